#include "aftercare/store/queries/tickets.hpp"

#include <array>

#include "aftercare/store/queries/ticket_columns.hpp"

namespace aftercare {

namespace {

using enum ColumnKind;

constexpr const char* k_from_ticket = joined_sql<"ticket t", k_ticket_joins>;

/// Clocks as the partial index has them, the earliest due first.
constexpr const char* k_from_running =
    joined_sql<"clock_run c INDEXED BY clock_due CROSS JOIN ticket t ON t.id = c.ticket_id", k_ticket_joins>;
constexpr SqlPiece k_running = "c.stopped_at IS NULL";

/// The same, and the clocks of contracts, which `:contracts` has (see retention.hpp).
constexpr const char* k_from_due =
    "(SELECT ticket_id, n, clock, order_k, started_at, due_original_at, due_at, calendar_assumed, "
    "suspended_until, NULL AS contract, NULL AS party_id, NULL AS project_id FROM clock_run INDEXED BY "
    "clock_due WHERE stopped_at IS NULL UNION ALL SELECT NULL, value ->> 'n', 'retention', NULL, value ->> "
    "'started_at', value ->> 'due_at', value ->> 'due_at', 0, NULL, value ->> 'number', value ->> 'party', "
    "value ->> 'project' FROM json_each(:contracts)) c LEFT JOIN ticket t ON t.id = c.ticket_id LEFT JOIN "
    "project pr ON pr.id = coalesce(t.project_id, c.project_id) LEFT JOIN unit u ON u.id = t.unit_id LEFT "
    "JOIN party pa ON pa.id = coalesce(t.party_id, c.party_id)";

constexpr ListColumn k_ticket_columns[] = {
    k_number_column,
    {{"state", code, "state"}, "t.state"},
    {{"closed_how", code, "closed_how", false}, "t.closed_how"},
    {{"kind", code, "kind", false}, "t.kind"},
    {{"channel", code, "channel", false}, "t.channel"},
    {{"project", text, {}, false}, "pr.name"},
    k_unit_column,
    {{"element", code, "element", false}, "t.element"},
    {{"defect", code, "defect", false}, "t.defect"},
    {{"location", text, {}, false}, "t.location"},
    {{"category", code, "category", false}, "t.category"},
    {{"urgency", code, "urgency"}, "t.urgency", false, k_urgency_rank},
    {{"liability", code, "liability", false}, "t.liability"},
    {{"party"}, k_party},
    {{"handler", text, {}, false}, "t.handler"},
    {{"next_action", code, "next_action"}, "t.next_action"},
    {{"next_at", instant, {}, true, "next_assumed"}, "t.next_at"},
    {{"received_at", instant, {}, false}, "t.received_at"},
    {{"respond_by", instant, {}, false, "respond_assumed"}, "t.respond_by"},
    {{"resolve_by", instant, {}, false, "resolve_assumed"}, "t.resolve_by"},
    {{"closed_at", instant, {}, false}, "t.closed_at"},
    {{"symptom"}, "t.symptom"},
    {{"phase"}, "u.phase", true},
    {{"section"}, "u.section", true},
    {{"building", room}, "u.building", true},
    {{"batch"}, "u.batch", true},
    {{"layout"}, "u.layout", true},
    {{"contact", name}, contact_sql<"name">, true},
    {{"phone", phone}, contact_sql<"phone">, true},
    {{"received_by"}, "t.received_by", true},
    {{"state_since", instant}, "t.state_since", true},
    {{"accepted_at", instant}, "t.accepted_at", true},
    {{"dispatched_at", instant}, "t.dispatched_at", true},
    {{"completed_at", instant}, "t.completed_at", true},
    {{"cycle", number}, "t.cycle", true},
    {{"rework_count", number}, "t.rework_count", true},
    {{"chase_count", number}, "t.chase_count", true},
    {{"score", number}, "t.score", true},
    {{"result"}, "t.result", true},
    {{"cause", code, "cause"}, "t.cause", true},
    {{"source"}, "t.source", true},
    {{"source_id"}, "t.source_id", true},
    {{"ref"}, "t.ref", true},
    {{"ref_due", instant}, "t.ref_due", true},
    {{"ref_solved", flag}, "t.ref_solved", true},
    {{"ref_satisfied", flag}, "t.ref_satisfied", true},
    {{"written_late", flag}, k_written_late, true},
    {{"warranty_class", code, "warranty_class"}, "t.warranty_class", true},
    {{"owner_until", day}, "t.owner_until", true},
    {{"contractor_until", day}, "t.contractor_until", true},
    {{"owner_cover", code, "cover"}, "t.owner_cover", true},
    {{"contractor_cover", code, "cover"}, "t.contractor_cover", true},
    {{"warranty_gap", flag}, "t.warranty_gap", true},
    {{"next_assumed", flag}, "t.next_assumed", true},
    {{"respond_assumed", flag}, assumed_sql<"response">, true},
    {{"resolve_assumed", flag}, assumed_sql<"resolve">, true},
    {{"follows", id}, number_of_sql<"t.follows">, true, nullptr, "t.follows"},
    {{"is_repeat", flag}, "t.is_repeat", true},
    {{"merged_into", id}, number_of_sql<"t.merged_into">, true, nullptr, "t.merged_into"},
    {{"group", id}, k_group, true},
    {{"extension_count", number}, "t.extension_count", true},
    {{"emergency_start", flag}, "t.emergency_start", true},
    {{"escalated_at", instant}, "t.escalated_at", true},
    {{"escalated_to"}, "t.escalated_to", true},
    {{"escalation_noted_at", instant}, "t.escalation_noted_at", true},
    {{"escalation_noted_by"}, "t.escalation_noted_by", true},
    {{"return_until", instant}, "t.return_until", true},
    {{"archived_at", instant}, "t.archived_at", true},
};

constexpr ListColumn k_ledger_columns[] = {
    k_number_column,
    {{"state", code, "state"}, "t.state"},
    {{"state_since", instant, {}, false}, "t.state_since"},
    {{"state_by", text, {}, false}, "t.state_by"},
    {{"closed_how", code, "closed_how"}, "t.closed_how"},
    {{"kind", code, "kind"}, "t.kind"},
    {{"channel", code, "channel", false}, "t.channel"},
    {{"project", text, {}, false}, "pr.name"},
    {{"phase", text, {}, false}, "u.phase"},
    k_unit_column,
    {{"matched", flag, {}, false}, "t.unit_id IS NOT NULL"},
    {{"contact", name}, contact_sql<"name">},
    {{"phone", phone, {}, false}, contact_sql<"phone">},
    {{"element", code, "element"}, "t.element"},
    {{"defect", code, "defect"}, "t.defect"},
    {{"location", text, {}, false}, "t.location"},
    {{"category", code, "category"}, "t.category"},
    {{"urgency", code, "urgency"}, "t.urgency", false, k_urgency_rank},
    {{"liability", code, "liability", false}, "t.liability"},
    {{"liability_final", flag, {}, false}, "t.liability_final"},
    {{"party"}, k_party},
    {{"handler"}, "t.handler"},
    {{"next_action", code, "next_action", false}, "t.next_action"},
    {{"next_at", instant, {}, false}, "t.next_at"},
    {{"noticed_at", instant, {}, false}, "t.noticed_at"},
    {{"received_at", instant}, "t.received_at"},
    {{"received_by", text, {}, false}, "t.received_by"},
    {{"respond_by", instant, {}, false, "respond_assumed"}, "t.respond_by"},
    {{"responded_at", instant, {}, false}, "t.responded_at"},
    {{"written_to_at", instant, {}, false}, "t.written_to_at"},
    {{"owner_wrote_at", instant, {}, false}, "t.owner_wrote_at"},
    {{"confirmed_at", instant, {}, false}, "t.confirmed_at"},
    {{"accepted_at", instant, {}, false}, "t.accepted_at"},
    {{"dispatched_at", instant, {}, false}, "t.dispatched_at"},
    {{"started_at", instant, {}, false}, "t.started_at"},
    {{"made_safe_at", instant, {}, false}, "t.made_safe_at"},
    {{"completed_at", instant, {}, false}, "t.completed_at"},
    {{"resolve_by", instant, {}, true, "resolve_assumed"}, "t.resolve_by"},
    {{"informed_at", instant, {}, false}, "t.informed_at"},
    {{"closed_at", instant}, "t.closed_at"},
    {{"first_closed_at", instant, {}, false}, "t.first_closed_at"},
    {{"return_until", instant, {}, false}, "t.return_until"},
    {{"archived_at", instant, {}, false}, "t.archived_at"},
    {{"cycle", number, {}, false}, "t.cycle"},
    {{"rework_count", number, {}, false}, "t.rework_count"},
    {{"chase_count", number, {}, false}, "t.chase_count"},
    {{"cause", code, "cause", false}, "t.cause"},
    {{"warranty_class", code, "warranty_class", false}, "t.warranty_class"},
    {{"owner_until", day, {}, false}, "t.owner_until"},
    {{"contractor_until", day, {}, false}, "t.contractor_until"},
    {{"owner_cover", code, "cover", false}, "t.owner_cover"},
    {{"contractor_cover", code, "cover", false}, "t.contractor_cover"},
    {{"warranty_gap", flag, {}, false}, "t.warranty_gap"},
    {{"adopted", flag, {}, false}, "t.adopted"},
    {{"callback_state", code, "callback_state", false}, "t.callback_state"},
    {{"score", number, {}, false}, "t.score"},
    {{"score_about", code, "about", false}, "t.score_about"},
    {{"called_at", instant, {}, false}, "t.called_at"},
    {{"follows", id, {}, false}, number_of_sql<"t.follows">, false, nullptr, "t.follows"},
    {{"is_repeat", flag, {}, false}, "t.is_repeat"},
    {{"merged_into", id, {}, false}, number_of_sql<"t.merged_into">, false, nullptr, "t.merged_into"},
    {{"group", id, {}, false}, k_group},
    {{"extension_count", number, {}, false}, "t.extension_count"},
    {{"emergency_start", flag, {}, false}, "t.emergency_start"},
    {{"escalated_at", instant, {}, false}, "t.escalated_at"},
    {{"escalated_to", text, {}, false}, "t.escalated_to"},
    {{"escalation_noted_at", instant, {}, false}, "t.escalation_noted_at"},
    {{"escalation_noted_by", text, {}, false}, "t.escalation_noted_by"},
    {{"cost", money, {}, false}, "(SELECT sum(c.amount) FROM cost c WHERE c.ticket_id = t.id)"},
    {{"source", text, {}, false}, "t.source"},
    {{"source_id", text, {}, false}, "t.source_id"},
    {{"ref", text, {}, false}, "t.ref"},
    {{"ref_due", instant, {}, false}, "t.ref_due"},
    {{"ref_solved", flag, {}, false}, "t.ref_solved"},
    {{"ref_satisfied", flag, {}, false}, "t.ref_satisfied"},
    {{"date_flag", flag, {}, false}, "t.date_flag"},
    {{"expected", text, {}, false}, "t.expected"},
    {{"symptom"}, "t.symptom"},
    {{"result", text, {}, false}, "t.result"},
    {{"next_assumed", flag}, "t.next_assumed", true},
    {{"respond_assumed", flag}, assumed_sql<"response">, true},
    {{"resolve_assumed", flag}, assumed_sql<"resolve">, true},
};

/// Clocks that run, with how late they are or how long they have as `measure`.
constexpr auto clock_columns(ListColumn measure) {
    return std::to_array<ListColumn>({
        {{"number", id}, "coalesce(t.number, c.contract)", false, nullptr, "t.id"},
        {{"clock", code, "clock"}, "c.clock"},
        {{"order", id, {}, false}, "CASE WHEN c.order_k IS NOT NULL THEN t.number || '/' || c.order_k END"},
        {{"due_at", instant, {}, true, "calendar_assumed"}, "c.due_at"},
        {{"due_original_at", instant, {}, false}, "c.due_original_at"},
        measure,
        {{"calendar_assumed", flag, {}, false}, "c.calendar_assumed"},
        {{"state", code, "state", false}, "t.state"},
        {{"kind", code, "kind", false}, "t.kind"},
        {{"category", code, "category", false}, "t.category"},
        {{"urgency", code, "urgency"}, "t.urgency", false, k_urgency_rank},
        {{"project", text, {}, false}, "pr.name"},
        k_unit_column,
        {{"element", code, "element", false}, "t.element"},
        {{"party", text, {}, false}, k_party},
        {{"handler", text, {}, false}, "t.handler"},
        {{"next_action", code, "next_action", false}, "t.next_action"},
        {{"next_at", instant, {}, false}, "t.next_at"},
        {{"received_at", instant, {}, false}, "t.received_at"},
        {{"symptom"}, "t.symptom"},
        {{"started_at", instant}, "c.started_at", true},
        {{"contact", name}, contact_sql<"name">, true},
        {{"phone", phone}, contact_sql<"phone">, true},
    });
}

constexpr auto k_overdue_columns = clock_columns({{"overdue_seconds", duration}, "max(:now - c.due_at, 0)"});
constexpr auto k_due_columns = clock_columns({{"left_seconds", duration}, "c.due_at - :now"});

constexpr ListColumn k_silent_columns[] = {
    k_number_column,
    {{"state", code, "state", false}, "t.state"},
    {{"urgency", code, "urgency"}, "t.urgency", false, k_urgency_rank},
    {{"informed_at", instant}, "t.informed_at"},
    {{"silent_seconds", duration}, "max(:now - c.started_at, 0)"},
    {{"due_at", instant, {}, false, "calendar_assumed"}, "c.due_at"},
    {{"overdue_seconds", duration, {}, false}, "max(:now - c.due_at, 0)"},
    {{"calendar_assumed", flag, {}, false}, "c.calendar_assumed"},
    {{"kind", code, "kind", false}, "t.kind"},
    {{"project", text, {}, false}, "pr.name"},
    k_unit_column,
    {{"party", text, {}, false}, k_party},
    {{"handler"}, "t.handler"},
    {{"received_at", instant, {}, false}, "t.received_at"},
    {{"symptom"}, "t.symptom"},
    {{"contact", name}, contact_sql<"name">, true},
    {{"phone", phone}, contact_sql<"phone">, true},
};

constexpr ListColumn k_promise_columns[] = {
    k_number_column,
    {{"promise_state", code, "promise_state"},
     "CASE WHEN coalesce(c.stopped_at, :now) > c.due_at THEN 'broken' WHEN c.stopped_at IS NULL THEN 'open' "
     "ELSE "
     "'kept' END"},
    {{"what"}, "c.what"},
    {{"made_at", instant}, "c.started_at"},
    {{"due_at", instant}, "c.due_at"},
    {{"kept_at", instant, {}, false}, "c.stopped_at"},
    {{"late_seconds", duration, {}, false}, "max(coalesce(c.stopped_at, :now) - c.due_at, 0)"},
    {{"state", code, "state", false}, "t.state"},
    {{"kind", code, "kind", false}, "t.kind"},
    {{"urgency", code, "urgency", false}, "t.urgency", false, k_urgency_rank},
    {{"project", text, {}, false}, "pr.name"},
    k_unit_column,
    {{"party", text, {}, false}, k_party},
    {{"handler"}, "t.handler"},
    {{"received_at", instant, {}, false}, "t.received_at"},
    {{"symptom", text, {}, false}, "t.symptom"},
    {{"contact", name}, contact_sql<"name">, true},
    {{"phone", phone}, contact_sql<"phone">, true},
};

/// The project of a ticket, a unit or a back-charge that an entry is about.
constexpr const char* k_project_of_entry =
    "(SELECT p.name FROM project p WHERE p.id = CASE j.subject_kind WHEN 'project' THEN j.subject_id "
    "WHEN 'ticket' THEN (SELECT x.project_id FROM ticket x WHERE x.id = j.subject_id) "
    "WHEN 'unit' THEN (SELECT x.project_id FROM unit x WHERE x.id = j.subject_id) "
    "WHEN 'charge' THEN (SELECT x.project_id FROM charge x WHERE x.id = j.subject_id) END)";

constexpr ListColumn k_audit_columns[] = {
    {{"entry", number}, "j.id"},
    {{"act"}, "(SELECT epoch FROM chain WHERE id = j.id >> 40) || ':' || j.act"},
    {{"number", id}, "j.subject"},
    {{"subject_kind", code, "subject_kind", false}, "j.subject_kind"},
    {{"verb", code, "verb"}, "j.verb"},
    {{"happened_at", instant}, "j.happened_at"},
    {{"recorded_at", instant}, "j.recorded_at"},
    {{"late_seconds", duration, {}, false}, "j.recorded_at - j.happened_at"},
    {{"actor"}, "j.actor"},
    {{"os_user", text, {}, false}, "j.os_user"},
    {{"struck_by", number, {}, false}, "(SELECT by_entry FROM struck WHERE entry_id = j.id)"},
    {{"body", text, {}, false}, "j.body"},
    {{"hash"}, "lower(hex(j.hash))", true},
    {{"project"}, k_project_of_entry, true},
};

constexpr ListColumn k_search_columns[] = {
    k_number_column,
    {{"state", code, "state"}, "t.state"},
    {{"kind", code, "kind", false}, "t.kind"},
    {{"project", text, {}, false}, "pr.name"},
    k_unit_column,
    {{"element", code, "element"}, "t.element"},
    {{"category", code, "category", false}, "t.category"},
    {{"received_at", instant}, "t.received_at"},
    {{"closed_at", instant, {}, false}, "t.closed_at"},
    {{"symptom"}, "t.symptom"},
    {{"result"}, "t.result"},
    {{"party"}, k_party, true},
    {{"handler"}, "t.handler", true},
};

}  // namespace

const ListSource k_ticket_list = {"list",          k_from_ticket,   "1", "t.id", "t.number",
                                  "t.received_at", k_ticket_columns};

const ListSource k_ledger_list = {"ledger",        k_from_ticket,   "1", "t.id", "t.number",
                                  "t.received_at", k_ledger_columns};

const ListSource k_overdue_list = {"overdue",  k_from_due, "c.due_at < :now", "c.due_at, t.id, c.n",
                                   "t.number", nullptr,    k_overdue_columns};

const ListSource k_due_list = {
    "due",
    k_from_due,
    "c.due_at >= :now AND c.due_at <= :until AND coalesce(c.suspended_until, :now) <= :now",
    "c.due_at, t.id, c.n",
    "t.number",
    nullptr,
    k_due_columns};

const ListSource k_silent_list = {
    "silent",         k_from_running, joined_sql<k_running, " AND c.due_at < :now AND c.clock = 'inform'">,
    "c.due_at, t.id", "t.number",     nullptr,
    k_silent_columns};

const ListSource k_promise_list = {
    "promises",
    joined_sql<"clock_run c INDEXED BY clock_promise CROSS JOIN ticket t ON t.id = c.ticket_id",
               k_ticket_joins>,
    "c.clock = 'promise' AND c.outcome <> 'dropped'",
    "c.due_at, t.id, c.n",
    "t.number",
    nullptr,
    k_promise_columns};

const ListSource k_audit_list = {
    "audit",         "journal j",    "1", "j.id", "CASE j.subject_kind WHEN 'ticket' THEN j.subject END",
    "j.happened_at", k_audit_columns};

const ListSource k_search_list = {"search", k_from_ticket,   "1", "t.id", "t.number",
                                  nullptr,  k_search_columns};

std::string search_condition(const std::string& parameter) {
    return "t.id IN (SELECT rowid FROM symptom_gram WHERE symptom_gram MATCH " + parameter +
           " UNION SELECT j.subject_id FROM words_gram w JOIN journal j ON j.id = w.rowid WHERE words_gram "
           "MATCH " +
           parameter + ")";
}

}  // namespace aftercare
