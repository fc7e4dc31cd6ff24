// The table of rules.md §1: from which states each verb may be said of a ticket, and where it leads. It is
// written from the rules, and whatever it does not name is refused.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/support/text.hpp"
#include "tests/support/world.hpp"

namespace testing {

/// A well-formed act: what the rules make of it.
using Asking = std::function<Decided<TicketEvent>(const World&, Instant)>;

/// What is said of a verb. Each word of `cells` is a state: `state` stays, `state>other` leads there,
/// `state!why` is refused for a reason that is not the state. From all others: wrong_state.
struct Row {
    Verb verb;
    std::string_view cells;
    Asking asks;
    std::function<World(State)> world = [](State state) { return World::in(state); };
};

inline std::map<std::string, std::string> cells_of(std::string_view text) {
    std::map<std::string, std::string> cells;
    for (const auto word : split(text, ' ')) {
        const std::string cell(word);
        const auto mark = cell.find_first_of(">!");
        cells[cell.substr(0, mark)] = mark == std::string::npos ? cell : cell.substr(mark + 1);
    }
    return cells;
}

template <class E>
Asking saying(E asked) {
    return [asked](const World& world, Instant when) -> Decided<TicketEvent> {
        const auto decided = world.ask(asked, when);
        return decided ? Decided<TicketEvent>(TicketEvent(*decided)) : decided.reason();
    };
}

/// An event with some of its members set.
template <class E>
E with(E event, const std::function<void(E&)>& set) {
    set(event);
    return event;
}

/// With a second ticket of the same place.
template <class Decide>
Asking with_other(const Decide& decide) {
    return [decide](const World& world, Instant when) -> Decided<TicketEvent> {
        auto other = World::opened();
        other.ticket.id = own_ticket_id({2026, 2});
        const Facts own{world.ticket, world.policy, "East", world.actor, {when, when}};
        const Facts others{other.ticket, other.policy, "East", other.actor, {when, when}};
        const auto both = decide(own, others);
        return both ? Decided<TicketEvent>(TicketEvent(both->source)) : both.reason();
    };
}

/// Of the first run of its clock for the repair, which every ticket has.
inline Decided<TicketEvent> reminding(const World& world, Instant when) {
    Reminded asked;
    asked.clock = Clock::resolve;
    asked.since = at("11-23 09:00");
    asked.day_on = day_of(when);
    return saying(asked)(world, when);
}

inline World with_cost(State state) {
    auto world = World::in(state);
    if (is_open(state) || state == State::closed) {
        world.say(with<Costed>({},
                               [](Costed& e) {
                                   e.lines = {{CostKind::labour, Fen{100}}};
                               }),
                  at("11-25 12:30"));
    }
    return world;
}

/// What a triage has never seen: a closed ticket was closed by force, a merged one new.
inline World never_triaged(State state) {
    auto world = World::in(state == State::closed ? State::registered : state);
    if (state == State::closed) {
        world.say(Forced{}, at("11-25 12:00"));
    }
    return world;
}

inline World imported(State state) {
    auto world = World::in(state == State::closed ? State::registered : state);
    if (state == State::closed) {
        ImportedClosed history;
        history.report = report().report;
        history.closed_at = at("11-24 09:00");
        world.journal.clear();
        world.record(history, at("11-23 09:00"));
    }
    return world;
}

template <State before>
World held_from(State state) {
    auto world = World::in(state == State::on_hold ? before : state);
    if (state == State::on_hold) {
        Held held;
        held.reason = "observation";
        held.review_at = at("12-01 18:00");
        world.say(held, at("11-25 12:30"));
    }
    return world;
}

/// Merged away from a state; work in hand has no order left open.
template <State before>
World merged_from(State state) {
    auto world = World::in(state == State::merged ? before : state);
    if (state == State::merged) {
        Merged merged;
        merged.into = own_ticket_id({2026, 2});
        world.record(merged, at("11-25 12:30"));
    }
    return world;
}

/// A complaint about how people were treated, an enquiry, ...
template <Kind kind>
World of_attitude(State state) {
    return World::in(state, kind, "attitude");
}

/// With no order left open.
template <Kind kind>
World orders_done(State state) {
    auto world = World::in(state, kind, kind == Kind::repair ? "leak" : "service");
    for (auto& order : world.ticket.orders) {
        order.state = OrderState::done;
    }
    return world;
}

/// Any open state after new. Of a merged ticket nothing is said here: the desk's commands pass it on, or name
/// the one that goes on.
inline constexpr std::string_view k_after_new = "accepted dispatched in_progress on_hold completed";
inline constexpr std::string_view k_all_open = "new accepted dispatched in_progress on_hold completed";
inline constexpr std::string_view k_called_back = "closed declined withdrawn";
inline constexpr std::string_view k_open_or_closed =
    "new accepted dispatched in_progress on_hold completed closed";
inline constexpr std::string_view k_all_but_merged =
    "new accepted declined dispatched in_progress on_hold completed closed withdrawn void";
inline constexpr std::string_view k_all =
    "new accepted declined dispatched in_progress on_hold completed closed withdrawn merged void";
/// Any open state after new, of an order that is open.
inline constexpr std::string_view k_of_open_order =
    "accepted!no_open_order dispatched in_progress on_hold completed!no_open_order";
/// An order ends, and with the last one the work is to be ordered again.
inline constexpr std::string_view k_ends_order =
    "dispatched>accepted in_progress>accepted on_hold completed!no_open_order";
inline constexpr std::string_view k_answered =
    "new>closed accepted>closed dispatched!orders_open in_progress!orders_open";
inline constexpr std::string_view k_wrong_kind =
    "new!wrong_kind accepted!wrong_kind dispatched!wrong_kind in_progress!wrong_kind";

/// The arrows, in the order of the rules.
inline std::vector<Row> arrow_rows() {
    const auto asked = with<Declined>({}, [](Declined& e) { e.told_at = at("11-26 09:00"); });
    const auto held = [](const char* reason) {
        Held event;
        event.reason = reason;
        event.review_at = at("12-20 18:00");
        return event;
    };
    const auto answer = [](std::optional<bool> accepted) {
        return saying(with<Answered>({}, [&](Answered& e) { e.was_accepted = accepted; }));
    };
    const auto score = [](int n) { return saying(with<Recorded>({}, [&](Recorded& e) { e.score = n; })); };
    return {
        {Verb::triage, "new>accepted accepted dispatched in_progress on_hold completed",
         saying(first_triage("leak", Urgency::urgent))},
        {Verb::decline, "new>declined accepted>declined", saying(asked)},
        {Verb::appeal, "declined>new withdrawn>new", saying(Appealed{})},
        {Verb::appeal, "declined withdrawn",
         saying(with<Appealed>({}, [](Appealed& e) { e.was_refused = true; }))},
        {Verb::answer, k_wrong_kind, answer(true)},
        {Verb::answer, k_answered, answer({}), of_attitude<Kind::enquiry>},
        {Verb::answer, k_answered, answer({}), of_attitude<Kind::suggestion>},
        {Verb::answer, k_answered, answer({}), of_attitude<Kind::praise>},
        {Verb::answer, k_answered, answer({}), of_attitude<Kind::service>},
        {Verb::answer, "new>closed accepted>closed dispatched>closed in_progress>closed", answer({}),
         orders_done<Kind::service>},
        {Verb::answer, k_answered, answer(true), of_attitude<Kind::complaint>},
        {Verb::answer, "new accepted dispatched!orders_open in_progress!orders_open", answer(false),
         of_attitude<Kind::complaint>},
        {Verb::answer,
         "new!missing_facts accepted!missing_facts dispatched!orders_open in_progress!orders_open",
         answer({}), of_attitude<Kind::complaint>},
        {Verb::merge,
         "new>merged accepted>merged dispatched!orders_open in_progress!orders_open on_hold!orders_open "
         "completed>merged",
         with_other(decide_merge)},
        {Verb::merge,
         "new>merged accepted>merged dispatched>merged in_progress>merged on_hold>merged completed>merged",
         with_other(decide_merge), orders_done<Kind::repair>},
        {Verb::split, "merged>new", with_other(decide_split), merged_from<State::registered>},
        {Verb::split, "merged>accepted", with_other(decide_split), merged_from<State::accepted>},
        {Verb::split, "merged>dispatched", with_other(decide_split), merged_from<State::dispatched>},
        {Verb::split, "merged>in_progress", with_other(decide_split), merged_from<State::in_progress>},
        {Verb::split, "merged>on_hold", with_other(decide_split), merged_from<State::on_hold>},
        {Verb::split, "merged>completed", with_other(decide_split), merged_from<State::completed>},
        {Verb::withdraw,
         "new>withdrawn accepted>withdrawn dispatched>withdrawn in_progress>withdrawn on_hold>withdrawn "
         "completed>withdrawn",
         saying(Withdrawn{})},
        {Verb::close_at_source,
         "new>closed accepted>closed dispatched>closed in_progress>closed on_hold>closed completed>closed",
         saying(ClosedAtSource{})},
        {Verb::void_ticket, "new>void accepted>void", saying(Voided{})},
        {Verb::void_ticket, "new>void accepted>void closed>void", saying(Voided{}), imported},
        {Verb::order, "accepted>dispatched dispatched in_progress on_hold completed",
         saying(order_due(at("12-01 18:00")))},
        {Verb::start, "dispatched>in_progress", saying(Started{})},
        {Verb::return_order, k_ends_order, saying(Returned{})},
        {Verb::cancel, k_ends_order, saying(Cancelled{})},
        {Verb::default_order, k_ends_order, saying(Defaulted{})},
        {Verb::hold, "accepted>on_hold dispatched>on_hold in_progress>on_hold", saying(held("weather"))},
        {Verb::hold, "accepted>on_hold dispatched>on_hold in_progress>on_hold completed>on_hold",
         saying(held("observation"))},
        {Verb::resume, "on_hold>accepted", saying(Resumed{}), held_from<State::accepted>},
        {Verb::resume, "on_hold>dispatched", saying(Resumed{}), held_from<State::dispatched>},
        {Verb::resume, "on_hold>in_progress", saying(Resumed{}), held_from<State::in_progress>},
        {Verb::resume, "on_hold>completed", saying(Resumed{}), held_from<State::completed>},
        {Verb::done, "in_progress>completed", saying(finished())},
        {Verb::reject, "completed>in_progress", saying(Rejected{})},
        {Verb::verify, "completed>closed", saying(Verified{})},
        {Verb::force,
         "new>closed accepted>closed dispatched>closed in_progress>closed on_hold>closed completed>closed",
         saying(Forced{})},
        {Verb::reopen, "closed>accepted", saying(Reopened{})},
        {Verb::reopen, "closed>new", saying(Reopened{}), never_triaged},
        {Verb::record, "closed>accepted declined withdrawn", score(1)},
        {Verb::record, "closed>new declined withdrawn", score(1), never_triaged},
        {Verb::archive, "closed!callback_open declined!callback_open withdrawn!callback_open merged void",
         saying(Archived{})},
    };
}

/// The facts: the state stays.
inline std::vector<Row> fact_rows() {
    const auto date = at("12-20 18:00");
    return {
        {Verb::serve, k_of_open_order, saying(Served{})},
        {Verb::ack,
         "accepted!no_open_order dispatched in_progress!order_state on_hold!order_state "
         "completed!no_open_order",
         saying(Acked{})},
        {Verb::appoint, k_of_open_order, saying(window(at("12-01 09:00"), at("12-01 11:00")))},
        {Verb::arrive, k_of_open_order, saying(Arrived{})},
        {Verb::survey, k_of_open_order, saying(Surveyed{})},
        {Verb::transfer, "dispatched in_progress on_hold completed!no_open_order", saying(Transferred{})},
        {Verb::plan, k_after_new, saying(Planned{})},
        {Verb::consent, "accepted!no_plan dispatched!no_plan in_progress on_hold completed",
         saying(consent_of(k_unit))},
        {Verb::notice, k_after_new, saying(with<NoticeGiven>({}, [&](NoticeGiven& e) { e.from_at = date; }))},
        {Verb::extend, "accepted dispatched in_progress on_hold completed!no_date",
         saying(with<Extended>({}, [&](Extended& e) { e.due_at = date; }))},
        {Verb::escalate, k_after_new, saying(Escalated{})},
        {Verb::progress, k_after_new, saying(Progressed{})},
        {Verb::done, "in_progress", saying(with<Done>(finished(), [](Done& e) { e.k = 1; }))},
        {Verb::assign, k_all_open, saying(Assigned{})},
        {Verb::confirm, k_all_but_merged, saying(Confirmed{})},
        {Verb::amend, k_all_but_merged,
         saying(with<Amended>({}, [](Amended& e) { e.location = "ceiling"; }))},
        {Verb::note, k_all_but_merged, saying(Noted{})},
        {Verb::attach, k_all_but_merged, saying(Attached{})},
        {Verb::chase, k_all_but_merged, saying(Chased{})},
        {Verb::inform, k_all_but_merged, saying(Informed{})},
        {Verb::promise, k_all_but_merged, saying(with<Promised>({}, [&](Promised& e) { e.due_at = date; }))},
        {Verb::cost, k_open_or_closed, saying(Costed{})},
        {Verb::strike_cost, k_open_or_closed, saying(CostStruck{1}), with_cost},
        {Verb::attempt, k_called_back, saying(Attempted{})},
        {Verb::record, k_called_back, saying(with<Recorded>({}, [](Recorded& e) { e.score = 5; }))},
        {Verb::waive, k_called_back, saying(CallbackWaived{})},
        {Verb::remind, k_all, reminding},
    };
}

inline const std::vector<Row>& table() {
    static const std::vector<Row> k_rows = [] {
        auto rows = arrow_rows();
        const auto facts = fact_rows();
        rows.insert(rows.end(), facts.begin(), facts.end());
        return rows;
    }();
    return k_rows;
}

}  // namespace testing
