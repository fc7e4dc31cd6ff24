// Every column of every table, every row and every object of the schema is changed in turn, as the ledger
// itself lists them, and verify must find each. What it need not find is how FTS5 lays out its own tables;
// then no search may give another answer.
#include <doctest/doctest.h>
#include <regex>

#include "aftercare/support/error.hpp"
#include "aftercare/support/grams.hpp"
#include "tests/support/ledger_dump.hpp"
#include "tests/support/victim.hpp"

using namespace testing;

namespace {

/// The fixture, and what it lacks: rows in the other tables, and somebody who is forgotten.
const LedgerFixture& ledger_with_all() {
    static LedgerFixture k_fixture;
    static const bool k_filled = [] {
        k_fixture.add_tickets();
        Writer writer(k_fixture.ledger(), acting(k_fixture.ledger(), at("11-28 09:00")));
        auto party = *load_party(writer.db(), k_fixture.party());
        PartyContracted contract;
        contract.project_id = {1};
        contract.settlement = Fen{100'000};
        contract.retention = Fen{5'000};
        writer.record(party, contract);
        const auto known_by = [&](std::string phone) {
            return writer.remember(
                {.name = "Zhao Min", .phone = std::move(phone), .email = {}, .address = {}});
        };
        UnitAdded flat;
        flat.project_id = {1};
        flat.building = "3";
        flat.room = "1202";
        flat.owner = known_by("13800000011");
        flat.owner_has_phone = true;
        flat.contacts = {known_by("02100000012"), known_by("13800000013")};
        writer.add(flat);
        writer.add(GroupFormed{"Li Na", {}, {own_ticket_id({2026, 1}), own_ticket_id({2026, 3})}});
        ChargeOpened charge;
        charge.ticket_id = own_ticket_id({2026, 1});
        charge.order_k = 1;
        charge.party_id = k_fixture.party();
        charge.project_id = {1};
        writer.add(charge);
        writer.set_at(at("11-28 08:30"));
        writer.record(Forgotten{{1}, "asked for it", {}});
        forget_people(writer.db(), std::array{PersonId{1}}, at("11-28 08:30"));
        writer.commit();
        k_fixture.say(own_ticket_id({2026, 3}), Noted{"of another flat"}, at("11-28 09:10"));
        k_fixture.undo_last(at("11-28 09:15"));
        k_fixture.close();
        return true;
    }();
    static_cast<void>(k_filled);
    return k_fixture;
}

struct ColumnName {
    std::string name;
    bool is_key = false;
};

struct TableName {
    std::string name;
    std::string sql;
    std::vector<ColumnName> columns;

    /// Of the tables that FTS5 keeps, those whose layout it alone decides.
    bool is_layout() const { return name.ends_with("_gram_data") || name.ends_with("_gram_idx"); }
    std::string keys() const {
        std::string text;
        for (const auto& column : columns) {
            text += column.is_key ? (text.empty() ? "" : ", ") + column.name : "";
        }
        return text;
    }
    /// The last row for which `condition` holds.
    std::string last_row(const std::string& condition) const {
        std::string order = keys();
        for (auto comma = order.find(','); comma != std::string::npos; comma = order.find(',', comma + 6)) {
            order.insert(comma, " DESC");
        }
        return "(" + keys() + ") = (SELECT " + keys() + " FROM " + name + " WHERE " + condition +
               " ORDER BY " + order + " DESC LIMIT 1)";
    }
};

std::vector<TableName> tables_of(Database& db) {
    std::vector<TableName> tables;
    auto row = db.prepare(
        "SELECT l.name, coalesce(s.sql, '') FROM pragma_table_list l JOIN sqlite_schema s ON s.name = l.name "
        "WHERE l.schema = 'main' AND l.type IN ('table', 'shadow') ORDER BY 1");
    while (row.step()) {
        TableName table{std::string(row.text(0)), std::string(row.text(1)), {}};
        auto column = db.prepare("SELECT name, pk FROM pragma_table_xinfo(?)");
        column.bind(1, std::string_view(table.name));
        while (column.step()) {
            table.columns.push_back({std::string(column.text(0)), column.integer(1) > 0});
        }
        tables.push_back(std::move(table));
    }
    return tables;
}

/// Values that the column may be changed to, the likeliest to be taken first: words of the table's own SQL,
/// so that a code becomes another code.
std::vector<std::string> values_for(const TableName& table, const std::string& column, ValueKind kind) {
    switch (kind) {
        case ValueKind::integer:
            return {column + " + 1", "1 - " + column, column + " + 1000000", column + " - 1"};
        case ValueKind::blob:
            return {"CAST(substr(" + column + ", 1, length(" + column + ") / 2) || x'a5' || substr(" +
                        column + ", length(" + column + ") / 2 + 2) AS BLOB)",
                    "x'61'"};
        case ValueKind::null:
            return {"1", "'closed'", "'x'"};
        default:
            break;
    }
    std::vector<std::string> values = {column + " || ' x'"};
    static const std::regex k_codes("instr\\(\\s*' ([^']*) '|IN \\(([^)]*)\\)");
    for (std::sregex_iterator each(table.sql.begin(), table.sql.end(), k_codes), end; each != end; ++each) {
        const auto codes = (*each)[1].str() + (*each)[2].str();
        static const std::regex k_code("[a-z_-]+");
        for (std::sregex_iterator code(codes.begin(), codes.end(), k_code); code != end; ++code) {
            values.push_back("'" + code->str() + "'");
        }
    }
    return values;
}

/// Runs `sql` with the journal's triggers out of the way; whether it changed a row.
bool changes_row(Victim& victim, const std::string& sql) {
    victim.sql("SAVEPOINT s");
    try {
        victim.change_journal(sql);
        const bool changed = victim.number("SELECT changes()") != 0;
        victim.sql("RELEASE s");
        return changed;
    } catch (const Error&) {
        victim.sql("ROLLBACK TO s");
        victim.sql("RELEASE s");
        return false;
    }
}

enum class Change { value, to_null, from_null };

/// Changes the column in one row, as the table's checks allow if there is such a value.
bool change_column(Victim& victim, const TableName& table, const std::string& column, Change change) {
    const bool from_null = change == Change::from_null;
    const auto row = table.last_row(column + (from_null ? " IS NULL" : " IS NOT NULL"));
    auto values = std::vector<std::string>{"NULL"};
    if (change != Change::to_null) {
        auto kind = ValueKind::null;
        {
            auto old = victim.db().prepare("SELECT " + column + " FROM " + table.name + " WHERE " + row);
            if (!old.step()) {
                return false;
            }
            kind = old.kind(0);
        }
        values = values_for(table, column, kind);
    }
    for (const auto* ignores : {"0", "1"}) {
        victim.sql(std::string("PRAGMA ignore_check_constraints = ") + ignores);
        for (const auto& value : values) {
            if (changes_row(victim, "UPDATE " + table.name + " SET " + column + " = " + value + " WHERE " +
                                        row + " AND " + column + " IS NOT " + value)) {
                return true;
            }
        }
        if (change == Change::to_null) {
            return false;
        }
    }
    return false;
}

/// What searching for each piece of each text finds.
std::string answers_of(const std::string& path) {
    static const std::vector<std::string> k_texts = {"drips", "cracks in the wall", "noise from the pump",
                                                     "owner is away", "replaced the seal"};
    Database db(path, OpenMode::read, 1000);
    std::string answers;
    for (const auto& text : k_texts) {
        for (std::size_t from = 0; from < text.size(); ++from) {
            for (std::size_t size = 1; size <= 4; ++size) {
                for (const auto* index : {"symptom_gram", "words_gram"}) {
                    answers += search(db, index, gram_query(text.substr(from, size))) + "\n";
                }
            }
        }
    }
    return answers;
}

/// Whether verify finds what was done to the victim: in its report, or since it cannot be opened any more.
bool is_found(Victim& victim) {
    try {
        return !victim.report().is_clean();
    } catch (const Error& error) {
        return error.kind() == ErrorKind::system;
    }
}

void check_found(Victim& victim, const TableName& table) {
    const bool found = is_found(victim);
    if (table.is_layout() && !found) {
        static const auto k_answers = answers_of(ledger_with_all().path());
        CHECK(answers_of(victim.file()) == k_answers);
    } else {
        CHECK(found);
    }
}

std::vector<TableName> all_tables() {
    Database db(ledger_with_all().path(), OpenMode::read, 1000);
    return tables_of(db);
}

}  // namespace

TEST_CASE("the ledger that is changed is clean, and has rows in every table") {
    Victim victim(ledger_with_all());
    for (const auto& table : all_tables()) {
        CAPTURE(table.name);
        CHECK_FALSE(table.keys().empty());
        CHECK(victim.number("SELECT count(*) FROM " + table.name) > 0);
    }
    CHECK(texts_of(victim.report()) == "");
}

TEST_CASE("whatever column of whatever table is changed, verify finds it") {
    for (const auto& table : all_tables()) {
        for (const auto& column : table.columns) {
            bool was_changed = false;
            for (const auto change : {Change::value, Change::to_null, Change::from_null}) {
                CAPTURE(table.name);
                CAPTURE(column.name);
                CAPTURE(static_cast<int>(change));
                Victim victim(ledger_with_all());
                if (change_column(victim, table, column.name, change)) {
                    was_changed = was_changed || change != Change::to_null;
                    check_found(victim, table);
                }
            }
            CAPTURE(table.name);
            CAPTURE(column.name);
            CHECK(was_changed);
        }
    }
}

TEST_CASE("a row that is gone, and a row too many, are found in every table") {
    for (const auto& table : all_tables()) {
        CAPTURE(table.name);
        for (const auto* order : {"min", "max"}) {
            CAPTURE(order);
            Victim victim(ledger_with_all());
            victim.change_journal("DELETE FROM " + table.name + " WHERE " +
                                  (order == std::string("max")
                                       ? table.last_row("1")
                                       : table.columns.front().name + " = (SELECT min(" +
                                             table.columns.front().name + ") FROM " + table.name + ")"));
            check_found(victim, table);
        }
        Victim victim(ledger_with_all());
        std::string names;
        std::string values;
        for (const auto& column : table.columns) {
            const bool is_unique = column.is_key || column.name == "name" || column.name == "epoch";
            const auto other = "CASE typeof(" + column.name + ") WHEN 'integer' THEN " + column.name +
                               " + 7 WHEN 'text' THEN " + column.name + " || 'x' ELSE CAST(" + column.name +
                               " || 'x' AS BLOB) END";
            names += (names.empty() ? "" : ", ") + column.name;
            values += (values.empty() ? "" : ", ") + (is_unique ? other : column.name);
        }
        victim.sql("INSERT INTO " + table.name + "(" + names + ") SELECT " + values + " FROM " + table.name +
                   " WHERE " + table.last_row("1"));
        check_found(victim, table);
    }
}

TEST_CASE("whatever object of the schema is changed or dropped, verify finds it") {
    std::vector<std::string> names;
    {
        Database db(ledger_with_all().path(), OpenMode::read, 1000);
        auto row = db.prepare("SELECT name FROM sqlite_schema");
        while (row.step()) {
            names.emplace_back(row.text(0));
        }
    }
    REQUIRE(names.size() > 50);
    for (const auto& name : names) {
        for (const auto* change : {"UPDATE sqlite_schema SET sql = sql || ' /* x */' WHERE name = '",
                                   "UPDATE sqlite_schema SET name = name || 'x' WHERE name = '",
                                   "UPDATE sqlite_schema SET tbl_name = tbl_name || 'x' WHERE name = '",
                                   "UPDATE sqlite_schema SET rootpage = rootpage + 1 WHERE name = '",
                                   "DELETE FROM sqlite_schema WHERE name = '"}) {
            CAPTURE(name);
            CAPTURE(change);
            Victim victim(ledger_with_all());
            victim.sql("PRAGMA writable_schema = 1");
            victim.sql(change + name + "'");
            if (victim.number("SELECT changes()") != 0) {
                const bool is_unchanged =
                    std::string(change).find("sql ||") != std::string::npos &&
                    victim.number("SELECT sql IS NULL FROM sqlite_schema WHERE name = '" + name + "'") != 0;
                CHECK((is_found(victim) || is_unchanged));
            }
        }
    }
}

TEST_CASE("objects and marks that are not the program's are found") {
    struct Case {
        const char* change;
        const char* found;
    };
    for (const auto& each : std::to_array<Case>({
             {"CREATE TABLE mine(x)", "table mine"},
             {"CREATE TABLE mine(x INTEGER PRIMARY KEY AUTOINCREMENT); DROP TABLE mine",
              "table sqlite_sequence"},
             {"CREATE VIRTUAL TABLE mine USING fts5(x)", "table mine_content"},
             {"CREATE VIEW mine AS SELECT * FROM ticket", "view mine"},
             {"CREATE INDEX mine ON ticket(result)", "index mine"},
             {"CREATE TRIGGER mine AFTER INSERT ON ticket BEGIN SELECT 1; END", "trigger mine"},
             {"ANALYZE", "table sqlite_stat1"},
             {"DROP INDEX ticket_next", "index ticket_next"},
             {"DROP INDEX ticket_next; CREATE INDEX ticket_next ON ticket(state)", "index ticket_next"},
             {"DROP TRIGGER journal_stays", "trigger journal_stays"},
             {"ALTER TABLE ticket ADD COLUMN mine TEXT", "table ticket"},
             {"DROP TABLE words_gram", "table words_gram"},
         })) {
        CAPTURE(each.change);
        Victim victim(ledger_with_all());
        victim.sql(each.change);
        CHECK(has(victim.report(), ProblemKind::schema, each.found));
    }
    for (const auto* mark : {"application_id = 1", "user_version = 0", "user_version = 99"}) {
        CAPTURE(mark);
        Victim victim(ledger_with_all());
        victim.sql(std::string("PRAGMA ") + mark);
        CHECK(is_found(victim));
    }
}
