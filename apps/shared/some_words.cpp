#include "apps/shared/some_words.hpp"

#include <algorithm>

#include "aftercare/render/words.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

std::string some_words(std::vector<std::string> words) {
    constexpr std::size_t k_shown_max = 20;
    const auto more = words.size() - std::min(words.size(), k_shown_max);
    words.resize(words.size() - more);
    return more == 0 ? join_words(words)
                     : form(tr("{list} and {count} more"), fmt::arg("list", join_words(words)),
                            fmt::arg("count", more));
}

}  // namespace aftercare
