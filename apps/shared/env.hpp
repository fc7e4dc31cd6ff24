// The outside world as a program sees it: the clock, the environment, the paths of its own files.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "aftercare/support/instant.hpp"

namespace aftercare {

/// Made once in main and carried; tests make their own.
struct Env {
    Instant now;                     ///< the system clock, read once a run
    std::function<Instant()> clock;  ///< the system clock, for the stamps of a write
    std::function<std::optional<std::string>(const std::string&)> variable;
    std::string program_path;  ///< real path of the executable that runs
    std::string os_user;       ///< account name, or its number when it has none that may be entered
};

/// The real one.
Env system_env();

/// A directory of the installed or built tree, found from where the executable stands: `share/locale`,
/// `libexec/aftercare`. Both trees have the same layout, so the whole tree can be moved.
std::string installed_path(const Env& env, const std::string& below_prefix);

/// The variable when it is set and not empty.
std::optional<std::string> set_variable(const Env& env, const std::string& name);

}  // namespace aftercare
