// The tables have exactly the columns that the structs list, in any order.
#include <algorithm>
#include <doctest/doctest.h>

#include "aftercare/store/row_tables.hpp"
#include "tests/support/ledger_fixture.hpp"

using namespace testing;

namespace {

std::vector<std::string> columns_in(Database& db, const std::string& table) {
    std::vector<std::string> names;
    auto statement = db.prepare("SELECT name FROM pragma_table_info(?)");
    statement.bind(1, std::string_view(table));
    while (statement.step()) {
        names.emplace_back(statement.text(0));
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<std::string> sorted(std::vector<std::string> names, const std::string& more = {}) {
    if (!more.empty()) {
        names.push_back(more);
    }
    std::sort(names.begin(), names.end());
    return names;
}

template <class T>
void check_table(Database& db, const std::string& own_column = {}) {
    CHECK(columns_in(db, Table<T>::name) == sorted(columns_of<T>(), own_column));
    if constexpr (WithParts<T>) {
        T value;
        T::parts(value, [&](const char* table, auto& parts) {
            using Part = typename std::remove_cvref_t<decltype(parts)>::value_type;
            CAPTURE(table);
            CHECK(columns_in(db, table) == sorted(columns_of<Part>(), Table<T>::part_key));
        });
    }
}

}  // namespace

TEST_CASE("every table has the columns of its struct") {
    Database db(":memory:", OpenMode::create, 0);
    create_schema(db);
    check_table<LedgerState>(db);
    check_table<Project>(db);
    check_table<Unit>(db);
    check_table<Party>(db);
    check_table<StaffMember>(db);
    check_table<PolicyVersion>(db);
    check_table<Ticket>(db, "number");
    check_table<Group>(db);
    check_table<Charge>(db);
}

TEST_CASE("what is loaded is what was inserted") {
    LedgerFixture fixture;
    fixture.add_tickets();
    const auto ticket = load_ticket(fixture.db(), own_ticket_id({2026, 1}));
    REQUIRE(ticket);
    CHECK(ticket->state == State::closed);
    CHECK(ticket->orders.size() == 1);
    CHECK(ticket->costs.size() == 2);
    CHECK(ticket->score == 4);
    CHECK(fixture.db().integer("SELECT count(*) FROM ticket") == 3);
}
