// From the words of a command line to a Request. The only place that sees CLI11.
#pragma once

#include <string>
#include <vector>

#include "apps/shared/options.hpp"

namespace aftercare {

/// What a command line asks for besides running the command.
struct ParsedLine {
    Request request;
    bool wants_help = false;
    bool wants_version = false;
};

/// Reads `words` (behind program and verb) by the description. Every option takes exactly one value, whatever
/// that looks like; `--columns` as the last word has none. Throws Error{usage}.
ParsedLine parse_line(const Options& options, const std::vector<std::string>& words);

/// The text of --help. `usage` is the command with its program: `aftercare intake new`.
std::string help_text(const Options& options, const std::string& usage, const std::string& summary);

/// The options that every command takes, those of `takes` (Takes bits) with them.
void describe_common(Options& options, unsigned takes);

}  // namespace aftercare
