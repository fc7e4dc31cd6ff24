// aftercare-report 台账报表: looks things up and lists; never changes a ticket.
#pragma once

#include "apps/shared/command.hpp"

namespace aftercare {

extern const Program k_report;

}  // namespace aftercare
