#include "aftercare/store/queries/in_charge.hpp"

#include "aftercare/store/ticket_sql.hpp"

namespace aftercare {

namespace {

/// By the partial index of what is open: few tickets are, however large the ledger.
constexpr const char* k_tickets_sql = joined_sql<"SELECT number FROM ticket INDEXED BY ticket_next WHERE ",
                                                 is_open_sql<"">, " AND handler = ?1 ORDER BY id">;
constexpr const char* k_groups_sql = joined_sql<
    "SELECT g.id FROM complaint_group g WHERE g.lead = ?1 AND g.state <> 'dismissed' AND EXISTS "
    "(SELECT 1 FROM group_member m JOIN ticket t ON t.id = ",
    goes_on_sql<"m.ticket_id">, " WHERE m.group_id = g.id AND ", is_open_sql<"t.">, ") ORDER BY g.id">;

}  // namespace

InCharge in_charge(Database& db, std::string_view name) {
    InCharge found;
    auto tickets = db.prepare(k_tickets_sql);
    tickets.bind(1, name);
    while (tickets.step()) {
        found.tickets.emplace_back(tickets.text(0));
    }
    auto groups = db.prepare(k_groups_sql);
    groups.bind(1, name);
    while (groups.step()) {
        found.groups.push_back({groups.integer(0)});
    }
    return found;
}

}  // namespace aftercare
