// Taking acts back: the rows are as if the act had not been, its numbers stay given, and who looks at an
// earlier time sees the slip.
#include <doctest/doctest.h>

#include "aftercare/store/acts.hpp"
#include "aftercare/store/charges.hpp"
#include "aftercare/store/past.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/store/verify.hpp"
#include "aftercare/support/grams.hpp"
#include "tests/support/ledger_dump.hpp"
#include "tests/support/ledger_fixture.hpp"

using namespace testing;

namespace {

void check_clean(LedgerFixture& fixture) {
    const auto report = verify(fixture.path(), {});
    CHECK_MESSAGE(report.is_clean(), (report.problems.empty() ? "" : text_of(report.problems.front())));
}

Promised promise_due(Instant due) {
    Promised promised;
    promised.due_at = due;
    promised.what = "come";
    return promised;
}

/// The rows that a ticket has.
std::string ticket_rows(Database& db) {
    return dump_all(db, k_ticket_tables);
}

}  // namespace

TEST_CASE("after an act was taken back the rows are as if it had not been") {
    LedgerFixture fixture;
    const auto id = fixture.report_leak(at("11-23 09:00"));
    fixture.say(id, first_triage(), at("11-23 09:10"));
    auto order = order_due(at("11-27 18:00"));
    order.party_id = fixture.party();
    fixture.say(id, order, at("11-23 09:20"));
    const auto acts = std::to_array<std::function<void(Instant)>>({
        [&](Instant when) { fixture.say(id, Served{}, when); },
        [&](Instant when) { fixture.say(id, window(when + Seconds{3600}, when + Seconds{7200}), when); },
        [&](Instant when) { fixture.say(id, promise_due(when + Seconds{9000}), when); },
        [&](Instant when) { fixture.say(id, Started{}, when); },
        [&](Instant when) { fixture.say(id, Noted{"the pump drips"}, when); },
        [&](Instant when) {
            Amended amended;
            amended.symptom = "pours";
            fixture.say(id, amended, when);
        },
    });
    auto when = at("11-23 10:00");
    for (const auto& act : acts) {
        const auto before = ticket_rows(fixture.db());
        act(when);
        CHECK((ticket_rows(fixture.db()) != before || &act == &acts[4]));
        CHECK(fixture.undo_last(when + Seconds{60}) == "ok");
        CHECK(ticket_rows(fixture.db()) == before);
        check_clean(fixture);
        when.seconds += 600;
    }
    CHECK(search(fixture.db(), "words_gram", gram_query("pump")) == "");
    CHECK(search(fixture.db(), "symptom_gram", gram_query("pours")) == "");
    CHECK(search(fixture.db(), "symptom_gram", gram_query("drips")) != "");
}

TEST_CASE("numbers that a struck act gave are never given again") {
    LedgerFixture fixture;
    const auto id = fixture.report_leak(at("11-23 09:00"));
    fixture.say(id, first_triage(), at("11-23 09:10"));
    auto order = order_due(at("11-27 18:00"));
    order.party_id = fixture.party();
    fixture.say(id, order, at("11-23 09:20"));
    REQUIRE(fixture.undo_last(at("11-23 09:21")) == "ok");
    fixture.say(id, order, at("11-23 09:30"));
    const auto ticket = load_ticket(fixture.db(), id);
    REQUIRE(ticket->orders.size() == 1);
    CHECK(ticket->orders.front().k == 2);
    Costed cost;
    cost.lines = {{CostKind::labour, Fen{100}}, {CostKind::other, Fen{200}}};
    fixture.say(id, cost, at("11-23 09:40"));
    fixture.say(id, Costed{.n = 0, .lines = {{CostKind::material, Fen{300}}}, .k = {}}, at("11-23 09:41"));
    fixture.say(id, CostStruck{2}, at("11-23 09:42"));
    const auto costs = load_ticket(fixture.db(), id)->costs;
    REQUIRE(costs.size() == 2);
    CHECK(costs[0].n == 1);
    CHECK(costs[1].n == 3);
    check_clean(fixture);
}

