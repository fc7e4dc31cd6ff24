#include "aftercare/support/money.hpp"

#include "aftercare/support/text.hpp"

namespace aftercare {
namespace {

constexpr std::int64_t k_fen_max = 1'000'000'000'000;  // 10^10 yuan

}  // namespace

std::optional<Fen> parse_yuan(std::string_view text) {
    std::int64_t value = 0;
    std::size_t pos = 0;
    for (; pos < text.size() && is_digit(text[pos]); ++pos) {
        value = value * 10 + (text[pos] - '0');
        if (value * 100 > k_fen_max)
            return std::nullopt;
    }
    if (pos == 0)
        return std::nullopt;
    value *= 100;
    if (pos < text.size()) {
        const std::string_view decimals = text.substr(pos + 1);
        if (text[pos] != '.' || decimals.empty() || decimals.size() > 2 || !is_digit(decimals.front()) ||
            !is_digit(decimals.back()))
            return std::nullopt;
        value += (decimals[0] - '0') * 10;
        if (decimals.size() == 2)
            value += decimals[1] - '0';
    }
    if (value > k_fen_max)
        return std::nullopt;
    return Fen{value};
}

std::string format_yuan(Fen amount) {
    // Unsigned, because the smallest amount has no positive counterpart.
    const auto count = static_cast<std::uint64_t>(amount.count);
    const std::uint64_t fen = amount.count < 0 ? 0 - count : count;
    std::string out = amount.count < 0 ? "-" : "";
    out += std::to_string(fen / 100);
    out += '.';
    out += static_cast<char>('0' + fen % 100 / 10);
    out += static_cast<char>('0' + fen % 10);
    return out;
}

}  // namespace aftercare
