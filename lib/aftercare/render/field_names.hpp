// Tables of the words of fields: one for events and the ledger's tables, one for what only reports print.
#pragma once

#include <algorithm>
#include <span>
#include <string_view>

namespace aftercare {

/// A field and its English word, the msgid of the others.
struct FieldName {
    std::string_view field;
    const char* word;
};

/// Whether a table is sorted by field, as find_field needs it.
constexpr bool is_sorted(std::span<const FieldName> table) {
    return std::is_sorted(table.begin(), table.end(),
                          [](const FieldName& a, const FieldName& b) { return a.field < b.field; });
}

/// The row of `field`, or null.
inline const FieldName* find_field(std::span<const FieldName> table, std::string_view field) {
    const auto found =
        std::lower_bound(table.begin(), table.end(), field,
                         [](const FieldName& each, std::string_view name) { return each.field < name; });
    return found != table.end() && found->field == field ? &*found : nullptr;
}

/// The row of a column that only reports have, or null.
const FieldName* find_report_field(std::string_view field);

}  // namespace aftercare
