// New epochs: how a journal goes on in another file than it was begun in, and transactions that only read.
#pragma once

#include "aftercare/store/writer.hpp"

namespace aftercare {

/// What is known of a journal that goes on in another file.
struct Restoring {
    bool people_left_out = false;  ///< names, phones and embedded files stayed behind
    std::int64_t epochs_known =
        0;  ///< epochs that there have been elsewhere, as in the ledger that is replaced
};

/// Begins a new epoch, behind all that are known, whose first entry names where the old one ended; within a
/// transaction that the caller holds. Gives the entry's time.
Instant begin_restored_epoch(Database& db, const Acting& acting, const Restoring& restoring);

/// The same in the file itself, when its clock has jumped: the clock of the new epoch starts anew.
void begin_clock_epoch(Database& db, const Acting& acting);

/// A transaction for reading, also within another one: all statements of its life see the same ledger.
class ReadTransaction {
  public:
    explicit ReadTransaction(Database& db);
    ~ReadTransaction();
    ReadTransaction(const ReadTransaction&) = delete;
    ReadTransaction& operator=(const ReadTransaction&) = delete;

  private:
    Database& m_db;
};

}  // namespace aftercare
