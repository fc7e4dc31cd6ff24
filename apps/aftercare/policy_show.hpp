// aftercare policy show: the policy in force, as TOML.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_policy_show;

}  // namespace aftercare
