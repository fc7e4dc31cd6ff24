// Asking for one line at a terminal: edited with the usual keys whatever the script, completed with Tab.
//
// Our own, since libedit loses a line with wide characters at the edge of the screen. What the keys make of
// the line and how it is drawn is in support/typed_line.hpp. Prompts go to standard error, so standard output
// stays data.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace aftercare {

/// What Tab may complete to; shown with its word.
struct Completion {
    std::string text;
    std::string word = {};  ///< a second spelling, or empty
};

/// The line typed, without white space around it; nothing at the end of input.
std::optional<std::string> ask_line(const std::string& prompt,
                                    const std::vector<Completion>& completions = {});

/// What Tab makes of a line.
struct Completed {
    std::string line;                  ///< as far as all that fit agree
    std::vector<std::string> fitting;  ///< what to show when several fit
};

/// Completes `line` among `completions` by either spelling; ASCII case does not matter.
Completed complete(const std::string& line, const std::vector<Completion>& completions);

}  // namespace aftercare
