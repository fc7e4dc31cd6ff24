#include "apps/shared/typed_time.hpp"

#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

[[noreturn]] void refuse(std::string_view what, std::string_view typed, const TimeFault& fault) {
    const char* found = tr("{what}: {value} is no time");
    if (fault.why == TimeFault::Why::skipped) {
        found = tr("{what}: there is no {value}: the clock is set forward over it");
    } else if (fault.why == TimeFault::Why::twice) {
        found = tr("{what}: {value} comes twice, as the clock is set back");
    }
    throw Error(ErrorKind::usage,
                form(found, fmt::arg("what", what), fmt::arg("value", "\"" + harmless(typed, true) + "\"")),
                time_expected(fault));
}

}  // namespace

std::string time_expected(const TimeFault& fault) {
    switch (fault.why) {
        case TimeFault::Why::skipped:
            return form(tr("a time up to {before} or from {after} on"),
                        fmt::arg("before", format_minute(fault.first)),
                        fmt::arg("after", format_minute(fault.last)));
        case TimeFault::Why::twice:
            return form(tr("one of the two, with its offset: {first} or {second}"),
                        fmt::arg("first", format_rfc3339(fault.first)),
                        fmt::arg("second", format_rfc3339(fault.last)));
        case TimeFault::Why::malformed:
            break;
    }
    return tr("a time such as 2026-11-21 14:05, 14:05, tomorrow 09:00, +24h or -2h");
}

Instant read_typed_time(std::string_view what, std::string_view typed, Instant now, DateMeans means) {
    const auto at = parse_time(typed, now, means);
    if (!at) {
        refuse(what, typed, at.reason());
    }
    return *at;
}

Period read_typed_span(std::string_view what, std::string_view typed, Instant now) {
    const auto span = parse_span(typed, now);
    if (!span) {
        refuse(what, typed, span.reason());
    }
    return *span;
}

}  // namespace aftercare
