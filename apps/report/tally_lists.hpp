// The lists that `report tally` counts.
#pragma once

#include <string_view>

#include "apps/shared/list.hpp"

namespace aftercare {

/// A list by the name that it is counted under, a code of the list of words `tally_list`.
struct TallyList {
    std::string_view name;
    const ListSource* source;
    /// What it needs besides filters; null: nothing.
    ListExtras (*extras)(Session&) = nullptr;
};

/// The list of that name, of its word, or of an unambiguous beginning; `list` is tickets. Throws Error{usage}
/// with all there are.
const TallyList& tally_list(std::string_view typed);

}  // namespace aftercare