TEST_CASE("an opening is voided: its number is never used again") {
    LedgerFixture fixture;
    auto& ledger = fixture.ledger();
    std::int64_t party = 0;
    {
        Writer writer(ledger, acting(ledger, at("11-23 09:00")));
        PartyAdded added;
        added.name = "Typo Ltd";
        party = writer.add(added).id.value;
        writer.commit();
    }
    CHECK(fixture.undo_last(at("11-23 09:01")) == "ok");
    CHECK_FALSE(load_party(fixture.db(), {party}));
    check_clean(fixture);
    Writer writer(ledger, acting(ledger, at("11-23 09:02")));
    PartyAdded added;
    added.name = "Typo Ltd";
    CHECK(writer.add(added).id.value == party + 1);
}

TEST_CASE("what is named elsewhere is not voided") {
    LedgerFixture fixture;
    fixture.add_tickets();
    auto& ledger = fixture.ledger();
    Writer writer(ledger, acting(ledger, at("11-28 09:00")));
    const auto why_not = [&](SubjectKind kind, std::int64_t key) {
        try {
            writer.void_opening(kind, key, "mistake");
        } catch (const RefusedVoid& no) {
            return name_of(no.refused.why) + " " + no.refused.detail;
        }
        return std::string("ok");
    };
    CHECK(why_not(SubjectKind::unit, fixture.unit().value) == "referred_to AC-2026-000001");
    CHECK(why_not(SubjectKind::party, fixture.party().value) == "referred_to AC-2026-000001");
    CHECK(why_not(SubjectKind::staff, 1).starts_with("referred_to AC"));
    CHECK(why_not(SubjectKind::party, fixture.other_party().value) == "ok");
    const auto group =
        writer.add(GroupFormed{"Li Na", {}, {own_ticket_id({2026, 2}), own_ticket_id({2026, 3})}});
    CHECK(why_not(SubjectKind::ticket, own_ticket_id({2026, 3}).value) == "referred_to AC-G1");
    CHECK(why_not(SubjectKind::group, group.id.value) == "ok");
    CHECK(why_not(SubjectKind::ticket, own_ticket_id({2026, 3}).value) == "ok");
    CHECK(why_not(SubjectKind::project, 1) == "never_struck add");
}

TEST_CASE("a strike counts from when it was entered, whatever its time") {
    LedgerFixture fixture;
    const auto id = fixture.report_leak(at("11-23 09:00"));
    fixture.say(id, first_triage(), at("11-23 10:00"));
    REQUIRE(fixture.undo_last(at("11-24 10:00"), {.words = "of another flat"}) == "ok");
    const auto state_at = [&](std::optional<Instant> as_of, std::optional<Instant> known_at) {
        auto known = as_known(fixture.ledger(), as_of, known_at);
        return load_ticket(known ? known->db() : fixture.db(), id)->state;
    };
    CHECK(state_at({}, {}) == State::registered);
    CHECK(state_at(at("11-23 11:00"), {}) == State::registered);
    CHECK(state_at({}, at("11-24 09:00")) == State::accepted);
    CHECK(state_at(at("11-23 11:00"), at("11-24 09:00")) == State::accepted);
    CHECK(state_at(at("11-23 11:00"), at("11-24 10:00")) == State::registered);
}

