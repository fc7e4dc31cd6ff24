// Handing a text to another program's standard input: a mailer, or a site's own hook.
//
// No shell is involved: program and arguments go to the system as they are. The program runs in a process
// group of its own, which is killed when it takes longer than it may or we are to stop, so nothing is left
// behind.
#pragma once

#include <csignal>
#include <cstdint>
#include <string>
#include <vector>

namespace aftercare {

/// Whether `program`, a whole path, is there and may be run.
bool may_run(const std::string& program);

/// TERM, INT and HUP held back for its life, so that what was begun is brought to an end; afterwards they do
/// what they do.
class StopSignals {
  public:
    StopSignals();
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;
    /// Whether one has come.
    bool came() const;
    const sigset_t& set() const { return m_set; }
    /// The signals that were held back before: what a program we start is to hold back.
    const sigset_t& before() const { return m_before; }

  private:
    sigset_t m_set{};
    sigset_t m_before{};
};

/// A span of time that begins now.
class TimeLimit {
  public:
    explicit TimeLimit(std::int64_t seconds);
    ~TimeLimit();
    TimeLimit(const TimeLimit&) = delete;
    TimeLimit& operator=(const TimeLimit&) = delete;
    bool is_over() const;
    /// A descriptor that can be read from once it is over.
    int descriptor() const { return m_descriptor; }

  private:
    int m_descriptor;
};

/// Runs `words` (a whole path and arguments) with `input` as its standard input, its standard output
/// discarded. Empty when it ended with 0; else why not, in words. A program that is killed because time is up
/// or a signal came counts as one that did not deliver.
std::string deliver(const std::vector<std::string>& words, const std::string& input,
                    std::int64_t timeout_seconds, const StopSignals& stop);

}  // namespace aftercare
