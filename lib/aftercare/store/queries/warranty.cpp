#include "aftercare/store/queries/warranty.hpp"

#include <algorithm>

#include "aftercare/support/json.hpp"

namespace aftercare {

namespace {

using enum ColumnKind;

constexpr int k_chain_most = 1000;

/// What a unit's warranty depends on, as one text.
#define AFTERCARE_WARRANTY_KEY                                                        \
    "u.project_id || ' ' || u.use || ' ' || coalesce(u.completion_on, '') || ' ' || " \
    "coalesce(u.handover_on, '')"

constexpr const char* k_open_tickets =
    "(SELECT count(*) FROM ticket t WHERE t.unit_id = u.id AND t.next_action IS NOT NULL"
    " AND t.warranty_class = w.class)";

constexpr ListColumn k_columns[] = {
    {{"project", text, {}, false}, "pr.name"},
    {{"unit"}, "u.name"},
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
    {{"open_tickets", number}, k_open_tickets},
    {{"decides", text, {}, false}, "w.decides"},
    {{"source"}, "w.source"},
    {{"contractor_decides"}, "w.contractor_decides", true},
    {{"contractor_source"}, "w.contractor_source", true},
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

std::optional<Day> day_at(const Statement& row, int column) {
    return row.is_null(column) ? std::nullopt
                               : std::optional(Day{static_cast<std::int32_t>(row.integer(column))});
}

std::vector<Dates> dates_of_units(Database& db) {
    std::vector<Dates> all;
    auto statement = db.prepare("SELECT DISTINCT " AFTERCARE_WARRANTY_KEY
                                ", pr.name, u.use, u.completion_on, u.handover_on"
                                " FROM unit u JOIN project pr ON pr.id = u.project_id");
    while (statement.step()) {
        all.push_back({.key = std::string(statement.text(0)),
                       .project = std::string(statement.text(1)),
                       .use = from_code<Use>(statement.text(2)).value_or(Use::dwelling),
                       .completion_on = day_at(statement, 3),
                       .handover_on = day_at(statement, 4)});
    }
    return all;
}

void write_text(JsonWriter& json, const char* key, std::string_view text) {
    json.key(key);
    json.string(text);
}

void write_day(JsonWriter& json, const char* key, const std::optional<Day>& day) {
    if (day) {
        json.key(key);
        json.integer(day->number);
    }
}

/// The keys of what one side's deciding term says.
struct SideKeys {
    bool AppliedTerm::*decides;
    const char* term;
    const char* source;
    const char* rolled_to;
    const char* assumed;
};
constexpr SideKeys k_sides[] = {
    {&AppliedTerm::decides_owner, "decides", "source", "rolled_to", "rolled_assumed"},
    {&AppliedTerm::decides_contractor, "contractor_decides", "contractor_source", "contractor_rolled_to",
     "contractor_rolled_assumed"},
};

void write_row(JsonWriter& json, const Dates& dates, const Warranty& warranty) {
    json.begin_object();
    write_text(json, "key", dates.key);
    write_text(json, "class", warranty.warranty_class);
    write_day(json, "owner_until", warranty.owner_until);
    write_day(json, "contractor_until", warranty.contractor_until);
    write_text(json, "owner_cover", code_of(warranty.owner_cover));
    write_text(json, "contractor_cover", code_of(warranty.contractor_cover));
    json.key("gap");
    json.integer(warranty.gap ? 1 : 0);
    for (const auto& side : k_sides) {
        const auto decides = std::find_if(warranty.terms.begin(), warranty.terms.end(),
                                          [&](const AppliedTerm& term) { return term.*side.decides; });
        if (decides != warranty.terms.end()) {
            write_text(json, side.term, decides->id);
            write_text(json, side.source, decides->source);
            write_day(json, side.rolled_to, decides->rolled_to);
            json.key(side.assumed);
            json.integer(decides->assumed ? 1 : 0);
        }
    }
    json.end_object();
}

}  // namespace

std::optional<Warranty> frozen_warranty(Database& db, TicketId id) {
    auto& statement = db.cached(
        "SELECT json_extract(body, '$.warranty') AS warranty FROM journal WHERE subject_kind = 'ticket'"
        " AND subject_id = ? AND verb IN ('triage', 'survey') AND warranty IS NOT NULL ORDER BY id DESC "
        "LIMIT 1");
    statement.bind(1, id.value);
    auto warranty = statement.step() ? thaw_warranty(statement.text(0)) : std::nullopt;
    statement.reset();
    return warranty;
}

Instant first_receipt(Database& db, const Ticket& ticket) {
    auto first = ticket.received_at;
    auto next = ticket.follows;
    auto& statement = db.cached("SELECT received_at, follows FROM ticket WHERE id = ?");
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
        " AND json_extract(body, '$.reason') = ?2");
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
        "unit u CROSS JOIN (WITH r AS MATERIALIZED (SELECT "
        "json_extract(value, '$.key') AS key, json_extract(value, '$.class') AS class, "
        "json_extract(value, '$.owner_until') AS owner_until, "
        "json_extract(value, '$.contractor_until') AS contractor_until, "
        "json_extract(value, '$.owner_cover') AS owner_cover, "
        "json_extract(value, '$.contractor_cover') AS contractor_cover, "
        "json_extract(value, '$.gap') AS gap, json_extract(value, '$.decides') AS decides, "
        "json_extract(value, '$.source') AS source, json_extract(value, '$.rolled_to') AS rolled_to, "
        "json_extract(value, '$.contractor_decides') AS contractor_decides, "
        "json_extract(value, '$.contractor_source') AS contractor_source, "
        "json_extract(value, '$.contractor_rolled_to') AS contractor_rolled_to, "
        "json_extract(value, '$.rolled_assumed') AS rolled_assumed, "
        "json_extract(value, '$.contractor_rolled_assumed') AS contractor_rolled_assumed "
        "FROM json_each(:warranties)) SELECT * FROM r) w ON w.key = " AFTERCARE_WARRANTY_KEY
        " LEFT JOIN project pr ON pr.id = u.project_id LEFT JOIN person p ON p.id = u.owner_id",
    .order = "w.owner_until IS NULL, w.owner_until, u.project_id, u.name, u.id, w.class",
    .columns = k_columns,
};

std::string warranty_rows(Database& db, const Policy& policy, Day today) {
    std::string rows;
    JsonWriter json(rows);
    json.begin_array();
    for (const auto& dates : dates_of_units(db)) {
        for (const auto& of : policy.warranty_classes) {
            const auto warranty = compute_warranty(policy, dates.project, of,
                                                   {.element = {},
                                                    .defect = {},
                                                    .use = dates.use,
                                                    .completion_on = dates.completion_on,
                                                    .handover_on = dates.handover_on,
                                                    .tested_on = today,
                                                    .noticed_on = {},
                                                    .building_defect = false,
                                                    .owner_altered = false});
            if (!warranty.terms.empty()) {
                write_row(json, dates, warranty);
            }
        }
    }
    json.end_array();
    return rows;
}

}  // namespace aftercare
