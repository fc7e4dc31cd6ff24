#include "aftercare/support/grams.hpp"

#include <cstdint>
#include <doctest/doctest.h>
#include <random>
#include <sqlite3.h>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

/// An FTS5 table as the ledger has it beside the plain texts, in memory.
class Searched {
  public:
    Searched() {
        REQUIRE(sqlite3_open(":memory:", &m_db) == SQLITE_OK);
        run("CREATE TABLE plain(id INTEGER PRIMARY KEY, first TEXT, second TEXT)");
        run("CREATE VIRTUAL TABLE grams USING fts5(text, content='', detail=full, tokenize='ascii')");
        run("BEGIN");
    }
    ~Searched() {
        sqlite3_finalize(m_by_grams);
        sqlite3_finalize(m_by_like);
        sqlite3_close(m_db);
    }
    Searched(const Searched&) = delete;
    Searched& operator=(const Searched&) = delete;

    /// A document of two texts.
    void add(std::int64_t id, std::string_view first, std::string_view second) {
        std::string grams;
        append_grams(grams, first);
        append_grams(grams, second);
        sqlite3_stmt* plain = prepare("INSERT INTO plain VALUES(?1, ?2, ?3)");
        sqlite3_bind_int64(plain, 1, id);
        bind(plain, 2, first);
        bind(plain, 3, second);
        REQUIRE(sqlite3_step(plain) == SQLITE_DONE);
        sqlite3_finalize(plain);
        sqlite3_stmt* indexed = prepare("INSERT INTO grams(rowid, text) VALUES(?1, ?2)");
        sqlite3_bind_int64(indexed, 1, id);
        bind(indexed, 2, grams);
        REQUIRE(sqlite3_step(indexed) == SQLITE_DONE);
        sqlite3_finalize(indexed);
    }

    std::vector<std::int64_t> by_grams(std::string_view substring) {
        if (m_by_grams == nullptr) {
            m_by_grams = prepare("SELECT rowid FROM grams WHERE grams MATCH ?1 ORDER BY rowid");
        }
        return ids(m_by_grams, gram_query(substring));
    }

    std::vector<std::int64_t> by_like(std::string_view substring) {
        if (m_by_like == nullptr) {
            m_by_like = prepare(
                "SELECT id FROM plain WHERE first LIKE ?1 ESCAPE '!' OR second LIKE ?1 ESCAPE '!' ORDER BY "
                "id");
        }
        std::string pattern = "%";
        for (const char c : substring) {
            if (c == '%' || c == '_' || c == '!') {
                pattern.push_back('!');
            }
            pattern.push_back(c);
        }
        return ids(m_by_like, pattern + "%");
    }

  private:
    void run(const char* sql) { REQUIRE(sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr) == SQLITE_OK); }

    sqlite3_stmt* prepare(const char* sql) {
        sqlite3_stmt* statement = nullptr;
        REQUIRE(sqlite3_prepare_v2(m_db, sql, -1, &statement, nullptr) == SQLITE_OK);
        return statement;
    }

    static void bind(sqlite3_stmt* statement, int index, std::string_view text) {
        sqlite3_bind_text(statement, index, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
    }

    std::vector<std::int64_t> ids(sqlite3_stmt* statement, std::string_view parameter) {
        bind(statement, 1, parameter);
        std::vector<std::int64_t> found;
        int step = SQLITE_ROW;
        while ((step = sqlite3_step(statement)) == SQLITE_ROW) {
            found.push_back(sqlite3_column_int64(statement, 0));
        }
        CHECK_MESSAGE(step == SQLITE_DONE, sqlite3_errmsg(m_db));
        sqlite3_reset(statement);
        return found;
    }

    sqlite3* m_db = nullptr;
    sqlite3_stmt* m_by_grams = nullptr;
    sqlite3_stmt* m_by_like = nullptr;
};

/// Few characters, so that random substrings are found; among them every kind that a tokenizer drops or
/// folds.
constexpr std::u32string_view k_alphabet =
    U"aAbBzZ09 \"'%_!*-+:^()\n\t\\渗漏水。，🚰👩\u200D🔧\u0301ÉéßИ￥\U0010FFFF";

std::string random_text(std::mt19937& random, std::size_t shortest, std::size_t longest) {
    const std::size_t length = shortest + random() % (longest - shortest + 1);
    std::string text;
    for (std::size_t i = 0; i < length; ++i) {
        append_utf8(text, k_alphabet[random() % k_alphabet.size()]);
    }
    return text;
}

std::string grams_of(std::string_view text) {
    std::string out;
    append_grams(out, text);
    return out;
}

}  // namespace

TEST_CASE("a text becomes its pairs of code points and an end") {
    CHECK(grams_of("").empty());
    CHECK(grams_of("a") == "2rz ");
    CHECK(grams_of("ab") == "2rz2s 2sz ");
    CHECK(grams_of("AB") == grams_of("ab"));
    CHECK(grams_of("É") != grams_of("é"));
    CHECK(grams_of("渗漏a") == "n08zn7b n7bz2r 2rz ");
    CHECK(grams_of("\U0010FFFF") == "pygqz ");
}

TEST_CASE("a query is a phrase, of one code point a prefix") {
    CHECK(gram_query("a") == "\"2rz\"*");
    CHECK(gram_query("ab") == "\"2rz2s\"");
    CHECK(gram_query("aBc") == "\"2rz2s 2sz2t\"");
    CHECK(gram_query("").empty());
}

TEST_CASE("the grams find exactly what LIKE finds") {
    std::mt19937 random(20261121);
    Searched searched;
    std::vector<std::string> texts;
    for (std::int64_t id = 1; id <= 1500; ++id) {
        texts.push_back(random_text(random, 0, 24));
        texts.push_back(random_text(random, 0, 6));
        searched.add(id, texts[texts.size() - 2], texts.back());
    }
    std::size_t hits = 0;
    for (int i = 0; i < 4000; ++i) {
        const std::string wanted = random_text(random, 1, i % 4 == 0 ? 1 : 4);
        const auto found = searched.by_grams(wanted);
        hits += found.size();
        if (found != searched.by_like(wanted)) {
            FAIL_CHECK("differs for: ", wanted);
        }
    }
    CHECK(hits > 10000);
    // Whole texts and their ends, and what spans the two texts of one document.
    for (std::size_t i = 0; i + 1 < texts.size(); i += 2) {
        for (const std::string& wanted : {texts[i], texts[i + 1], texts[i] + texts[i + 1]}) {
            if (!wanted.empty() && searched.by_grams(wanted) != searched.by_like(wanted)) {
                FAIL_CHECK("differs for: ", wanted);
            }
        }
    }
}

}  // namespace aftercare
