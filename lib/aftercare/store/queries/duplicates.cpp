#include "aftercare/store/queries/duplicates.hpp"

#include "aftercare/store/ticket_sql.hpp"

namespace aftercare {

namespace {

constexpr SqlPiece k_same_element = "(element = ?2 AND ?2 <> '')";
constexpr auto k_same_thing = joined_sql<
    "((element = ?2 OR element = '' OR ?2 = '') AND (defect = ?3 OR defect = '' OR ?3 = '')"
    " AND (location = ?4 OR location = '' OR ?4 = '') AND (",
    k_same_element, " OR (defect = ?3 AND ?3 <> '') OR (location = ?4 AND ?4 <> '')))">;

constexpr SqlPiece k_of_unit = "unit_id = ?1";
constexpr SqlPiece k_of_place = "place = ?5 AND place <> '' AND project_id = ?1";

/// Tickets of the place that are of the same thing or element, and those that go on in their place.
template <SqlPiece place>
inline constexpr auto k_found = joined_sql<
    "WITH RECURSIVE found(id, next, same) AS (SELECT id, merged_into, ", k_same_thing, " FROM ticket WHERE ",
    place, " AND (", k_same_thing, " OR ", k_same_element,
    ") UNION SELECT t.id, t.merged_into, found.same FROM found JOIN ticket t ON t.id = found.next)">;

template <SqlPiece place>
inline constexpr auto k_open_sql =
    joined_sql<k_found<place>,
               " SELECT t.number, t.state, max(found.same) FROM found JOIN ticket t ON t.id = found.id"
               " WHERE found.next IS NULL AND t.id <> ?6 AND ",
               is_open_sql<"t.">, " GROUP BY t.id ORDER BY t.id">;

template <SqlPiece place>
inline constexpr auto k_earlier_sql = joined_sql<
    k_found<place>,
    " SELECT t.id, t.number, t.category, coalesce(t.completed_at, CASE t.closed_how WHEN 'imported' THEN "
    "t.closed_at END), coalesce(t.completed_at, t.closed_at) AS over FROM found JOIN ticket t ON t.id = "
    "found.id WHERE found.next IS NULL AND found.same AND t.id <> ?6 AND t.state = 'closed' AND over <= ?7"
    " ORDER BY over DESC, t.id DESC LIMIT 1">;

void bind(Statement& statement, const Sought& sought) {
    const auto& thing = sought.thing;
    statement.bind(1, thing.unit_id ? thing.unit_id->value : thing.project_id.value);
    statement.bind(2, std::string_view(thing.element));
    statement.bind(3, std::string_view(thing.defect));
    statement.bind(4, std::string_view(thing.location));
    if (!thing.unit_id) {
        statement.bind(5, std::string_view(thing.place));
    }
    statement.bind(6, sought.but.value);
}

}  // namespace

std::vector<OpenTicket> open_there(Database& db, const Sought& sought) {
    std::vector<OpenTicket> found;
    auto& statement = db.cached(sought.thing.unit_id ? k_open_sql<k_of_unit> : k_open_sql<k_of_place>);
    bind(statement, sought);
    while (statement.step()) {
        found.push_back({.number = std::string(statement.text(0)),
                         .state = from_code<State>(statement.text(1)).value_or(State::registered),
                         .is_same = statement.integer(2) != 0});
    }
    statement.reset();
    return found;
}

std::vector<std::string> open_with_ref(Database& db, const std::string& ref) {
    std::vector<std::string> numbers;
    auto& rows = db.cached(joined_sql<"SELECT number FROM ticket INDEXED BY ticket_next WHERE ",
                                      is_open_sql<"">, " AND ref = ? ORDER BY id">);
    rows.bind(1, std::string_view(ref));
    while (rows.step()) {
        numbers.emplace_back(rows.text(0));
    }
    rows.reset();
    return numbers;
}

std::optional<Earlier> earlier_ticket(Database& db, const Sought& sought, Instant at) {
    auto& statement = db.cached(sought.thing.unit_id ? k_earlier_sql<k_of_unit> : k_earlier_sql<k_of_place>);
    bind(statement, sought);
    statement.bind(7, at.seconds);
    std::optional<Earlier> found;
    if (statement.step()) {
        found = {.id = {statement.integer(0)},
                 .number = std::string(statement.text(1)),
                 .category = std::string(statement.text(2)),
                 .completed_at = {},
                 .over_at = {statement.integer(4)}};
        if (!statement.is_null(3)) {
            found->completed_at = Instant{statement.integer(3)};
        }
    }
    statement.reset();
    return found;
}

}  // namespace aftercare
