// Merging and splitting: states, receipts and dues both ways, and that a split gives back exactly what was.
#include "aftercare/core/operations/merge.hpp"

#include <doctest/doctest.h>
#include <functional>
#include <random>

#include "aftercare/core/operations/split.hpp"
#include "tests/support/world.hpp"

using namespace testing;

namespace {

constexpr TicketId k_second = own_ticket_id({2026, 2});
constexpr TicketId k_third = own_ticket_id({2026, 3});

Facts facts_of(const World& world, Instant when) {
    return {world.ticket, world.policy, "East", world.actor, {when, when}};
}

/// Another ticket of the same unit, in a state.
World other(State state, TicketId id = k_second) {
    auto world = World::in(state);
    world.ticket.id = id;
    return world;
}

/// The same, registered at its own time.
World received(Instant when, TicketId id = k_second, const std::string& location = "") {
    auto asked = report();
    asked.report.location = location;
    World world;
    world.ticket.id = id;
    world.say(asked, when);
    return world;
}

/// What a target knows of the tickets merged into it, and of one more.
World::Merge knows_also(const World::Merge& known, const World& source) {
    return [known, source](TicketId id, const Stamp& stamp) {
        return id == source.ticket.id ? std::optional(source.as_of(stamp.at)) : known(id, stamp);
    };
}

std::string merge_verdict(const World& source, const World& target, Instant when) {
    return verdict(decide_merge(facts_of(source, when), facts_of(target, when)));
}

void merge(World& source, World& target, Instant when) {
    const auto both = decide_merge(facts_of(source, when), facts_of(target, when));
    REQUIRE(verdict(both) == "ok");
    target.merged = knows_also(target.merged, source);
    target.record(both->target, when);
    source.record(both->source, when);
}

std::string split_verdict(const World& source, const World& target, Instant when) {
    return verdict(decide_split(facts_of(source, when), facts_of(target, when)));
}

void split(World& source, World& target, Instant when) {
    const auto both = decide_split(facts_of(source, when), facts_of(target, when));
    REQUIRE(verdict(both) == "ok");
    source.record(both->source, when);
    target.record(both->target, when);
}

/// The ticket without when and by whom it came into its state, which a split says anew.
Ticket but_since(Ticket ticket) {
    ticket.state_since = {};
    ticket.state_by.clear();
    return ticket;
}

constexpr std::array k_open = {State::registered,  State::accepted, State::dispatched,
                               State::in_progress, State::on_hold,  State::completed};

}  // namespace

TEST_CASE("open tickets merge into open ones, others do not") {
    const auto when = at("11-28 09:00");
    for (std::size_t s = 0; s < k_state_codes.size(); ++s) {
        for (std::size_t t = 0; t < k_state_codes.size(); ++t) {
            const auto source = static_cast<State>(s);
            const auto target = static_cast<State>(t);
            CAPTURE(k_state_codes[s]);
            CAPTURE(k_state_codes[t]);
            const auto ending = other(source);
            const bool has_orders = !open_orders(ending.ticket).empty();
            const std::string expected = !is_open(source) || !is_open(target) ? "wrong_state"
                                         : has_orders                         ? "orders_open 1"
                                                                              : "ok";
            CHECK(merge_verdict(ending, World::in(target), when) == expected);
        }
    }
}

TEST_CASE("a merge needs two tickets of one place, and its time after both receipts") {
    auto target = World::in(State::accepted);
    auto source = received(at("11-24 09:00"));
    CHECK(merge_verdict(target, target, at("11-28 09:00")) == "same_ticket");
    CHECK(merge_verdict(source, target, at("11-24 08:59")) == "before_receipt");
    CHECK(merge_verdict(target, source, at("11-24 08:59")) == "before_receipt");
    CHECK(merge_verdict(target, source, at("11-23 09:59")) == "before_state");
    CHECK(merge_verdict(source, target, at("11-24 09:00")) == "ok");

    source.ticket.unit_id = k_unit_above;
    CHECK(merge_verdict(source, target, at("11-28 09:00")) == "other_place");
    source.ticket.unit_id.reset();
    source.ticket.place = "gate";
    CHECK(merge_verdict(source, target, at("11-28 09:00")) == "other_place");
    target.ticket.unit_id.reset();
    target.ticket.place = "gate";
    CHECK(merge_verdict(source, target, at("11-28 09:00")) == "ok");
    target.ticket.project_id = {2};
    CHECK(merge_verdict(source, target, at("11-28 09:00")) == "other_place");
}

