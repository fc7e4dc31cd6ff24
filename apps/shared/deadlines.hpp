// Times on the command line that are hardly meant: said aloud once the act is done, never refused.
#pragma once

#include <optional>
#include <string_view>

#include "apps/shared/session.hpp"

namespace aftercare {

/// Throws Error{usage} when `at`, which `option` gave, lies in the future: it happened.
void require_past(const Session& session, std::string_view option, Instant at);

/// The end of a window that begins at `from`: a bare HH:MM is on that day. Throws Error{usage} when it is not
/// behind `from`.
Instant window_end(const Session& session, const TypedTime& until, Instant from);

/// Warns that it is more than a year away from the act.
void warn_if_far(const Session& session, const std::optional<TypedTime>& typed);

/// Whether the act is dated more than a year away from now: asked about at a prompt, warned about in scripts.
bool is_far_act(const Session& session);
void warn_if_far_act(const Session& session);

/// Warns that it had passed at the time of the act.
void warn_if_past(const Session& session, const std::optional<TypedTime>& typed);
/// The same of an instant; `what` names what it was given as, `--window`.
void warn_if_past(const Session& session, std::string_view what, Instant at);

}  // namespace aftercare
