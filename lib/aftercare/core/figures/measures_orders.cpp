// The scorecard of those who repair: what became of the orders that were given to them. Repair orders alone.
#include "aftercare/core/figures/measure.hpp"
#include "aftercare/core/operations/charge.hpp"
#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

namespace {

bool is_repair(const Case& one) {
    return one.order->kind == OrderKind::repair;
}
std::optional<Contribution> each_order(const Case& one, const Look&, std::int64_t) {
    return is_repair(one) ? std::optional(Contribution{}) : std::nullopt;
}
std::optional<Contribution> each_returned(const Case& one, const Look&, std::int64_t) {
    return is_repair(one) && one.order->state == OrderState::returned ? std::optional(Contribution{})
                                                                      : std::nullopt;
}
template <StepKind kind>
std::optional<Contribution> each_step(const Case& one, const Look&, std::int64_t) {
    return one.step->kind == kind && one.order != nullptr ? std::optional(Contribution{}) : std::nullopt;
}

/// Whether `happened` was by `limit`, once that is over; an order that ended by then leaves.
std::optional<Contribution> by_limit(const Order& order, std::optional<Instant> happened, Instant limit,
                                     const Look& look) {
    if (limit >= look.as_of || (!happened && order.ended_at && *order.ended_at <= limit)) {
        return std::nullopt;
    }
    const bool is_met = happened && *happened <= limit;
    auto answer = counts_as(is_met, is_met           ? FigureWhy::met
                                    : happened       ? FigureWhy::late
                                    : order.ended_at ? FigureWhy::ended_past_target
                                                     : FigureWhy::open_past_target);
    answer.limit = limit;
    answer.happened = happened;
    return answer;
}

/// From the order's delivery to when its party acknowledged it, or came without doing so: within the time
/// that the department has for giving it out (rules.md §6, Orders).
std::optional<Contribution> acknowledged(const Case& one, const Look& look, std::int64_t) {
    const auto& order = *one.order;
    const auto& policy = look.rules.policies.at(one.at);
    const auto project = look.rules.project(one.facts.ticket.project_id);
    const auto target = target_of(policy, Clock::dispatch, target_key(one.facts.ticket, project));
    if (!is_repair(one) || !target) {
        return std::nullopt;
    }
    std::optional<Instant> happened;
    for (const auto& at : {order.acked_at, order.arrived_at, order.done_at}) {
        happened = at && (!happened || *at < *happened) ? at : happened;
    }
    return by_limit(order, happened, add_on(policy, project, *target, one.at).at, look);
}

/// Done by its due, which the owner's holds put off.
std::optional<Contribution> finished(const Case& one, const Look& look, std::int64_t) {
    const auto& order = *one.order;
    if (!is_repair(one)) {
        return std::nullopt;
    }
    const auto until = order.done_at.value_or(order.ended_at.value_or(look.as_of));
    const auto held = held_by_owner(one.facts.ticket, look.rules.policies, order.issued_at, until);
    return by_limit(order, order.done_at, order.due_at + held, look);
}

std::optional<Contribution> each_charge(const Case&, const Look&, std::int64_t) {
    return Contribution{};
}
std::optional<Contribution> claimed(const Case& one, const Look&, std::int64_t) {
    return Contribution{.numerator = one.charge->opened_claim.count};
}
std::optional<Contribution> charge_recovered(const Case& one, const Look&, std::int64_t) {
    return Contribution{.numerator = recovered_of(*one.charge).count};
}

constexpr Measure order_sum(std::string_view code, Cohort cohort, decltype(Measure::of) of, Better better,
                            FigureHeading heading = FigureHeading::quality,
                            FigureUnit unit = FigureUnit::count) {
    return {.code = code,
            .heading = heading,
            .combine = Combine::sum,
            .unit = unit,
            .cohort = cohort,
            .of = of,
            .better = better,
            .of_all_kinds = true,
            .is_only_named = true};
}
constexpr Measure order_share(std::string_view code, Cohort cohort, decltype(Measure::of) of) {
    return {.code = code,
            .heading = FigureHeading::clocks,
            .combine = Combine::share,
            .unit = FigureUnit::ratio,
            .cohort = cohort,
            .of = of,
            .better = Better::more,
            .of_all_kinds = true,
            .is_only_named = true};
}

constexpr Measure k_order_measures[] = {
    order_sum("orders", Cohort::order_issued, each_order, Better::neither),
    order_sum("orders_served", Cohort::order_served, each_order, Better::neither),
    order_share("acknowledged_on_time", Cohort::order_served, acknowledged),
    order_share("finished_on_time", Cohort::order_due, finished),
    order_sum("no_shows", Cohort::stepped, each_step<StepKind::no_show>, Better::less),
    order_sum("orders_returned", Cohort::order_ended, each_returned, Better::less),
    order_sum("orders_rejected", Cohort::stepped, each_step<StepKind::sent_back>, Better::less),
    order_sum("charges", Cohort::charge, each_charge, Better::less, FigureHeading::money),
    order_sum("charges_claimed", Cohort::charge, claimed, Better::less, FigureHeading::money,
              FigureUnit::fen),
    order_sum("charges_recovered", Cohort::charge, charge_recovered, Better::neither, FigureHeading::money,
              FigureUnit::fen),
};

}  // namespace

std::span<const Measure> order_measures() {
    return k_order_measures;
}

}  // namespace aftercare
