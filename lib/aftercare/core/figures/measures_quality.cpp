// How well the work was done: what holds, what came back, what was complete. A completion or closing is
// judged when its window has ended (rules.md §6, Matured).
#include <algorithm>

#include "aftercare/core/figures/matured.hpp"
#include "aftercare/core/figures/measure.hpp"
#include "aftercare/core/operations/callbacks.hpp"

namespace aftercare {

namespace {

bool any_step(const Case& one, StepKind kind, Instant from, Instant until) {
    return std::any_of(one.facts.steps.begin(), one.facts.steps.end(), [&](const Step& step) {
        return step.kind == kind && step.at >= from && step.at <= until;
    });
}

/// Reopened once it was over at `from`, until the end of its window.
bool was_reopened(const Case& one, Instant from) {
    return any_step(one, StepKind::reopened, from + Seconds{1}, one.at);
}

bool was_repeated_by(const Case& one, const Look& look, Instant until) {
    const auto repeats = look.neighbours.repeats(one.facts.ticket);
    return std::any_of(repeats.begin(), repeats.end(),
                       [&](Instant at) { return at > *one.cycle->done_at && at <= until; });
}

/// What of a matured completion came back, if anything did.
std::optional<FigureWhy> came_back(const Case& one, const Look& look) {
    return was_reopened(one, *one.cycle->done_at) ? std::optional(FigureWhy::reopened)
           : was_repeated_by(one, look, one.at)   ? std::optional(FigureWhy::repeated)
                                                  : std::nullopt;
}

std::optional<Contribution> fixed_at_once(const Case& one, const Look& look, std::int64_t) {
    if (one.cycle != &one.facts.cycles.front()) {
        return counts_as(false, FigureWhy::reopened);
    }
    if (any_step(one, StepKind::rejected, Instant{INT64_MIN}, one.at)) {
        return counts_as(false, FigureWhy::rejected);
    }
    const auto why = came_back(one, look);
    return counts_as(!why, why.value_or(FigureWhy::met));
}

std::optional<Contribution> fixed_in_one_visit(const Case& one, const Look& look, std::int64_t number) {
    const auto visits = std::count_if(one.facts.steps.begin(), one.facts.steps.end(), [&](const Step& step) {
        return step.kind == StepKind::arrived && step.at <= one.at;
    });
    if (visits != 1) {
        return counts_as(false, visits == 0 ? FigureWhy::no_visit : FigureWhy::several_visits);
    }
    return fixed_at_once(one, look, number);
}

std::optional<Contribution> repaired_again(const Case& one, const Look& look, std::int64_t) {
    const auto why = came_back(one, look);
    return counts_as(why.has_value(), why.value_or(FigureWhy::no));
}

std::optional<Contribution> reopened_after(const Case& one, const Look&, std::int64_t) {
    const bool is_so = was_reopened(one, *one.cycle->ended_at);
    return counts_as(is_so, is_so ? FigureWhy::reopened : FigureWhy::no);
}

/// The first verdict on the ticket's repair, when the step is that.
std::optional<Contribution> passed_first_check(const Case& one, const Look&, std::int64_t) {
    const auto verdict = std::find_if(one.facts.steps.begin(), one.facts.steps.end(), [](const Step& step) {
        return step.kind == StepKind::rejected || step.kind == StepKind::checked;
    });
    if (verdict == one.facts.steps.end() || &*verdict != one.step) {
        return std::nullopt;
    }
    const bool is_passed = verdict->kind == StepKind::checked;
    return counts_as(is_passed, is_passed ? FigureWhy::passed : FigureWhy::rejected);
}

template <bool came_back_wanted>
std::optional<Contribution> leak(const Case& one, const Look& look, std::int64_t) {
    if (!counts_as_leak(look.rules.policies.at(*one.cycle->done_at), one.facts.ticket)) {
        return std::nullopt;
    }
    const auto why = came_back(one, look);
    return counts_as(why.has_value() == came_back_wanted,
                     why.value_or(came_back_wanted ? FigureWhy::no : FigureWhy::met));
}

/// Every order served, acknowledged and arrived at before it was done.
bool is_complete(const Order& order) {
    return order.served_at && order.acked_at && order.arrived_at;
}
bool is_done_repair(const Order& order) {
    return order.kind == OrderKind::repair && order.done_at &&
           (order.state == OrderState::done || order.state == OrderState::verified);
}

std::optional<Contribution> recorded_completely(const Case& one, const Look&, std::int64_t) {
    const auto& cycle = *one.cycle;
    const bool is_so =
        std::all_of(one.facts.ticket.orders.begin(), one.facts.ticket.orders.end(), [&](const Order& order) {
            const bool is_of_cycle =
                order.issued_at >= cycle.from && (!cycle.ended_at || order.issued_at <= *cycle.ended_at);
            return !is_of_cycle || !is_done_repair(order) || is_complete(order);
        });
    return counts_as(is_so, is_so ? FigureWhy::yes : FigureWhy::incomplete);
}

bool missed_run(const Ticket& ticket, const Look& look, const Order& order, Clock clock) {
    return std::any_of(ticket.clocks.begin(), ticket.clocks.end(), [&](const ClockRun& run) {
        const bool is_its = clock == Clock::visit
                                ? run.order_k == order.k
                                : run.started_at <= order.issued_at &&
                                      run.stopped_at == (order.phone_first ? std::optional(order.issued_at)
                                                                           : order.served_at);
        return run.clock == clock && is_its && outcome_at(run, look.as_of) == RunOutcome::missed;
    });
}

/// Whether the owner was dissatisfied in the cycle of the order; nothing while its callback is due.
std::optional<bool> dissatisfied_with(const Ticket& ticket, const Order& order) {
    bool is_so = false;
    for (const auto& callback : ticket.callbacks) {
        if (callback.cycle != order.cycle || callback.why == CallbackWhy::later) {
            continue;
        }
        if (callback.state == CallbackState::due && callback.why == CallbackWhy::closing) {
            return std::nullopt;
        }
        is_so = is_so || (callback.counts && callback.score && *callback.score <= 2);
    }
    return is_so;
}

std::optional<Contribution> visited_well(const Case& one, const Look& look, std::int64_t) {
    const auto& ticket = one.facts.ticket;
    const auto& order = *one.order;
    const auto is_dissatisfied = dissatisfied_with(ticket, order);
    if (!is_done_repair(order) || !is_dissatisfied) {
        return std::nullopt;
    }
    const auto worked =
        *order.done_at - held_by_owner(ticket, look.rules.policies, order.issued_at, *order.done_at);
    const auto why = missed_run(ticket, look, order, Clock::dispatch) ||
                             missed_run(ticket, look, order, Clock::visit) || worked > order.due_at
                         ? FigureWhy::late
                     : *is_dissatisfied    ? FigureWhy::dissatisfied
                     : !is_complete(order) ? FigureWhy::incomplete
                                           : FigureWhy::met;
    return counts_as(why == FigureWhy::met, why);
}

/// From the receipt or appeal to the done or answer that was accepted, by the wall and in working time; spans
/// in which the ticket was closed do not count.
std::optional<Contribution> time_to_resolve(const Case& one, const Look& look, std::int64_t) {
    const auto until = *one.cycle->done_at;
    const auto& hours =
        hours_of(look.rules.policies.newest(), look.rules.project(one.facts.ticket.project_id));
    Contribution answer{.why = FigureWhy::resolved, .value = 0, .working = 0, .happened = until};
    for (const auto& cycle : one.facts.cycles) {
        const auto end = std::min(cycle.ended_at.value_or(until), until);
        if (cycle.from >= one.at && end > cycle.from) {
            *answer.value += (end - cycle.from).count;
            *answer.working += working_time_between(hours.working, cycle.from, end).count;
        }
    }
    return answer;
}

std::optional<Contribution> replaced(const Case& one, const Look&, std::int64_t) {
    return one.step->kind == StepKind::replaced ? std::optional(Contribution{}) : std::nullopt;
}

constexpr auto k_heading = FigureHeading::quality;

constexpr Measure quality_share(std::string_view code, Cohort cohort, decltype(Measure::of) of,
                                Better better = Better::more) {
    return {code, k_heading, Combine::share, FigureUnit::ratio, cohort, of, better};
}

constexpr Measure k_quality_measures[] = {
    {"resolution_time", k_heading, Combine::spread, FigureUnit::seconds, Cohort::resolved, time_to_resolve,
     Better::less, false, 0, 1, true},
    quality_share("first_time_fix", Cohort::matured_done, fixed_at_once),
    quality_share("single_visit_fix", Cohort::matured_done, fixed_in_one_visit),
    quality_share("repeat_repair", Cohort::matured_done, repaired_again, Better::less),
    quality_share("reopen_rate", Cohort::matured_closing, reopened_after, Better::less),
    quality_share("first_check_pass", Cohort::stepped, passed_first_check),
    quality_share("leak_cured", Cohort::matured_done, leak<false>),
    quality_share("leak_back", Cohort::matured_done, leak<true>, Better::less),
    quality_share("record_completeness", Cohort::finished, recorded_completely),
    quality_share("qualified_visit", Cohort::order_done, visited_well),
    {"replaced_repairs", k_heading, Combine::sum, FigureUnit::count, Cohort::stepped, replaced, Better::less,
     true},
};

}  // namespace

std::span<const Measure> quality_measures() {
    return k_quality_measures;
}

}  // namespace aftercare
