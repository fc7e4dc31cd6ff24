// The ticket's lifecycle: one table of who may do what from which state, checked by one
// function.
//
// The table holds arrows and facts alike: a fact is a verb that leaves the state as it is. What more an arrow
// needs (an order, a consent, a window) is said in its operation.
#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>

#include "aftercare/core/codes.hpp"
#include "aftercare/core/refusal.hpp"
#include "aftercare/core/ticket.hpp"
#include "aftercare/core/verbs.hpp"

namespace aftercare {

/// Who acts: the name, and the role the register gives it.
struct Actor {
    std::string name;
    std::optional<StaffRole> role;        ///< nothing: not in the register
    bool register_empty = true;           ///< nobody is registered, so nobody is checked
    std::optional<Instant> left_at = {};  ///< they have left the department, at that time
};

/// When an act happened and when it is recorded; `at` ≤ `now`.
struct When {
    Instant at;
    Instant now;
};

/// A set of states.
class StateSet {
  public:
    constexpr StateSet(std::initializer_list<State> states) {
        for (const auto state : states) {
            m_bits |= bit(state);
        }
    }
    constexpr bool has(State state) const { return (m_bits & bit(state)) != 0; }

  private:
    static constexpr unsigned bit(State state) { return 1U << static_cast<unsigned>(state); }
    unsigned m_bits = 0;
};

/// One row of the table: from which states a verb may be said, and the least role.
struct VerbRule {
    Verb verb;
    StateSet from;
    StaffRole least_role = StaffRole::desk;
};

/// Whether an act changes the ticket's state or only adds a fact.
enum class Effect { fact, changes_state };

/// The row of `verb`; every ticket verb but `new` and `import` has one.
const VerbRule& rule_of(Verb verb);

/// Whether `actor` may say `verb` of `ticket` at `when`: register, role, archived or not, state, time, in
/// this order. An act that changes the state may not lie before the state's last change, no act before the
/// receipt.
std::optional<Refused> refuse(Verb verb, const Ticket& ticket, const Actor& actor, const When& when,
                              Effect effect);

/// Whether the actor is known, has not left, and is at least `least`.
std::optional<Refused> refuse_actor(const Actor& actor, StaffRole least = StaffRole::desk);

/// Whether `chosen`, who is named as handler or lead of something, is known and has not left.
std::optional<Refused> refuse_chosen(const Actor& chosen);

/// Whether the record of `ticket` is filed, so that nothing more is said of it.
std::optional<Refused> refuse_archived(const Ticket& ticket);

/// A refusal that carries the state of `ticket` and the command that helps in it.
Refused refused(Refusal why, const Ticket& ticket);

/// The command that takes a ticket of `state` on, empty when none does.
std::string_view helping_command(State state);

/// The commands that change a ticket's state, and into which: the arrows, for tests and documentation.
struct Arrow {
    State from;
    State to;
    Verb verb;
};
const std::vector<Arrow>& arrows();

/// Puts the ticket into `state`: who, when, and what falls away on the way. `to` must be reachable by an
/// arrow of `verb` from where it is.
void enter(Ticket& ticket, State to, Verb verb, Instant at, std::string_view actor);

}  // namespace aftercare
