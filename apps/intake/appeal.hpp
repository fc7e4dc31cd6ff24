// aftercare intake appeal: a declined or withdrawn ticket is taken up again, or the decision stands.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_intake_appeal;

}  // namespace aftercare
