#include "aftercare/store/importer.hpp"

#include <array>
#include <doctest/doctest.h>

#include "aftercare/store/people.hpp"
#include "aftercare/store/verify.hpp"
#include "aftercare/support/zone.hpp"
#include "tests/support/ledger_fixture.hpp"

using namespace aftercare;
using namespace testing;

namespace {

using ImportRow = std::vector<std::string>;

std::optional<std::string> read_same_code(const MapField&, std::string_view text) {
    return std::string(text);
}
const CodeReader same_code{read_same_code};

const ImportRow k_import_header = {"id",   "opened", "closed", "what",   "room",
                                   "area", "name",   "phone",  "project"};

constexpr std::string_view k_import_map =
    "source = \"old\"\n"
    "[fields]\n"
    "source_id = \"id\"\nreceived_at = \"opened\"\nclosed_at = \"closed\"\nsymptom = \"what\"\n"
    "unit = \"room\"\narea = \"area\"\ncontact = \"name\"\nphone = \"phone\"\n"
    "project = { column = \"project\", default = \"East\" }\n"
    "result = { value = \"mended\" }\n"
    "anonymous_reason = { value = \"by letter\" }\n";

constexpr std::string_view k_fields_without_phone =
    "source = \"old\"\n"
    "[fields]\n"
    "source_id = \"id\"\nreceived_at = \"opened\"\nclosed_at = \"closed\"\nsymptom = \"what\"\n"
    "area = \"area\"\ncontact = \"name\"\nproject = { value = \"East\" }\n"
    "anonymous_reason = { value = \"by letter\" }\n";

/// A ledger and imports into it.
class Fixture {
  public:
    Fixture() { make_ledger(path()); }

    std::string path() const { return m_directory.file("ledger.db"); }

    /// Imports rows of k_import_header; what was said of them is in `told`.
    ImportCounts import(const std::vector<ImportRow>& rows, const std::string& more = "", bool commits = true,
                        std::int64_t rows_about = 0) {
        return import_by(more + std::string(k_import_map), rows, commits, rows_about);
    }
    ImportCounts import_by(const std::string& map, const std::vector<ImportRow>& rows, bool commits = true,
                           std::int64_t rows_about = 0, OnClosing on_closing = OnClosing::told) {
        auto read = read_import_map(k_ticket_form, map, "m", same_code);
        REQUIRE(read.faults.empty());
        auto ledger = Ledger::open_to_write(path(), 1000);
        Writer writer(ledger, acting(ledger, at("11-23 08:00")));
        writer.keep_no_entries();
        told.clear();
        Importer importer(
            writer, read.map, k_import_header, same_code, rows_about,
            {.rejected =
                 [&](const CsvRecord& record, const std::vector<RowFault>& faults) {
                     for (const auto& fault : faults) {
                         told.push_back(std::to_string(record.number) + " " + fault.column + " " +
                                        fault.value + " " + std::to_string(static_cast<int>(fault.why)));
                     }
                 },
             .changed =
                 [&](const CsvRecord& record, const std::string& key, const std::string& number) {
                     told.push_back(std::to_string(record.number) + " " + key + " " + number);
                 },
             .closed =
                 [&](const CsvRecord& record, const std::string& key, const std::string& number) {
                     told.push_back(std::to_string(record.number) + " " + key + " closes " + number);
                 }},
            on_closing);
        std::int64_t number = 0;
        for (const auto& row : rows) {
            CsvRecord record{.number = ++number, .line = number + 1, .fields = row};
            importer.take(record);
        }
        importer.finish();
        if (commits) {
            writer.commit();
        }
        return importer.counts();
    }

    std::string text(const std::string& sql) const {
        auto db = open_file_to_read(path(), 1000);
        return db.text(sql).value_or("-");
    }
    std::int64_t count(const std::string& sql) const {
        auto db = open_file_to_read(path(), 1000);
        return db.integer(sql).value_or(-1);
    }
    std::int64_t problems() const { return verify(path(), {}).found; }

    void add_unit() {
        auto ledger = Ledger::open_to_write(path(), 1000);
        Writer writer(ledger, acting(ledger, at("11-21 08:00")));
        UnitAdded unit;
        unit.project_id = {1};
        unit.building = "3";
        unit.entrance = "1";
        unit.room = "1201";
        writer.add(unit);
        UnitAdded area;
        area.project_id = {1};
        area.area = "garden";
        writer.add(area);
        writer.commit();
    }

    std::vector<std::string> told;

