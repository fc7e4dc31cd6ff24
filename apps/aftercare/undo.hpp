// aftercare undo: the last act, or another, is taken back 冲正.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_undo;

}  // namespace aftercare
