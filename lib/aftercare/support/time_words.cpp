#include "aftercare/support/time_words.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "aftercare/support/text.hpp"

namespace aftercare {
namespace {

constexpr std::int64_t k_day_seconds = 86400;
constexpr std::int64_t k_days_max = 3'660'000;  // ten thousand years: nothing longer is meant

/// Takes pieces from the front of a text; a piece that does not fit leaves the reader as it was.
class Reader {
  public:
    explicit Reader(std::string_view text) : m_rest(text) {}

    bool at_end() const { return m_rest.empty(); }
    std::string_view rest() const { return m_rest; }

    bool take(std::string_view literal) {
        if (m_rest.substr(0, literal.size()) != literal)
            return false;
        m_rest.remove_prefix(literal.size());
        return true;
    }

    /// Exactly `count` ASCII digits.
    std::optional<int> take_digits(std::size_t count) {
        if (m_rest.size() < count)
            return std::nullopt;
        const auto value = parse_digits(m_rest.substr(0, count));
        if (!value)
            return std::nullopt;
        m_rest.remove_prefix(count);
        return static_cast<int>(*value);
    }

    std::optional<Day> take_day() {
        const auto day = parse_day(m_rest.substr(0, 10));
        if (day)
            m_rest.remove_prefix(10);
        return day;
    }

