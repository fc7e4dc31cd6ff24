#include "aftercare/core/tally.hpp"

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
