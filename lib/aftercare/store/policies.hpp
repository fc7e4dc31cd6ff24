// Policies of a ledger: the version in force, read once.
#pragma once

#include "aftercare/core/policy.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/store/sqlite.hpp"

namespace aftercare {

/// The policy in force, with its version. Throws Error{system} when the ledger has none or it cannot be read.
Policy load_policy_in_force(Database& db);

/// The policy of a version that the ledger has.
Policy load_policy_version(Database& db, std::int64_t version);

/// Throws that the ledger has no policy.
[[noreturn]] void throw_no_policy();

/// The projects that a policy names and the ledger does not have.
std::vector<std::string> projects_lacking(Database& db, const Policy& policy);

/// The word that it has for a code, without reading the rest; empty when it has none.
std::string load_word_in_force(Database& db, CodeTable table, std::string_view code);

/// The version applied last, as it was written; nothing when there is none.
std::optional<PolicyVersion> newest_policy(Database& db);
/// The text of the policy that was in force at `at`; nothing before the first.
std::optional<std::string> policy_text_at(Database& db, Instant at);

/// All policies that the ledger has had, as freeze_policy wrote them, the newest first.
std::vector<std::string> frozen_policies(Database& db);

}  // namespace aftercare
