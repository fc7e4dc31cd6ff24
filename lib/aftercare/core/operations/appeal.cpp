#include "aftercare/core/operations/appeal.hpp"

#include "aftercare/core/coming_back.hpp"
#include "aftercare/core/operations/callbacks.hpp"

namespace aftercare {

std::optional<Refused> refuse_approver(const Actor& approver) {
    if (!refuse_actor(approver, StaffRole::manager)) {
        return std::nullopt;
    }
    if (approver.left_at) {
        return refuse_chosen(approver);
    }
    return Refused{
        .why = Refusal::approver_not_manager, .detail = approver.name, .needed_role = StaffRole::manager};
}

std::optional<Refused> refuse_approved(Verb verb, const Facts& facts, Effect effect, const Actor& approver) {
    if (auto no = refuse_actor(facts.actor)) {
        return no;
    }
    if (auto no = refuse_approver(approver)) {
        return no;
    }
    return refuse(verb, facts, effect);
}

Decided<Appealed> decide(Appealed asked, const Facts& facts, const Actor& approver) {
    const auto effect = asked.was_refused ? Effect::fact : Effect::changes_state;
    if (auto no = asked.approved_by.empty() ? refuse(Verb::appeal, facts, effect)
                                            : refuse_approved(Verb::appeal, facts, effect, approver)) {
        return *no;
    }
    if (auto no = refuse_return(facts)) {
        return *no;
    }
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Appealed& event) {
    if (event.was_refused) {
        return;
    }
    enter(ticket, State::registered, Verb::appeal, stamp.at, stamp.actor);
    if (event.approved_by.empty()) {
        ++ticket.cycle;
    }
    waive_callbacks(ticket, stamp.at);
    ticket.callback_state.reset();
    ticket.accepted_at.reset();
    ticket.started_at.reset();
    ticket.completed_at.reset();
    ticket.told_done_at.reset();
    ticket.work.objected_at.reset();
    ticket.answer_refused = false;
}

}  // namespace aftercare
