// intake promise: a date that was said to the owner.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_intake_promise;

}  // namespace aftercare
