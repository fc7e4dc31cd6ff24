// Money: yuan as people write it, fen as it is kept.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "aftercare/support/instant.hpp"

namespace aftercare {

/// "300", "120.5", "120.50" → fen; at most two decimals, no sign, no separators, at most 10^10 yuan.
/// Full-width digits, exponents and anything else: nothing. Independent of the locale.
std::optional<Fen> parse_yuan(std::string_view text);

/// "1234.56"; negative amounts with a leading minus.
std::string format_yuan(Fen amount);

}  // namespace aftercare
