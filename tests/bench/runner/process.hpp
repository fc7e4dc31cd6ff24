// Running other programs and measuring them from outside: time, instructions, syncs, memory.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace bench {

/// A program with its arguments, and where its standard output goes.
struct Command {
    std::vector<std::string> words;
    std::string output = "/dev/null";
};

/// Runs it to the end and gives the seconds that took. Throws std::runtime_error with what it said on stderr
/// when it ends with anything but 0.
double run(const Command& command);
/// The same; the seconds for which processors worked, whoever else they worked for.
double run_counting_work(const Command& command);
/// Whether it ends with 0.
bool succeeds(const Command& command);
/// Its standard output, without the last line feed.
std::string output_of(const Command& command);
/// Starts all of them at once and waits for all; seconds from the first start to the last end.
double run_together(const std::vector<Command>& commands);

/// Whether PATH has the program.
bool is_installed(const std::string& program);

/// The most memory it had, in KiB; `peak` is the path of raw-peak.
std::int64_t peak_kib(const std::string& peak, const Command& command);
/// Instructions it executed, counted by valgrind; nothing when that is not installed.
std::optional<std::int64_t> instructions(const Command& command);
/// How often it waited for the disk, counted by strace; nothing when that is not installed or may not trace.
std::optional<std::int64_t> syncs(const Command& command);

}  // namespace bench
