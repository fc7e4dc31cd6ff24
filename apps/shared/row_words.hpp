// What is wrong with a row of an import, in words.
#pragma once

#include <string>

#include "aftercare/reading/import_row.hpp"

namespace aftercare {

/// `column opened: "31/02/2024" is no time in the format %d/%m/%Y`.
std::string row_fault_words(const RowFault& fault);

}  // namespace aftercare
