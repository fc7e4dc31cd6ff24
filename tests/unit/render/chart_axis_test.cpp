// The numbers of a chart's axis, and those beside its bars.
#include "aftercare/render/chart_axis.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <limits>

#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

constexpr double k_axis_hour = 3600;
constexpr double k_day = 86400;

/// All labels in a line.
std::string labels(double max, ChartUnit unit, std::size_t steps_max = 5) {
    const ChartAxis axis = axis_for(max, unit, steps_max);
    std::string all;
    for (std::size_t i = 0; i <= axis.steps; ++i) {
        all += (i == 0 ? "" : " ") + axis.label(i);
    }
    return all;
}

}  // namespace

TEST_CASE("axes have round numbers in the unit that people count in") {
    struct Case {
        double max;
        ChartUnit unit;
        const char* labels;
    };
    use_language(Language::en, LOCALE_DIR);
    for (const auto& each : {
             Case{0, ChartUnit::count, "0 1"},
             Case{1, ChartUnit::count, "0 1"},
             Case{3, ChartUnit::count, "0 1 2 3"},
             Case{7, ChartUnit::count, "0 2 4 6 8"},
             Case{10, ChartUnit::count, "0 2 4 6 8 10"},
             Case{11, ChartUnit::count, "0 5 10 15"},
             Case{120, ChartUnit::count, "0 50 100 150"},
             Case{99'999, ChartUnit::count, "0 20000 40000 60000 80000 100000"},
             Case{250'000, ChartUnit::count, "0 50k 100k 150k 200k 250k"},
             Case{3e9, ChartUnit::count, "0 1B 2B 3B"},
             Case{0, ChartUnit::number, "0 0.2 0.4 0.6 0.8 1.0"},
             Case{4.46, ChartUnit::number, "0 1 2 3 4 5"},
             Case{0.03, ChartUnit::number, "0 0.01 0.02 0.03"},
             Case{0, ChartUnit::share, "0 20% 40% 60% 80% 100%"},
             Case{0.932, ChartUnit::share, "0 20% 40% 60% 80% 100%"},
             Case{0.042, ChartUnit::share, "0 1% 2% 3% 4% 5%"},
             Case{0.004, ChartUnit::share, "0 0.1% 0.2% 0.3% 0.4%"},
             Case{1, ChartUnit::share, "0 20% 40% 60% 80% 100%"},
             Case{0, ChartUnit::seconds, "0 0.2h 0.4h 0.6h 0.8h 1.0h"},
             Case{1800, ChartUnit::seconds, "0 10m 20m 30m"},
             Case{30 * k_axis_hour, ChartUnit::seconds, "0 10h 20h 30h"},
             Case{3 * k_day, ChartUnit::seconds, "0 20h 40h 60h 80h"},
             Case{12 * k_day, ChartUnit::seconds, "0 5d 10d 15d"},
             Case{123'456, ChartUnit::fen, "0 500 1000 1500"},
             Case{120'450'000, ChartUnit::fen, "0 0.5M 1.0M 1.5M"},
             Case{1e300, ChartUnit::count, "0 2e+287T 4e+287T 6e+287T 8e+287T 1e+288T"},
         }) {
        CAPTURE(each.max);
        CHECK(labels(each.max, each.unit) == each.labels);
    }
}

TEST_CASE("large numbers are written in the words of the language") {
    use_language(Language::zh, LOCALE_DIR);
    CHECK(labels(99'999, ChartUnit::count) == "0 20000 40000 60000 80000 100000");
    CHECK(labels(250'000, ChartUnit::count) == "0 5万 10万 15万 20万 25万");
    CHECK(labels(3e8, ChartUnit::count) == "0 1亿 2亿 3亿");
    CHECK(labels(2e12, ChartUnit::count, 2) == "0 1万亿 2万亿");
    use_language(Language::en, LOCALE_DIR);
}

TEST_CASE("an axis reaches its largest value with no step to spare, and steps are 1, 2 or 5") {
    for (const auto unit : {ChartUnit::count, ChartUnit::number, ChartUnit::share, ChartUnit::seconds}) {
        for (double max = 0.0037; max < 1e15; max *= 1.093) {
            for (const std::size_t steps_max : {2U, 4U, 5U}) {
                CAPTURE(max);
                const ChartAxis axis = axis_for(max, unit, steps_max);
                CHECK(axis.steps >= 1);
                CHECK(axis.steps <= steps_max);
                CHECK(axis.top() >= max * (1 - 1e-8));
                CHECK((axis.steps == 1 || axis.top() - axis.step < max));
                const double step = axis.step / axis.written;
                const double digit = step / std::pow(10, std::floor(std::log10(step) + 1e-9));
                CHECK(
                    (std::abs(digit - 1) < 1e-6 || std::abs(digit - 2) < 1e-6 || std::abs(digit - 5) < 1e-6));
                if (unit == ChartUnit::count) {
                    CHECK(axis.step >= 1);
                    CHECK(std::abs(axis.step - std::round(axis.step)) < 1e-9 * axis.step);
                }
            }
        }
    }
}

TEST_CASE("a value beside its bar is written whole") {
    CHECK(value_label(1284, ChartUnit::count) == "1284");
    CHECK(value_label(0, ChartUnit::count) == "0");
    CHECK(value_label(4.4567, ChartUnit::number) == "4.46");
    CHECK(value_label(4.5, ChartUnit::number) == "4.5");
    CHECK(value_label(0.9321, ChartUnit::share) == "93.2%");
    CHECK(value_label(1, ChartUnit::share) == "100%");
    CHECK(value_label(51 * k_axis_hour, ChartUnit::seconds) == "2d 3h");
    CHECK(value_label(123'456, ChartUnit::fen) == "1234.56");
    CHECK(value_label({}, ChartUnit::count) == "–");
    CHECK(value_label(1e300, ChartUnit::count) == "1e+300");
    CHECK_FALSE(value_label(1e300, ChartUnit::seconds).empty());
}

}  // namespace aftercare
