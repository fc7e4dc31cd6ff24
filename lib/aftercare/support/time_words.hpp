// Times, periods and durations as people type them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "aftercare/support/instant.hpp"
#include "aftercare/support/outcome.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

/// How a date without a time is meant.
enum class DateMeans {
    beginning,  ///< its first instant, 00:00:00
    deadline,   ///< the last second of that day
};

/// Why a text names no instant.
struct TimeFault {
    enum class Why {
        malformed,  ///< in no form that is read, or impossible
        skipped,    ///< the clock is set forward over it
        twice,      ///< the clock is set back and shows it twice: it needs its offset
    };
    Why why = Why::malformed;
    Instant first;  ///< skipped: the last second before the gap; twice: the earlier of the two
    Instant last;   ///< skipped: the first second behind the gap; twice: the later of the two
    bool operator==(const TimeFault&) const = default;
};

/// A whole day, or a time of it, so many days from today.
struct DayNear {
    int offset = 0;
    std::optional<TimeOfDay> time;
    bool operator==(const DayNear&) const = default;
};

/// A whole day, or a time of it.
struct DayNamed {
    Day day;
    std::optional<TimeOfDay> time;
    bool operator==(const DayNamed&) const = default;
};

/// So long behind now, before it when negative.
struct FromNow {
    Seconds length{0};
    bool operator==(const FromNow&) const = default;
};

/// A time as it was said, before anybody knows the zone and what now is; a time of day alone is of today.
using TimeWords = std::variant<Instant, FromNow, TimeOfDay, DayNear, DayNamed>;

/// RFC 3339, `2026-11-21 14:05[:07]`, `2026-11-21`, `14:05` (that day of `now`), `now`,
/// `today|tomorrow|yesterday [HH:MM]`, 今天 明天 昨天 (with or without a space before the time), `-2h`,
/// `+3d`, `-90m`, `+30s` (from `now`; days here are 24 h), in the process's zone. Anything else, impossible
/// dates, 24:00 and :60 are nothing. A time of day without an offset must be one that the wall shows once:
/// what it may be else, instant_of says.
std::optional<TimeWords> read_time_words(std::string_view text);

/// The instant that is meant: a date alone as `date_means` says. malformed is only what lies outside the
/// calendar.
Outcome<Instant, TimeFault> instant_of(const TimeWords& words, Instant now, DateMeans date_means);

/// Both in one.
Outcome<Instant, TimeFault> parse_time(std::string_view text, Instant now, DateMeans date_means);

/// The instant of what the wall shows, when it shows it once.
Outcome<Instant, TimeFault> instant_of(const CivilTime& civil);

/// How a duration runs.
enum class Pace {
    wall,     ///< every hour counts
    working,  ///< working spans of the project's calendar only
    service,  ///< the hours in which the desk answers
};

/// `90s 90m 2h 3d`, `4h working`, `7d working`, `2h service`. Working days are counted in `days`, all else in
/// `seconds` (1 d of wall time = 24 h).
struct Duration {
    Pace pace = Pace::wall;
    std::int64_t seconds = 0;
    std::int64_t days = 0;  ///< only with pace working or service; then seconds is 0
    static void fields(auto& self, auto&& field) {
        field("pace", self.pace);
        field("seconds", self.seconds);
        field("days", self.days);
    }
    auto operator<=>(const Duration&) const = default;
};
std::optional<Duration> parse_duration(std::string_view text);

/// A length of time for people, two units at most: `2d 3h`, `3h 5m`, `45s`; negative with a minus.
std::string format_duration(Seconds length);

}  // namespace aftercare
