// dispatch notice: neighbours are warned before the work begins.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_dispatch_notice;

}  // namespace aftercare
