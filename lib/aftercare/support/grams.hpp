// Search tokens: every text position as a pair of code points, so that a substring of any length and script
// is one phrase of tokens and FTS5 answers it without reading a row.
//
// The text "渗漏a" becomes three tokens: (渗,漏) (漏,a) (a,end). A token is written as the base-35 digits
// [0-9a-y] of the first code point, `z`, and the digits of the second (nothing for the end), so it consists
// of ASCII alphanumerics only and the FTS5 `ascii` tokenizer keeps it whole. ASCII case is folded, as LIKE
// does; nothing else is.
#pragma once

#include <string>
#include <string_view>

namespace aftercare {

/// The tokens of `text`, each followed by one space; "" for empty text. Appends, so that several texts make
/// one document: the end token keeps a phrase from running from one text into the next.
void append_grams(std::string& out, std::string_view text);

/// The FTS5 query that matches exactly the documents with a text that contains `substring` (not empty) under
/// ASCII case folding: a phrase of pairs, or for a single code point a prefix query.
std::string gram_query(std::string_view substring);

}  // namespace aftercare
