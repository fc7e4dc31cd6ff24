// The list of retentions: what is held of each contract, what is charged to it, and what is open in its
// scope; and the contracts' clocks for the lists of clocks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aftercare/core/ids.hpp"
#include "aftercare/store/queries/list.hpp"
#include "aftercare/support/instant.hpp"
#include "aftercare/support/money.hpp"

namespace aftercare {

/// `report retention`: a row for each contract, the earliest release first. `:defects` is count_open_defects,
/// `:notices` days_of_notice. `k` is contract, `pa` party, `pr` project.
extern const ListSource k_retention_list;

/// Open repairs by the contract under which the part was built: a JSON object with the party's key and the
/// contract's number, `3/1`, as names.
std::string count_open_defects(Database& db);

/// The days on which the contracts' retention clocks fall due, in such an object.
std::string days_of_notice(Database& db);

/// What is retained of a contract while repairs are open in what its party built.
struct RiskyRetention {
    std::string party;
    Fen left;
    Day release_on;
    std::int64_t open_defects = 0;
};

/// Those that are soon released: at `at` their notice has begun, and they have not been released yet. The
/// earliest notice first. With `only`, sorted keys, no other tickets count.
std::vector<RiskyRetention> retentions_with_defects(Database& db, Instant at,
                                                    const std::optional<std::vector<TicketId>>& only);

/// The retention clocks that run at `at`, as the lists of clocks take them in `:contracts`: a JSON array.
std::string running_retentions(Database& db, Instant at);

}  // namespace aftercare
