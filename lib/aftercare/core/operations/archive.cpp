#include "aftercare/core/operations/archive.hpp"

#include "aftercare/core/coming_back.hpp"
#include "aftercare/core/operations/callbacks.hpp"

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
    if (running_clock(ticket, Clock::reply) != nullptr) {
        auto no = refused(Refusal::reply_owed, ticket);
        no.helps = "dispatch inform --to referrer";
        return no;
    }
    const auto& goes_on = more.goes_on == nullptr ? ticket : *more.goes_on;
    if (may_come_back(goes_on, facts.when.at)) {
        auto no = refused(is_open(goes_on.state) ? Refusal::target_open : Refusal::window_running, ticket);
        no.detail = more.goes_on_number;
        no.until = goes_on.return_until;
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
    ticket.archived_at = stamp.at;
    ticket.archive_path = event.path;
    ticket.archive_digest = event.digest;
}

}  // namespace aftercare
