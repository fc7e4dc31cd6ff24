// A view of the past is what the whole journal gives, and the ledger's file stays as it is.
#include "aftercare/store/past.hpp"

#include <doctest/doctest.h>
#include <set>

#include "aftercare/store/replay.hpp"
#include "aftercare/store/verify.hpp"
#include "aftercare/support/grams.hpp"
#include "tests/support/ledger_dump.hpp"
#include "tests/support/ledger_fixture.hpp"

using namespace testing;

namespace {

/// All that stands at a time.
std::string dump_work(Database& db) {
    return dump_all(db, k_ticket_tables) + dump_all(db, {"complaint_group", "group_member", "charge"}) +
           dump(db, "journal") + dump(db, "struck") + search(db, "symptom_gram", gram_query("the")) + "/" +
           search(db, "words_gram", gram_query("mended")) + "/" +
           search(db, "words_gram", gram_query("away"));
}

/// The instants of a column of the journal, and those between.
std::set<Instant> instants(Database& db, const std::string& column) {
    std::set<Instant> all;
    auto row = db.prepare("SELECT DISTINCT " + column + " FROM journal");
    while (row.step()) {
        all.insert({row.integer(0)});
        all.insert({row.integer(0) - 1});
    }
    return all;
}

/// Holds the ticket, entered two days late, so that it counts from a day before its entry on.
void hold_late(LedgerFixture& fixture, TicketId id, Instant happened, Instant entered) {
    Held held;
    held.reason = "owner-no-access";
    held.from = Who{.role = WhoRole::owner, .person = {}};
    held.how = Means::phone;
    held.review_at = at("12-10 18:00");
    Writer writer(fixture.ledger(), late_act(happened, entered));
    auto ticket = writer.ticket(id);
    const auto decided = decide(held, writer.facts(*ticket));
    REQUIRE(verdict(decided) == "ok");
    writer.record(*ticket, *decided);
    writer.commit();
}

/// Three tickets, a group of two, a strike, a merge that is split again, and acts entered late.
void fill(LedgerFixture& fixture) {
    fixture.add_tickets();
    const TicketId first = own_ticket_id({2026, 1});
    const TicketId third = own_ticket_id({2026, 3});
    fixture.say(third, first_triage("crack"), at("11-26 10:00"));
    fixture.say(third, Noted{"the owner went away"}, at("11-26 11:00"));
    CHECK(fixture.undo_last(at("11-26 11:01")) == "ok");
    const auto waiting = fixture.report_leak(at("11-26 12:00"), "the door jams", "Wu Ke", "13800000003");
    fixture.say(waiting, first_triage("crack"), at("11-26 12:10"));
    hold_late(fixture, waiting, at("11-27 09:00"), at("11-29 15:00"));
    const auto fourth = fixture.report_leak(at("11-30 09:00"), "the same drips", "Zhao Min", "13800000002");
    {
        Writer writer(fixture.ledger(), acting(fixture.ledger(), at("11-30 10:00")));
        auto source = *writer.ticket(fourth);
        auto target = *writer.ticket(third);
        const auto both = decide_merge(writer.facts(source), writer.facts(target));
        REQUIRE(both);
        writer.record(target, both->target);
        writer.record(source, both->source);
        writer.commit();
    }
    fixture.say(first, Reopened{}, at("12-01 09:00"));
}

}  // namespace

TEST_CASE("a view of the past is what the whole journal gives, whenever it is asked") {
    LedgerFixture fixture;
    fill(fixture);
    auto& db = fixture.db();
    for (const auto when : instants(db, "happened_at")) {
        CAPTURE(format_rfc3339(when));
        auto known = as_known(fixture.ledger(), when, std::nullopt);
        auto whole = replayed(db, when, {INT64_MAX});
        CHECK(dump_work(known ? known->db() : db) == dump_work(whole.db()));
    }
    for (const auto when : instants(db, "recorded_at")) {
        CAPTURE(format_rfc3339(when));
        for (const std::optional<Instant> as_of :
             {std::optional<Instant>(), std::optional(at("11-27 10:00"))}) {
            auto known = as_known(fixture.ledger(), as_of, when);
            auto whole = replayed(db, as_of, last_known(db, when));
            CHECK(dump_work(known ? known->db() : db) == dump_work(whole.db()));
        }
    }
}

