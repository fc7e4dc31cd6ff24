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
    asked.n = facts.latest().work.given.promise + 1;
    return asked;
}

/// What it says is a run of the promise clock.
void apply(Ticket&, const Stamp&, const Promised&) {}

}  // namespace aftercare
