#include "aftercare/store/queries/suggestions.hpp"

#include "aftercare/core/suggestions.hpp"
#include "aftercare/store/queries/list_composer.hpp"
#include "aftercare/store/queries/tickets.hpp"
#include "aftercare/store/ticket_entries.hpp"

namespace aftercare {

namespace {

/// The due of the first repair clock, if no hold stops it.
constexpr const char* k_first_due =
    "(SELECT CASE WHEN c.stopped_at IS NULL AND c.suspended_until > :now THEN NULL ELSE c.due_at END FROM "
    "clock_run c WHERE c.ticket_id = t.id AND c.clock = 'resolve' AND c.cycle = 1 ORDER BY c.n LIMIT 1)";

}  // namespace

void for_each_suggestion(Database& db, const ListQuery& query, std::size_t column, Instant as_of,
                         const std::function<void(const Suggestion&)>& each) {
    auto source = k_ticket_list;
    source.where =
        "t.kind IN ('suggestion', 'praise') AND t.state NOT IN ('merged', 'void') AND t.closed_how IS NOT "
        "'imported'";
    ListComposer composer(source, query);
    const auto sql = composer.select(std::string("t.id, t.kind = 'suggestion', t.adopted, t.closed_how IS "
                                                 "'answered', ") +
                                         k_first_due + ", " + tally_value_sql(source, column),
                                     false);
    auto statement = composer.prepare(db, sql);
    while (statement.step()) {
        const TicketId id{statement.integer(0)};
        const auto entries = load_ticket_entries(db, id);
        const auto ending = first_ending(entries, states_entered(id, entries));
        const auto due = statement.is_null(4) ? std::nullopt : std::optional(Instant{statement.integer(4)});
        each({.per = {.value = tally_value_at(statement, 5)},
              .is_suggestion = statement.integer(1) != 0,
              .is_answered = statement.integer(3) != 0 || (ending && ending->is_answer),
              .is_adopted = statement.integer(2) != 0,
              .was_in_time = was_answered_in_time(ending, due, as_of)});
    }
}

}  // namespace aftercare
