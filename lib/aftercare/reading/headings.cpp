#include "aftercare/reading/headings.hpp"

#include <algorithm>

#include "aftercare/support/excel_guard.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_named_max = 20;

}  // namespace

Headings::Headings(const std::vector<std::string>& header) {
    m_columns.reserve(header.size());
    for (std::size_t i = 0; i < header.size(); ++i) {
        const auto [column, is_new] = m_columns.try_emplace(folded(header[i]), Column{.first = i});
        column->second.repeats = !is_new;
    }
}

std::optional<std::size_t> Headings::find(std::string_view heading) const {
    const auto found = m_columns.find(folded(heading));
    return found == m_columns.end() ? std::nullopt : std::optional(found->second.first);
}

bool Headings::repeats(std::string_view heading) const {
    const auto found = m_columns.find(folded(heading));
    return found != m_columns.end() && found->second.repeats;
}

std::string Headings::folded(std::string_view heading) {
    return fold_ascii_case(trim(fold_width(plain_cell(heading))));
}

std::string some_of(const std::vector<std::string>& names) {
    std::string text;
    const auto shown = std::min(names.size(), k_named_max);
    for (std::size_t i = 0; i < shown; ++i) {
        text += (i == 0 ? "" : ", ") + names[i];
    }
    if (shown < names.size()) {
        text += " " + form(tr("and {count} more"), fmt::arg("count", names.size() - shown));
    }
    return text;
}

}  // namespace aftercare
