// What code that walks field lists asks of the types it meets: the bodies of events, the columns of rows, the
// details that people read.
#pragma once

#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "aftercare/core/ids.hpp"

namespace aftercare {

/// A struct that lists its fields.
template <class T>
concept Listed = requires(T& value) {
    T::fields(value, [](const char*, auto&) {});
};

/// std::optional.
template <class T>
constexpr bool is_optional = false;
template <class T>
constexpr bool is_optional<std::optional<T>> = true;

/// std::vector.
template <class T>
constexpr bool is_vector = false;
template <class T>
constexpr bool is_vector<std::vector<T>> = true;

/// A key of a row (core/ids.hpp).
template <class T>
constexpr bool is_id = false;
template <class Tag>
constexpr bool is_id<Id<Tag>> = true;

/// Whether a field that may be empty is. Numbers, flags and codes always say something.
template <class T>
bool is_empty(const T& value) {
    if constexpr (is_optional<T>) {
        return !value.has_value();
    } else if constexpr (std::is_same_v<T, std::string> || is_vector<T>) {
        return value.empty();
    } else {
        return false;
    }
}

}  // namespace aftercare
