// aftercare report list: tickets in every state.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_report_list;

}  // namespace aftercare
