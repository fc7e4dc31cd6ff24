// Attainment of the clocks: what was in time of what was due. What is open past its target is a miss.
#include <algorithm>
#include <map>

#include "aftercare/core/figures/measure.hpp"

namespace aftercare {

namespace {

/// The first run of a clock of what began with the case's cycle, or null.
const ClockRun* first_run(const Case& one, Clock clock) {
    const auto until = row_until(one.facts, *one.cycle);
    const auto& runs = one.facts.ticket.clocks;
    const auto is_first_row = one.cycle == &one.facts.cycles.front();
    const auto run = std::find_if(runs.begin(), runs.end(), [&](const ClockRun& each) {
        return each.clock == clock && (is_first_row || each.started_at >= one.cycle->from) &&
               each.started_at < until;
    });
    return run == runs.end() ? nullptr : &*run;
}

std::optional<Contribution> responded(const Case& one, const Look& look, std::int64_t) {
    const auto* run = first_run(one, Clock::response);
    return run == nullptr ? std::nullopt : met_due(*run, look);
}

std::optional<Contribution> resolved_in_24_hours(const Case& one, const Look& look, std::int64_t) {
    return row_resolved_by(one, one.at + k_24_hours, look);
}

/// A run of resolve with its cycle, by one of its dates: `one.at`. A date that a hold stops has not passed.
std::optional<Contribution> kept(const Case& one, const Look& look, std::int64_t) {
    return resolved_by(*one.cycle, one.at, look);
}
/// The same by the current date, which does not make good a date that was missed before it.
std::optional<Contribution> kept_current(const Case& one, const Look& look, std::int64_t number) {
    auto answer = kept(one, look, number);
    if (answer && one.run->missed_before && answer->numerator == 1) {
        answer->numerator = 0;
        answer->why = FigureWhy::late;
    }
    return answer;
}
std::optional<Contribution> was_extended(const Case& one, const Look& look, std::int64_t number) {
    auto answer = kept(one, look, number);
    if (answer) {
        const bool is_extended = one.run->extension_count > 0;
        answer->numerator = is_extended ? 1 : 0;
        answer->why = is_extended ? FigureWhy::yes : FigureWhy::no;
    }
    return answer;
}

template <Clock clock>
std::optional<Contribution> on_time(const Case& one, const Look& look, std::int64_t) {
    return one.run->clock == clock ? met_due(*one.run, look) : std::nullopt;
}
/// What was not kept of what was due.
template <Clock clock>
std::optional<Contribution> missed(const Case& one, const Look& look, std::int64_t) {
    auto answer = one.run->clock == clock ? met_due(*one.run, look) : std::nullopt;
    if (answer) {
        answer->numerator = 1 - answer->numerator;
    }
    return answer;
}

/// A ticket with runs that fell due in the period: whether it met all of them.
std::optional<Contribution> met_all(const Case& one, const Look& look, std::int64_t) {
    if (!one.facts.counts()) {
        return std::nullopt;
    }
    std::optional<Contribution> answer;
    for (const auto& run : one.facts.ticket.clocks) {
        if (run.due_at < look.period.from || run.due_at >= look.period.until) {
            continue;
        }
        const auto met = met_due(run, look);
        if (met && (!answer || met->numerator == 0)) {
            answer = met;
        }
        if (answer && answer->numerator == 0) {
            break;
        }
    }
    return answer;
}

/// A run of attend: whether a visit was agreed on by the end of the working day behind its start.
std::optional<Contribution> appointed_by_next_day(const Case& one, const Look& look, std::int64_t) {
    const auto& run = *one.run;
    if (run.clock != Clock::attend || run.outcome == RunOutcome::dropped) {
        return std::nullopt;
    }
    const auto& hours =
        hours_of(look.rules.policies.newest(), look.rules.project(one.facts.ticket.project_id));
    const auto limit = add_working_days(hours.working, run.started_at, 1).at;
    if (limit >= look.as_of) {
        return std::nullopt;
    }
    auto answer = counts_as(false, FigureWhy::late);
    answer.limit = limit;
    for (const auto& step : one.facts.steps) {
        if (step.kind == StepKind::appointed && step.at >= run.started_at) {
            answer.happened = step.at;
            if (step.at <= limit) {
                answer.numerator = 1;
                answer.why = FigureWhy::met;
            }
            break;
        }
    }
    return answer;
}

/// Majors whose report up was due: those not reported in time.
std::optional<Contribution> reported_late(const Case& one, const Look& look, std::int64_t) {
    const auto* run = first_run(one, Clock::escalate);
    auto answer = run == nullptr ? std::nullopt : met_due(*run, look);
    if (answer) {
        answer->numerator = 1 - answer->numerator;
    }
    return answer;
}

/// The local days of the period on which the owner had to hear from us, and those on which they were not kept
/// waiting past the due at any time.
std::optional<Contribution> days_informed(const Case& one, const Look& look, std::int64_t) {
    std::map<Day, bool> days;
    for (const auto& spell : one.facts.inform_spells) {
        const auto from = std::max(spell.from, look.period.from);
        const auto until = std::min({spell.until, look.period.until, look.stock_at});
        for (auto at = from; at < until; at = start_of(Day{day_of(at).number + 1})) {
            const auto day = day_of(at);
            const auto end = std::min(until, start_of(Day{day.number + 1}));
            auto& is_within = days.try_emplace(day, true).first->second;
            is_within = is_within && end - Seconds{1} <= spell.due;
        }
    }
    if (days.empty() || !one.facts.counts()) {
        return std::nullopt;
    }
    Contribution answer{.numerator = 0, .denominator = 0};
    for (const auto& [day, is_within] : days) {
        answer.numerator += is_within ? 1 : 0;
        ++answer.denominator;
    }
    answer.why = answer.numerator == answer.denominator ? FigureWhy::met : FigureWhy::late;
    return answer;
}

/// England's tenant satisfaction measures RP02: completions of repairs within the target, emergencies
/// (urgent, major) and others apart. `emergency` is 1 or 0.
std::optional<Contribution> done_by_standard(const Case& one, const Look&, std::int64_t emergency) {
    const auto urgency = one.facts.ticket.urgency.value_or(Urgency::normal);
    if ((urgency != Urgency::normal) != (emergency == 1) || one.cycle->is_answered ||
        one.facts.ticket.kind != Kind::repair) {
        return std::nullopt;
    }
    for (const auto& run : one.facts.ticket.clocks) {
        if (run.clock == Clock::resolve && run.started_at >= one.cycle->from &&
            (!one.cycle->ended_at || run.started_at <= *one.cycle->ended_at)) {
            const auto limit = run.standard_by.value_or(run.due_original_at);
            const bool is_met = one.at <= limit;
            auto answer = counts_as(is_met, is_met ? FigureWhy::met : FigureWhy::late);
            answer.limit = limit;
            answer.happened = one.at;
            return answer;
        }
    }
    return std::nullopt;
}

/// TSM CH02: complaints answered within ten working days.
std::optional<Contribution> complaint_answered(const Case& one, const Look& look, std::int64_t days) {
    if (one.facts.ticket.kind != Kind::complaint) {
        return std::nullopt;
    }
    const auto& hours =
        hours_of(look.rules.policies.newest(), look.rules.project(one.facts.ticket.project_id));
    return row_resolved_by(one, add_working_days(hours.working, one.at, days).at, look);
}

constexpr Measure clock_share(std::string_view code, Cohort cohort, decltype(Measure::of) of,
                              Better better = Better::more, bool of_all_kinds = false,
                              std::int64_t number = 0) {
    return {code,   FigureHeading::clocks, Combine::share, FigureUnit::ratio, cohort, of,
            better, of_all_kinds,          number};
}

constexpr Measure k_clock_measures[] = {
    clock_share("response_on_time", Cohort::opened, responded),
    clock_share("resolved_24h", Cohort::opened, resolved_in_24_hours),
    clock_share("standard_kept", Cohort::due_standard, kept),
    clock_share("commitment_kept", Cohort::due_original, kept),
    clock_share("commitment_kept_current", Cohort::due_current, kept_current),
    clock_share("extension_rate", Cohort::due_original, was_extended, Better::less),
    clock_share("sla_attainment", Cohort::period, met_all),
    clock_share("dispatch_on_time", Cohort::due, on_time<Clock::dispatch>),
    clock_share("attend_on_time", Cohort::due, on_time<Clock::attend>),
    clock_share("visit_on_time", Cohort::due, on_time<Clock::visit>),
    clock_share("appointed_soon", Cohort::begun, appointed_by_next_day),
    clock_share("broken_promises", Cohort::due, missed<Clock::promise>, Better::less),
    clock_share("late_reporting", Cohort::opened, reported_late, Better::less),
    clock_share("referred_on_time", Cohort::due, on_time<Clock::reply>),
    {"inform_compliance", FigureHeading::clocks, Combine::ratio, FigureUnit::ratio, Cohort::period,
     days_informed, Better::more},
    clock_share("tsm_emergency", Cohort::finished, done_by_standard, Better::more, false, 1),
    clock_share("tsm_other", Cohort::finished, done_by_standard, Better::more, false, 0),
    clock_share("tsm_complaints", Cohort::opened, complaint_answered, Better::more, true, 10),
};

}  // namespace

std::span<const Measure> clock_measures() {
    return k_clock_measures;
}

}  // namespace aftercare
