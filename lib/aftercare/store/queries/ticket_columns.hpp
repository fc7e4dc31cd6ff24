// SQL of ticket columns that several lists share. `t` is ticket, `pr` project, `u` unit, `pa` the newest
// order's party.
#pragma once

#include "aftercare/store/queries/list.hpp"
#include "aftercare/store/sql_text.hpp"

namespace aftercare {

inline constexpr SqlPiece k_ticket_joins =
    " LEFT JOIN project pr ON pr.id = t.project_id LEFT JOIN unit u ON u.id = t.unit_id"
    " LEFT JOIN party pa ON pa.id = t.party_id";

inline constexpr SqlPiece k_urgency_rank =
    "CASE t.urgency WHEN 'normal' THEN 1 WHEN 'urgent' THEN 2 WHEN 'major' THEN 3 END";

inline constexpr SqlPiece k_party = "pa.name";

template <SqlPiece column>
inline constexpr auto contact_sql =
    joined_sql<"(SELECT nullif(p.", column,
               ", '') FROM contact c JOIN person p ON p.id = c.person_id WHERE c.ticket_id = t.id"
               " ORDER BY c.n LIMIT 1)">;

template <SqlPiece key>
inline constexpr auto number_of_sql = joined_sql<"(SELECT o.number FROM ticket o WHERE o.id = ", key, ")">;

/// The newest group complaint of the ticket, as written.
inline constexpr SqlPiece k_group =
    "(SELECT l.site || '-G' || m.group_id FROM group_member m, ledger l WHERE m.ticket_id = t.id"
    " ORDER BY m.group_id DESC LIMIT 1)";

template <SqlPiece clock>
inline constexpr auto assumed_sql =
    joined_sql<"(SELECT c.calendar_assumed FROM clock_run c WHERE c.ticket_id = t.id AND c.clock = '", clock,
               "' ORDER BY c.n DESC LIMIT 1)">;

/// Whether an order that was given by phone was not followed in writing in time.
inline constexpr SqlPiece k_written_late =
    "EXISTS (SELECT 1 FROM work_order o JOIN clock_run w ON w.ticket_id = o.ticket_id AND w.clock = "
    "'written' AND w.order_k = o.k WHERE o.ticket_id = t.id AND o.phone_first AND "
    "coalesce(o.served_at, o.ended_at, :now) > w.due_at)";

constexpr ListColumn k_number_column = {
    .column = {"number", ColumnKind::id}, .sql = "t.number", .key = "t.id"};
constexpr ListColumn k_unit_column = {
    .column = {"unit", ColumnKind::unit}, .sql = "coalesce(u.name, t.place)", .key = "t.unit_id"};

}  // namespace aftercare
