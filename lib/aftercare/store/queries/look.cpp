#include "aftercare/store/queries/look.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "aftercare/store/people.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/store/ticket_sql.hpp"
#include "aftercare/support/phone.hpp"

namespace aftercare {

namespace {

using Households = std::set<Household>;

constexpr std::size_t k_tail_digits = 4;

void add_rooms(Database& db, const std::string& word, Households& found) {
    for (const auto& unit : find_units(db, word, {})) {
        found.insert({.unit = unit.id.value, .ticket = 0});
    }
}

std::vector<std::int64_t> people_where(Database& db, const char* sql, std::string_view value,
                                       std::string_view tail = {}) {
    std::vector<std::int64_t> people;
    auto& statement = db.cached(sql);
    statement.bind(1, value);
    if (!tail.empty()) {
        statement.bind(2, tail);
    }
    while (statement.step()) {
        people.push_back(statement.integer(0));
    }
    statement.reset();
    return people;
}

/// By the end of the number; one with an extension, by that of the whole.
constexpr SqlPiece k_phone_ends =
    "phone <> '' AND (substr(substr(phone, 1, instr(phone || '-', '-') - 1), -length(?1)) = ?1 OR "
    "substr(phone, -length(?1)) = ?1)";

std::vector<std::int64_t> people_by_phone(Database& db, const std::string& word) {
    const auto phone = normalise_phone(word);
    if (!phone) {
        return {};
    }
    const auto tail = phone_tail(*phone);
    if (tail.size() < k_tail_digits) {
        return people_where(db, joined_sql<"SELECT id FROM person WHERE ", k_phone_ends>, *phone);
    }
    return people_where(db,
                        joined_sql<"SELECT id FROM person WHERE ", k_phone_tail, " = ?2 AND ", k_phone_ends>,
                        *phone, tail);
}

std::vector<std::int64_t> people_by_name(Database& db, const std::string& word) {
    for (const char* sql :
         {"SELECT id FROM person WHERE name = ?1 AND name <> ''",
          "SELECT id FROM person WHERE name <> '' AND name >= ?1 AND name < ?1 || char(1114111)",
          "SELECT id FROM person WHERE name <> '' AND instr(name, ?1) > 0"}) {
        if (auto people = people_where(db, sql, word); !people.empty()) {
            return people;
        }
    }
    return {};
}

void add_people(Database& db, const std::vector<std::int64_t>& people, Households& found) {
    for (const auto person : people) {
        auto& owned = db.cached(
            "SELECT id FROM unit WHERE owner_id = ?1 UNION SELECT unit_id FROM unit_contact WHERE person_id "
            "= "
            "?1");
        owned.bind(1, person);
        while (owned.step()) {
            found.insert({.unit = owned.integer(0), .ticket = 0});
        }
        owned.reset();
        auto& reported = db.cached(
            "SELECT coalesce(t.unit_id, 0), t.id FROM contact c JOIN ticket t ON t.id = c.ticket_id WHERE "
            "c.person_id = ?");
        reported.bind(1, person);
        while (reported.step()) {
            const auto unit = reported.integer(0);
            found.insert({.unit = unit, .ticket = unit == 0 ? reported.integer(1) : 0});
        }
        reported.reset();
    }
}

Households find_word(Database& db, const std::string& word) {
    Households found;
    add_rooms(db, word, found);
    add_people(db, people_by_phone(db, word), found);
    if (found.empty()) {
        add_people(db, people_by_name(db, word), found);
    }
    return found;
}

}  // namespace

std::vector<Household> find_households(Database& db, const std::vector<std::string>& words) {
    Households found;
    if (words.size() > 1) {
        std::string together;
        for (const auto& word : words) {
            together += word;
        }
        add_rooms(db, together, found);
    }
    if (found.empty()) {
        found = find_word(db, words.front());
        for (std::size_t i = 1; i < words.size(); ++i) {
            const auto other = find_word(db, words[i]);
            Households both;
            std::set_intersection(found.begin(), found.end(), other.begin(), other.end(),
                                  std::inserter(both, both.end()));
            found = std::move(both);
        }
    }
    return {found.begin(), found.end()};
}

HouseholdTickets tickets_of(Database& db, const Household& household, std::size_t most_closed) {
    std::vector<std::pair<TicketId, std::string>> ids;
    auto& statement =
        db.cached(joined_sql<"SELECT id, number, ", is_over_sql<"">,
                             " AS over FROM ticket WHERE (?1 <> 0 AND unit_id = ?1) OR (?1 = 0 AND id = ?2)"
                             " ORDER BY over, id DESC">);
    statement.bind(1, household.unit);
    statement.bind(2, household.ticket);
    std::size_t closed = 0;
    while (statement.step()) {
        if (statement.integer(2) == 0 || ++closed <= most_closed) {
            ids.emplace_back(TicketId{statement.integer(0)}, statement.text(1));
        }
    }
    statement.reset();
    HouseholdTickets found{.tickets = {}, .more_closed = closed - std::min(closed, most_closed)};
    for (auto& [id, number] : ids) {
        if (auto ticket = load_ticket(db, id)) {
            found.tickets.push_back({std::move(*ticket), std::move(number)});
        }
    }
    return found;
}

}  // namespace aftercare
