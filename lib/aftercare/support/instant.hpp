// Points in time, calendar days and amounts as types of their own, so that seconds, days and fen never mix.
#pragma once

#include <compare>
#include <cstdint>

namespace aftercare {

/// A point in time: whole seconds since 1970-01-01T00:00:00Z.
struct Instant {
    std::int64_t seconds = 0;
    auto operator<=>(const Instant&) const = default;
};

/// A length of time in whole seconds; may be negative as a difference.
struct Seconds {
    std::int64_t count = 0;
    auto operator<=>(const Seconds&) const = default;
};

constexpr Instant operator+(Instant at, Seconds by) {
    return {at.seconds + by.count};
}
constexpr Instant operator-(Instant at, Seconds by) {
    return {at.seconds - by.count};
}
constexpr Seconds operator-(Instant later, Instant earlier) {
    return {later.seconds - earlier.seconds};
}

constexpr Seconds k_minute{60};
constexpr Seconds k_hour{3600};
constexpr Seconds k_24_hours{86400};

/// A calendar day of the proleptic Gregorian calendar, as days since 1970-01-01, in no particular zone.
struct Day {
    std::int32_t number = 0;
    auto operator<=>(const Day&) const = default;
};

/// An amount of money in fen (1/100 yuan).
struct Fen {
    std::int64_t count = 0;
    auto operator<=>(const Fen&) const = default;
};

}  // namespace aftercare
