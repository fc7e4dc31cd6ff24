// What was taken back and is done again: numbers go on, draws stay, steps of groups and back-charges and acts
// of older epochs are taken back as any other.
#include <doctest/doctest.h>

#include "aftercare/store/acts.hpp"
#include "aftercare/store/keep.hpp"
#include "tests/support/ledger_dump.hpp"
#include "tests/support/ledger_fixture.hpp"

using namespace testing;

namespace {

void check_clean_again(LedgerFixture& fixture) {
    const auto report = verify(fixture.path(), {});
    CHECK_MESSAGE(report.is_clean(), (report.problems.empty() ? "" : text_of(report.problems.front())));
}

/// Takes the last act on something back, with a reason and a manager's approval.
std::string undo_of(LedgerFixture& fixture, SubjectKind kind, std::int64_t key, Instant when) {
    Writer writer(fixture.ledger(), acting(fixture.ledger(), when));
    const auto act = entries_of(writer.db(), *last_act(writer.db(), {.kind = kind, .subject_id = key}));
    const auto strike = decide(Struck{.words = "slip"}, strike_facts(writer, act, &writer.actor()));
    if (strike) {
        writer.strike(*strike);
        writer.commit();
    }
    return verdict(strike);
}

Held hold_for_owner() {
    Held held;
    held.reason = "owner-no-access";
    held.from = Who{.role = WhoRole::owner, .person = {}};
    held.how = Means::phone;
    held.review_at = at("12-01 18:00");
    return held;
}

Promised promise_due_again(Instant due) {
    Promised promised;
    promised.due_at = due;
    promised.what = "come";
    return promised;
}

}  // namespace

TEST_CASE("numbers of struck plans, holds, files and promises are not given again") {
    LedgerFixture fixture;
    const auto id = fixture.report_leak(at("11-23 09:00"));
    fixture.say(id, first_triage(), at("11-23 09:10"));
    auto order = order_due(at("11-27 18:00"));
    order.party_id = fixture.party();
    fixture.say(id, order, at("11-23 09:20"));
    fixture.say(id, Served{}, at("11-23 09:25"));
    const auto twice = [&](auto said, Instant when) {
        fixture.say(id, said, when);
        REQUIRE(fixture.undo_last(when + Seconds{60}) == "ok");
        fixture.say(id, said, when + Seconds{120});
        return *load_ticket(fixture.db(), id);
    };
    twice(promise_due_again(at("11-25 09:00")), at("11-23 09:30"));
    const auto promise =
        fixture.db().text("SELECT body FROM journal WHERE verb = 'promise' ORDER BY id DESC");
    CHECK(promise.value_or("").find("\"promise\":2") != std::string::npos);
    CHECK(twice(hold_for_owner(), at("11-23 09:40")).holds.back().n == 2);
    fixture.say(id, Resumed{}, at("11-23 09:50"));
    CHECK(twice(Planned{}, at("11-23 10:00")).plan_version == 2);
    Attached file;
    file.path = "/tmp/wall.jpg";
    file.sha256 = to_hex(sha256("photo"));
    file.media_type = "image/jpeg";
    CHECK(twice(file, at("11-23 10:10")).attachments.back().n == 2);
    check_clean_again(fixture);
}

