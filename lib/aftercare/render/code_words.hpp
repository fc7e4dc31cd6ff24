// A fixed code list with its English words, the msgids of the others. Private to render.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "aftercare/core/code_list.hpp"

namespace aftercare {

struct CodeWord {
    std::string_view code;
    const char* word = "";
};

/// The words of an enum's codes, each row with its enumerator.
template <Coded E, std::size_t N>
constexpr std::array<CodeWord, N> words_of(const EnumRow<E, const char*> (&rows)[N]) {
    const auto words = enum_table<E, const char*>(rows);
    std::array<CodeWord, N> table{};
    for (std::size_t i = 0; i < N; ++i) {
        table[i] = {CodeList<E>::codes[i], words[i]};
    }
    return table;
}

}  // namespace aftercare
