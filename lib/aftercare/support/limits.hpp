// How much of anything is taken in at once; what is more is refused before anything is done with it.
//
// The figures are far above honest use and far below what would hold up the machine or SQLite: a thousand
// joined conditions are as deep as it goes.
#pragma once

#include <cstddef>
#include <cstdint>

namespace aftercare {

/// Characters of a name: of a person, place, party, project, area, code.
constexpr std::size_t k_name_characters_max = 200;
/// Bytes of any other text that is entered.
constexpr std::size_t k_text_bytes_max = 1'000'000;
/// Bytes of a file that is kept within the ledger.
constexpr std::int64_t k_embedded_bytes_max = 512'000'000;
/// Conditions of one list: its filters, each counted as often as it has values, and the words it searches.
constexpr std::size_t k_conditions_max = 500;
/// Columns that a list prints or is sorted by.
constexpr std::size_t k_columns_max = 500;

}  // namespace aftercare
