// aftercare intake attach: files that belong to a ticket.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_intake_attach;

}  // namespace aftercare
