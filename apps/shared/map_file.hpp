// The map of an import as commands read it, and the columns of the table that it names.
#pragma once

#include <string>

#include "aftercare/core/policy.hpp"
#include "aftercare/reading/import_map.hpp"
#include "aftercare/support/table_file.hpp"

namespace aftercare {

/// Reads a map and checks its zone; the process's zone may be another one afterwards. Throws RefusedBatch of
/// exit code 2 with every fault.
ImportMap read_map_file(const MapForm& form, const std::string& path);

/// The codes of the fixed lists, and those of the lists of `policy`, which outlives the reader.
CodeReader fixed_codes();
CodeReader codes_with(const Policy& policy);

/// Turns the texts of the map that stand for codes of the policy into codes. Throws as read_map_file.
void resolve_policy_codes(ImportMap& map, const Policy& policy);

/// Options of a table whose header stands where the map says.
TableOptions with_header_line(TableOptions options, const ImportMap& map);

/// Finds the map's columns in the table: what is a column of ours also under the words that we write above
/// it. Throws Error{system} when one is missing, or there several times.
void settle_columns(ImportMap& map, const TableFile& file);

/// What is said of a map's times behind the import, when something is.
std::string unclear_days_words(std::int64_t count);

}  // namespace aftercare
