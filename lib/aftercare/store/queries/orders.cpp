#include "aftercare/store/queries/orders.hpp"

#include "aftercare/store/queries/ticket_columns.hpp"

namespace aftercare {

namespace {

using enum ColumnKind;

constexpr ListColumn k_order_columns[] = {
    {{"order", id}, "t.number || '/' || o.k"},
    k_number_column,
    {{"order_state", code, "order_state"}, "o.state"},
    {{"order_kind", code, "order_kind"}, "o.kind"},
    {{"party"}, "served.name"},
    {{"task"}, "o.task"},
    {{"due_at", instant}, "o.due_at"},
    {{"late_seconds", duration}, "max(coalesce(o.done_at, o.ended_at, :now) - o.due_at, 0)"},
    {{"done_seconds", duration}, "o.done_at - o.issued_at"},
    {{"issued_at", instant}, "o.issued_at"},
    {{"issued_by"}, "o.issued_by"},
    {{"served_at", instant}, "o.served_at"},
    {{"acked_at", instant}, "o.acked_at"},
    {{"arrived_at", instant}, "o.arrived_at"},
    {{"done_at", instant}, "o.done_at"},
    {{"ended_at", instant}, "o.ended_at"},
    {{"rework_count", number}, "o.rework_count"},
    {{"cycle", number}, "o.cycle"},
    {{"phone_first", flag}, "o.phone_first"},
    {{"emergency", flag}, "o.emergency"},
    {{"state", code, "state"}, "t.state"},
    {{"kind", code, "kind"}, "t.kind"},
    {{"category", code, "category"}, "t.category"},
    {{"urgency", code, "urgency"}, "t.urgency", false, k_urgency_rank},
    {{"element", code, "element"}, "t.element"},
    {{"defect", code, "defect"}, "t.defect"},
    {{"project"}, "pr.name"},
    k_unit_column,
    {{"handler"}, "t.handler"},
    {{"received_at", instant}, "t.received_at"},
};

}  // namespace

const ListSource k_order_list = {
    .name = "orders",
    .from = joined_sql<"work_order o CROSS JOIN ticket t ON t.id = o.ticket_id", k_ticket_joins,
                       " LEFT JOIN party served ON served.id = o.party_id">,
    .order = "o.issued_at, o.ticket_id, o.k",
    .ticket = "t.number",
    .period = "o.issued_at",
    .columns = k_order_columns,
};

}  // namespace aftercare
