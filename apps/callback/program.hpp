// aftercare-callback 回访: calls owners back.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Program k_callback;

}  // namespace aftercare
