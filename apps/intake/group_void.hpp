// intake group void: take back a group complaint that was made by mistake.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_intake_group_void;

}  // namespace aftercare
