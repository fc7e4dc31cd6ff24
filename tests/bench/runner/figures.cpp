// The rows of figures: a month, a year by months, a day, against stepping the same rows in C.
#include "aftercare/core/figures/matured.hpp"
#include "aftercare/core/figures/question.hpp"
#include "aftercare/support/zone.hpp"
#include "tests/bench/runner/setting.hpp"

namespace bench {

namespace {

using namespace aftercare;

constexpr std::int64_t k_day = 86400;

void add_span(std::vector<std::string>& words, const char* what, Instant from, Instant until) {
    words.insert(words.end(), {what, std::to_string(from.seconds), std::to_string(until.seconds)});
}

/// What a report of everything reads of a span of contiguous periods, those before them included.
Command raw_of(const Setting& setting, const Period& span) {
    Command raw{{setting.raw("figures"), setting.ledger()}};
    for (const auto days : {0, 30, 90}) {  // the shipped policy's windows of repeats
        const Seconds by{days * k_day};
        add_span(raw.words, "acts", span.from - by - Seconds{days == 0 ? k_day : 0}, span.until - by);
    }
    add_span(raw.words, "received", span.from, span.until);
    add_span(raw.words, "received", span.from - k_complaint_window, span.until - k_complaint_window);
    add_span(raw.words, "dues", span.from, span.until);
    raw.words.emplace_back("stock");
    return raw;
}

Command ours_of(const Setting& setting, const std::string& ledger, std::vector<std::string> words) {
    words.insert(words.end(), {"--format", "csv", "--as-of", k_as_of_text});
    return setting.ours(ledger, words);
}

}  // namespace

void measure_figures(const Setting& setting, Report& report) {
    report.section("figures");
    use_zone("Asia/Shanghai");
    const Instant as_of{std::stoll(k_as_of_seconds)};
    const auto day = day_of(as_of);
    const auto date = to_date(day);
    const auto first = to_day({date.year, date.month, 1});
    const Period month{start_of(add_months(first, -1)), start_of(first)};
    const auto named = format_day(add_months(first, -1)).substr(0, 7);
    const std::vector<std::string> words = {"report", "month", "-p", named};
    const auto ours = ours_of(setting, setting.ledger(), words);
    const auto raw = raw_of(setting, {start_of(add_months(first, -2)), month.until});
    auto times = medians({[&](int) { return run(ours); }, [&](int) { return run(raw); }}, setting.rounds);
    report.at_most("report month / raw stepping of " + output_of(raw), times[0], times[1], 1.5, "<= 1.5");
    const auto peak = peak_kib(setting.raw("peak"), ours);
    report.limit("report month: memory", memory_text(peak), memory_text(peak_kib(setting.raw("peak"), raw)),
                 peak <= 32 * 1024, "<= 32 MiB");

    const auto year = std::to_string(date.year - 1);
    const auto by_months =
        ours_of(setting, setting.ledger(), {"report", "kpi", "-p", year, "--every", "month"});
    const auto raw_year =
        raw_of(setting, {start_of(to_day({date.year - 2, 12, 1})), start_of(to_day({date.year, 1, 1}))});
    times = medians({[&](int) { return run(by_months); }, [&](int) { return run(raw_year); }},
                    std::min(setting.rounds, 3));
    report.at_most("report kpi of a year by months / raw", times[0], times[1], 2, "<= 2");

    const auto today = ours_of(setting, setting.ledger(), {"report", "day", "-p", format_day(day)});
    times = medians({[&](int) { return run_counting_work(today); }}, setting.rounds);
    report.limit("report day: processor time", seconds_text(times[0]), "-", times[0] <= 0.05, "<= 50 ms");

    auto past = setting.ours(setting.ledger(), words);
    past.words.insert(past.words.end(), {"--format", "csv", "--as-of", k_month_ago_text});
    times = medians({[&](int) { return run(past); }, [&](int) { return run(ours); }}, setting.rounds);
    report.at_most("report month, a month ago / live", times[0], times[1], 6, "<= 6");
}

}  // namespace bench