  private:
    TemporaryDirectory m_directory;
};

ImportRow row(const std::string& id, const std::string& what = "drips", const std::string& closed = "") {
    return {id, "2026-11-20 10:00", closed, what, "", "yard", "", "", ""};
}

std::string shown(const ImportCounts& counts) {
    return std::to_string(counts.read) + "=" + std::to_string(counts.made) + "+" +
           std::to_string(counts.changed) + "+" + std::to_string(counts.duplicate) + "+" +
           std::to_string(counts.conflict) + "+" + std::to_string(counts.blank) + "+" +
           std::to_string(counts.rejected);
}

}  // namespace

TEST_CASE("rows become tickets, with a closing date closed ones, and the ledger verifies") {
    Fixture ledger;
    CHECK(shown(ledger.import({row("1"),
                               row("2", "cracks", "2026-11-21 09:00"),
                               {"", "\u00A0", " ", "", "", "", "", "", "\u3000"}})) == "3=2+0+0+0+1+0");
    CHECK(
        ledger.text("SELECT group_concat(state || ' ' || coalesce(closed_how, '') || ' ' || result || ' ' || "
                    "source_id, ';') FROM ticket ORDER BY id") == "new   1;closed imported mended 2");
    CHECK(ledger.count("SELECT count(*) FROM clock_run WHERE ticket_id = 20260000002") == 0);
    CHECK(ledger.count("SELECT count(*) FROM clock_run WHERE ticket_id = 20260000001") == 1);
    CHECK(ledger.text("SELECT verb || ' ' || happened_at || ' ' || (recorded_at > happened_at) FROM journal "
                      "WHERE subject = "
                      "'AC-2026-000002'") == "import " + std::to_string(at("11-20 10:00").seconds) + " 1");
    CHECK(ledger.problems() == 0);
}

TEST_CASE("a key in the ledger is a duplicate, or changed when its values differ; nothing is overwritten") {
    Fixture ledger;
    ledger.import({row("1"), row("2")});
    CHECK(shown(ledger.import({row("1"), row("2", "pours"), row("3")})) == "3=1+1+1+0+0+0");
    CHECK(ledger.told == std::vector<std::string>{"2 2 AC-2026-000002"});
    CHECK(ledger.text("SELECT symptom FROM ticket WHERE source_id = '2'") == "drips");
    CHECK(shown(ledger.import({row("3", "drips", "2026-11-21 09:00")})) == "1=0+1+0+0+0+0");
    // Another source has keys of its own.
    CHECK(shown(ledger.import({row("1")}, "unmatched_units = \"place\"\n")) == "1=0+0+1+0+0+0");
    CHECK(ledger.problems() == 0);
}

TEST_CASE("a second row of a key in one file is a duplicate, or conflicts with the first, which stands") {
    Fixture ledger;
    CHECK(shown(ledger.import({row("1"), row("1", "pours"), row("1"), row("1", "")})) == "4=1+0+1+1+0+1");
    CHECK(ledger.told == std::vector<std::string>{"2 id 1 18", "4 what  1"});
    CHECK(ledger.text("SELECT symptom FROM ticket") == "drips");
    // Of a key that the ledger has, the rows of the file are compared with each other.
    CHECK(shown(ledger.import({row("1", "pours"), row("1", "pours"), row("1")})) == "3=0+1+1+1+0+0");
    CHECK(shown(ledger.import({row("1"), row("1", "pours")})) == "2=0+0+1+1+0+0");
    ImportRow other = row("2");
    ImportRow called = other;
    called[6] = "Su";
    CHECK(shown(ledger.import({other, called})) == "2=1+0+0+1+0+0");
}

TEST_CASE("a key is used by a row that was accepted: a good one behind a bad one is taken") {
    Fixture ledger;
    CHECK(shown(ledger.import({row("9", ""), row("9")})) == "2=1+0+0+0+0+1");
    CHECK(ledger.text("SELECT symptom FROM ticket") == "drips");
}

