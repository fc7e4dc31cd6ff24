// What reminders are made from, and who has been reminded, as the ledger has it.
#include "aftercare/store/queries/reminders.hpp"

#include <algorithm>
#include <doctest/doctest.h>

#include "aftercare/store/queries/tickets.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/store/verify.hpp"
#include "schemas/embedded.hpp"
#include "tests/support/ledger_fixture.hpp"

using namespace testing;

namespace {

std::string plan_of(Database& db, const char* sql) {
    std::string plan;
    auto statement = db.prepare(std::string("EXPLAIN QUERY PLAN ") + sql);
    while (statement.step()) {
        plan += std::string(statement.text(3)) + "\n";
    }
    return plan;
}

std::vector<RemindRow> rows_of(Database& db, TicketId ticket) {
    auto rows = load_remind_rows(db, at("12-31 00:00"));
    rows.erase(std::remove_if(rows.begin(), rows.end(),
                              [&](const RemindRow& row) { return row.ticket_id != ticket; }),
               rows.end());
    return rows;
}

const RemindRow& row_of(const std::vector<RemindRow>& rows, Clock clock) {
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&](const RemindRow& each) { return each.run_n && each.clock == clock; });
    REQUIRE(row != rows.end());
    return *row;
}

Reminded claim_of(const RemindRow& row, int level, Day day, std::vector<std::string> to) {
    Reminded claim;
    if (row.run_n) {
        claim.clock = row.clock;
        claim.since = row.started_at;
        claim.order_k = row.order_k;
        claim.part_n = row.part_n;
    }
    claim.hold_n = row.hold_n;
    claim.level = level;
    claim.day_on = day;
    claim.to = std::move(to);
    return claim;
}

/// The row of the party's contract, at a time; nothing while its clock does not run.
std::optional<RemindRow> contract_row(Database& db, std::string_view when) {
    for (const auto& row : load_remind_rows(db, at(when))) {
        if (row.party_id) {
            return row;
        }
    }
    return std::nullopt;
}

}  // namespace

TEST_CASE("the rows are found by the index of what is due") {
    Database db(":memory:", OpenMode::create, 0);
    create_schema(db);
    const auto runs = plan_of(db, k_remind_runs_sql);
    CHECK_MESSAGE(runs.find("USING INDEX clock_due") != std::string::npos, runs);
    CHECK_MESSAGE(runs.find("SCAN t") == std::string::npos, runs);
    const auto holds = plan_of(db, k_remind_holds_sql);
    CHECK_MESSAGE(holds.find("INDEX ticket_next") != std::string::npos, holds);
    CHECK_MESSAGE(holds.find("SCAN h") == std::string::npos, holds);
}

TEST_CASE("a row says what a reminder needs of its ticket") {
    LedgerFixture fixture;
    const auto id = fixture.report_leak(at("11-24 09:00"));
    fixture.say(id, first_triage(), at("11-24 09:30"));
    auto rows = rows_of(fixture.db(), id);
    CHECK(row_of(rows, Clock::resolve).place == "3-1-1201");
    CHECK(row_of(rows, Clock::resolve).project == "East");
    CHECK(row_of(rows, Clock::resolve).parties.empty());
    CHECK(!row_of(rows, Clock::resolve).imported_at);
    auto order = order_due(at("11-26 09:00"));
    order.party_id = fixture.party();
    fixture.say(id, order, at("11-24 10:00"));
    rows = rows_of(fixture.db(), id);
    CHECK(row_of(rows, Clock::resolve).parties ==
          std::vector<Addressee>{{"Donghai Waterproofing", "d@example.com"}});
    Held held;
    held.reason = "weather";
    held.review_at = at("11-30 18:00");
    fixture.say(id, held, at("11-24 11:00"));
    rows = rows_of(fixture.db(), id);
    REQUIRE(rows.back().hold_n);
    CHECK(rows.back().what == "weather");
    CHECK(rows.back().due_at == at("11-30 18:00"));
    CHECK(load_staff_register(fixture.db()).at(0).role == StaffRole::manager);
}

TEST_CASE("the journal knows what became of each run") {
    LedgerFixture fixture;
    const auto id = fixture.report_leak(at("11-24 09:00"));
    const auto row = row_of(rows_of(fixture.db(), id), Clock::accept);
    const auto run = [&](std::string_view when, std::vector<std::string> to, int what) {
        auto said = claim_of(row, 2, day_of(at(when)), std::move(to));
        said.partial = what == 0;
        said.sent = what == 1;
        said.failed = what == 2;
        fixture.say(id, said, at(when));
    };
    const auto counts = [&](std::string_view after, std::string_view until) {
        std::string text;
        for (const auto& each : count_reminders(fixture.db(), at(after), at(until))) {
            text += clock_text(each.at) + " " + each.recipient + " " + std::to_string(each.claimed) +
                    std::to_string(each.sent) + std::to_string(each.failed) + "; ";
        }
        return text;
    };
    CHECK(counts("11-20 09:00", "11-30 09:00").empty());
    run("11-25 09:00", {"A"}, 0);
    run("11-25 09:00", {"A"}, 1);
    run("11-25 09:00", {"B"}, 0);
    run("11-25 09:00", {"B"}, 2);
    run("11-25 09:10", {"B", "C"}, 0);
    CHECK(counts("11-20 09:00", "11-30 09:00") ==
          "11-25 09:00 A 010; 11-25 09:00 B 001; 11-25 09:10 B 100; 11-25 09:10 C 100; ");
    CHECK(counts("11-25 09:00", "11-25 09:09").empty());
    CHECK(load_reminded_names(fixture.db(), {.row = &row,
                                             .level = 2,
                                             .day_on = day_of(at("11-25 09:00")),
                                             .counts_from = day_of(at("11-25 09:00")),
                                             .to = {}})
              .failed == std::vector<std::string>{"B"});
    const auto plan = plan_of(fixture.db(), k_remind_entries_sql);
    CHECK_MESSAGE(plan.find("SEARCH journal USING INDEX journal_happened") != std::string::npos, plan);
}

