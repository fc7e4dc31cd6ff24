// Filters as typed: field=a,b field!=a,b field~text field<v field<=v field>v field>=v, and field.lt=v .le .gt
// .ge. Reading a filter knows no fields; whoever has the columns checks them. A field may be any text before
// the first operator: 紧急程度>=紧急.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aftercare {

enum class FilterOp { equals, differs, contains, less, at_most, greater, at_least };

/// `field=` has no values and means empty; `field!=` means not empty.
struct Filter {
    std::string field;
    FilterOp op = FilterOp::equals;
    std::vector<std::string> values;  ///< of equals and differs, split at commas; else one
    bool operator==(const Filter&) const = default;
};

/// The operator as it is typed before `value`: `=`, `!=`, `~`, …; `.lt=` and `.gt=` where `<` or `>` and the
/// value's own `=` would be read as another sign.
std::string_view sign_of(FilterOp op, std::string_view value);

/// Nothing when `text` has no operator, nothing stands before it, or a comparison has no value.
std::optional<Filter> parse_filter(std::string_view text);

}  // namespace aftercare
