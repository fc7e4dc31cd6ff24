// Times, periods and durations as typed: nothing crashes, and what is shown reads as what was meant.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "aftercare/support/periods.hpp"

namespace {

using namespace aftercare;

void require(bool truth) {
    if (!truth)
        std::abort();
}

void check_time(std::string_view text, Instant now) {
    const auto at = parse_time(text, now, DateMeans::beginning);
    const auto until = parse_time(text, now, DateMeans::deadline);
    require(static_cast<bool>(at) == static_cast<bool>(until));
    if (!at)
        return;
    require(*at <= *until && is_in_range(*at));
    // Before 1970 zones may lie off UTC by seconds, which RFC 3339 cannot say.
    if (at->seconds >= 0)
        require(*parse_time(format_rfc3339(*at), now, DateMeans::beginning) == *at);
}

void check_periods(std::string_view text, Instant now) {
    if (const auto period = parse_period(text, now))
        require(period->from < period->until);
    if (const auto span = parse_span(text, now))
        require(span->from < span->until);
}

void check_duration(std::string_view text) {
    const auto duration = parse_duration(text);
    if (!duration)
        return;
    require(duration->seconds >= 0 && duration->days >= 0);
    require(duration->days == 0 || (duration->seconds == 0 && duration->pace != Pace::wall));
    const std::string shown = format_duration({duration->seconds});
    const auto first = parse_duration(shown.substr(0, shown.find(' ')));
    require(first && first->seconds <= duration->seconds);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const bool k_zoned = use_zone("Asia/Shanghai");
    require(k_zoned);
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const Instant now{1'763'704'800};  // 2025-11-21 14:00 in Shanghai
    check_time(text, now);
    check_periods(text, now);
    check_duration(text);
    if (const auto day = parse_day(text))
        require(format_day(*day) == text);
    return 0;
}
