// Members of aggregates to columns and back, one overload a type; SQL text from the field lists.
//
// The column names of a table are the names in the struct's fields(), so the SQL of loading and saving an
// aggregate is made from them, once a process.
#pragma once

#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "aftercare/core/codes.hpp"
#include "aftercare/core/listed.hpp"
#include "aftercare/store/sqlite.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/instant.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

/// `value` must live until the statement has run.
template <class T>
void bind_value(Statement& statement, int i, const T& value) {
    if constexpr (is_optional<T>) {
        if (value) {
            bind_value(statement, i, *value);
        } else {
            statement.bind_null(i);
        }
    } else if constexpr (std::is_same_v<T, std::string>) {
        statement.bind_lasting(i, value);
    } else if constexpr (Coded<T>) {
        statement.bind_lasting(i, code_of(value));
    } else if constexpr (std::is_same_v<T, Instant>) {
        statement.bind(i, value.seconds);
    } else if constexpr (std::is_same_v<T, Day>) {
        statement.bind(i, std::int64_t{value.number});
    } else if constexpr (std::is_same_v<T, Fen>) {
        statement.bind(i, value.count);
    } else if constexpr (is_id<T>) {
        statement.bind(i, value.value);
    } else {
        static_assert(std::is_integral_v<T>);
        statement.bind(i, static_cast<std::int64_t>(value));
    }
}

/// Throws Error{system}.
[[noreturn]] void throw_damaged_row(const char* what);

template <class T>
void read_integer(const Statement& statement, int column, T& value) {
    const auto stored = statement.integer(column);
    if (!std::in_range<T>(stored)) {
        throw_damaged_row(tr("the ledger is damaged: a row holds a number that is too large"));
    }
    value = static_cast<T>(stored);
}

/// Reads a column; a code that is in no list and a number out of range are damage.
template <class T>
void read_value(const Statement& statement, int column, T& value) {
    if constexpr (is_optional<T>) {
        if (statement.is_null(column)) {
            value.reset();
        } else {
            read_value(statement, column, value.emplace());
        }
    } else if constexpr (std::is_same_v<T, std::string>) {
        value = statement.text(column);
    } else if constexpr (Coded<T>) {
        const auto found = from_code<T>(statement.text(column));
        if (!found) {
            throw_damaged_row(tr("the ledger is damaged: a row holds an unknown code"));
        }
        value = *found;
    } else if constexpr (std::is_same_v<T, Instant>) {
        value.seconds = statement.integer(column);
    } else if constexpr (std::is_same_v<T, Day>) {
        read_integer(statement, column, value.number);
    } else if constexpr (std::is_same_v<T, Fen>) {
        value.count = statement.integer(column);
    } else if constexpr (is_id<T>) {
        value.value = statement.integer(column);
    } else if constexpr (std::is_same_v<T, bool>) {
        value = statement.integer(column) != 0;
    } else {
        read_integer(statement, column, value);
    }
}

/// The column names of a listed struct, in their order.
template <class T>
const std::vector<std::string>& columns_of() {
    static const auto k_columns = [] {
        std::vector<std::string> names;
        T value{};
        T::fields(value, [&](const char* name, auto&) { names.emplace_back(name); });
        return names;
    }();
    return k_columns;
}

/// `a, b, c`.
std::string joined(const std::vector<std::string>& names);

/// `INSERT INTO table(extra…, columns…) VALUES (?, …)`; `key` is a column before those of T, or null.
template <class T>
std::string insert_sql(const char* table, const char* key) {
    auto names = columns_of<T>();
    if (key != nullptr) {
        names.insert(names.begin(), key);
    }
    std::string marks;
    for (std::size_t i = 0; i < names.size(); ++i) {
        marks += i == 0 ? "?" : ", ?";
    }
    return "INSERT INTO " + std::string(table) + "(" + joined(names) + ") VALUES (" + marks + ")";
}

/// Binds the fields from parameter `first` on.
template <class T>
void bind_fields(Statement& statement, int first, const T& value) {
    T::fields(value, [&](const char*, const auto& member) { bind_value(statement, first++, member); });
}

/// Reads the fields from column `first` on.
template <class T>
void read_fields(const Statement& statement, int first, T& value) {
    T::fields(value, [&](const char*, auto& member) { read_value(statement, first++, member); });
}

}  // namespace aftercare
