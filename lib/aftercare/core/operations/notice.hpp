// dispatch notice: neighbours are warned of noise, dust or a cut before the work begins.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct NoticeGiven {
    static constexpr Verb verb = Verb::notice;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::string what;
    Instant from_at;
    std::optional<Instant> until_at;
    std::vector<UnitId> units;

    static void fields(auto& self, auto&& field) {
        field("what", self.what);
        field("from_at", self.from_at);
        field("until_at", self.until_at);
        field("units", self.units);
    }
    bool operator==(const NoticeGiven&) const = default;
};

/// Refused when it ends before it begins. The newest notice is the one that `start` waits for.
Decided<NoticeGiven> decide(NoticeGiven asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const NoticeGiven& event);

}  // namespace aftercare
