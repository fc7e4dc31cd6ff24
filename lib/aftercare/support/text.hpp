// UTF-8 text as people type it: validity, full-width forms, trimming, comparison.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aftercare {

/// Byte offset of the first byte that is not part of well-formed UTF-8 (no surrogates, no overlongs, at most
/// U+10FFFF), or nothing when all of it is well formed. NUL is well formed; callers that refuse it say so.
std::optional<std::size_t> invalid_utf8_at(std::string_view text);

/// Reads the code point at `pos` (a position within `text`) and moves `pos` behind it. A byte that is not
/// part of well-formed UTF-8 reads as U+FFFD.
char32_t next_code_point(std::string_view text, std::size_t& pos);

/// Appends `code_point` as UTF-8.
void append_utf8(std::string& out, char32_t code_point);

/// Full-width ASCII (U+FF01..U+FF5E) and the ideographic space become their ASCII forms; all else stays.
std::string fold_width(std::string_view text);

/// Whether it is one of 0 to 9 of ASCII, in any locale.
constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// ASCII letters in lower case; all other bytes stay (what SQLite's LIKE and nocase do).
std::string fold_ascii_case(std::string_view text);

/// Without leading and trailing ASCII white space and ideographic spaces.
std::string_view trim(std::string_view text);

/// Pieces between `separator`, untrimmed; "" gives one empty piece.
std::vector<std::string_view> split(std::string_view text, char separator);

/// Text from owners made safe to show on a terminal: control characters (C0 but LF and TAB, DEL, C1), bidi
/// overrides and isolates (U+202A..E, U+2066..9, U+200E, U+200F, U+061C), line and paragraph separators and
/// invalid bytes become U+FFFD; CR LF counts as LF. With `one_line`, LF, CR and TAB become a space.
std::string harmless(std::string_view text, bool one_line);

/// Text that people wrote, as part of a layout of lines: harmless, and each line behind its first begins with
/// `| `, so that none of them reads as a line of ours. Whoever lays out indents them.
std::string marked_lines(std::string_view text);

/// Each CR LF as LF, as files from elsewhere end their lines; a CR alone stays.
std::string with_line_feeds(std::string text);

/// A whole decimal number of ASCII digits only, without sign; nothing for anything else or on overflow.
std::optional<long long> parse_digits(std::string_view text);

}  // namespace aftercare
