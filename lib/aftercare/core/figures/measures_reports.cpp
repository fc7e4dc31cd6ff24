// What reports of their own count besides: acts taken back by person, households by defect, leaks, homes by
// handover batch, whose the hours of tickets were.
#include "aftercare/core/figures/delays.hpp"
#include "aftercare/core/figures/matured.hpp"
#include "aftercare/core/figures/measure.hpp"

namespace aftercare {

namespace {

bool is_leak_of(const Case& one, const Look& look, Instant at) {
    return counts_as_leak(look.rules.policies.at(at), one.facts.ticket);
}
std::optional<Contribution> each_leak(const Case& one, const Look& look, std::int64_t) {
    return is_leak_of(one, look, one.at) ? std::optional(Contribution{}) : std::nullopt;
}
std::optional<Contribution> open_leak(const Case& one, const Look& look, std::int64_t) {
    return is_open(one.facts.ticket.state) && is_leak_of(one, look, one.facts.ticket.received_at)
               ? std::optional(Contribution{})
               : std::nullopt;
}

/// Found when the home was handed over.
std::optional<Contribution> at_handover(const Case& one, const Look& look, std::int64_t number) {
    return kind_group_of(look.rules.policies.newest(), one.facts.ticket) == KindGroup::handover
               ? of_a_unit(one, look, number)
               : std::nullopt;
}

template <Delay whose>
std::optional<Contribution> lay_with(const Case& one, const Look&, std::int64_t) {
    if (one.delay->of != whose) {
        return std::nullopt;
    }
    const auto& span = one.delay->span;
    return Contribution{.numerator = (span.until - span.from).count, .limit = {}, .happened = span.until};
}
std::optional<Contribution> lived(const Case& one, const Look&, std::int64_t) {
    const auto& span = one.delay->span;
    return Contribution{.numerator = (span.until - span.from).count, .limit = {}, .happened = span.until};
}

constexpr Measure of_units(std::string_view code, Combine combine, FigureUnit unit, decltype(Measure::of) of,
                           Better better, bool of_all_kinds = false) {
    return {.code = code,
            .heading = FigureHeading::owners,
            .combine = combine,
            .unit = unit,
            .cohort = Cohort::opened,
            .of = of,
            .better = better,
            .of_all_kinds = of_all_kinds,
            .is_only_named = true};
}
constexpr Measure report_count(std::string_view code, FigureHeading heading, Cohort cohort,
                               decltype(Measure::of) of, bool of_all_kinds = false) {
    return {.code = code,
            .heading = heading,
            .combine = Combine::sum,
            .unit = FigureUnit::count,
            .cohort = cohort,
            .of = of,
            .better = Better::less,
            .of_all_kinds = of_all_kinds,
            .is_only_named = true};
}
constexpr Measure units_alone(std::string_view code, Combine combine) {
    return {.code = code,
            .heading = FigureHeading::owners,
            .combine = combine,
            .cohort = Cohort::unit,
            .of = each,
            .of_all_kinds = true,
            .is_only_named = true};
}
constexpr Measure hours_of_life(std::string_view code, decltype(Measure::of) of) {
    return {.code = code,
            .heading = FigureHeading::clocks,
            .combine = Combine::sum,
            .unit = FigureUnit::seconds,
            .cohort = Cohort::delay,
            .of = of,
            .better = Better::less,
            .of_all_kinds = true,
            .is_only_named = true};
}

constexpr Measure k_report_measures[] = {
    report_count("struck", FigureHeading::flow, Cohort::struck, each, true),
    of_units("households", Combine::reporting, FigureUnit::count, of_a_unit, Better::less),
    report_count("leaks", FigureHeading::quality, Cohort::opened, each_leak),
    report_count("leaks_open", FigureHeading::stock, Cohort::stock, open_leak),
    units_alone("units_due", Combine::planned),
    units_alone("units_handed", Combine::delivered),
    of_units("units_without_defect", Combine::spared, FigureUnit::ratio, at_handover, Better::more, true),
    of_units("defects_per_unit", Combine::per_unit, FigureUnit::number, at_handover, Better::less, true),
    hours_of_life("delay_department", lay_with<Delay::department>),
    hours_of_life("delay_party", lay_with<Delay::party>),
    hours_of_life("delay_owner", lay_with<Delay::owner>),
    hours_of_life("delay_third", lay_with<Delay::third>),
    hours_of_life("delay_closed", lay_with<Delay::closed>),
    hours_of_life("delay_life", lived),
};

}  // namespace

std::span<const Measure> report_measures() {
    return k_report_measures;
}

}  // namespace aftercare
