// Policy files as people edit them: read, checked, taken apart by section.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/policy.hpp"
#include "aftercare/store/sqlite.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

/// A policy file that has no faults.
struct PolicyFile {
    std::string text;
    Policy policy;
    std::vector<std::string> warnings;  ///< each with its place
};

/// Reads and checks a file (`-`: standard input). Throws RefusedBatch of exit code 2 with a line for each
/// fault.
PolicyFile read_policy_file(const std::string& path);
/// The same, and warns of what may be a slip in it.
PolicyFile read_policy_file(const std::string& path, const Session& session);

/// What is to be said of the projects that a policy names and the ledger lacks; empty when there are none.
/// Their rows hold for nobody, and a slip in a name is not to be seen otherwise.
std::string lacking_projects_line(Database& db, const Policy& policy);

/// The lines of a section with those below it (`codes`, `codes.category`, `target`), with the comments right
/// above its headers; nothing when the text has no such section.
std::optional<std::string> policy_section(std::string_view text, std::string_view section);

/// The first parts of all sections, each once, in their order.
std::vector<std::string> policy_sections(std::string_view text);

}  // namespace aftercare
