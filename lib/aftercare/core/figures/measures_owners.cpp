// What owners heard, said and did: callbacks, satisfaction, chasing, complaints, how many report at all.
#include <algorithm>

#include "aftercare/core/figures/matured.hpp"
#include "aftercare/core/figures/measure.hpp"
#include "aftercare/core/operations/callbacks.hpp"
#include "aftercare/core/operations/operation.hpp"

namespace aftercare {

namespace {

std::optional<Contribution> called_in_time(const Case& one, const Look& look, std::int64_t) {
    auto answer = one.run->clock == Clock::callback ? met_due(*one.run, look) : std::nullopt;
    if (answer) {
        answer->why = answer->numerator == 1 ? FigureWhy::reached : FigureWhy::not_reached;
    }
    return answer;
}

/// The callback of a run that fell due; null when it is none, or not over.
const Callback* callback_due(const Case& one, const Look& look) {
    if (one.callback == nullptr || one.run->due_at >= look.as_of) {
        return nullptr;
    }
    return one.callback;
}

std::optional<Contribution> contacted(const Case& one, const Look& look, std::int64_t) {
    const auto* callback = callback_due(one, look);
    if (callback == nullptr) {
        return std::nullopt;
    }
    const bool is_reached = callback->state == CallbackState::reached;
    const bool is_tried = is_reached || callback->attempt_count > 0;
    if (!is_tried || callback->state == CallbackState::waived) {
        return std::nullopt;
    }
    return counts_as(is_reached, is_reached ? FigureWhy::reached : FigureWhy::not_reached);
}

std::optional<Contribution> scored_of_due(const Case& one, const Look& look, std::int64_t) {
    const auto* callback = callback_due(one, look);
    if (callback == nullptr || callback->state == CallbackState::waived ||
        callback->why != CallbackWhy::closing) {
        return std::nullopt;
    }
    return yes_or_no(callback->score.has_value());
}

/// Whether the owner was dissatisfied when last asked before the callback began: they are then called
/// whatever the sample says.
bool was_dissatisfied_before(const Ticket& ticket, const Callback& callback) {
    const Callback* last = nullptr;
    for (const auto& other : ticket.callbacks) {
        if (other.score && *other.ended_at <= callback.from_at &&
            (last == nullptr || *other.ended_at >= *last->ended_at)) {
            last = &other;
        }
    }
    return last != nullptr && *last->score <= 2;
}

/// What a score of a sampled ending weighs: as many as it stands for.
double weight_of(const Case& one, const Look& look) {
    const auto& ticket = one.facts.ticket;
    if (was_dissatisfied_before(ticket, *one.callback)) {
        return 1;
    }
    for (const auto& cycle : one.facts.cycles) {
        if (!cycle.ending || cycle.ended_at != one.callback->from_at) {
            continue;
        }
        const auto percent =
            callback_percent(look.rules.policies.at(*cycle.ended_at),
                             target_key(ticket, look.rules.project(ticket.project_id)), *cycle.ending);
        return percent && *percent > 0 ? 100.0 / static_cast<double>(*percent) : 1;
    }
    return 1;
}

/// The first score of a cycle, of a callback that was drawn for that.
bool is_first_score(const Callback& callback, CallbackWhy why) {
    return callback.score && callback.why == why && (callback.counts || why == CallbackWhy::later);
}
FigureWhy feeling(int score) {
    return score >= 4 ? FigureWhy::satisfied : score == 3 ? FigureWhy::neutral : FigureWhy::dissatisfied;
}

template <CallbackWhy why>
std::optional<Contribution> satisfied(const Case& one, const Look& look, std::int64_t) {
    if (!is_first_score(*one.callback, why)) {
        return std::nullopt;
    }
    const int score = *one.callback->score;
    auto answer = counts_as(score >= 4, feeling(score));
    answer.value = score;
    answer.weight = weight_of(one, look);
    return answer;
}

std::optional<Contribution> dissatisfied_recovered(const Case& one, const Look&, std::int64_t) {
    if (!is_first_score(*one.callback, CallbackWhy::closing) || *one.callback->score > 2) {
        return std::nullopt;
    }
    const auto& all = one.facts.ticket.callbacks;
    return yes_or_no(std::any_of(all.begin(), all.end(), [&](const Callback& other) {
        return other.score && *other.score >= 4 && other.ended_at > one.callback->ended_at;
    }));
}

/// Whether something happened to what began with the case's cycle.
template <StepKind kind>
std::optional<Contribution> happened_to_row(const Case& one, const Look&, std::int64_t) {
    const auto until = row_until(one.facts, *one.cycle);
    return yes_or_no(std::any_of(one.facts.steps.begin(), one.facts.steps.end(), [&](const Step& step) {
        return step.kind == kind && step.at >= one.cycle->from && step.at < until;
    }));
}

/// Followed by a complaint, or a report by way of somebody else, while open or within 30 days of an end.
std::optional<Contribution> became_complaint(const Case& one, const Look& look, std::int64_t) {
    constexpr Seconds k_after{30 * 86400};
    if (one.facts.ticket.kind != Kind::repair) {
        return std::nullopt;
    }
    const auto complaints = look.neighbours.complaints(one.facts.ticket);
    const bool is_so = std::any_of(complaints.begin(), complaints.end(), [&](Instant at) {
        return at <= one.at &&
               std::any_of(one.facts.cycles.begin(), one.facts.cycles.end(), [&](const Cycle& cycle) {
                   return cycle.from <= at && (!cycle.ended_at || at <= *cycle.ended_at + k_after);
               });
    });
    return yes_or_no(is_so);
}

bool is_referred(const Ticket& ticket) {
    return !ticket.ref.empty();
}
std::optional<Contribution> as_they_say(const Case& one, std::optional<bool> said) {
    return is_referred(one.facts.ticket) && said ? std::optional(yes_or_no(*said)) : std::nullopt;
}
std::optional<Contribution> referred_solved(const Case& one, const Look&, std::int64_t) {
    return as_they_say(one, one.facts.ticket.ref_solved);
}
std::optional<Contribution> referred_satisfied(const Case& one, const Look&, std::int64_t) {
    return as_they_say(one, one.facts.ticket.ref_satisfied);
}
std::optional<Contribution> referred_again(const Case& one, const Look& look, std::int64_t) {
    return is_referred(one.facts.ticket)
               ? std::optional(yes_or_no(look.neighbours.referred_before(one.facts.ticket)))
               : std::nullopt;
}

std::optional<Contribution> group(const Case&, const Look&, std::int64_t) {
    return Contribution{};
}
std::optional<Contribution> group_unanswered(const Case& one, const Look&, std::int64_t) {
    return one.group->is_unanswered ? std::optional(Contribution{}) : std::nullopt;
}

std::optional<Contribution> complaint_of_a_unit(const Case& one, const Look& look, std::int64_t number) {
    return one.facts.ticket.kind == Kind::complaint ? of_a_unit(one, look, number) : std::nullopt;
}
std::optional<Contribution> leak_of_a_unit(const Case& one, const Look& look, std::int64_t number) {
    return counts_as_leak(look.rules.policies.at(one.at), one.facts.ticket) ? of_a_unit(one, look, number)
                                                                            : std::nullopt;
}

constexpr auto k_owners = FigureHeading::owners;

constexpr Measure owner_share(std::string_view code, Cohort cohort, decltype(Measure::of) of,
                              Better better = Better::more, bool of_all_kinds = false) {
    return {code, k_owners, Combine::share, FigureUnit::ratio, cohort, of, better, of_all_kinds};
}
constexpr Measure units_of(std::string_view code, Combine combine, decltype(Measure::of) of, double scale = 1,
                           FigureUnit unit = FigureUnit::number) {
    return {code, k_owners, combine, unit, Cohort::opened, of, Better::less, false, 0, scale};
}

constexpr Measure k_owner_measures[] = {
    owner_share("callback_rate", Cohort::due, called_in_time),
    owner_share("contact_rate", Cohort::due, contacted),
    owner_share("satisfaction", Cohort::scored, satisfied<CallbackWhy::closing>),
    {"satisfaction_mean", k_owners, Combine::mean, FigureUnit::score, Cohort::scored,
     satisfied<CallbackWhy::closing>, Better::more},
    owner_share("satisfaction_response", Cohort::due, scored_of_due),
    {"score_30d", k_owners, Combine::mean, FigureUnit::score, Cohort::scored, satisfied<CallbackWhy::later>,
     Better::more},
    owner_share("dissatisfied_recovered", Cohort::scored, dissatisfied_recovered),
    owner_share("escalation_rate", Cohort::opened, happened_to_row<StepKind::escalated>, Better::less),
    owner_share("chase_rate", Cohort::opened, happened_to_row<StepKind::chased>, Better::less),
    owner_share("escalated_to_complaint", Cohort::matured_receipt, became_complaint, Better::less),
    owner_share("referred_solved", Cohort::opened, referred_solved),
    owner_share("referred_satisfied", Cohort::opened, referred_satisfied),
    owner_share("referred_again", Cohort::opened, referred_again, Better::less),
    {"groups_open", k_owners, Combine::sum, FigureUnit::count, Cohort::group, group, Better::less, true},
    {"groups_unanswered", k_owners, Combine::sum, FigureUnit::count, Cohort::group, group_unanswered,
     Better::less, true},
    units_of("reports_per_100_units", Combine::per_unit_month, of_a_unit, 100),
    {"complaints_per_1000_units", k_owners, Combine::per_unit_month, FigureUnit::number, Cohort::opened,
     complaint_of_a_unit, Better::less, true, 0, 1000},
    units_of("households_reporting", Combine::units, of_a_unit, 1, FigureUnit::ratio),
    units_of("reports_per_household", Combine::per_reporting, of_a_unit),
    units_of("leak_households", Combine::units, leak_of_a_unit, 1, FigureUnit::ratio),
};

}  // namespace

std::span<const Measure> owner_measures() {
    return k_owner_measures;
}

}  // namespace aftercare
