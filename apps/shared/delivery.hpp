// Handing a text to another program's standard input: a mailer, or a site's own hook.
//
// No shell is involved: program and arguments go to the system as they are. The program runs in a process
// group of its own, which is killed when it takes longer than it may, so nothing is left behind.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace aftercare {

/// Whether `program`, a whole path, is there and may be run.
bool may_run(const std::string& program);

/// Runs `words` (a whole path and arguments) with `input` as its standard input, its standard output
/// discarded. Empty when it ended with 0; else why not, in words.
std::string deliver(const std::vector<std::string>& words, const std::string& input,
                    std::int64_t timeout_seconds);

}  // namespace aftercare
