#include "aftercare/core/lifecycle.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <functional>
#include <map>
#include <set>

#include "aftercare/core/fits.hpp"
#include "aftercare/support/text.hpp"
#include "tests/support/world.hpp"

using namespace testing;

namespace {

constexpr std::string_view k_all_open = "new accepted dispatched in_progress on_hold completed";

/// What the procedures say of a verb. Each word is a state from which it may be said: `state` stays,
/// `state>other` leads there, `state!why` is refused for a reason that is not the state. From all others:
/// wrong_state.
struct Expected {
    Verb verb;
    std::string_view cells;
    std::function<std::string(World&, Instant)> says;
};

template <class E>
std::function<std::string(World&, Instant)> saying(E asked) {
    return [asked](World& world, Instant when) {
        const auto decided = world.ask(asked, when);
        if (!decided) {
            return name_of(decided.reason().why);
        }
        world.record(*decided, when);
        return world.state();
    };
}

Held held() {
    Held asked;
    asked.reason = "weather";
    asked.review_at = at("12-20 18:00");
    return asked;
}

Declined declined() {
    Declined asked;
    asked.told_at = at("11-26 09:00");
    return asked;
}

Amended amended() {
    Amended asked;
    asked.location = "ceiling";
    return asked;
}

Triaged triaged() {
    auto asked = first_triage();
    asked.urgency = Urgency::urgent;
    return asked;
}

Recorded satisfied() {
    Recorded asked;
    asked.score = 5;
    return asked;
}

Recorded dissatisfied() {
    Recorded asked;
    asked.score = 1;
    return asked;
}

Promised promised() {
    Promised asked;
    asked.due_at = at("12-01 18:00");
    asked.what = "call again";
    return asked;
}

NoticeGiven notice() {
    NoticeGiven asked;
    asked.what = "drilling";
    asked.from_at = at("12-01 09:00");
    return asked;
}

Extended extended() {
    Extended asked;
    asked.due_at = at("12-20 18:00");
    asked.reason = "material";
    return asked;
}

/// Facts of a second ticket of the same place.
struct Other {
    World world = World::opened();

