// The parts of verify, each on one connection and without regard to the others, so that two threads share
// them.
#pragma once

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "aftercare/store/verify.hpp"

namespace aftercare {

/// What a part found: all counted, the first kept.
class Findings {
  public:
    void add(Problem problem) {
        ++m_found;
        if (problem.entry.value != 0 && (!m_first_bad || problem.entry < m_first_bad->entry)) {
            m_first_bad = problem;
        }
        if (m_problems.size() < k_problems_kept) {
            m_problems.push_back(std::move(problem));
        }
    }
    /// Adds what was found to the report.
    void report_to(VerifyReport& report) const;

  private:
    std::int64_t m_found = 0;
    std::vector<Problem> m_problems;
    std::optional<Problem> m_first_bad;
};

/// Called for each entry of the journal that a part has gone through.
using Tick = std::function<void()>;

/// Chains and entries numbered without gaps, hashes, and new epochs that name their parent. Gives the head
/// and the number of entries.
struct ChainFacts {
    Head head;
    std::int64_t entries = 0;
};
ChainFacts check_chain(Database& db, Findings& findings, const Tick& tick);

/// Every fold equals its row and every row has its fold; people and embedded files are what the journal has
/// of them. Gives the number of tickets.
std::int64_t check_rows(Database& db, Findings& findings, const Tick& tick);

/// PRAGMA integrity_check.
void check_integrity(Database& db, Findings& findings);
/// PRAGMA foreign_key_check.
void check_references(Database& db, Findings& findings);
/// Tables, indexes, triggers and views are those that the program makes, and no others.
void check_schema(Database& db, Findings& findings);
/// The search index has the symptoms of the tickets and the words of the entries, and finds each.
void check_search(Database& db, Findings& findings);

}  // namespace aftercare
