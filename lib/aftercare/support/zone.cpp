#include "aftercare/support/zone.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sys/stat.h>
#include <time.h>
#include <vector>

namespace aftercare {
namespace {

constexpr std::int64_t k_day = 86400;
constexpr std::int64_t k_stretch = 1 << 23;
constexpr std::int64_t k_probe = 1 << 19;  ///< about six days: since 1940 no zone changed back sooner
constexpr int k_first_year = 1;
constexpr int k_last_year = 9999;
constexpr std::int32_t k_first_day = -719162;  // 0001-01-01
constexpr std::int32_t k_last_day = 2932896;   // 9999-12-31
constexpr std::int64_t k_first_second = k_first_day * k_day;
constexpr std::int64_t k_last_second = k_last_day * k_day + k_day - 1;

constexpr std::int64_t floor_div(std::int64_t value, std::int64_t by) {
    return value / by - (value % by < 0 ? 1 : 0);
}

constexpr bool is_leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

constexpr int days_in_month(int year, int month) {
    constexpr int k_days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : k_days[month - 1];
}

/// Counts the calls of use_zone, so that each thread drops what it keeps when the zone changes.
std::atomic<std::uint32_t> g_zone_generation{1};

std::int32_t ask_libc(std::int64_t seconds) {
    const auto time = static_cast<time_t>(seconds);
    tm parts{};
    return localtime_r(&time, &parts) == nullptr ? 0 : static_cast<std::int32_t>(parts.tm_gmtoff);
}

/// From `at` on the offset is `offset`.
struct Change {
    std::int64_t at = 0;
    std::int32_t offset = 0;
};

/// About three months: the offset with which they begin, and the changes within.
struct Stretch {
    std::int64_t index = INT64_MIN;
    std::int32_t offset = 0;
    std::vector<Change> changes;
};

/// The first second in (from, until] whose offset is not that of `from`; the two differ.
std::int64_t find_change(std::int64_t from, std::int64_t until) {
    const std::int32_t before = ask_libc(from);
    while (until - from > 1) {
        const std::int64_t middle = from + (until - from) / 2;
        (ask_libc(middle) == before ? from : until) = middle;
    }
    return until;
}

Stretch ask_stretch(std::int64_t index) {
    const std::int64_t begin = index * k_stretch;
    Stretch stretch{index, ask_libc(std::max(begin, k_first_second)), {}};
    std::int32_t offset = stretch.offset;
    for (std::int64_t from = begin; from < begin + k_stretch; from += k_probe) {
        const std::int64_t until = std::clamp(from + k_probe, k_first_second, k_last_second);
        for (std::int64_t at = std::max(from, k_first_second); ask_libc(until) != offset;) {
            at = find_change(at, until);
            offset = ask_libc(at);
            stretch.changes.push_back({at, offset});
        }
    }
    return stretch;
}

struct StretchCache {
    std::uint32_t generation = 0;
    std::array<Stretch, 256> stretches;
};

const Stretch& stretch_at(std::int64_t seconds) {
    thread_local StretchCache cache;
    const std::uint32_t generation = g_zone_generation.load(std::memory_order_acquire);
    if (cache.generation != generation) {
        cache.stretches.fill(Stretch{});
        cache.generation = generation;
    }
    const std::int64_t index = floor_div(seconds, k_stretch);
    Stretch& stretch = cache.stretches[static_cast<std::size_t>(index & 255)];
    if (stretch.index != index)
        stretch = ask_stretch(index);
    return stretch;
}

/// Seconds east of UTC at an instant; outside the years 0001..9999 that of the nearer end.
std::int32_t offset_at(std::int64_t seconds) {
    const std::int64_t asked = std::clamp(seconds, k_first_second, k_last_second);
    const Stretch& stretch = stretch_at(asked);
    std::int32_t offset = stretch.offset;
    for (const Change& change : stretch.changes) {
        if (change.at <= asked)
            offset = change.offset;
    }
    return offset;
}

/// Seconds since 1970-01-01 00:00 on the wall, kept within the years 0001..9999.
std::int64_t local_seconds(std::int64_t seconds, std::int32_t offset) {
    // Far outside, the offset does not matter and the addition might overflow.
    const std::int64_t near = std::clamp(seconds, k_first_second - 2 * k_day, k_last_second + 2 * k_day);
    return std::clamp(near + offset, k_first_second, k_last_second);
}

/// Offsets are shorter than a day, so the offsets a day before and a day after are those on the two sides of
/// a change.
WallTime find_local(std::int64_t local) {
    const std::int32_t before = offset_at(local - k_day);
    const std::int32_t after = offset_at(local + k_day);
    const Instant by_old{local - before};
    const Instant by_new{local - after};
    const auto change = before == after ? std::nullopt : next_clock_change({local - k_day}, {local + k_day});
    if (!change)
        return {WallTime::Shown::once, by_old, by_old};
    const bool is_before = by_old < *change;
    const bool is_after = by_new >= *change;
    if (is_before && is_after)
        return {WallTime::Shown::twice, by_old, by_new};
    if (!is_before && !is_after)
        return {WallTime::Shown::never, *change - Seconds{1}, *change};
    const Instant at = is_before ? by_old : by_new;
    return {WallTime::Shown::once, at, at};
}

std::int64_t from_local(std::int64_t local) {
    const WallTime found = find_local(local);
    return (found.shown == WallTime::Shown::never ? found.last : found.first).seconds;
}

std::int64_t local_of(const CivilTime& civil) {
    return to_day(civil.date).number * k_day + civil.time.hour * 3600 + civil.time.minute * 60 +
           civil.time.second;
}

CivilTime civil_of_local(std::int64_t local) {
    const std::int64_t day = floor_div(local, k_day);
    const auto rest = static_cast<int>(local - day * k_day);
    return {to_date({static_cast<std::int32_t>(day)}), {rest / 3600, rest / 60 % 60, rest % 60}};
}

void append_two(std::string& out, int value) {
    out += static_cast<char>('0' + value / 10 % 10);
    out += static_cast<char>('0' + value % 10);
}

void append_date(std::string& out, const Date& date) {
    append_two(out, date.year / 100);
    append_two(out, date.year % 100);
    out += '-';
    append_two(out, date.month);
    out += '-';
    append_two(out, date.day);
}

/// A relative name of plain characters; leap-second zones ("right/…") would break every day of 86400 s.
bool is_plain_zone_name(const std::string& name) {
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::strchr("_+-/", c) != nullptr;
    };
    return !name.empty() && name.size() <= 100 && name.front() != '/' &&
           name.find('\0') == std::string::npos && name.rfind("right/", 0) != 0 &&
           std::all_of(name.begin(), name.end(), plain);
}

bool is_zone_file(const std::string& path) {
    struct stat found {};
    if (stat(path.c_str(), &found) != 0 || !S_ISREG(found.st_mode))
        return false;
    std::ifstream file(path, std::ios::binary);
    char magic[4] = {};
    return file.read(magic, sizeof magic) && std::memcmp(magic, "TZif", sizeof magic) == 0;
}

int digit_run(std::string_view text, std::size_t pos, std::size_t count) {
    int value = 0;
    for (std::size_t i = pos; i < pos + count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

}  // namespace

bool is_valid(const Date& date) {
    return date.year >= k_first_year && date.year <= k_last_year && date.month >= 1 && date.month <= 12 &&
           date.day >= 1 && date.day <= days_in_month(date.year, date.month);
}

// Days from civil and back: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
Day to_day(const Date& date) {
    const int year = date.year - (date.month <= 2 ? 1 : 0);
    const int era = (year >= 0 ? year : year - 399) / 400;
    const int year_of_era = year - era * 400;
    const int day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return {era * 146097 + day_of_era - 719468};
}

Date to_date(Day day) {
    const int shifted = std::clamp(day.number, k_first_day, k_last_day) + 719468;
    const int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const int day_of_era = shifted - era * 146097;
    const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int month_from_march = (5 * day_of_year + 2) / 153;
    const int month = month_from_march + (month_from_march < 10 ? 3 : -9);
    return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month,
            day_of_year - (153 * month_from_march + 2) / 5 + 1};
}

int weekday(Day day) {
    const std::int64_t since_monday = std::int64_t{day.number} + 3;  // 1970-01-01 was a Thursday
    return static_cast<int>(since_monday - floor_div(since_monday, 7) * 7);
}

Day add_years(Day day, int years) {
    Date date = to_date(day);
    date.year = static_cast<int>(
        std::clamp<std::int64_t>(std::int64_t{date.year} + years, k_first_year, k_last_year));
    date.day = std::min(date.day, days_in_month(date.year, date.month));
    return to_day(date);
}

Day add_months(Day day, int months) {
    Date date = to_date(day);
    const std::int64_t total = std::clamp<std::int64_t>(
        std::int64_t{date.year} * 12 + date.month - 1 + months, k_first_year * 12, k_last_year * 12 + 11);
    date.year = static_cast<int>(total / 12);
    date.month = static_cast<int>(total % 12) + 1;
    date.day = std::min(date.day, days_in_month(date.year, date.month));
    return to_day(date);
}

std::optional<Day> parse_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const Date date{digit_run(text, 0, 4), digit_run(text, 5, 2), digit_run(text, 8, 2)};
    if (!is_valid(date))
        return std::nullopt;
    return to_day(date);
}

