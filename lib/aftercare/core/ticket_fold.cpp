#include "aftercare/core/ticket_fold.hpp"

#include <algorithm>
#include <tuple>

#include "aftercare/core/coming_back.hpp"
#include "aftercare/core/fits.hpp"
#include "aftercare/core/owner_contact.hpp"

namespace aftercare {

namespace {

bool opens(const TicketEntry& entry) {
    return begins_subject(SubjectKind::ticket, verb_of(entry.event));
}

/// Sorts what is in order nearly always.
template <class T, class Less>
void sort_stably(std::vector<T>& all, const Less& less) {
    if (!std::is_sorted(all.begin(), all.end(), less)) {
        std::stable_sort(all.begin(), all.end(), less);
    }
}

/// Keeps in mind which numbers an act gave.
void note_numbers(GivenNumbers& given, const TicketEvent& event) {
    const auto give = [](int& highest, int n) { highest = std::max(highest, n); };
    if (const auto* ordered = std::get_if<Ordered>(&event)) {
        give(given.order, ordered->k);
    } else if (const auto* transferred = std::get_if<Transferred>(&event)) {
        give(given.order, transferred->new_k);
    } else if (const auto* planned = std::get_if<Planned>(&event)) {
        give(given.plan, planned->version);
    } else if (const auto* held = std::get_if<Held>(&event)) {
        give(given.hold, held->n);
    } else if (const auto* attached = std::get_if<Attached>(&event)) {
        give(given.attachment, attached->n);
    } else if (const auto* costed = std::get_if<Costed>(&event)) {
        give(given.cost, costed->n + static_cast<int>(costed->lines.size()) - 1);
    } else if (const auto* promised = std::get_if<Promised>(&event)) {
        give(given.promise, promised->n);
    }
}

/// Indices of the entries that count until `as_of`, in the order in which they happened.
std::vector<std::size_t> order_of(const std::vector<TicketEntry>& entries, Instant as_of) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const bool counts = entries[i].stamp.at <= as_of || std::holds_alternative<Voided>(entries[i].event);
        if (!entries[i].struck && counts) {
            order.push_back(i);
        }
    }
    const auto rank = [&](std::size_t i) {
        const auto& entry = entries[i];
        return std::tuple(!opens(entry), entry.stamp.at, entry.stamp.entry);
    };
    sort_stably(order, [&](std::size_t one, std::size_t other) { return rank(one) < rank(other); });
    return order;
}

/// Takes out of the target's entries each merge that was split again.
void leave_out_split_merges(const std::vector<TicketEntry>& entries, std::vector<std::size_t>& order) {
    for (std::size_t at = 0; at < order.size(); ++at) {
        const auto* split = std::get_if<Split>(&entries[order[at]].event);
        if (split == nullptr || !split->without) {
            continue;
        }
        for (std::size_t before = at; before-- > 0;) {
            const auto* merge = std::get_if<Merged>(&entries[order[before]].event);
            if (merge != nullptr && merge->from == split->without) {
                order.erase(order.begin() + static_cast<std::ptrdiff_t>(before));
                --at;
                break;
            }
        }
    }
}

void apply_entry(Ticket& ticket, const TicketEntry& entry) {
    std::visit([&](const auto& said) { apply(ticket, entry.stamp, said); }, entry.event);
}

void step(Ticket& ticket, const TicketEntry& entry, const Rules& rules) {
    reckon_until(ticket, entry.stamp.at, rules);
    const auto before = before_act(ticket);
    apply_entry(ticket, entry);
    if (const auto contact = contact_in(ticket, entry.stamp, entry.event, rules.policies)) {
        note_contact(ticket, *contact);
    }
    reckon(ticket, before, entry.stamp, entry.event, rules);
}

const ClockRun* last_run(const Ticket& ticket, Clock clock) {
    const auto run = std::find_if(ticket.clocks.rbegin(), ticket.clocks.rend(),
                                  [&](const ClockRun& each) { return each.clock == clock; });
    return run == ticket.clocks.rend() ? nullptr : &*run;
}

/// The earliest due among the open orders, for what comes next when no clock says it.
std::optional<Instant> order_due(const Ticket& ticket) {
    std::optional<Instant> due;
    for (const auto& order : ticket.orders) {
        if (is_open(order.state) && (!due || order.due_at < *due)) {
            due = order.due_at;
        }
    }
    return due;
}

/// The end of the earliest appointment that is still to come about.
std::optional<Instant> appointment_end(const Ticket& ticket) {
    std::optional<Instant> end;
    for (const auto& appointment : ticket.appointments) {
        if (!appointment.outcome && (!end || appointment.until_at < *end)) {
            end = appointment.until_at;
        }
    }
    return end;
}

