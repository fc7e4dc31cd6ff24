// Proof that a ledger is what its journal says: the file, the chain of hashes, every row, every person.
//
// What it cannot see is a journal made anew from end to end, or one whose tail was cut off, together with
// what the rows owe to it: that is another ledger, or one of an earlier day. Who has noted a head hash can
// tell (store/anchor.hpp). How SQLite lays the file out (free pages, counters, the order of the search
// index's pages) is none of the ledger's facts, and is looked at only for being sound.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "aftercare/store/journal.hpp"
#include "aftercare/store/problems.hpp"

namespace aftercare {

struct VerifyOptions {
    bool chain_only = false;  ///< nothing but the hashes of the journal
    std::int64_t busy_timeout_ms = 10'000;
    /// Told now and then how many of so many steps are done; on the calling thread.
    std::function<void(std::int64_t done, std::int64_t total)> progress = {};
};

struct VerifyReport {
    Head head;  ///< of the journal as it is, to be compared with one that was noted down
    std::int64_t entries = 0;
    std::int64_t tickets = 0;          ///< that the journal has; not counted with chain_only
    std::int64_t found = 0;            ///< problems in all
    std::vector<Problem> problems;     ///< the first of each part, at most k_problems_kept each
    std::optional<Problem> first_bad;  ///< the first entry of the journal that is bad

    bool is_clean() const { return found == 0; }
};
constexpr std::size_t k_problems_kept = 100;

/// The finding to name of a report that is not clean: the first bad entry, else the first problem.
const Problem& first_of(const VerifyReport& report);

/// Verifies the ledger at `path` on two threads with a connection each; writes nothing. Throws Error when it
/// cannot be opened as a ledger at all; whatever is found inside is in the report.
VerifyReport verify(const std::string& path, const VerifyOptions& options);

}  // namespace aftercare
