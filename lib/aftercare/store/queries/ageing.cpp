#include "aftercare/store/queries/ageing.hpp"

#include "aftercare/core/ageing.hpp"
#include "aftercare/store/queries/list_composer.hpp"
#include "aftercare/store/queries/tickets.hpp"
#include "aftercare/store/ticket_entries.hpp"
#include "aftercare/store/ticket_sql.hpp"

namespace aftercare {

namespace {

/// Whether the ticket was over before: a manager's reversal begins no cycle that a row would show.
constexpr const char* k_was_over =
    "t.cycle > 1 OR EXISTS (SELECT 1 FROM journal j WHERE j.subject_kind = 'ticket' AND j.subject_id = t.id "
    "AND j.verb = 'appeal')";

}  // namespace

void for_each_open_ticket(Database& db, const ListQuery& query, std::size_t column,
                          const std::function<void(const AgeingTicket&)>& each) {
    auto source = k_ticket_list;
    source.where = is_open_sql<"t.">;
    ListComposer composer(source, query);
    const auto sql = composer.select(
        std::string("t.id, t.number, t.received_at, ") + k_was_over + ", " + tally_value_sql(source, column),
        false);
    auto statement = composer.prepare(db, sql);
    while (statement.step()) {
        AgeingTicket ticket{.per = {.value = tally_value_at(statement, 4)},
                            .number = std::string(statement.text(1)),
                            .received_at = {statement.integer(2)}};
        if (statement.integer(3) != 0) {
            const TicketId id{statement.integer(0)};
            const auto entries = load_ticket_entries(db, id);
            ticket.over = time_over(entries, states_entered(id, entries));
        }
        each(ticket);
    }
}

}  // namespace aftercare