std::string format_day(Day day) {
    std::string out;
    append_date(out, to_date(day));
    return out;
}

bool use_zone(const std::string& iana) {
    const bool is_utc = iana == "UTC";
    if (!is_utc) {
        const char* directory = std::getenv("TZDIR");
        const std::string base =
            directory != nullptr && *directory != '\0' ? directory : "/usr/share/zoneinfo";
        if (!is_plain_zone_name(iana) || !is_zone_file(base + "/" + iana))
            return false;
    }
    // "UTC0" needs no file.
    if (setenv("TZ", is_utc ? "UTC0" : iana.c_str(), 1) != 0)
        return false;
    tzset();
    g_zone_generation.fetch_add(1, std::memory_order_release);
    return true;
}

bool is_in_range(Instant at) {
    if (at.seconds < k_first_second - k_day || at.seconds > k_last_second + k_day)
        return false;
    const std::int64_t local = at.seconds + offset_at(at.seconds);
    return local >= k_first_second && local <= k_last_second;
}

CivilTime to_civil(Instant at) {
    return civil_of_local(wall_seconds(at));
}

std::int64_t wall_seconds(Instant at) {
    return local_seconds(at.seconds, offset_at(at.seconds));
}

WallTime find_on_wall(const CivilTime& civil) {
    return find_local(local_of(civil));
}

