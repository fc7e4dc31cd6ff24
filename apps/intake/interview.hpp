// Asking for a report at the terminal, one field after the other, and reading it back before it is saved.
//
// Every answer is kept as a draft at once, so a call that is broken off, by Ctrl-C or a lost connection, is
// taken up where it ended. The answers are texts of options, read as those of a line are.
#pragma once

#include "apps/intake/new_request.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

/// `given` with what was missing asked for and said yes to. Throws Error{usage} when it is broken off, with
/// the draft kept, and Error{fact} when it turned out to be an open ticket's.
NewRequest ask_for_report(const NewRequest& given, Session& session);

/// Forgets the draft, once the report is saved.
void discard_draft(const Session& session);

}  // namespace aftercare
