// `aftercare help mapping --draft FILE`: an import map made from the header and first rows of a table.
#pragma once

#include <string>

namespace aftercare {

/// What a table is of.
enum class DraftOf {
    what_it_says,  ///< units, when its headings name their building and room and no symptom; else tickets
    units,
};

/// A map to be finished by who knows the table: fields whose headings say what they are, formats that fit the
/// times seen, the values seen of what is coded, and the columns left over. Throws as TableFile.
std::string draft_map(const std::string& path, DraftOf of);

}  // namespace aftercare
