// What can be wrong with a row of somebody's table.
#pragma once

#include <optional>
#include <string>

#include "aftercare/support/entered_text.hpp"

namespace aftercare {

enum class RowFaultWhy {
    ragged,        ///< `value` fields where the header has `detail`
    empty,         ///< nothing where every row needs something
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

}  // namespace aftercare
