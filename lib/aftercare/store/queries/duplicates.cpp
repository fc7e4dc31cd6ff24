#include "aftercare/store/queries/duplicates.hpp"

#include "aftercare/store/sql_text.hpp"

namespace aftercare {

namespace {

constexpr const char* k_of_unit =
    "SELECT number, state FROM ticket WHERE unit_id = ?1 AND next_action IS NOT NULL AND element = ?2"
    " AND defect = ?3 AND (location = ?4 OR location = '' OR ?4 = '') ORDER BY id";
constexpr const char* k_of_place =
    "SELECT number, state FROM ticket WHERE place = ?5 AND place <> '' AND project_id = ?1"
    " AND next_action IS NOT NULL AND element = ?2 AND defect = ?3"
    " AND (location = ?4 OR location = '' OR ?4 = '') ORDER BY id";

constexpr SqlPiece k_earlier =
    " AND closed_how IS NOT NULL AND state IN ('closed', 'archived') AND element = ?2 AND defect = ?3 AND"
    " (location = ?4 OR location = '' OR ?4 = '') AND coalesce(completed_at, closed_at) <= ?6"
    " ORDER BY coalesce(completed_at, closed_at) DESC, id DESC LIMIT 1";
constexpr SqlPiece k_earlier_columns =
    "SELECT id, number, category, coalesce(completed_at, CASE closed_how WHEN 'imported' THEN closed_at "
    "END),"
    " coalesce(completed_at, closed_at) FROM ticket WHERE ";

constexpr const char* k_earlier_of_unit = joined_sql<k_earlier_columns, "unit_id = ?1", k_earlier>;
constexpr const char* k_earlier_of_place =
    joined_sql<k_earlier_columns, "place = ?5 AND place <> '' AND project_id = ?1", k_earlier>;

/// Whether the report says what it is about.
bool names_a_thing(const Registration& report) {
    return !report.element.empty() || !report.defect.empty() || !report.location.empty();
}

void bind_thing(Statement& statement, const Registration& report) {
    statement.bind(1, report.unit_id ? report.unit_id->value : report.project_id.value);
    statement.bind(2, std::string_view(report.element));
    statement.bind(3, std::string_view(report.defect));
    statement.bind(4, std::string_view(report.location));
    if (!report.unit_id) {
        statement.bind(5, std::string_view(report.place));
    }
}

}  // namespace

std::vector<OpenTicket> open_duplicates(Database& db, const Registration& report) {
    std::vector<OpenTicket> found;
    if (!names_a_thing(report)) {
        return found;
    }
    auto& statement = db.cached(report.unit_id ? k_of_unit : k_of_place);
    bind_thing(statement, report);
    while (statement.step()) {
        found.push_back({std::string(statement.text(0)),
                         from_code<State>(statement.text(1)).value_or(State::registered)});
    }
    statement.reset();
    return found;
}

std::vector<std::string> open_with_ref(Database& db, const std::string& ref) {
    std::vector<std::string> numbers;
    auto& rows = db.cached(
        "SELECT number FROM ticket INDEXED BY ticket_next WHERE next_action IS NOT NULL AND ref = ? ORDER BY "
        "id");
    rows.bind(1, std::string_view(ref));
    while (rows.step()) {
        numbers.emplace_back(rows.text(0));
    }
    rows.reset();
    return numbers;
}

std::optional<EarlierTicket> earlier_ticket(Database& db, const Registration& report, Instant at) {
    if (!names_a_thing(report)) {
        return std::nullopt;
    }
    auto& statement = db.cached(report.unit_id ? k_earlier_of_unit : k_earlier_of_place);
    bind_thing(statement, report);
    statement.bind(6, at.seconds);
    std::optional<EarlierTicket> found;
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
