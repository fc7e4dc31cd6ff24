// aftercare report show: one ticket whole, with its history in words.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_report_show;

}  // namespace aftercare
