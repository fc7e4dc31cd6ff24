#include "aftercare/core/operations/promise.hpp"

namespace aftercare {

Decided<Promised> decide(Promised asked, const Facts& facts) {
    if (auto no = refuse(Verb::promise, facts, Effect::fact)) {
        return *no;
    }
    if (asked.due_at < facts.when.at) {
        auto no = refused(Refusal::date_passed, facts.ticket);
        no.until = asked.due_at;
        no.helps.clear();
        return no;
    }
    asked.deadlines = contact_deadlines(facts);
    asked.deadlines.push_back({.clock = Clock::promise,
                               .act = DeadlineAct::begins,
                               .order_k = {},
                               .from = facts.when.at,
                               .due = asked.due_at,
                               .pace = Pace::wall,
                               .assumed = false,
                               .policy = facts.policy.version});
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Promised& event) {
    note_contact(ticket, stamp.at, std::nullopt);
    apply_deadlines(ticket, event.deadlines);
    ticket.clocks.back().what = event.what;
}

void keep_promises(Ticket& ticket, Instant at) {
    for (auto& run : ticket.clocks) {
        const bool made_before = run.clock == Clock::promise && !run.dropped && run.started_at < at;
        if (made_before && (run.running() || at < *run.stopped_at)) {
            run.stopped_at = at;
        }
    }
}

}  // namespace aftercare