TEST_CASE("history whose closing has no date is closed without one, and an open row keeps none") {
    Fixture ledger;
    const std::string map =
        "state = { column = \"phone\", values = { \"1\" = \"new\", \"2\" = \"closed\" } }\n";
    ImportRow open = row("1", "x", "2026-11-21 09:00");
    open[7] = "1";
    ImportRow closed = row("2");
    closed[7] = "2";
    CHECK(shown(ledger.import_by(std::string(k_fields_without_phone) + map, {open, closed})) ==
          "2=2+0+0+0+0+0");
    CHECK(ledger.text("SELECT group_concat(state || ' ' || coalesce(closed_how, '') || ' ' || "
                      "coalesce(closed_at, '') || ' ' || date_flag, ';') FROM ticket") ==
          "new   0;closed imported  0");
    CHECK(ledger.count("SELECT count(*) FROM ticket WHERE return_until IS NULL AND state = 'closed'") == 0);
    CHECK(ledger.problems() == 0);
    CHECK(shown(ledger.import_by(std::string(k_fields_without_phone) + map, {open, closed})) ==
          "2=0+0+2+0+0+0");
}

TEST_CASE("what has been closed at its source is closed by an act that says so, and nothing else is taken") {
    Fixture ledger;
    const auto update = [&](const std::vector<ImportRow>& rows) {
        return shown(ledger.import_by(std::string(k_import_map), rows, true, 0, OnClosing::entered));
    };
    ledger.import({row("1"), row("2"), row("3")});
    CHECK(update({row("1", "drips", "2026-11-21 09:00"), row("2", "pours", "2026-11-21 09:00"),
                  row("3", "pours")}) == "3=0+3+0+0+0+0");
    CHECK(ledger.told == std::vector<std::string>{"1 1 closes AC-2026-000001", "2 2 closes AC-2026-000002",
                                                  "3 3 AC-2026-000003"});
    CHECK(ledger.text(
              "SELECT group_concat(state || ' ' || coalesce(closed_how, '') || ' ' || symptom, ';') FROM "
              "ticket") == "closed imported drips;closed imported drips;new  drips");
    CHECK(ledger.count("SELECT closed_at FROM ticket WHERE source_id = '1'") == at("11-21 09:00").seconds);
    CHECK(ledger.count(
              "SELECT count(*) FROM clock_run WHERE stopped_at IS NULL AND ticket_id < 20260000003") == 0);
    CHECK(ledger.text("SELECT verb FROM journal WHERE subject = 'AC-2026-000001' ORDER BY id DESC LIMIT 1") ==
          "close-at-source");
    CHECK(ledger.problems() == 0);
    // The first is now what its row says; the second still says something else as well.
    CHECK(update({row("1", "drips", "2026-11-21 09:00"), row("2", "pours", "2026-11-21 09:00")}) ==
          "2=0+1+1+0+0+0");
}

TEST_CASE("a closing at the source that was before an act of ours is told, not entered") {
    Fixture ledger;
    ledger.import({row("1")});
    {
        auto opened = Ledger::open_to_write(ledger.path(), 1000);
        Writer writer(opened, acting(opened, at("11-22 08:00")));
        auto ticket = writer.ticket({20260000001});
        writer.record(*ticket, *decide(Withdrawn{}, writer.facts(*ticket)));
        writer.commit();
    }
    CHECK(shown(ledger.import_by(std::string(k_import_map), {row("1", "drips", "2026-11-21 09:00")}, true, 0,
                                 OnClosing::entered)) == "1=0+1+0+0+0+0");
    CHECK(ledger.told == std::vector<std::string>{"1 1 AC-2026-000001"});
    CHECK(ledger.text("SELECT state FROM ticket") == "withdrawn");
    CHECK(ledger.problems() == 0);
}

TEST_CASE("whom a row names counts for a change, until they are forgotten") {
    Fixture ledger;
    ImportRow first = row("1");
    first[6] = "Wang";
    first[7] = "138-0000-0001";
    ledger.import({first});
    CHECK(ledger.text("SELECT name || ' ' || phone FROM person") == "Wang 13800000001");
    CHECK(shown(ledger.import({first})) == "1=0+0+1+0+0+0");
    ImportRow other = first;
    other[7] = "13800000002";
    CHECK(shown(ledger.import({other})) == "1=0+1+0+0+0+0");
    CHECK(shown(ledger.import({row("1")})) == "1=0+1+0+0+0+0");
    {
        auto opened = Ledger::open_to_write(ledger.path(), 1000);
        forget_people(opened.db(), std::array{PersonId{1}}, at("11-23 09:00"));
    }
    CHECK(shown(ledger.import({first})) == "1=0+0+1+0+0+0");
}

TEST_CASE("people of the same name and phone are one") {
    Fixture ledger;
    std::vector<ImportRow> rows;
    for (int i = 0; i < 20; ++i) {
        rows.push_back(row(std::to_string(i)));
        rows.back()[6] = "Wang";
        rows.back()[7] = i % 2 == 0 ? "13800000001" : "13800000002";
    }
    ledger.import(rows);
    CHECK(ledger.count("SELECT count(*) FROM person") == 2);
    CHECK(ledger.count("SELECT count(*) FROM contact") == 20);
    CHECK(ledger.problems() == 0);
}

