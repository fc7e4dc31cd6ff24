#include "aftercare/core/operations/remind.hpp"

namespace aftercare {

namespace {

/// What a reminder marks: a clock's run, a hold or a contract; all remember the last day and its steps.
struct ReminderMark {
    std::optional<Day>* day = nullptr;
    std::int64_t* levels = nullptr;
};

ReminderMark mark_of(Ticket& ticket, const Reminded& event) {
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

ReminderMark mark_of(Party& party, const ContractReminded& event) {
    for (auto& contract : party.contracts) {
        if (contract.n == event.contract_n) {
            return {&contract.reminded_on, &contract.reminded_levels};
        }
    }
    return {};
}

/// Whether what is said of the mark changes something, or tells what came of a claim.
template <class Subject, class Event>
bool says_something(Subject subject, const Event& event) {
    const auto mark = mark_of(subject, event);
    const bool of_day = mark.day != nullptr && *mark.day == event.day_on;
    const bool claimed = of_day && (*mark.levels >> event.level & 1) != 0;
    return mark.day != nullptr && (event.failed || event.sent ? of_day : !claimed);
}

template <class Subject, class Event>
void leave_mark(Subject& subject, const Event& event) {
    const auto mark = mark_of(subject, event);
    if (event.sent || mark.day == nullptr) {
        return;  // the mark stands, or it was of what later knowledge has taken away
    }
    if (*mark.day != event.day_on) {
        *mark.day = event.day_on;
        *mark.levels = 0;
    }
    const auto bit = std::int64_t{1} << event.level;
    *mark.levels = event.failed || event.partial ? *mark.levels & ~bit : *mark.levels | bit;
}

}  // namespace

Decided<Reminded> decide(Reminded asked, const Facts& facts) {
    if (auto no = refuse(Verb::remind, facts, Effect::fact)) {
        return *no;
    }
    if (!says_something(facts.ticket, asked)) {
        auto no = refused(Refusal::nothing_to_change, facts.ticket);
        no.helps.clear();
        return no;
    }
    return asked;
}

Decided<ContractReminded> decide(ContractReminded asked, const Party& party, const Actor& actor) {
    if (auto no = refuse_actor(actor)) {
        return *no;
    }
    if (!says_something(party, asked)) {
        return Refused{.why = Refusal::nothing_to_change};
    }
    return asked;
}

void apply(Ticket& ticket, const Stamp&, const Reminded& event) {
    leave_mark(ticket, event);
}

void apply(Party& party, const Stamp&, const ContractReminded& event) {
    leave_mark(party, event);
}

}  // namespace aftercare