/// What comes next, and by when: one row a state.
void settle_next(Ticket& ticket, const Policy& policy) {
    const bool by_order = needs_order(policy, ticket);
    const auto next = [&](NextAction action, std::optional<Instant> at) {
        ticket.next_action = action;
        ticket.next_at = at;
    };
    const auto next_by = [&](NextAction action, Clock clock, std::optional<Instant> otherwise = {}) {
        const auto* run = running_clock(ticket, clock);
        next(action, run == nullptr ? otherwise : run->due_at);
        ticket.next_assumed = run != nullptr && run->calendar_assumed;
    };
    const bool is_told_only =
        ticket.kind == Kind::enquiry || ticket.kind == Kind::suggestion || ticket.kind == Kind::praise;
    switch (ticket.state) {
        case State::registered:
            return next_by(is_told_only ? NextAction::answer : NextAction::triage, Clock::accept);
        case State::accepted:
            return by_order ? next_by(NextAction::order, Clock::dispatch)
                            : next_by(NextAction::answer, Clock::resolve);
        case State::dispatched: {
            const auto visit = appointment_end(ticket);
            return next(NextAction::visit, visit ? visit : order_due(ticket));
        }
        case State::in_progress:
            return next_by(NextAction::done, Clock::resolve, order_due(ticket));
        case State::completed:
            return next_by(NextAction::verify, Clock::verify);
        case State::on_hold:
            return next(NextAction::review,
                        ticket.holds.empty() ? std::nullopt : std::optional(ticket.holds.back().review_at));
        default:
            ticket.next_action.reset();
            ticket.next_at.reset();
    }
}

/// Parts that were entered late stand where their numbers say.
void sort_parts(Ticket& ticket) {
    Ticket::parts(ticket, [](const char*, auto& parts) {
        const auto number = [](const auto& part) {
            if constexpr (requires { part.k; }) {
                return part.k;
            } else {
                return part.n;
            }
        };
        sort_stably(parts, [&](const auto& one, const auto& other) { return number(one) < number(other); });
    });
}

/// What derives from state and clocks.
void settle(Ticket& ticket, const Policy& policy) {
    ticket.next_assumed = false;
    if (ticket.answer_refused && is_open(ticket.state)) {
        ticket.next_action = NextAction::escalate;
        ticket.next_at = ticket.informed_at;
    } else {
        settle_next(ticket, policy);
    }
    const auto current_due = [&](Clock clock) {
        const auto* run = last_run(ticket, clock);
        return run == nullptr ? std::nullopt : std::optional(run->due_at);
    };
    ticket.respond_by = current_due(Clock::response);
    ticket.resolve_by = current_due(Clock::resolve);
}

/// What derives from all acts together, the last of which was at `last`.
void finish(Ticket& ticket, const Rules& rules, Instant last, Instant until) {
    begin_hold_by(ticket, until, rules);
    sort_parts(ticket);
    settle(ticket, rules.policies.at(last));
    ticket.return_until = reckon_return(rules.policies.at(ticket.state_since), ticket);
}

/// Walks the entries in order; `step` folds one into the ticket.
template <class Step>
TicketFold walk(TicketId id, const std::vector<TicketEntry>& entries, OnMisfit on_misfit, const Step& step,
                std::optional<Instant>& last, Instant as_of = k_end_of_time) {
    TicketFold fold;
    fold.ticket.id = id;
    fold.entered.resize(entries.size());
    auto order = order_of(entries, as_of);
    leave_out_split_merges(entries, order);
    for (const auto i : order) {
        const auto& entry = entries[i];
        // Where acts may be missing, in a view as of a time, a void still says that the ticket was none.
        const bool voids = on_misfit == OnMisfit::skips && std::holds_alternative<Voided>(entry.event) &&
                           !fold.ticket.archived_at;
        if (last ? !voids && !fits(fold.ticket, entry.event) : !opens(entry)) {
            fold.misfit = fold.misfit.value_or(i);
            if (on_misfit == OnMisfit::stops) {
                break;
            }
            continue;
        }
        const auto before = fold.ticket.state;
        step(fold.ticket, entry);
        if (!last || fold.ticket.state != before) {
            fold.entered[i] = fold.ticket.state;
        }
        last = entry.stamp.at;
    }
    for (const auto& entry : entries) {
        note_numbers(fold.ticket.work.given, entry.event);
    }
    return fold;
}

}  // namespace

bool ends_ticket(const TicketEvent& event) {
    const auto* answered = std::get_if<Answered>(&event);
    return std::holds_alternative<Verified>(event) || std::holds_alternative<Forced>(event) ||
           std::holds_alternative<ClosedAtSource>(event) || std::holds_alternative<Declined>(event) ||
           std::holds_alternative<Withdrawn>(event) ||
           (answered != nullptr && answered->was_accepted.value_or(true));
}

std::vector<std::optional<State>> states_entered(TicketId id, const std::vector<TicketEntry>& entries) {
    std::optional<Instant> last;
    return walk(id, entries, OnMisfit::skips, apply_entry, last).entered;
}

TicketFold fold_ticket(TicketId id, const std::vector<TicketEntry>& entries, const Rules& rules,
                       Instant until, OnMisfit on_misfit) {
    std::optional<Instant> last;
    auto fold = walk(
        id, entries, on_misfit, [&](Ticket& ticket, const TicketEntry& entry) { step(ticket, entry, rules); },
        last);
    if (last) {
        finish(fold.ticket, rules, *last, until);
    }
    return fold;
}

std::optional<Ticket> fold_ticket_as_of(TicketId id, const std::vector<TicketEntry>& entries,
                                        const Rules& rules, Instant as_of,
                                        const std::function<void(const ActFolded&)>& acted) {
    std::optional<Instant> last;
    const auto act = [&](Ticket& ticket, const TicketEntry& entry) {
        const auto before = before_act(ticket);
        step(ticket, entry, rules);
        acted({.entry = entry, .before = before, .after = ticket});
    };
    auto fold = walk(id, entries, OnMisfit::skips, act, last, as_of);
    if (!last) {
        return std::nullopt;
    }
    finish(fold.ticket, rules, *last, as_of);
    return std::move(fold.ticket);
}

}  // namespace aftercare
