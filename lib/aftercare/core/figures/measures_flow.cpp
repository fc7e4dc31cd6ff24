// What came in and what went out: counts of what happened in a period, and the rates of closing.
#include <algorithm>

#include "aftercare/core/figures/measure.hpp"
#include "aftercare/core/operations/registry.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

constexpr std::int64_t k_seconds_a_day = k_24_hours.count;

std::optional<Contribution> step_of(const Case& one, StepKind kind) {
    return one.step->kind == kind ? std::optional(Contribution{.happened = one.at}) : std::nullopt;
}
template <StepKind kind>
std::optional<Contribution> step(const Case& one, const Look&, std::int64_t) {
    return step_of(one, kind);
}
/// A closing of ours; with imported history, one at its source too.
std::optional<Contribution> closing(const Case& one, const Look& look, std::int64_t) {
    return one.step->kind == StepKind::closed_at_source && look.with_imported
               ? std::optional(Contribution{.happened = one.at})
               : step_of(one, StepKind::closed);
}
template <StepKind kind>
std::optional<Contribution> flagged_step(const Case& one, const Look&, std::int64_t) {
    return one.step->flag ? step_of(one, kind) : std::nullopt;
}

/// The first step of a kind of what began with the case's cycle, or null.
const Step* step_in(const Case& one, StepKind kind) {
    const auto until = row_until(one.facts, *one.cycle);
    for (const auto& step : one.facts.steps) {
        if (step.kind == kind && step.at >= one.cycle->from && step.at <= until) {
            return &step;
        }
    }
    return nullptr;
}

/// Whether a cycle ended in a closing that was not the owner's.
bool is_closing(const Cycle& cycle) {
    return cycle.is_import || (cycle.ending && *cycle.ending != Ending::declined &&
                               *cycle.ending != Ending::withdrawn && !cycle.by_owner);
}

/// Of what came, what was ever closed; what was given up, or closed by the owner alone, leaves.
std::optional<Contribution> was_closed(const Case& one, const Look&, std::int64_t) {
    const auto until = row_until(one.facts, *one.cycle);
    const auto* last = one.cycle;
    bool is_so = false;
    for (const auto* cycle = one.cycle; cycle <= &one.facts.cycles.back() && cycle->from < until; ++cycle) {
        is_so = is_so || is_closing(*cycle);
        last = cycle;
    }
    return !is_so && is_exit(*last) ? std::nullopt : std::optional(yes_or_no(is_so));
}

/// First closings beside receipts: the former by when they happened, the latter by when they came.
std::optional<Contribution> flowed(const Case& one, const Look& look, std::int64_t) {
    const auto is_in = [&](Instant at) { return at >= look.period.from && at < look.period.until; };
    const auto& steps = one.facts.steps;
    const auto closed = std::find_if(steps.begin(), steps.end(), [&](const Step& step) {
        return step.kind == StepKind::closed ||
               (step.kind == StepKind::closed_at_source && look.with_imported);
    });
    const bool is_closed = closed != steps.end() && is_in(closed->at) && closed->at <= look.as_of;
    std::int64_t received = 0;
    for (const auto& cycle : one.facts.cycles) {
        const bool is_row = cycle.begun == CycleBegun::receipt || cycle.begun == CycleBegun::appeal;
        received += is_row && is_in(cycle.from) ? 1 : 0;
    }
    if (!is_closed && received == 0) {
        return std::nullopt;
    }
    return Contribution{.why = is_closed ? FigureWhy::resolved : FigureWhy::unresolved,
                        .numerator = is_closed ? 1 : 0,
                        .denominator = received};
}

/// Of what was open at the period's beginning or came in it, what was done or answered in it.
std::optional<Contribution> completed_of_all(const Case& one, const Look& look, std::int64_t) {
    const auto& facts = one.facts;
    const auto is_in = [&](std::optional<Instant> at) {
        return at >= look.period.from && at < look.period.until;
    };
    const bool is_received = std::any_of(facts.cycles.begin(), facts.cycles.end(), [&](const Cycle& cycle) {
        return (cycle.begun == CycleBegun::receipt || cycle.begun == CycleBegun::appeal) && is_in(cycle.from);
    });
    if (!facts.counts() || !(is_received || was_open_before(facts, look.period.from))) {
        return std::nullopt;
    }
    bool leaves = false;
    for (const auto& cycle : facts.cycles) {
        if (cycle.done_at && is_in(cycle.done_at)) {
            return counts_as(true, FigureWhy::resolved);
        }
        leaves = leaves || (is_exit(cycle) && cycle.ended_at && is_in(cycle.ended_at));
    }
    if (leaves) {
        return std::nullopt;
    }
    return counts_as(false, FigureWhy::unresolved);
}

std::optional<Contribution> resolved_within_days(const Case& one, const Look& look, std::int64_t days) {
    return row_resolved_by(one, one.at + Seconds{days * k_seconds_a_day}, look);
}

