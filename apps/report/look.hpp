// aftercare report look: at second ten of a call, who is this and what is open.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_report_look;

}  // namespace aftercare