TEST_CASE("the target takes the earliest receipt and due, and keeps its first commitment") {
    auto early = World::in(State::accepted);
    auto late = received(at("11-25 09:00"));
    late.say(first_triage(), at("11-25 10:00"));
    const auto due = running_clock(early.ticket, Clock::resolve)->due_at;
    const auto own = running_clock(late.ticket, Clock::resolve)->due_at;
    REQUIRE(due < own);
    merge(early, late, at("11-25 11:00"));
    CHECK(early.state() == "merged");
    CHECK(early.ticket.merged_into == k_second);
    CHECK(early.ticket.merged_from == State::accepted);
    CHECK_FALSE(early.ticket.next_action.has_value());
    for (const auto& run : early.ticket.clocks) {
        CHECK_FALSE(run.running());
    }
    CHECK(late.ticket.received_at == at("11-23 09:00"));
    CHECK(late.ticket.has_merged);
    CHECK(running_clock(late.ticket, Clock::resolve)->due_at == due);
    CHECK(running_clock(late.ticket, Clock::resolve)->due_original_at == own);
    CHECK(late.ticket.resolve_by == due);
}

TEST_CASE("a target that was earlier in everything changes in nothing but its mark") {
    auto target = World::in(State::accepted);
    auto source = received(at("11-25 09:00"));
    const auto before = target.ticket;
    merge(source, target, at("11-25 10:00"));
    auto after = target.ticket;
    after.has_merged = false;
    CHECK(after == before);
    split(source, target, at("11-25 11:00"));
    CHECK(target.ticket == before);
}

TEST_CASE("a split gives back the state and the clocks, from every open state") {
    for (const auto source_state : {State::registered, State::accepted, State::completed}) {
        for (const auto target_state : k_open) {
            CAPTURE(std::string(code_of(source_state)));
            CAPTURE(std::string(code_of(target_state)));
            auto source = other(source_state);
            auto target = World::in(target_state);
            const auto source_before = source.ticket;
            const auto target_before = target.ticket;
            merge(source, target, at("11-28 09:00"));
            CHECK(source.state() == "merged");
            split(source, target, at("11-29 09:00"));
            CHECK(but_since(source.ticket) == but_since(source_before));
            CHECK(source.ticket.state_since == at("11-29 09:00"));
            CHECK(target.ticket == target_before);
        }
    }
}

TEST_CASE("a danger is not lost in a merge, nor a promise") {
    auto asked = report();
    asked.report.urgency = Urgency::major;
    World source;
    source.ticket.id = k_second;
    source.say(asked, at("11-23 12:00"));
    Promised promised;
    promised.due_at = at("11-24 12:00");
    promised.what = "somebody comes";
    source.say(promised, at("11-23 12:05"));
    auto target = World::in(State::dispatched);
    merge(source, target, at("11-23 12:10"));
    CHECK(target.ticket.urgency == Urgency::major);
    CHECK(target.runs(Clock::safe) == "11-23 12:00 due 11-24 12:00 running");
    CHECK(target.runs(Clock::escalate) == "11-23 12:00 due 11-23 13:00 running");
    CHECK(target.runs(Clock::promise) == "11-23 12:05 due 11-24 12:00 running");
    // Its own acceptance has ended: the other's does not begin it again.
    CHECK(target.runs(Clock::accept) == "11-23 09:00 due 11-23 14:30 met 11-23 10:00");
    CHECK(source.runs(Clock::safe) == "11-23 12:00 due 11-24 12:00 dropped");
    split(source, target, at("11-23 15:00"));
    CHECK(target.ticket.urgency == Urgency::normal);
    CHECK(target.runs(Clock::safe).empty());
    CHECK(source.runs(Clock::safe) == "11-23 12:00 due 11-24 12:00 running");
}

