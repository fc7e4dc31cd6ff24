// What makes an enum a code list: a name, and a table of codes that is proved to be in the enum's order.
//
// A code is what files, CSV and JSON carry. The name is the msgctxt of the list's words, the `code_list` of
// columns, and what fields of events are called.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "aftercare/support/enum_table.hpp"

namespace aftercare {

/// The codes of an enum, each row with its enumerator.
template <class E, std::size_t N>
constexpr std::array<std::string_view, N> code_table(const EnumRow<E, std::string_view> (&rows)[N]) {
    return enum_table<E, std::string_view>(rows);
}

/// The name of an enum's list and its codes.
template <class E>
struct CodeList;

/// Names the list of an enum whose table is k_NAME_codes.
#define AFTERCARE_CODE_LIST(ENUM, NAME)                        \
    template <>                                                \
    struct CodeList<ENUM> {                                    \
        static constexpr const char* name = #NAME;             \
        static constexpr const auto& codes = k_##NAME##_codes; \
    }

/// An enum that has a code list.
template <class E>
concept Coded = requires {
    CodeList<E>::codes;
};

template <Coded E>
constexpr std::string_view code_of(E value) {
    return CodeList<E>::codes[static_cast<std::size_t>(value)];
}

/// The enumerator with exactly this code.
template <Coded E>
constexpr std::optional<E> from_code(std::string_view code) {
    for (std::size_t i = 0; i < CodeList<E>::codes.size(); ++i) {
        if (CodeList<E>::codes[i] == code) {
            return static_cast<E>(i);
        }
    }
    return std::nullopt;
}

}  // namespace aftercare
