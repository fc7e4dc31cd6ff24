// What stands beneath attainment: what left the count or waits, so that nobody reads a rate without it.
#include <algorithm>

#include "aftercare/core/figures/measure.hpp"

namespace aftercare {

namespace {

std::optional<Contribution> merged_away(const Case& one, const Look&, std::int64_t) {
    return Contribution{.happened = one.at};
}

/// Open, its resolution put off at least so often.
std::optional<Contribution> extended(const Case& one, const Look&, std::int64_t times) {
    const auto* run = running_clock(one.facts.ticket, Clock::resolve);
    return is_open(one.facts.ticket.state) && run != nullptr && run->extension_count >= times
               ? std::optional(Contribution{.limit = run->due_at})
               : std::nullopt;
}

std::optional<Contribution> held_now(const Case& one, const Look&, std::int64_t) {
    return one.facts.ticket.state == State::on_hold ? std::optional(Contribution{}) : std::nullopt;
}

/// Whether a new cycle put an end to the callback: nobody is called about what is open again.
bool ended_by_cycle(const Case& one) {
    const auto& cycles = one.facts.cycles;
    return std::any_of(cycles.begin(), cycles.end(),
                       [&](const Cycle& each) { return each.from == one.callback->ended_at; });
}

/// A callback that fell due and that somebody waived: it is in no rate of callbacks. What the sample left out
/// was never to be made.
std::optional<Contribution> waived(const Case& one, const Look& look, std::int64_t) {
    const bool is_so = one.callback != nullptr && one.run->due_at < look.as_of &&
                       one.callback->state == CallbackState::waived && !one.callback->not_sampled &&
                       !ended_by_cycle(one);
    return is_so ? std::optional(Contribution{.limit = one.run->due_at, .happened = one.callback->ended_at})
                 : std::nullopt;
}

constexpr Measure beneath_count(std::string_view code, FigureHeading heading, Cohort cohort,
                                decltype(Measure::of) of, Better better, std::int64_t number = 0) {
    return only_named({code, heading, Combine::sum, FigureUnit::count, cohort, of, better, true, number});
}

constexpr Measure k_beneath_measures[] = {
    beneath_count("merged", FigureHeading::flow, Cohort::merged, merged_away, Better::neither),
    beneath_count("extended_twice", FigureHeading::stock, Cohort::stock, extended, Better::less, 2),
    beneath_count("held_now", FigureHeading::stock, Cohort::stock, held_now, Better::less),
    beneath_count("callbacks_waived", FigureHeading::owners, Cohort::due, waived, Better::less),
};

}  // namespace

std::span<const Measure> beneath_measures() {
    return k_beneath_measures;
}

}  // namespace aftercare
