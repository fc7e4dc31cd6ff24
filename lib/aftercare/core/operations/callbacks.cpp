#include "aftercare/core/operations/callbacks.hpp"

#include <algorithm>

#include "aftercare/core/operations/record.hpp"

namespace aftercare {

namespace {

template <class TicketT>
auto* in_hand(TicketT& ticket, Instant at) {
    decltype(ticket.callbacks.data()) last = nullptr;
    for (auto& callback : ticket.callbacks) {
        if (callback.cycle != ticket.cycle || callback.from_at > at) {
            continue;
        }
        if (callback.state == CallbackState::due) {
            return &callback;
        }
        last = &callback;
    }
    return last;
}

}  // namespace

bool is_leak(const Policy& policy, const Ticket& ticket) {
    return ticket.category.empty()
               ? has_trait(policy, CodeTable::defect, ticket.defect, CodeTrait::is_leak)
               : has_trait(policy, CodeTable::category, ticket.category, CodeTrait::is_leak);
}

bool was_dissatisfied(const Ticket& ticket) {
    const Callback* last = nullptr;
    for (const auto& callback : ticket.callbacks) {
        if (callback.score && (last == nullptr || *callback.ended_at >= *last->ended_at)) {
            last = &callback;
        }
    }
    return last != nullptr && is_dissatisfied(*last->score);
}

bool awaits_callback(const Ticket& ticket) {
    return std::any_of(ticket.callbacks.begin(), ticket.callbacks.end(),
                       [](const Callback& each) { return each.state == CallbackState::due; });
}

std::optional<Ending> ending_of(const Ticket& ticket) {
    switch (ticket.state) {
        case State::declined:
            return Ending::declined;
        case State::withdrawn:
            return Ending::withdrawn;
        case State::closed:
            switch (*ticket.closed_how) {
                case ClosedHow::verified:
                    return Ending::verified;
                case ClosedHow::no_objection:
                    return Ending::no_objection;
                case ClosedHow::answered:
                    return Ending::answered;
                case ClosedHow::forced:
                    return Ending::forced;
                case ClosedHow::imported:
                    return std::nullopt;
            }
            return std::nullopt;
        default:
            return std::nullopt;
    }
}

Callback& begin_callback(Ticket& ticket, Instant from, CallbackWhy why) {
    Callback callback;
    callback.n = static_cast<int>(ticket.callbacks.size()) + 1;
    callback.cycle = ticket.cycle;
    callback.why = why;
    callback.from_at = from;
    ticket.callback_state = CallbackState::due;
    return ticket.callbacks.emplace_back(callback);
}

const Callback* callback_in_hand(const Ticket& ticket, Instant at) {
    return in_hand(ticket, at);
}
Callback* callback_in_hand(Ticket& ticket, Instant at) {
    return in_hand(ticket, at);
}

bool is_waiting(const Callback* callback) {
    return callback != nullptr &&
           (callback->state == CallbackState::due || callback->state == CallbackState::unreachable);
}

void waive_callback(Callback& callback, Instant at) {
    callback.state = CallbackState::waived;
    callback.ended_at = at;
}

void waive_callbacks(Ticket& ticket, Instant at) {
    for (auto& callback : ticket.callbacks) {
        if (callback.state == CallbackState::due) {
            waive_callback(callback, at);
        }
    }
}

}  // namespace aftercare
