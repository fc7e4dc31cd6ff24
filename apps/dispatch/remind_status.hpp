// dispatch remind --status: what became of the reminders of the last days, and who waits for one now.
#pragma once

#include "apps/shared/session.hpp"

namespace aftercare {

/// Prints a row for each run and recipient, then one for each who would be reminded by a run at that time.
int print_remind_status(Session& session);

}  // namespace aftercare
