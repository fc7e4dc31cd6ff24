#include "aftercare/store/queries/callbacks.hpp"

#include "aftercare/store/queries/ticket_columns.hpp"

namespace aftercare {

namespace {

using enum ColumnKind;

constexpr auto k_called = joined_sql<
    " CROSS JOIN ticket t ON t.id = b.ticket_id LEFT JOIN clock_run c ON c.ticket_id = b.ticket_id AND"
    " c.clock = 'callback' AND c.part_n = b.n",
    k_ticket_joins>;

constexpr ListColumn k_callback_columns[] = {
    k_number_column,
    {{"due_at", instant, {}, true, "calendar_assumed"}, "c.due_at"},
    {{"overdue_seconds", duration}, "max(:now - c.due_at, 0)"},
    {{"calendar_assumed", flag, {}, false}, "c.calendar_assumed"},
    {{"contact", name}, contact_sql<"name">},
    {{"phone", phone}, contact_sql<"phone">},
    {{"project", text, {}, false}, "pr.name"},
    k_unit_column,
    {{"kind", code, "kind"}, "t.kind"},
    {{"category", code, "category"}, "t.category"},
    {{"state", code, "state"}, "t.state"},
    {{"party"}, k_party},
    {{"closed_at", instant}, "t.closed_at"},
    {{"closed_how", code, "closed_how", false}, "t.closed_how"},
    {{"why", code, "callback_why", false}, "b.why"},
    {{"attempt_count", number}, "b.attempt_count"},
    {{"last_attempt_on", day, {}, false}, "b.last_attempt_on"},
    {{"handler", text, {}, false}, "t.handler"},
    {{"received_at", instant, {}, false}, "t.received_at"},
    {{"result"}, "t.result"},
    {{"symptom", text, {}, false}, "t.symptom"},
};

constexpr ListColumn k_callbacks_columns[] = {
    k_number_column,
    {{"cycle", number, {}, false}, "b.cycle"},
    {{"why", code, "callback_why"}, "b.why"},
    {{"callback_state", code, "callback_state"}, "b.state"},
    {{"from_at", instant, {}, false}, "b.from_at"},
    {{"due_at", instant, {}, true, "calendar_assumed"}, "c.due_at"},
    {{"calendar_assumed", flag, {}, false}, "c.calendar_assumed"},
    {{"again_at", instant, {}, false}, "b.again_at"},
    {{"attempt_count", number}, "b.attempt_count"},
    {{"last_attempt_on", day, {}, false}, "b.last_attempt_on"},
    {{"ended_at", instant}, "b.ended_at"},
    {{"caller"}, "nullif(b.caller, '')"},
    {{"score", number}, "b.score"},
    {{"score_about", code, "about"}, "b.score_about"},
    {{"counts", flag, {}, false}, "b.counts"},
    {{"sampled", flag, {}, false}, "NOT b.not_sampled"},
    {{"state", code, "state", false}, "t.state"},
    {{"kind", code, "kind", false}, "t.kind"},
    {{"category", code, "category", false}, "t.category"},
    {{"project", text, {}, false}, "pr.name"},
    k_unit_column,
    {{"party", text, {}, false}, k_party},
    {{"handler", text, {}, false}, "t.handler"},
    {{"received_at", instant, {}, false}, "t.received_at"},
    {{"contact", name}, contact_sql<"name">, true},
    {{"phone", phone}, contact_sql<"phone">, true},
};

}  // namespace

const ListSource k_callback_list = {
    "callback due",
    joined_sql<"callback b INDEXED BY callback_due", k_called>,
    "b.state = 'due' AND b.from_at <= :now AND coalesce(b.again_at, 0) <= :now",
    "c.due_at, t.id",
    "t.number",
    nullptr,
    k_callback_columns};

const ListSource k_callbacks_list = {"callbacks",
                                     joined_sql<"callback b", k_called>,
                                     "1",
                                     "b.from_at, t.id, b.n",
                                     "t.number",
                                     "b.from_at",
                                     k_callbacks_columns};

CallFacts call_facts(Database& db, TicketId ticket, std::string_view callback_channel) {
    CallFacts facts;
    auto& actors = db.cached(
        "SELECT DISTINCT actor FROM journal WHERE subject_kind = 'ticket' AND subject_id = ? AND verb IN "
        "('arrive', 'start', 'progress', 'done') AND id NOT IN (SELECT entry_id FROM struck)");
    actors.bind(1, ticket.value);
    while (actors.step()) {
        facts.repairers.emplace_back(actors.text(0));
    }
    actors.reset();
    auto& complaint = db.cached(
        "SELECT 1 FROM ticket WHERE follows = ? AND kind = 'complaint' AND channel = ? AND next_action IS "
        "NOT "
        "NULL");
    complaint.bind(1, ticket.value);
    complaint.bind(2, callback_channel);
    facts.complaint_open = complaint.step();
    complaint.reset();
    return facts;
}

}  // namespace aftercare
