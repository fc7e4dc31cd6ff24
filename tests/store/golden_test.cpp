// An export kept from an earlier day folds to the rows that it had then: a change of what an event means is
// seen here first. Until 1.0 the two files may be made anew (UPDATE_EXPECTED=1) with the change that wants
// it; from then on a rule that changes holds from an entry of its own on, and the files stay.
#include <cstdlib>
#include <doctest/doctest.h>
#include <fstream>
#include <sstream>

#include "aftercare/store/exchange.hpp"
#include "aftercare/store/verify.hpp"
#include "tests/support/ledger_dump.hpp"
#include "tests/support/ledger_fixture.hpp"

using namespace testing;

namespace {

const std::string k_folder = std::string(SOURCE_DIR) + "/tests/store/golden/";

std::string read_file(const std::string& name) {
    std::ifstream in(k_folder + name, std::ios::binary);
    REQUIRE_MESSAGE(in.good(), name);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// The rows that the journal gives, and which entries were taken back.
std::string rows_of(Database& db) {
    return dump_rows(db) + dump_all(db, {"struck", "contract", "complaint_group", "group_member", "charge"});
}

void write_file(const std::string& name, std::string_view text) {
    std::ofstream(k_folder + name, std::ios::binary) << text;
}

/// A ledger of every kind of thing, some of it late, taken back or charged.
void make_golden() {
    LedgerFixture fixture;
    fixture.add_tickets();
    auto& ledger = fixture.ledger();
    {
        Writer writer(ledger, acting(ledger, at("11-28 09:00")));
        auto party = *load_party(writer.db(), fixture.party());
        PartyContracted contract;
        contract.project_id = {1};
        contract.settlement = Fen{100'000};
        contract.retention = Fen{3'000};
        writer.record(party, contract);
        writer.add(GroupFormed{"Li Na", {}, {own_ticket_id({2026, 2}), own_ticket_id({2026, 3})}});
        writer.commit();
    }
    fixture.say(own_ticket_id({2026, 3}), Noted{"of another flat"}, at("11-28 09:10"));
    REQUIRE(fixture.undo_last(at("11-28 09:15")) == "ok");
    fixture.say(own_ticket_id({2026, 3}), first_triage(), at("11-26 10:00"));
    std::string text;
    export_journal(fixture.db(), true, [&](std::string_view piece) { text += piece; });
    write_file("ledger.jsonl", text);
    write_file("rows.txt", rows_of(fixture.db()));
}

}  // namespace

TEST_CASE("an export of an earlier day folds to the rows that it had") {
    if (std::getenv("UPDATE_EXPECTED") != nullptr) {
        make_golden();
    }
    const TemporaryDirectory directory;
    std::istringstream in(read_file("ledger.jsonl"));
    import_journal(in, directory.file("back.db"), act(at("12-31 09:00")));
    Database back(directory.file("back.db"), OpenMode::read, 1000);
    CHECK(rows_of(back) == read_file("rows.txt"));
    CHECK(verify(directory.file("back.db"), {}).is_clean());
}
