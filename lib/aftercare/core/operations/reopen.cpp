#include "aftercare/core/operations/reopen.hpp"

#include "aftercare/core/operations/closing.hpp"

namespace aftercare {

Decided<Reopened> decide(Reopened asked, const Facts& facts) {
    if (auto no = refuse(Verb::reopen, facts, Effect::changes_state)) {
        return *no;
    }
    if (const auto until = reopen_until(facts.policy, facts.ticket); until && facts.when.at > *until) {
        auto no = refused(Refusal::window_over, facts.ticket);
        no.since = *until;
        no.helps = "intake new";
        return no;
    }
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Reopened&) {
    reopen_ticket(ticket, stamp, Verb::reopen);
}

}  // namespace aftercare
