#include "aftercare/support/excel_guard.hpp"

#include <algorithm>
#include <array>

#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

/// Excel, "Specifications and limits": text values in formulas.
constexpr std::size_t k_formula_text_max = 255;

/// Whether a text of this first byte may look marked: an apostrophe, a sign, or what begins a blank.
constexpr bool may_be_marked(char first) {
    constexpr std::string_view k_blanks_begin = "\xC2\xE1\xE2\xE3\xEF";
    return first == '\'' || first == '=' || (first >= 0 && first <= ' ') ||
           k_blanks_begin.find(first) != std::string_view::npos;
}

}  // namespace

bool needs_excel_guard(std::string_view text) {
    constexpr std::string_view k_ascii = "=+-@\t\r";
    constexpr std::array<std::string_view, 4> k_full_width{"＝", "＋", "－", "＠"};
    text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
    if (text.empty()) {
        return false;
    }
    return k_ascii.find(text.front()) != std::string_view::npos ||
           std::any_of(k_full_width.begin(), k_full_width.end(),
                       [text](std::string_view sign) { return text.starts_with(sign); });
}

bool looks_marked(std::string_view text) {
    return !text.empty() && may_be_marked(text.front()) && plain_cell(text).size() != trim(text).size();
}

std::string with_apostrophe(std::string_view text) {
    const auto shown = trim(text);
    const auto blanks = needs_excel_guard(text) ? 0 : static_cast<std::size_t>(shown.data() - text.data());
    std::string marked(text.substr(0, blanks));
    marked += '\'';
    marked += text.substr(blanks);
    return marked;
}

bool reads_as_number(std::string_view text) {
    constexpr std::string_view k_digits = "0123456789";
    return text.find_first_of(k_digits) <= 1 &&
           text.find_first_not_of("0123456789-/.:,%eE+ ") == std::string_view::npos;
}

bool fits_formula(std::string_view text) {
    return !text.empty() && text.size() <= k_formula_text_max &&
           text.find_first_of("\"\r\n\t") == std::string_view::npos;
}

std::string_view plain_cell(std::string_view cell) {
    constexpr std::string_view k_formula = "=\"";
    const auto text = trim(cell);
    if (text.starts_with(k_formula) && text.size() > k_formula.size() && text.ends_with('"')) {
        const auto inner = text.substr(k_formula.size(), text.size() - k_formula.size() - 1);
        if (inner.find('"') == std::string_view::npos) {
            return trim(inner);
        }
    }
    // A TAB or CR that is guarded may be all that there is: blanks fall away behind the guard.
    const auto guarded = cell.substr(static_cast<std::size_t>(text.data() - cell.data()));
    return text.starts_with('\'') && needs_excel_guard(guarded) ? trim(guarded.substr(1)) : text;
}

}  // namespace aftercare