TEST_CASE("the journal knows who was reminded of what") {
    LedgerFixture fixture;
    const auto id = fixture.report_leak(at("11-24 09:00"));
    const auto row = row_of(rows_of(fixture.db(), id), Clock::accept);
    const auto today = day_of(at("11-25 09:00"));
    const Day tomorrow{today.number + 1};
    const auto names = [&](int level, Day from) {
        return testing::joined(
            load_reminded_names(fixture.db(),
                                {.row = &row, .level = level, .day_on = today, .counts_from = from, .to = {}})
                .reminded);
    };
    CHECK(names(2, today).empty());
    auto claim = claim_of(row, 2, today, {"A", "B"});
    claim.partial = true;
    fixture.say(id, claim, at("11-25 09:00"));
    CHECK(names(2, today) == "A B");
    CHECK(names(1, today).empty());
    CHECK(names(2, tomorrow).empty());
    auto failed = claim_of(row, 2, today, {"A"});
    failed.failed = true;
    fixture.say(id, failed, at("11-25 09:01"));
    CHECK(names(2, today) == "B");
    CHECK(row_of(rows_of(fixture.db(), id), Clock::accept).reminded_levels == 0);
    fixture.say(id, claim_of(row, 2, today, {"A"}), at("11-25 09:10"));
    CHECK(names(2, today) == "B A");
    CHECK(row_of(rows_of(fixture.db(), id), Clock::accept).reminded_levels == 4);
    CHECK(row_of(rows_of(fixture.db(), id), Clock::accept).reminded_on == today);
    fixture.say(id, claim_of(row, 3, tomorrow, {"C"}), at("11-26 09:10"));
    CHECK(names(3, tomorrow) == "C");
    CHECK(names(2, today) == "B A");
}

TEST_CASE("a contract's clock falls due 90 days before its release, which ends it") {
    LedgerFixture fixture;
    const auto say = [&](const auto& event, std::string_view when) {
        Writer writer(fixture.ledger(), acting(fixture.ledger(), at(when)));
        auto party = load_party(writer.db(), fixture.party());
        writer.record(*party, PartyEvent(event));
        writer.commit();
    };
    PartyContracted contract;
    contract.project_id = {1};
    contract.settlement = Fen{100'000};
    contract.retention = Fen{3'000};
    say(contract, "11-23 10:00");
    CHECK_FALSE(contract_row(fixture.db(), "11-23 11:00"));
    contract.release_on = parse_day("2026-12-30");
    say(contract, "11-23 11:00");
    const auto row = contract_row(fixture.db(), "11-23 11:00");
    REQUIRE(row);
    CHECK(row->number == "AC-P1/1");
    CHECK(row->place == "Donghai Waterproofing");
    CHECK(row->clock == Clock::retention);
    CHECK(clock_text(row->due_at) == "10-01 23:59");
    CHECK(row->started_at == row->due_at);
    CHECK(contract_row(fixture.db(), "12-29 23:59"));
    CHECK_FALSE(contract_row(fixture.db(), "12-30 00:00"));

    {
        Writer writer(fixture.ledger(), acting(fixture.ledger(), at("11-23 12:00")));
        std::string text(default_policy());
        constexpr std::string_view k_notice = "retention_notice_days = 90";
        text.replace(text.find(k_notice), k_notice.size(), "retention_notice_days = 30");
        writer.apply_policy(text);
        writer.commit();
    }
    CHECK(contract_row(fixture.db(), "11-23 13:00")->due_at == row->due_at);

    const auto today = day_of(at("11-24 09:00"));
    const auto names = [&] {
        return testing::joined(
            load_reminded_names(fixture.db(),
                                {.row = &*row, .level = 2, .day_on = today, .counts_from = today, .to = {}})
                .reminded);
    };
    CHECK(names().empty());
    ContractReminded claim{.contract_n = 1, .level = 2, .day_on = today, .to = {"A"}};
    say(claim, "11-24 09:00");
    CHECK(names() == "A");
    CHECK(contract_row(fixture.db(), "11-24 10:00")->reminded_levels == 4);
    claim.failed = true;
    say(claim, "11-24 09:01");
    CHECK(names().empty());
    contract.retention = Fen{0};
    say(contract, "11-24 09:02");
    CHECK_FALSE(contract_row(fixture.db(), "11-24 10:00"));
    CHECK(verify(fixture.path(), {}).is_clean());
}

TEST_CASE("clocks of contracts among those of tickets leave the index of what is due in use") {
    LedgerFixture fixture;
    for (const auto* list : {&k_overdue_list, &k_due_list}) {
        ListQuery query;
        query.columns = {0, 1, 3};
        const auto plan = plan_of(fixture.db(), list_sql(*list, query).c_str());
        CHECK_MESSAGE(plan.find("clock_run USING INDEX clock_due (due_at") != std::string::npos, plan);
        CHECK_MESSAGE(plan.find("SCAN t") == std::string::npos, plan);
    }
}
