// The words of the measures of core/figures/measures_owners.cpp, in its order.
#include <array>

#include "aftercare/render/figure_rows.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

constexpr auto k_owners_rows = std::to_array<FigureRow>({
    {"callback_rate", "callback rate",
     tr_later("Of the callbacks that fell due in the period and before as-of: those in which the owner was "
              "reached by the due. Waived ones and those of reopened tickets are left out; unreachable and "
              "refused are misses.")},
    {"contact_rate", "owners reached",
     tr_later("Of the callbacks that fell due in the period and before as-of and that were tried or made: "
              "those in which the owner was reached by as-of.")},
    {"satisfaction", "satisfaction",
     tr_later("Of the first scores of each cycle given in the period at callbacks that were drawn after its "
              "end: those of 4 or 5. Where only a part is called, each weighs as many as it stands for; "
              "unasked scores are left out."),
     tr_later("Kish, Survey Sampling, 1965 (weights); Wilson, JASA 22, 1927 (interval)")},
    {"satisfaction_mean", "mean score",
     tr_later("The mean of the scores of `satisfaction`, from 1 to 5. Scores of a sample are weighted by "
              "1/rate.")},
    {"satisfaction_response", "response to callbacks",
     tr_later("Of the callbacks after an end that fell due in the period and before as-of and were not "
              "waived: those that brought a score.")},
    {"score_30d", "satisfaction later, of leaks",
     tr_later("The mean of the scores given in the period at the later callback of a leak, from 1 to 5.")},
    {"dissatisfied_recovered", "dissatisfied won back",
     tr_later("Of the first scores of 1 or 2 given in the period at callbacks that were drawn after an end: "
              "those whose ticket had a later score of 4 or 5 by as-of.")},
    {"escalation_rate", "rate of reports up",
     tr_later("Of the tickets received in the period: those reported up at least once by as-of. That a "
              "report was taken note of is none.")},
    {"chase_rate", "chase rate",
     tr_later("Of the tickets received in the period: those about which the owner called again by as-of.")},
    {"escalated_to_complaint", "became a complaint",
     tr_later(
         "Of the repairs whose 90 days since the receipt ended in the period and by as-of: those followed "
         "within these days, while they were open or within 30 days of their end, by a complaint of the same "
         "unit, or by a ticket of it that came by way of an authority, a lawyer or the media.")},
    {"referred_solved", "referrals solved",
     tr_later("Of the referred tickets received in the period of which whoever referred them said whether "
              "they were solved: those solved.")},
    {"referred_satisfied", "referrals satisfied",
     tr_later("Of the referred tickets received in the period of which whoever referred them said whether "
              "the owner is satisfied: those satisfied.")},
    {"referred_again", "referred again",
     tr_later("Of the referred tickets received in the period: those with an earlier referred ticket of the "
              "same place and element in the 90 days before.")},
    {"groups_open", "group complaints open",
     tr_later("Group complaints open at the end of the period, or at as-of where that comes first.")},
    {"groups_unanswered", "group complaints unanswered",
     tr_later("Group complaints open at the end of the period, or at as-of where that comes first, that have "
              "not been answered.")},
    {"reports_per_100_units", "reports per 100 homes",
     tr_later("Tickets of homes received in the period, times 100, divided by the months for which homes had "
              "been delivered in it. A home counts for each month its days since the handover by the days of "
              "the month.")},
    {"complaints_per_1000_units", "complaints per 1,000 homes",
     tr_later("Complaints of homes received in the period, times 1,000, divided by the months for which "
              "homes had been delivered in it. Official figures are for a year: twelve times as much."),
     tr_later("England's Tenant Satisfaction Measures, CH01")},
    {"households_reporting", "households reporting",
     tr_later(
         "Of the homes that were delivered at some time of the period: those with a ticket received in it.")},
    {"reports_per_household", "reports per household",
     tr_later("Tickets of homes received in the period, divided by the homes that they are of.")},
    {"leak_households", "households with a leak",
     tr_later(
         "Of the homes that were delivered at some time of the period: those with a leak received in it.")},
});

}  // namespace

std::span<const FigureRow> owner_rows() {
    return k_owners_rows;
}

}  // namespace aftercare
