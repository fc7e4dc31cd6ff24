#include "aftercare/core/operations/archive.hpp"

#include "aftercare/core/operations/callbacks.hpp"
#include "aftercare/core/operations/closing.hpp"

namespace aftercare {

Decided<Archived> decide(Archived asked, const Facts& facts, const ArchiveFacts& more) {
    if (auto no = refuse(Verb::archive, facts, Effect::changes_state)) {
        return *no;
    }
    const auto& ticket = facts.ticket;
    if (awaits_callback(ticket)) {
        auto no = refused(Refusal::callback_open, ticket);
        no.helps = "callback record";
        return no;
    }
    if (const auto until = reopen_until(facts.policy, ticket); until && facts.when.at <= *until) {
        auto no = refused(Refusal::window_running, ticket);
        no.until = *until;
        no.helps.clear();
        return no;
    }
    if (more.money_open) {
        auto no = refused(Refusal::money_open, ticket);
        no.helps = "close charge open";
        return no;
    }
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Archived& event) {
    enter(ticket, State::archived, Verb::archive, stamp.at, stamp.actor);
    ticket.archive_path = event.path;
    ticket.archive_digest = event.digest;
}

}  // namespace aftercare
