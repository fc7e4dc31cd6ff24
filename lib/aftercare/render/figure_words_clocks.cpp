// The words of the measures of core/figures/measures_clocks.cpp, in its order.
#include <array>

#include "aftercare/render/figure_rows.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

constexpr auto k_clocks_rows = std::to_array<FigureRow>({
    {"response_on_time", "first response on time",
     tr_later("Of the tickets received in the period whose first response was due before as-of: those with a "
              "response by the due. Open past it is a miss; what was suspended or dropped is left out.")},
    {"resolved_24h", "resolved within 24 h",
     tr_later("Of the tickets received in the period whose 24 hours are over: those that in their first "
              "cycle were done, and not rejected later, or answered within 24 hours of the receipt, closed "
              "hours included. What was withdrawn, declined or closed for the owner's reasons by then is "
              "left out; after it that is a miss, and so is a forced closing."),
     tr_later("the service standard: every problem within 24 hours")},
    {"standard_kept", "standard kept",
     tr_later("Of the resolutions that fell due in the period by the policy's own date, a row for each "
              "cycle: those that were done, and not rejected later, or answered by it. What was withdrawn, "
              "declined or closed for the owner's reasons by then is left out; after it that is a miss, and "
              "so is a forced closing. On hold is left out.")},
    {"commitment_kept", "commitment kept",
     tr_later("Of the resolutions that fell due in the period by the date first committed to, or by the "
              "policy's where none was, a row for each cycle: those that were done, and not rejected later, "
              "or answered by it. What was withdrawn, declined or closed for the owner's reasons by then is "
              "left out; after it that is a miss, and so is a forced closing. On hold is left out.")},
    {"commitment_kept_current", "commitment kept, as extended",
     tr_later("The same as `commitment_kept` by the date in force, with its extensions. An extension made "
              "after a date had passed leaves the miss.")},
    {"extension_rate", "extension rate",
     tr_later(
         "Of the resolutions of `commitment_kept`: those whose date was put off at least once by as-of.")},
    {"sla_attainment", "all targets met",
     tr_later("Of the tickets with any clock but retention that fell due in the period and before as-of: "
              "those that met every one of these, callbacks and promises among them. What was suspended or "
              "dropped is left out.")},
    {"dispatch_on_time", "dispatched on time",
     tr_later("Of the dispatches that fell due in the period and before as-of: those whose order had reached "
              "the party by the due. Open past it is a miss; what was suspended or dropped is left out.")},
    {"attend_on_time", "first visit on time",
     tr_later("Of the first visits that fell due in the period and before as-of: those made by the due; that "
              "the owner was not there does not make it a miss. Open past it is a miss; what was suspended "
              "or dropped is left out.")},
    {"visit_on_time", "appointments kept",
     tr_later("Of the appointments whose window ended in the period and before as-of: those with an arrival "
              "by its end. One at which the owner was not there is left out.")},
    {"appointed_soon", "appointed by the next working day",
     tr_later("Of the first visits whose clock began in the period and was not dropped, once the next "
              "working day is over: those with an appointment made by its end.")},
    {"broken_promises", "promises broken",
     tr_later("Of the promises to owners that fell due in the period and before as-of: those that were not "
              "kept in time. What was suspended or dropped is left out.")},
    {"late_reporting", "majors reported late",
     tr_later("Of the tickets received in the period whose report up was due before as-of: those that were "
              "not reported in time.")},
    {"referred_on_time", "referrals replied on time",
     tr_later("Of the replies to whoever referred a ticket that fell due in the period and before as-of: "
              "those given by the due.")},
    {"inform_compliance", "owners kept informed",
     tr_later(
         "Of the days of the period on which the owner of a ticket had to hear from us, each local day of "
         "each ticket once: those on which the limit was not passed at any time. It has no interval.")},
    {"tsm_emergency", "emergencies done in target",
     tr_later("Of the repairs done in the period, and not rejected later, whose urgency is urgent or major: "
              "those done by the policy's own date."),
     tr_later("England's Tenant Satisfaction Measures, RP02 (2)")},
    {"tsm_other", "other repairs done in target",
     tr_later("Of the repairs done in the period, and not rejected later, whose urgency is neither urgent "
              "nor major: those done by the policy's own date."),
     tr_later("England's Tenant Satisfaction Measures, RP02 (1)")},
    {"tsm_complaints", "complaints answered in target",
     tr_later("Of the complaints received in the period whose {days} working days are over: those that in "
              "their first cycle were done, and not rejected later, or answered within them. What was "
              "withdrawn, declined or closed for the owner's reasons by then is left out; after it that is a "
              "miss, and so is a forced closing."),
     tr_later("England's Tenant Satisfaction Measures, CH02 (1)")},
});

}  // namespace

std::span<const FigureRow> clock_rows() {
    return k_clocks_rows;
}

}  // namespace aftercare
