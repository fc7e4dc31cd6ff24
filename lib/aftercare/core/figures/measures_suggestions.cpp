// Suggestions and praise: what came, whether it was answered in time, whether it was adopted.
#include <algorithm>

#include "aftercare/core/figures/measure.hpp"

namespace aftercare {

namespace {

bool is_suggestion_or_praise(const Case& one) {
    const auto kind = one.facts.ticket.kind;
    return kind == Kind::suggestion || kind == Kind::praise;
}

std::optional<Contribution> came(const Case& one, const Look&, std::int64_t) {
    return is_suggestion_or_praise(one) ? std::optional(Contribution{}) : std::nullopt;
}

/// By the date of the run of resolve with which the case began. What was done without an answer is a miss.
std::optional<Contribution> answered_in_time(const Case& one, const Look& look, std::int64_t) {
    const auto& runs = one.facts.ticket.clocks;
    const auto run = std::find_if(runs.begin(), runs.end(), [&](const ClockRun& each) {
        return each.clock == Clock::resolve && each.started_at >= one.cycle->from;
    });
    if (!is_suggestion_or_praise(one) || run == runs.end() ||
        outcome_at(*run, look.as_of) == RunOutcome::suspended) {
        return std::nullopt;
    }
    auto answer = resolved_by(*one.cycle, run->due_at, look);
    if (answer && answer->numerator == 1 && !one.cycle->is_answered) {
        answer->numerator = 0;
        answer->why = FigureWhy::unresolved;
    }
    return answer;
}

/// Of the suggestions that were ever answered: praise is not adopted.
std::optional<Contribution> adopted(const Case& one, const Look&, std::int64_t) {
    const auto until = row_until(one.facts, *one.cycle);
    const auto& cycles = one.facts.cycles;
    const bool is_answered = std::any_of(cycles.begin(), cycles.end(), [&](const Cycle& cycle) {
        return cycle.is_answered && cycle.from >= one.cycle->from && cycle.from < until;
    });
    return one.facts.ticket.kind == Kind::suggestion && is_answered
               ? std::optional(yes_or_no(one.facts.ticket.adopted))
               : std::nullopt;
}

constexpr Measure of_received(std::string_view code, Combine combine, FigureUnit unit,
                              decltype(Measure::of) of, Better better) {
    return only_named({code, FigureHeading::owners, combine, unit, Cohort::opened, of, better, true});
}

constexpr Measure k_suggestion_measures[] = {
    of_received("suggestions", Combine::sum, FigureUnit::count, came, Better::neither),
    of_received("suggestions_in_time", Combine::share, FigureUnit::ratio, answered_in_time, Better::more),
    of_received("suggestions_adopted", Combine::share, FigureUnit::ratio, adopted, Better::more),
};

}  // namespace

std::span<const Measure> suggestion_measures() {
    return k_suggestion_measures;
}

}  // namespace aftercare
