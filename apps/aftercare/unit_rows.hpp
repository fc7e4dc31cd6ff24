// A row of a register of units: what its fields say, read by a map or by the headings of the table.
#pragma once

#include <string>
#include <vector>

#include "aftercare/reading/mapped_cells.hpp"
#include "aftercare/reading/unit_fields.hpp"
#include "aftercare/support/csv_reader.hpp"
#include "apps/aftercare/units.hpp"

namespace aftercare {

/// What a row says.
struct UnitRow {
    std::string project;  ///< empty: not said
    UnitFields fields;
    std::vector<RowFault> faults;
};

class UnitRowReader {
  public:
    /// The header has every column of the map, which is one of units and outlives this.
    UnitRowReader(const ImportMap& map, const std::vector<std::string>& header);

    UnitRow read(const CsvRecord& record);
    const MappedCells& cells() const { return m_cells; }

  private:
    using Fields = std::vector<std::string>;

    /// Reads a text by `reader` into `into`; one that is empty, or cannot be read, says nothing.
    void take(UnitField field, const Fields& fields, std::optional<std::string>& into, UnitRow& row,
              std::string (*reader)(std::string_view, std::string&));
    void take_place(const Fields& fields, UnitRow& row);
    void take_owner(const Fields& fields, UnitRow& row);

    MappedCells m_cells;
};

}  // namespace aftercare
