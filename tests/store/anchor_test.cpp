// Whether a head that was noted is still in the journal.
#include "aftercare/store/anchor.hpp"

#include <doctest/doctest.h>

#include "tests/support/ledger_fixture.hpp"

using namespace testing;

TEST_CASE("an earlier head stays in the journal, one of another place or epoch is not in it") {
    LedgerFixture fixture;
    const auto head = *anchor_of_head(fixture.db());
    fixture.add_tickets();
    const NotedHead noted{head.hash, NotedHead::Place{head.site, head.epoch, head.seq}};
    const auto found = find_anchor(fixture.db(), noted);
    REQUIRE(found);
    CHECK(found->seq == head.seq);
    CHECK(found->recorded_at == head.recorded_at);
    for (const auto& place : {NotedHead::Place{"XY", 1, head.seq}, NotedHead::Place{"AC", 2, head.seq},
                              NotedHead::Place{"AC", 1, head.seq + 1}, NotedHead::Place{"AC", 1, 0},
                              NotedHead::Place{"AC", 1, 1LL << 40}}) {
        CHECK_FALSE(find_anchor(fixture.db(), {head.hash, place}));
    }
}

TEST_CASE("the head that was known at an instant is that of the last act by then") {
    LedgerFixture fixture;
    const auto first = *anchor_of_head(fixture.db());
    CHECK(anchor_known_at(fixture.db(), first.recorded_at)->hash == first.hash);
    CHECK_FALSE(anchor_known_at(fixture.db(), {0}));
    fixture.add_tickets();
    const auto last = *anchor_of_head(fixture.db());
    CHECK(anchor_known_at(fixture.db(), last.recorded_at)->hash == last.hash);
}

TEST_CASE("a noted head is read as it was printed, or its hash alone") {
    const auto hex = to_hex(sha256("x"));
    CHECK(read_noted_head(hex)->hash == sha256("x"));
    CHECK_FALSE(read_noted_head(hex)->place);
    for (const auto& line : {"AC 1 24 " + hex, " AC  1 24 " + hex + " 2026-03-19T10:00:00+08:00\n"}) {
        const auto noted = read_noted_head(line);
        REQUIRE(noted);
        CHECK(noted->hash == sha256("x"));
        REQUIRE(noted->place);
        CHECK(noted->place->site == "AC");
        CHECK(noted->place->epoch == 1);
        CHECK(noted->place->seq == 24);
    }
    for (const auto& line :
         {std::string(), hex.substr(1), hex + "0", "AC 1 " + hex, "AC one 24 " + hex, "AC 1 -24 " + hex,
          "AC 1 24 " + hex + " x y", "1 24 " + hex, "x" + hex.substr(1)}) {
        CAPTURE(line);
        CHECK_FALSE(read_noted_head(line));
    }
}