    Other() { world.ticket.id = own_ticket_id({2026, 2}); }
    Facts facts(Instant when) const {
        return {world.ticket, world.policy, "East", world.actor, {when, when}};
    }
};

template <class Both>
std::string record_source(World& world, const Decided<Both>& both, Instant when) {
    if (!both) {
        return name_of(both.reason().why);
    }
    world.record(both->source, when);
    return world.state();
}

std::string merging(World& world, Instant when) {
    const Facts facts{world.ticket, world.policy, "East", world.actor, {when, when}};
    return record_source(world, decide_merge(facts, Other().facts(when)), when);
}

std::string splitting(World& world, Instant when) {
    const Facts facts{world.ticket, world.policy, "East", world.actor, {when, when}};
    return record_source(world, decide_split(facts, Other().facts(when)), when);
}

/// Of a merged ticket nothing is said: it is said of the one that goes on.
constexpr std::string_view k_any =
    "new accepted declined dispatched in_progress on_hold completed closed withdrawn void";
constexpr std::string_view k_after_new = "accepted dispatched in_progress on_hold completed";
constexpr std::string_view k_of_open_order =
    "accepted!no_open_order dispatched in_progress on_hold completed!no_open_order";

const std::vector<Expected>& expectations() {
    static const std::vector<Expected> k_rows = {
        {Verb::confirm, k_any, saying(Confirmed{})},
        {Verb::amend, k_any, saying(amended())},
        {Verb::note, k_any, saying(Noted{})},
        {Verb::attach, k_any, saying(Attached{})},
        {Verb::chase, k_any, saying(Chased{})},
        {Verb::assign, k_all_open, saying(Assigned{})},
        {Verb::inform, k_any, saying(Informed{})},
        {Verb::triage, "new>accepted accepted dispatched in_progress on_hold completed", saying(triaged())},
        {Verb::decline, "new>declined accepted>declined", saying(declined())},
        {Verb::appeal, "declined>new withdrawn>new", saying(Appealed{})},
        {Verb::withdraw,
         "new>withdrawn accepted>withdrawn dispatched>withdrawn in_progress>withdrawn on_hold>withdrawn "
         "completed>withdrawn",
         saying(Withdrawn{})},
        {Verb::void_ticket, "new>void accepted>void", saying(Voided{})},
        {Verb::order, "accepted>dispatched dispatched in_progress on_hold completed",
         saying(order_due(at("12-01 18:00")))},
        {Verb::serve, k_of_open_order, saying(Served{})},
        {Verb::ack,
         "accepted!no_open_order dispatched in_progress!order_state on_hold!order_state "
         "completed!no_open_order",
         saying(Acked{})},
        {Verb::appoint, k_of_open_order, saying(window(at("12-01 09:00"), at("12-01 11:00")))},
        {Verb::arrive, k_of_open_order, saying(Arrived{})},
        {Verb::survey, k_of_open_order, saying(Surveyed{})},
        {Verb::plan, k_after_new, saying(Planned{})},
        {Verb::consent, "accepted!no_plan dispatched!no_plan in_progress on_hold completed",
         saying(consent_of(k_unit))},
        {Verb::progress, k_after_new, saying(Progressed{})},
        {Verb::start, "dispatched>in_progress", saying(Started{})},
        {Verb::hold, "accepted>on_hold dispatched>on_hold in_progress>on_hold", saying(held())},
        {Verb::resume, "on_hold>in_progress", saying(Resumed{})},
        {Verb::return_order, "dispatched>accepted in_progress>accepted on_hold completed!no_open_order",
         saying(Returned{})},
        {Verb::transfer, "dispatched in_progress on_hold completed!no_open_order", saying(Transferred{})},
        {Verb::cancel, "dispatched>accepted in_progress>accepted on_hold completed!no_open_order",
         saying(Cancelled{})},
        {Verb::done, "in_progress>completed", saying(finished())},
        {Verb::verify, "completed>closed", saying(Verified{})},
        {Verb::reject, "completed>in_progress", saying(Rejected{})},
        {Verb::reopen, "closed>accepted", saying(Reopened{})},
        {Verb::force,
         "new>closed accepted>closed dispatched>closed in_progress>closed on_hold>closed completed>closed",
         saying(Forced{})},
        {Verb::cost, "new accepted dispatched in_progress on_hold completed closed", saying(Costed{})},
        {Verb::attempt, "closed", saying(Attempted{})},
        {Verb::record, "closed", saying(satisfied())},
        {Verb::record, "closed>accepted", saying(dissatisfied())},
        {Verb::waive, "closed", saying(CallbackWaived{})},
        {Verb::promise, k_any, saying(promised())},
        {Verb::notice, k_after_new, saying(notice())},
        {Verb::extend, "accepted dispatched in_progress on_hold completed!no_date", saying(extended())},
        {Verb::escalate, k_after_new, saying(Escalated{})},
        {Verb::default_order, "dispatched>accepted in_progress>accepted on_hold completed!no_open_order",
         saying(Defaulted{})},
        {Verb::merge,
         "new>merged accepted>merged dispatched!orders_open in_progress!orders_open on_hold!orders_open "
         "completed>merged",
         merging},
        {Verb::split, "merged>new", splitting},
        {Verb::archive, "closed!callback_open declined!window_running withdrawn!window_running merged void",
         saying(Archived{})},
    };
    return k_rows;
}

std::map<std::string, std::string> cells_of(std::string_view text) {
    std::map<std::string, std::string> cells;
    for (const auto word : split(text, ' ')) {
        const std::string cell(word);
        const auto mark = cell.find_first_of(">!");
        cells[cell.substr(0, mark)] = mark == std::string::npos ? cell : cell.substr(mark + 1);
    }
    return cells;
}

void check_row(const Expected& row, Kind kind, const std::string& category) {
    const auto cells = cells_of(row.cells);
    for (std::size_t s = 0; s < k_state_codes.size(); ++s) {
        const std::string from(k_state_codes[s]);
        CAPTURE(std::string(code_of(row.verb)));
        CAPTURE(from);
        World world = World::in(static_cast<State>(s), kind, category);
        REQUIRE(world.state() == from);
        const auto found = cells.find(from);
        CHECK(row.says(world, at("11-26 09:00")) == (found == cells.end() ? "wrong_state" : found->second));
    }
}

}  // namespace

