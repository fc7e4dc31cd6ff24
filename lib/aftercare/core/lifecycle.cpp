#include "aftercare/core/lifecycle.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include "aftercare/core/coming_back.hpp"

namespace aftercare {

namespace {

using enum State;

constexpr StateSet k_open{registered, accepted, dispatched, in_progress, on_hold, completed};
constexpr StateSet k_open_after_new{accepted, dispatched, in_progress, on_hold, completed};
constexpr StateSet k_with_merged{registered, accepted, declined,  dispatched, in_progress, on_hold,
                                 completed,  closed,   withdrawn, merged,     voided};
/// Of a merged ticket nothing is said: it is said of the one that goes on.
constexpr StateSet k_any{registered, accepted, dispatched, in_progress, on_hold,
                         completed,  declined, closed,     withdrawn,   voided};
constexpr StateSet k_open_or_closed{registered, accepted,  dispatched, in_progress,
                                    on_hold,    completed, closed};
constexpr StateSet k_called_back{closed, declined, withdrawn};
constexpr StateSet k_with_orders{dispatched, in_progress, on_hold, completed};

constexpr std::array k_rules = std::to_array<VerbRule>({
    {Verb::confirm, k_any},
    {Verb::amend, k_any},
    {Verb::note, k_any},
    {Verb::attach, k_any},
    {Verb::chase, k_any},
    {Verb::remind, k_with_merged},
    {Verb::split, k_with_merged},
    {Verb::assign, k_open},
    {Verb::promise, k_any},
    {Verb::merge, k_open},
    {Verb::inform, k_any},
    {Verb::triage, {registered, accepted, dispatched, in_progress, on_hold, completed}},
    {Verb::decline, {registered, accepted}},
    {Verb::appeal, {declined, withdrawn}},
    {Verb::answer, {registered, accepted, dispatched, in_progress}},
    {Verb::withdraw, k_open},
    {Verb::void_ticket, {registered, accepted, closed}},
    {Verb::close_at_source, k_open},
    {Verb::order, k_open_after_new},
    {Verb::serve, k_open_after_new},
    {Verb::ack, k_open_after_new},
    {Verb::appoint, k_open_after_new},
    {Verb::arrive, k_open_after_new},
    {Verb::survey, k_open_after_new},
    {Verb::plan, k_open_after_new},
    {Verb::consent, k_open_after_new},
    {Verb::progress, k_open_after_new},
    {Verb::notice, k_open_after_new},
    {Verb::extend, k_open_after_new},
    {Verb::escalate, k_open_after_new},
    {Verb::start, {dispatched}},
    {Verb::hold, {accepted, dispatched, in_progress, completed}},
    {Verb::resume, {on_hold}},
    {Verb::return_order, k_with_orders},
    {Verb::transfer, k_with_orders},
    {Verb::cancel, k_with_orders},
    {Verb::default_order, k_with_orders},
    {Verb::done, {in_progress}},
    {Verb::verify, {completed}},
    {Verb::reject, {completed}},
    {Verb::reopen, {closed}},
    {Verb::force, k_open},
    {Verb::cost, k_open_or_closed},
    {Verb::strike_cost, k_open_or_closed},
    {Verb::archive, {closed, declined, withdrawn, merged, voided}},
    {Verb::attempt, k_called_back},
    {Verb::record, k_called_back},
    {Verb::waive, k_called_back},
    {Verb::undo, k_with_merged},
});

/// The command that takes a ticket on from each state.
constexpr auto k_helping_commands = enum_table<State, std::string_view>({
    {State::registered, "intake triage"},
    {State::accepted, "dispatch order"},
    {State::declined, "intake appeal"},
    {State::dispatched, "dispatch start"},
    {State::in_progress, "close done"},
    {State::on_hold, "dispatch resume"},
    {State::completed, "close verify"},
    {State::closed, "close reopen"},
    {State::withdrawn, "intake appeal"},
    {State::merged, ""},
    {State::voided, ""},
});

std::vector<Arrow> make_arrows() {
    std::vector<Arrow> all = {
        {registered, accepted, Verb::triage},
        {registered, declined, Verb::decline},
        {accepted, declined, Verb::decline},
        {declined, registered, Verb::appeal},
        {withdrawn, registered, Verb::appeal},
        {registered, voided, Verb::void_ticket},
        {accepted, voided, Verb::void_ticket},
        {closed, voided, Verb::void_ticket},
        {accepted, dispatched, Verb::order},
        {dispatched, in_progress, Verb::start},
        {dispatched, accepted, Verb::return_order},
        {in_progress, accepted, Verb::return_order},
        {dispatched, accepted, Verb::cancel},
        {in_progress, accepted, Verb::cancel},
        {dispatched, accepted, Verb::default_order},
        {in_progress, accepted, Verb::default_order},
        {accepted, on_hold, Verb::hold},
        {dispatched, on_hold, Verb::hold},
        {in_progress, on_hold, Verb::hold},
        {completed, on_hold, Verb::hold},
        {on_hold, in_progress, Verb::resume},
        {on_hold, dispatched, Verb::resume},
        {on_hold, accepted, Verb::resume},
        {on_hold, completed, Verb::resume},
        {in_progress, completed, Verb::done},
        {completed, in_progress, Verb::reject},
        {completed, closed, Verb::verify},
        {closed, accepted, Verb::reopen},
        {closed, registered, Verb::reopen},
        {closed, accepted, Verb::record},
        {closed, registered, Verb::record},
    };
    for (const auto from : {registered, accepted, dispatched, in_progress}) {
        all.push_back({from, closed, Verb::answer});
    }
    for (const auto from : {registered, accepted, dispatched, in_progress, on_hold, completed}) {
        all.push_back({from, withdrawn, Verb::withdraw});
        all.push_back({from, closed, Verb::force});
        all.push_back({from, closed, Verb::close_at_source});
        all.push_back({from, merged, Verb::merge});
        all.push_back({merged, from, Verb::split});
    }
    return all;
}

std::optional<Refused> refuse_time(const Ticket& ticket, const When& when, Effect effect) {
    if (when.at < ticket.received_at) {
        auto no = refused(Refusal::before_receipt, ticket);
        no.since = ticket.received_at;
        return no;
    }
    if (effect == Effect::changes_state && when.at < ticket.state_since) {
        auto no = refused(Refusal::before_state, ticket);
        no.since = ticket.state_since;
        return no;
    }
    return std::nullopt;
}

}  // namespace

const VerbRule& rule_of(Verb verb) {
    const auto* row =
        std::find_if(k_rules.begin(), k_rules.end(), [&](const VerbRule& rule) { return rule.verb == verb; });
    assert(row != k_rules.end());
    return *row;
}

std::optional<Refused> refuse_actor(const Actor& actor, StaffRole least) {
    if (actor.register_empty) {
        return std::nullopt;
    }
    if (!actor.role) {
        return Refused{.why = Refusal::unlisted_actor, .detail = actor.name, .helps = "staff add"};
    }
    if (actor.left_at) {
        return Refused{.why = Refusal::actor_left, .detail = actor.name, .since = actor.left_at};
    }
    if (*actor.role < least) {
        return Refused{.why = Refusal::role_too_low, .detail = actor.name, .needed_role = least};
    }
    return std::nullopt;
}

std::optional<Refused> refuse_chosen(const Actor& chosen) {
    auto no = refuse_actor(chosen);
    if (no && no->why == Refusal::actor_left) {
        no->why = Refusal::chosen_left;
    }
    return no;
}

std::optional<Refused> refuse(Verb verb, const Ticket& ticket, const Actor& actor, const When& when,
                              Effect effect) {
    const auto& rule = rule_of(verb);
    if (auto no = refuse_actor(actor, rule.least_role)) {
        return no;
    }
    if (auto no = refuse_archived(ticket)) {
        return no;
    }
    if (!rule.from.has(ticket.state)) {
        auto no = refused(Refusal::wrong_state, ticket);
        no.helps = ticket.return_until && !may_come_back(ticket, when.at) ? "intake new" : no.helps;
        return no;
    }
    return refuse_time(ticket, when, effect);
}

std::optional<Refused> refuse_archived(const Ticket& ticket) {
    if (!ticket.archived_at) {
        return std::nullopt;
    }
    auto no = refused(Refusal::archived, ticket);
    no.since = ticket.archived_at;
    no.helps.clear();
    return no;
}

Refused refused(Refusal why, const Ticket& ticket) {
    return {.why = why,
            .state = ticket.state,
            .state_by = ticket.state_by,
            .state_since = ticket.state_since,
            .helps = std::string(helping_command(ticket.state))};
}

std::string_view helping_command(State state) {
    return k_helping_commands[static_cast<std::size_t>(state)];
}

const std::vector<Arrow>& arrows() {
    static const auto k_arrows = make_arrows();
    return k_arrows;
}

void enter(Ticket& ticket, State to, [[maybe_unused]] Verb verb, Instant at, std::string_view actor) {
    // In a view as of a time, what led to the state from which a ticket was voided may be still to come.
    assert(to == State::voided || std::any_of(arrows().begin(), arrows().end(), [&](const Arrow& arrow) {
               return arrow.from == ticket.state && arrow.to == to && arrow.verb == verb;
           }));
    ticket.state = to;
    ticket.state_since = at;
    ticket.state_by = actor;
}

}  // namespace aftercare
