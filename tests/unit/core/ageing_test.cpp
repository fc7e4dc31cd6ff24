#include "aftercare/core/ageing.hpp"

#include <doctest/doctest.h>

#include "aftercare/core/figures/facts.hpp"
#include "tests/support/world.hpp"

using namespace testing;

namespace {

std::string class_of(std::int64_t seconds) {
    return std::string(k_age_class_codes.at(static_cast<std::size_t>(age_class({seconds}))));
}

/// How long the ticket has been over since its receipt, in hours; it is open.
std::int64_t hours_over(const World& world) {
    const auto policies = world.policies();
    const Rules rules{.policies = policies,
                      .project = [](ProjectId) { return std::string_view("East"); },
                      .merged = world.merged,
                      .moved = {}};
    const auto now = world.latest() + Seconds{k_hour.count};
    const auto facts = facts_of(world.ticket.id, world.journal, rules, now);
    REQUIRE(facts);
    REQUIRE(is_open(facts->ticket.state));
    return ((now - world.ticket.received_at).count - open_time(*facts, now).count) / k_hour.count;
}

}  // namespace

TEST_CASE("a class of ages includes its lower bound, and not its upper one") {
    constexpr std::int64_t k_day = 86400;
    CHECK(class_of(-5) == "age_0d");
    CHECK(class_of(0) == "age_0d");
    struct Bound {
        std::int64_t days;
        const char* before;
        const char* from;
    };
    for (const auto& each : std::to_array<Bound>({{1, "age_0d", "age_1d"},
                                                  {3, "age_1d", "age_3d"},
                                                  {7, "age_3d", "age_7d"},
                                                  {15, "age_7d", "age_15d"},
                                                  {30, "age_15d", "age_30d"},
                                                  {60, "age_30d", "age_60d"},
                                                  {90, "age_60d", "age_90d"},
                                                  {180, "age_90d", "age_180d"}})) {
        CAPTURE(each.days);
        CHECK(class_of(each.days * k_day - 1) == each.before);
        CHECK(class_of(each.days * k_day) == each.from);
    }
    CHECK(class_of(10'000 * k_day) == "age_180d");
}

TEST_CASE("a ticket was over from its closing until it was reopened, each time anew") {
    CHECK(hours_over(World::in(State::completed)) == 0);
    auto world = World::in(State::closed);
    const auto closed = world.ticket.state_since;
    world.say(Reopened{}, closed + Seconds{5 * 3600});
    CHECK(hours_over(world) == 5);
    world.say(Withdrawn{}, closed + Seconds{7 * 3600});
    world.say(Appealed{}, closed + Seconds{17 * 3600});
    CHECK(hours_over(world) == 15);
    CHECK(world.ticket.cycle == 3);
}

TEST_CASE("what was entered late counts when it happened, what was struck not at all") {
    auto world = World::in(State::closed);
    const auto closed = world.ticket.state_since;
    world.say(Reopened{}, closed + Seconds{5 * 3600}, closed + Seconds{30 * 3600});
    CHECK(hours_over(world) == 5);
    world.say(Withdrawn{}, closed + Seconds{40 * 3600});
    world.strike_last();
    CHECK(hours_over(world) == 5);
}

TEST_CASE("a decline that was taken back is time over too, whoever took it back") {
    auto world = World::in(State::declined);
    const auto declined = world.ticket.state_since;
    world.say(Appealed{.words = "covered", .approved_by = "Chen Jing"}, declined + Seconds{5 * 3600});
    CHECK(world.ticket.cycle == 1);
    CHECK(hours_over(world) == 5);
    auto again = World::in(State::declined);
    again.say(Appealed{}, declined + Seconds{6 * 3600});
    CHECK(again.ticket.cycle == 2);
    CHECK(hours_over(again) == 6);
}

TEST_CASE("an appeal that was heard in vain leaves the ticket over") {
    auto world = World::in(State::declined);
    const auto declined = world.ticket.state_since;
    world.say(Appealed{.words = "heard", .approved_by = {}, .was_refused = true},
              declined + Seconds{2 * 3600});
    world.say(Appealed{}, declined + Seconds{5 * 3600});
    CHECK(hours_over(world) == 5);
}