TEST_CASE("every verb in every state does what the table of the rules says") {
    for (const auto& row : expectations()) {
        check_row(row, Kind::repair, "leak");
    }
}

TEST_CASE("an answer closes a ticket without an open order from the four states before completion") {
    const Expected row{Verb::answer,
                       "new>closed accepted>closed dispatched!orders_open in_progress!orders_open",
                       saying(Answered{})};
    for (const auto kind : {Kind::enquiry, Kind::suggestion, Kind::praise, Kind::service}) {
        check_row(row, kind, "policy");
    }
}

TEST_CASE("archived is a fact: the state stays, and every verb in every state is refused") {
    for (const auto& row : expectations()) {
        for (const auto state :
             {State::closed, State::declined, State::withdrawn, State::merged, State::voided}) {
            CAPTURE(std::string(code_of(row.verb)));
            CAPTURE(std::string(code_of(state)));
            auto world = World::archived(state);
            CHECK(world.ticket.state == state);
            CHECK(clock_text(world.ticket.archived_at) == "11-25 13:00");
            CHECK(row.says(world, at("11-26 09:00")) == "archived");
        }
    }
}

TEST_CASE("an act dated before the archiving is refused as well") {
    const auto world = World::archived(State::voided);
    CHECK(world.verdict_of(Noted{}, at("11-24 09:00"), at("11-26 09:00")) == "archived");
    CHECK(clock_text(world.ask(Noted{}, at("11-24 09:00"), at("11-26 09:00")).reason().since) ==
          "11-25 13:00");
    CHECK_FALSE(fits(world.ticket, Noted{}));
}

TEST_CASE("every ticket verb but new and import has a row") {
    std::set<Verb> rows{Verb::answer};
    for (const auto& row : expectations()) {
        rows.insert(row.verb);
    }
    CHECK(rows.size() == 45);
    for (const auto verb : rows) {
        CHECK(rule_of(verb).verb == verb);
    }
}

TEST_CASE("no arrow leads anywhere but where the rules say") {
    // closed>void is imported history
    std::set<std::string> allowed{"closed>new",       "closed>void",       "on_hold>dispatched",
                                  "on_hold>accepted", "completed>on_hold", "on_hold>completed"};
    for (const auto& row : expectations()) {
        for (const auto& [from, to] : cells_of(row.cells)) {
            allowed.insert(from + ">" + to);
        }
    }
    for (const char* from : {"new", "accepted", "dispatched", "in_progress"}) {
        allowed.insert(std::string(from) + ">closed");
    }
    for (const char* from : {"new", "accepted", "dispatched", "in_progress", "on_hold", "completed"}) {
        allowed.insert("merged>" + std::string(from));
    }
    for (const char* from : {"dispatched", "in_progress", "on_hold"}) {  // without open orders
        allowed.insert(std::string(from) + ">merged");
    }
    for (const auto& arrow : arrows()) {
        const std::string text = std::string(code_of(arrow.from)) + ">" + std::string(code_of(arrow.to));
        CAPTURE(std::string(code_of(arrow.verb)));
        CHECK_MESSAGE(allowed.count(text) == 1, text);
    }
}

