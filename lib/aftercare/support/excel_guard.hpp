// The guard against formulas: a cell of owners' text that a spreadsheet would run gets an apostrophe in
// front.
//
// Only what looks like a formula is touched (OWASP, "CSV Injection"; the full-width signs are what Excel
// takes for their ASCII forms under East Asian input). Apostrophes that already stand before such a character
// get one more, so that taking off one is always the exact opposite.
#pragma once

#include <string_view>

namespace aftercare {

/// Whether `text` needs an apostrophe in front: it begins with `= + - @ TAB CR ＝ ＋ － ＠`, or with
/// apostrophes and then one of these.
bool needs_excel_guard(std::string_view text);

/// `text` without the apostrophe that the guard put in front; all other text as it is.
std::string_view undo_excel_guard(std::string_view text);

/// What a cell of somebody's table says: without blanks around it, without the guard, and without the quotes
/// of a formula that is only a text (`="0102"`), by which spreadsheets are kept from taking it for a number.
std::string_view plain_cell(std::string_view cell);

}  // namespace aftercare
