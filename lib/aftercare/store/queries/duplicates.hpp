// Open tickets that are about the same thing as a report that is about to be registered.
//
// Same means: the same unit, public area or free-text place, the same element and defect, and the same
// location; a location that is not said, on either side, matches any. A report that says neither element,
// defect nor location names no thing that another could be the same as.
#pragma once

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

}  // namespace aftercare