TEST_CASE("steps of a group and of a back-charge are taken back, the last one first") {
    LedgerFixture fixture;
    const auto one = fixture.report_leak(at("11-23 09:00"));
    const auto two = fixture.report_leak(at("11-23 09:05"));
    std::vector<std::string> rows;
    const auto look = [&] { return dump_all(fixture.db(), {"complaint_group", "group_member", "charge"}); };
    const auto act = [&](Instant when, const auto& what) {
        rows.push_back(look());
        Writer writer(fixture.ledger(), acting(fixture.ledger(), when));
        what(writer);
        writer.commit();
    };
    const auto say = [&](const GroupEvent& event, Instant when) {
        act(when, [&](Writer& writer) {
            auto group = *load_group(writer.db(), {1});
            writer.record(group, event);
        });
    };
    act(at("11-23 10:00"), [&](Writer& writer) { writer.add(GroupFormed{"Li Na", {}, {one, two}}); });
    say(GroupStated{"the pump"}, at("11-23 10:05"));
    say(GroupAnswered{.ticket_id = one, .words = "mended"}, at("11-23 10:10"));
    for (const auto* when : {"11-23 10:15", "11-23 10:20"}) {
        REQUIRE(undo_of(fixture, SubjectKind::group, 1, at(when)) == "ok");
        CHECK(look() == rows.back());
        rows.pop_back();
    }
    CHECK_FALSE(load_group(fixture.db(), {1})->stated_at);
    check_clean_again(fixture);

    ChargeOpened opened;
    opened.ticket_id = one;
    opened.order_k = 1;
    opened.party_id = fixture.party();
    opened.project_id = {1};
    opened.claimed = {100};
    const auto step = [&](const ChargeEvent& event, Instant when) {
        act(when, [&](Writer& writer) {
            auto charge = *load_charge(writer.db(), {1});
            writer.record(charge, event);
        });
    };
    act(at("11-24 10:00"), [&](Writer& writer) { writer.add(opened); });
    step(ChargeNoticed{.how = Means::letter, .claimed = {100}, .costs = {}, .weak = {}, .proofs = {}},
         at("11-24 10:05"));
    step(ChargeAgreed{{100}}, at("11-24 10:10"));
    step(ChargeDeducted{{40}}, at("11-24 10:15"));
    step(ChargeInvoiced{{60}}, at("11-24 10:20"));
    step(ChargeSettled{}, at("11-24 10:25"));
    for (const auto* when : {"11-24 10:30", "11-24 10:35", "11-24 10:40", "11-24 10:45"}) {
        REQUIRE(undo_of(fixture, SubjectKind::charge, 1, at(when)) == "ok");
        CHECK(look() == rows.back());
        rows.pop_back();
        check_clean_again(fixture);
    }
    CHECK(undo_of(fixture, SubjectKind::charge, 1, at("11-24 10:50")) == "never_struck notice");
}

TEST_CASE("an act of before a restore is taken back by its epoch and seq, or as the last on its subject") {
    LedgerFixture fixture;
    const auto id = fixture.report_leak(at("11-23 09:00"));
    fixture.say(id, first_triage(), at("11-23 09:10"));
    const auto seq = load_head(fixture.db()).id.value;
    back_up(fixture.path(), fixture.file("backup.db"), {});
    fixture.close();
    restore(fixture.file("backup.db"), fixture.path(), {.replace = true, .busy_timeout_ms = 0},
            late_act(at("11-23 10:00"), at("11-23 10:00")));
    fixture.open();
    fixture.say(id, Noted{"after the restore"}, at("11-23 10:05"));
    CHECK(entries_of(fixture.db(), {1, seq}).size() == 1);
    CHECK(entries_of(fixture.db(), {2, 1}).front().verb == "restore");
    CHECK(entries_of(fixture.db(), {3, 1}).empty());
    const auto triage = entries_of(fixture.db(), {1, seq});
    {
        Writer writer(fixture.ledger(), acting(fixture.ledger(), at("11-23 10:10")));
        const auto strike = decide(Struck{.words = "slip"}, strike_facts(writer, triage, nullptr));
        REQUIRE(strike);
        CHECK(strike->epoch == 1);
        writer.strike(*strike);
        writer.commit();
    }
    CHECK(load_ticket(fixture.db(), id)->state == State::registered);
    CHECK(undo_of(fixture, SubjectKind::ticket, id.value, at("11-23 10:15")) == "ok");
    CHECK(last_act(fixture.db(), {.kind = SubjectKind::ticket, .subject_id = id.value}) ==
          ActName{1, seq - 1});
    check_clean_again(fixture);
}

