#include "aftercare/core/operations/force.hpp"

#include "aftercare/core/operations/appeal.hpp"
#include "aftercare/core/operations/closing.hpp"
#include "aftercare/core/operations/ending.hpp"

namespace aftercare {

Decided<Forced> decide(Forced asked, const Facts& facts, const Actor& approver) {
    if (auto no = refuse_approved(Verb::force, facts, Effect::changes_state, approver)) {
        return *no;
    }
    const auto offers =
        static_cast<std::int64_t>(facts.ticket.appointments.size()) + facts.ticket.inform_count;
    asked.closed_by_owner =
        !asked.reason.empty() && facts.ticket.notice_written && offers >= facts.policy.offers_min;
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Forced& event) {
    cancel_open_orders(ticket, stamp.at);
    close_ticket(ticket, stamp, Verb::force, ClosedHow::forced);
    ticket.closed_by_owner = event.closed_by_owner;
    ticket.answer_refused = false;
}

}  // namespace aftercare
