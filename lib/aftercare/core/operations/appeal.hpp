// intake appeal: a declined or withdrawn ticket is taken up again, on a new fact or by a manager's decision.
#pragma once

#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

struct Appealed {
    static constexpr Verb verb = Verb::appeal;
    static constexpr SubjectKind subject = SubjectKind::ticket;
    std::string words;
    std::string approved_by;   ///< the manager who reversed the decision; empty: a new fact
    bool was_refused = false;  ///< appeal heard, decision stands

    static void fields(auto& self, auto&& field) {
        field("words", self.words);
        field("approved_by", self.approved_by);
        field("refused", self.was_refused);
    }
    bool operator==(const Appealed&) const = default;
};

/// `approver` is the register's view of `approved_by`; refused unless a manager, and for everybody once the
/// ticket may not come back any more. A new fact starts a cycle, a manager's reversal does not.
Decided<Appealed> decide(Appealed asked, const Facts& facts, const Actor& approver);
void apply(Ticket& ticket, const Stamp& stamp, const Appealed& event);

/// Refused unless nobody is registered or the approver is a manager.
std::optional<Refused> refuse_approver(const Actor& approver);

/// As refuse(), of a verb that needs an approver: who acts, who approves, then state and time.
std::optional<Refused> refuse_approved(Verb verb, const Facts& facts, Effect effect, const Actor& approver);

}  // namespace aftercare
