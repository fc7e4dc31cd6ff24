#include "aftercare/support/nearest.hpp"

#include <algorithm>
#include <string>

#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_compared_bytes_max = 40;

/// Number of inserted, removed, replaced or swapped bytes between two short texts (optimal string alignment).
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> steps(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                steps[i][j] = i + j;
                continue;
            }
            const std::size_t replaced = steps[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            steps[i][j] = std::min({replaced, steps[i - 1][j] + 1, steps[i][j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                steps[i][j] = std::min(steps[i][j], steps[i - 2][j - 2] + 1);
            }
        }
    }
    return steps[a.size()][b.size()];
}

}  // namespace

std::optional<std::string_view> nearest(std::string_view text, const std::vector<std::string_view>& known) {
    if (text.size() > k_compared_bytes_max) {
        return std::nullopt;
    }
    const std::string folded = fold_ascii_case(text);
    std::optional<std::string_view> best;
    std::size_t best_distance = std::clamp<std::size_t>(text.size() / 3, 1, 3) + 1;
    for (const auto each : known) {
        const std::size_t distance = edit_distance(folded, each);
        if (distance < best_distance) {
            best_distance = distance;
            best = each;
        }
    }
    return best;
}

}  // namespace aftercare
