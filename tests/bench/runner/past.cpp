// The rows of a ledger of years: what it was a month ago, what is filed, whether it is well.
#include "tests/bench/runner/setting.hpp"

namespace bench {

void measure_past(const Setting& setting, Report& report) {
    report.section("as of a month ago");
    const auto ledger = setting.ledger();
    for (const auto& words : {std::vector<std::string>{"report", "list", "--format", "csv"},
                              std::vector<std::string>{"report", "day", "--format", "csv"},
                              std::vector<std::string>{"report", "overdue", "--format", "csv"}}) {
        const auto as_of = [&](const char* when) {
            auto all = words;
            all.insert(all.end(), {"--as-of", when});
            return setting.ours(ledger, all);
        };
        const auto live = as_of(k_as_of_text);
        const auto past = as_of(k_month_ago_text);
        const auto times =
            medians({[&](int) { return run(past); }, [&](int) { return run(live); }}, setting.rounds);
        const auto work = words[0] + " " + words[1] + ", a month ago / live";
        if (words[1] == "list") {
            report.at_most(work, times[0], times[1], 6, "<= 6");
            const auto peak = peak_kib(setting.raw("peak"), past);
            report.figure(work + ": memory", memory_text(peak), "-", "-");
        } else {
            report.figure(work, seconds_text(times[0]), seconds_text(times[1]),
                          ratio_text(times[0] / times[1]));
        }
    }
}

void measure_keeping(const Setting& setting, Report& report) {
    report.section("keeping a ledger");
    const auto doctor = setting.ours(setting.ledger(), {"doctor"});
    const auto archive = setting.ours(setting.ledger(), {"close", "archive", "--due", "--dry-run"});
    const auto times = medians({[&](int) { return run(doctor); }}, setting.rounds);
    report.limit("doctor", seconds_text(times[0]), "-", times[0] <= 0.3, "<= 0.3 s");
    auto filed = archive;
    filed.output = setting.file("archive.jsonl");
    const auto seconds = run(filed);
    const auto candidates = std::stoll("0" + output_of({{"sh", "-c", "wc -l <'" + filed.output + "'"}}));
    const auto each = candidates == 0 ? 0.0 : seconds / static_cast<double>(candidates);
    report.limit("archive --due --dry-run, a candidate of " + std::to_string(candidates), seconds_text(each),
                 "-", each <= 0.0003, "<= 0.3 ms");
}

}  // namespace bench
