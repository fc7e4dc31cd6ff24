#include "aftercare/core/liability.hpp"

#include <algorithm>

#include "aftercare/support/text.hpp"

namespace aftercare {

Decided<std::string> normalise_liability(const std::vector<LiabilityShare>& shares) {
    std::string text;
    int sum = 0;
    std::size_t with_share = 0;
    for (auto share = shares.begin(); share != shares.end(); ++share) {
        const bool twice = std::any_of(
            shares.begin(), share, [&](const LiabilityShare& other) { return other.role == share->role; });
        if (twice || (share->share && (*share->share < 1 || *share->share > 100))) {
            return Refused{.why = Refusal::bad_shares};
        }
        text += (text.empty() ? "" : ",") + std::string(code_of(share->role));
        if (share->share) {
            text += "=" + std::to_string(*share->share);
            sum += *share->share;
            ++with_share;
        }
    }
    if (shares.empty() || (with_share != 0 && (with_share != shares.size() || sum != 100))) {
        return Refused{.why = Refusal::bad_shares};
    }
    return text;
}

std::vector<LiabilityShare> read_liability(std::string_view text) {
    std::vector<LiabilityShare> shares;
    for (const auto piece : split(text, ',')) {
        const auto equals = piece.find('=');
        if (const auto role = from_code<LiabilityRole>(piece.substr(0, equals))) {
            const auto share =
                equals == std::string_view::npos ? std::nullopt : parse_digits(piece.substr(equals + 1));
            shares.push_back({*role, share ? std::optional(static_cast<int>(*share)) : std::nullopt});
        }
    }
    return shares;
}

}  // namespace aftercare
