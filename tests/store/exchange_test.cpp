// An export made with people comes back as the same ledger; one made without, as the same but for them.
#include "aftercare/store/exchange.hpp"

#include <array>
#include <doctest/doctest.h>
#include <functional>
#include <sstream>

#include "aftercare/store/replay.hpp"
#include "aftercare/store/verify.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/grams.hpp"
#include "tests/support/ledger_dump.hpp"
#include "tests/support/ledger_fixture.hpp"

using namespace testing;

namespace {

std::string exported(Database& db, bool reveal) {
    std::string text;
    export_journal(db, reveal, [&](std::string_view piece) { text += piece; });
    return text;
}

Imported imported(const std::string& text, const std::string& path) {
    std::istringstream in(text);
    return import_journal(in, path, act(at("11-30 09:00")));
}

/// Why the import is refused; empty when it is not.
std::string refusal_of(const std::string& text, const std::string& path) {
    try {
        imported(text, path);
        return {};
    } catch (const Error& error) {
        return error.found();
    }
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        lines.push_back(line);
    }
    return lines;
}

std::string joined_lines(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines) {
        text += line + "\n";
    }
    return text;
}

void replace_in(std::string& text, std::string_view from, std::string_view to) {
    const auto found = text.find(from);
    REQUIRE(found != std::string::npos);
    text.replace(found, from.size(), to);
}

