#include "aftercare/store/sqlite_wait.hpp"

#include <array>
#include <sqlite3.h>

namespace aftercare {

namespace {

/// So many tries sleep so long each; the last goes on.
struct Sleep {
    int tries;
    int milliseconds;
};
constexpr std::array<Sleep, 3> k_sleeps = {{{20, 1}, {200, 2}, {1 << 30, 5}}};

/// What SQLite calls with the number of tries before this one: whether to try again. The time slept is told
/// from that number alone, so that nothing has to be kept.
int try_again(void* timeout, int tried) {
    const auto timeout_ms = static_cast<std::int64_t>(reinterpret_cast<std::intptr_t>(timeout));
    std::int64_t slept = 0;
    for (const auto& sleep : k_sleeps) {
        if (tried >= sleep.tries) {
            slept += std::int64_t{sleep.tries} * sleep.milliseconds;
            tried -= sleep.tries;
            continue;
        }
        slept += std::int64_t{tried} * sleep.milliseconds;
        if (slept >= timeout_ms) {
            return 0;
        }
        sqlite3_sleep(sleep.milliseconds);
        return 1;
    }
    return 0;
}

}  // namespace

void wait_while_busy(sqlite3* db, std::int64_t timeout_ms) {
    sqlite3_busy_handler(db, try_again, reinterpret_cast<void*>(static_cast<std::intptr_t>(timeout_ms)));
}

}  // namespace aftercare
