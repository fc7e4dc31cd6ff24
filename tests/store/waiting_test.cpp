// Locks that another connection holds: waited for as long as was said.
#include <atomic>
#include <chrono>
#include <doctest/doctest.h>
#include <thread>

#include "aftercare/support/error.hpp"
#include "tests/support/ledger_fixture.hpp"

using namespace testing;

namespace {

/// Begins to write; whether it got the lock.
bool gets_lock(const std::string& path, std::int64_t timeout_ms) {
    Database other(path, OpenMode::write, timeout_ms);
    try {
        other.exec("BEGIN IMMEDIATE");
    } catch (const Error& error) {
        REQUIRE(error.kind() == ErrorKind::busy);
        return false;
    }
    return true;
}

}  // namespace

TEST_CASE("whoever finds the ledger locked waits as long as was said, and no longer when it is free") {
    LedgerFixture fixture;
    fixture.db().exec("BEGIN IMMEDIATE");
    CHECK_FALSE(gets_lock(fixture.path(), 0));
    const auto begin = std::chrono::steady_clock::now();
    CHECK_FALSE(gets_lock(fixture.path(), 60));
    CHECK(std::chrono::steady_clock::now() - begin >= std::chrono::milliseconds(60));

    std::atomic<bool> is_in = false;
    std::thread waiting([&] { is_in = gets_lock(fixture.path(), 600'000); });
    std::this_thread::sleep_for(std::chrono::milliseconds(30));
    CHECK_FALSE(is_in);
    fixture.db().exec("COMMIT");
    waiting.join();
    CHECK(is_in);
}
