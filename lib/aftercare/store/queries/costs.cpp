#include "aftercare/store/queries/costs.hpp"

#include "aftercare/store/contract_sql.hpp"
#include "aftercare/store/queries/ticket_columns.hpp"

namespace aftercare {

namespace {

using enum ColumnKind;

/// Cost lines and back-charges, one under the other.
constexpr const char* k_from_money = joined_sql<
    "(SELECT 'cost' AS what, ticket_id, order_k, incurred_at AS at, n, kind, amount, NULL AS charge_id FROM "
    "cost UNION ALL SELECT 'charge', ticket_id, order_k, opened_at, 0, NULL, NULL, id FROM charge) m"
    " JOIN ticket t ON t.id = m.ticket_id",
    k_ticket_joins,
    " LEFT JOIN charge c ON c.id = m.charge_id"
    " LEFT JOIN work_order o ON o.ticket_id = m.ticket_id AND o.k = m.order_k"
    " LEFT JOIN party owing ON owing.id = coalesce(c.party_id, o.party_id)">;

constexpr const char* k_retention_left =
    joined_sql<"(SELECT ", k_retention_left_sql,
               " FROM contract k WHERE k.party_id = c.party_id AND k.project_id = c.project_id)">;

constexpr ListColumn k_cost_columns[] = {
    k_number_column,
    {{"order", id}, "CASE WHEN m.order_k IS NOT NULL THEN t.number || '/' || m.order_k END"},
    {{"what", code, "money"}, "m.what"},
    {{"party"}, "owing.name"},
    {{"project", text, {}, false}, "pr.name"},
    {{"at", instant}, "m.at"},
    {{"cost_kind", code, "cost_kind"}, "m.kind"},
    {{"amount", money}, "m.amount"},
    {{"charge", id}, "(SELECT l.site FROM ledger l) || '-C' || c.id"},
    {{"charge_state", code, "charge_state"}, "c.state"},
    {{"weak", code, "weak", false}, "nullif(c.weak, '')"},
    {{"claimed", money}, "c.claimed"},
    {{"agreed", money}, "c.agreed"},
    {{"deducted", money, {}, false}, "c.deducted"},
    {{"invoiced", money, {}, false}, "c.invoiced"},
    {{"received", money, {}, false}, "c.received"},
    {{"recovered", money}, k_recovered_sql},
    {{"outstanding", money}, k_outstanding_sql},
    {{"retention_left", money, {}, false}, k_retention_left},
    {{"release_on", day, {}, false},
     "(SELECT k.release_on FROM contract k WHERE k.party_id = c.party_id AND k.project_id = c.project_id)"},
    {{"noticed_at", instant, {}, false}, "c.noticed_at"},
    {{"settled_at", instant, {}, false}, "c.settled_at"},
    {{"limitation_on", day}, "c.limitation_on"},
};

}  // namespace

const ListSource k_cost_list = {
    .name = "costs",
    .from = k_from_money,
    .where = "1",
    .order = "m.at, m.ticket_id, m.what DESC, m.n, m.charge_id",
    .ticket = "t.number",
    .period = "m.at",
    .columns = k_cost_columns,
};

}  // namespace aftercare
