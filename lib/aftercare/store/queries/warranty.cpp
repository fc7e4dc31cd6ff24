#include "aftercare/store/queries/warranty.hpp"

#include <algorithm>

#include "aftercare/store/rows.hpp"
#include "aftercare/store/ticket_sql.hpp"
#include "aftercare/support/json.hpp"

namespace aftercare {

namespace {

using enum ColumnKind;

constexpr int k_chain_most = 1000;

/// What a unit's warranty depends on, as one text.
constexpr SqlPiece k_warranty_key =
    "u.project_id || ' ' || u.use || ' ' || coalesce(u.completion_on, '') || ' ' || "
    "coalesce(u.handover_on, '')";

constexpr const char* k_open_in_class =
    joined_sql<"(SELECT count(*) FROM ticket t WHERE t.unit_id = u.id AND ", is_open_sql<"t.">,
               " AND t.warranty_class = w.class)">;

/// The rows of `:warranties`, as write_row makes them.
constexpr SqlPiece k_results =
    "(WITH r AS MATERIALIZED (SELECT "
    "json_extract(value, '$[0]') AS key, json_extract(value, '$[1]') AS class, "
    "json_extract(value, '$[2]') AS owner_until, json_extract(value, '$[3]') AS contractor_until, "
    "json_extract(value, '$[4]') AS owner_cover, json_extract(value, '$[5]') AS contractor_cover, "
    "json_extract(value, '$[6]') AS gap, json_extract(value, '$[7]') AS decides, "
    "json_extract(value, '$[8]') AS rolled_to, json_extract(value, '$[9]') AS rolled_assumed, "
    "json_extract(value, '$[10]') AS contractor_decides, json_extract(value, '$[11]') AS "
    "contractor_rolled_to, "
    "json_extract(value, '$[12]') AS contractor_rolled_assumed "
    "FROM json_each(:warranties)) SELECT * FROM r)";
/// The source of a term, by its id.
template <SqlPiece id>
inline constexpr auto source_sql = joined_sql<
    "(SELECT json_extract(s.value, '$[1]') FROM json_each(:terms) s WHERE json_extract(s.value, '$[0]') "
    "= ",
    id, ")">;

constexpr ListColumn k_warranty_columns[] = {
    {{"project", text, {}, false}, "pr.name"},
    {{"unit", unit}, "u.name", false, nullptr, "u.id"},
    {{"use", code, "use", false}, "u.use"},
    {{"class", code, "warranty_class"}, "w.class"},
    {{"owner_until", day}, "w.owner_until"},
    {{"contractor_until", day}, "w.contractor_until"},
    {{"owner_cover", code, "cover"}, "w.owner_cover"},
    {{"contractor_cover", code, "cover"}, "w.contractor_cover"},
    {{"gap", flag}, "w.gap"},
    {{"days_left", number}, "w.owner_until - :today"},
    {{"contractor_days_left", number, {}, false}, "w.contractor_until - :today"},
    {{"completion_on", day, {}, false}, "u.completion_on"},
    {{"handover_on", day, {}, false}, "u.handover_on"},
    {{"open_tickets", number}, k_open_in_class},
    {{"decides", text, {}, false}, "w.decides"},
    {{"source"}, source_sql<"w.decides">},
    {{"contractor_decides"}, "w.contractor_decides", true},
    {{"contractor_source"}, source_sql<"w.contractor_decides">, true},
    {{"rolled_to", day, {}, true, "rolled_assumed"}, "w.rolled_to", true},
    {{"contractor_rolled_to", day, {}, true, "contractor_rolled_assumed"}, "w.contractor_rolled_to", true},
    {{"rolled_assumed", flag}, "w.rolled_assumed", true},
    {{"contractor_rolled_assumed", flag}, "w.contractor_rolled_assumed", true},
    {{"phase"}, "u.phase", true},
    {{"owner", name}, "nullif(p.name, '')", true},
    {{"phone", phone}, "nullif(p.phone, '')", true},
};

/// What of the units' rows decides their warranty.
struct Dates {
    std::string key;
    std::string project;
    Use use = Use::dwelling;
    std::optional<Day> completion_on;
    std::optional<Day> handover_on;
};

std::vector<Dates> dates_of_units(Database& db) {
    std::vector<Dates> all;
    auto statement = db.prepare(joined_sql<"SELECT DISTINCT ", k_warranty_key,
                                           ", pr.name, u.use, u.completion_on, u.handover_on"
                                           " FROM unit u JOIN project pr ON pr.id = u.project_id">);
    while (statement.step()) {
        all.push_back({.key = std::string(statement.text(0)),
                       .project = std::string(statement.text(1)),
                       .use = from_code<Use>(statement.text(2)).value_or(Use::dwelling),
                       .completion_on = optional_day(statement, 3),
                       .handover_on = optional_day(statement, 4)});
    }
    return all;
}

void write_day(JsonWriter& json, const std::optional<Day>& day) {
    if (day) {
        json.integer(day->number);
    } else {
        json.null();
    }
}

/// What one side's deciding term says: its id, the working day after its last day, whether that was assumed.
void write_side(JsonWriter& json, const Warranty& warranty, bool AppliedTerm::*decides) {
    const auto term = std::find_if(warranty.terms.begin(), warranty.terms.end(),
                                   [&](const AppliedTerm& each) { return each.*decides; });
    if (term == warranty.terms.end()) {
        json.null();
        json.null();
        json.null();
        return;
    }
    json.string(term->id);
    write_day(json, term->rolled_to);
    json.integer(term->assumed ? 1 : 0);
}

/// A row in the order in which k_results reads it.
void write_row(JsonWriter& json, const Dates& dates, const Warranty& warranty) {
    json.begin_array();
    json.string(dates.key);
    json.string(warranty.warranty_class);
    write_day(json, warranty.owner_until);
    write_day(json, warranty.contractor_until);
    json.string(code_of(warranty.owner_cover));
    json.string(code_of(warranty.contractor_cover));
    json.integer(warranty.gap ? 1 : 0);
    write_side(json, warranty, &AppliedTerm::decides_owner);
    write_side(json, warranty, &AppliedTerm::decides_contractor);
    json.end_array();
}

}  // namespace

std::optional<Warranty> frozen_warranty(Database& db, TicketId id) {
    auto& statement = db.cached(
        "SELECT json_extract(body, '$.warranty') AS warranty FROM journal WHERE subject_kind = 'ticket'"
        " AND subject_id = ? AND verb IN ('triage', 'survey', 'amend') AND warranty IS NOT NULL AND id NOT "
        "IN "
        "(SELECT entry_id FROM struck) ORDER BY id DESC LIMIT 1");
    statement.bind(1, id.value);
    auto warranty = statement.step() ? thaw_warranty(statement.text(0)) : std::nullopt;
    statement.reset();
    return warranty;
}

Instant first_receipt(Database& db, const Ticket& ticket) {
    auto first = ticket.received_at;
    auto next = ticket.is_repeat ? ticket.follows : std::nullopt;
    auto& statement =
        db.cached("SELECT received_at, CASE WHEN is_repeat THEN follows END FROM ticket WHERE id = ?");
    // A chain is as long as the history of one defect; the bound is for a ledger that was tampered with.
    for (int i = 0; next && i < k_chain_most; ++i) {
        statement.bind(1, next->value);
        next.reset();
        if (statement.step()) {
            first = std::min(first, Instant{statement.integer(0)});
            next = statement.is_null(1) ? std::nullopt : std::optional(TicketId{statement.integer(1)});
        }
        statement.reset();
    }
    return first;
}

bool was_declined_for(Database& db, TicketId id, std::string_view reason) {
    auto& statement = db.cached(
        "SELECT 1 FROM journal WHERE subject_kind = 'ticket' AND subject_id = ?1 AND verb = 'decline'"
        " AND json_extract(body, '$.reason') = ?2 AND id NOT IN (SELECT entry_id FROM struck)");
    statement.bind(1, id.value);
    statement.bind(2, reason);
    const bool was = statement.step();
    statement.reset();
    return was;
}

// CROSS JOIN keeps the units outside: SQLite then indexes what is inside.
const ListSource k_warranty_list = {
    .name = "warranty",
    .from =
        joined_sql<"unit u CROSS JOIN ", k_results, " w ON w.key = ", k_warranty_key,
                   " LEFT JOIN project pr ON pr.id = u.project_id LEFT JOIN person p ON p.id = u.owner_id">,
    .order = "w.owner_until IS NULL, w.owner_until, u.project_id, u.name, u.id, w.class",
    .columns = k_warranty_columns,
};

std::vector<std::pair<std::string, SqlValue>> warranty_parameters(Database& db, const Policy& policy,
                                                                  Day today) {
    std::string results;
    JsonWriter json(results);
    json.begin_array();
    for (const auto& dates : dates_of_units(db)) {
        WarrantyInputs inputs;
        inputs.use = dates.use;
        inputs.completion_on = dates.completion_on;
        inputs.handover_on = dates.handover_on;
        inputs.tested_on = today;
        for (const auto& of : policy.warranty_classes) {
            const auto warranty = compute_warranty(policy, dates.project, of, inputs);
            if (!warranty.terms.empty()) {
                write_row(json, dates, warranty);
            }
        }
    }
    json.end_array();
    std::string terms;
    JsonWriter sources(terms);
    sources.begin_array();
    for (const auto& term : policy.warranty_terms) {
        sources.begin_array();
        sources.string(term.id);
        sources.string(term.source);
        sources.end_array();
    }
    sources.end_array();
    return {{":warranties", std::move(results)},
            {":terms", std::move(terms)},
            {":today", std::int64_t{today.number}}};
}

}  // namespace aftercare
