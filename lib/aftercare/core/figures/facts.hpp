// What one ticket contributes to figures: the ticket itself, its cycles, and what happened to it, as of an
// instant.
//
// Facts are the fold of the ticket's acts and nothing else, so they are right for every instant in the past,
// whatever was entered late or struck out since. What a merge brought from another ticket (runs of clocks) is
// in the target's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "aftercare/core/ticket_fold.hpp"

namespace aftercare {

/// What began a cycle of a ticket.
enum class CycleBegun {
    receipt,
    reopening,
    appeal,    ///< on new facts
    reversal,  ///< a manager's: the runs of a cycle, but no new ticket
};

/// One time that a ticket was open, from its beginning to its end.
struct Cycle {
    Instant from;
    CycleBegun begun = CycleBegun::receipt;
    /// The done that nobody has rejected, or the answer that was accepted.
    std::optional<Instant> done_at = {};
    bool is_answered = false;
    std::optional<Instant> ended_at = {};
    std::optional<Ending> ending =
        {};                  ///< nothing while it is open, and when it was merged, void or imported
    bool by_owner = false;   ///< forced, but counted as the owner's
    bool is_import = false;  ///< ended at the source of an import, maybe at a time that is not known

    bool is_open() const { return !ended_at; }
    /// When it was resolved: a done or answer, unless the cycle was forced closed (rules.md §6).
    std::optional<Instant> resolved_at() const { return ending == Ending::forced ? std::nullopt : done_at; }
    /// It waits for verification and may still be rejected.
    bool is_provisional() const { return done_at && !ended_at; }
};

/// What happened to a ticket, as far as figures count it.
enum class StepKind {
    accepted,     ///< triaged from new
    judged_anew,  ///< a later triage changed its kind or category
    dispatched,
    appointed,
    arrived,   ///< for the repair
    surveyed,  ///< arrived for a survey
    completed,
    rejected,
    checked,           ///< verified by somebody
    closed,            ///< by us
    closed_at_source,  ///< where an import came from, when that is known
    declined,
    withdrawn,
    reopened,
    appealed,  ///< taken up by an appeal
    chased,
    escalated,
    called,  ///< the owner gave a score
    answered,
    replaced,   ///< an order was given to somebody else for one that its party did not fulfil
    no_show,    ///< an order's party did not come
    sent_back,  ///< an order that was done failed its verification
    struck,     ///< an act was taken back; counts for whoever had entered it
};

struct Step {
    StepKind kind = StepKind::accepted;
    Instant at;
    const Stamp* stamp = nullptr;  ///< of the act
    /// declined: the warranty covered it; completed: no reject took it back.
    bool flag = false;
    std::optional<int> order_k = {};  ///< of replaced, no_show, sent_back
};

/// A span of time in which an order lay with its party: from when it was told to when it was done or ended.
struct OrderSpell {
    int k = 0;
    Instant from;
    std::optional<Instant> until = {};  ///< nothing: it still does
};

/// A span of time in which the owner had to hear from us by `due`.
struct InformSpell {
    Instant from;
    Instant until;
    Instant due;
};

struct TicketFacts {
    Ticket ticket;
    std::vector<Cycle> cycles;               ///< at least one
    bool was_imported = false;               ///< it came from a source, open or closed
    std::vector<Step> steps;                 ///< in the order in which they happened
    std::vector<InformSpell> inform_spells;  ///< one behind the other
    std::vector<OrderSpell> order_spells;    ///< by their beginning

    /// It is history from its source, which runs no clock and is in no cohort unless it is asked for.
    bool is_import() const { return ticket.closed_how == ClosedHow::imported; }
    /// It neither was merged away nor is void.
    bool counts() const { return ticket.state != State::merged && ticket.state != State::voided; }
};

/// The facts as of an instant; nothing when the ticket was not there yet. `entries` outlive them.
std::optional<TicketFacts> facts_of(TicketId id, const std::vector<TicketEntry>& entries, const Rules& rules,
                                    Instant as_of);

/// Until when the receipt or appeal that began `cycle` goes on: the next appeal on new facts.
Instant row_until(const TicketFacts& facts, const Cycle& cycle);
/// Whether the ticket was open at an instant, by its cycles.
bool was_open(const TicketFacts& facts, Instant at);
/// The same of what happened before an instant alone.
bool was_open_before(const TicketFacts& facts, Instant at);
/// Whether the cycle ended without being resolved for a reason that is not the department's: declined,
/// withdrawn, closed by the owner.
bool is_exit(const Cycle& cycle);
/// The part of `[from, until)` in which the ticket was held for the owner's reasons, each hold to its resume
/// or its review, whichever was first.
Seconds held_by_owner(const Ticket& ticket, const Policies& policies, Instant from, Instant until);
/// How long it has been open until `at`, without the spans in which it was closed.
Seconds open_time(const TicketFacts& facts, Instant at);
/// The first step of a kind, or null.
const Step* first_step(const TicketFacts& facts, StepKind kind);
int count_steps(const TicketFacts& facts, StepKind kind);

}  // namespace aftercare
