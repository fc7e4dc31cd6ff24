// Whether a text may come in: the one check of every entrance (options, words, variables, files, prompts,
// cells of an import, names of all registers), and of what the journal frames.
//
// Refused are invalid UTF-8 and control characters, U+0000 to U+001F, U+007F and the separators U+2028 and
// U+2029: the journal hashes its columns joined by line feeds, and lists, papers and mails have a line for
// each name. Prose alone may hold line feeds and tabs.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace aftercare {

enum class TextKind {
    name,   ///< one line of at most k_name_characters_max characters
    line,   ///< one line: a path, a filter, a list of columns
    prose,  ///< what people write: may have several lines
};

/// What is wrong with a text.
enum class TextFault { not_utf8, control_in_line, control_in_prose, name_too_long, text_too_long };

/// Nothing when `text` may be entered.
std::optional<TextFault> text_fault(std::string_view text, TextKind kind);

/// What is wrong, in the current language.
std::string words_of(TextFault fault);

}  // namespace aftercare
