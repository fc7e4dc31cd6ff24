// aftercare policy apply: a policy file becomes the policy in force, as a new version.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_policy_apply;

}  // namespace aftercare
