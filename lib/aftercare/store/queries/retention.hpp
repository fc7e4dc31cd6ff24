// The list of retentions: what is held of each contract, what is charged to it, and what is open in its
// scope; and the contracts' clocks for the lists of clocks.
#pragma once

#include <string>

#include "aftercare/store/queries/list.hpp"

namespace aftercare {

/// `report retention`: a row for each contract, the earliest release first. `:defects` is count_open_defects,
/// `:notices` days_of_notice. `k` is contract, `pa` party, `pr` project.
extern const ListSource k_retention_list;

/// Open repairs by the contract under which the part was built: a JSON object with the party's key and the
/// contract's number, `3/1`, as names.
std::string count_open_defects(Database& db);

/// The days on which the contracts' retention clocks fall due, in such an object.
std::string days_of_notice(Database& db);

/// The retention clocks that run at `at`, as the lists of clocks take them in `:contracts`: a JSON array.
std::string running_retentions(Database& db, Instant at);

}  // namespace aftercare