TEST_CASE("rooms find their unit, others stay text or are refused, as the map says") {
    Fixture ledger;
    ledger.add_unit();
    ImportRow known = row("1");
    known[4] = "3栋1单元1201室";
    ImportRow unknown = row("2");
    unknown[4] = "9-1-101";
    ImportRow area = row("3");
    area[5] = "garden";
    ImportRow nowhere = row("4");
    nowhere[5] = "by the river";
    CHECK(shown(ledger.import({known, unknown, area, nowhere})) == "4=4+0+0+0+0+0");
    CHECK(ledger.text("SELECT group_concat(coalesce(unit_id, '') || '/' || place, ';') FROM ticket") ==
          "1/;/9-1-101 yard;2/;/by the river");
    known[0] = "5";
    unknown[0] = "6";
    CHECK(shown(ledger.import({known, unknown}, "unmatched_units = \"reject\"\n")) == "2=1+0+0+0+0+1");
    CHECK(ledger.told == std::vector<std::string>{"2 room 9-1-101 10"});
    CHECK(ledger.import({nowhere}).unmatched == 0);
}

TEST_CASE("ragged rows, phones and projects are told as faults") {
    Fixture ledger;
    ImportRow ragged = row("1");
    ragged.pop_back();
    ImportRow phone = row("2");
    phone[7] = "none";
    ImportRow project = row("3");
    project[8] = "West";
    CHECK(shown(ledger.import({ragged, phone, project, row("4")})) == "4=1+0+0+0+0+3");
    CHECK(ledger.told == std::vector<std::string>{"1  8 0", "2 phone none 8", "3 project West 9"});
}

TEST_CASE("a closing before the receipt is kept and flagged") {
    Fixture ledger;
    CHECK(shown(ledger.import({row("1", "x", "2026-11-19 10:00")})) == "1=1+0+0+0+0+0");
    CHECK(ledger.count("SELECT date_flag FROM ticket") == 1);
    CHECK(ledger.import({row("2", "x", "2026-11-19 10:00")}).date_flag == 1);
    CHECK(ledger.problems() == 0);
}

TEST_CASE("times are read in the zone of the map") {
    Fixture ledger;
    ledger.import({row("1")}, "zone = \"UTC\"\n");
    CHECK(ledger.count("SELECT received_at FROM ticket") == (at("11-20 10:00") + Seconds{8 * 3600}).seconds);
    CHECK(format_rfc3339(Instant{0}).ends_with("+08:00"));
}

TEST_CASE("what is not committed leaves nothing") {
    Fixture ledger;
    ledger.import({row("1")});
    const auto head = ledger.text("SELECT hex(hash) FROM journal ORDER BY id DESC LIMIT 1");
    ledger.import({row("2"), row("3")}, "", false, 1'000'000);
    CHECK(ledger.text("SELECT hex(hash) FROM journal ORDER BY id DESC LIMIT 1") == head);
    CHECK(ledger.count("SELECT count(*) FROM ticket") == 1);
    CHECK(ledger.problems() == 0);
}

TEST_CASE("with indexes dropped on the way the ledger is the same") {
    Fixture small;
    Fixture large;
    std::vector<ImportRow> rows;
    for (int i = 0; i < 3000; ++i) {
        auto one =
            row(std::to_string(i), "symptom " + std::to_string(i), i % 3 == 0 ? "2026-11-21 09:00" : "");
        one[1] = std::to_string(2020 + i % 5) + "-03-04 10:00";
        rows.push_back(std::move(one));
    }
    small.import(rows);
    large.import(rows, "", true, 1'000'000);
    CHECK(large.problems() == 0);
    CHECK(small.problems() == 0);
    for (const char* sql :
         {"SELECT group_concat(name || ' ' || coalesce(sql, ''), ';') FROM (SELECT * FROM sqlite_schema "
          "ORDER BY name)",
          "SELECT group_concat(id || symptom || source_digest, ';') FROM (SELECT * FROM ticket ORDER BY id)",
          "SELECT count(*) FROM symptom_gram WHERE grams MATCH '\""
          "3gz3o\"*'"}) {
        CHECK(large.text(sql) == small.text(sql));
    }
    CHECK(large.count("SELECT count(*) FROM ticket") == 3000);
}
