// aftercare doctor: what stands in the way of working, and what soon will.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_doctor;

}  // namespace aftercare
