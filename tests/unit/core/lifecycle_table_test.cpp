// State × verb: every act in every state, then with the act taken back, and with the ticket archived.
#include "tests/unit/core/lifecycle_table.hpp"

#include <doctest/doctest.h>
#include <numeric>
#include <set>
#include <type_traits>

#include "aftercare/core/fits.hpp"

using namespace testing;

namespace {

/// When it is said, after all that was.
Instant then() {
    return at("11-26 09:00");
}

constexpr std::array k_states = {State::registered,  State::accepted, State::declined,  State::dispatched,
                                 State::in_progress, State::on_hold,  State::completed, State::closed,
                                 State::withdrawn,   State::merged,   State::voided};
static_assert(k_states.size() == k_state_codes.size());

std::string verdict_of(const Row& row, const World& world) {
    const auto decided = row.asks(world, then());
    return decided ? "ok" : name_of(decided.reason().why);
}

/// Says it: the state that it leads into, or why not.
std::string outcome_of(const Row& row, World& world) {
    const auto decided = row.asks(world, then());
    if (!decided) {
        return name_of(decided.reason().why);
    }
    world.record(*decided, then());
    return world.state();
}

/// Calls `each` with every row and every state, and what the rules say of them.
template <class Each>
void each_cell(const Each& each) {
    for (const auto& row : table()) {
        const auto cells = cells_of(row.cells);
        for (const auto state : k_states) {
            const std::string from(code_of(state));
            CAPTURE(std::string(code_of(row.verb)));
            CAPTURE(std::string(row.cells));
            CAPTURE(from);
            const auto found = cells.find(from);
            each(row, state, found == cells.end() ? "wrong_state" : found->second);
        }
    }
}

/// The verbs of the events that a ticket has once it is there, but for the strike, which is of an act.
template <class... Events>
std::set<Verb> verbs_of(std::type_identity<std::variant<Events...>>) {
    std::set<Verb> verbs{Events::verb...};
    std::erase_if(verbs,
                  [](Verb verb) { return begins_subject(SubjectKind::ticket, verb) || verb == Verb::undo; });
    return verbs;
}

}  // namespace

TEST_CASE("every verb in every state does what the table of the rules says") {
    each_cell([](const Row& row, State state, const std::string& expected) {
        auto world = row.world(state);
        REQUIRE(world.ticket.state == state);
        CHECK(outcome_of(row, world) == expected);
    });
}

TEST_CASE("an act that was taken back has never been: the ticket is as before, to every verb") {
    const auto all_verdicts = [](const World& world) {
        std::string all;
        for (const auto& row : table()) {
            all += std::string(code_of(row.verb)) + " " + verdict_of(row, world) + "\n";
        }
        return all;
    };
    each_cell([&](const Row& row, State state, const std::string&) {
        auto world = row.world(state);
        const auto decided = row.asks(world, then());
        if (!decided) {
            return;
        }
        auto without = world;
        without.fold();
        world.record(*decided, then());
        world.strike_last();
        CHECK(world.ticket == without.ticket);
        CHECK(all_verdicts(world) == all_verdicts(without));
    });
}

TEST_CASE("archived is a fact: the state stays, and every verb in every state is refused") {
    each_cell([](const Row& row, State state, const std::string&) {
        if (is_open(state)) {
            return;
        }
        auto world = row.world(state);
        world.record(Archived{}, at("11-25 13:00"));
        CHECK(world.ticket.state == state);
        CHECK(clock_text(world.ticket.archived_at) == "11-25 13:00");
        CHECK(outcome_of(row, world) == "archived");
    });
}

TEST_CASE("an act dated before the archiving is refused as well") {
    const auto world = World::archived(State::voided);
    CHECK(world.verdict_of(Noted{}, at("11-24 09:00"), at("11-26 09:00")) == "archived");
    CHECK(clock_text(world.ask(Noted{}, at("11-24 09:00"), at("11-26 09:00")).reason().since) ==
          "11-25 13:00");
    CHECK_FALSE(fits(world.ticket, Noted{}));
}

TEST_CASE("every verb of a ticket has a row") {
    std::set<Verb> rows;
    for (const auto& row : table()) {
        rows.insert(row.verb);
    }
    CHECK(rows == verbs_of(std::type_identity<TicketEvent>{}));
}

TEST_CASE("the arrows are those of the table, and no others") {
    std::set<std::string> named;
    std::set<std::string> known;
    for (const auto& row : table()) {
        for (const auto word : split(row.cells, ' ')) {
            if (word.find('>') != std::string_view::npos) {
                named.insert(std::string(code_of(row.verb)) + " " + std::string(word) + "\n");
            }
        }
    }
    for (const auto& arrow : arrows()) {
        known.insert(std::string(code_of(arrow.verb)) + " " + std::string(code_of(arrow.from)) + ">" +
                     std::string(code_of(arrow.to)) + "\n");
    }
    const auto text = [](const std::set<std::string>& lines) {
        return std::accumulate(lines.begin(), lines.end(), std::string());
    };
    CHECK(text(known) == text(named));
}
