#include "aftercare/core/tally.hpp"

#include <cassert>

namespace aftercare {

namespace {

void add_to(std::optional<std::int64_t>& sum, std::optional<std::int64_t> more) {
    std::int64_t both = 0;
    const bool fits = sum && more && !__builtin_add_overflow(*sum, *more, &both);
    sum = fits ? std::optional(both) : std::nullopt;
}

std::optional<std::int64_t> times_value(std::int64_t times, std::int64_t value) {
    std::int64_t product = 0;
    return __builtin_mul_overflow(times, value, &product) ? std::nullopt : std::optional(product);
}

}  // namespace

std::optional<std::int64_t> nearest_rank(const Occurrences& values, int percent) {
    assert(percent >= 1 && percent <= 100);
    std::int64_t count = 0;
    for (const auto& [value, times] : values) {
        count += times;
    }
    // Whole hundreds and the rest apart: no product of the count is needed.
    std::int64_t rank = count / 100 * percent + (count % 100 * percent + 99) / 100;
    for (const auto& [value, times] : values) {
        rank -= times;
        if (rank <= 0) {
            return value;
        }
    }
    return std::nullopt;
}

void Tallied::add(std::int64_t times, std::optional<std::int64_t> value, bool keeps_values) {
    rows += times;
    if (!value) {
        return;
    }
    counted += times;
    add_to(sum, times_value(times, *value));
    if (keeps_values) {
        values[*value] += times;
    }
}

void Tallied::join(const Tallied& more) {
    rows += more.rows;
    counted += more.counted;
    add_to(sum, more.sum);
    for (const auto& [value, times] : more.values) {
        values[value] += times;
    }
}

}  // namespace aftercare
