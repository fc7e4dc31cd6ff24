#include "aftercare/core/operations/promise.hpp"

#include <algorithm>

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
    asked.n = facts.latest().work.promise_count + 1;
    return asked;
}

/// What it says is a run of the promise clock.
void apply(Ticket& ticket, const Stamp&, const Promised& event) {
    ticket.work.promise_count = std::max(ticket.work.promise_count, event.n);
}

}  // namespace aftercare
