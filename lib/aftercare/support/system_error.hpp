// A call of the system that failed, as an Error: what it says, and what helps.
#pragma once

#include <string>

namespace aftercare {

/// Throws Error{system} for the system's error number: a full disk wants room, all else the path and its
/// permissions.
[[noreturn]] void throw_system(const std::string& path, int error);

}  // namespace aftercare
