// Who is to be reminded of what: from the clocks that run and the holds past their review to a list of
// reminders. Pure; `dispatch remind` sends them.
//
// A clock stands at the highest step of the policy's ladder that it has reached, and is reminded of there
// only, so that a machine that was down for a week sends one reminder a clock and not four. A step before the
// due, and that of major tickets, is reminded of once; the due and the steps behind it once a day for as long
// as the clock runs. Who is told of a major ticket at once is told of it at each step until it is reported
// up.
//
// Nobody is written to in the quiet hours or on a day off of the project, except of major tickets: they know
// no days off, and each step that one of their clocks reaches goes out at once, also at night; only that it
// is said again the next day waits for the morning. What is held back goes out at the first run after. What
// an import brought and what had fallen due before is never reminded of (it is listed). Who has left the
// department is sent nothing; what they handled is the supervisors'.
//
// The retention clock of a contract is nobody's of a ticket: where the ladder names the handler, the managers
// are told. Nothing but the release ends it, so each of its steps is reminded of once.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aftercare/core/operations/registry.hpp"
#include "aftercare/core/policy.hpp"
#include "aftercare/core/ticket.hpp"

namespace aftercare {

/// Somebody to be reminded; without an address nobody can be.
struct Addressee {
    std::string name;  ///< of a member of the staff or a party; else the code of the role that nobody has
    std::string address;
    bool operator==(const Addressee&) const = default;
};

/// The name under which the policy's general manager is addressed.
constexpr std::string_view k_general_manager = "general-manager";

/// A running clock, or a hold that has not ended, with what a reminder says of its ticket or contract.
struct RemindRow {
    TicketId ticket_id;
    std::optional<PartyId> party_id;  ///< of a contract, whose number is run_n: there is no ticket then
    std::string number;
    std::string project;
    std::string place;
    std::optional<Urgency> urgency;
    std::string handler;
    std::string element;
    std::string defect;
    std::optional<int> run_n;   ///< of the clock
    std::optional<int> hold_n;  ///< or of the hold
    Clock clock = Clock::response;
    std::optional<int> order_k;  ///< of the run
    std::optional<int> part_n;   ///< of the run
    std::string what;            ///< of a promise: what was said; of a hold: its reason
    Instant started_at;
    Instant due_at;  ///< of a hold: its review
    Pace pace = Pace::wall;
    std::optional<Day> reminded_on;
    std::int64_t reminded_levels = 0;
    std::vector<Addressee> parties;      ///< of the visit, else of the open orders
    std::optional<Instant> imported_at;  ///< when the ticket came in, if by an import
    bool leads = false;                  ///< carries the major step of its ticket
};

/// One reminder: of which row, at which step of the ladder, to whom.
struct Reminder {
    const RemindRow* row = nullptr;
    int level = 0;    ///< index into the policy's ladder
    Day day_on;       ///< in the ledger's zone
    Day counts_from;  ///< who was reminded at this step on or after this day is not reminded again
    std::vector<Addressee> to;
    bool operator==(const Reminder&) const = default;
};

/// The instant at which `row` reaches a step; nothing when it never does.
std::optional<Instant> step_at(const Policy& policy, const LadderStep& step, const RemindRow& row);

/// Whether nothing is sent at `now` by the policy's quiet hours.
bool is_quiet(const RemindPolicy& remind, Instant now);

/// The reminders that are to go out at `now`, in the order of `rows`, which must outlive them. A row whose
/// step everybody has been reminded of is left out; for others the caller takes out who has been already.
std::vector<Reminder> plan_reminders(const std::vector<RemindRow>& rows,
                                     const std::vector<StaffMember>& staff, const Policy& policy,
                                     Instant now);

}  // namespace aftercare
