// What was derived is derived again when what it came from is put right: contact, warranty, the earlier
// ticket.
#include <doctest/doctest.h>

#include "tests/support/world.hpp"

using namespace testing;

namespace {

constexpr UnitId k_other_unit{44};

Day day(std::string_view text) {
    const auto parsed = parse_day(text);
    REQUIRE(parsed);
    return *parsed;
}

Opened by_default() {
    auto opened = report();
    opened.report.contacts.front().by_default = true;
    return opened;
}

Amended moved() {
    Amended asked;
    asked.unit_id = k_other_unit;
    return asked;
}

std::string contacts_of(const Ticket& ticket) {
    std::string text;
    for (const auto& contact : ticket.contacts) {
        text += (text.empty() ? "" : " ") + std::to_string(contact.n) + ":" +
                std::to_string(contact.person_id.value) + (contact.by_default ? "*" : "");
    }
    return text;
}

ContactEntry owner_of_other() {
    return {.person = person(32), .role = ContactRole::owner, .has_phone = true, .by_default = true};
}

}  // namespace

TEST_CASE("from another unit no contact by default is taken along") {
    auto world = World::opened(by_default());
    CHECK(contacts_of(world.ticket) == "1:31*");
    CHECK(world.verdict_of(moved(), at("11-23 10:00")) == "missing_facts contact");
    auto asked = moved();
    asked.contacts = {owner_of_other()};
    world.say(asked, at("11-23 10:00"));
    CHECK(contacts_of(world.ticket) == "1:32*");
}

TEST_CASE("a contact that was named stays, and what is put right without the unit touches none") {
    auto named = World::opened();
    named.say(moved(), at("11-23 10:00"));
    CHECK(contacts_of(named.ticket) == "1:31");

    auto world = World::opened(by_default());
    Amended location;
    location.location = "main bathroom";
    world.say(location, at("11-23 10:00"));
    CHECK(contacts_of(world.ticket) == "1:31*");
    Amended more;
    more.contacts = {{.person = person(40), .role = ContactRole::tenant, .has_phone = true}};
    world.say(more, at("11-23 10:10"));
    auto asked = moved();
    asked.contacts = {owner_of_other()};
    world.say(asked, at("11-23 10:20"));
    CHECK(contacts_of(world.ticket) == "2:40 3:32*");
}

TEST_CASE("a default that was said since is kept") {
    auto world = World::opened(by_default());
    Amended said;
    said.contacts = {{.person = person(31), .role = ContactRole::family, .has_phone = true}};
    world.say(said, at("11-23 10:00"));
    world.say(moved(), at("11-23 10:10"));
    CHECK(contacts_of(world.ticket) == "1:31");
}

TEST_CASE("after triage another element, defect or unit writes a new warranty; before it there is none") {
    Warranty question;
    question.inputs.completion_on = day("2024-05-01");
    question.inputs.handover_on = day("2025-05-01");
    question.inputs.tested_on = day("2026-11-23");
    Amended asked;
    asked.element = "window";
    asked.defect = "broken";
    asked.warranty = question;

    auto fresh = World::opened();
    CHECK_FALSE(fresh.say(asked, at("11-23 10:00")).warranty);

    auto world = World::in(State::accepted);
    const auto decided = world.say(asked, at("11-23 11:00"));
    REQUIRE(decided.warranty);
    CHECK(decided.warranty->inputs.tested_on == day("2026-11-23"));
    CHECK(world.ticket.warranty_class == decided.warranty->warranty_class);
    CHECK(world.ticket.owner_cover == decided.warranty->owner_cover);
}

TEST_CASE("a link that was found anew takes the place of the old one") {
    auto opened = report();
    opened.link = {.follows = TicketId{7}, .is_repeat = true};
    auto world = World::opened(opened);
    CHECK(world.ticket.is_repeat);
    Amended asked;
    asked.element = "roof";
    asked.link = EarlierLink{};
    world.say(asked, at("11-23 10:00"));
    CHECK_FALSE(world.ticket.follows);
    CHECK_FALSE(world.ticket.is_repeat);
    auto triaged = first_triage();
    triaged.element = "wet-room";
    triaged.link = EarlierLink{.follows = TicketId{7}, .is_repeat = true};
    world.say(triaged, at("11-23 10:10"));
    CHECK(world.ticket.follows == TicketId{7});
    CHECK(world.ticket.is_repeat);
}

TEST_CASE("once nobody is left whom one could call, what waits for words with the owner ends") {
    auto world = World::in(State::accepted);
    REQUIRE(running_clock(world.ticket, Clock::inform) != nullptr);
    Amended asked;
    asked.contacts = {{.person = person(31), .role = ContactRole::anonymous, .has_phone = false}};
    asked.anonymous_reason = "does not want to be named";
    world.say(asked, at("11-23 11:00"));
    CHECK(running_clock(world.ticket, Clock::inform) == nullptr);
    CHECK(running_clock(world.ticket, Clock::response) == nullptr);
    CHECK(world.runs(Clock::resolve).ends_with("running"));
}
