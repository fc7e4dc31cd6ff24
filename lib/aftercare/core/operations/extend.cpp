#include "aftercare/core/operations/extend.hpp"

namespace aftercare {

namespace {

Decided<Extended> decide_order(Extended asked, const Facts& facts) {
    const auto k = choose_order(facts, asked.k);
    if (!k) {
        return k.reason();
    }
    if (find_order(facts.latest(), *k)->due_at == asked.due_at) {
        auto no = refused(Refusal::nothing_to_change, facts.ticket);
        no.helps.clear();
        return no;
    }
    return asked;
}

}  // namespace

std::optional<Refused> refuse_not_later(const Facts& facts, const ClockRun& run, Instant due_at) {
    if (due_at > run.due_at) {
        return std::nullopt;
    }
    auto no = refused(Refusal::not_later, facts.ticket);
    no.since = run.due_at;
    no.until = due_at;
    no.helps.clear();
    return no;
}

Decided<Extended> decide(Extended asked, const Facts& facts) {
    if (auto no = refuse(Verb::extend, facts, Effect::fact)) {
        return *no;
    }
    if (asked.k) {
        return decide_order(std::move(asked), facts);
    }
    const auto* run = running_clock(facts.ticket, Clock::resolve);
    if (run == nullptr) {
        auto no = refused(Refusal::no_date, facts.ticket);
        no.helps = facts.ticket.state == State::completed ? "close verify" : "intake triage";
        return no;
    }
    if (auto no = refuse_not_later(facts, *run, asked.due_at)) {
        return *no;
    }
    return asked;
}

void apply(Ticket& ticket, const Stamp&, const Extended& event) {
    if (event.k) {
        find_order(ticket, *event.k)->due_at = event.due_at;
    } else {
        ++ticket.extension_count;
    }
}

}  // namespace aftercare
