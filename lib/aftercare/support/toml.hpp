// TOML files (policy, configuration, import maps) as a small tree that knows where each value stood.
//
// toml++ is seen by toml.cpp only. Every node carries file, line and column, so whoever finds a value wrong
// can say where.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace aftercare {

/// A position in a TOML text, 1-based.
struct TomlPlace {
    std::string file;
    int line = 0;
    int column = 0;
};

struct TomlNode;
struct TomlMember;

/// Members in the order they stand in the file.
struct TomlTable {
    std::vector<TomlMember> members;
    /// The member named `key`, or null.
    const TomlNode* find(std::string_view key) const;
};

using TomlArray = std::vector<TomlNode>;

/// A value: string, integer, float, boolean, date (as its text `2026-10-01`), array or table.
struct TomlNode {
    using Value = std::variant<std::string, std::int64_t, double, bool, TomlArray, TomlTable>;
    Value value;
    TomlPlace place;

    const std::string* string() const { return std::get_if<std::string>(&value); }
    const std::int64_t* integer() const { return std::get_if<std::int64_t>(&value); }
    const bool* boolean() const { return std::get_if<bool>(&value); }
    const TomlArray* array() const { return std::get_if<TomlArray>(&value); }
    const TomlTable* table() const { return std::get_if<TomlTable>(&value); }
};

/// A value and the key it stands under.
struct TomlMember {
    std::string key;
    TomlNode node;
};

/// A fault in a TOML text: where, and what is wrong in words for people.
struct TomlFault {
    TomlPlace place;
    std::string what;
};

/// Parses `text`; throws TomlFault on a syntax error and for a key or string that may not be entered
/// (entered_text.hpp). `file` is only for the places.
TomlTable parse_toml(std::string_view text, const std::string& file);

/// `file:line:column`.
std::string format_place(const TomlPlace& place);

}  // namespace aftercare