/// Of what homes have reported since their handover, until the end of the period: what is resolved by then.
std::optional<Contribution> resolved_since_handover(const Case& one, const Look& look, std::int64_t) {
    const auto& id = one.facts.ticket.unit_id;
    const auto* unit = id ? look.neighbours.unit(*id) : nullptr;
    if (unit == nullptr || unit->use != Use::dwelling || !unit->area.empty() || !unit->handover_on ||
        one.at < start_of(*unit->handover_on) || one.at >= look.stock_at) {
        return std::nullopt;
    }
    const auto until = row_until(one.facts, *one.cycle);
    const auto* last = one.cycle;
    for (const auto* cycle = one.cycle; cycle <= &one.facts.cycles.back() && cycle->from < until; ++cycle) {
        if (cycle->resolved_at() && *cycle->resolved_at() < look.stock_at) {
            return counts_as(true, FigureWhy::resolved);
        }
        last = cycle;
    }
    const bool has_left = (is_exit(*last) || last->is_import) && *last->ended_at < look.stock_at;
    return has_left ? std::nullopt : std::optional(counts_as(false, FigureWhy::unresolved));
}

template <StepKind kind>
std::optional<Contribution> happened_in_cycle(const Case& one, const Look&, std::int64_t) {
    return yes_or_no(step_in(one, kind) != nullptr);
}
std::optional<Contribution> was_declined_covered(const Case& one, const Look&, std::int64_t) {
    const auto* declined = step_in(one, StepKind::declined);
    return declined == nullptr ? std::nullopt : std::optional(yes_or_no(declined->flag));
}
std::optional<Contribution> was_overturned(const Case& one, const Look&, std::int64_t) {
    const auto* declined = step_in(one, StepKind::declined);
    if (declined == nullptr) {
        return std::nullopt;
    }
    const auto until = row_until(one.facts, *one.cycle);
    const auto& steps = one.facts.steps;
    return yes_or_no(std::any_of(steps.begin(), steps.end(), [&](const Step& step) {
        return step.kind == StepKind::appealed && step.at >= declined->at && step.at <= until;
    }));
}
std::optional<Contribution> without_objection(const Case& one, const Look&, std::int64_t) {
    for (const auto& cycle : one.facts.cycles) {
        if (cycle.ended_at == one.at) {
            return cycle.ending == Ending::verified || cycle.ending == Ending::no_objection
                       ? std::optional(yes_or_no(cycle.ending == Ending::no_objection))
                       : std::nullopt;
        }
    }
    return std::nullopt;
}

std::optional<Contribution> at_night(const Case& one, const Look& look, std::int64_t) {
    const auto at = one.at;
    const auto& service =
        hours_of(look.rules.policies.at(at), look.rules.project(one.facts.ticket.project_id)).service;
    return yes_or_no(working_time_between(service, at, at + Seconds{1}).count == 0);
}

constexpr auto k_flow = FigureHeading::flow;
constexpr auto k_sum = Combine::sum;
constexpr auto k_share = Combine::share;
constexpr auto k_count = FigureUnit::count;
constexpr auto k_ratio = FigureUnit::ratio;

constexpr Measure flow_count(std::string_view code, decltype(Measure::of) of,
                             Better better = Better::neither) {
    return {code, k_flow, k_sum, k_count, Cohort::stepped, of, better, true};
}
constexpr Measure flow_share(std::string_view code, Cohort cohort, decltype(Measure::of) of, Better better,
                             std::int64_t number = 0) {
    return {code, k_flow, k_share, k_ratio, cohort, of, better, false, number};
}

constexpr Measure k_flow_measures[] = {
    {"opened", k_flow, k_sum, k_count, Cohort::opened, each, Better::neither, true},
    flow_count("accepted", step<StepKind::accepted>),
    flow_count("dispatched", step<StepKind::dispatched>),
    flow_count("completed", flagged_step<StepKind::completed>, Better::more),
    flow_count("closed", closing, Better::more),
    flow_count("answered", step<StepKind::answered>, Better::more),
    flow_count("declined", step<StepKind::declined>),
    flow_count("reopened", step<StepKind::reopened>, Better::less),
    flow_count("callbacks_done", step<StepKind::called>, Better::more),
    flow_count("reclassified", step<StepKind::judged_anew>, Better::less),
    flow_share("completion", Cohort::period, completed_of_all, Better::more),
    {"closing_flow", k_flow, Combine::ratio, k_ratio, Cohort::period, flowed, Better::more},
    flow_share("closing_cohort", Cohort::opened, was_closed, Better::more),
    flow_share("closed_within_7", Cohort::opened, resolved_within_days, Better::more, 7),
    flow_share("closed_within_15", Cohort::opened, resolved_within_days, Better::more, 15),
    flow_share("closed_within_30", Cohort::opened, resolved_within_days, Better::more, 30),
    flow_share("closed_within_90", Cohort::opened, resolved_within_days, Better::more, 90),
    only_named(
        flow_share("closed_since_handover", Cohort::since_handover, resolved_since_handover, Better::more)),
    flow_share("decline_rate", Cohort::opened, happened_in_cycle<StepKind::declined>, Better::less),
    flow_share("declined_covered", Cohort::opened, was_declined_covered, Better::less),
    flow_share("overturn_rate", Cohort::opened, was_overturned, Better::less),
    flow_share("no_objection_share", Cohort::closed_first, without_objection, Better::less),
    flow_share("withdrawn_share", Cohort::opened, happened_in_cycle<StepKind::withdrawn>, Better::neither),
    flow_share("night_share", Cohort::opened, at_night, Better::neither),
};

}  // namespace

std::span<const Measure> flow_measures() {
    return k_flow_measures;
}

}  // namespace aftercare
