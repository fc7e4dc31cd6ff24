// close cost --strike: a cost that was entered by mistake no longer counts, also when the act that said it
// (`done --cost`) stays.
#pragma once

#include <string_view>

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct CostStruck {
    static constexpr Verb verb = Verb::strike_cost;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    int n = 0;  ///< the cost's number

    static void fields(auto& self, auto&& field) { field("cost", self.n); }
    bool operator==(const CostStruck&) const = default;
};

/// `charged_by`: the back-charge that claims the cost, as written; empty when none does. Refused for a cost
/// that the ticket does not have, and for one that is claimed.
Decided<CostStruck> decide(CostStruck asked, const Facts& facts, std::string_view charged_by = {});
void apply(Ticket& ticket, const Stamp& stamp, const CostStruck& event);

}  // namespace aftercare
