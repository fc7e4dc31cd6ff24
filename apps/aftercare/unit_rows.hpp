// A CSV file of units: which columns are what, and what a row says.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aftercare/reading/import_row.hpp"
#include "aftercare/support/csv_reader.hpp"
#include "apps/aftercare/units.hpp"

namespace aftercare {

/// The columns of units.csv, in this order.
enum class UnitColumn {
    project,
    phase,
    building,
    entrance,
    room,
    handover_on,
    completion_on,
    owner,
    phone,
    use,
    area,
};
constexpr std::size_t k_unit_columns = 11;

/// The headings that each column may have in a file; none for one that is not to be read.
using UnitHeaders = std::vector<std::vector<std::string>>;

/// The columns by their own names and those of the trade: building 楼栋 楼号 …
UnitHeaders own_headers();

/// The headers of a map file: `[columns]` with `field = "Header"`. Throws Error{usage} with the place of what
/// is wrong.
UnitHeaders read_unit_map(const std::string& path);

/// What a row says.
struct UnitRow {
    std::string project;  ///< empty: not said
    UnitFields fields;
    std::vector<RowFault> faults;
};

/// Reads rows by the positions that the header of the file gave.
class UnitRowReader {
  public:
    /// Throws Error{system} for a column that is missing, or is named and there several times.
    UnitRowReader(const UnitHeaders& headers, const std::vector<std::string>& header, bool mapped);

    UnitRow read(const CsvRecord& record) const;
    bool has(UnitColumn column) const { return m_positions[static_cast<std::size_t>(column)].has_value(); }
    /// Columns of the file that are none of units.csv, when there was no map.
    const std::vector<std::string>& not_taken() const { return m_not_taken; }

    /// What a fault calls a column.
    std::string header(UnitColumn column) const;

  private:
    std::string cell(const CsvRecord& record, UnitColumn column) const;

    std::vector<std::optional<std::size_t>> m_positions;
    std::vector<std::string> m_header;
    std::vector<std::string> m_not_taken;
};

}  // namespace aftercare
