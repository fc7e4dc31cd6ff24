#include "aftercare/core/operations/remind.hpp"

namespace aftercare {

namespace {

/// What a reminder marks: a clock's run or a hold; both remember the last day and its steps.
struct Mark {
    std::optional<Day>* day = nullptr;
    std::int64_t* levels = nullptr;
};

Mark mark_of(Ticket& ticket, const Reminded& event) {
    for (auto& run : ticket.clocks) {
        if (event.clock == run.clock && event.since == run.started_at && event.order_k == run.order_k &&
            event.part_n == run.part_n) {
            return {&run.reminded_on, &run.reminded_levels};
        }
    }
    for (auto& hold : ticket.holds) {
        if (event.hold_n == hold.n) {
            return {&hold.reminded_on, &hold.reminded_levels};
        }
    }
    return {};
}

}  // namespace

Decided<Reminded> decide(Reminded asked, const Facts& facts) {
    if (auto no = refuse(Verb::remind, facts, Effect::fact)) {
        return *no;
    }
    Ticket copy = facts.ticket;
    const auto mark = mark_of(copy, asked);
    const bool of_day = mark.day != nullptr && *mark.day == asked.day_on;
    const bool claimed = of_day && (*mark.levels >> asked.level & 1) != 0;
    if (mark.day == nullptr || (asked.failed || asked.sent ? !of_day : claimed)) {
        auto no = refused(Refusal::nothing_to_change, facts.ticket);
        no.helps.clear();
        return no;
    }
    return asked;
}

void apply(Ticket& ticket, const Stamp&, const Reminded& event) {
    if (event.sent) {
        return;
    }
    const auto mark = mark_of(ticket, event);
    if (mark.day == nullptr) {
        return;  // of a run that later knowledge has taken away
    }
    if (*mark.day != event.day_on) {
        *mark.day = event.day_on;
        *mark.levels = 0;
    }
    const auto bit = std::int64_t{1} << event.level;
    *mark.levels = event.failed || event.partial ? *mark.levels & ~bit : *mark.levels | bit;
}

}  // namespace aftercare
