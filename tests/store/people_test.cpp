// Forgotten people: nothing of them is left in the file or its log, and everything they stood in is found.
#include "aftercare/store/people.hpp"

#include <array>
#include <doctest/doctest.h>
#include <fstream>
#include <iterator>

#include "aftercare/core/operations/forget.hpp"
#include "aftercare/store/person_traces.hpp"
#include "tests/support/ledger_fixture.hpp"

using namespace testing;

namespace {

bool has(const std::string& path, std::string_view bytes) {
    std::ifstream file(path, std::ios::binary);
    const std::string all((std::istreambuf_iterator<char>(file)), {});
    return all.find(bytes) != std::string::npos;
}

/// Whether the ledger's file or its log has the bytes.
bool is_left(const LedgerFixture& ledger, std::string_view bytes) {
    return has(ledger.path(), bytes) || has(ledger.path() + "-wal", bytes);
}

/// Stands in the name of everybody whom somebody() makes.
constexpr std::string_view k_mark = "Q#mark#";

/// A name in no order, of a length that varies with `n`, so that pages are split and merged.
PersonValues somebody(int n) {
    return {.name = std::to_string(n * 7919 % 9973) + std::string(k_mark) +
                    std::string(static_cast<std::size_t>(n * 31 % 160), 'x') + std::to_string(n),
            .phone = std::to_string(13900000000LL + n * 104729LL % 99999989),
            .email = {},
            .address = {}};
}

/// Registers as many people, and gives their keys.
std::vector<PersonId> remember_many(LedgerFixture& ledger, int count) {
    std::vector<PersonId> ids;
    Writer writer(ledger.ledger(), acting(ledger.ledger(), at("11-23 08:00")));
    for (int n = 0; n < count; ++n) {
        ids.push_back(writer.remember(somebody(n)).id);
    }
    writer.commit();
    return ids;
}

void forget(LedgerFixture& ledger, std::span<const PersonId> ids) {
    Writer writer(ledger.ledger(), acting(ledger.ledger(), at("11-27 09:00")));
    for (const auto id : ids) {
        writer.record(Forgotten{id, "asked for it", {}});
    }
    forget_people(writer.db(), ids, at("11-27 09:00"));
    writer.commit();
}

std::vector<std::int64_t> keys(const std::vector<PersonRow>& rows) {
    std::vector<std::int64_t> all;
    for (const auto& row : rows) {
        all.push_back(row.id.value);
    }
    return all;
}

}  // namespace

TEST_CASE("who is forgotten is gone from the file and its log, wherever the pages went") {
    LedgerFixture ledger;
    constexpr int k_people = 4000;
    const auto ids = remember_many(ledger, k_people);
    {
        Writer writer(ledger.ledger(), acting(ledger.ledger(), at("11-24 08:00")));
        for (int n = 0; n < k_people; n += 3) {
            amend_person(writer.db(), ids.at(static_cast<std::size_t>(n)), somebody(n + k_people));
        }
        writer.commit();
    }
    REQUIRE(is_left(ledger, k_mark));
    forget(ledger, ids);
    REQUIRE(clear_remains(ledger.db()));
    CHECK_FALSE(is_left(ledger, k_mark));
    for (int n = 0; n < k_people; n += 97) {
        CHECK_FALSE(is_left(ledger, somebody(n).phone));
    }
    CHECK(is_left(ledger, "Zhou Qiang"));
    CHECK(ledger.db().text("PRAGMA integrity_check") == "ok");
    CHECK_FALSE(ledger.db().integer("SELECT 1 FROM pragma_foreign_key_check"));
}

TEST_CASE("a reader who holds what was before keeps it in the log, and that is told") {
    LedgerFixture ledger;
    const auto ids = remember_many(ledger, 1);
    const auto values = somebody(0);
    {
        Database reader(ledger.path(), OpenMode::read, 0);
        reader.exec("BEGIN");
        REQUIRE(reader.integer("SELECT count(*) FROM person"));
        ledger.db().exec("PRAGMA busy_timeout = 50");
        forget(ledger, ids);
        CHECK_FALSE(clear_remains(ledger.db()));
        CHECK(is_left(ledger, values.phone));
    }
    CHECK(clear_remains(ledger.db()));
    CHECK_FALSE(is_left(ledger, values.phone));
    CHECK_FALSE(is_left(ledger, values.name));
}

