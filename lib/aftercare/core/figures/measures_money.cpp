// What it cost.
#include "aftercare/core/figures/measure.hpp"
#include "aftercare/core/operations/charge.hpp"

namespace aftercare {

namespace {

/// What a ticket done in the period has cost so far, by the first of its cycles that was done in it.
std::optional<Contribution> cost_of_ticket(const Case& one, const Look& look, std::int64_t) {
    for (const auto& cycle : one.facts.cycles) {
        if (&cycle != one.cycle && cycle.done_at >= look.period.from && cycle.done_at < one.at) {
            return std::nullopt;
        }
    }
    std::int64_t sum = 0;
    for (const auto& cost : one.facts.ticket.costs) {
        sum += cost.amount.count;
    }
    return Contribution{.value = sum};
}
std::optional<Contribution> cost_booked(const Case& one, const Look&, std::int64_t) {
    return Contribution{.numerator = one.cost->amount.count};
}

/// The part of the period in which the ticket was held for the owner's reasons, of that in which it was open.
std::optional<Contribution> held_for_owner(const Case& one, const Look& look, std::int64_t) {
    const auto until = std::min(look.period.until, look.stock_at);
    const auto open = open_time(one.facts, until).count - open_time(one.facts, look.period.from).count;
    if (open <= 0 || !one.facts.counts()) {
        return std::nullopt;
    }
    const auto by_owner = held_by_owner(one.facts.ticket, look.rules.policies, look.period.from, until).count;
    return Contribution{.numerator = by_owner, .denominator = open};
}

/// What a charge has brought in of what was claimed when it was opened.
std::optional<Contribution> money_recovered(const Case& one, const Look&, std::int64_t) {
    const auto recovered = recovered_of(*one.charge).count;
    return Contribution{.why = recovered > 0 ? FigureWhy::yes : FigureWhy::no,
                        .numerator = recovered,
                        .denominator = one.charge->opened_claim.count};
}

constexpr Measure k_money_measures[] = {
    {"hold_share", FigureHeading::clocks, Combine::ratio, FigureUnit::ratio, Cohort::period, held_for_owner,
     Better::less},
    {"cost_per_ticket", FigureHeading::money, Combine::mean, FigureUnit::fen, Cohort::finished,
     cost_of_ticket, Better::less},
    {"cost_per_100_units", FigureHeading::money, Combine::per_unit, FigureUnit::fen, Cohort::cost,
     cost_booked, Better::less, false, 0, 100},
    {"recovery_rate", FigureHeading::money, Combine::ratio, FigureUnit::ratio, Cohort::charge,
     money_recovered, Better::more},
};

}  // namespace

std::span<const Measure> money_measures() {
    return k_money_measures;
}

}  // namespace aftercare
