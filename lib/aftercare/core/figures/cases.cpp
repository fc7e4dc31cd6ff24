#include "aftercare/core/figures/cases.hpp"

#include <algorithm>

#include "aftercare/core/figures/matured.hpp"

namespace aftercare {

namespace {

using Tell = std::function<void(const Case&)>;

/// The cycle to which a run of resolve belongs: the last one that had begun when the run did.
const Cycle* cycle_of(const TicketFacts& facts, const ClockRun& run) {
    const Cycle* found = &facts.cycles.front();
    for (const auto& cycle : facts.cycles) {
        if (cycle.from <= run.started_at) {
            found = &cycle;
        }
    }
    return found;
}

/// Whether the ticket was triaged by the end of the run's cycle, since its receipt or its newest appeal,
/// which asks for a triage anew: without a standard date then, it has none.
bool was_judged(const TicketFacts& facts, const ClockRun& run) {
    const auto& cycle = *cycle_of(facts, run);
    const auto* asked = &cycle;
    while (asked->begun == CycleBegun::reopening) {
        --asked;
    }
    return std::any_of(facts.steps.begin(), facts.steps.end(), [&](const Step& step) {
        return step.kind == StepKind::accepted && step.at >= asked->from &&
               (!cycle.ended_at || step.at <= *cycle.ended_at);
    });
}

void tell_resolve_runs(Cohort cohort, const TicketFacts& facts, const Tell& tell) {
    for (const auto& run : facts.ticket.clocks) {
        if (run.clock == Clock::resolve &&
            (cohort != Cohort::due_standard || run.standard_by || !was_judged(facts, run))) {
            const auto at = cohort == Cohort::due_standard   ? run.standard_by.value_or(run.due_original_at)
                            : cohort == Cohort::due_original ? run.due_original_at
                                                             : run.due_at;
            tell({.facts = facts, .at = at, .cycle = cycle_of(facts, run), .run = &run});
        }
    }
}

const Callback* callback_of(const Ticket& ticket, const ClockRun& run) {
    if (run.clock != Clock::callback || !run.part_n) {
        return nullptr;
    }
    const auto found = std::find_if(ticket.callbacks.begin(), ticket.callbacks.end(),
                                    [&](const Callback& each) { return each.n == *run.part_n; });
    return found == ticket.callbacks.end() ? nullptr : &*found;
}

void tell_runs(Cohort cohort, const TicketFacts& facts, const Tell& tell) {
    for (const auto& run : facts.ticket.clocks) {
        tell({.facts = facts,
              .at = cohort == Cohort::begun ? run.started_at : run.due_at,
              .run = &run,
              .order = run.order_k ? find_order(facts.ticket, *run.order_k) : nullptr,
              .callback = callback_of(facts.ticket, run)});
    }
}

void tell_finished(const TicketFacts& facts, const Tell& tell) {
    for (const auto& cycle : facts.cycles) {
        if (cycle.done_at && !cycle.is_import) {
            tell({.facts = facts, .at = *cycle.done_at, .cycle = &cycle});
        }
    }
}

void tell_steps(const TicketFacts& facts, const Tell& tell) {
    for (const auto& step : facts.steps) {
        tell({.facts = facts,
              .at = step.at,
              .step = &step,
              .order = step.order_k ? find_order(facts.ticket, *step.order_k) : nullptr});
    }
}

/// The orders by one of their instants; `at` gives it, or nothing.
void tell_orders(const TicketFacts& facts, std::optional<Instant> (*at)(const Order&), const Tell& tell) {
    for (const auto& order : facts.ticket.orders) {
        if (const auto when = at(order)) {
            tell({.facts = facts, .at = *when, .order = &order});
        }
    }
}

/// What was received and is resolved, its done accepted or an answer, with the cycle that did it first.
void tell_resolved(const TicketFacts& facts, const Tell& tell) {
    for (const auto& row : facts.cycles) {
        if (row.begun != CycleBegun::receipt && row.begun != CycleBegun::appeal) {
            continue;
        }
        const auto until = row_until(facts, row);
        for (const auto* cycle = &row; cycle <= &facts.cycles.back() && cycle->from < until; ++cycle) {
            if (cycle->resolved_at() && !cycle->is_provisional()) {
                tell({.facts = facts, .at = row.from, .cycle = cycle});
                break;
            }
        }
    }
}

void tell_receipts(const TicketFacts& facts, const Tell& tell) {
    for (const auto& cycle : facts.cycles) {
        if (cycle.begun == CycleBegun::receipt || cycle.begun == CycleBegun::appeal) {
            tell({.facts = facts, .at = cycle.from, .cycle = &cycle, .is_receipt = true});
        }
    }
}

void tell_scores(const TicketFacts& facts, const Tell& tell) {
    for (const auto& callback : facts.ticket.callbacks) {
        if (callback.score && callback.ended_at) {
            tell({.facts = facts, .at = *callback.ended_at, .callback = &callback});
        }
    }
}

void tell_matured_done(const TicketFacts& facts, const Rules& rules, const Tell& tell) {
    if (const auto* cycle = first_accepted(facts)) {
        tell({.facts = facts,
              .at = *cycle->done_at + repeat_window(facts, rules, *cycle->done_at),
              .cycle = cycle});
    }
}

/// The first closing that was ours, by the end of its window.
void tell_matured_closing(const TicketFacts& facts, const Rules& rules, const Tell& tell) {
    const auto cycle = std::find_if(facts.cycles.begin(), facts.cycles.end(),
                                    [](const Cycle& each) { return each.ending && !is_exit(each); });
    if (cycle != facts.cycles.end()) {
        tell({.facts = facts,
              .at = *cycle->ended_at + repeat_window(facts, rules, *cycle->ended_at),
              .cycle = &*cycle});
    }
}

}  // namespace

void for_each_case(Cohort cohort, const TicketFacts& facts, const Rules& rules, const Tell& tell) {
    switch (cohort) {
        case Cohort::opened:
        case Cohort::since_handover:
            return tell_receipts(facts, tell);
        case Cohort::resolved:
            return tell_resolved(facts, tell);
        case Cohort::finished:
            return tell_finished(facts, tell);
        case Cohort::closed_first:
            if (const auto* closed = first_step(facts, StepKind::closed)) {
                tell({.facts = facts, .at = closed->at, .step = closed});
            }
            return;
        case Cohort::stepped:
            return tell_steps(facts, tell);
        case Cohort::due_standard:
        case Cohort::due_original:
        case Cohort::due_current:
            return tell_resolve_runs(cohort, facts, tell);
        case Cohort::due:
        case Cohort::begun:
            return tell_runs(cohort, facts, tell);
        case Cohort::order_done:
            return tell_orders(
                facts, [](const Order& order) { return order.done_at; }, tell);
        case Cohort::order_issued:
            return tell_orders(
                facts, [](const Order& order) { return std::optional(order.issued_at); }, tell);
        case Cohort::order_served:
            return tell_orders(
                facts, [](const Order& order) { return order.served_at; }, tell);
        case Cohort::order_due:
            return tell_orders(
                facts, [](const Order& order) { return std::optional(order.due_at); }, tell);
        case Cohort::order_ended:
            return tell_orders(
                facts, [](const Order& order) { return order.ended_at; }, tell);
        case Cohort::scored:
            return tell_scores(facts, tell);
        case Cohort::matured_done:
            return tell_matured_done(facts, rules, tell);
        case Cohort::matured_closing:
            return tell_matured_closing(facts, rules, tell);
        case Cohort::matured_receipt:
            return tell({.facts = facts,
                         .at = facts.ticket.received_at + k_complaint_window,
                         .cycle = &facts.cycles.front()});
        case Cohort::cost:
            for (const auto& cost : facts.ticket.costs) {
                tell({.facts = facts, .at = cost.incurred_at, .cost = &cost});
            }
            return;
        case Cohort::delay:
        case Cohort::period:
            return tell({.facts = facts, .at = {}});
        case Cohort::merged:
            return tell({.facts = facts, .at = facts.ticket.state_since});
        case Cohort::stock:
        case Cohort::charge:
        case Cohort::group:
        case Cohort::struck:
        case Cohort::unit:
            return;  // no flow of a ticket
    }
}

Instant last_case_at(const TicketFacts& facts, const Rules& rules) {
    auto last = facts.ticket.received_at + k_complaint_window;
    const auto until = [&](Instant at) { last = std::max(last, at); };
    for (const auto& step : facts.steps) {
        until(step.at);
    }
    for (const auto& run : facts.ticket.clocks) {
        until(std::max({run.due_at, run.due_original_at, run.standard_by.value_or(run.due_at)}));
    }
    for (const auto& cycle : facts.cycles) {
        if (cycle.ended_at) {
            until(*cycle.ended_at + repeat_window(facts, rules, *cycle.ended_at));
        }
    }
    for (const auto& cost : facts.ticket.costs) {
        until(cost.incurred_at);
    }
    for (const auto& order : facts.ticket.orders) {
        until(order.due_at);
    }
    return last;
}

}  // namespace aftercare
