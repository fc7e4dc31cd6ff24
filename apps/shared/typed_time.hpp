// Times as somebody typed them, once the ledger's zone is known: what the clock there skips or shows twice is
// refused with the times that may be meant.
#pragma once

#include <string>
#include <string_view>

#include "aftercare/support/periods.hpp"
#include "apps/shared/typed_values.hpp"

namespace aftercare {

/// The instant that is meant, relative to `now`. Throws Error{usage}.
Instant instant_meant(const TypedTime& typed, Instant now);

/// The day or second of a filter. Throws Error{usage}; `what` names the filter.
Period read_typed_span(std::string_view what, std::string_view typed, Instant now);

/// The window of a visit, `tomorrow 9-11` (support/time_window.hpp). Throws Error{usage}; `what` names what
/// was given.
Period read_typed_window(std::string_view what, std::string_view typed, Instant now);

/// Whether `value` may be a window, before the ledger's zone is known; what would be, when not.
std::string check_window(std::string_view value);

/// What could be typed instead of a time that has this fault; "found" of the fault is for the caller to say.
std::string time_expected(const TimeFault& fault);

}  // namespace aftercare
