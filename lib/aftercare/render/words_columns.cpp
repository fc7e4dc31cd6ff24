// The words of the columns that only reports print.
#include <array>

#include "aftercare/render/field_names.hpp"

namespace aftercare {

namespace {

constexpr auto k_columns = std::to_array<FieldName>({
    {"actor", "by"},
    {"age_seconds", "age"},
    {"answered_count", "answered"},
    {"at", "time"},
    {"attempts", "callback attempts"},
    {"body", "body"},
    {"charge", "back-charge"},
    {"charge_state", "state of the back-charge"},
    {"check", "check"},
    {"cluster_state", "state"},
    {"contact_name", "contact"},
    {"contact_phone", "contact's phone"},
    {"contractor_days_left", "contractor's days left"},
    {"contractor_decides", "decides for the contractor's"},
    {"contractor_rolled_assumed", "contractor's weekdays assumed"},
    {"contractor_rolled_to", "contractor's next working day"},
    {"contractor_source", "source of the contractor's"},
    {"cost", "cost"},
    {"cost_kind", "kind of cost"},
    {"costs", "costs"},
    {"days_left", "days left"},
    {"decides", "decides"},
    {"denominator", "denominator"},
    {"dispute", "dispute"},
    {"entries", "entries"},
    {"entry", "entry"},
    {"epoch", "epoch"},
    {"expect", "expected solution"},
    {"finding", "finding"},
    {"followed_by", "followed by"},
    {"group", "group complaint"},
    {"happened_at", "happened at"},
    {"hash", "hash"},
    {"held_at", "on hold since"},
    {"hold_reason", "reason of the hold"},
    {"households", "households"},
    {"kept_at", "kept at"},
    {"left_seconds", "time left"},
    {"made_at", "made at"},
    {"matched", "found in"},
    {"measure", "measure"},
    {"merged", "merged with it"},
    {"new_households", "not in the group"},
    {"noticed", "noticed at"},
    {"number", "number"},
    {"numerator", "numerator"},
    {"open_orders", "open orders"},
    {"open_tickets", "open tickets"},
    {"opened", "opened"},
    {"order_state", "state of the order"},
    {"orders", "orders"},
    {"outstanding", "outstanding"},
    {"overdue_seconds", "overdue by"},
    {"owner_name", "owner"},
    {"owner_phone", "owner's phone"},
    {"p", "chance"},
    {"party_kind", "kind of party"},
    {"period_from", "period from"},
    {"period_until", "period until"},
    {"person_phone", "person's phone"},
    {"previous", "previous period"},
    {"promise_state", "promise"},
    {"recorded_at", "recorded at"},
    {"recovered", "recovered"},
    {"resolve_assumed", "resolve by assumed"},
    {"respond_assumed", "respond by assumed"},
    {"retention_left", "retention left"},
    {"rolled_assumed", "weekdays assumed"},
    {"sampled", "in the sample"},
    {"schema", "schema version"},
    {"seq", "entry"},
    {"silent_seconds", "silent for"},
    {"staff", "staff"},
    {"status", "status"},
    {"subject", "subject"},
    {"subject_kind", "kind of subject"},
    {"target", "target"},
    {"tests", "tests run"},
    {"usual", "usual"},
    {"value", "value"},
    {"verb", "act"},
    {"window_from", "from"},
    {"window_until", "until"},
    {"written_late", "written order late"},
});
static_assert(is_sorted(k_columns));

}  // namespace

const FieldName* find_report_field(std::string_view field) {
    return find_field(k_columns, field);
}

}  // namespace aftercare
