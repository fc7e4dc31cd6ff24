// Rows of reports between the queries that make them (store) and the writers that print them (render).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <variant>

namespace aftercare {

/// What a column holds, which decides how it is written in tables and in machine formats, and how it is
/// filtered.
enum class ColumnKind {
    text,
    id,        ///< the written number of a ticket, an order, a group complaint, a back-charge
    unit,      ///< a unit as the register names it, or a place as it was written
    room,      ///< a part of a unit's name: building, entrance, room
    code,      ///< an ASCII code; as a word in tables and with --labels
    number,    ///< integer
    flag,      ///< 0 or 1; true/false in JSON, ✓ or nothing in tables
    instant,   ///< Unix seconds; `2026-11-21 14:05` in tables, RFC 3339 in machine formats
    day,       ///< days since 1970-01-01; `2026-11-21`
    duration,  ///< seconds; `2d 3h` in tables
    money,     ///< fen; `1234.56`
    ratio,  ///< a real number between 0 and 1; at most 4 decimals, empty when there is nothing to divide by
    name,   ///< a person's name or another word of theirs, masked unless revealed
    phone,  ///< a phone number, masked unless revealed
};

/// A column of a report. `key` is API: ASCII snake_case, described in schemas/output.md.
struct Column {
    std::string_view key;
    ColumnKind kind = ColumnKind::text;
    std::string_view code_list = {};   ///< of a code column: a CodeList name or a policy list's
    bool shown = true;                 ///< in tables without --columns; machine formats have every column
    std::string_view assumed_by = {};  ///< key of the flag column that puts `~` behind the value for people
};

/// Nothing, an integer, a real or a text. Texts live until the next row.
using Cell = std::variant<std::monostate, std::int64_t, double, std::string_view>;
using Row = std::span<const Cell>;

}  // namespace aftercare
