#include "aftercare/store/queries/ticket_numbers.hpp"

#include "aftercare/store/ticket_sql.hpp"

namespace aftercare {

namespace {

constexpr auto k_ticket = joined_sql<"SELECT id, number, ", is_open_sql<"">, " FROM ticket WHERE ">;

NumberedTicket ticket_in(const Statement& row) {
    return {{row.integer(0)}, std::string(row.text(1)), row.integer(2) != 0};
}

std::vector<NumberedTicket> all_of(Statement& rows) {
    std::vector<NumberedTicket> tickets;
    while (rows.step()) {
        tickets.push_back(ticket_in(rows));
    }
    rows.reset();
    return tickets;
}

std::optional<NumberedTicket> first_of(Statement& rows) {
    auto ticket = rows.step() ? std::optional(ticket_in(rows)) : std::nullopt;
    rows.reset();
    return ticket;
}

}  // namespace

std::optional<NumberedTicket> numbered_ticket(Database& db, TicketId id) {
    auto& rows = db.cached(joined_sql<k_ticket, "id = ?">);
    rows.bind(1, id.value);
    return first_of(rows);
}

std::optional<NumberedTicket> last_touched(Database& db, std::string_view actor) {
    auto& rows = db.cached(
        "SELECT subject_id FROM journal WHERE actor = ? AND subject_kind = 'ticket' ORDER BY id DESC LIMIT "
        "1");
    rows.bind(1, actor);
    const auto id = rows.step() ? std::optional(TicketId{rows.integer(0)}) : std::nullopt;
    rows.reset();
    return id ? numbered_ticket(db, *id) : std::nullopt;
}

std::vector<NumberedTicket> merged_into(Database& db, TicketId id) {
    auto& rows = db.cached(joined_sql<k_ticket, "merged_into = ? ORDER BY id">);
    rows.bind(1, id.value);
    return all_of(rows);
}

std::vector<TicketId> all_merged_into(Database& db, TicketId id) {
    auto& rows = db.cached(
        "WITH RECURSIVE merged(id) AS (SELECT t.id FROM ticket t WHERE t.merged_into = ? UNION SELECT t.id "
        "FROM "
        "merged m JOIN ticket t ON t.merged_into = m.id) SELECT id FROM merged ORDER BY id");
    rows.bind(1, id.value);
    std::vector<TicketId> tickets;
    while (rows.step()) {
        tickets.push_back({rows.integer(0)});
    }
    rows.reset();
    return tickets;
}

std::vector<NumberedTicket> followers_of(Database& db, TicketId id) {
    auto& rows = db.cached(joined_sql<k_ticket, "follows = ? ORDER BY id">);
    rows.bind(1, id.value);
    return all_of(rows);
}

std::vector<NumberedTicket> archivable_tickets(Database& db, Instant at) {
    auto& rows = db.cached(
        joined_sql<"SELECT id, number, 0 FROM ticket INDEXED BY ticket_filing WHERE ", is_over_sql<"">,
                   " AND archived_at IS NULL AND coalesce(return_until, 0) < ? AND NOT EXISTS (SELECT 1 "
                   "FROM callback b WHERE b.ticket_id = ticket.id AND b.state = 'due') ORDER BY id">);
    rows.bind(1, at.seconds);
    return all_of(rows);
}

}  // namespace aftercare
