// What every operation shares: the facts it decides on, the stamp it is applied with, the checks said of
// orders.
//
// An operation is an event struct, `decide` (may this be said, and what exactly does it say?) and `apply`
// (what it means for the ticket). What is asked comes in as the event as far as the command line knows it;
// decide fills in what the facts and the policy add. decide is pure and total; apply is the only code that
// changes a ticket.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "aftercare/core/clocks.hpp"
#include "aftercare/core/lifecycle.hpp"
#include "aftercare/core/policy.hpp"
#include "aftercare/core/ticket.hpp"
#include "aftercare/core/verbs.hpp"

namespace aftercare {

/// What a ticket operation is decided on; read through the writer, after BEGIN.
struct Facts {
    const Ticket& ticket;
    const Policy& policy;
    std::string_view project;  ///< its name
    const Actor& actor;
    When when;
};

/// By whom an event was said, when it happened and when it was recorded.
struct Stamp {
    Instant at;
    Instant recorded_at;
    std::string actor;
};

inline TargetContext context_of(const Facts& facts) {
    return target_context(facts.policy, facts.project, facts.ticket);
}

inline std::optional<Refused> refuse(Verb verb, const Facts& facts, Effect effect) {
    return refuse(verb, facts.ticket, facts.actor, facts.when, effect);
}

/// An inform clock restarted by a contact at the time of the act.
inline Deadlines contact_deadlines(const Facts& facts) {
    return contact_deadlines(context_of(facts), facts.ticket, facts.when.at);
}

/// Whether the act is entered so long after it happened that the entry alone no longer proves it: more than
/// the policy's `proof_entry_days`.
inline bool is_entered_late(const Facts& facts) {
    return facts.when.now - facts.when.at > Seconds{facts.policy.proof_entry_days * k_24_hours.count};
}

/// Why an act at its time cannot be about order `k`: there is none, or it was issued later.
std::optional<Refused> refuse_order(const Facts& facts, int k);

/// Why no order of `party` can take the place of order `k`: the party was given up on for it.
std::optional<Refused> refuse_own_replacement(const Facts& facts, int k, PartyId party);

/// The order that a verb acts on: `asked`, or the only open one. Refused when it does not exist, is not open,
/// was issued after the act, or when none or several are open.
Decided<int> choose_order(const Facts& facts, std::optional<int> asked);

}  // namespace aftercare
