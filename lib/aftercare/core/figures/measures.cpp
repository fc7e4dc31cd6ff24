#include <algorithm>
#include <array>

#include "aftercare/core/figures/measure.hpp"

namespace aftercare {

const std::vector<const Measure*>& measures() {
    static const std::vector<const Measure*> all = [] {
        std::vector<const Measure*> made;
        for (const auto part : {flow_measures(), clock_measures(), stock_measures(), quality_measures(),
                                owner_measures(), money_measures(), order_measures(), report_measures(),
                                beneath_measures(), suggestion_measures()}) {
            for (const auto& each : part) {
                made.push_back(&each);
            }
        }
        return made;
    }();
    return all;
}

KindGroup kind_group_of(const Policy& policy, const Ticket& ticket) {
    switch (ticket.kind) {
        case Kind::repair:
            return has_trait(policy, CodeTable::channel, ticket.channel, CodeTrait::is_batch)
                       ? KindGroup::handover
                       : KindGroup::repair;
        case Kind::complaint:
            return KindGroup::complaint;
        case Kind::service:
            return KindGroup::service;
        case Kind::enquiry:
        case Kind::suggestion:
        case Kind::praise:
            return KindGroup::advice;
    }
    return KindGroup::repair;
}

std::optional<Contribution> resolved_by(const Cycle& cycle, Instant limit, const Look& look) {
    if (limit >= look.as_of) {
        return std::nullopt;
    }
    Contribution answer = counts_as(false, FigureWhy::open_past_target);
    answer.limit = limit;
    const auto resolved_at = cycle.resolved_at();
    answer.happened = resolved_at ? resolved_at : cycle.ended_at;
    if (resolved_at) {
        const bool is_met = *resolved_at <= limit;
        answer.numerator = is_met ? 1 : 0;
        answer.why = is_met ? FigureWhy::met : FigureWhy::late;
    } else if (cycle.ended_at) {
        const bool leaves = cycle.by_owner || cycle.ending == Ending::declined ||
                            cycle.ending == Ending::withdrawn || cycle.is_import;
        if (leaves && *cycle.ended_at <= limit) {
            return std::nullopt;
        }
        answer.why = cycle.ending == Ending::forced ? FigureWhy::forced : FigureWhy::ended_past_target;
    }
    return answer;
}

std::optional<Contribution> row_resolved_by(const Case& one, Instant limit, const Look& look) {
    const auto until = row_until(one.facts, *one.cycle);
    Cycle row = *one.cycle;
    for (const auto* cycle = one.cycle; cycle <= &one.facts.cycles.back() && cycle->from < until; ++cycle) {
        const auto resolved_at = row.resolved_at() ? row.resolved_at() : cycle->resolved_at();
        row = *cycle;
        if (resolved_at) {
            row.done_at = resolved_at;
            row.ending = row.ending == Ending::forced ? Ending::verified : row.ending;
        }
    }
    return resolved_by(row, limit, look);
}

std::optional<Contribution> met_due(const ClockRun& run, const Look& look) {
    const auto outcome = outcome_at(run, look.as_of);
    if (run.due_at >= look.as_of || outcome == RunOutcome::dropped || outcome == RunOutcome::suspended) {
        return std::nullopt;
    }
    const bool is_met = outcome == RunOutcome::met;
    auto answer = counts_as(is_met, is_met          ? FigureWhy::met
                                    : run.running() ? FigureWhy::open_past_target
                                                    : FigureWhy::late);
    answer.limit = run.due_at;
    answer.happened = run.stopped_at;
    return answer;
}

}  // namespace aftercare
