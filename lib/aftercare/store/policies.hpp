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

/// The words of the policy in force, read one by one from its text: a screen needs a few of them.
class WordsInForce {
  public:
    /// Reads nothing before the first word is asked for.
    explicit WordsInForce(Database& db) : m_db(db) {}

    /// Empty when it has none. Throws Error{system} when the ledger has no policy or it cannot be read.
    std::string word(CodeTable table, std::string_view code);

  private:
    Database& m_db;
    std::string m_frozen;
};

/// The version applied last, as it was written; nothing when there is none.
std::optional<PolicyVersion> newest_policy(Database& db);
/// The text of the policy that was in force at `at`; nothing before the first.
std::optional<std::string> policy_text_at(Database& db, Instant at);

/// The versions that were in force at some time of [from, until), the earliest first; of a time before the
/// first one, that one.
std::vector<std::int64_t> versions_in_force(Database& db, Instant from, Instant until);

/// All policies that the ledger has had, as freeze_policy wrote them, the newest first.
std::vector<std::string> frozen_policies(Database& db);

}  // namespace aftercare
