// A refusal: the rules say no. A value with facts, never a sentence; render/words makes the sentence.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/codes.hpp"
#include "aftercare/core/ids.hpp"
#include "aftercare/support/instant.hpp"
#include "aftercare/support/outcome.hpp"

namespace aftercare {

/// Why, in order of precedence: the first that applies is the one that is said. Up to chosen_left it is
/// people that are in the way, whatever the ticket.
enum class Refusal {
    unlisted_actor,        ///< the staff register has people, and not this one
    actor_left,            ///< who acts, `detail`, left the department at `since`
    role_too_low,          ///< `needed_role`
    approver_not_manager,  ///< `detail` names the approver
    chosen_left,           ///< who was named for it, `detail`, left the department at `since`
    archived,              ///< the ticket was archived at `since`: nothing more is said of it
    wrong_state,           ///< the verb has no arrow from `state`
    goes_on_elsewhere,     ///< it was merged: `detail` is the ticket that goes on
    before_receipt,        ///< --at lies before the ticket was received (`since`)
    before_state,          ///< --at lies before the ticket came into its state (`since`)
    before_subject,        ///< --at lies before what it acts on was made (`since`)
    state_then,     ///< when the act happened the ticket was in `state`, from which the verb has no arrow
    wrong_kind,     ///< this kind or category of ticket is not closed that way
    no_such_order,  ///< `detail` is N/k
    no_open_order,
    several_open_orders,  ///< `orders` lists them
    order_state,          ///< the order is `detail`
    orders_open,          ///< `orders` lists them
    dispatched_before,    ///< an order was issued once: such a ticket is no mistake of entry
    no_appointment,       ///< nobody can miss a visit that was not agreed
    before_window,        ///< nobody can miss a window that begins only at `since`
    no_show_entered,      ///< an arrival in a window that the contractor was said to have missed
    later_acts,           ///< what was entered of a later time does not fit any more: `detail`, at `since`
    no_finished_order,    ///< none open, none done: nothing to complete
    missing_facts,        ///< `missing` lists field names
    bad_shares,           ///< liability shares do not add up to 100 or name a role twice
    nothing_to_change,
    no_plan,
    consent_missing,         ///< of plan `detail`
    consent_refused,         ///< of plan `detail`
    window_over,             ///< it could come back until `since`
    no_objection_too_early,  ///< the owner was told at `since`; the wait ends at `until`
    owner_not_told,          ///< of the repair's completion
    owner_objected,          ///< the owner chased at `since`, while silence was waited for
    no_callback_due,
    date_passed,      ///< the date asked for, `until`, has passed already
    no_date,          ///< nothing that could be extended: no resolve clock runs
    not_later,        ///< `until` is no later than the present date, `since`
    own_replacement,  ///< the party of an order given up on does not replace it itself
    works_announced,  ///< neighbours were told that work begins at `until`
    gate_shut,       ///< the policy's gates of the verb `detail` ask for what is `missing`, codes of GateNeed
    same_ticket,     ///< merging a ticket with itself
    other_place,     ///< merging tickets of two places
    callback_open,   ///< the owner is still to be called
    reply_owed,      ///< who referred the ticket is still to be answered
    not_archived,    ///< its record was not filed
    not_escalated,   ///< nobody was told who could take note
    noted_before,    ///< `detail` took note at `since`
    window_running,  ///< it may come back until `until`
    target_open,     ///< it was merged, and the one that goes on, `detail`, is not over
    money_open,      ///< another party's repair cost money, and no back-charge was opened
    charge_state,    ///< the back-charge is `detail`
    amount_over,     ///< `detail` is the most that it can be
    not_defaulted,   ///< the order `detail` was not given up on
    charged_before,  ///< the order has the back-charge `detail`
    no_cost,         ///< nothing was spent on replacing the order
    cost_claimed,    ///< what was spent is in the back-charge `detail`
    money_left,      ///< of what was agreed, `detail` is neither deducted nor invoiced
    group_state,     ///< the group is `detail`
    group_too_small,  ///< one household is no group
    not_member,       ///< `detail` is not in the group
    in_group,         ///< the ticket is in the group `detail` already
    answered_before,  ///< the household was answered at `since`
    own_repair,       ///< who did or managed the repair does not call about it: `detail`
    duplicate,        ///< open tickets of the same place and thing: `tickets`
    never_struck,     ///< an act of this kind (`detail`) is never taken back
    struck_before,    ///< the act `detail` was taken back before
    undo_first,       ///< a later act (`detail`, at `since`) stands on it
    charge_rests_on,  ///< the back-charge `detail` rests on what the act said
    referred_to,      ///< `detail` refers to what was opened
    name_taken,       ///< `number` would be called so again, and `detail` has been called so since
    gone_since,       ///< what it would rest on again, `number`, was voided since
    needs_approval,   ///< to take `detail` back takes a manager's approval
    cost_charged,     ///< the cost is claimed by the back-charge `detail`
    no_such_cost,     ///< the ticket has no cost `detail`
    words_name_them,  ///< the reason for forgetting somebody names them
    last_of_staff,    ///< without `detail` nobody is left who may write
    last_manager,     ///< without `detail` nobody is left who is a manager
    person_in_use,    ///< `places` need the person, some of them with no end yet
    person_kept,      ///< `places` need the person, the last of them until `free_on`
};

/// Where a person is needed, and the first day on which not any more; nothing: no day can be named yet.
struct NeededPlace {
    Standing as = Standing::mentioned;
    std::string subject;  ///< as written: AC-2026-000123, 3-1-1201
    std::optional<Day> free_on;
    bool operator==(const NeededPlace&) const = default;
};

/// The refusal and its facts; which members are set depends on `why`.
struct Refused {
    Refusal why;
    std::string number = {};  ///< of the ticket, as written
    std::optional<State> state = {};
    std::string state_by = {};
    std::optional<Instant> state_since = {};
    std::vector<std::string> missing = {};  ///< field names
    std::string detail = {};
    std::vector<int> orders = {};
    std::vector<std::string> tickets = {};  ///< numbers; each may have more said of it behind a space
    std::vector<NeededPlace> places = {};
    std::optional<Day> free_on = {};
    std::optional<Instant> since = {};
    std::optional<Instant> until = {};
    std::optional<StaffRole> needed_role = {};
    std::string helps = {};  ///< `close done`: the command that would help; empty when none does
};

template <class T>
using Decided = Outcome<T, Refused>;

}  // namespace aftercare
