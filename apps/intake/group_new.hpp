// aftercare intake group new: tickets of many households become a group complaint.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_intake_group_new;

}  // namespace aftercare
