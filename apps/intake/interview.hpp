// Asking for a report at the terminal, one field after the other, and reading it back before it is saved.
//
// Every answer is kept as a draft at once, so a call that is broken off, by Ctrl-C or a lost connection, is
// taken up where it ended. The answers are texts of options: what comes out is a request like one typed.
#pragma once

#include "apps/shared/options.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

/// `given` with what was missing asked for and said yes to. Throws Error{usage} when it is broken off, with
/// the draft kept, and Error{fact} when it turned out to be an open ticket's.
Request ask_for_report(const Request& given, Session& session);

/// Forgets the draft, once the report is saved.
void discard_draft(const Session& session);

}  // namespace aftercare
