// The words of the measures of core/figures/measures_flow.cpp, in its order.
#include <array>

#include "aftercare/render/figure_rows.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

constexpr auto k_within_days = tr_later(
    "Of the tickets received in the period whose {days} days of 24 hours are over: those that in their first "
    "cycle were done, and not rejected later, or answered within them. What was withdrawn, declined or "
    "closed for the owner's reasons by then is left out; after it that is a miss, and so is a forced "
    "closing.");

constexpr auto k_flow_rows = std::to_array<FigureRow>({
    {"opened", "opened",
     tr_later("Tickets received in the period, and appeals on new facts. What is reported twice"
              " and merged counts once, by its earliest receipt; void ones do not count.")},
    {"accepted", "accepted", tr_later("Triages of the period that brought a ticket from new to accepted.")},
    {"dispatched", "dispatched",
     tr_later("Orders of the period that brought a ticket to dispatched. Further orders of a ticket that is "
              "dispatched already do not count.")},
    {"completed", "completed",
     tr_later("Repairs done in the period that brought a ticket to completed and that no rejection took back "
              "later. Answers are counted by `answered`.")},
    {"closed", "closed",
     tr_later("Every closing of the period: verified, no objection, answered, forced. Closings by an import "
              "and at the source do not count.")},
    {"answered", "answered", tr_later("Closings of the period by an answer.")},
    {"declined", "declined", tr_later("Every time in the period that a ticket was declined.")},
    {"reopened", "reopened",
     tr_later("Every reopening of the period, by the command or by what the owner said at a callback. "
              "Appeals are none.")},
    {"callbacks_done", "callbacks done",
     tr_later("Callbacks recorded in the period: the owner was reached.")},
    {"reclassified", "reclassified",
     tr_later("Triages of the period, after the first of a ticket, that changed its kind or its category.")},
    {"completion", "completion",
     tr_later("Of the tickets open at the beginning of the period or received in it: those done in it, and "
              "not rejected later, or answered in it.")},
    {"closing_flow", "closing rate by flow",
     tr_later("First closings of the period divided by tickets received in it. It may be more than 1, and "
              "has no interval.")},
    {"closing_cohort", "closing rate of the received",
     tr_later("Of the tickets received in the period: those that had been closed by as-of, even if they were "
              "reopened.")},
    {"closed_within_7", "closed within 7 days", k_within_days},
    {"closed_within_15", "closed within 15 days", k_within_days},
    {"closed_within_30", "closed within 30 days", k_within_days},
    {"closed_within_90", "closed within 90 days", k_within_days},
    {"closed_since_handover", "closed since the handover",
     tr_later("Of the tickets of delivered units received from the handover to the end of the period: those "
              "that were done, and not rejected later, or answered by then. What was withdrawn, declined or "
              "closed for the owner's reasons is left out; forced closings are misses.")},
    {"decline_rate", "decline rate",
     tr_later("Of the tickets received in the period: those that were ever declined by as-of, even if they "
              "were taken up again.")},
    {"declined_covered", "declined though covered",
     tr_later("Of the tickets received in the period that were ever declined: those whose warranty covered "
              "the owner at the first decline.")},
    {"overturn_rate", "declines overturned",
     tr_later(
         "Of the tickets received in the period that were ever declined: those that an appeal took up.")},
    {"no_objection_share", "closed without objection",
     tr_later("Of the first closings of the period that were verified or by no objection: those by no "
              "objection.")},
    {"withdrawn_share", "withdrawal rate",
     tr_later("Of the tickets received in the period: those that were ever withdrawn by as-of.")},
    {"night_share", "received at night",
     tr_later("Of the tickets received in the period: those received outside the service hours of their "
              "project, by the policy of that time.")},
});

}  // namespace

std::span<const FigureRow> flow_rows() {
    return k_flow_rows;
}

}  // namespace aftercare