TEST_CASE("what a policy applied later says of days is not known in the past") {
    LedgerFixture fixture;
    fill(fixture);
    {
        Writer writer(fixture.ledger(), acting(fixture.ledger(), at("12-02 09:00")));
        std::string text(default_policy());
        // A day off in December, on which dues of the tickets rest.
        const std::string_view october = "\"2026-10-01..2026-10-07\",";
        const auto found = text.find(october);
        REQUIRE(found != std::string::npos);
        text.insert(found + october.size(), " \"2026-12-04\",");
        writer.apply_policy(text);
        writer.commit();
    }
    const auto third = fixture.report_leak(at("12-03 09:00"), "the last drips");
    fixture.say(third, first_triage(), at("12-03 10:00"));
    for (const auto* when : {"11-26 10:30", "12-01 10:00", "12-02 08:59", "12-02 09:00", "12-03 09:30"}) {
        CAPTURE(when);
        auto known = as_known(fixture.ledger(), at(when), std::nullopt);
        REQUIRE(known);
        auto whole = replayed(fixture.db(), at(when), {INT64_MAX});
        CHECK(dump_work(known->db()) == dump_work(whole.db()));
        CHECK(dump(known->db(), "policy") == dump(whole.db(), "policy"));
    }
}

TEST_CASE("what was looked at and what policy was entered later is not known") {
    LedgerFixture fixture;
    fill(fixture);
    const auto reveal = [&](Instant when) {
        Writer writer(fixture.ledger(), acting(fixture.ledger(), when));
        writer.record(Revealed{.command = "report list", .purpose = "audit", .tickets = {}, .asked = {}});
        writer.commit();
    };
    reveal(at("12-02 10:00"));
    {
        // Entered on the 4th, in force since the 25th: what happened in between was judged by the one before.
        Writer writer(fixture.ledger(), late_act(at("11-25 09:00"), at("12-04 09:00")));
        std::string text(default_policy());
        const std::string_view amount = "within = \"7d working\"";
        const auto found = text.find(amount);
        REQUIRE(found != std::string::npos);
        text.replace(found, amount.size(), "within = \"2d working\"");
        writer.apply_policy(text);
        writer.commit();
    }
    reveal(at("12-05 10:00"));
    auto& db = fixture.db();
    const auto reveals = [](Database& of) {
        return of.integer("SELECT count(*) FROM journal WHERE verb = 'reveal'").value_or(-1);
    };
    REQUIRE(reveals(db) == 2);
    for (const std::optional<Instant> as_of : {std::optional<Instant>(), std::optional(at("12-01 10:00"))}) {
        for (const auto* when : {"12-02 09:00", "12-03 09:00", "12-04 08:59", "12-04 09:00"}) {
            CAPTURE(when);
            auto known = as_known(fixture.ledger(), as_of, at(when));
            REQUIRE(known);
            auto whole = replayed(db, as_of, last_known(db, at(when)));
            CHECK(dump_work(known->db()) == dump_work(whole.db()));
            CHECK(dump(known->db(), "policy") == dump(whole.db(), "policy"));
            CHECK(reveals(known->db()) == (as_of || at(when) < at("12-02 10:00") ? 0 : 1));
        }
    }
    auto known = as_known(fixture.ledger(), at("12-03 09:00"), std::nullopt);
    REQUIRE(known);
    CHECK(reveals(known->db()) == 1);
}

TEST_CASE("a policy or a late hold alone makes the past another") {
    LedgerFixture fixture;
    const auto id = fixture.report_leak(at("11-23 09:00"));
    fixture.say(id, first_triage(), at("11-23 10:00"));
    const auto same = [&](std::string_view when) {
        auto known = as_known(fixture.ledger(), at(when), std::nullopt);
        auto whole = replayed(fixture.db(), at(when), {INT64_MAX});
        CHECK(dump_work(known ? known->db() : fixture.db()) == dump_work(whole.db()));
        return known.has_value();
    };
    CHECK_FALSE(same("11-23 12:00"));
    hold_late(fixture, id, at("11-24 09:00"), at("11-26 15:00"));
    CHECK(same("11-24 12:00"));
    fixture.call_back_half(at("11-28 09:00"));
    CHECK(same("11-27 18:00"));
}

