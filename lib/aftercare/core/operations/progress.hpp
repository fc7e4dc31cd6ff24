// dispatch progress: how the work goes; `--safe` says that the danger is over.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Progressed {
    static constexpr Verb verb = Verb::progress;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::optional<int> k;
    std::string words;
    bool safe = false;

    static void fields(auto& self, auto&& field) {
        field("order", self.k);
        field("words", self.words);
        field("safe", self.safe);
    }
    bool operator==(const Progressed&) const = default;
};

/// Without an open order it is a fact of the ticket alone.
Decided<Progressed> decide(Progressed asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Progressed& event);

}  // namespace aftercare
