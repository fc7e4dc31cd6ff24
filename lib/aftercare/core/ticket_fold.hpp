// A ticket is the fold of its entries in the order in which they happened, then of their entry (rules.md §2).
//
// Between them apply() (operations/) and reckon() (clocks.hpp) are the only meaning of an event. The opening
// comes first whatever its time; a merge that was split again is left out of the target, so that from the
// split on it is as if the merge had never been.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "aftercare/core/clocks.hpp"
#include "aftercare/core/events.hpp"

namespace aftercare {

/// Behind all that is known.
constexpr Instant k_end_of_time{INT64_MAX};

/// An act on a ticket, as the journal has it.
struct TicketEntry {
    Stamp stamp;
    TicketEvent event;
    bool struck = false;  ///< it was taken back: it has no meaning but the numbers that it gave
};

/// What is done with an entry that what stands before it does not allow.
enum class OnMisfit {
    stops,  ///< the fold ends before it
    skips,  ///< the fold goes on without it
};

struct TicketFold {
    Ticket ticket;
    std::vector<std::optional<State>> entered;  ///< into which state each entry, as given, brought the ticket
    std::optional<std::size_t> misfit;          ///< the first entry, as given, that does not fit
};

/// An act that counts, when it has been folded.
struct ActFolded {
    const TicketEntry& entry;
    const BeforeAct& before;  ///< what it found
    const Ticket& after;      ///< what it left; its clocks too
};

/// Whether the act closes, declines or withdraws its ticket: by such an ending a callback is drawn (rules.md
/// §1).
bool ends_ticket(const TicketEvent& event);

/// Into which state each entry, as given, brought the ticket: fold_ticket() without its clocks.
std::vector<std::optional<State>> states_entered(TicketId id, const std::vector<TicketEntry>& entries);

/// Folds `entries`, which are sound and of which the first given opens the ticket. What begins only at a time
/// (a hold that counts from later on) has begun when that is not after `until`.
TicketFold fold_ticket(TicketId id, const std::vector<TicketEntry>& entries, const Rules& rules,
                       Instant until, OnMisfit on_misfit = OnMisfit::stops);

/// The ticket as of an instant, with all that is known now: acts that happened later are left out, but for
/// voids, which count whatever their time. Nothing when it was not there yet. `acted` is told of every act
/// that counts, in the order in which they happened.
std::optional<Ticket> fold_ticket_as_of(TicketId id, const std::vector<TicketEntry>& entries,
                                        const Rules& rules, Instant as_of,
                                        const std::function<void(const ActFolded&)>& acted);

}  // namespace aftercare
