#include "aftercare/support/mask.hpp"

#include <algorithm>

#include "aftercare/support/text.hpp"
#include "aftercare/support/width.hpp"

namespace aftercare {

namespace {

/// How much of a phone number stays to be seen.
struct Kept {
    std::size_t first = 0;
    std::size_t last = 0;
};

Kept kept_of(std::size_t digits) {
    if (digits >= 11) {
        return {.first = 3, .last = 4};
    }
    return {.first = 0, .last = digits >= 7 ? 4U : digits >= 4 ? 2U : 0U};
}

bool is_separator(std::string_view cluster) {
    return cluster.size() == 1 && std::string_view(" +-()./#").find(cluster) != std::string_view::npos;
}

bool is_digit(std::string_view cluster) {
    return cluster.size() == 1 && cluster.front() >= '0' && cluster.front() <= '9';
}

/// Calls `each` for every grapheme cluster of `text`.
template <class Each>
void for_each_cluster(std::string_view text, Each each) {
    for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end) {
        end = cluster_end(text, begin);
        each(text.substr(begin, end - begin));
    }
}

}  // namespace

std::string mask_name(std::string_view name) {
    const std::string_view text = trim(name);
    if (text.empty()) {
        return {};
    }
    const std::size_t first_end = cluster_end(text, 0);
    std::size_t further = 0;
    for_each_cluster(text.substr(first_end), [&further](std::string_view) { ++further; });
    std::string out(text.substr(0, first_end));
    out.append(std::max<std::size_t>(further, 1), '*');
    return out;
}

std::string mask_phone(std::string_view phone) {
    const std::string text = fold_width(trim(phone));
    std::size_t count = 0;
    for_each_cluster(text, [&count](std::string_view cluster) { count += is_separator(cluster) ? 0 : 1; });
    const Kept kept = kept_of(count);
    std::string out;
    std::size_t index = 0;
    for_each_cluster(text, [&](std::string_view cluster) {
        if (is_separator(cluster)) {
            out.append(cluster);
            return;
        }
        const bool is_kept = index < kept.first || index >= count - kept.last;
        ++index;
        out.append(is_kept && is_digit(cluster) ? cluster : "*");
    });
    return out;
}

}  // namespace aftercare
