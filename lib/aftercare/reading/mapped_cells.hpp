// The cells of a row as the rules of an import map read them, whatever the fields mean: for tickets and
// units.
//
// What cannot be read is left out and told among the row's faults. Times are read in the process's zone,
// which is that of the map meanwhile.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <unordered_map>
#include <vector>

#include "aftercare/reading/import_map.hpp"
#include "aftercare/reading/row_fault.hpp"
#include "aftercare/support/instant.hpp"
#include "aftercare/support/phone.hpp"

namespace aftercare {

/// A field by its place in the form, which has an enum of its own for that.
struct FieldAt {
    std::size_t index = 0;

    template <class Field>
    requires std::is_enum_v<Field>
    constexpr FieldAt(Field field) : index(static_cast<std::size_t>(field)) {}
};

/// A time, and whether a time of day was said.
struct CellTime {
    Instant at;
    bool has_clock = false;
};

class MappedCells {
  public:
    /// `header` has every column of the map, which outlives this.
    MappedCells(const ImportMap& map, const std::vector<std::string>& header, CodeReader codes);

    /// Whether the fields are only white space.
    static bool is_blank(const std::vector<std::string>& fields);

    /// What the rule of a field makes of a row; empty when nothing fills it.
    std::string text_of(FieldAt field, const std::vector<std::string>& fields) const;
    /// The same; empty, with a fault, when it may not be entered.
    std::string entered(FieldAt field, TextKind kind, const std::vector<std::string>& fields,
                        std::vector<RowFault>& faults) const;
    /// A name that is no mask of one.
    std::string person(FieldAt field, const std::vector<std::string>& fields,
                       std::vector<RowFault>& faults) const;
    /// The numbers of a cell in their one form (support/phone_list.hpp).
    std::vector<std::string> phones(FieldAt field, const std::vector<std::string>& fields,
                                    std::vector<RowFault>& faults) const;
    std::string code(FieldAt field, const std::vector<std::string>& fields, std::vector<RowFault>& faults);
    std::optional<CellTime> time(FieldAt field, const std::vector<std::string>& fields,
                                 std::vector<RowFault>& faults);

    /// What a fault calls the source of a field.
    std::string column(FieldAt field) const;
    /// Whether the map fills a field.
    bool has(FieldAt field) const { return m_sources[field.index].rule != nullptr; }
    /// Columns of the table.
    std::size_t columns() const { return m_columns; }
    /// Cells so far that two formats of the map read as different days; the first one was taken.
    std::int64_t unclear_days() const { return m_unclear_days; }

  private:
    struct Source {
        const FieldRule* rule = nullptr;
        std::vector<std::size_t> columns;
        std::unordered_map<std::string, std::optional<std::string>> codes;  ///< met so far
    };

    std::optional<std::string> code_meant(FieldAt field, const std::string& text);
    void count_unclear(const std::string& text, Instant read, std::span<const std::string> other_formats);
    const MapField& field_at(FieldAt field) const { return m_map.form->fields[field.index]; }

    const ImportMap& m_map;
    CodeReader m_codes;
    std::size_t m_columns;
    std::int64_t m_unclear_days = 0;
    std::vector<Source> m_sources;
};

}  // namespace aftercare
