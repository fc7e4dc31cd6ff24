// aftercare intake new: a report is registered.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_intake_new;

}  // namespace aftercare
