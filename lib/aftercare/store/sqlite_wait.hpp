// How long a command waits for a lock that another process holds.
//
// SQLite's own wait (sqlite3_busy_timeout) sleeps longer each time, up to a tenth of a second; a write holds
// the lock for a few thousandths. With eight writers at once the lock was free two thirds of the time while
// all of them slept.
#pragma once

#include <cstdint>

struct sqlite3;

namespace aftercare {

/// Lets `db` try again every few milliseconds until about `timeout_ms` have been slept; 0: not at all.
void wait_while_busy(sqlite3* db, std::int64_t timeout_ms);

}  // namespace aftercare
