// One row of somebody else's table as a ticket, by an import map; every fault of the row, not only the first.
//
// Mapping needs no ledger: what a row says of projects, units and people stays text here and is looked up by
// the store. It runs in the zone of the map.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aftercare/core/operations/open.hpp"
#include "aftercare/reading/mapped_cells.hpp"
#include "aftercare/reading/ticket_fields.hpp"

namespace aftercare {

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
    /// `header` has every column of the map, which is one of tickets.
    RowMapper(const ImportMap& map, const std::vector<std::string>& header, CodeReader codes)
        : m_source(map.source), m_cells(map, header, std::move(codes)) {}

    /// The key of a row that is not ragged; empty when it has none.
    std::string key_of(const std::vector<std::string>& fields) const {
        return m_cells.text_of(TicketField::source_id, fields);
    }
    /// The row; what cannot be read is left out and told in `faults`. `at` is the time of the import.
    MappedRow map(const std::vector<std::string>& fields, Instant at, std::vector<RowFault>& faults);
    const MappedCells& cells() const { return m_cells; }

  private:
    template <Coded E>
    void put(std::optional<E>& target, TicketField field, const std::vector<std::string>& fields,
             std::vector<RowFault>& faults);
    void map_times(const std::vector<std::string>& fields, Instant at, MappedRow& row,
                   std::vector<RowFault>& faults);
    void map_state(const std::vector<std::string>& fields, MappedRow& row, std::vector<RowFault>& faults);
    void map_people(const std::vector<std::string>& fields, MappedRow& row, std::vector<RowFault>& faults);
    void require(const MappedRow& row, std::vector<RowFault>& faults) const;
    void map_codes(const std::vector<std::string>& fields, MappedRow& row, std::vector<RowFault>& faults);

    std::string m_source;
    MappedCells m_cells;
};

}  // namespace aftercare
