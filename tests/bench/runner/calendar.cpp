// The row that reckons: a date in three years costs what one in two days costs.
#include <optional>
#include <utility>

#include "tests/bench/runner/setting.hpp"

namespace bench {

namespace {

constexpr std::int64_t k_few = 1000;
constexpr std::int64_t k_many = 11'000;

/// Instructions of one addition; nothing without valgrind.
std::optional<double> instructions_of(const Setting& setting, const char* zone, const char* duration) {
    const auto count = [&](std::int64_t additions) {
        return instructions(
            Command{{setting.tools + "/bench-calendar", zone, duration, std::to_string(additions)}});
    };
    const auto few = count(k_few);
    const auto many = count(k_many);
    return few && many ? std::optional(static_cast<double>(*many - *few) / (k_many - k_few)) : std::nullopt;
}

std::string instructions_text(double count) {
    return std::to_string(static_cast<std::int64_t>(count));
}

}  // namespace

void measure_calendar(const Setting& setting, Report& report) {
    report.section("calendar: instructions of one addition, of three years against one of two days");
    for (const auto& [far, near] :
         {std::pair{"5600h working", "15h working"}, {"750d working", "2d working"}}) {
        const auto years = instructions_of(setting, "Asia/Shanghai", far);
        const auto days = instructions_of(setting, "Asia/Shanghai", near);
        if (!years || !days) {
            report.missing(far, "valgrind is not installed");
            continue;
        }
        report.limit(far, instructions_text(*years), instructions_text(*days), *years <= *days * 2, "<= 2 x");
        // Each time the clock is set begins a stretch of its own: two a year.
        const auto with_changes = instructions_of(setting, "America/New_York", far);
        report.figure(std::string(far) + ", New York", instructions_text(with_changes.value_or(0)),
                      instructions_text(*days), "");
    }
}

}  // namespace bench
