// What fills the ledgers of the benchmarks. `aftercare verify` finds them clean, because every event is
// decided and applied by the rules.
//
// Four years of an estate's reports up to k_as_of, always the same ones for the same size. Half are repairs
// (seven events, called back), half enquiries (three). All are closed but a few thousand that came in last
// and are due in ten years, and k_late_tickets that nobody looked at, with three overdue clocks each,
// whatever the size: so `overdue` at k_as_of gives the same thousand rows in a small and in a large ledger.
//
// Tickets live in memory until their last event and are inserted then; only the journal is written in the
// order of time, as in a ledger that grew. What a writer does for a single ticket is measured elsewhere.
#pragma once

#include <cstdint>

#include "aftercare/store/ledger.hpp"

namespace bench {

/// When the generated world ends: 2025-12-31T18:00 in Shanghai.
constexpr aftercare::Instant k_as_of{1767175200};
constexpr std::int64_t k_late_tickets = 334;

/// Fills an empty ledger that has its ledger row, in one transaction; gives the number of tickets' events.
std::int64_t fill(aftercare::Ledger& ledger, std::int64_t tickets);

}  // namespace bench
