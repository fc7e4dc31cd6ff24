// The search index against LIKE: thousands of odd texts and queries, also after symptoms were amended.
#include <doctest/doctest.h>
#include <random>
#include <set>

#include "aftercare/store/queries/tickets.hpp"
#include "aftercare/support/grams.hpp"
#include "tests/support/ledger_fixture.hpp"

using namespace testing;

namespace {

const std::vector<std::string> k_pieces = {"渗", "漏", "水",  "卫生间", "a", "B", "ab", "%", "_",
                                           "\\", "'",  "\"",  " ",      "é", "😀", "1",  "2", "12",
                                           "，", "\n", "NOT", "OR",     "*", "(", ":",  "-", "裂"};

class Texts {
  public:
    explicit Texts(unsigned seed) : m_random(seed) {}
    std::string text(std::size_t most) {
        std::string out;
        for (std::size_t i = 1 + m_random() % most; i > 0; --i) {
            out += k_pieces[m_random() % k_pieces.size()];
        }
        return out;
    }
    std::size_t below(std::size_t n) { return m_random() % n; }

  private:
    std::mt19937 m_random;
};

std::set<std::int64_t> by_index(Database& db, const std::string& word) {
    auto source = k_search_list;
    const auto condition = search_condition(":word0");
    source.where = condition.c_str();
    ListQuery query;
    query.parameters = {{":word0", gram_query(word)}};
    std::set<std::int64_t> found;
    for_each_ticket(db, source, query,
                    [&](std::string_view number) { found.insert(parse_written_id(number)->n); });
    CHECK(count_rows(db, source, query) == static_cast<std::int64_t>(found.size()));
    return found;
}

std::set<std::int64_t> by_like(Database& db, const std::string& word) {
    auto statement = db.prepare(
        "SELECT id FROM ticket WHERE symptom LIKE ?1 ESCAPE '\\' UNION SELECT subject_id FROM journal WHERE "
        "subject_kind ="
        " 'ticket' AND ((verb = 'done' AND body ->> '$.result' LIKE ?1 ESCAPE '\\') OR (verb = 'answer' AND "
        "body ->>"
        " '$.words' LIKE ?1 ESCAPE '\\') OR (verb = 'note' AND body ->> '$.text' LIKE ?1 ESCAPE '\\'))");
    std::string pattern = "%";
    for (const char c : word) {
        pattern += c == '%' || c == '_' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    }
    statement.bind(1, std::string_view(pattern + "%"));
    std::set<std::int64_t> found;
    while (statement.step()) {
        found.insert(serial_of({statement.integer(0)}).n);
    }
    return found;
}

}  // namespace

TEST_CASE("search finds what LIKE finds, also after amendments") {
    LedgerFixture fixture;
    Texts texts(7);
    std::vector<TicketId> tickets;
    for (int i = 0; i < 120; ++i) {
        tickets.push_back(fixture.report_leak(at("03-02 09:00") + Seconds{i * 60}, texts.text(6)));
        fixture.say(tickets.back(), Noted{texts.text(6)}, at("03-03 09:00") + Seconds{i * 60});
    }
    for (int i = 0; i < 60; ++i) {
        Amended amended;
        amended.symptom = texts.text(6) + std::to_string(i);
        fixture.say(tickets[texts.below(tickets.size())], amended, at("03-05 09:00") + Seconds{i * 60});
    }
    std::size_t hits = 0;
    for (int i = 0; i < 3000; ++i) {
        const auto word = texts.text(3);
        CAPTURE(word);
        const auto found = by_index(fixture.db(), word);
        hits += found.size();
        REQUIRE(found == by_like(fixture.db(), word));
    }
    CHECK(hits > 3000);
}
