// The verb `dispatch survey`.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_dispatch_survey;

}  // namespace aftercare
