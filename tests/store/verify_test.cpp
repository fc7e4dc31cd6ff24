// An untouched ledger is clean, and stays so through everything that people do to it.
#include "aftercare/store/verify.hpp"

#include <doctest/doctest.h>

#include "tests/support/ledger_fixture.hpp"

using namespace testing;

namespace {

std::string texts_of(const VerifyReport& report) {
    std::string text;
    for (const auto& problem : report.problems) {
        text += text_of(problem) + "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("a ledger that nobody touched is clean") {
    LedgerFixture fixture;
    fixture.add_tickets();
    const auto report = verify(fixture.path(), {});
    CHECK(texts_of(report) == "");
    CHECK(report.is_clean());
    CHECK(report.tickets == 3);
    CHECK(report.entries == fixture.db().integer("SELECT count(*) FROM journal"));
    CHECK(to_hex(report.head.hash) == to_hex(load_head(fixture.db()).hash));
}

TEST_CASE("the chain alone is verified without the rest") {
    LedgerFixture fixture;
    fixture.add_tickets();
    fixture.db().exec("UPDATE ticket SET symptom = 'nothing'");
    CHECK(verify(fixture.path(), {.chain_only = true}).is_clean());
    CHECK_FALSE(verify(fixture.path(), {}).is_clean());
}
