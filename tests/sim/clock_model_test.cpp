// Random months of a repair beside a model that counts minutes: every due and every outcome, as they are at
// the end and as of any time on the way, in whatever order the acts were entered.
#include "tests/sim/clock_model.hpp"

#include <doctest/doctest.h>
#include <functional>
#include <random>

using namespace testing;

namespace {

/// One line a run: what it is, its dates, how it stands.
std::string line_of(Clock clock, Minute start, Minute due, Minute original, std::optional<Minute> standard,
                    std::string_view outcome) {
    const auto text = [](Minute m) { return clock_text(Instant{m * 60}); };
    return std::string(code_of(clock)) + " " + text(start) + " " + text(due) + " " + text(original) + " " +
           (standard ? text(*standard) : "-") + " " + std::string(outcome) + "\n";
}

std::string dump(const Ticket& ticket) {
    std::string lines;
    for (const auto& run : ticket.clocks) {
        if (run.clock != Clock::callback && run.clock != Clock::visit) {
            lines += line_of(run.clock, minute_of(run.started_at), minute_of(run.due_at),
                             minute_of(run.due_original_at),
                             run.standard_by ? std::optional(minute_of(*run.standard_by)) : std::nullopt,
                             code_of(run.outcome));
        }
    }
    return lines;
}

std::string dump(const Model& model, Minute review) {
    std::string lines;
    for (const auto& run : model.runs()) {
        const auto at = [&](const ModelDate& date) {
            return date.is_suspended() ? date.on_from(review) : date.at;
        };
        lines += line_of(run.clock, run.start, at(run.due), at(run.original),
                         run.standard ? std::optional(at(*run.standard)) : std::nullopt, run.outcome);
    }
    return lines;
}

/// A month of a repair: acts drawn at random, said when the rules allow them, entered up to ten days late.
World random_month(unsigned seed) {
    std::mt19937 random(seed);
    const auto draw = [&](std::int64_t most) {
        return std::uniform_int_distribution<std::int64_t>(0, most)(random);
    };
    auto asked = report();
    asked.report.channel = "web";
    asked.report.urgency = draw(2) == 0 ? std::optional(static_cast<Urgency>(draw(2))) : std::nullopt;
    World world;
    world.ticket.id = own_ticket_id({2026, 1});
    auto now = at("09-14 00:00") + Seconds{60 * draw(12 * 24 * 60)};
    world.say(asked, now);
    const auto say = [&](const auto& event) {
        const auto entered = now + Seconds{draw(3) == 0 ? 60 * draw(10 * 24 * 60) : 0};
        if (world.ask(event, now, entered)) {
            world.say(event, now, entered);
        }
    };
    const auto urgency = [&] { return static_cast<Urgency>(draw(2)); };
    const auto later = [&](std::int64_t days) { return now + Seconds{60 * draw(days * 24 * 60)}; };
    const std::vector<std::function<void()>> acts = {
        [&] { say(first_triage("leak", urgency())); },
        [&] {
            Triaged again;
            again.urgency = urgency();
            again.words = "looked at again";
            say(again);
        },
        [&] {
            Triaged committed;
            committed.commit_at = later(20);
            say(committed);
        },
        [&] { say(Informed{.what = "soon", .how = draw(1) == 0 ? Means::phone : Means::wechat, .to = {}}); },
        [&] { say(Chased{}); },
        [&] { say(order_due(later(9))); },
        [&] { say(Served{}); },
        [&] { say(Arrived{}); },
        [&] { say(Started{}); },
        [&] { say(Escalated{}); },
        [&] { say(Progressed{.k = {}, .words = "safe", .safe = true}); },
        [&] {
            Extended extended;
            extended.due_at = later(25);
            extended.reason = "weather";
            say(extended);
        },
        [&] {
            Held held;
            held.reason = draw(2) == 0 ? "material" : draw(1) == 0 ? "owner-asked" : "owner-no-access";
            held.review_at = later(6);
            say(held);
        },
        [&] { say(Resumed{}); },
        [&] { say(finished()); },
        [&] { say(Rejected{}); },
        [&] { say(Verified{}); },
        [&] { say(Reopened{}); },
    };
    for (int i = 0; i < 40; ++i) {
        now = now + Seconds{60 * draw(draw(2) == 0 ? 2 * 24 * 60 : 8 * 60)};
        acts[static_cast<std::size_t>(draw(static_cast<std::int64_t>(acts.size()) - 1))]();
    }
    return world;
}

#if defined(__SANITIZE_ADDRESS__)
constexpr unsigned k_months = 150;
#else
constexpr unsigned k_months = 2000;
#endif

}  // namespace

TEST_CASE(
    "every due and outcome of random months is what counting minutes gives, at the end and on the way") {
    std::map<std::string, int> seen;
    for (unsigned seed = 0; seed < k_months; ++seed) {
        CAPTURE(seed);
        const auto world = random_month(seed);
        std::mt19937 random(seed);
        const auto stop = world.journal[random() % world.journal.size()].stamp.at;
        for (const auto until : {stop, k_end_of_time}) {
            Model model;
            Minute review = 0;
            for (const auto& entry : world.journal) {
                if (entry.stamp.at <= until) {
                    model.take(entry);
                    const auto* held = std::get_if<Held>(&entry.event);
                    review = held != nullptr ? minute_of(held->review_at) : review;
                    seen[std::string(code_of(verb_of(entry.event)))]++;
                }
            }
            model.finish(minute_of(until));
            const auto folded = until == k_end_of_time ? world.ticket : world.as_of(until);
            REQUIRE(dump(folded) == dump(model, review));
        }
    }
    for (const char* verb : {"triage", "hold", "resume", "extend", "done", "reject", "verify", "reopen"}) {
        CAPTURE(verb);
        CHECK(seen[verb] > 0);
    }
}

TEST_CASE("the same acts entered in any order are the same ticket") {
    for (unsigned seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        auto world = random_month(seed);
        const auto ticket = world.ticket;
        std::shuffle(world.journal.begin() + 1, world.journal.end(), std::mt19937(seed));
        CHECK(world.fold_all(world.journal, k_end_of_time).ticket == ticket);
    }
}
