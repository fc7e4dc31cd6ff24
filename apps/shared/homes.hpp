// The user's own folders, by the rules of the XDG base directory specification.
#pragma once

#include <optional>
#include <string>

#include "apps/shared/env.hpp"

namespace aftercare {

/// The folder that `variable` (XDG_CONFIG_HOME, …) names, else `below_home` in HOME; nothing when neither is
/// set. Throws Error{usage} for one that is not absolute: it would be another folder in each working
/// directory.
std::optional<std::string> home_path(const Env& env, const char* variable, const char* below_home);

}  // namespace aftercare
