#include "aftercare/store/queries/duplicates.hpp"

namespace aftercare {

namespace {

constexpr const char* k_of_unit =
    "SELECT number, state FROM ticket WHERE unit_id = ?1 AND next_action IS NOT NULL AND element = ?2"
    " AND defect = ?3 AND (location = ?4 OR location = '' OR ?4 = '') ORDER BY id";
constexpr const char* k_of_place =
    "SELECT number, state FROM ticket WHERE place = ?5 AND place <> '' AND project_id = ?1"
    " AND next_action IS NOT NULL AND element = ?2 AND defect = ?3"
    " AND (location = ?4 OR location = '' OR ?4 = '') ORDER BY id";

}  // namespace

std::vector<OpenTicket> open_duplicates(Database& db, const Registration& report) {
    std::vector<OpenTicket> found;
    if (report.element.empty() && report.defect.empty() && report.location.empty()) {
        return found;
    }
    auto& statement = db.cached(report.unit_id ? k_of_unit : k_of_place);
    statement.bind(1, report.unit_id ? report.unit_id->value : report.project_id.value);
    statement.bind(2, std::string_view(report.element));
    statement.bind(3, std::string_view(report.defect));
    statement.bind(4, std::string_view(report.location));
    if (!report.unit_id) {
        statement.bind(5, std::string_view(report.place));
    }
    while (statement.step()) {
        found.push_back({std::string(statement.text(0)),
                         from_code<State>(statement.text(1)).value_or(State::registered)});
    }
    statement.reset();
    return found;
}

}  // namespace aftercare
