// Tickets that are about the same thing as another one: open ones, duplicates; the earlier one, of which it
// may be a repeat.
//
// What the same thing is, is said in core/thing.hpp. A merged ticket is never found itself: whatever it is
// about counts as said of the one that goes on in its place, along the whole chain.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aftercare/core/codes.hpp"
#include "aftercare/core/thing.hpp"
#include "aftercare/store/sqlite.hpp"

namespace aftercare {

/// What duplicates are looked for: a report, or a ticket that there is.
struct Sought {
    Thing thing;
    TicketId but = {};  ///< never found: the ticket itself
};

/// An open ticket, by what may be told of it to anybody.
struct OpenTicket {
    std::string number;
    State state = State::registered;
    bool is_same = false;  ///< of the same thing; else of the same element of that place
    bool operator==(const OpenTicket&) const = default;
};

/// Open tickets of the same thing or the same element, the earliest first.
std::vector<OpenTicket> open_there(Database& db, const Sought& sought);

/// Numbers of the open tickets that were referred under `ref`, the earliest first.
std::vector<std::string> open_with_ref(Database& db, const std::string& ref);

/// The one of the same thing that was over last before `at`, archived or not; nothing when there is none.
std::optional<Earlier> earlier_ticket(Database& db, const Sought& sought, Instant at);

}  // namespace aftercare
