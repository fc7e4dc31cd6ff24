// aftercare-intake 受理登记: registers, confirms, judges, declines, answers; imports.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Program k_intake;

}  // namespace aftercare
