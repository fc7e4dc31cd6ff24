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

TicketId id_of(LedgerFixture& fixture, const std::string& number) {
    auto& row = fixture.db().cached("SELECT id FROM ticket WHERE number = ?");
    row.bind(1, std::string_view(number));
    REQUIRE(row.step());
    const TicketId id{row.integer(0)};
    row.reset();
    return id;
}

void merge(LedgerFixture& fixture, const std::string& source, const std::string& target) {
    Writer writer(fixture.ledger(), act(at("11-22 09:00")));
    auto from = *writer.ticket(id_of(fixture, source));
    auto into = *writer.ticket(id_of(fixture, target));
    Merged ends;
    ends.into = into.id;
    Merged goes_on;
    goes_on.from = from.id;
    writer.record(from, ends);
    writer.record(into, goes_on);
    writer.commit();
}

std::vector<std::string> numbers_of(LedgerFixture& fixture, const Registration& report) {
    std::vector<std::string> numbers;
    for (const auto& ticket : open_there(fixture.db(), {thing_of(report)})) {
        if (ticket.is_same) {
            numbers.push_back(ticket.number);
        }
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

TEST_CASE("what is blank, also in the report just typed, matches any; one part has to be known of both") {
    LedgerFixture fixture;
    const auto number = open_report(fixture, report_of(fixture, "main bathroom"));
    for (auto blank : {+[](Registration& report) { report.element.clear(); },
                       +[](Registration& report) { report.defect.clear(); },
                       +[](Registration& report) { report.location.clear(); },
                       +[](Registration& report) {
                           report.defect.clear();
                           report.location.clear();
                       }}) {
        auto report = report_of(fixture, "main bathroom");
        blank(report);
        CHECK(numbers_of(fixture, report) == Numbers{number});
    }
    auto bare = report_of(fixture, "");
    bare.element.clear();
    bare.defect.clear();
    CHECK(numbers_of(fixture, bare).empty());
}

TEST_CASE("every open ticket of the element is shown, the same thing or not") {
    LedgerFixture fixture;
    const auto number = open_report(fixture, report_of(fixture, "main bathroom"));
    const auto there = open_there(fixture.db(), {thing_of(report_of(fixture, "kitchen"))});
    CHECK(there == std::vector<OpenTicket>{{number, State::registered, false}});
    auto roof = report_of(fixture, "kitchen");
    roof.element = "roof";
    CHECK(open_there(fixture.db(), {thing_of(roof)}).empty());
}

TEST_CASE("a merged ticket is never found: the one that goes on is, along the whole chain") {
    LedgerFixture fixture;
    auto door = report_of(fixture, "");
    door.element = "door";
    door.defect = "broken";
    auto window = door;
    window.element = "window";
    const auto first = open_report(fixture, report_of(fixture, ""));
    const auto second = open_report(fixture, door);
    const auto last = open_report(fixture, window);
    merge(fixture, first, second);
    CHECK(numbers_of(fixture, report_of(fixture, "")) == Numbers{second});
    merge(fixture, second, last);
    CHECK(numbers_of(fixture, report_of(fixture, "")) == Numbers{last});
    CHECK(numbers_of(fixture, door) == Numbers{last});
    const Sought own{thing_of(door), id_of(fixture, last)};
    CHECK(open_there(fixture.db(), own).empty());
}

TEST_CASE("the earlier ticket is the one that went on in place of a merged one") {
    LedgerFixture fixture;
    auto door = report_of(fixture, "");
    door.element = "door";
    door.defect = "broken";
    const auto merged = open_report(fixture, report_of(fixture, ""));
    const auto target = open_report(fixture, door);
    merge(fixture, merged, target);
    const Sought leak{thing_of(report_of(fixture, ""))};
    CHECK_FALSE(earlier_ticket(fixture.db(), leak, at("11-28 09:00")));
    {
        Writer writer(fixture.ledger(), act(at("11-23 09:00")));
        auto ticket = *writer.ticket(id_of(fixture, target));
        writer.record(ticket, Forced{});
        writer.commit();
    }
    const auto earlier = earlier_ticket(fixture.db(), leak, at("11-28 09:00"));
    REQUIRE(earlier);
    CHECK(earlier->number == target);
    CHECK(earlier->over_at == at("11-23 09:00"));
    CHECK_FALSE(earlier_ticket(fixture.db(), leak, at("11-22 09:00")));
    CHECK_FALSE(earlier_ticket(fixture.db(), {leak.thing, earlier->id}, at("11-28 09:00")));
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
