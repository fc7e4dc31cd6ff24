// What every operation shares: the facts it decides on, the stamp it is applied with, the checks said of
// orders.
//
// An operation is an event struct, `decide` (may this be said, and what exactly does it say?) and `apply`
// (what it means for the ticket). What is asked comes in as the event as far as the command line knows it;
// decide fills in what the facts and the policy add. decide is pure and total; apply is the only code that
// changes a ticket.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "aftercare/core/lifecycle.hpp"
#include "aftercare/core/policy.hpp"
#include "aftercare/core/ticket.hpp"
#include "aftercare/core/verbs.hpp"

namespace aftercare {

struct Triaged;

/// What a ticket operation is decided on; read through the writer, after BEGIN.
struct Facts {
    const Ticket& ticket;      ///< as it stood when the act happened
    const Policy& policy;      ///< in force then
    std::string_view project;  ///< its name
    const Actor& actor;
    When when;
    /// With the acts that happened later; null: there are none. An act is allowed by both.
    const Ticket* now = nullptr;
    /// The repair's running clock as a triage of `ticket` would leave it; empty: nothing is known of it.
    std::function<std::optional<ClockRun>(const Triaged&)> resolve_after = {};
    /// The kind of a party; asked only where a gate wants to know.
    std::function<std::optional<PartyKind>(PartyId)> party_kind = {};

    const Ticket& latest() const { return now == nullptr ? ticket : *now; }
};

/// By whom an event was said, when it happened and when it was recorded.
struct Stamp {
    Instant at;
    Instant recorded_at;
    std::string actor;
    std::int64_t entry = 0;  ///< its key in the journal, by which acts of one instant are ordered
};

/// Whether tickets of this kind are worked on by orders: repairs, and complaints about quality.
bool needs_order(const Policy& policy, const Ticket& ticket);

/// What a ticket's targets are chosen by.
TargetKey target_key(const Ticket& ticket, std::string_view project);

/// Whether the policy's gates hold for an act: in an emergency, with its reason, they do not.
enum class Gates { hold, passed };

/// As refuse() of the ticket as it is now, then as it stood when the act happened; then at the policy's gates
/// (`needs_of`), naming all that is not there yet.
std::optional<Refused> refuse(Verb verb, const Facts& facts, Effect effect, Gates gates = Gates::hold);

/// What was given takes the place of `member`; what was not leaves it.
template <class Member, class T>
void set_if_given(Member& member, const std::optional<T>& value) {
    if (value) {
        member = *value;
    }
}

/// The command that supplies what a gate asks for.
std::string_view helping_command(GateNeed need);

/// Whether the act is entered so long after it happened that the entry alone no longer proves it: more than
/// the policy's `proof_entry_days`.
inline bool is_entered_late(const Facts& facts) {
    return facts.when.now - facts.when.at > Seconds{facts.policy.proof_entry_days * k_24_hours.count};
}

/// The number that the next order gets: those of orders that have ended, or were struck out, are never given
/// again.
int next_order(const Ticket& ticket);

/// Why an act at its time cannot be about order `k`: there is none, or it was issued later.
std::optional<Refused> refuse_order(const Facts& facts, int k);

/// Why no order of `party` can take the place of order `k`: the party was given up on for it.
std::optional<Refused> refuse_own_replacement(const Facts& facts, int k, PartyId party);

/// The order that a verb acts on: `asked`, or the only open one. Refused when it does not exist, is not open,
/// was issued after the act, or when none or several are open.
Decided<int> choose_order(const Facts& facts, std::optional<int> asked);

}  // namespace aftercare
