// From the words of a command line to the members that its options are bound to. The only place that sees
// CLI11.
#pragma once

#include <string>
#include <vector>

#include "apps/shared/common_options.hpp"

namespace aftercare {

/// A file that a line names to be read.
struct GivenFile {
    std::string what;  ///< the option that names it, `--map`; empty for a word
    std::string path;
};

/// What a line says beside the values of its options.
struct ParsedLine {
    std::vector<std::string> words;  ///< as they were typed
    std::vector<GivenFile> inputs;
};

/// Reads `words` (behind program and verb) by the description into what that is bound to; with --help or
/// --version only those. Every option takes exactly one value, whatever that looks like; `--columns` as the
/// last word has none. Throws Error{usage}.
ParsedLine parse_line(const Options& options, CommonOptions& common, const std::vector<std::string>& words);

/// The text of --help. `usage` is the command with its program: `aftercare intake new`.
std::string help_text(const Options& options, const std::string& usage, const std::string& summary);

}  // namespace aftercare