TEST_CASE("a refusal says the state, who put the ticket there, since when, and what helps") {
    const std::map<State, std::string> helps = {
        {State::registered, "intake triage"},
        {State::accepted, "dispatch order"},
        {State::declined, "intake appeal"},
        {State::dispatched, "dispatch start"},
        {State::on_hold, "dispatch resume"},
        {State::completed, "close verify"},
        {State::closed, "close reopen"},
        {State::withdrawn, "intake appeal"},
        {State::merged, ""},
        {State::voided, ""},
    };
    for (const auto& [state, command] : helps) {
        const auto world = World::in(state);
        CAPTURE(world.state());
        const auto no = world.ask(finished(), at("11-26 09:00"));
        REQUIRE(verdict(no) == "wrong_state");
        CHECK(no.reason().state == state);
        CHECK(no.reason().state_by == world.ticket.state_by);
        CHECK(no.reason().state_since == world.ticket.state_since);
        CHECK(no.reason().helps == command);
    }
    CHECK(helping_command(State::in_progress) == "close done");
}

TEST_CASE("while the register is empty nobody is checked, then names and roles are") {
    struct Case {
        bool register_empty;
        std::optional<StaffRole> role;
        StaffRole least;
        std::string verdict;
    };
    const std::vector<Case> cases = {
        {true, {}, StaffRole::manager, "ok"},
        {false, {}, StaffRole::desk, "unlisted_actor Wang"},
        {false, StaffRole::desk, StaffRole::desk, "ok"},
        {false, StaffRole::desk, StaffRole::supervisor, "role_too_low Wang supervisor"},
        {false, StaffRole::engineer, StaffRole::supervisor, "role_too_low Wang supervisor"},
        {false, StaffRole::supervisor, StaffRole::supervisor, "ok"},
        {false, StaffRole::manager, StaffRole::engineer, "ok"},
        {false, StaffRole::supervisor, StaffRole::manager, "role_too_low Wang manager"},
    };
    for (const auto& each : cases) {
        const auto no = refuse_actor({"Wang", each.role, each.register_empty}, each.least);
        CHECK((no ? verdict(Decided<int>(*no)) : "ok") == each.verdict);
    }
}

TEST_CASE("an act lies neither before the receipt nor, when it changes the state, before the last change") {
    const auto world = World::in(State::in_progress);
    CHECK(world.verdict_of(Noted{}, at("11-23 09:00")) == "ok");
    CHECK(world.verdict_of(Noted{}, at("11-23 08:59:59")) == "before_receipt");
    CHECK(world.ask(Noted{}, at("11-23 08:59")).reason().since == at("11-23 09:00"));
    CHECK(world.verdict_of(finished(), at("11-24 10:10")) == "ok");
    CHECK(world.verdict_of(finished(), at("11-24 10:09:59")) == "before_state");
    CHECK(world.ask(finished(), at("11-24 10:00")).reason().since == at("11-24 10:10"));
    CHECK(world.verdict_of(finished(), at("11-23 08:00")) == "before_receipt");
}

TEST_CASE("of several reasons the first in precedence is said") {
    auto world = World::in(State::closed);
    const auto early = at("11-20 09:00");
    Forced forced;
    CHECK(world.verdict_of(forced, early) == "wrong_state");
    world.approver = {.name = "Wu", .role = StaffRole::supervisor, .register_empty = false};
    CHECK(world.verdict_of(forced, early) == "approver_not_manager Wu manager");
    world.actor = {.name = "Wang", .role = {}, .register_empty = false};
    CHECK(world.verdict_of(forced, early) == "unlisted_actor Wang");

    auto archived = World::archived(State::voided);
    archived.ticket.urgency = Urgency::major;
    Amended lower;
    lower.urgency = Urgency::normal;
    CHECK(archived.verdict_of(lower, early) == "archived");
    archived.actor = {.name = "Wang", .role = StaffRole::desk, .register_empty = false};
    CHECK(archived.verdict_of(lower, early) == "role_too_low Wang supervisor");

    const auto dispatched = World::in(State::dispatched);
    Served served;
    served.k = 9;
    CHECK(dispatched.verdict_of(served, early) == "before_receipt");
    CHECK(dispatched.verdict_of(served, at("11-23 09:30")) == "state_then");
    CHECK(dispatched.verdict_of(served, at("11-23 10:05")) == "no_such_order 9");
    served.k = 1;
    CHECK(dispatched.verdict_of(served, at("11-23 10:05")) == "before_subject 1");
}
