#include "aftercare/support/phone_list.hpp"

#include <algorithm>
#include <array>

#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

/// Fewer digits between blanks are a part of a number.
constexpr std::size_t k_whole_min = 7;

/// Where what is written between several numbers begins, and how long it is.
struct Divider {
    std::size_t at = std::string_view::npos;
    std::size_t size = 0;
};

Divider first_of(std::string_view text, const auto& dividers) {
    Divider first;
    for (const std::string_view each : dividers) {
        const auto at = text.find(each);
        if (at < first.at) {
            first = {at, each.size()};
        }
    }
    return first;
}

std::vector<std::string_view> pieces_of(std::string_view text, const auto& dividers) {
    std::vector<std::string_view> pieces;
    for (bool more = true; more;) {
        const auto divider = first_of(text, dividers);
        more = divider.at != std::string_view::npos;
        const auto piece = trim(text.substr(0, divider.at));
        if (!piece.empty()) {
            pieces.push_back(piece);
        }
        text.remove_prefix(more ? divider.at + divider.size : 0);
    }
    return pieces;
}

}  // namespace

Outcome<std::vector<std::string>, PhoneFault> read_phones(std::string_view typed) {
    constexpr std::array<std::string_view, 11> k_dividers = {"/",  ",",  ";",  "|",  "\n", "、",
                                                             "，", "；", "／", "｜", "或"};
    constexpr std::array<std::string_view, 3> k_spaces = {" ", "\t", "\u3000"};
    std::vector<std::string> numbers;
    const auto add = [&](std::string number) {
        if (std::find(numbers.begin(), numbers.end(), number) == numbers.end()) {
            numbers.push_back(std::move(number));
        }
    };
    for (const auto piece : pieces_of(typed, k_dividers)) {
        auto one = read_phone(piece);
        if (one) {
            add(std::move(one).value());
            continue;
        }
        // Blanks divide a number, or two whole ones.
        const auto parts = pieces_of(piece, k_spaces);
        for (const auto part : parts) {
            auto each = read_phone(part);
            if (parts.size() < 2 || !each || number_of_phone(*each).size() < k_whole_min) {
                return one.reason();
            }
            add(std::move(each).value());
        }
    }
    return numbers;
}

}  // namespace aftercare
