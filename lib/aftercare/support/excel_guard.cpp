#include "aftercare/support/excel_guard.hpp"

#include <algorithm>
#include <array>

#include "aftercare/support/text.hpp"

namespace aftercare {

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

std::string_view undo_excel_guard(std::string_view text) {
    return text.starts_with('\'') && needs_excel_guard(text) ? text.substr(1) : text;
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
    return trim(undo_excel_guard(text));
}

}  // namespace aftercare
