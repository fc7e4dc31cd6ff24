// aftercare anchor: the head of the journal as one line to be kept elsewhere, and whether one that was kept
// is still in the journal.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_anchor;

}  // namespace aftercare
