// The table that a run prints, and the medians in it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace bench {

/// Runs A, B, …, A, B, … and gives the median seconds of each. A first round is not counted. Less than
/// `rounds` (but five) when a round takes more than ten seconds. The argument is the number of the round.
using Side = std::function<double(int round)>;
std::vector<double> medians(const std::vector<Side>& sides, int rounds);

/// `1.9 ms`, `12.3 s`.
std::string seconds_text(double seconds);
/// `12.3 M` instructions, `1.2 MiB`.
std::string millions_text(std::int64_t count);
std::string memory_text(std::int64_t kib);
/// `0.912`, `0.0123`.
std::string ratio_text(double ratio);

/// Lines of the table: what was measured, against what, and what was promised.
class Report {
  public:
    /// A heading between lines.
    void section(const std::string& title);
    /// ours / reference, promised to be at most `promise`.
    void at_most(const std::string& work, double ours, double reference, double promise,
                 const std::string& promise_text);
    /// reference / ours (throughput), promised to be at least `promise`.
    void at_least(const std::string& work, double ours, double reference, double promise);
    /// A plain figure with its limit.
    void limit(const std::string& work, const std::string& ours, const std::string& reference, bool kept,
               const std::string& promise_text);
    /// A figure for which nothing is promised.
    void figure(const std::string& work, const std::string& ours, const std::string& reference,
                const std::string& ratio);
    /// Something that this build cannot do, or that is not installed here.
    void missing(const std::string& work, const std::string& why);
    /// The last line: how many promises were kept.
    void finish() const;

  private:
    void line(const std::string& work, const std::string& ours, const std::string& reference,
              const std::string& ratio, const std::string& promise, std::optional<bool> kept);

    int m_kept = 0;
    int m_missed = 0;
};

}  // namespace bench
