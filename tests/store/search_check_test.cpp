// The search index has what was entered, where it stands, and finds it; how FTS5 lays it out does not matter.
#include <doctest/doctest.h>

#include "tests/support/victim.hpp"

using namespace testing;

TEST_CASE("a search index that finds anything else than what was entered is named") {
    struct Case {
        const char* change;
        const char* number;  ///< of the first finding, and its table
        const char* table;
    };
    for (const auto& each : std::to_array<Case>({
             {"INSERT INTO symptom_gram(symptom_gram) VALUES ('delete-all')", "AC-2026-000001",
              "symptom_gram"},
             {"INSERT INTO words_gram(words_gram) VALUES ('delete-all')", "entry ", "words_gram"},
             {"INSERT INTO symptom_gram(rowid, grams) VALUES (20260000002, '2z3 ')", "AC-2026-000002",
              "symptom_gram"},
             {"INSERT INTO symptom_gram(rowid, grams) VALUES (20260000009, '2z3 ')", "AC-2026-000009",
              "symptom_gram"},
             {"INSERT INTO words_gram(rowid, grams) VALUES (3, '2z3 ')", "entry 3", "words_gram"},
             {"UPDATE ticket SET symptom = 'drops' WHERE id = 20260000001", "AC-2026-000001", "symptom_gram"},
             {"UPDATE ticket SET symptom = 'noise frmo the pump' WHERE id = 20260000003", "AC-2026-000003",
              "symptom_gram"},
             {"UPDATE ticket SET symptom = CASE id WHEN 20260000001 THEN 'noise from the pump' ELSE 'drips' "
              "END "
              "WHERE id <> 20260000002",
              "AC-2026-000001", "symptom_gram"},
         })) {
        CAPTURE(each.change);
        Victim victim;
        victim.sql(each.change);
        bool is_named = false;
        for (const auto& problem : victim.report().problems) {
            is_named = is_named || (problem.kind == ProblemKind::search_differs &&
                                    problem.number.starts_with(each.number) && problem.detail == each.table);
        }
        CHECK(is_named);
    }
}

TEST_CASE("a search index whose pages are put in another order is as good") {
    Victim victim;
    victim.sql("INSERT INTO symptom_gram(symptom_gram) VALUES ('optimize')");
    victim.sql("INSERT INTO words_gram(words_gram) VALUES ('optimize')");
    CHECK(texts_of(victim.report()) == "");
}

TEST_CASE("a search index that has all and does not find it is damaged") {
    LedgerFixture fixture;
    std::string symptom;
    for (int i = 0; i < 8000; ++i) {
        symptom += static_cast<char>('!' + (i * i + i / 93) % 93);
    }
    fixture.report_leak(at("11-23 09:00"), symptom);
    fixture.close();
    CHECK(texts_of(verify(fixture.path(), {})) == "");
    for (const auto* change :
         {"DELETE FROM symptom_gram_idx", "DELETE FROM symptom_gram_idx WHERE term <> ''",
          "UPDATE symptom_gram_idx SET pgno = pgno + 2 WHERE term <> ''",
          "UPDATE symptom_gram_config SET v = 5 WHERE k = 'version'", "DELETE FROM symptom_gram_config",
          "INSERT INTO symptom_gram_config VALUES ('rank', 'bm25(9.0)')",
          "DELETE FROM symptom_gram_data WHERE id > 10"}) {
        CAPTURE(change);
        Victim victim(fixture);
        REQUIRE(victim.number("SELECT count(*) FROM symptom_gram_idx") > 2);
        victim.sql(change);
        CHECK(has(victim.report(), ProblemKind::search_damaged, "symptom_gram"));
    }
}

TEST_CASE("what no search shows and the next write stumbles over is damage, too") {
    for (const std::string table : {"symptom_gram", "words_gram"}) {
        for (const auto* change :
             {"DELETE FROM {}_data WHERE id = 1", "DELETE FROM {}_data WHERE id = 10",
              "UPDATE {}_data SET id = 2 WHERE id = 1", "UPDATE {}_data SET block = x'ffff' WHERE id = 1",
              "UPDATE {}_data SET block = x'0000' WHERE id = 1",
              "INSERT INTO {}_data VALUES (123456789012, CAST('somebody 13711110001' AS BLOB))"}) {
            std::string sql = change;
            sql.replace(sql.find("{}"), 2, table);
            CAPTURE(sql);
            Victim victim;
            victim.sql(sql.c_str());
            CHECK_FALSE(victim.report().is_clean());
        }
    }
}
