#include "aftercare/store/builders.hpp"

namespace aftercare {

Builders load_builders(Database& db) {
    std::vector<BuildingContract> contracts;
    auto rows = db.prepare(
        "SELECT k.party_id, pa.kind, k.n, k.project_id, k.contracted_at, k.scope, k.buildings "
        "FROM contract k JOIN party pa ON pa.id = k.party_id");
    while (rows.step()) {
        contracts.push_back({.party_id = {rows.integer(0)},
                             .party_kind = from_code<PartyKind>(rows.text(1)).value_or(PartyKind::contractor),
                             .n = static_cast<int>(rows.integer(2)),
                             .project_id = {rows.integer(3)},
                             .contracted_at = {rows.integer(4)},
                             .scope = read_scope(rows.text(5)),
                             .buildings = read_buildings(rows.text(6))});
    }
    return Builders(std::move(contracts));
}

bool has_building(Database& db, ProjectId project, std::string_view building) {
    auto found = db.prepare("SELECT 1 FROM unit WHERE project_id = ? AND building = ? LIMIT 1");
    found.bind(1, project.value);
    found.bind(2, building);
    return found.step();
}

}  // namespace aftercare
