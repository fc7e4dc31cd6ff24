// Hostile texts through an import into a ledger, out as a journal and back: the same text, or a reason.
#include <algorithm>
#include <doctest/doctest.h>
#include <sstream>

#include "aftercare/store/exchange.hpp"
#include "aftercare/store/importer.hpp"
#include "aftercare/store/verify.hpp"
#include "aftercare/support/excel_guard.hpp"
#include "aftercare/support/text.hpp"
#include "tests/support/hostile_texts.hpp"
#include "tests/support/ledger_fixture.hpp"

using namespace testing;

namespace {

constexpr std::string_view k_map =
    "source = \"s\"\n[fields]\nsource_id = \"id\"\nreceived_at = \"opened\"\nsymptom = \"what\"\n"
    "location = \"where\"\narea = \"area\"\ncontact = \"who\"\n";
const std::vector<std::string> k_header = {"id", "opened", "what", "where", "area", "who"};

std::optional<std::string> read_no_code(const MapField&, std::string_view) {
    return std::nullopt;
}
const CodeReader no_code{read_no_code};

/// The faults of each row, by its id.
using Refused = std::map<std::string, std::vector<RowFault>>;

/// Imports rows whose symptom is prose and whose place and contact are lines.
Refused import(const std::string& path, const std::vector<std::vector<std::string>>& rows) {
    const auto read = read_import_map(k_ticket_form, k_map, "m", no_code);
    REQUIRE(read.faults.empty());
    auto ledger = Ledger::open_to_write(path, 1000);
    Writer writer(ledger, acting(ledger, at("11-23 08:00")));
    Refused refused;
    Importer importer(
        writer, read.map, k_header, no_code, 0,
        {.rejected = [&](const CsvRecord& record,
                         const std::vector<RowFault>& faults) { refused[record.fields.front()] = faults; },
         .changed = [](const CsvRecord&, const std::string&, const std::string&) { FAIL(""); }});
    for (const auto& row : rows) {
        CsvRecord record{.number = 1, .line = 2, .fields = row};
        importer.take(record);
    }
    importer.finish();
    writer.commit();
    return refused;
}

std::vector<std::string> row_of(std::size_t id, std::string_view symptom, std::string_view line) {
    const auto cell = [](std::string_view text) {
        return looks_marked(text) ? with_apostrophe(text) : std::string(text);
    };
    return {std::to_string(id), "2026-11-20 10:00", cell(symptom), cell(line), cell(line), cell(line)};
}

/// The texts of a ticket that was imported.
std::vector<std::string> texts_of(const std::string& path, std::size_t id) {
    auto db = open_file_to_read(path, 1000);
    auto row = db.prepare(
        "SELECT t.symptom, t.location, t.place, p.name FROM ticket t JOIN contact c ON c.ticket_id = t.id "
        "JOIN "
        "person p ON p.id = c.person_id WHERE t.source_id = ?");
    row.bind(1, std::to_string(id));
    if (!row.step()) {
        return {};
    }
    return {std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)),
            std::string(row.text(3))};
}

}  // namespace

TEST_CASE("hostile texts are kept as they came, through an import, an export and back") {
    const TemporaryDirectory directory;
    const auto path = directory.file("a.db");
    make_ledger(path);
    std::vector<std::vector<std::string>> rows;
    std::vector<std::vector<std::string>> expected;
    for (const auto text : hostile_texts()) {
        const bool is_line = std::find(std::begin(k_hostile_lines), std::end(k_hostile_lines), text) !=
                             std::end(k_hostile_lines);
        const auto line = is_line ? trim(text) : std::string_view("a line");
        expected.push_back(
            {std::string(trim(text)), std::string(line), std::string(line), std::string(line)});
        rows.push_back(row_of(rows.size(), text, line));
    }
    const auto refused = import(path, rows);
    for (const auto& row : refused) {
        CAPTURE(expected[std::stoul(row.first)].front());
        // A name that is a mask says not who it is.
        CHECK(row.second.front().why == RowFaultWhy::masked);
    }
    CHECK(refused.size() <= 2);
    std::string journal;
    {
        auto db = open_file_to_read(path, 1000);
        export_journal(db, true, [&](std::string_view piece) { journal += piece; });
    }
    const auto again = directory.file("b.db");
    std::istringstream in(journal);
    import_journal(in, again, act(at("11-30 09:00")));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CAPTURE(expected[i].front());
        if (!refused.contains(std::to_string(i))) {
            CHECK(texts_of(path, i) == expected[i]);
            CHECK(texts_of(again, i) == expected[i]);
        }
    }
    CHECK(verify(path, {}).found == 0);
    CHECK(verify(again, {}).found == 0);
}

TEST_CASE("a text that no ledger takes in is refused with its reason, whichever field it is for") {
    const TemporaryDirectory directory;
    const auto path = directory.file("a.db");
    make_ledger(path);
    std::vector<std::vector<std::string>> rows;
    for (const auto text : k_refused_texts) {
        rows.push_back(row_of(rows.size(), text, "fine"));
        rows.push_back(row_of(rows.size(), "fine", text));
    }
    const auto refused = import(path, rows);
    CHECK(refused.size() == rows.size());
    for (const auto& row : refused) {
        CAPTURE(row.first);
        for (const auto& fault : row.second) {
            CHECK(fault.why == RowFaultWhy::bad_text);
            CHECK(fault.text.has_value());
        }
    }
}