TEST_CASE("a hold goes on through a merge: what it suspended is suspended again") {
    auto source = World::in(State::accepted);
    source.ticket.id = k_second;
    Held held;
    held.reason = "owner-no-access";
    held.review_at = at("12-05 18:00");
    held.from = Who{.role = WhoRole::owner, .person = {}};
    held.how = Means::phone;
    source.say(held, at("11-24 09:00"));
    const auto before = source.ticket;
    auto target = received(at("11-25 09:00"), k_third);
    const auto own_due = running_clock(target.ticket, Clock::resolve)->due_at;
    merge(source, target, at("11-25 10:00"));
    // The target has no hold: what was left to the other counts from the merge on.
    CHECK(running_clock(target.ticket, Clock::resolve)->due_at < own_due);
    CHECK(clock_text(running_clock(target.ticket, Clock::resolve)->due_at) == "12-04 10:00");
    split(source, target, at("11-26 10:00"));
    CHECK(but_since(source.ticket) == but_since(before));
    source.say(Resumed{}, at("11-27 09:00"));
    CHECK(running_clock(source.ticket, Clock::resolve)->due_at <
          running_clock(before, Clock::resolve)->due_at);
    CHECK_FALSE(running_clock(source.ticket, Clock::resolve)->suspended_until.has_value());
}

TEST_CASE("one of several leaves: the earliest of those that stay counts") {
    auto first = World::in(State::accepted);
    auto second = received(at("11-24 09:00"), k_second);
    auto target = received(at("11-26 09:00"), k_third);
    const auto due_of = [](const World& world) {
        for (const auto& run : world.ticket.clocks) {
            if (run.clock == Clock::resolve) {
                return run.due_at;
            }
        }
        return Instant{};
    };
    const auto before = target.ticket;
    merge(first, target, at("11-26 10:00"));
    merge(second, target, at("11-26 11:00"));
    CHECK(target.ticket.received_at == at("11-23 09:00"));
    CHECK(due_of(target) == due_of(first));
    split(first, target, at("11-26 12:00"));
    CHECK(target.ticket.received_at == at("11-24 09:00"));
    CHECK(due_of(target) == due_of(second));
    split(second, target, at("11-26 13:00"));
    CHECK(target.ticket == before);
}

TEST_CASE("the order of leaving does not matter") {
    auto first = World::in(State::accepted);
    auto second = received(at("11-24 09:00"), k_second);
    auto target = received(at("11-26 09:00"), k_third);
    const auto before = target.ticket;
    merge(second, target, at("11-26 10:00"));
    merge(first, target, at("11-26 11:00"));
    split(second, target, at("11-26 12:00"));
    CHECK(target.ticket.received_at == at("11-23 09:00"));
    CHECK(target.ticket.resolve_by == first.ticket.resolve_by);
    split(first, target, at("11-26 13:00"));
    CHECK(target.ticket == before);
}

TEST_CASE("a hold of the merged ticket that came to its review before counts until then only") {
    auto source = World::in(State::accepted);  // resolve due 12-02 18:00
    source.ticket.id = k_second;
    Held held;
    held.reason = "owner-no-access";
    held.review_at = at("11-25 09:00");
    held.from = Who{.role = WhoRole::owner, .person = {}};
    held.how = Means::phone;
    source.say(held, at("11-24 09:00"));
    auto target = received(at("11-26 09:00"), k_third);
    merge(source, target, at("11-30 09:00"));
    CHECK(clock_text(running_clock(target.ticket, Clock::resolve)->due_at) == "12-03 18:00");
}

TEST_CASE("what was said of the target while it was merged stays; what the merge did goes") {
    auto early = World::in(State::accepted);
    auto late = received(at("11-25 09:00"));
    late.say(first_triage(), at("11-25 10:00"));
    merge(early, late, at("11-25 11:00"));
    Triaged committed;
    committed.commit_at = at("11-27 18:00");
    late.say(committed, at("11-25 12:30"));
    CHECK(running_clock(late.ticket, Clock::resolve)->due_at == at("11-27 18:00"));
    split(early, late, at("11-25 13:00"));
    CHECK(running_clock(late.ticket, Clock::resolve)->due_at == at("11-27 18:00"));
    CHECK(late.ticket.received_at == at("11-25 09:00"));
}

TEST_CASE("a target that is over meanwhile is reckoned without the merge; an archived one keeps the merged") {
    auto source = World::in(State::accepted);
    auto target = received(at("11-24 09:00"), k_second);
    merge(source, target, at("11-24 10:00"));
    target.say(Forced{}, at("11-24 11:00"));
    CHECK(target.ticket.received_at == at("11-23 09:00"));
    split(source, target, at("11-25 09:00"));
    CHECK(source.state() == "accepted");
    CHECK(target.state() == "closed");
    CHECK(target.ticket.received_at == at("11-24 09:00"));

    auto gone = World::archived(State::closed);
    gone.ticket.id = k_second;
    CHECK(split_verdict(other(State::merged), gone, at("11-28 09:00")) == "archived");
}

