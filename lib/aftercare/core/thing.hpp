// What a ticket is about: place, element, defect and location. By it duplicates and repeats 返修 are told.
//
// Two things are the same when they have the same place, and element, defect and location are the same
// wherever both are known: what is blank, also in the report just typed, matches any. Of the three at least
// one must be known of both, or the two have nothing in common but the place. The store finds the tickets.
#pragma once

#include <optional>
#include <string>

#include "aftercare/core/policy.hpp"
#include "aftercare/core/ticket.hpp"

namespace aftercare {

struct Thing {
    ProjectId project_id;
    std::optional<UnitId> unit_id;
    std::string place;  ///< when it is no registered unit or area
    std::string element;
    std::string defect;
    std::string location;
    bool operator==(const Thing&) const = default;
};

Thing thing_of(const Ticket& ticket);

/// An earlier ticket of the same thing that is over, as the store finds it.
struct Earlier {
    TicketId id;
    std::string number;
    std::string category;
    std::optional<Instant> completed_at;  ///< when its repair was done; imported history: when it was closed
    Instant over_at;                      ///< when it was done, else closed
};

/// How a ticket is linked to an earlier one of the same thing.
struct EarlierLink {
    std::optional<TicketId> follows;
    bool is_repeat = false;  ///< it came back within the repeat window

    static void fields(auto& self, auto&& field) {
        field("follows", self.follows);
        field("is_repeat", self.is_repeat);
    }
    bool operator==(const EarlierLink&) const = default;
};

/// The link of what was received at `received_at`: a repeat within the policy's days of the earlier repair,
/// after them it only follows. Nothing earlier: no link.
EarlierLink link_to(const Policy& policy, const std::optional<Earlier>& earlier, Instant received_at);

}  // namespace aftercare
