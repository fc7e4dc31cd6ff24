#include "aftercare/support/gb18030.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace aftercare {

namespace {

constexpr Gb18030Code k_invalid{.size = 1, .code_point = 0, .valid = false};
constexpr Gb18030Code k_incomplete{.size = 0, .code_point = 0, .valid = false};

bool between(unsigned char byte, unsigned char low, unsigned char high) {
    return byte >= low && byte <= high;
}

Gb18030Code code(std::size_t size, char32_t code_point) {
    if (code_point == gb18030::k_unassigned)
        return k_invalid;
    return {.size = size, .code_point = code_point, .valid = true};
}

Gb18030Code pair(unsigned char lead, unsigned char trail) {
    const std::size_t column = trail < 0x7F ? trail - std::size_t{0x40} : trail - std::size_t{0x41};
    return code(2, gb18030::k_pair_table[(lead - std::size_t{0x81}) * gb18030::k_trails + column]);
}

Gb18030Code quad(std::string_view bytes) {
    const auto digit = [&](std::size_t i, unsigned char low) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i]) - low);
    };
    const std::uint32_t index =
        ((digit(0, 0x81) * 10 + digit(1, 0x30)) * 126 + digit(2, 0x81)) * 10 + digit(3, 0x30);
    const gb18030::Run* const end = gb18030::k_runs + gb18030::k_run_count;
    const gb18030::Run* const behind =
        std::upper_bound(gb18030::k_runs, end, index,
                         [](std::uint32_t wanted, const gb18030::Run& run) { return wanted < run.first; });
    const gb18030::Run& run = behind[-1];  // the first run begins at 0
    if (run.code_point == gb18030::k_unassigned)
        return k_invalid;
    return code(4, run.code_point + (index - run.first));
}

}  // namespace

Gb18030Code gb18030_code_at(std::string_view bytes) {
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    if (at(0) < 0x80)
        return code(1, at(0));
    if (!between(at(0), 0x81, 0xFE))
        return k_invalid;
    if (bytes.size() < 2)
        return k_incomplete;
    if (between(at(1), 0x40, 0xFE) && at(1) != 0x7F)
        return pair(at(0), at(1));
    if (!between(at(1), 0x30, 0x39) || (bytes.size() > 2 && !between(at(2), 0x81, 0xFE)))
        return k_invalid;
    if (bytes.size() < 4)
        return k_incomplete;
    return between(at(3), 0x30, 0x39) ? quad(bytes) : k_invalid;
}

namespace {

/// The pairs by their characters.
const std::unordered_map<char32_t, std::size_t>& pairs_by_character() {
    static const auto k_pairs_by_character = [] {
        std::unordered_map<char32_t, std::size_t> pairs;
        for (std::size_t i = 0; i < gb18030::k_pairs; ++i) {
            if (gb18030::k_pair_table[i] != gb18030::k_unassigned) {
                pairs.emplace(gb18030::k_pair_table[i], i);
            }
        }
        return pairs;
    }();
    return k_pairs_by_character;
}

std::optional<std::uint32_t> quad_of(char32_t code_point) {
    for (std::size_t i = 0; i < gb18030::k_run_count; ++i) {
        const auto& run = gb18030::k_runs[i];
        const auto end = i + 1 < gb18030::k_run_count ? gb18030::k_runs[i + 1].first : gb18030::k_quads;
        if (run.code_point != gb18030::k_unassigned && code_point >= run.code_point &&
            code_point - run.code_point < end - run.first) {
            return run.first + (code_point - run.code_point);
        }
    }
    return std::nullopt;
}

}  // namespace

void append_gb18030(std::string& out, char32_t code_point) {
    if (code_point < 0x80) {
        out += static_cast<char>(code_point);
    } else if (const auto found = pairs_by_character().find(code_point);
               found != pairs_by_character().end()) {
        const auto trail = found->second % gb18030::k_trails;
        out += static_cast<char>(0x81 + found->second / gb18030::k_trails);
        out += static_cast<char>(trail + (trail < 0x3F ? 0x40 : 0x41));
    } else if (const auto quad = quad_of(code_point)) {
        out += static_cast<char>(0x81 + *quad / (10 * 126 * 10));
        out += static_cast<char>(0x30 + *quad / (10 * 126) % 10);
        out += static_cast<char>(0x81 + *quad / 10 % 126);
        out += static_cast<char>(0x30 + *quad % 10);
    } else {
        out += '?';
    }
}

}  // namespace aftercare
