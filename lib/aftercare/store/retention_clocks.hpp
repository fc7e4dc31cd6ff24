// The retention clocks 质保金 of contracts: what is retained of one is looked into before it is released,
// while defects can still be charged to it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aftercare/core/ids.hpp"
#include "aftercare/store/sqlite.hpp"
#include "aftercare/support/instant.hpp"
#include "aftercare/support/money.hpp"

namespace aftercare {

/// The clock of a contract that has a day of release. It is reckoned from the contract, never stored.
struct RetentionClock {
    PartyId party_id;
    int n = 0;           ///< of the party's contracts
    std::string number;  ///< `AC-P3/1`
    std::string party;
    ProjectId project_id;
    std::string project;
    Instant started_at;  ///< when the contract was first recorded
    Day notice_on;       ///< on which it falls due, at its end
    Day release_on;      ///< on which it ends, at its beginning
    Fen left;            ///< of the retention
    std::optional<Day> reminded_on;
    std::int64_t reminded_levels = 0;
};

/// Of all contracts with a day of release, the earliest due first; each has the policy's notice as it was
/// when the contract was first recorded.
std::vector<RetentionClock> load_retention_clocks(Database& db);

/// Whether the clock runs at `at`: the contract is there, its retention is not released, and some of it is
/// left.
bool runs_at(const RetentionClock& clock, Instant at);

}  // namespace aftercare
