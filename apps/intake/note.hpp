// aftercare intake note: words for the record.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_intake_note;

}  // namespace aftercare