TEST_CASE("somebody is found by any spelling of name and number") {
    LedgerFixture ledger;
    std::vector<PersonId> ids;
    {
        Writer writer(ledger.ledger(), acting(ledger.ledger(), at("11-23 08:00")));
        for (const auto& [name, phone] : {std::pair("Mei Lin", "13711110001"),
                                          {"MeiLin", "13711110001"},
                                          {"Mei Lin", ""},
                                          {"Gao", "13711110001"},
                                          {"Wang", "13711110003"},
                                          {"Wang", "13711110004"},
                                          {"Wang", ""}}) {
            ids.push_back(
                writer.remember({.name = name, .phone = phone, .email = {}, .address = {}}, false).id);
        }
        writer.commit();
    }
    const auto key = [&](std::size_t i) { return ids.at(i).value; };
    using Keys = std::vector<std::int64_t>;
    auto& db = ledger.db();
    CHECK(keys(find_people(db, "+86 137-1111-0001")) == Keys{key(0), key(1), key(3)});
    CHECK(keys(find_people(db, " mei lin ")) == Keys{key(0), key(1), key(2)});
    CHECK(keys(find_people(db, std::to_string(key(3)))) == Keys{key(3)});
    CHECK(find_people(db, "nobody").empty());
    const auto one = find_people(db, std::to_string(key(0)));
    CHECK(keys(with_same_people(db, one)) == Keys{key(0), key(1), key(2)});
    CHECK(keys(with_same_people(db, find_people(db, "13711110003"))) == Keys{key(4)});
    CHECK(have_several_phones(find_people(db, "Wang")));
    CHECK_FALSE(have_several_phones(find_people(db, "Mei Lin")));
}

TEST_CASE("words name somebody by name or number, a Latin name as a whole word") {
    const std::vector<PersonRow> su = {{{1}, "Su", "13711110001"}};
    CHECK(names_them("Su called", su));
    CHECK(names_them("it was Su", su));
    CHECK_FALSE(names_them("on Sunday", su));
    CHECK(names_them("on Sunday, 137 1111 0001", su));
    const std::vector<PersonRow> wang = {{{1}, "王芳", ""}};
    CHECK(names_them("回电王芳女士", wang));
    CHECK_FALSE(names_them("王先生", wang));
    const std::vector<PersonRow> one_letter = {{{1}, "王", ""}};
    CHECK_FALSE(names_them("王先生", one_letter));
}

TEST_CASE("every place of a person and every word that names them is found") {
    LedgerFixture ledger;
    const auto id = ledger.report_leak(at("11-23 09:00"), "Mei Lin says it drips", "Mei Lin", "13711110001");
    ledger.bring_to_closing(id, at("11-23 10:00"));
    const auto rows = find_people(ledger.db(), "13711110001");
    REQUIRE(rows.size() == 1);
    const auto traces = trace_people(ledger.db(), rows);
    REQUIRE(traces.places.size() == 1);
    CHECK(traces.places[0].as == Standing::contact);
    CHECK(traces.places[0].subject == "AC-2026-000001");
    CHECK(traces.places[0].ended_at);
    REQUIRE(traces.mentions.size() == 1);
    CHECK(traces.mentions[0].subject == "AC-2026-000001");
}

TEST_CASE("an owner, a spokesperson, the people of a party and of its orders all stand somewhere") {
    LedgerFixture ledger;
    std::vector<PersonRow> rows;
    {
        Writer writer(ledger.ledger(), acting(ledger.ledger(), at("11-23 09:00")));
        const auto person =
            writer.remember({.name = "Mei Lin", .phone = {}, .email = {}, .address = {}}, false);
        auto unit = *load_unit(writer.db(), ledger.unit());
        UnitAmended amended;
        amended.owner = person;
        writer.record(unit, amended);
        rows.push_back({person.id, "Mei Lin", {}});
        writer.commit();
    }
    const auto id = ledger.report_leak(at("11-23 09:30"));
    ledger.say(id, first_triage(), at("11-23 10:00"));
    auto order = order_due(at("11-27 09:00"));
    order.party_id = ledger.party();
    order.person = Person{.id = rows[0].id};
    ledger.say(id, order, at("11-23 10:10"));
    Served served;
    served.formal = true;
    served.to = Person{.id = rows[0].id};
    ledger.say(id, served, at("11-23 10:20"));
    ledger.say(id, Planned{}, at("11-23 10:30"));
    auto consent = consent_of(ledger.unit());
    consent.from = Who{.role = {}, .person = Person{.id = rows[0].id}};
    ledger.say(id, consent, at("11-23 10:40"));
    {
        Writer writer(ledger.ledger(), acting(ledger.ledger(), at("11-23 11:00")));
        GroupFormed formed;
        formed.lead = "Li Na";
        formed.spokesperson = Person{.id = rows[0].id};
        formed.tickets = {id};
        writer.add(formed);
        writer.commit();
    }
    std::string found;
    for (const auto& place : trace_people(ledger.db(), rows).places) {
        CHECK_FALSE(place.ended_at);
        found += std::string(code_of(place.as)) + " " + place.subject + ",";
    }
    CHECK(found ==
          "worker AC-2026-000001,consent AC-2026-000001,formal AC-2026-000001,spokesperson AC-G1,owner "
          "3-1-1201,");
}
