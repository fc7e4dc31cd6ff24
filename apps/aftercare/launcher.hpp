// The launcher, as git is: `aftercare intake new` runs aftercare-intake's command inside this process; a name
// it does not know is looked for as `aftercare-NAME` and exec'd.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "apps/shared/command.hpp"
#include "apps/shared/env.hpp"

namespace aftercare {

/// main() of `aftercare`.
int launch(int argc, char** argv);

/// The programs that run inside the launcher.
std::span<const Program* const> programs();

/// Where `aftercare-NAME` stands: $AFTERCARE_EXEC_PATH, the launcher's own directory, libexec relative to it,
/// PATH. Empty when nowhere.
std::string find_executable(const Env& env, const std::string& name);

/// A program that is no part of aftercare: what is typed behind `aftercare`, and the file that runs.
struct OtherProgram {
    std::string name;
    std::string path;
};

/// Those that find_executable() finds, by name.
std::vector<OtherProgram> other_programs(const Env& env);

}  // namespace aftercare