TEST_CASE("a closing keeps the first draw of its cycle, whatever was taken back around it") {
    LedgerFixture fixture;
    fixture.call_back_half(at("11-22 09:00"));
    const auto is_left_out = [&](TicketId id) {
        const auto ticket = load_ticket(fixture.db(), id);
        REQUIRE_FALSE(ticket->callbacks.empty());
        return ticket->callbacks.back().not_sampled;
    };
    const auto undo = [&](TicketId id, const char* when) {
        REQUIRE(undo_of(fixture, SubjectKind::ticket, id.value, at(when)) == "ok");
    };
    int differ = 0;
    for (int i = 0; i < 16; ++i) {
        const auto id = fixture.report_leak(at("11-23 09:00") + Seconds{i * 60});
        fixture.bring_to_closing(id, at("11-23 10:00") + Seconds{i * 60});
        const bool first = is_left_out(id);
        // Reopened, and that taken back: the closing stands, with its draw.
        fixture.say(id, Reopened{}, at("11-24 09:00"));
        undo(id, "11-24 09:01");
        CHECK(is_left_out(id) == first);
        undo(id, "11-24 09:02");
        fixture.say(id, Verified{}, at("11-24 09:03"));
        CHECK(is_left_out(id) == first);
        // Another cycle has a draw of its own, and keeps that one.
        fixture.say(id, Reopened{}, at("11-24 10:00"));
        auto order = order_due(at("11-27 18:00"));
        order.party_id = fixture.party();
        fixture.say(id, order, at("11-24 10:01"));
        fixture.say(id, Served{}, at("11-24 10:02"));
        fixture.say(id, Arrived{}, at("11-24 10:03"));
        fixture.say(id, Started{}, at("11-24 10:04"));
        fixture.say(id, finished(), at("11-24 10:05"));
        fixture.say(id, Verified{}, at("11-24 10:06"));
        const bool second = is_left_out(id);
        for (const auto* when : {"11-24 10:07", "11-24 10:09", "11-24 10:11"}) {
            undo(id, when);
            fixture.say(id, Verified{}, at(when) + Seconds{60});
            CHECK(is_left_out(id) == second);
        }
        differ += first != second ? 1 : 0;
    }
    CHECK(differ > 0);
    check_clean_again(fixture);
}

TEST_CASE("a manager's reversal draws nothing anew, an appeal on new facts does") {
    LedgerFixture fixture;
    fixture.call_back_half(at("11-22 09:00"));
    {
        Writer writer(fixture.ledger(), acting(fixture.ledger(), at("11-22 10:00")));
        std::string text(default_policy());
        const std::string_view fifth = "sample_percent = 20";
        text.replace(text.find(fifth), fifth.size(), "sample_percent = 50");
        writer.apply_policy(text);
        writer.commit();
    }
    int differ = 0;
    for (int i = 0; i < 16; ++i) {
        const auto id = fixture.report_leak(at("11-23 09:00"), "drips " + std::to_string(i));
        const auto declined_then = [&](std::string_view when) {
            Declined declined;
            declined.reason = "not-ours";
            declined.how = Means::phone;
            declined.told_at = at(when);
            fixture.say(id, declined, at(when));
            return load_ticket(fixture.db(), id)->callbacks.back().not_sampled;
        };
        const auto appeal = [&](std::string_view when, const std::string& approved_by) {
            Appealed appealed;
            appealed.words = "again";
            appealed.approved_by = approved_by;
            fixture.say(id, appealed, at(when));
        };
        const bool first = declined_then("11-23 10:00");
        appeal("11-23 11:00", "Li Na");
        CHECK(declined_then("11-23 12:00") == first);
        appeal("11-23 13:00", "");
        differ += declined_then("11-23 14:00") != first ? 1 : 0;
    }
    CHECK(differ > 0);
    check_clean_again(fixture);
}
