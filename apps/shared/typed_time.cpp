#include "apps/shared/typed_time.hpp"

#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "aftercare/support/time_window.hpp"

namespace aftercare {

namespace {

/// What is typed for a kind of time, when it is none.
struct Wanted {
    const char* found;
    const char* expected;
};
constexpr Wanted k_time{tr_later("{what}: {value} is no time"),
                        tr_later("a time such as 2026-11-21 14:05, 14:05, tomorrow 09:00, +24h or -2h")};
constexpr Wanted k_window{
    tr_later("{what}: {value} is no window"),
    tr_later(
        "a day and two times of it, the later one behind: tomorrow 9-11, 12-03 14:00-16:00, 明天9-11点 or "
        "明天上午9点到11点")};

std::string expected_of(const TimeFault& fault, const Wanted& wanted) {
    return fault.why == TimeFault::Why::malformed ? std::string(tr(wanted.expected)) : time_expected(fault);
}

[[noreturn]] void refuse(std::string_view what, std::string_view typed, const TimeFault& fault,
                         const Wanted& wanted = k_time) {
    const char* found = tr(wanted.found);
    if (fault.why == TimeFault::Why::skipped) {
        found = tr("{what}: there is no {value}: the clock is set forward over it");
    } else if (fault.why == TimeFault::Why::twice) {
        found = tr("{what}: {value} comes twice, as the clock is set back");
    }
    throw Error(ErrorKind::usage,
                form(found, fmt::arg("what", what), fmt::arg("value", "\"" + harmless(typed, true) + "\"")),
                expected_of(fault, wanted));
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
    return tr(k_time.expected);
}

Instant instant_meant(const TypedTime& typed, Instant now) {
    const auto at = instant_of(typed.words, now, typed.means);
    if (!at) {
        refuse(typed.what, typed.text, at.reason());
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

Period read_typed_window(std::string_view what, std::string_view typed, Instant now) {
    const auto window = parse_window(typed, now);
    if (!window) {
        refuse(what, typed, window.reason(), k_window);
    }
    return *window;
}

std::string check_window(std::string_view value) {
    // Any instant does; the clock of the ledger's zone is asked when that is known.
    const auto window = parse_window(value, Instant{1'600'000'000});
    return window || window.reason().why != TimeFault::Why::malformed ? std::string()
                                                                      : std::string(tr(k_window.expected));
}

}  // namespace aftercare
