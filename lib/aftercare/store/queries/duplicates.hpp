// Open tickets that are about the same thing as a report that is about to be registered.
//
// Same means: the same unit, public area or free-text place, the same element and defect, and the same
// location; a location that is not said, on either side, matches any. A report that says neither element,
// defect nor location names no thing that another could be the same as.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aftercare/core/codes.hpp"
#include "aftercare/core/ids.hpp"
#include "aftercare/core/operations/open.hpp"
#include "aftercare/store/sqlite.hpp"

namespace aftercare {

/// An open ticket, by what may be told of it to anybody.
struct OpenTicket {
    std::string number;
    State state = State::registered;
    bool operator==(const OpenTicket&) const = default;
};

/// Open tickets of the same thing, the earliest first.
std::vector<OpenTicket> open_duplicates(Database& db, const Registration& report);

/// Numbers of the open tickets that were referred under `ref`, the earliest first.
std::vector<std::string> open_with_ref(Database& db, const std::string& ref);

/// A closed ticket of the same thing.
struct EarlierTicket {
    TicketId id;
    std::string number;
    std::string category;
    std::optional<Instant> completed_at;  ///< when its repair was done; imported history: when it was closed
    Instant over_at;                      ///< when it was done, else closed
};

/// The one that was over last before `at`, whether it is archived since or not; nothing when there is none.
std::optional<EarlierTicket> earlier_ticket(Database& db, const Registration& report, Instant at);

}  // namespace aftercare
