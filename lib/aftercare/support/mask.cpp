#include "aftercare/support/mask.hpp"

#include "aftercare/support/phone.hpp"
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

bool is_digit_cluster(std::string_view cluster) {
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

std::string mask_characters(std::string_view text) {
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
        out.append(is_kept && is_digit_cluster(cluster) ? cluster : "*");
    });
    return out;
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
    if (further == 0) {
        return "*";
    }
    std::string out(text.substr(0, first_end));
    out.append(further, '*');
    return out;
}

std::string mask_phone(std::string_view phone) {
    const auto number = normalise_phone(phone);
    const std::string text = number ? *number : fold_width(trim(phone));
    // An extension stands behind the last dash: of a number always, else where it is masked already.
    const auto dash = text.rfind('-');
    const bool has_extension =
        dash != std::string::npos && (number || text.find_first_not_of('*', dash + 1) == std::string::npos);
    if (!has_extension) {
        return mask_characters(text);
    }
    return mask_characters(std::string_view(text).substr(0, dash + 1)) +
           std::string(text.size() - dash - 1, '*');
}

bool is_masked(std::string_view text) {
    return fold_width(text).find('*') != std::string::npos;
}

}  // namespace aftercare
