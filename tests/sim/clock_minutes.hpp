// The calendar of the model as a list of minutes: which of them count, and on which day each lies. Everything
// happens on whole minutes, and no date is known before the minutes up to it have passed.
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
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

/// A zone, and how many minutes its clocks are ahead of UTC.
struct ModelZone {
    const char* name;
    Minute (*ahead)(Minute);
};
inline constexpr ModelZone k_shanghai{"Asia/Shanghai", [](Minute) -> Minute { return 8 * 60; }};
/// Summer time ends on 2026-10-25 and begins on 2027-03-28, both at 01:00 UTC.
inline constexpr ModelZone k_berlin{"Europe/Berlin", [](Minute m) -> Minute {
                                        constexpr Minute k_winter = 20751 * 1440 + 60;
                                        constexpr Minute k_summer = 20905 * 1440 + 60;
                                        return m >= k_winter && m < k_summer ? 60 : 2 * 60;
                                    }};

/// The minutes from 2026-09-01 on, ten months of them.
class MinuteList {
  public:
    /// `day_off` is a day off beside those that the State Council named for 2026.
    MinuteList(const ModelZone& zone, std::string_view day_off) {
        for (Minute m = k_first; m < k_first + k_count; ++m) {
            const auto local = m + zone.ahead(m);
            m_days.push_back(static_cast<std::int32_t>(local / k_day));
            const auto clock = local % k_day;
            const auto between = [&](Minute from, Minute until) { return clock >= from && clock < until; };
            const bool is_new_day = m == k_first || m_days.back() != *(m_days.end() - 2);
            const bool works = is_new_day ? is_work_day(m_days.back(), day_off) : m_works;
            m_works = works;
            m_working.push_back(works && (between(9 * 60, 12 * 60) || between(13 * 60 + 30, 18 * 60)));
            m_service.push_back(between(8 * 60, 21 * 60));
        }
    }

    bool counts(Pace pace, Minute m) const {
        return pace == Pace::wall || (pace == Pace::working ? m_working : m_service)[index(m)] != 0;
    }
    std::int32_t day(Minute m) const { return m_days[index(m)]; }

    /// When `left` minutes that count have passed from `from` on.
    Minute let_pass(Pace pace, Minute from, std::int64_t left) const {
        Minute m = from;
        for (; left > 0; ++m) {
            left -= counts(pace, m) ? 1 : 0;
        }
        return m;
    }
    std::int64_t passed(Pace pace, Minute from, Minute until) const {
        std::int64_t count = 0;
        for (Minute m = from; m < until; ++m) {
            count += counts(pace, m) ? 1 : 0;
        }
        return count;
    }
    /// The end of the last working minute of the `n`-th working day behind the day of `from`.
    Minute end_of_work_day(Minute from, std::int64_t n) const {
        Minute end = from;
        auto last_day = day(from);
        for (Minute m = from;; ++m) {
            if (!counts(Pace::working, m) || day(m) == day(from)) {
                continue;
            }
            if (day(m) != last_day) {
                if (n == 0) {
                    return end;
                }
                --n;
                last_day = day(m);
            }
            end = m + 1;
        }
    }
    Minute target_from(const Duration& amount, Minute from) const {
        return amount.days > 0 ? end_of_work_day(from, amount.days)
                               : let_pass(amount.pace, from, amount.seconds / 60);
    }
    /// The end of the working day of `m`, or of the next one when that is over or off.
    Minute end_of_this_work_day(Minute m) const {
        Minute end = m;
        for (Minute later = m; day(later) == day(m); ++later) {
            end = counts(Pace::working, later) ? later + 1 : end;
        }
        return end > m ? end : end_of_work_day(m, 1);
    }

  private:
    static constexpr Minute k_day = 1440;
    static constexpr Minute k_first = 20697 * k_day;  // 2026-09-01
    static constexpr Minute k_count = 300 * k_day;

    static std::size_t index(Minute m) {
        assert(m >= k_first && m < k_first + k_count);
        return static_cast<std::size_t>(m - k_first);
    }
    static bool is_work_day(std::int32_t day, std::string_view day_off) {
        const auto date = format_day(Day{day});
        const auto within = [&](std::string_view from, std::string_view until) {
            return date >= from && date <= until;
        };
        const bool off =
            within("2026-09-25", "2026-09-27") || within("2026-10-01", "2026-10-07") || date == day_off;
        const bool makes_up = date == "2026-09-20" || date == "2026-10-10";
        const bool is_week_day = (day + 3) % 7 < 5;  // 1970-01-01 was a Thursday
        return makes_up || (is_week_day && !off);
    }

    bool m_works = false;
    std::vector<std::int32_t> m_days;
    std::vector<char> m_working, m_service;
};

/// A date: its minute as long as nothing suspends it, else what is left of it.
struct ModelDate {
    Minute at = 0;
    Pace pace = Pace::wall;
    std::optional<std::int64_t> left = std::nullopt;
    std::optional<Duration> whole = std::nullopt;  ///< the run began while it was suspended
    std::optional<Minute> named = std::nullopt;    ///< while it was suspended

    bool is_suspended() const { return left || whole || named; }
    /// The date if the run went on from `from`.
    Minute on_from(const MinuteList& minutes, Minute from) const {
        if (named) {
            return *named >= from ? *named : minutes.end_of_this_work_day(from);
        }
        return whole ? minutes.target_from(*whole, from) : left ? minutes.let_pass(pace, from, *left) : at;
    }
    /// A date that is not past keeps the minutes that are left of it.
    void suspend(const MinuteList& minutes, Minute from, Minute start) {
        if (at >= from) {
            left = minutes.passed(pace, std::max(from, start), at);
        }
    }
    void resume(const MinuteList& minutes, Minute from) { *this = {on_from(minutes, from), pace}; }
    /// A date that a person said; while a hold lasts it waits with it.
    void name(Minute date, bool is_held) {
        *this = {date, Pace::wall};
        named = is_held ? std::optional(date) : std::nullopt;
    }
    /// Another date takes its place from `now` on: one that waits keeps the time until it, if that is to
    /// come.
    void replace(const MinuteList& minutes, Minute by, Pace in, Minute now) {
        const bool waits = is_suspended() && by >= now;
        *this = {by, in};
        left = waits ? std::optional(minutes.passed(in, now, by)) : std::nullopt;
    }
    /// The earlier of this and `amount` from now on, if both ran now.
    void raise(const MinuteList& minutes, const Duration& amount, Minute now) {
        const auto target = minutes.target_from(amount, now);
        if (target < on_from(minutes, now)) {
            replace(minutes, target, amount.pace, now);
        }
    }
    /// The earlier of this and another ticket's date, if both ran now.
    void take_earlier(const MinuteList& minutes, const ModelDate& other, Minute now) {
        const auto theirs = other.on_from(minutes, now);
        if (theirs < on_from(minutes, now)) {
            replace(minutes, theirs, other.pace, now);
        }
    }
};

}  // namespace testing
