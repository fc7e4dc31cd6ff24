// An untouched ledger is clean, and stays so through everything that people do to it.
#include "aftercare/store/verify.hpp"

#include <doctest/doctest.h>

#include "tests/support/victim.hpp"

using namespace testing;

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

TEST_CASE("long work tells how far it is, never more than all and never backwards") {
    LedgerFixture fixture;
    const auto id = fixture.report_leak(at("11-23 09:00"));
    {
        Writer writer(fixture.ledger(), acting(fixture.ledger(), at("11-23 10:00")));
        auto ticket = load_ticket(writer.db(), id);
        REQUIRE(ticket);
        for (int i = 0; i < 3000; ++i) {
            writer.record(*ticket, Noted{.text = "again"});
        }
        writer.commit();
    }
    for (const bool chain_only : {false, true}) {
        CAPTURE(chain_only);
        const auto entries = fixture.db().integer("SELECT count(*) FROM journal").value_or(0);
        const auto all = entries * (chain_only ? 1 : 2);
        std::int64_t last = 0;
        const auto report = verify(fixture.path(), {.chain_only = chain_only,
                                                    .progress = [&](std::int64_t done, std::int64_t total) {
                                                        CHECK(total == all);
                                                        CHECK(done > last);
                                                        CHECK(done <= total);
                                                        last = done;
                                                    }});
        CHECK(report.is_clean());
        CHECK((last > 0 || !chain_only));
    }
}

TEST_CASE("the chain alone is verified without the rest") {
    LedgerFixture fixture;
    fixture.add_tickets();
    fixture.db().exec("UPDATE ticket SET symptom = 'nothing'");
    CHECK(verify(fixture.path(), {.chain_only = true}).is_clean());
    CHECK_FALSE(verify(fixture.path(), {}).is_clean());
}
