// New epochs: how a journal goes on in another file than it was begun in, and transactions that only read.
#pragma once

#include "aftercare/store/writer.hpp"

namespace aftercare {

/// Begins a new epoch whose first entry names where the old one ended; within a transaction that the caller
/// holds. `people_left_out` says that names, phones and embedded files stayed behind.
void begin_restored_epoch(Database& db, const Act& act, bool people_left_out);

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
