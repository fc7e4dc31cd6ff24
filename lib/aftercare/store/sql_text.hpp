// SQL put together while compiling, so that a piece that several statements share is a constant with a name
// and costs nothing when the program runs.
#pragma once

#include <cstddef>
#include <string_view>

namespace aftercare {

/// A piece of SQL, for joined_sql.
template <std::size_t size>
struct SqlPiece {
    char text[size]{};
    constexpr SqlPiece() = default;
    constexpr SqlPiece(const char (&literal)[size]) {
        for (std::size_t i = 0; i < size; ++i) {
            text[i] = literal[i];
        }
    }
    constexpr operator const char*() const { return text; }
    constexpr operator std::string_view() const { return text; }
};

/// The pieces one behind the other.
template <SqlPiece... pieces>
inline constexpr auto joined_sql = [] {
    SqlPiece<((sizeof(pieces.text) - 1) + ... + 1)> all;
    char* out = all.text;
    const auto add = [&](std::string_view text) {
        for (const char c : text) {
            *out++ = c;
        }
    };
    (add(pieces.text), ...);
    return all;
}();

}  // namespace aftercare
