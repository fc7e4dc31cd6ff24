#include "tests/bench/runner/report.hpp"

#include <algorithm>
#include <cstdio>

namespace bench {

namespace {

constexpr double k_long_round = 10;
constexpr int k_rounds_when_long = 5;

double median_of(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const auto middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

std::string number(const char* format, double value) {
    char text[64];
    std::snprintf(text, sizeof text, format, value);
    return text;
}

}  // namespace

std::vector<double> medians(const std::vector<Side>& sides, int rounds) {
    double first = 0;
    for (const auto& side : sides) {
        first += side(0);
    }
    if (first > k_long_round) {
        rounds = std::min(rounds, k_rounds_when_long);
    }
    std::vector<std::vector<double>> seconds(sides.size());
    for (int round = 1; round <= rounds; ++round) {
        for (std::size_t i = 0; i < sides.size(); ++i) {
            seconds[i].push_back(sides[i](round));
        }
    }
    std::vector<double> result;
    for (auto& values : seconds) {
        result.push_back(median_of(std::move(values)));
    }
    return result;
}

std::string seconds_text(double seconds) {
    return seconds < 1 ? number("%.2f ms", seconds * 1e3) : number("%.2f s", seconds);
}
std::string millions_text(std::int64_t count) {
    return number("%.2f M", static_cast<double>(count) / 1e6);
}
std::string memory_text(std::int64_t kib) {
    return number("%.1f MiB", static_cast<double>(kib) / 1024);
}

std::string ratio_text(double ratio) {
    return number(ratio < 0.1 ? "%.4f" : "%.3f", ratio);
}

void Report::section(const std::string& title) {
    std::printf("\n%s\n", title.c_str());
    std::printf("  %-50s %11s %11s %8s  %s\n", "", "ours", "reference", "ratio", "promise");
}

void Report::line(const std::string& work, const std::string& ours, const std::string& reference,
                  const std::string& ratio, const std::string& promise, std::optional<bool> kept) {
    const char* verdict = !kept ? "" : *kept ? "ok" : "MISS";
    std::printf("  %-50s %11s %11s %8s  %-18s %s\n", work.c_str(), ours.c_str(), reference.c_str(),
                ratio.c_str(), promise.c_str(), verdict);
    std::fflush(stdout);
    m_kept += kept == true ? 1 : 0;
    m_missed += kept == false ? 1 : 0;
}

void Report::at_most(const std::string& work, double ours, double reference, double promise,
                     const std::string& promise_text) {
    const double ratio = ours / reference;
    line(work, seconds_text(ours), seconds_text(reference), ratio_text(ratio), promise_text,
         ratio <= promise);
}

void Report::at_least(const std::string& work, double ours, double reference, double promise) {
    const double ratio = reference / ours;
    line(work, seconds_text(ours), seconds_text(reference), ratio_text(ratio),
         ">= " + number("%.2f", promise), ratio >= promise);
}

void Report::limit(const std::string& work, const std::string& ours, const std::string& reference, bool kept,
                   const std::string& promise_text) {
    line(work, ours, reference, "", promise_text, kept);
}

void Report::figure(const std::string& work, const std::string& ours, const std::string& reference,
                    const std::string& ratio) {
    line(work, ours, reference, ratio, "", std::nullopt);
}

void Report::missing(const std::string& work, const std::string& why) {
    line(work, "-", "-", "-", why, std::nullopt);
}

void Report::finish() const {
    std::printf("\n%d promises kept, %d missed\n", m_kept, m_missed);
}

}  // namespace bench
