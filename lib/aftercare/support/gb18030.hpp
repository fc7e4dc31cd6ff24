// Which character each GB18030 code stands for, as tables made when the program is built.
//
// iconv knows this, but in a statically linked program it must load a module of exactly its own C library
// from the machine it runs on, and says "unknown encoding" where there is none. So the build machine's iconv
// writes the tables (lib/generate/gb18030_tables.cpp) and nothing is needed at run time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace aftercare {

/// The code at the beginning of some bytes.
struct Gb18030Code {
    std::size_t size = 0;  ///< bytes; 0 when more bytes are needed to tell
    char32_t code_point = 0;
    bool valid = false;  ///< false with a size: no code begins so
};

/// Reads the code at the beginning of `bytes`, which is not empty.
Gb18030Code gb18030_code_at(std::string_view bytes);

/// Appends the code of a character; `?` for one that has none.
void append_gb18030(std::string& out, char32_t code_point);

// What the generated source defines.
namespace gb18030 {

constexpr std::size_t k_trails = 190;                   ///< second bytes of a pair: 40..7E and 80..FE
constexpr std::size_t k_pairs = 126 * k_trails;         ///< first bytes 81..FE
constexpr std::uint32_t k_quads = 126 * 10 * 126 * 10;  ///< 81..FE 30..39 81..FE 30..39, counted linearly

/// Quads from `first` up to the next run's stand for `code_point` and those that follow it; for nothing when
/// it is k_unassigned.
struct Run {
    std::uint32_t first;
    char32_t code_point;
};
constexpr char32_t k_unassigned = 0xFFFFFFFF;

extern const std::array<char32_t, k_pairs> k_pair_table;
extern const Run* const k_runs;
extern const std::size_t k_run_count;

}  // namespace gb18030

}  // namespace aftercare
