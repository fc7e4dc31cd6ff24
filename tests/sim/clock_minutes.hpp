// The clocks of a repair, counted minute by minute: which minutes count is asked of each, every rule is one
// sentence, and no date is known before the minutes up to it have passed. Everything happens on whole
// minutes.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/world.hpp"

namespace testing {

using Minute = std::int64_t;  ///< since the epoch

inline Minute minute_of(Instant at) {
    return at.seconds / 60;
}
inline Minute day_of_minute(Minute m) {
    return (m + 8 * 60) / (24 * 60);  // Shanghai
}

/// The working days of 2026 as the State Council named them.
inline bool is_work_day(Minute day) {
    static std::map<Minute, bool> known;
    const auto found = known.find(day);
    if (found != known.end()) {
        return found->second;
    }
    const auto date = format_day(Day{static_cast<std::int32_t>(day)});
    const auto within = [&](std::string_view from, std::string_view until) {
        return date >= from && date <= until;
    };
    const bool off = within("2026-09-25", "2026-09-27") || within("2026-10-01", "2026-10-07");
    const bool makes_up = date == "2026-09-20" || date == "2026-10-10";
    const bool is_week_day = (day + 3) % 7 < 5;  // 1970-01-01 was a Thursday
    return known[day] = makes_up || (is_week_day && !off);
}

/// Whether the minute that begins at `m` counts.
inline bool counts(Pace pace, Minute m) {
    const auto clock = (m + 8 * 60) % (24 * 60);
    const auto between = [&](Minute from, Minute until) { return clock >= from && clock < until; };
    switch (pace) {
        case Pace::wall:
            return true;
        case Pace::service:
            return between(8 * 60, 21 * 60);
        case Pace::working:
            return (between(9 * 60, 12 * 60) || between(13 * 60 + 30, 18 * 60)) &&
                   is_work_day(day_of_minute(m));
    }
    return false;
}

/// The last counting minute's end of the `n`-th working day behind the day of `from`.
inline Minute end_of_work_day(Minute from, std::int64_t n) {
    Minute last = from;
    auto day = day_of_minute(from);
    for (Minute m = from; n > 0; ++m) {
        if (day_of_minute(m) != day && last > from) {
            --n;  // a working day behind the first has passed
            if (n == 0) {
                return last;
            }
            last = from;
        }
        if (day_of_minute(m) != day) {
            day = day_of_minute(m);
        }
        if (day != day_of_minute(from) && counts(Pace::working, m)) {
            last = m + 1;
        }
    }
    return from;
}

/// Lets `left` counting minutes pass from `from`.
inline Minute let_pass(Pace pace, Minute from, std::int64_t left) {
    Minute m = from;
    while (left > 0) {
        left -= counts(pace, m) ? 1 : 0;
        ++m;
    }
    return m;
}
inline std::int64_t passed(Pace pace, Minute from, Minute until) {
    std::int64_t count = 0;
    for (Minute m = from; m < until; ++m) {
        count += counts(pace, m) ? 1 : 0;
    }
    return count;
}
inline Minute target_from(const Duration& amount, Minute from) {
    return amount.days > 0 ? end_of_work_day(from, amount.days)
                           : let_pass(amount.pace, from, amount.seconds / 60);
}

/// A date: its minute as long as nothing suspends it, else what is left of it.
struct ModelDate {
    Minute at = 0;
    Pace pace = Pace::wall;
    std::optional<std::int64_t> left;
    std::optional<Duration> whole;  ///< the run began while it was suspended
    std::optional<Minute> named;    ///< while it was suspended

    bool is_suspended() const { return left || whole || named; }
    /// The date if the run went on from `from`.
    Minute on_from(Minute from) const {
        if (named) {
            const bool today = *named < from;
            const auto end_today = end_of_work_day(from - 24 * 60, 1);
            const bool still_today = is_work_day(day_of_minute(from)) && end_today > from;
            return !today ? *named : still_today ? end_today : end_of_work_day(from, 1);
        }
        return whole ? target_from(*whole, from) : left ? let_pass(pace, from, *left) : at;
    }
    void suspend(Minute from, Minute start) {
        if (at >= from) {
            left = passed(pace, std::max(from, start), at);
        }
    }
    void resume(Minute from) {
        at = on_from(from);
        left.reset();
        whole.reset();
        named.reset();
    }
    void name(Minute date) {
        const bool waits = is_suspended();
        pace = Pace::wall;
        left.reset();
        whole.reset();
        named = waits ? std::optional(date) : std::nullopt;
        at = date;
    }
    /// The earlier of this and `amount` from now on, if both ran now.
    void raise(const Duration& amount, Minute now) {
        const auto target = target_from(amount, now);
        if (target >= on_from(now)) {
            return;
        }
        const bool waits = is_suspended();
        pace = amount.pace;
        at = target;
        whole.reset();
        named.reset();
        left = waits ? std::optional(passed(pace, now, target)) : std::nullopt;
    }
};

}  // namespace testing
