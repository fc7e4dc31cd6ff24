// aftercare close archive-check: bundles are read again and compared with their manifests.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_close_archive_check;

}  // namespace aftercare
