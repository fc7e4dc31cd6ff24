#include "aftercare/store/queries/reminders.hpp"

#include <algorithm>

#include "aftercare/store/retention_clocks.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/store/ticket_sql.hpp"
#include "aftercare/support/json.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

/// What both queries begin with: columns 0 to 8.
constexpr SqlPiece k_remind_ticket =
    "SELECT t.id, t.number, pr.name, coalesce(u.name, t.place), t.urgency, t.handler, t.element, "
    "t.defect, CASE WHEN t.source <> '' THEN (SELECT j.recorded_at FROM journal j WHERE j.subject_kind = "
    "'ticket' AND j.subject_id = t.id ORDER BY j.id LIMIT 1) END, ";
constexpr SqlPiece k_remind_joins =
    " JOIN project pr ON pr.id = t.project_id LEFT JOIN unit u ON u.id = t.unit_id";

const char* const k_remind_runs_sql = joined_sql<
    k_remind_ticket,
    "c.n, c.what, c.started_at, c.due_at, c.reminded_on, c.reminded_levels, c.clock, c.pace, c.order_k, "
    "CASE WHEN t.urgency = 'major' THEN c.clock = 'escalate' OR (NOT EXISTS (SELECT 1 FROM clock_run e "
    "WHERE e.ticket_id = t.id AND e.clock = 'escalate') AND c.n = (SELECT min(e.n) FROM clock_run e WHERE "
    "e.ticket_id = t.id AND e.stopped_at IS NULL)) ELSE 0 END, c.part_n"
    " FROM clock_run c INDEXED BY clock_due CROSS JOIN ticket t ON t.id = c.ticket_id",
    k_remind_joins,
    " WHERE c.stopped_at IS NULL AND coalesce(c.suspended_until, ?1) <= ?1 AND t.archived_at IS NULL"
    " ORDER BY c.due_at, c.ticket_id, c.n">;

const char* const k_remind_holds_sql =
    joined_sql<k_remind_ticket,
               "h.n, h.reason, h.from_at, h.review_at, h.reminded_on, h.reminded_levels"
               " FROM ticket t INDEXED BY ticket_next CROSS JOIN hold h ON h.ticket_id = t.id",
               k_remind_joins, " WHERE ", is_open_sql<"t.">,
               " AND t.state = 'on_hold' AND h.until_at IS NULL"
               " ORDER BY h.review_at, t.id, h.n">;

const char* const k_remind_entries_sql =
    "SELECT happened_at, body FROM journal INDEXED BY journal_happened WHERE happened_at > ?1 AND "
    "happened_at <= ?2 AND verb = 'remind' ORDER BY happened_at, id";

namespace {

constexpr const char* k_parties_sql = joined_sql<
    "SELECT DISTINCT pa.name, coalesce(p.email, '') FROM work_order o JOIN party pa ON pa.id = o.party_id"
    " LEFT JOIN person p ON p.id = pa.contact_id WHERE o.ticket_id = ?1 AND (o.k = ?2 OR (?2 IS NULL AND ",
    is_open_order_sql<"o.">, ")) ORDER BY o.k">;

constexpr const char* k_reminded_sql =
    "SELECT body FROM journal WHERE subject_kind = ?9 AND subject_id = ?1 AND verb = 'remind'"
    " AND json_extract(body, '$.clock') IS ?2 AND json_extract(body, '$.since') IS ?3"
    " AND json_extract(body, '$.order') IS ?4 AND json_extract(body, '$.part') IS ?5"
    " AND json_extract(body, '$.hold') IS ?6 AND json_extract(body, '$.contract') IS ?10"
    " AND json_extract(body, '$.level') = ?7"
    " AND json_extract(body, '$.day_on') >= ?8 ORDER BY id";

enum class Said { claimed, sent, failed };

/// What an entry says of those whom it names.
Said what_is(const JsonDocument& entry) {
    const auto flag = [&](const char* name) {
        const auto member = entry.root().member(name);
        return member && member->boolean().value_or(false);
    };
    return flag("failed") ? Said::failed : flag("sent") ? Said::sent : Said::claimed;
}

template <class Function>
void for_each_name(const JsonDocument& entry, const Function& function) {
    if (const auto to = entry.root().member("to")) {
        to->for_each([&](JsonValue each) { function(std::string(each.string().value_or(""))); });
    }
}

std::optional<int> integer_of(const Statement& row, int column) {
    return row.is_null(column) ? std::nullopt : std::optional(static_cast<int>(row.integer(column)));
}

void bind_if(Statement& statement, int parameter, std::optional<int> value) {
    if (value) {
        statement.bind(parameter, std::int64_t{*value});
    }
}

RemindRow ticket_of(const Statement& row) {
    RemindRow out;
    out.ticket_id = {row.integer(0)};
    out.number = row.text(1);
    out.project = row.text(2);
    out.place = row.text(3);
    out.urgency = from_code<Urgency>(row.text(4));
    out.handler = row.text(5);
    out.element = row.text(6);
    out.defect = row.text(7);
    if (!row.is_null(8)) {
        out.imported_at = Instant{row.integer(8)};
    }
    out.what = row.text(10);
    out.started_at = {row.integer(11)};
    out.due_at = {row.integer(12)};
    if (!row.is_null(13)) {
        out.reminded_on = Day{static_cast<std::int32_t>(row.integer(13))};
    }
    out.reminded_levels = row.integer(14);
    return out;
}

std::vector<Addressee> parties_of(Database& db, TicketId ticket, std::optional<std::int64_t> order_k) {
    std::vector<Addressee> parties;
    auto& statement = db.cached(k_parties_sql);
    statement.bind(1, ticket.value);
    if (order_k) {
        statement.bind(2, *order_k);
    } else {
        statement.bind_null(2);
    }
    while (statement.step()) {
        parties.push_back({std::string(statement.text(0)), std::string(statement.text(1))});
    }
    statement.reset();
    return parties;
}

/// A clock that began after its due, since the contract was recorded late, stands at the due.
RemindRow row_of(const RetentionClock& clock) {
    RemindRow row;
    row.party_id = clock.party_id;
    row.number = clock.number;
    row.project = clock.project;
    row.place = clock.party;
    row.run_n = clock.n;
    row.clock = Clock::retention;
    row.due_at = end_of(clock.notice_on);
    row.started_at = std::min(clock.started_at, row.due_at);
    row.reminded_on = clock.reminded_on;
    row.reminded_levels = clock.reminded_levels;
    return row;
}

}  // namespace

