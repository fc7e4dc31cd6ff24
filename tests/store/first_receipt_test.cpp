// Whose receipt the warranty of a ticket is tested on: that of the first ticket which it repeats.
#include <doctest/doctest.h>

#include "aftercare/store/queries/warranty.hpp"
#include "tests/support/ledger_fixture.hpp"

using namespace testing;

namespace {

/// Registers a leak that is linked to an earlier ticket.
Ticket linked(LedgerFixture& fixture, Instant when, std::optional<TicketId> follows, bool is_repeat) {
    Writer writer(fixture.ledger(), acting(fixture.ledger(), when));
    auto opened = report();
    opened.report.contacts.clear();
    opened.report.unit_id = fixture.unit();
    opened.link = {.follows = follows, .is_repeat = is_repeat};
    const auto ticket = writer.open(opened, when);
    writer.commit();
    return ticket;
}

}  // namespace

TEST_CASE("the chain is that of the repeats: one that a ticket merely follows proves nothing") {
    struct Case {
        bool second_repeats;
        bool third_repeats;
        const char* first;
    };
    for (const auto& each : std::to_array<Case>({{true, true, "11-21 09:00"},
                                                 {false, true, "11-22 09:00"},
                                                 {true, false, "11-23 09:00"},
                                                 {false, false, "11-23 09:00"}})) {
        CAPTURE(each.first);
        LedgerFixture fixture;
        const auto first = linked(fixture, at("11-21 09:00"), {}, false);
        const auto second = linked(fixture, at("11-22 09:00"), first.id, each.second_repeats);
        const auto third = linked(fixture, at("11-23 09:00"), second.id, each.third_repeats);
        CHECK(clock_text(first_receipt(fixture.db(), third)) == each.first);
        CHECK(clock_text(first_receipt(fixture.db(), first)) == "11-21 09:00");
    }
}
