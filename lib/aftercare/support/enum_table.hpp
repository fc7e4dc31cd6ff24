// Tables parallel to an enum, proved while compiling: each row names its enumerator, stands in the enum's
// order, and none is left out. What is looked up in such a table needs no search and no default.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace aftercare {

/// What a table says of one enumerator.
template <class E, class T>
struct EnumRow {
    E value;
    T what;
};

/// Whether the enum of `value` has an enumerator of that number. The compiler writes one that has none as a
/// cast, `(State)12`.
template <auto value>
consteval bool is_enumerator() {
    const std::string_view name = __PRETTY_FUNCTION__;
    const char after = name[name.rfind(')') + 1];
    return after != '-' && (after < '0' || after > '9');
}

/// What the rows say, in the enum's order. A constexpr table does not compile when a row stands elsewhere, or
/// one is missing. (Not consteval: clang 14 refuses one consteval function within another.)
template <class E, class T, std::size_t N>
constexpr std::array<T, N> enum_table(const EnumRow<E, T> (&rows)[N]) {
    static_assert(is_enumerator<static_cast<E>(N - 1)>(), "a row more than the enum has enumerators");
    static_assert(!is_enumerator<static_cast<E>(N)>(), "an enumerator without a row");
    std::array<T, N> table{};
    for (std::size_t i = 0; i < N; ++i) {
        if (rows[i].value != static_cast<E>(i)) {
            throw "a row that is not in the enum's order";
        }
        table[i] = rows[i].what;
    }
    return table;
}

}  // namespace aftercare
