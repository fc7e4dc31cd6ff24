#include "aftercare/core/operations/extend.hpp"

namespace aftercare {

Decided<Extended> decide(Extended asked, const Facts& facts) {
    if (auto no = refuse(Verb::extend, facts, Effect::fact)) {
        return *no;
    }
    const auto* run = running_clock(facts.ticket, Clock::resolve);
    if (run == nullptr) {
        auto no = refused(Refusal::no_date, facts.ticket);
        no.helps = facts.ticket.state == State::completed ? "close verify" : "intake triage";
        return no;
    }
    if (asked.due_at <= run->due_at) {
        auto no = refused(Refusal::not_later, facts.ticket);
        no.since = run->due_at;
        no.until = asked.due_at;
        no.helps.clear();
        return no;
    }
    asked.late = !run->paused_at && facts.when.now > run->due_at;
    asked.told = asked.to || asked.how;
    asked.deadlines = asked.told ? contact_deadlines(facts) : Deadlines{};
    if (!asked.late) {
        asked.deadlines.push_back({.clock = Clock::resolve,
                                   .act = DeadlineAct::moves,
                                   .order_k = {},
                                   .from = run->started_at,
                                   .due = asked.due_at,
                                   .pace = run->pace,
                                   .assumed = false,
                                   .policy = run->policy_version});
    }
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Extended& event) {
    ++ticket.extension_count;
    for (auto& run : ticket.clocks) {
        if (run.clock == Clock::resolve && run.running()) {
            ++run.extension_count;
        }
    }
    if (event.told) {
        note_contact(ticket, stamp.at, event.how);
    }
    apply_deadlines(ticket, event.deadlines);
}

}  // namespace aftercare
