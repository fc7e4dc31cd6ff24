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
    return asked;
}

void apply(Ticket& ticket, const Stamp&, const Extended&) {
    ++ticket.extension_count;
}

}  // namespace aftercare
