// aftercare party forget: a person's data is blanked; the journal stays whole.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Command k_party_forget;

}  // namespace aftercare
