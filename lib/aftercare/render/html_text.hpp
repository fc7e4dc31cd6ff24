// What every HTML page of ours begins with, and owners' text inside it.
#pragma once

#include <string>
#include <string_view>

namespace aftercare {

/// Appends `text` so that it is only ever text, also within a quoted attribute: `& < > " '` as entities; what
/// harmless() takes from a terminal is taken here too, so no bidi override reorders a page, and what XML has
/// no place for. LF stays.
void append_html_text(std::string& out, std::string_view text);

/// Appends each line of `text` as a block of its own, of class `line`: what a page breaks hangs deeper than
/// where lines begin, if its style has `k_html_line_style`, so that no part of a line reads as a line.
void append_html_lines(std::string& out, std::string_view text);
constexpr std::string_view k_html_line_style = ".line{min-height:1.4em;padding-left:2em;text-indent:-2em}";

/// What the lengths of a page follow: the paper it is made for, or the width of whichever screen.
enum class Layout { paper, screen };

/// Appends the beginning of a page up to and with `<body>`, in the current language and with its style
/// inside: a file that needs no other, and whose policy lets nothing in from outside. A page has a title
/// always; "" gives the program's name.
void append_html_head(std::string& out, std::string_view title, std::string_view style,
                      Layout layout = Layout::paper);

}  // namespace aftercare
