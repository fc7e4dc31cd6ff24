// A strike that no rule allows, in a journal that was made by hand: verify names it, import refuses it.
#include <algorithm>
#include <doctest/doctest.h>
#include <sstream>

#include "aftercare/store/exchange.hpp"
#include "aftercare/store/verify.hpp"
#include "aftercare/support/error.hpp"
#include "tests/support/ledger_fixture.hpp"

using namespace testing;

namespace {

/// A ticket with an order, formally served, and a strike put behind it with the right hash.
struct Forged {
    LedgerFixture fixture;
    std::int64_t opened = 0, triaged = 0, served = 0;

    Forged() {
        const auto id = fixture.report_leak(at("11-23 09:00"));
        opened = last();
        fixture.say(id, first_triage(), at("11-23 09:10"));
        triaged = last();
        auto order = order_due(at("11-27 18:00"));
        order.party_id = fixture.party();
        fixture.say(id, order, at("11-23 09:20"));
        Served served_formally;
        served_formally.formal = true;
        Writer writer(fixture.ledger(), acting(fixture.ledger(), at("11-23 09:30")));
        auto ticket = *writer.ticket(id);
        served_formally.k = 1;
        writer.record(ticket, served_formally);
        writer.commit();
        served = last();
    }

    std::int64_t last() { return load_head(fixture.db()).id.value; }

    /// Puts the strike of an act there, said of the ticket or of what is named; its entry.
    std::int64_t strike(std::int64_t act, std::int64_t epoch = 1, const std::string& subject = {}) {
        auto& db = fixture.db();
        Transaction transaction(db);
        JournalWriter journal(db, [] { return at("11-24 09:00"); });
        Entry entry;
        entry.subject_kind = subject.empty() ? "ticket" : "unit";
        entry.subject_id = subject.empty() ? own_ticket_id({2026, 1}).value : 1;
        entry.subject = subject.empty() ? "AC-2026-000001" : subject;
        entry.verb = "undo";
        entry.actor = "Li Na";
        entry.happened_at = entry.recorded_at = at("11-24 09:00");
        append_body(entry.body, StrikeEvent(Struck{.epoch = epoch, .act = act}));
        journal.append(entry);
        transaction.commit();
        return entry.id.value;
    }

    bool is_found(std::int64_t entry) {
        const auto report = verify(fixture.path(), {});
        return std::any_of(report.problems.begin(), report.problems.end(), [&](const Problem& each) {
            return each.kind == ProblemKind::wrong_strike && each.entry.value == entry;
        });
    }

    /// Why an import of the journal is refused; empty when it is not.
    std::string refusal_of_import() {
        std::string text;
        export_journal(fixture.db(), true, [&](std::string_view piece) { text += piece; });
        std::istringstream in(text);
        try {
            import_journal(in, fixture.file("other.db"), act(at("11-30 09:00")));
            return {};
        } catch (const Error& error) {
            return error.found();
        }
    }
};

}  // namespace

TEST_CASE("a strike of what is never struck, not there, or of another subject is found") {
    SUBCASE("a strike that is one") {
        Forged forged;
        CHECK_FALSE(forged.is_found(forged.strike(forged.triaged)));
    }
    SUBCASE("what makes the ledger") {
        Forged forged;
        CHECK(forged.is_found(forged.strike(1)));
    }
    SUBCASE("a formal service") {
        Forged forged;
        CHECK(forged.is_found(forged.strike(forged.served)));
    }
    SUBCASE("an opening, which is voided") {
        Forged forged;
        CHECK(forged.is_found(forged.strike(forged.opened)));
    }
    SUBCASE("an act of another subject") {
        Forged forged;
        CHECK(forged.is_found(forged.strike(forged.triaged, 1, "AC-U1")));
    }
    SUBCASE("itself, and what lies behind it") {
        Forged forged;
        const auto entry = forged.strike(forged.served + 1);
        CHECK(entry == forged.served + 1);
        CHECK(forged.is_found(entry));
        const auto ahead = forged.strike(entry + 2);
        CHECK(forged.strike(forged.triaged) == entry + 2);
        CHECK(forged.is_found(ahead));
    }
    SUBCASE("an act of no epoch, and the middle of an act") {
        Forged forged;
        CHECK(forged.is_found(forged.strike(forged.triaged, 2)));
        CHECK(forged.is_found(forged.strike(2)));
    }
    SUBCASE("a strike, and an act that was struck before") {
        Forged forged;
        const auto first = forged.strike(forged.triaged);
        CHECK(forged.is_found(forged.strike(first)));
        CHECK(forged.is_found(forged.strike(forged.triaged)));
        CHECK_FALSE(forged.is_found(first));
    }
}

TEST_CASE("a journal with a strike that no rule allows is not imported") {
    Forged forged;
    const auto entry = forged.strike(forged.served);
    const auto why = forged.refusal_of_import();
    CHECK(why.find("entry " + std::to_string(entry)) != std::string::npos);
    CHECK(why.find("never taken back") != std::string::npos);
}