TEST_CASE("only what is merged is split, once, and not before it was merged") {
    auto target = World::in(State::accepted);
    for (std::size_t s = 0; s < k_state_codes.size(); ++s) {
        const auto state = static_cast<State>(s);
        CAPTURE(k_state_codes[s]);
        CHECK(split_verdict(other(state), target, at("11-28 09:00")) ==
              (state == State::merged ? "ok" : "wrong_state"));
    }
    auto source = other(State::accepted);
    merge(source, target, at("11-28 09:00"));
    CHECK(merge_verdict(source, target, at("11-28 10:00")) == "wrong_state");
    CHECK(split_verdict(source, target, at("11-28 08:59")) == "before_state");
    split(source, target, at("11-28 10:00"));
    CHECK(split_verdict(source, target, at("11-28 11:00")) == "wrong_state");
}

TEST_CASE("random journals: a merge undone at once leaves nothing behind") {
    using Act = std::function<void(World&, Instant)>;
    const auto try_say = [](World& world, const auto& event, Instant when) {
        if (world.ask(event, when)) {
            world.say(event, when);
        }
    };
    const std::vector<Act> acts = {
        [&](World& w, Instant t) { try_say(w, first_triage(), t); },
        [&](World& w, Instant t) { try_say(w, first_triage("leak", Urgency::urgent), t); },
        [&](World& w, Instant t) { try_say(w, order_due(t + Seconds{86400}), t); },
        [&](World& w, Instant t) { try_say(w, Served{}, t); },
        [&](World& w, Instant t) { try_say(w, Started{}, t); },
        [&](World& w, Instant t) { try_say(w, finished(), t); },
        [&](World& w, Instant t) { try_say(w, Rejected{}, t); },
        [&](World& w, Instant t) { try_say(w, Returned{}, t); },
        [&](World& w, Instant t) { try_say(w, Resumed{}, t); },
        [&](World& w, Instant t) { try_say(w, Chased{}, t); },
        [&](World& w, Instant t) { try_say(w, Informed{.what = "soon", .how = Means::phone, .to = {}}, t); },
        [&](World& w, Instant t) {
            Held held;
            held.reason = "owner-asked";
            held.from = Who{.role = WhoRole::owner, .person = {}};
            held.how = Means::phone;
            held.review_at = t + Seconds{2 * 86400};
            try_say(w, held, t);
        },
    };
    std::mt19937 random(7);
    int merged = 0;
    for (int round = 0; round < 300; ++round) {
        CAPTURE(round);
        auto when = at("11-23 09:00");
        auto source = received(when + Seconds{static_cast<std::int64_t>(random() % 90000)}, k_second);
        auto target = received(when + Seconds{static_cast<std::int64_t>(random() % 90000)}, k_third);
        when = when + Seconds{90000};
        for (int i = 0; i < 12; ++i) {
            when = when + Seconds{static_cast<std::int64_t>(random() % 20000)};
            acts[random() % acts.size()](random() % 2 == 0 ? source : target, when);
        }
        if (merge_verdict(source, target, when) != "ok") {
            continue;
        }
        ++merged;
        const auto source_before = source.ticket;
        const auto target_before = target.ticket;
        when = when + Seconds{static_cast<std::int64_t>(random() % 3)};
        merge(source, target, when);
        CHECK(target.ticket.received_at == std::min(source_before.received_at, target_before.received_at));
        for (const auto& run : target.ticket.clocks) {
            const auto n = static_cast<std::size_t>(run.n);
            if (n <= target_before.clocks.size()) {
                CHECK(run.due_at <= target_before.clocks[n - 1].due_at);
                CHECK(run.due_original_at == target_before.clocks[n - 1].due_original_at);
            } else {
                CHECK(running_clock(source_before, run.clock) != nullptr);
            }
        }
        split(source, target, when + Seconds{static_cast<std::int64_t>(random() % 90000)});
        CHECK(but_since(source.ticket) == but_since(source_before));
        CHECK(target.ticket == target_before);
    }
    CHECK(merged > 100);
}
