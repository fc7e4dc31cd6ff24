// Structs that list their fields, to JSON and back: the bodies of events and the frozen policy.
//
// An empty field is left out, so bodies stay small and a field that is added later reads as empty from what
// was written before.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "aftercare/core/codes.hpp"
#include "aftercare/core/listed.hpp"
#include "aftercare/support/instant.hpp"
#include "aftercare/support/json.hpp"

namespace aftercare::fields_json {

/// Fields that say nothing are left out, so bodies stay small and a new field reads as empty from old
/// entries.
template <class T>
bool says_nothing(const T& value) {
    if constexpr (std::is_same_v<T, bool>) {
        return !value;
    } else {
        return is_empty(value);
    }
}

template <class T>
void write(JsonWriter& json, const T& value) {
    if constexpr (is_optional<T>) {
        write(json, *value);
    } else if constexpr (std::is_same_v<T, std::string>) {
        json.string(value);
    } else if constexpr (std::is_same_v<T, bool>) {
        json.boolean(value);
    } else if constexpr (std::is_integral_v<T>) {
        json.integer(value);
    } else if constexpr (Coded<T>) {
        json.string(code_of(value));
    } else if constexpr (std::is_same_v<T, Instant>) {
        json.integer(value.seconds);
    } else if constexpr (std::is_same_v<T, Day>) {
        json.integer(value.number);
    } else if constexpr (std::is_same_v<T, Fen>) {
        json.integer(value.count);
    } else if constexpr (is_id<T>) {
        json.integer(value.value);
    } else if constexpr (is_vector<T>) {
        json.begin_array();
        for (const auto& each : value) {
            write(json, each);
        }
        json.end_array();
    } else {
        static_assert(Listed<T>);
        json.begin_object();
        T::fields(value, [&](const char* name, const auto& member) {
            if (!says_nothing(member)) {
                json.key(name);
                write(json, member);
            }
        });
        json.end_object();
    }
}

template <class T>
bool read(JsonValue json, T& value);

template <class T, class Number>
bool read_number(JsonValue json, T& value, Number T::*member) {
    const auto number = json.integer();
    if (!number || *number < std::numeric_limits<Number>::min() ||
        *number > std::numeric_limits<Number>::max()) {
        return false;
    }
    value.*member = static_cast<Number>(*number);
    return true;
}

/// Reads the fields, each from what `find` gives for its name.
template <class T, class Find>
bool read_fields(const Find& find, T& value) {
    bool good = true;
    T::fields(value, [&](const char* name, auto& member) {
        if (const std::optional<JsonValue> found = find(name)) {
            good = good && read(*found, member);
        } else {
            member = {};  // whatever the struct presumes when nothing is said
            good = good && says_nothing(member);
        }
    });
    return good;
}

/// What was written here has its members in the order of the fields; what was not is searched for them.
template <class T>
bool read_listed(JsonValue json, T& value) {
    JsonMembers members(json);
    const bool good = read_fields([&](const char* name) { return members.next(name); }, value);
    if (members.all_given()) {
        return good && json.is_object();
    }
    value = {};
    return read_fields([&](const char* name) { return json.member(name); }, value);
}

template <class T>
bool read(JsonValue json, T& value) {
    if constexpr (is_optional<T>) {
        return read(json, value.emplace());
    } else if constexpr (std::is_same_v<T, std::string>) {
        const auto text = json.string();
        value = text.value_or("");
        return text.has_value();
    } else if constexpr (std::is_same_v<T, bool>) {
        const auto truth = json.boolean();
        value = truth.value_or(false);
        return truth.has_value();
    } else if constexpr (std::is_integral_v<T>) {
        const auto number = json.integer();
        value = static_cast<T>(number.value_or(0));
        return number && std::in_range<T>(*number);
    } else if constexpr (Coded<T>) {
        const auto code = json.string();
        const auto found = code ? from_code<T>(*code) : std::nullopt;
        value = found.value_or(T{});
        return found.has_value();
    } else if constexpr (std::is_same_v<T, Instant>) {
        return read_number(json, value, &Instant::seconds);
    } else if constexpr (std::is_same_v<T, Day>) {
        return read_number(json, value, &Day::number);
    } else if constexpr (std::is_same_v<T, Fen>) {
        return read_number(json, value, &Fen::count);
    } else if constexpr (is_id<T>) {
        return read_number(json, value, &T::value);
    } else if constexpr (is_vector<T>) {
        bool good = json.is_array();
        json.for_each([&](JsonValue each) { good = good && read(each, value.emplace_back()); });
        return good;
    } else {
        return read_listed(json, value);
    }
}

}  // namespace aftercare::fields_json
