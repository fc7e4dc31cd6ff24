// Policies of a ledger: the version in force, read once.
#pragma once

#include "aftercare/core/policy.hpp"
#include "aftercare/store/sqlite.hpp"

namespace aftercare {

/// The policy in force, with its version. Throws Error{system} when the ledger has none or it cannot be read.
Policy load_policy_in_force(Database& db);

/// One code list of it, without reading the rest.
std::vector<PolicyCode> load_codes_in_force(Database& db, CodeTable table);

}  // namespace aftercare
