// Openings taken back: at which times they are seen, who is in their way, and how far that is looked for.
#include <doctest/doctest.h>

#include "aftercare/store/acts.hpp"
#include "aftercare/store/past.hpp"
#include "aftercare/store/verify.hpp"
#include "tests/support/ledger_fixture.hpp"

using namespace testing;

namespace {

/// The state of a ticket as of a time, known at another; nothing: it is not there.
std::optional<State> state_of(LedgerFixture& fixture, TicketId id, std::optional<Instant> as_of,
                              std::optional<Instant> known_at = {}) {
    auto known = as_known(fixture.ledger(), as_of, known_at);
    const auto ticket = load_ticket(known ? known->db() : fixture.db(), id);
    return ticket ? std::optional(ticket->state) : std::nullopt;
}

void void_it(LedgerFixture& fixture, SubjectKind kind, std::int64_t key, Instant when) {
    Writer writer(fixture.ledger(), acting(fixture.ledger(), when));
    writer.void_opening(kind, key, "mistake");
    writer.commit();
}

}  // namespace

TEST_CASE("a voided ticket is void as of any time, and its slip is seen by who knows no better") {
    LedgerFixture fixture;
    const auto id = fixture.report_leak(at("11-23 09:00"));
    fixture.say(id, first_triage(), at("11-23 10:00"));
    Held held;
    held.reason = "owner-no-access";
    held.from = Who{.role = WhoRole::owner, .person = {}};
    held.how = Means::phone;
    held.review_at = at("12-01 18:00");
    fixture.say(id, held, at("11-23 11:00"));
    fixture.say(id, Resumed{}, at("11-23 14:00"));
    SUBCASE("by void") {
        void_it(fixture, SubjectKind::ticket, id.value, at("11-24 10:00"));
    }
    SUBCASE("by undo, all of it") {
        for (int i = 0; i < 4; ++i) {
            REQUIRE(fixture.undo_last(at("11-24 10:00")) == "missing_facts words");
            REQUIRE(fixture.undo_last(at("11-24 10:00"), {.words = "slip"}) == "ok");
        }
    }
    for (const auto* time : {"11-23 09:30", "11-23 10:30", "11-23 12:00", "11-23 15:00", "11-24 11:00"}) {
        CAPTURE(time);
        CHECK(state_of(fixture, id, at(time)) == State::voided);
    }
    CHECK(state_of(fixture, id, {}) == State::voided);
    CHECK_FALSE(state_of(fixture, id, at("11-23 08:59")));
    CHECK(state_of(fixture, id, {}, at("11-24 09:00")) == State::accepted);
    CHECK(state_of(fixture, id, at("11-23 12:00"), at("11-24 09:00")) == State::on_hold);
    CHECK(state_of(fixture, id, at("11-23 12:00"), at("11-24 10:00")) == State::voided);
}

TEST_CASE("a void that was taken back itself hides nothing") {
    LedgerFixture fixture;
    const auto id = fixture.report_leak(at("11-23 09:00"));
    void_it(fixture, SubjectKind::ticket, id.value, at("11-24 10:00"));
    {
        Writer writer(fixture.ledger(), acting(fixture.ledger(), at("11-24 11:00")));
        writer.strike({.epoch = 1, .act = load_head(fixture.db()).id.value, .words = "it is none"});
        writer.commit();
    }
    CHECK(state_of(fixture, id, {}) == State::registered);
    CHECK(state_of(fixture, id, at("11-23 12:00")) == State::registered);
    CHECK(state_of(fixture, id, at("11-23 12:00"), at("11-24 10:30")) == State::voided);
    CHECK(verify(fixture.path(), {}).is_clean());
}

