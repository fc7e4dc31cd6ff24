// What is left of the retention 质保金 of a party's contract and what back-charges recover, in SQL: one place
// for all that read it.
#pragma once

#include "aftercare/store/sql_text.hpp"

namespace aftercare {

/// What back-charges have taken of the retention of the contract `k`.
constexpr SqlPiece k_deducted_sql =
    "(SELECT coalesce(sum(d.deducted), 0) FROM charge d WHERE d.party_id = k.party_id AND d.project_id = "
    "k.project_id)";

/// *Retention left* of the contract `k`.
constexpr auto k_retention_left_sql = joined_sql<"k.retention - ", k_deducted_sql>;

/// What came back of the back-charge `c`: an invoice is money only once it was paid.
constexpr SqlPiece k_recovered_sql = "c.deducted + c.received";

/// What the back-charge `c` still claims.
constexpr auto k_outstanding_sql =
    joined_sql<"CASE WHEN c.state IN ('settled', 'waived') THEN 0 ELSE coalesce(c.agreed, c.claimed) - (",
               k_recovered_sql, ") END">;

}  // namespace aftercare