std::string clean(const std::string& path) {
    std::string text;
    for (const auto& problem : verify(path, {}).problems) {
        text += text_of(problem) + "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("an export with people comes back as the same ledger in a new epoch") {
    LedgerFixture fixture;
    fixture.add_tickets();
    const auto text = exported(fixture.db(), true);
    const auto done = imported(text, fixture.file("back.db"));
    CHECK_FALSE(done.people_left_out);
    CHECK(done.entries == fixture.db().integer("SELECT count(*) FROM journal"));
    CHECK(done.files == 1);
    auto back = Ledger::open_to_write(fixture.file("back.db"), 1000);
    CHECK(dump_rows(back.db()) == dump_rows(fixture.db()));
    CHECK(dump_all(back.db(), {"person", "sqlar"}) == dump_all(fixture.db(), {"person", "sqlar"}));
    CHECK(dump(back.db(), "journal", "id < 1099511627776") == dump(fixture.db(), "journal"));
    CHECK(search(back.db(), "symptom_gram", gram_query("i")) ==
          search(fixture.db(), "symptom_gram", gram_query("i")));
    CHECK(back.db().text("SELECT verb FROM journal WHERE id = 1099511627777") == "restore");
    CHECK(back.db().integer("SELECT epoch FROM chain WHERE id = 1") == 2);
    CHECK(clean(back.path()) == "");

    SUBCASE("and goes on") {
        Writer writer(back, acting(back, at("11-30 10:00")));
        auto ticket = load_ticket(writer.db(), own_ticket_id({2026, 3}));
        writer.record(*ticket, Noted{"still there"});
        writer.commit();
        CHECK(load_head(back.db()).id.value == 1099511627778);
        CHECK(clean(back.path()) == "");
        const auto again = imported(exported(back.db(), true), fixture.file("again.db"));
        CHECK(again.head.id.value == 1099511627778);
        CHECK(clean(fixture.file("again.db")) == "");
    }
}

TEST_CASE("an export without people has neither names nor files, and comes back clean") {
    LedgerFixture fixture;
    fixture.add_tickets();
    const auto text = exported(fixture.db(), false);
    for (const auto* secret : {"Wang Wei", "13800000001", "Zhou Qiang", "East Road", "d@example.com"}) {
        CAPTURE(secret);
        CHECK(text.find(secret) == std::string::npos);
    }
    const auto done = imported(text, fixture.file("back.db"));
    CHECK(done.people_left_out);
    CHECK(done.files == 0);
    auto back = Ledger::open_to_write(fixture.file("back.db"), 1000);
    CHECK(dump_rows(back.db()) == dump_rows(fixture.db()));
    CHECK(back.db().integer(
              "SELECT count(*) FROM person WHERE name || phone || email || address || salt <> ''") == 0);
    CHECK(clean(back.path()) == "");

    SUBCASE("people may be told anew") {
        Writer writer(back, acting(back, at("11-30 10:00")));
        auto unit = *load_unit(writer.db(), fixture.unit());
        UnitAmended amended;
        amended.owner =
            amend_person(writer.db(), *unit.owner_id,
                         {.name = "Wang Wei", .phone = "13800000009", .email = {}, .address = {}});
        amended.owner_has_phone = true;
        writer.record(unit, amended);
        writer.commit();
        CHECK(clean(back.path()) == "");
        back.db().exec("UPDATE person SET name = 'Wang Li' WHERE name = 'Wang Wei'");
        CHECK(clean(back.path()) != "");
    }
    SUBCASE("a file attached later is missed when it goes") {
        const auto id = own_ticket_id({2026, 3});
        Writer writer(back, acting(back, at("11-30 10:00")));
        auto ticket = *load_ticket(writer.db(), id);
        Attached attached;
        attached.path = "pump.wav";
        attached.sha256 = to_hex(sha256("noise"));
        attached.embedded = true;
        writer.record(ticket, attached);
        embed_file(writer.db(), writer.number_of(id), ticket.attachments.back(), "noise", at("11-30 10:00"));
        writer.commit();
        CHECK(clean(back.path()) == "");
        back.db().exec("DELETE FROM sqlar");
        CHECK(clean(back.path()).find("pump.wav is missing") != std::string::npos);
    }
}

TEST_CASE("what was forgotten stays so through export and import") {
    LedgerFixture fixture;
    fixture.add_tickets();
    {
        Writer writer(fixture.ledger(), acting(fixture.ledger(), at("11-27 09:00")));
        Forgotten forgotten;
        forgotten.person_id = {1};
        forgotten.words = "asked to be forgotten";
        forget_people(writer.db(), std::array{PersonId{1}}, at("11-27 09:00"));
        writer.record(forgotten);
        writer.commit();
    }
    CHECK(clean(fixture.path()) == "");
    imported(exported(fixture.db(), true), fixture.file("back.db"));
    Database back(fixture.file("back.db"), OpenMode::read, 1000);
    CHECK(dump(back, "person") == dump(fixture.db(), "person"));
}

TEST_CASE(
    "when a person was forgotten is known from the entry that forgot them, or the import without people") {
    LedgerFixture fixture;
    fixture.add_tickets();
    {
        Writer writer(fixture.ledger(), acting(fixture.ledger(), at("11-27 09:00")));
        writer.set_at(at("11-27 08:00"));
        for (const auto person : {PersonId{1}, PersonId{2}}) {
            writer.record(Forgotten{person, "asked to be forgotten", {}});
            forget_people(writer.db(), std::array{person}, at("11-27 08:00"));
        }
        auto party = *load_party(writer.db(), fixture.party());
        PartyAmended told_again;
        told_again.contact =
            amend_person(writer.db(), {2}, {.name = "", .phone = "02100000002", .email = "", .address = ""});
        writer.record(party, told_again);
        writer.commit();
    }
    CHECK(clean(fixture.path()) == "");
    imported(exported(fixture.db(), false), fixture.file("back.db"));
    CHECK(clean(fixture.file("back.db")) == "");
    auto back = Ledger::open_to_write(fixture.file("back.db"), 1000);
    const auto forgotten_at = [&](const char* person) {
        return back.db().integer(std::string("SELECT forgotten_at FROM person WHERE id = ") + person);
    };
    CHECK(forgotten_at("1") == at("11-27 08:00").seconds);
    CHECK(forgotten_at("2") == at("11-30 09:00").seconds);
    CHECK(forgotten_at("3") == at("11-30 09:00").seconds);
    for (const auto* change : {"forgotten_at = NULL", "forgotten_at = forgotten_at + 1"}) {
        for (const auto* person : {"1", "2", "3"}) {
            CAPTURE(change);
            CAPTURE(person);
            back.db().exec((std::string("UPDATE person SET ") + change + " WHERE id = " + person).c_str());
            CHECK(clean(back.path()).find(std::string("person ") + person + ": forgotten_at") !=
                  std::string::npos);
            back.db().exec(("UPDATE person SET forgotten_at = " +
                            std::to_string(at(*person == '1' ? "11-27 08:00" : "11-30 09:00").seconds) +
                            " WHERE id = " + person)
                               .c_str());
        }
    }
    CHECK(clean(back.path()) == "");

    SUBCASE("also after a second one") {
        std::istringstream in(exported(back.db(), false));
        import_journal(in, fixture.file("again.db"), act(at("12-01 09:00")));
        CHECK(clean(fixture.file("again.db")) == "");
        Database again(fixture.file("again.db"), OpenMode::read, 1000);
        CHECK(dump(again, "person") == dump(back.db(), "person"));
    }
}

TEST_CASE("an embedded file without content is one, also behind an export") {
    LedgerFixture fixture;
    const auto id = fixture.report_leak(at("11-23 09:00"));
    Attached attached;
    attached.path = "empty.txt";
    attached.sha256 = to_hex(sha256(""));
    attached.embedded = true;
    fixture.say(id, attached, at("11-23 09:10"));
    {
        Writer writer(fixture.ledger(), acting(fixture.ledger(), at("11-23 09:10")));
        const auto ticket = *load_ticket(writer.db(), id);
        embed_file(writer.db(), writer.number_of(id), ticket.attachments.back(), {}, at("11-23 09:10"));
        writer.commit();
    }
    CHECK(clean(fixture.path()) == "");
    imported(exported(fixture.db(), true), fixture.file("back.db"));
    CHECK(clean(fixture.file("back.db")) == "");
}

TEST_CASE("a body is cut out exactly, whatever the texts before it hold") {
    LedgerFixture fixture;
    const auto id = fixture.report_leak(at("11-23 09:00"), R"(drips ","body":{"x":1}} \ 漏水)");
    fixture.say(id, Noted{R"(","body":{)"}, at("11-23 09:10"));
    {
        Writer writer(
            fixture.ledger(),
            {.by = R"(A","body":{"b":1},")", .os_user = "\\", .clock = act(at("11-26 10:00")).clock});
        auto ticket = writer.ticket(id);
        writer.record(*ticket, Noted{"x"});
        writer.commit();
    }
    imported(exported(fixture.db(), true), fixture.file("back.db"));
    Database back(fixture.file("back.db"), OpenMode::read, 1000);
    CHECK(dump_rows(back) == dump_rows(fixture.db()));
}

TEST_CASE("an export with a fault is refused with its line, and leaves nothing behind") {
    LedgerFixture fixture;
    fixture.add_tickets();
    const auto good = lines_of(exported(fixture.db(), true));
    const auto line_with = [&](std::string_view words) {
        for (std::size_t i = 1; i < good.size(); ++i) {
            if (good[i].find(words) != std::string::npos) {
                return i;
            }
        }
        return good.size();
    };
    using Lines = std::vector<std::string>;
    struct Case {
        const char* name;
        std::function<void(Lines&)> spoil;
        const char* says;
    };
    const auto triage = line_with("\"verb\":\"triage\"");
    const auto line = "line " + std::to_string(triage + 1) + ": ";
    const std::vector<Case> cases = {
        {"empty", [](Lines& lines) { lines.clear(); }, "the file is empty"},
        {"no export", [](Lines& lines) { lines[0] = "{}"; }, "line 1: this is no export"},
        {"not JSON", [](Lines& lines) { lines[0] = "number,state"; }, "line 1: not a line of an export"},
        {"newer", [](Lines& lines) { replace_in(lines[0], "\"format\":1", "\"format\":2"); }, "newer"},
        {"no entries promised", [](Lines& lines) { replace_in(lines[0], "\"entries\":", "\"e\":"); },
         "entries is missing"},
        {"cut short", [](Lines& lines) { lines.pop_back(); }, "promises more"},
        {"cut in a line", [](Lines& lines) { lines.back().resize(lines.back().size() / 2); },
         "not a line of an export"},
        {"an entry lost",
         [&](Lines& lines) { lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(triage)); },
         "does not follow"},
        {"an entry twice",
         [&](Lines& lines) {
             lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(triage), lines[triage]);
         },
         "does not follow"},
        {"a body changed", [&](Lines& lines) { replace_in(lines[triage], "leak", "crack"); },
         "hash does not fit"},
        {"an actor changed", [&](Lines& lines) { replace_in(lines[triage], "Li Na", "Wang"); },
         "hash does not fit"},
        {"a hash changed", [&](Lines& lines) { replace_in(lines[triage], "\"hash\":\"", "\"hash\":\"00"); },
         "hash does not fit"},
        {"no body", [&](Lines& lines) { replace_in(lines[triage], "\"body\":", "\"bodies\":"); }, "no body"},
        {"a wrong type",
         [&](Lines& lines) { replace_in(lines[triage], "\"happened_at\":", "\"happened_at\":true,\"x\":"); },
         "happened_at is missing"},
        {"a chain lost", [](Lines& lines) { lines.erase(lines.begin() + 1); }, "belongs to no chain"},
        {"an unknown line", [](Lines& lines) { lines.insert(lines.begin() + 1, "{\"x\":1}"); },
         "line 2: not a line"},
        {"a person lost",
         [&](Lines& lines) {
             lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(line_with("{\"person\":1,")));
         },
         "promises more"},
        {"a person changed",
         [&](Lines& lines) { replace_in(lines[line_with("{\"person\":1,")], "Wang Wei", "Wang Li"); },
         "person 1: name"},
        {"a person twice",
         [&](Lines& lines) { lines.insert(lines.begin() + 2, lines[line_with("{\"person\":1,")]); }, "line "},
        {"a file changed",
         [&](Lines& lines) { replace_in(lines[line_with("{\"file\":")], "cGhvdG8=", "cGhvdG9v"); },
         "not the one that was attached"},
        {"a file spoilt",
         [&](Lines& lines) { replace_in(lines[line_with("{\"file\":")], "cGhvdG8=", "cGhvdG8"); },
         "not base64"},
    };
    const auto files = fixture.directory().count_files();
    for (const auto& each : cases) {
        CAPTURE(each.name);
        auto lines = good;
        each.spoil(lines);
        const auto refusal = refusal_of(joined_lines(lines), fixture.file("back.db"));
        CHECK_MESSAGE(refusal.find(each.says) != std::string::npos, refusal);
        CHECK(fixture.directory().count_files() == files);
    }
    auto changed = good;
    replace_in(changed[triage], "leak", "crack");
    CHECK(refusal_of(joined_lines(changed), fixture.file("back.db")).starts_with(line));
}

TEST_CASE("an import never writes over a ledger") {
    LedgerFixture fixture;
    fixture.add_tickets();
    const auto text = exported(fixture.db(), true);
    CHECK(refusal_of(text, fixture.path()).find("exists already") != std::string::npos);
    CHECK(clean(fixture.path()) == "");
}