std::vector<RemindRow> load_remind_rows(Database& db, Instant now) {
    std::vector<RemindRow> rows;
    auto runs = db.prepare(k_remind_runs_sql);
    runs.bind(1, now.seconds);
    while (runs.step()) {
        auto row = ticket_of(runs);
        row.run_n = static_cast<int>(runs.integer(9));
        row.clock = from_code<Clock>(runs.text(15)).value_or(Clock::response);
        row.pace = from_code<Pace>(runs.text(16)).value_or(Pace::wall);
        row.leads = runs.integer(18) != 0;
        row.order_k = integer_of(runs, 17);
        row.part_n = integer_of(runs, 19);
        row.parties =
            parties_of(db, row.ticket_id, runs.is_null(17) ? std::nullopt : std::optional(runs.integer(17)));
        rows.push_back(std::move(row));
    }
    auto holds = db.prepare(k_remind_holds_sql);
    while (holds.step()) {
        auto row = ticket_of(holds);
        row.hold_n = static_cast<int>(holds.integer(9));
        rows.push_back(std::move(row));
    }
    for (const auto& clock : load_retention_clocks(db)) {
        if (runs_at(clock, now)) {
            rows.push_back(row_of(clock));
        }
    }
    return rows;
}

RemindedNames load_reminded_names(Database& db, const Reminder& reminder) {
    const auto& row = *reminder.row;
    RemindedNames names;
    auto& statement = db.cached(k_reminded_sql);
    statement.bind(1, row.party_id ? row.party_id->value : row.ticket_id.value);
    statement.bind(9, code_of(row.party_id ? SubjectKind::party : SubjectKind::ticket));
    // What is not bound is null, as what an entry does not say.
    if (row.party_id) {
        bind_if(statement, 10, row.run_n);
    } else if (row.run_n) {
        statement.bind(2, code_of(row.clock));
        statement.bind(3, row.started_at.seconds);
        bind_if(statement, 4, row.order_k);
        bind_if(statement, 5, row.part_n);
    } else {
        bind_if(statement, 6, row.hold_n);
    }
    statement.bind(7, std::int64_t{reminder.level});
    statement.bind(8, std::int64_t{reminder.counts_from.number});
    JsonDocument json;
    while (statement.step()) {
        if (!json.parse(statement.text(0))) {
            continue;
        }
        const auto is = what_is(json);
        for_each_name(json, [&](const std::string& name) {
            if (is == Said::claimed) {
                names.reminded.push_back(name);
            } else if (is == Said::failed) {
                std::erase(names.reminded, name);
                names.failed.push_back(name);
            }
        });
    }
    statement.reset();
    return names;
}

std::vector<RemindCount> count_reminders(Database& db, Instant after, Instant until) {
    std::vector<RemindCount> counts;
    auto statement = db.prepare(k_remind_entries_sql);
    statement.bind(1, after.seconds);
    statement.bind(2, until.seconds);
    JsonDocument json;
    while (statement.step()) {
        if (!json.parse(statement.text(1))) {
            continue;
        }
        const auto is = what_is(json);
        const Instant at{statement.integer(0)};
        for_each_name(json, [&](const std::string& name) {
            auto one = std::find_if(counts.begin(), counts.end(), [&](const RemindCount& each) {
                return each.at == at && each.recipient == name;
            });
            if (one == counts.end()) {
                counts.push_back({at, name});
                one = counts.end() - 1;
            }
            one->claimed += is == Said::claimed ? 1 : -1;
            one->sent += is == Said::sent ? 1 : 0;
            one->failed += is == Said::failed ? 1 : 0;
        });
    }
    return counts;
}

}  // namespace aftercare
