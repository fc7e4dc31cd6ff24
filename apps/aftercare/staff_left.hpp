// What is still in the hands of somebody who leaves or has left, in words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "aftercare/store/queries/in_charge.hpp"

namespace aftercare {

/// A line for their open tickets, with the command that hands these over, and one for the groups they lead;
/// `site` is that of the ledger.
std::vector<std::string> in_charge_lines(std::string_view site, const std::string& name,
                                         const InCharge& found);

}  // namespace aftercare