TEST_CASE("a voided group and back-charge are not there as of any time") {
    LedgerFixture fixture;
    const auto one = fixture.report_leak(at("11-23 09:00"));
    const auto two = fixture.report_leak(at("11-23 09:05"));
    {
        Writer writer(fixture.ledger(), acting(fixture.ledger(), at("11-23 10:00")));
        writer.add(GroupFormed{"Li Na", {}, {one, two}});
        ChargeOpened opened;
        opened.ticket_id = one;
        opened.party_id = fixture.party();
        opened.project_id = {1};
        writer.add(opened);
        writer.commit();
    }
    void_it(fixture, SubjectKind::group, 1, at("11-24 09:00"));
    void_it(fixture, SubjectKind::charge, 1, at("11-24 10:00"));
    const auto count = [&](std::optional<Instant> as_of, std::optional<Instant> known_at) {
        auto known = as_known(fixture.ledger(), as_of, known_at);
        auto& db = known ? known->db() : fixture.db();
        return std::pair(db.integer("SELECT count(*) FROM complaint_group").value_or(0),
                         db.integer("SELECT count(*) FROM charge").value_or(0));
    };
    CHECK(count({}, {}) == std::pair<std::int64_t, std::int64_t>(0, 0));
    CHECK(count(at("11-23 12:00"), {}) == std::pair<std::int64_t, std::int64_t>(0, 0));
    CHECK(count({}, at("11-24 09:30")) == std::pair<std::int64_t, std::int64_t>(0, 1));
    CHECK(count(at("11-23 12:00"), at("11-23 12:00")) == std::pair<std::int64_t, std::int64_t>(1, 1));
}

TEST_CASE("of the staff only what is younger than they are is in the way") {
    LedgerFixture fixture;
    const auto id = fixture.report_leak(at("11-23 09:00"));
    // What was said under the name before is as it was before somebody of that name was added.
    {
        auto early = acting(fixture.ledger(), at("11-23 09:10"));
        early.by = "Chen Jing";
        Writer writer(fixture.ledger(), early);
        auto ticket = *writer.ticket(id);
        writer.record(ticket, Noted{"early"});
        writer.commit();
    }
    Writer writer(fixture.ledger(), acting(fixture.ledger(), at("11-23 09:20")));
    const auto why_not = [&] {
        const auto facts = void_facts(writer, SubjectKind::staff, 2, nullptr);
        return facts.opening.subject + " " + facts.named_by;
    };
    StaffAdded added;
    added.name = "Chen Jing";
    const auto chen = writer.add(added);
    CHECK(why_not() == "Chen Jing ");
    const auto group = writer.add(GroupFormed{"Chen Jing", {}, {id, id}});
    CHECK(why_not() == "Chen Jing AC-G1");
    writer.void_opening(SubjectKind::group, group.id.value, "x");
    auto ticket = *writer.ticket(id);
    writer.record(ticket, Assigned{"Chen Jing"});
    CHECK(why_not() == "Chen Jing AC-2026-000001");
    writer.record(ticket, Assigned{"Li Na"});
    CHECK(why_not() == "Chen Jing ");
    CHECK(void_facts(writer, SubjectKind::staff, 1, nullptr).named_by == "AC-2026-000001");
    CHECK(void_facts(writer, SubjectKind::unit, 1, nullptr).opening.subject == "3-1-1201");
    CHECK(void_facts(writer, SubjectKind::party, 1, nullptr).opening.subject == "Donghai Waterproofing");
}

TEST_CASE("one's own last act is not looked for without an end") {
    LedgerFixture fixture;
    fixture.report_leak(at("11-23 09:00"));
    const auto last_since = [&](Instant since) {
        return last_act(fixture.db(), {.actor = "Li Na", .since = since});
    };
    CHECK(last_since(at("11-23 09:00")));
    CHECK_FALSE(last_since(at("11-23 09:00") + Seconds{1}));
    CHECK_FALSE(last_act(fixture.db(), {.actor = "Chen Jing", .since = at("11-01 09:00")}));
}

TEST_CASE("whether an act is one's last is asked of one's own acts of the last half hour alone") {
    LedgerFixture fixture;
    const auto id = fixture.report_leak(at("11-23 09:00"));
    const ActName opened{1, load_head(fixture.db()).id.value};
    const auto is_last = [&](const ActName& act, Instant now) {
        Writer writer(fixture.ledger(), acting(fixture.ledger(), now));
        return strike_facts(writer, entries_of(fixture.db(), act), nullptr).is_last_of_actor;
    };
    CHECK(is_last(opened, at("11-23 09:30")));
    CHECK_FALSE(is_last(opened, at("11-23 09:31")));
    fixture.say(id, Noted{"x"}, at("11-23 09:00") + Seconds{1});
    CHECK_FALSE(is_last(opened, at("11-23 09:10")));
    CHECK(is_last({1, opened.seq + 1}, at("11-23 09:10")));
}
