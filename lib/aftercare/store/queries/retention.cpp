#include "aftercare/store/queries/retention.hpp"

#include <algorithm>
#include <map>

#include "aftercare/store/builders.hpp"
#include "aftercare/store/contract_sql.hpp"
#include "aftercare/store/retention_clocks.hpp"
#include "aftercare/store/ticket_sql.hpp"
#include "aftercare/support/json.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

using enum ColumnKind;

/// Back-charges of the contract `k` that go on.
constexpr SqlPiece k_running_charges =
    " FROM charge c WHERE c.party_id = k.party_id AND c.project_id = k.project_id AND c.state NOT IN "
    "('settled', 'waived'))";

/// What the object `values` has of the contract `k`.
template <SqlPiece values>
inline constexpr auto of_contract_sql =
    joined_sql<"json_extract(", values, ", '$.\"' || k.party_id || '/' || k.n || '\"')">;

constexpr ListColumn k_retention_columns[] = {
    {{"party"}, "pa.name"},
    {{"project"}, "pr.name"},
    {{"settlement", money}, "k.settlement"},
    {{"retention", money}, "k.retention"},
    {{"charged", money}, joined_sql<"(SELECT coalesce(sum(", k_outstanding_sql, "), 0)", k_running_charges>},
    {{"deducted", money}, k_deducted_sql},
    {{"retention_left", money}, k_retention_left_sql},
    {{"release_on", day}, "k.release_on"},
    {{"notice_on", day}, of_contract_sql<":notices">},
    {{"open_defects", number}, joined_sql<"coalesce(", of_contract_sql<":defects">, ", 0)">},
    {{"running_charges", number}, joined_sql<"(SELECT count(*)", k_running_charges>},
    {{"party_kind", code, "party_kind"}, "pa.kind", true},
    {{"contracted_at", instant}, "k.contracted_at", true},
};

/// `3/1`: the contract's name in the objects that the list takes.
std::string name_of(PartyId party, int n) {
    return std::to_string(party.value) + "/" + std::to_string(n);
}

/// Open repairs by the contract under which the part was built.
std::map<std::string, std::int64_t> open_defects(Database& db,
                                                 const std::optional<std::vector<TicketId>>& only) {
    const auto builders = load_builders(db);
    std::map<std::string, std::int64_t> counts;
    auto repairs = db.prepare(
        joined_sql<"SELECT t.project_id, coalesce(u.building, ''), t.element, t.defect, t.id FROM ticket t "
                   "LEFT JOIN unit u ON u.id = t.unit_id WHERE t.kind = 'repair' AND ",
                   is_open_sql<"t.">>);
    while (repairs.step()) {
        if (only && !std::binary_search(only->begin(), only->end(), TicketId{repairs.integer(4)})) {
            continue;
        }
        const auto* contract = builder_of(builders, {.project_id = {repairs.integer(0)},
                                                     .building = repairs.text(1),
                                                     .element = repairs.text(2),
                                                     .defect = repairs.text(3)});
        if (contract != nullptr) {
            ++counts[name_of(contract->party_id, contract->n)];
        }
    }
    return counts;
}

std::string as_json(const std::map<std::string, std::int64_t>& values) {
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    for (const auto& [contract, value] : values) {
        json.key(contract);
        json.integer(value);
    }
    json.end_object();
    return text;
}

}  // namespace

const ListSource k_retention_list = {
    .name = "retention",
    .from = "contract k JOIN party pa ON pa.id = k.party_id JOIN project pr ON pr.id = k.project_id",
    .order = "k.release_on IS NULL, k.release_on, k.party_id, k.n",
    .columns = k_retention_columns,
};

std::string count_open_defects(Database& db) {
    return as_json(open_defects(db, std::nullopt));
}

std::vector<RiskyRetention> retentions_with_defects(Database& db, Instant at,
                                                    const std::optional<std::vector<TicketId>>& only) {
    std::vector<RiskyRetention> risky;
    const auto counts = open_defects(db, only);
    for (const auto& clock : load_retention_clocks(db)) {
        const auto count = counts.find(name_of(clock.party_id, clock.n));
        if (count != counts.end() && runs_at(clock, at) && start_of(clock.notice_on) <= at) {
            risky.push_back({.party = clock.party,
                             .left = clock.left,
                             .release_on = clock.release_on,
                             .open_defects = count->second});
        }
    }
    return risky;
}

std::string days_of_notice(Database& db) {
    std::map<std::string, std::int64_t> days;
    for (const auto& clock : load_retention_clocks(db)) {
        days[name_of(clock.party_id, clock.n)] = clock.notice_on.number;
    }
    return as_json(days);
}

std::string running_retentions(Database& db, Instant at) {
    std::string text;
    JsonWriter json(text);
    const auto member = [&](const char* name, std::int64_t value) {
        json.key(name);
        json.integer(value);
    };
    json.begin_array();
    for (const auto& clock : load_retention_clocks(db)) {
        if (runs_at(clock, at)) {
            json.begin_object();
            member("n", clock.n);
            member("started_at", clock.started_at.seconds);
            member("due_at", end_of(clock.notice_on).seconds);
            json.key("number");
            json.string(clock.number);
            member("party", clock.party_id.value);
            member("project", clock.project_id.value);
            json.end_object();
        }
    }
    json.end_array();
    return text;
}

}  // namespace aftercare
