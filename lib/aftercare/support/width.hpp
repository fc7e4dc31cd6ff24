// Display columns of text on a terminal, by extended grapheme cluster (libutf8proc), also in the C locale.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace aftercare {

/// Columns that `text` (one line, well-formed UTF-8) takes: wide and full-width characters and emoji
/// sequences 2, combining marks 0 but spacing ones (नि) 1, a flag pair, a ZWJ sequence or an emoji with its
/// skin tone 2 in all.
std::size_t display_width(std::string_view text);

/// Columns of the widest part of `text` that wrap_to_width leaves whole where it can: a word, a number.
std::size_t longest_word(std::string_view text);

/// Byte offset behind the grapheme cluster that begins at `pos` (a position within `text`).
std::size_t cluster_end(std::string_view text, std::size_t pos);

/// `text` if it fits into `columns`, else as many whole clusters as fit with `…` behind; never cuts a
/// cluster, never exceeds `columns`.
std::string cut_to_width(std::string_view text, std::size_t columns);

enum class Align { left, right };

/// `text` with spaces up to `columns`; longer text is returned as it is.
std::string pad_to_width(std::string_view text, std::size_t columns, Align align = Align::left);

/// `text` in lines broken at spaces or beside wide characters (not before closing or behind opening
/// punctuation), else within a word; LF is kept as a break. For text beside a label of `indent` columns: all
/// lines end within `columns` and all but the first begin with `indent` spaces; where the text has an LF,
/// what was broken stands two deeper, so that it begins no line. With `columns` 0 nothing is broken.
std::string wrap_to_width(std::string_view text, std::size_t columns, std::size_t indent = 0);

}  // namespace aftercare