  private:
    std::string_view m_rest;
};

bool is_valid_time(const TimeOfDay& time) {
    return time.hour <= 23 && time.minute <= 59 && time.second <= 59;
}

std::optional<TimeOfDay> take_hour_minute(Reader& reader) {
    const auto hour = reader.take_digits(2);
    if (!hour || !reader.take(":"))
        return std::nullopt;
    const auto minute = reader.take_digits(2);
    if (!minute || !is_valid_time({*hour, *minute, 0}))
        return std::nullopt;
    return TimeOfDay{*hour, *minute, 0};
}

/// `HH:MM` and nothing behind it.
std::optional<TimeOfDay> parse_hour_minute(std::string_view text) {
    Reader reader(text);
    const auto time = take_hour_minute(reader);
    return reader.at_end() ? time : std::nullopt;
}

std::optional<Instant> in_range(Instant at) {
    return is_in_range(at) ? std::optional(at) : std::nullopt;
}

/// The whole day `offset` days from the day of `now`; nothing at the end of the calendar.
std::optional<Day> day_near(Instant now, int offset) {
    const Day day{day_of(now).number + offset};
    const auto shown = to_day(to_date(day));
    return shown == day ? std::optional(day) : std::nullopt;
}

struct DayWord {
    std::string_view word;
    int offset;
    bool space_may_lack;  ///< 明天14:05
};

constexpr std::array<DayWord, 6> k_day_words{{{"today", 0, false},
                                              {"tomorrow", 1, false},
                                              {"yesterday", -1, false},
                                              {"今天", 0, true},
                                              {"明天", 1, true},
                                              {"昨天", -1, true}}};

Instant day_as_instant(Day day, DateMeans date_means) {
    return date_means == DateMeans::deadline ? end_of(day) : start_of(day);
}

std::optional<TimeWords> read_day_word(std::string_view text) {
    for (const DayWord& known : k_day_words) {
        Reader reader(text);
        if (!reader.take(known.word))
            continue;
        if (reader.at_end())
            return TimeWords(DayNear{known.offset, std::nullopt});
        if (!reader.take(" ") && !known.space_may_lack)
            return std::nullopt;
        const auto time = parse_hour_minute(reader.rest());
        return time ? std::optional<TimeWords>(DayNear{known.offset, time}) : std::nullopt;
    }
    return std::nullopt;
}

struct Length {
    std::int64_t count = 0;
    char unit = 's';
    std::int64_t seconds = 0;
};

/// Digits and one of s m h d; ten thousand years at most.
std::optional<Length> parse_length(std::string_view text) {
    if (text.empty())
        return std::nullopt;
    const char unit = text.back();
    const std::int64_t size = unit == 's'   ? 1
                              : unit == 'm' ? 60
                              : unit == 'h' ? 3600
                              : unit == 'd' ? k_day_seconds
                                            : 0;
    const auto count = parse_digits(text.substr(0, text.size() - 1));
    if (size == 0 || !count || *count > k_days_max * k_day_seconds / size)
        return std::nullopt;
    return Length{*count, unit, *count * size};
}

std::optional<TimeWords> read_from_now(std::string_view text) {
    if (text.empty() || (text.front() != '-' && text.front() != '+'))
        return std::nullopt;
    const auto length = parse_length(text.substr(1));
    if (!length)
        return std::nullopt;
    return FromNow{{text.front() == '-' ? -length->seconds : length->seconds}};
}

/// `Z`, `z` or `±hh:mm`, in seconds east of UTC.
std::optional<std::int64_t> take_offset(Reader& reader) {
    if (reader.take("Z") || reader.take("z"))
        return 0;
    const int sign = reader.take("+") ? 1 : reader.take("-") ? -1 : 0;
    const auto offset = take_hour_minute(reader);
    if (sign == 0 || !offset)
        return std::nullopt;
    return sign * (offset->hour * 3600 + offset->minute * 60);
}

/// Whether the reader stands behind a well-formed fraction of a second, which is read and cut off, or at
/// none.
bool skip_fraction(Reader& reader, bool& found) {
    found = reader.take(".");
    if (found && !reader.take_digits(1))
        return false;
    while (found && reader.take_digits(1)) {
    }
    return true;
}

/// `2026-11-21`, with a time of day behind `T`, `t` or a space, with an offset or in the zone.
std::optional<TimeWords> read_full(std::string_view text) {
    Reader reader(text);
    const auto day = reader.take_day();
    if (!day)
        return std::nullopt;
    if (reader.at_end())
        return TimeWords(DayNamed{*day, std::nullopt});
    if (!reader.take("T") && !reader.take("t") && !reader.take(" "))
        return std::nullopt;
    auto time = take_hour_minute(reader);
    if (!time)
        return std::nullopt;
    bool has_fraction = false;
    if (reader.take(":")) {
        const auto second = reader.take_digits(2);
        if (!second || *second > 59)
            return std::nullopt;
        time->second = *second;
        if (!skip_fraction(reader, has_fraction))
            return std::nullopt;
    }
    if (reader.at_end())
        // Only a full RFC 3339 time may have a fraction.
        return has_fraction ? std::nullopt : std::optional<TimeWords>(DayNamed{*day, time});
    const auto offset = take_offset(reader);
    if (!offset || !reader.at_end())
        return std::nullopt;
    const auto at = in_range(
        {day->number * k_day_seconds + time->hour * 3600 + time->minute * 60 + time->second - *offset});
    return at ? std::optional<TimeWords>(*at) : std::nullopt;
}

/// A day with or without a time of it.
Outcome<Instant, TimeFault> on_day(std::optional<Day> day, const std::optional<TimeOfDay>& time,
                                   DateMeans date_means) {
    if (!day)
        return TimeFault{};
    return time ? instant_of(CivilTime{to_date(*day), *time}) : day_as_instant(*day, date_means);
}

}  // namespace

std::optional<TimeWords> read_time_words(std::string_view text) {
    if (text == "now")
        return FromNow{};
    if (const auto time = parse_hour_minute(text))
        return *time;
    if (const auto words = read_from_now(text))
        return words;
    if (const auto words = read_day_word(text))
        return words;
    return read_full(text);
}

Outcome<Instant, TimeFault> instant_of(const TimeWords& words, Instant now, DateMeans date_means) {
    if (const auto* at = std::get_if<Instant>(&words))
        return *at;
    if (const auto* time = std::get_if<TimeOfDay>(&words))
        return on_day(day_of(now), *time, date_means);
    if (const auto* near = std::get_if<DayNear>(&words))
        return on_day(day_near(now, near->offset), near->time, date_means);
    if (const auto* named = std::get_if<DayNamed>(&words))
        return on_day(named->day, named->time, date_means);
    const auto at = is_in_range(now) ? in_range(now + std::get<FromNow>(words).length) : std::nullopt;
    if (!at)
        return TimeFault{};
    return *at;
}

Outcome<Instant, TimeFault> parse_time(std::string_view text, Instant now, DateMeans date_means) {
    const auto words = read_time_words(text);
    if (!words)
        return TimeFault{};
    return instant_of(*words, now, date_means);
}

Outcome<Instant, TimeFault> instant_of(const CivilTime& civil) {
    const WallTime wall = find_on_wall(civil);
    switch (wall.shown) {
        case WallTime::Shown::never:
            return TimeFault{TimeFault::Why::skipped, wall.first, wall.last};
        case WallTime::Shown::twice:
            return TimeFault{TimeFault::Why::twice, wall.first, wall.last};
        case WallTime::Shown::once:
            break;
    }
    return wall.first;
}

std::optional<Duration> parse_duration(std::string_view text) {
    const std::size_t space = text.find(' ');
    const auto length = parse_length(text.substr(0, space));
    if (!length)
        return std::nullopt;
    if (space == std::string_view::npos)
        return Duration{Pace::wall, length->seconds, 0};
    const std::string_view word = text.substr(space + 1);
    if (word != "working" && word != "service")
        return std::nullopt;
    const Pace pace = word == "working" ? Pace::working : Pace::service;
    return length->unit == 'd' ? Duration{pace, 0, length->count} : Duration{pace, length->seconds, 0};
}

std::string format_duration(Seconds length) {
    constexpr std::array<std::uint64_t, 4> k_sizes{86400, 3600, 60, 1};
    constexpr std::string_view k_units = "dhms";
    // Unsigned, because the smallest length has no positive counterpart.
    const auto count = static_cast<std::uint64_t>(length.count);
    std::uint64_t rest = length.count < 0 ? 0 - count : count;
    std::string out = length.count < 0 ? "-" : "";
    std::size_t unit = 0;
    while (unit < 3 && rest < k_sizes[unit])
        ++unit;
    out += std::to_string(rest / k_sizes[unit]) + k_units[unit];
    rest %= k_sizes[unit];
    if (unit < 3 && rest >= k_sizes[unit + 1])
        out += ' ' + std::to_string(rest / k_sizes[unit + 1]) + k_units[unit + 1];
    return out;
}

}  // namespace aftercare
