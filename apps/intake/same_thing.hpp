// What `new`, `amend` and `triage` ask of the ledger about the thing that a ticket is about: which tickets of
// it are open, and which earlier one it repeats or follows.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aftercare/store/queries/duplicates.hpp"
#include "apps/shared/batch.hpp"

namespace aftercare {

/// `AC-2024-000001 (accepted)`: those of `there` that are of the same thing, or those of its element only.
std::vector<std::string> open_numbers(const std::vector<OpenTicket>& there, bool is_same);

/// The line that shows open tickets before another one is saved there.
std::string open_line(const std::vector<std::string>& numbers);

/// A link to an earlier ticket of the same thing, and the line that tells of it: none without one.
struct FoundEarlier {
    EarlierLink link;
    std::string line;
};

/// Looks for the earlier ticket of a report that came in by `channel` at `received_at`. A batch
/// lists what there is, it repeats nothing.
FoundEarlier find_earlier(Writer& writer, const Sought& sought, const std::string& channel,
                          Instant received_at);

/// Looks again for a ticket that an act is about to make into `changed`, and shows the person what is open
/// there by now and what it repeats or follows. Gives the link when it is another one. Nothing happens when
/// the act leaves the thing as it is; a link that was said stays.
std::optional<EarlierLink> link_again(Session& session, TicketAct& act, const Ticket& changed);

}  // namespace aftercare
