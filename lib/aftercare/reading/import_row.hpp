// One row of somebody else's table as a report, by an import map; every fault of the row, not only the first.
//
// Mapping needs no ledger: what a row says of projects, units and people stays text here and is looked up by
// the store. It runs in the zone of the map.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "aftercare/core/operations/open.hpp"
#include "aftercare/reading/import_map.hpp"
#include "aftercare/support/entered_text.hpp"

namespace aftercare {

/// What can be wrong with a row.
enum class RowFaultWhy {
    ragged,        ///< `value` fields where the header has `detail`
    empty,         ///< nothing where every ticket needs something
    bad_text,      ///< what may not be entered; `text` says why
    no_time,       ///< in none of the formats, or impossible; `detail` is the first format
    skipped_time,  ///< the clock was set forward over it, to `detail`
    twice_time,    ///< the clock was set back and showed it twice: `detail` lists both with their offsets
    in_future,     ///< later than the import
    no_code,       ///< of no code list; `detail` names the field
    no_phone,
    no_project,
    no_unit,
    several_units,  ///< `detail` lists them
    rounded_phone,  ///< by a spreadsheet
    masked,         ///< a name or phone as a report shows it
    no_place,       ///< neither a unit nor an area
    no_contact,     ///< nobody, and no reason why
    bad_value,      ///< `detail` says what would have been right
    not_saved,      ///< the ledger refuses it: `detail` says why
    conflict,       ///< a row on line `detail` has the key `value` and says something else
};

struct RowFault {
    RowFaultWhy why;
    std::string column;  ///< of the table, or the map's field when it is no column
    std::string value = {};
    std::string detail = {};
    std::optional<TextFault> text = {};
    bool operator==(const RowFault&) const = default;
};

/// A row as far as the map says what it means.
struct MappedRow {
    Registration report;  ///< without project, unit and contacts
    std::string project;
    std::string unit;
    std::string area;
    std::string contact;
    std::vector<std::string> phones;  ///< in their one form
    ContactRole role = ContactRole::owner;
    Instant received_at;
    bool is_closed = false;            ///< history
    std::optional<Instant> closed_at;  ///< of history, when its source says it
    std::string result;
};

/// SHA-256 of everything a row says but of whom it names, in 32 hexadecimal digits.
std::string digest_of(const MappedRow& row);

/// The same of all that it says, to compare the rows of one file.
std::string whole_digest_of(const MappedRow& row);

class RowMapper {
  public:
    /// `header` has every column of the map.
    RowMapper(const ImportMap& map, const std::vector<std::string>& header, CodeReader codes);

    /// Cells so far that two formats of the map read as different days; the first one was taken.
    std::int64_t unclear_days() const { return m_unclear_days; }

    /// Whether the fields are only white space.
    static bool is_blank(const std::vector<std::string>& fields);
    /// The key of a row that is not ragged; empty when it has none.
    std::string key_of(const std::vector<std::string>& fields) const;
    /// The row; what cannot be read is left out and told in `faults`. `at` is the time of the import.
    MappedRow map(const std::vector<std::string>& fields, Instant at, std::vector<RowFault>& faults);
    /// What a fault calls the source of a field.
    std::string column_of(ImportField field) const;
    std::size_t columns() const { return m_columns; }

  private:
    struct Source {
        const FieldRule* rule = nullptr;
        std::vector<std::size_t> columns;
        std::unordered_map<std::string, std::optional<std::string>> codes;  ///< met so far
    };

    std::string text_of(ImportField field, const std::vector<std::string>& fields) const;
    std::string entered(ImportField field, TextKind kind, const std::vector<std::string>& fields,
                        std::vector<RowFault>& faults) const;
    std::optional<std::string> code_of_text(ImportField field, const std::string& text);
    std::string code(ImportField field, const std::vector<std::string>& fields,
                     std::vector<RowFault>& faults);
    template <Coded E>
    void put(std::optional<E>& target, ImportField field, const std::vector<std::string>& fields,
             std::vector<RowFault>& faults);
    std::optional<Instant> time(ImportField field, const std::vector<std::string>& fields,
                                std::vector<RowFault>& faults, bool& has_clock);
    void count_unclear(const std::string& text, Instant read, std::span<const std::string> other_formats);
    void map_times(const std::vector<std::string>& fields, Instant at, MappedRow& row,
                   std::vector<RowFault>& faults);
    void map_state(const std::vector<std::string>& fields, MappedRow& row, std::vector<RowFault>& faults);
    void map_people(const std::vector<std::string>& fields, MappedRow& row, std::vector<RowFault>& faults);
    void require(const MappedRow& row, std::vector<RowFault>& faults) const;
    void map_codes(const std::vector<std::string>& fields, MappedRow& row, std::vector<RowFault>& faults);
    Source& source(ImportField field) { return m_sources[static_cast<std::size_t>(field)]; }
    const Source& source(ImportField field) const { return m_sources[static_cast<std::size_t>(field)]; }

    const ImportMap& m_map;
    CodeReader m_codes;
    std::size_t m_columns;
    std::int64_t m_unclear_days = 0;
    std::array<Source, k_import_fields> m_sources;
};

}  // namespace aftercare
