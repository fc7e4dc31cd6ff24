#include "aftercare/store/queries/ticket_numbers.hpp"

namespace aftercare {

namespace {

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
    auto& rows = db.cached("SELECT id, number, next_action IS NOT NULL FROM ticket WHERE id = ?");
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
    auto& rows =
        db.cached("SELECT id, number, next_action IS NOT NULL FROM ticket WHERE merged_into = ? ORDER BY id");
    rows.bind(1, id.value);
    return all_of(rows);
}

std::vector<NumberedTicket> followers_of(Database& db, TicketId id) {
    auto& rows =
        db.cached("SELECT id, number, next_action IS NOT NULL FROM ticket WHERE follows = ? ORDER BY id");
    rows.bind(1, id.value);
    return all_of(rows);
}

std::vector<NumberedTicket> ended_tickets(Database& db) {
    return all_of(
        db.cached("SELECT id, number, 0 FROM ticket WHERE state IN ('closed', 'declined', 'withdrawn', "
                  "'merged', 'void') "
                  "ORDER BY id"));
}

}  // namespace aftercare
