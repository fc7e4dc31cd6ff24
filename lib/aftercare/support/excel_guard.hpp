// Cells as spreadsheets need them, and what they say when they come back.
//
// A text that a spreadsheet would run gets an apostrophe in front (OWASP, "CSV Injection"; the full-width
// signs are what Excel takes for their ASCII forms under East Asian input); one that it would take for a
// number or a date stands as a formula that is only a text, `="0102"`. Reading takes off one apostrophe
// before such a sign, and those quotes, in any file. So a text that looks so by itself gets an apostrophe in
// every file of ours: what is taken off is always what was put there.
#pragma once

#include <string>
#include <string_view>

namespace aftercare {

/// Whether a spreadsheet would run `text`: it begins with `= + - @ TAB CR ＝ ＋ － ＠`, or with apostrophes
/// and then one of these.
bool needs_excel_guard(std::string_view text);

/// Whether reading would take something off `text` that is no blank.
bool looks_marked(std::string_view text);

/// `text` with the apostrophe, behind the blanks that it begins with unless one of them is what is guarded.
std::string with_apostrophe(std::string_view text);

/// Whether a spreadsheet would take `text` for a number, a date or a time: digits and what stands between
/// them.
bool reads_as_number(std::string_view text);

/// Whether `text` can stand as `="…"`: it has no quotes and line ends, and is not longer than a formula's
/// text may be.
bool fits_formula(std::string_view text);

/// What a cell of somebody's table says: without blanks around it, and without what is said above.
std::string_view plain_cell(std::string_view cell);

}  // namespace aftercare
