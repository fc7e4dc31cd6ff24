// close cost: what the repair cost, line by line.
#pragma once

#include <vector>

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct CostLine {
    CostKind kind = CostKind::labour;
    Fen amount;

    static void fields(auto& self, auto&& field) {
        field("kind", self.kind);
        field("fen", self.amount);
    }
    bool operator==(const CostLine&) const = default;
};

struct Costed {
    static constexpr Verb verb = Verb::cost;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    int n = 0;  ///< the first line's number, of the ticket's costs in the order of entry
    std::vector<CostLine> lines;
    std::optional<int> k;  ///< the order it was spent on, when one is known

    static void fields(auto& self, auto&& field) {
        field("cost", self.n);
        field("lines", self.lines);
        field("order", self.k);
    }
    bool operator==(const Costed&) const = default;
};

/// Refused for an order that the ticket does not have.
Decided<Costed> decide(Costed asked, const Facts& facts);
void apply(Ticket& ticket, const Stamp& stamp, const Costed& event);

}  // namespace aftercare
