// The clocks of a ticket (rules.md §2): what each act does to them.
//
// Nothing about clocks is written down in events. reckon() is one step of the fold of a ticket's acts in the
// order in which they happened; folded from the first act to the last it gives every run with its dues and
// its outcome. So an act entered late, struck out or split off needs no case of its own.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "aftercare/core/events.hpp"
#include "aftercare/core/policies.hpp"
#include "aftercare/core/ticket.hpp"

namespace aftercare {

/// A move of a run, as reckoning makes it.
struct RunMoved {
    ClockMove why = ClockMove::begins;
    Instant at;                        ///< from when it counts
    const Stamp& stamp;                ///< of the act; without an entry: time alone
    const ClockRun* before = nullptr;  ///< null: the run is new to the ticket
    const ClockRun& after;
};

/// What a ticket's acts are reckoned with, beside the acts themselves.
struct Rules {
    const Policies& policies;
    /// The name of a project; its hours and targets go by it.
    std::function<std::string_view(ProjectId)> project;
    /// The ticket that a merge brought in, as it stood before the act of that stamp; nothing when it is not
    /// there.
    std::function<std::optional<Ticket>(TicketId, const Stamp&)> merged;
    /// Told of every move in the order in which they are reckoned; empty: nobody asks.
    std::function<void(const RunMoved&)> moved = {};
};

/// What of the ticket before an act its reckoning looks at.
struct BeforeAct {
    State state = State::registered;
    Kind kind = Kind::repair;
    Urgency urgency = Urgency::normal;
};
BeforeAct before_act(const Ticket& ticket);

/// What an act, already applied to the ticket, does to its clocks.
void reckon(Ticket& ticket, const BeforeAct& before, const Stamp& stamp, const TicketEvent& event,
            const Rules& rules);

/// What time alone does to the clocks until an act at `until`: a hold begins to stop them, or comes to its
/// review.
void reckon_until(Ticket& ticket, Instant until, const Rules& rules);

/// Lets a hold that counts only from some time after its act begin to stop the clocks, when that is not after
/// `until`.
void begin_hold_by(Ticket& ticket, Instant until, const Rules& rules);

}  // namespace aftercare
