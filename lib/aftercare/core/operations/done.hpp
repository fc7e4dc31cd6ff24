// close done: an order's work is finished, or the ticket's as a whole.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Done {
    static constexpr Verb verb = Verb::done;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::optional<int> k;    ///< the order that is finished by this; none when all were
    bool completes = false;  ///< the ticket goes to verification
    std::string result;
    std::string cause;
    std::vector<std::string> materials;
    bool sheet_signed = false;

    static void fields(auto& self, auto&& field) {
        field("order", self.k);
        field("completes", self.completes);
        field("result", self.result);
        field("cause", self.cause);
        field("materials", self.materials);
        field("signed", self.sheet_signed);
    }
    bool operator==(const Done&) const = default;
};

/// With `k` the order alone is finished. Without, the ticket: its only open order in the same act, or none
/// when one is done already; several open orders are named. A quality ticket needs its root cause.
Decided<Done> decide(Done asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Done& event);

}  // namespace aftercare
