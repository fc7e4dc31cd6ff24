// aftercare close charge invoice: what the retention does not cover.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_close_charge_invoice;

}  // namespace aftercare
