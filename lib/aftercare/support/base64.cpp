#include "aftercare/support/base64.hpp"

#include <algorithm>

namespace aftercare {

namespace {

constexpr std::string_view k_base64_digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The value of a digit, or 64.
std::uint32_t value_of(char digit) {
    const auto at = k_base64_digits.find(digit);
    return at == std::string_view::npos ? 64 : static_cast<std::uint32_t>(at);
}

}  // namespace

void append_base64(std::string& out, std::span<const std::uint8_t> bytes) {
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            group = (group << 8U) | (k < count ? bytes[i + k] : 0U);
        }
        for (std::size_t k = 0; k < 4; ++k) {
            out += k <= count ? k_base64_digits[(group >> (18U - 6U * k)) & 63U] : '=';
        }
    }
}

std::optional<std::string> read_base64(std::string_view text) {
    if (text.size() % 4 != 0) {
        return std::nullopt;
    }
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    for (std::size_t i = 0; i < text.size(); i += 4) {
        const auto quad = text.substr(i, 4);
        const bool last = i + 4 == text.size();
        const std::size_t padding = !last ? 0 : quad.ends_with("==") ? 2 : quad.ends_with("=") ? 1 : 0;
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 4; ++k) {
            const auto value = k < 4 - padding ? value_of(quad[k]) : 0;
            if (value > 63) {
                return std::nullopt;
            }
            group = (group << 6U) | value;
        }
        if ((padding == 1 && (group & 0xffU) != 0) || (padding == 2 && (group & 0xffffU) != 0)) {
            return std::nullopt;
        }
        for (std::size_t k = 0; k < 3 - padding; ++k) {
            bytes += static_cast<char>((group >> (16U - 8U * k)) & 0xffU);
        }
    }
    return bytes;
}

}  // namespace aftercare