TEST_CASE("a key that was imported again is its first ticket's in what was known before") {
    LedgerFixture fixture;
    const auto import_at = [&](std::string_view when) {
        Writer writer(fixture.ledger(), acting(fixture.ledger(), at(when)));
        auto opened = report();
        opened.imported = true;
        opened.report.project_id = {1};
        opened.report.unit_id = fixture.unit();
        opened.report.contacts.clear();
        opened.report.anonymous_reason = "old files";
        opened.report.source = "old";
        opened.report.source_id = "S1";
        const auto id = writer.open(opened, at(when)).id;
        writer.commit();
        return id;
    };
    const auto first = import_at("11-23 09:00");
    fixture.say(first, Voided{"a slip"}, at("11-23 10:00"));
    import_at("11-23 11:00");
    for (const auto* when : {"11-23 09:30", "11-23 10:30", "11-23 11:30"}) {
        CAPTURE(when);
        auto known = as_known(fixture.ledger(), std::nullopt, at(when));
        auto whole = replayed(fixture.db(), std::nullopt, last_known(fixture.db(), at(when)));
        CHECK(dump_work(known ? known->db() : fixture.db()) == dump_work(whole.db()));
    }
}

TEST_CASE("a ledger without a log is seen as it was, and no journal lies beside it") {
    LedgerFixture fixture;
    fill(fixture);
    fixture.db().exec("PRAGMA journal_mode = DELETE");
    fixture.close();
    auto kept = Ledger::open_to_read(fixture.path(), 1000);
    auto past = as_known(kept, at("11-27 10:00"), std::nullopt);
    REQUIRE(past);
    auto whole = replayed(kept.db(), at("11-27 10:00"), {INT64_MAX});
    CHECK(dump_work(past->db()) == dump_work(whole.db()));
    CHECK(fixture.directory().count_files() == 1U);
}

TEST_CASE("a view of the past shows its moment while others write, and leaves the ledger alone") {
    LedgerFixture fixture;
    fill(fixture);
    fixture.db().exec("PRAGMA wal_checkpoint(TRUNCATE)");
    for (const bool log_is_empty : {true, false}) {
        CAPTURE(log_is_empty);
        const auto now = dump_work(fixture.db());
        auto reader = Ledger::open_to_read(fixture.path(), 1000);
        auto past = as_known(reader, at("11-27 10:00"), std::nullopt);
        REQUIRE(past);
        const auto shown = dump_work(past->db());
        CHECK(shown != now);
        CHECK(dump_work(fixture.db()) == now);
        for (int i = 0; i < 40; ++i) {
            fixture.report_leak(at("12-02 09:00"), "the pump is loud " + std::to_string(i));
        }
        fixture.db().exec("PRAGMA wal_checkpoint(PASSIVE)");
        CHECK(dump_work(past->db()) == shown);
        CHECK(dump_work(reader.db()) != now);
        auto again = as_known(reader, at("11-27 10:00"), std::nullopt);
        CHECK(dump_work(again->db()) == shown);
    }
    CHECK(fixture.directory().count_files() <= 3U);
    const auto report = verify(fixture.path(), {});
    CHECK_MESSAGE(report.is_clean(), (report.problems.empty() ? "" : text_of(report.problems.front())));
}

TEST_CASE("a ledger that nobody may write is seen as it was too") {
    LedgerFixture fixture;
    fill(fixture);
    fixture.close();
    Ledger alone(Database(fixture.path(), OpenMode::immutable, 0));
    auto past = as_known(alone, at("11-27 10:00"), std::nullopt);
    REQUIRE(past);
    auto whole = replayed(alone.db(), at("11-27 10:00"), {INT64_MAX});
    CHECK(dump_work(past->db()) == dump_work(whole.db()));
    CHECK(fixture.directory().count_files() == 1U);
}
