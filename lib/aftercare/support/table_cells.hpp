// The cells of a table as text: quotes of RFC 4180, and the escapes of tsv of ours (render/csv.cpp).
#pragma once

#include <string>
#include <string_view>

namespace aftercare {

/// Whether a heading is one of our machine formats: lower-case ASCII letters, digits and `_`.
bool is_key_of_ours(std::string_view heading);

/// Takes off the escapes that tsv of ours has for TAB, line ends, the backslash and a quote at the beginning.
void undo_escapes(std::string& field);
/// Appends a field with them.
void append_escaped(std::string& out, std::string_view field);

/// Appends a field, in quotes where it needs them.
void append_quoted(std::string& out, std::string_view field, char delimiter);

}  // namespace aftercare
