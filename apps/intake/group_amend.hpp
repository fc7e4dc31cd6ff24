// aftercare intake group amend: somebody else leads a group complaint or speaks for it.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_intake_group_amend;

}  // namespace aftercare
