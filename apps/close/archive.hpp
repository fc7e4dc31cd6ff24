// aftercare close archive: the record of a ticket is bundled, with a manifest of hashes, and filed.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_close_archive;

}  // namespace aftercare
