// The clocks of a ticket: how runs start, move, pause and stop.
//
// Due instants are computed once, when an event is decided, from the policy of that moment; they travel in
// the event as Deadlines and apply() only writes them down. So a fold needs no policy, and no later policy
// moves a past due.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "aftercare/core/policy.hpp"
#include "aftercare/core/ticket.hpp"

namespace aftercare {

/// What a deadline does to its clock.
enum class DeadlineAct {
    begins,    ///< a new run
    restarts,  ///< the running run begins anew, with a new commitment
    commits,   ///< the running run keeps its start and gets a new commitment, original and current
    moves,     ///< the running run keeps its original commitment, its current due changes
};
constexpr std::array k_deadline_act_codes =
    std::to_array<std::string_view>({"begins", "restarts", "commits", "moves"});
template <>
struct CodeList<DeadlineAct> {
    static constexpr const char* name = "deadline_act";
    static constexpr const auto& codes = k_deadline_act_codes;
};

/// A due instant fixed by an event.
struct Deadline {
    Clock clock = Clock::response;
    DeadlineAct act = DeadlineAct::begins;
    std::optional<int> order_k;  ///< of a visit clock
    Instant from;
    Instant due;
    Pace pace = Pace::wall;
    bool assumed = false;  ///< computed across a year whose holidays are not loaded
    std::int64_t policy = 0;

    static void fields(auto& self, auto&& field) {
        field("clock", self.clock);
        field("act", self.act);
        field("order", self.order_k);
        field("from", self.from);
        field("due", self.due);
        field("pace", self.pace);
        field("assumed", self.assumed);
        field("policy", self.policy);
    }
    bool operator==(const Deadline&) const = default;
};
using Deadlines = std::vector<Deadline>;

/// The reason of a hold that the owner asked for; only that one pauses the inform clock.
constexpr std::string_view k_owner_asked = "owner-asked";

/// Whether the owner feels the clock, so that the owner's own delays stop it.
bool is_owner_facing(Clock clock);

/// Whether a contact by `how` was spoken: phone, visit, hand, oral, or not named.
bool is_spoken(std::optional<Means> how);

/// Whether registering through this channel means that a person spoke with the owner.
bool is_spoken_intake(Channel channel);

// Deciding: from a policy to deadlines.

/// What the targets of a ticket are chosen by.
struct TargetContext {
    const Policy& policy;
    std::string_view project;
    TargetKey key;
};
TargetContext target_context(const Policy& policy, std::string_view project, const Ticket& ticket);

/// The deadline of a run of `clock` that begins at `from`; nothing when the policy gives the clock no target.
std::optional<Deadline> deadline_from(const TargetContext& context, Clock clock, Instant from);

/// Appends the deadline of `clock` when it has a target.
void add_deadline(Deadlines& deadlines, const TargetContext& context, Clock clock, Instant from);

/// What raising the urgency at `at` does to the running clocks: due = min(old due, at + new target);
/// `context` has the new urgency. A clock that only the new urgency has begins at `at`.
Deadlines raised_deadlines(const TargetContext& context, const Ticket& ticket, Instant at);

/// What a contact at `at` does: the inform clock restarts, unless it already runs from a later contact.
/// During a hold that the owner asked for it has its whole target from the review on.
Deadlines contact_deadlines(const TargetContext& context, const Ticket& ticket, Instant at);

/// The due instants of the paused clocks after a pause that ends at `at`: what was left then is left now;
/// never earlier than before. What a hold that the owner asked for gave the inform clock beyond `at` is taken
/// back.
Deadlines resumed_deadlines(const TargetContext& context, const Ticket& ticket, Instant at);

// Applying.

void apply_deadlines(Ticket& ticket, const Deadlines& deadlines);

/// Stops the running run; a stop entered late (`at` before a known stop of this cycle) moves that stop back.
/// With `order_k`, only the runs of that order.
void stop_clock(Ticket& ticket, Clock clock, Instant at, std::optional<int> order_k = std::nullopt);
/// Ends the running runs of `clock` (with `order_k`, of that order) without counting them.
void drop_clock(Ticket& ticket, Clock clock, Instant at, std::optional<int> order_k = std::nullopt);
/// Ends the running runs of `clock` as misses: they stop after their due, however early `at` is.
void miss_clock(Ticket& ticket, Clock clock, Instant at, std::optional<int> order_k = std::nullopt);
/// Ends the running runs of `clock` that nothing has met: one past its due stays the miss it is, the others
/// are not counted.
void end_clock(Ticket& ticket, Clock clock, Instant at, std::optional<int> order_k = std::nullopt);
/// Ends every running run in this way.
void end_clocks(Ticket& ticket, Instant at);
/// Lets the last stopped run of `clock` in this cycle run on as if it had not stopped.
void revive_clock(Ticket& ticket, Clock clock);
/// Pauses the owner-facing runs that are not due by `at`.
void pause_clocks(Ticket& ticket, Instant at);
/// Notes that a person spoke with or wrote to the owner: response, first contact, last informed.
void note_contact(Ticket& ticket, Instant at, std::optional<Means> how);

/// Recomputes what derives from state and clocks: next_action, next_at, respond_by, resolve_by.
void settle(Ticket& ticket);

}  // namespace aftercare
