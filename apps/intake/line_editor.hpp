// Asking for one line at a terminal: libedit, which edits Chinese too and completes with Tab.
//
// The only place that sees libedit. It needs a UTF-8 LC_CTYPE to know characters from bytes; the process has
// one only while a LineEditor lives. Prompts go to standard error, so standard output stays data.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace aftercare {

/// What Tab may complete to; shown with its word.
struct Completion {
    std::string text;
    std::string word = {};  ///< a second spelling, or empty
};

class LineEditor {
  public:
    LineEditor();
    ~LineEditor();
    LineEditor(const LineEditor&) = delete;
    LineEditor& operator=(const LineEditor&) = delete;

    /// The line typed, without white space around it; nothing at the end of input.
    std::optional<std::string> ask(const std::string& prompt, std::vector<Completion> completions = {});

  private:
    struct Content;
    std::unique_ptr<Content> m_content;
};

/// What Tab makes of a line.
struct Completed {
    std::string line;                  ///< as far as all that fit agree
    std::vector<std::string> fitting;  ///< what to show when several fit
};

/// Completes `line` among `completions` by either spelling; ASCII case does not matter.
Completed complete(const std::string& line, const std::vector<Completion>& completions);

}  // namespace aftercare
