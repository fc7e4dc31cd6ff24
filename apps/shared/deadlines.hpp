// Deadlines on the command line: a date alone is the end of that day, and one that has passed is said aloud.
#pragma once

#include <optional>
#include <string_view>

#include "apps/shared/session.hpp"

namespace aftercare {

/// The time of `option` as a deadline; warns, and takes it, when it lies before the act.
std::optional<Instant> deadline_of(const Request& request, const Session& session, std::string_view option);

/// --until of a window that begins at `from`: a bare HH:MM is on that day. Throws Error{usage} when it is not
/// behind `from`; nothing when it was not given.
std::optional<Instant> window_end(const Request& request, const Session& session, Instant from);

/// Warns that the time of `option` is hardly meant: more than a year away from now. At a prompt that is
/// asked.
void warn_if_far(const Session& session, std::string_view option, Instant time);

/// Warns that the time of `option` has passed at the time of the act.
void warn_if_past(const Session& session, std::string_view option, Instant time);

}  // namespace aftercare
