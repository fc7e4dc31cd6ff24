// aftercare-dispatch 派工协调: sends parties to the work and keeps the owner informed.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Program k_dispatch;

}  // namespace aftercare
