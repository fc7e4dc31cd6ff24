// A disk that breaks at the n-th write or sync, for n = 1, 2, … until the act is through: the ledger opens,
// verifies and holds all of the act or none of it.
#include <array>
#include <doctest/doctest.h>
#include <filesystem>
#include <functional>

#include "aftercare/store/verify.hpp"
#include "aftercare/support/error.hpp"
#include "tests/fault/faulty_vfs.hpp"
#include "tests/support/ledger_dump.hpp"
#include "tests/support/ledger_fixture.hpp"

using namespace testing;

namespace {

std::vector<std::string> all_tables() {
    auto tables = k_ticket_tables;
    tables.insert(tables.end(), k_master_tables.begin(), k_master_tables.end());
    tables.insert(tables.end(), {"journal", "person", "sqlar", "chain"});
    return tables;
}

std::string content_of(const std::string& path) {
    auto ledger = Ledger::open_to_read(path, 1000);
    return dump_all(ledger.db(), all_tables());
}

using Doing = std::function<void(Ledger&)>;

/// The ledger as an act finds it: three tickets on disk, nothing in a log.
class Breaking {
  public:
    Breaking() {
        m_fixture.add_tickets();
        m_fixture.close();
        install_faulty_vfs();
    }

    /// Breaks the disk during `doing` at every operation in turn; gives how often that was.
    int break_everywhere(Fault fault, const Doing& doing) {
        const auto before = content_of(m_fixture.path());
        int n = 0;
        for (bool broken = true; broken;) {
            REQUIRE(n < 2000);
            const auto path = m_fixture.file("broken.db");
            std::filesystem::copy_file(m_fixture.path(), path);
            broken = break_once(fault, ++n, doing, path);
            check(path, before, broken);
            for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
                std::filesystem::remove(path + suffix);
            }
        }
        return n - 1;
    }

  private:
    static bool break_once(Fault fault, int n, const Doing& doing, const std::string& path) {
        bool refused = false;
        bool failed = false;
        {
            auto ledger = Ledger::open_to_write(path, 1000);
            arm_fault(fault, n);
            try {
                doing(ledger);
            } catch (const Error& error) {
                refused = true;
                CHECK(error.kind() == ErrorKind::system);
            }
        }
        failed = disarm_fault();
        CHECK((failed || !refused));
        return failed;
    }

    /// All or nothing; and once nothing failed, all.
    static void check(const std::string& path, const std::string& before, bool broken) {
        const auto after = content_of(path);
        const auto report = verify(path, {});
        REQUIRE(report.is_clean());
        const bool changed = after != before;
        CHECK((broken || changed));
        if (changed) {
            auto ledger = Ledger::open_to_read(path, 1000);
            CHECK(ledger.db().integer("SELECT count(*) FROM ticket WHERE symptom = 'half'") == 0);
        }
    }

    LedgerFixture m_fixture;
};

void open_two_tickets(Ledger& ledger) {
    Writer writer(ledger, acting(ledger, at("11-27 09:00")));
    for (const char* symptom : {"half", "whole"}) {
        auto opened = report();
        opened.report.unit_id = UnitId{1};
        opened.report.symptom = symptom;
        opened.report.contacts = {
            {.person =
                 writer.remember({.name = "Sun Li", .phone = "13800000009", .email = {}, .address = {}}),
             .role = ContactRole::owner,
             .has_phone = true}};
        const auto decided =
            decide(opened, OpenFacts{writer.policy(), "East", writer.actor(), writer.act().when, {}});
        REQUIRE(decided);
        auto ticket = writer.open(*decided, at("11-27 09:00"));
        if (std::string(symptom) == "half") {
            Amended amended;
            amended.symptom = "mended entry";
            writer.record(ticket, amended);
        }
    }
    writer.commit();
}

void act_on_a_ticket(Ledger& ledger) {
    Writer writer(ledger, acting(ledger, at("11-27 10:00")));
    auto ticket = load_ticket(writer.db(), own_ticket_id({2026, 3}));
    REQUIRE(ticket);
    const auto decided =
        decide(first_triage(), Facts{*ticket, writer.policy(), "East", writer.actor(), writer.act().when});
    REQUIRE(decided);
    writer.record(*ticket, *decided);
    writer.record(*ticket, Noted{"seen with the neighbour above"});
    writer.commit();
}

void change_masters(Ledger& ledger) {
    Writer writer(ledger, acting(ledger, at("11-27 11:00")));
    UnitAdded unit;
    unit.project_id = {1};
    unit.building = "4";
    unit.room = "101";
    writer.add(unit);
    PartyAdded party;
    party.name = "Xihu Doors";
    writer.add(party);
    writer.apply_policy(std::string(default_policy()));
    writer.commit();
}

void forget_somebody(Ledger& ledger) {
    Writer writer(ledger, acting(ledger, at("11-27 12:00")));
    writer.record(LedgerEvent(Forgotten{.person_id = {1}, .words = "asked for it", .approved_by = {}}));
    forget_people(writer.db(), std::array{PersonId{1}}, at("11-27 12:00"));
    writer.commit();
}

}  // namespace

TEST_CASE("whatever write or sync fails, an act lands whole or not at all") {
    Breaking disk;
    const std::vector<std::pair<const char*, Doing>> acts = {{"two new tickets", open_two_tickets},
                                                             {"an act on a ticket", act_on_a_ticket},
                                                             {"master data and a policy", change_masters},
                                                             {"a person forgotten", forget_somebody}};
    for (const auto& [name, doing] : acts) {
        CAPTURE(name);
        for (const auto fault : {Fault::write, Fault::full, Fault::sync}) {
            CHECK(disk.break_everywhere(fault, doing) >= 3);
        }
    }
}

TEST_CASE("a new ledger is there whole or not at all when the disk breaks while it is made") {
    install_faulty_vfs();
    TemporaryDirectory directory;
    for (const auto fault : {Fault::write, Fault::full, Fault::sync}) {
        int n = 0;
        for (bool broken = true; broken;) {
            REQUIRE(n < 2000);
            arm_fault(fault, ++n);
            try {
                NewLedger made(directory.file("new.db"), false);
                insert_row(
                    made.db(),
                    LedgerState{.id = 1, .site = "AC", .zone = "UTC", .language = "en", .shared = false});
                made.finish();
            } catch (const Error&) {
                CHECK(directory.count_files() == 0);
            }
            broken = disarm_fault();
            if (std::filesystem::exists(directory.file("new.db"))) {
                CHECK_FALSE(broken);
                CHECK(Ledger::open_to_read(directory.file("new.db"), 1000).state().site == "AC");
                std::filesystem::remove(directory.file("new.db"));
            }
        }
        CHECK(n > 3);
    }
}
