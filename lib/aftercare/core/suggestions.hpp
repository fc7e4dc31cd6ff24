// Suggestions and praise: whether they were answered, and in time.
#pragma once

#include <optional>
#include <vector>

#include "aftercare/core/ticket_fold.hpp"

namespace aftercare {

/// How a ticket was over for the first time.
struct FirstEnding {
    Instant at;
    bool is_answer = false;
    /// Not by the department: declined, withdrawn, closed by the owner.
    bool is_exit = false;
};

/// Nothing while it has never been over. `entered` is of states_entered().
std::optional<FirstEnding> first_ending(const std::vector<TicketEntry>& entries,
                                        const std::vector<std::optional<State>>& entered);

/// Whether the ticket was answered by its due (rules.md §6): nothing while the due is not past at `as_of`,
/// and when the ticket left before it. What is open past its due, or ended behind it otherwise, is a miss; so
/// is what was closed without an answer.
std::optional<bool> was_answered_in_time(const std::optional<FirstEnding>& ending, std::optional<Instant> due,
                                         Instant as_of);

}  // namespace aftercare
