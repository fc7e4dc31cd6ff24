// What somebody of the department is in charge of, so that it can be handed over when they leave.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/ids.hpp"
#include "aftercare/store/sqlite.hpp"

namespace aftercare {

struct InCharge {
    std::vector<std::string> tickets;  ///< numbers of the open tickets they handle, the oldest first
    std::vector<GroupId> groups;       ///< the group complaints they lead that have an open ticket

    bool is_of_nothing() const { return tickets.empty() && groups.empty(); }
};

/// By the name of the register.
InCharge in_charge(Database& db, std::string_view name);

}  // namespace aftercare
