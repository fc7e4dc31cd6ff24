// aftercare-close 验收关单: finishes, verifies and closes.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Program k_close;

}  // namespace aftercare
