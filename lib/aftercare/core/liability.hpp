// Liability as written on the command line and kept on the ticket: `contractor`, `contractor=70,owner=30`.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/codes.hpp"
#include "aftercare/core/refusal.hpp"

namespace aftercare {

/// One party's part in whole percent; none when a single role bears it or shares are not settled yet.
struct LiabilityShare {
    LiabilityRole role;
    std::optional<int> share;
};

/// Normalises a list of roles: each once; either no shares, or a share for each, 1..100 and 100 in all.
Decided<std::string> normalise_liability(const std::vector<LiabilityShare>& shares);

/// Reads the normalised form back.
std::vector<LiabilityShare> read_liability(std::string_view text);

}  // namespace aftercare
