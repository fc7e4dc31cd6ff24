#include "aftercare/core/operations/record.hpp"

#include <algorithm>

#include "aftercare/core/coming_back.hpp"
#include "aftercare/core/operations/callbacks.hpp"
#include "aftercare/core/operations/closing.hpp"

namespace aftercare {

namespace {

/// The callback that an answer at `at` belongs to; an answer that nobody asked for, or nobody any more, makes
/// one of its own.
Callback& answered_callback(Ticket& ticket, Instant at) {
    if (auto* callback = callback_in_hand(ticket, at); callback != nullptr &&
                                                       callback->state != CallbackState::reached &&
                                                       callback->state != CallbackState::waived) {
        return *callback;
    }
    Callback unasked;
    unasked.n = static_cast<int>(ticket.callbacks.size()) + 1;
    unasked.cycle = ticket.cycle;
    unasked.why = CallbackWhy::unasked;
    unasked.from_at = at;
    return ticket.callbacks.emplace_back(unasked);
}

bool has_score(const Ticket& ticket) {
    return std::any_of(ticket.callbacks.begin(), ticket.callbacks.end(), [&](const Callback& each) {
        return each.cycle == ticket.cycle && each.score.has_value();
    });
}

}  // namespace

std::optional<Refused> refuse_own_repair(const Facts& facts, const CallFacts& call) {
    const auto& name = facts.actor.name;
    const bool repaired =
        name == facts.ticket.handler ||
        std::find(call.repairers.begin(), call.repairers.end(), name) != call.repairers.end();
    if (facts.actor.register_empty || facts.ticket.orders.empty() || !repaired) {
        return std::nullopt;
    }
    auto no = refused(Refusal::own_repair, facts.ticket);
    no.detail = name;
    no.helps.clear();
    return no;
}

Decided<Recorded> decide(Recorded asked, const Facts& facts, const CallFacts& call) {
    const auto& ticket = facts.ticket;
    asked.about = asked.about.value_or(ticket.kind == Kind::repair ? About::repair : About::service);
    const bool bad = is_dissatisfied(asked.score);
    asked.reopens = bad && ticket.state == State::closed && *asked.about == About::repair &&
                    may_come_back(ticket, facts.when.at);
    if (auto no = refuse(Verb::record, facts, asked.reopens ? Effect::changes_state : Effect::fact)) {
        return *no;
    }
    if (auto no = refuse_before_ending(facts)) {
        return *no;
    }
    if (auto no = refuse_own_repair(facts, call)) {
        return *no;
    }
    asked.opens_complaint = bad && !asked.reopens && !call.complaint_open;
    asked.calls_again =
        asked.opens_complaint &&
        target_of(facts.policy, Clock::callback, target_key(ticket, facts.project)).has_value();
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Recorded& event) {
    const bool counts = !has_score(ticket);
    auto& callback = answered_callback(ticket, stamp.at);
    callback.state = CallbackState::reached;
    callback.ended_at = stamp.at;
    callback.caller = stamp.actor;
    callback.score = event.score;
    callback.score_about = event.about;
    callback.counts = counts;
    ticket.callback_state = CallbackState::reached;
    if (counts) {
        ticket.score = event.score;
        ticket.score_about = event.about;
        ticket.called_at = stamp.at;
    }
    if (event.reopens) {
        reopen_ticket(ticket, stamp, Verb::record);
    }
}

}  // namespace aftercare
