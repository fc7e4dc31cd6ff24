#include "aftercare/render/figure_policy.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "aftercare/render/figure_policy_words.hpp"

namespace aftercare {

namespace {

constexpr PolicyBasis target(Clock clock) {
    return {PolicyPart::target, clock};
}
constexpr PolicyBasis part(PolicyPart part) {
    return {part, {}};
}

using Bases = std::span<const PolicyBasis>;

constexpr PolicyBasis k_response[] = {target(Clock::response), part(PolicyPart::service_hours),
                                      part(PolicyPart::stopping_holds)};
constexpr PolicyBasis k_owner_closings[] = {part(PolicyPart::owner_closings)};
constexpr PolicyBasis k_resolution[] = {target(Clock::resolve), part(PolicyPart::working_hours),
                                        part(PolicyPart::stopping_holds), part(PolicyPart::owner_closings)};
constexpr PolicyBasis k_all_targets[] = {part(PolicyPart::all_targets), part(PolicyPart::working_hours),
                                         part(PolicyPart::service_hours), part(PolicyPart::stopping_holds)};
constexpr PolicyBasis k_dispatch[] = {target(Clock::dispatch), part(PolicyPart::working_hours),
                                      part(PolicyPart::stopping_holds)};
constexpr PolicyBasis k_attend[] = {target(Clock::attend), part(PolicyPart::working_hours),
                                    part(PolicyPart::stopping_holds)};
constexpr PolicyBasis k_working_hours[] = {part(PolicyPart::working_hours)};
constexpr PolicyBasis k_answer[] = {part(PolicyPart::working_hours), part(PolicyPart::owner_closings)};
constexpr PolicyBasis k_service_hours[] = {part(PolicyPart::service_hours)};
constexpr PolicyBasis k_escalate[] = {target(Clock::escalate)};
constexpr PolicyBasis k_inform[] = {target(Clock::inform)};
constexpr PolicyBasis k_owner_holds[] = {part(PolicyPart::owner_holds)};
constexpr PolicyBasis k_acknowledged[] = {target(Clock::dispatch), part(PolicyPart::working_hours)};
constexpr PolicyBasis k_delays[] = {part(PolicyPart::owner_holds), part(PolicyPart::third_holds)};
constexpr PolicyBasis k_due_soon[] = {part(PolicyPart::due_soon), part(PolicyPart::working_hours)};
constexpr PolicyBasis k_matured[] = {part(PolicyPart::repeat_windows), part(PolicyPart::leaks)};
constexpr PolicyBasis k_leaks[] = {part(PolicyPart::leaks)};
constexpr PolicyBasis k_visit[] = {target(Clock::dispatch), part(PolicyPart::owner_holds),
                                   part(PolicyPart::callbacks)};
constexpr PolicyBasis k_callback[] = {target(Clock::callback), part(PolicyPart::callbacks),
                                      part(PolicyPart::tries)};
constexpr PolicyBasis k_called[] = {part(PolicyPart::callbacks), part(PolicyPart::tries)};
constexpr PolicyBasis k_scores[] = {part(PolicyPart::callbacks)};
constexpr PolicyBasis k_leaks_again[] = {part(PolicyPart::leak_callback), part(PolicyPart::leaks)};
constexpr PolicyBasis k_outside[] = {part(PolicyPart::outside_channels)};
constexpr PolicyBasis k_silence[] = {part(PolicyPart::no_objection)};
constexpr PolicyBasis k_warranty[] = {part(PolicyPart::warranty)};

struct BasisRow {
    std::string_view code;
    Bases bases;
};

/// On what each measure rests, in the order of measures(); those that rest on nothing are left out.
constexpr auto k_basis_rows = std::to_array<BasisRow>({
    {"completion", k_owner_closings},
    {"closing_cohort", k_owner_closings},
    {"closed_within_7", k_owner_closings},
    {"closed_within_15", k_owner_closings},
    {"closed_within_30", k_owner_closings},
    {"closed_within_90", k_owner_closings},
    {"closed_since_handover", k_owner_closings},
    {"declined_covered", k_warranty},
    {"no_objection_share", k_silence},
    {"night_share", k_service_hours},
    {"response_on_time", k_response},
    {"resolved_24h", k_owner_closings},
    {"standard_kept", k_resolution},
    {"commitment_kept", k_resolution},
    {"commitment_kept_current", k_resolution},
    {"extension_rate", k_resolution},
    {"sla_attainment", k_all_targets},
    {"dispatch_on_time", k_dispatch},
    {"attend_on_time", k_attend},
    {"appointed_soon", k_working_hours},
    {"late_reporting", k_escalate},
    {"inform_compliance", k_inform},
    {"tsm_emergency", k_resolution},
    {"tsm_other", k_resolution},
    {"tsm_complaints", k_answer},
    {"overdue_now", k_all_targets},
    {"due_soon", k_due_soon},
    {"silent_now", k_inform},
    {"callbacks_due", k_called},
    {"overdue_rate", k_resolution},
    {"overdue_seconds", k_resolution},
    {"long_overdue_30", k_resolution},
    {"long_overdue_60", k_resolution},
    {"long_overdue_90", k_resolution},
    {"long_overdue_180", k_resolution},
    {"resolution_time", k_working_hours},
    {"first_time_fix", k_matured},
    {"single_visit_fix", k_matured},
    {"repeat_repair", k_matured},
    {"reopen_rate", k_matured},
    {"leak_cured", k_matured},
    {"leak_back", k_matured},
    {"qualified_visit", k_visit},
    {"callback_rate", k_callback},
    {"contact_rate", k_called},
    {"satisfaction", k_scores},
    {"satisfaction_mean", k_scores},
    {"satisfaction_response", k_scores},
    {"score_30d", k_leaks_again},
    {"dissatisfied_recovered", k_scores},
    {"escalated_to_complaint", k_outside},
    {"leak_households", k_leaks},
    {"hold_share", k_owner_holds},
    {"acknowledged_on_time", k_acknowledged},
    {"finished_on_time", k_owner_holds},
    {"leaks", k_leaks},
    {"leaks_open", k_leaks},
    {"delay_department", k_delays},
    {"delay_party", k_delays},
    {"delay_owner", k_owner_holds},
    {"delay_third", k_delays},
    {"delay_closed", k_delays},
    {"delay_life", k_delays},
});

}  // namespace

std::vector<std::string> figure_policy(const Measure& measure, const Policy& policy) {
    const auto* row = std::find_if(k_basis_rows.begin(), k_basis_rows.end(),
                                   [&](const BasisRow& each) { return each.code == measure.code; });
    std::vector<std::string> lines;
    for (const auto& basis : row == k_basis_rows.end() ? Bases() : row->bases) {
        auto more = policy_part_lines(policy, basis);
        lines.insert(lines.end(), more.begin(), more.end());
    }
    return lines;
}

}  // namespace aftercare
