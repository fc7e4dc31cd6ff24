// `aftercare help mapping --draft FILE`: an import map made from the header and first rows of a table.
#pragma once

#include <string>

namespace aftercare {

/// A map of tickets, to be finished by who knows the table: fields whose headings say what they are, formats
/// that fit the times seen, the values seen of what is coded, and the columns left over. Throws as TableFile.
std::string draft_map(const std::string& path);

}  // namespace aftercare