Instant to_instant(const CivilTime& civil) {
    return {from_local(local_of(civil))};
}

std::optional<Instant> next_clock_change(Instant from, Instant until) {
    const std::int64_t last = std::min(until.seconds, k_last_second);
    for (std::int64_t at = std::max(from.seconds, k_first_second); at < last;) {
        const Stretch& stretch = stretch_at(at);
        for (const Change& change : stretch.changes) {
            if (change.at > from.seconds && change.at < last)
                return Instant{change.at};
        }
        at = (stretch.index + 1) * k_stretch;
    }
    return std::nullopt;
}

Day day_of(Instant at) {
    return {static_cast<std::int32_t>(floor_div(wall_seconds(at), k_day))};
}

Instant start_of(Day day) {
    return {from_local(day.number * k_day)};
}

Instant end_of(Day day) {
    return {from_local((day.number + std::int64_t{1}) * k_day) - 1};
}

std::string format_minute(Instant at) {
    const CivilTime civil = to_civil(at);
    std::string out;
    append_date(out, civil.date);
    out += ' ';
    append_two(out, civil.time.hour);
    out += ':';
    append_two(out, civil.time.minute);
    return out;
}

std::string format_rfc3339(Instant at) {
    std::string out;
    append_rfc3339(out, at);
    return out;
}

std::string file_stamp(Instant at) {
    auto text = format_rfc3339(at).substr(0, std::string_view("0000-00-00T00:00:00").size());
    text.erase(std::remove(text.begin(), text.end(), ':'), text.end());
    return text;
}

void append_rfc3339(std::string& out, Instant at) {
    // RFC 3339 offsets are whole minutes; local mean times of before 1912 are not. Cutting the offset and
    // the time alike keeps the instant.
    const std::int32_t exact = offset_at(at.seconds);
    const std::int32_t offset = exact - exact % 60;
    const CivilTime civil = civil_of_local(local_seconds(at.seconds, offset));
    // Put together aside and appended at once: exports write millions of these.
    constexpr std::string_view k_form = "0000-00-00T00:00:00+00:00";
    std::array<char, k_form.size()> text;
    std::copy(k_form.begin(), k_form.end(), text.begin());
    const auto put = [&text](std::size_t pos, int value) {
        text[pos] = static_cast<char>('0' + value / 10);
        text[pos + 1] = static_cast<char>('0' + value % 10);
    };
    put(0, civil.date.year / 100);
    put(2, civil.date.year % 100);
    put(5, civil.date.month);
    put(8, civil.date.day);
    put(11, civil.time.hour);
    put(14, civil.time.minute);
    put(17, civil.time.second);
    if (offset < 0)
        text[19] = '-';
    put(20, std::abs(offset) / 3600);
    put(23, std::abs(offset) / 60 % 60);
    out.append(text.data(), text.size());
}

}  // namespace aftercare