TEST_CASE("a merge is taken back on both tickets, and not once the target was acted on") {
    LedgerFixture fixture;
    const auto one = fixture.report_leak(at("11-23 09:00"));
    const auto other = fixture.report_leak(at("11-23 09:05"));
    const auto before = ticket_rows(fixture.db());
    const auto merge = [&](Instant when) {
        Writer writer(fixture.ledger(), acting(fixture.ledger(), when));
        auto target = writer.ticket(one);
        auto source = writer.ticket(other);
        const auto merged = decide_merge(writer.facts(*source), writer.facts(*target));
        REQUIRE(merged);
        writer.record(*target, merged->target);
        writer.record(*source, merged->source);
        writer.commit();
    };
    merge(at("11-23 09:10"));
    CHECK(fixture.undo_last(at("11-23 09:11")) == "ok");
    CHECK(ticket_rows(fixture.db()) == before);
    merge(at("11-23 09:20"));
    fixture.say(one, first_triage(), at("11-23 09:30"));
    const auto entries = entries_of(
        fixture.db(), *last_act(fixture.db(), {.kind = SubjectKind::ticket, .subject_id = other.value}));
    Writer writer(fixture.ledger(), acting(fixture.ledger(), at("11-23 09:31")));
    CHECK(verdict(decide(Struck{.words = "x"}, strike_facts(writer, entries, nullptr))) ==
          "undo_first triage");
}

TEST_CASE("a closing that was taken back and made again keeps the draw of the first") {
    LedgerFixture fixture;
    const auto draws = [&](TicketId id) {
        std::vector<bool> waived;
        const auto ticket = load_ticket(fixture.db(), id);
        for (const auto& callback : ticket->callbacks) {
            waived.push_back(callback.not_sampled);
        }
        return waived;
    };
    fixture.call_back_half(at("11-22 09:00"));
    for (int i = 0; i < 8; ++i) {
        const auto id = fixture.report_leak(at("11-23 09:00") + Seconds{i * 60});
        fixture.bring_to_closing(id, at("11-23 10:00") + Seconds{i * 60});
        const auto first = draws(id);
        for (int again = 0; again < 3; ++again) {
            REQUIRE(fixture.undo_last(at("11-24 09:00"), {.words = "slip"}) == "ok");
            fixture.say(id, Verified{}, at("11-24 09:00") + Seconds{60 * again});
            CHECK(draws(id) == first);
        }
    }
    check_clean(fixture);
}

TEST_CASE("taking openings back goes on to the one before, and never brings one again") {
    LedgerFixture fixture;
    const auto first = fixture.report_leak(at("11-23 09:00"));
    const auto second = fixture.report_leak(at("11-23 09:05"));
    CHECK(fixture.undo_last(at("11-23 09:06")) == "ok");
    CHECK(fixture.undo_last(at("11-23 09:07")) == "ok");
    CHECK(load_ticket(fixture.db(), first)->state == State::voided);
    CHECK(load_ticket(fixture.db(), second)->state == State::voided);
    check_clean(fixture);
}

TEST_CASE("a promise is not taken back once its ticket was merged and another carries it") {
    LedgerFixture fixture;
    const auto one = fixture.report_leak(at("11-23 09:00"));
    const auto other = fixture.report_leak(at("11-23 09:05"));
    fixture.say(other, promise_due(at("11-25 09:00")), at("11-23 09:06"));
    const auto entries = entries_of(
        fixture.db(), *last_act(fixture.db(), {.kind = SubjectKind::ticket, .subject_id = other.value}));
    Writer writer(fixture.ledger(), acting(fixture.ledger(), at("11-23 09:10")));
    auto target = writer.ticket(one);
    auto source = writer.ticket(other);
    const auto merged = decide_merge(writer.facts(*source), writer.facts(*target));
    REQUIRE(merged);
    writer.record(*target, merged->target);
    writer.record(*source, merged->source);
    CHECK(verdict(decide(Struck{.words = "x"}, strike_facts(writer, entries, nullptr))) ==
          "undo_first merge");
}

TEST_CASE("the last of the staff is not voided") {
    LedgerFixture fixture;
    Writer writer(fixture.ledger(), acting(fixture.ledger(), at("11-23 09:00")));
    StaffAdded desk;
    desk.name = "Chen Jing";
    const auto chen = writer.add(desk);
    CHECK_THROWS_AS(writer.void_opening(SubjectKind::staff, 1, "x"), RefusedVoid);
    writer.void_opening(SubjectKind::staff, chen.id.value, "x");
}
