// Words of codes for output, those of the ledger's policy lists with them.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/policy.hpp"
#include "aftercare/store/sqlite.hpp"

namespace aftercare {

/// A function from (code list, code) to its word; fixed lists from the catalogue, policy lists (category,
/// element, …) from the policy in force, of which each list is read at its first use. `db` may be null: then
/// only fixed lists have words.
std::function<std::string(std::string_view, std::string_view)> words_with_policy(Database* db);

/// The codes of a policy list (category, element, …, warranty_class): those in force, then those of earlier
/// policies, which tickets of that time have.
std::vector<PolicyCode> policy_codes(Database& db, std::string_view code_list);

/// The classes of warranty as a code list.
std::vector<PolicyCode> class_codes(const Policy& policy);

}  // namespace aftercare
