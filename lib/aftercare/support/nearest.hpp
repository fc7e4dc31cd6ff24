// What a word that is none of those known may have meant.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace aftercare {

/// The one of `known` that was probably meant: the one with the fewest slips, at most a third of the word;
/// the first of several. Nothing when none is near, or the word is longer than any name.
std::optional<std::string_view> nearest(std::string_view text, const std::vector<std::string_view>& known);

}  // namespace aftercare
