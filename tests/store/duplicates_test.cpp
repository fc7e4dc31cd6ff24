// Which open tickets are of the same thing as a report.
#include "aftercare/store/queries/duplicates.hpp"

#include <doctest/doctest.h>

#include "tests/support/ledger_fixture.hpp"

using namespace testing;

namespace {

Registration report_of(const LedgerFixture& fixture, const std::string& location) {
    Registration report;
    report.project_id = {1};
    report.unit_id = fixture.unit();
    report.element = "wet-room";
    report.defect = "leak";
    report.location = location;
    return report;
}

/// Registers what `report` says and gives its number.
std::string open_report(LedgerFixture& fixture, const Registration& report) {
    Writer writer(fixture.ledger(), acting(fixture.ledger(), at("11-21 09:00")));
    Opened opened;
    opened.report = report;
    opened.report.symptom = "drips";
    const auto ticket = writer.open(opened, at("11-21 09:00"));
    writer.commit();
    return writer.number_of(ticket.id);
}

std::vector<std::string> numbers_of(LedgerFixture& fixture, const Registration& report) {
    std::vector<std::string> numbers;
    for (const auto& ticket : open_duplicates(fixture.db(), report)) {
        numbers.push_back(ticket.number);
    }
    return numbers;
}

using Numbers = std::vector<std::string>;

}  // namespace

TEST_CASE("the same unit, element, defect and location is the same thing; a missing location is any") {
    LedgerFixture fixture;
    const auto bathroom = open_report(fixture, report_of(fixture, "main bathroom"));
    const auto second = open_report(fixture, report_of(fixture, "second bathroom"));
    CHECK(numbers_of(fixture, report_of(fixture, "main bathroom")) == Numbers{bathroom});
    CHECK(numbers_of(fixture, report_of(fixture, "kitchen")).empty());
    CHECK(numbers_of(fixture, report_of(fixture, "")) == Numbers{bathroom, second});
    const auto anywhere = open_report(fixture, report_of(fixture, ""));
    CHECK(numbers_of(fixture, report_of(fixture, "kitchen")) == Numbers{anywhere});
}

TEST_CASE("another unit, element or defect is another thing, and nothing said is none") {
    LedgerFixture fixture;
    open_report(fixture, report_of(fixture, ""));
    for (auto change : {+[](Registration& report) { report.unit_id = UnitId{999}; },
                        +[](Registration& report) { report.element = "roof"; },
                        +[](Registration& report) { report.defect = "crack"; }}) {
        auto other = report_of(fixture, "");
        change(other);
        CHECK(numbers_of(fixture, other).empty());
    }
    auto bare = report_of(fixture, "");
    bare.element.clear();
    bare.defect.clear();
    open_report(fixture, bare);
    CHECK(numbers_of(fixture, bare).empty());
}

TEST_CASE("a place in free text is compared within its project") {
    LedgerFixture fixture;
    auto gate = report_of(fixture, "");
    gate.unit_id.reset();
    gate.place = "north gate";
    const auto number = open_report(fixture, gate);
    CHECK(numbers_of(fixture, gate) == Numbers{number});
    gate.place = "south gate";
    CHECK(numbers_of(fixture, gate).empty());
    gate.place = "north gate";
    gate.project_id = ProjectId{2};
    CHECK(numbers_of(fixture, gate).empty());
}
