// Which backups are known, which can be restored, which may go; archives that go along.
#include "aftercare/store/backups.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <set>

#include "aftercare/store/archive_folder.hpp"
#include "aftercare/store/bundle.hpp"
#include "aftercare/store/keep.hpp"
#include "tests/support/ledger_fixture.hpp"

using namespace testing;

namespace {

namespace fs = std::filesystem;

/// A backup in `folder`, named as rotated ones are, as of minute `n`.
std::string rotated(const std::string& ledger, const std::string& folder, int n) {
    const auto name = next_rotated(folder, ledger, at("11-30 09:00") + Seconds{n * 60});
    back_up(ledger, name.path, {.previous_archive = archive_folder_of(name.previous)});
    return name.path;
}

std::set<std::string> names_in(const std::string& folder) {
    std::set<std::string> names;
    for (const auto& each : fs::directory_iterator(folder)) {
        names.insert(each.path().filename().string());
    }
    return names;
}

/// A bundle of the ticket in the archive of the ledger, as `close archive` makes it.
std::string file_ticket(LedgerFixture& fixture, TicketId id, const std::string& number) {
    Bundle bundle(BundleFolder(archive_folder_of(fixture.path()), {}), number);
    bundle.add("record.txt", "the record\n");
    const auto digest = bundle.finish();
    bundle.place();
    bundle.keep();
    Writer writer(fixture.ledger(), acting(fixture.ledger(), at("11-29 09:00")));
    auto ticket = load_ticket(writer.db(), id);
    writer.record(*ticket, Archived{.path = "ledger.db-archive/" + number, .digest = digest});
    writer.commit();
    return digest;
}

}  // namespace

TEST_CASE("rotation keeps the newest, never the one just made, and nothing of another ledger") {
    LedgerFixture fixture;
    fixture.add_tickets();
    const auto folder = fixture.file("kept");
    fs::create_directory(folder);
    std::vector<std::string> made;
    for (int n = 0; n < 4; ++n) {
        made.push_back(rotated(fixture.path(), folder, n));
    }
    // Another ledger of the same name, a file that only looks like one, and one that is no backup of ours.
    back_up(fixture.path(), folder + "/ledger-2020-01-01T000000.db", {});
    {
        Database other(folder + "/ledger-2020-01-01T000000.db", OpenMode::write, 0);
        other.exec("DROP TRIGGER journal_keeps; UPDATE journal SET hash = zeroblob(32) WHERE id = 1");
    }
    std::ofstream(folder + "/ledger-2020-01-02T000000.db") << "notes";
    std::ofstream(folder + "/ledger-notes.db") << "notes";
    const auto removed = rotate(folder, fixture.path(), 2, made.back());
    CHECK(removed == std::vector<std::string>{made[0], made[1]});
    CHECK(names_in(folder) == std::set<std::string>{"ledger-2020-01-01T000000.db",
                                                    "ledger-2020-01-02T000000.db",
                                                    "ledger-2026-11-30T090200.db",
                                                    "ledger-2026-11-30T090300.db", "ledger-notes.db"});
    CHECK(rotate(folder, fixture.path(), 1, made[2]) == std::vector<std::string>{made[3]});
    CHECK(fs::exists(made[2]));
    const auto again = next_rotated(folder, fixture.path(), at("11-30 09:02"));
    CHECK(again.path == folder + "/ledger-2026-11-30T090200_2.db");
    std::ofstream(again.path) << "the later one of that second";
    fs::remove(made[2]);
    CHECK(next_rotated(folder, fixture.path(), at("11-30 09:02")).path ==
          folder + "/ledger-2026-11-30T090200_3.db");
}

TEST_CASE("the newest restorable backup is one that is there and is what it was") {
    LedgerFixture fixture;
    fixture.add_tickets();
    CHECK_FALSE(newest_restorable(fixture.path()));
    for (int n = 0; n < 3; ++n) {
        const auto path = fixture.file("backup-" + std::to_string(n) + " of a ledger.db");
        const auto made = back_up(fixture.path(), path, {});
        note_backup(fixture.path(), {at("11-30 09:00") + Seconds{n}, to_hex(made.report.head.hash), path},
                    {});
    }
    CHECK(newest_restorable(fixture.path())->path == fixture.file("backup-2 of a ledger.db"));
    fs::remove(fixture.file("backup-2 of a ledger.db"));
    CHECK(newest_restorable(fixture.path())->path == fixture.file("backup-1 of a ledger.db"));
    {
        Database changed(fixture.file("backup-1 of a ledger.db"), OpenMode::write, 0);
        changed.exec(
            "DROP TRIGGER journal_stays; DELETE FROM journal WHERE id = (SELECT max(id) FROM journal)");
    }
    CHECK(newest_restorable(fixture.path())->path == fixture.file("backup-0 of a ledger.db"));
    std::ofstream(backup_list_of(fixture.path())) << "no list\n\n17 short path\n";
    CHECK(known_backups(fixture.path()).empty());
}

TEST_CASE("the archive goes along with a backup and comes back, and what is wrong with it is told") {
    LedgerFixture fixture;
    const auto id = fixture.report_leak(at("11-23 09:00"));
    fixture.say(id, Voided{.words = "twice"}, at("11-23 10:00"));
    const auto digest = file_ticket(fixture, id, "AC-2026-000001");
    const auto folder = fixture.file("kept");
    fs::create_directory(folder);
    const auto first = rotated(fixture.path(), folder, 0);
    const auto second = rotated(fixture.path(), folder, 1);
    const auto record = "-archive/AC-2026-000001/record.txt";
    REQUIRE(fs::exists(first + record));
    CHECK(fs::hard_link_count(first + record) == 2);  // the second copy has what the first one has
    // What has rotted in an earlier copy is taken from the ledger's own archive.
    std::ofstream(second + record) << "rotten";
    const auto sound = rotated(fixture.path(), folder, 2);
    CHECK(check_bundle(sound + "-archive/AC-2026-000001", digest).empty());
    CHECK(fs::hard_link_count(sound + record) == 1);
    fs::remove_all(archive_folder_of(first));
    CHECK(fs::exists(sound + record));

    const auto back = fixture.file("back.db");
    const auto done = restore(sound, back, {}, act(at("11-30 10:00")));
    CHECK(done.archive.copied == 1);
    CHECK(done.archive.findings.empty());
    CHECK(fs::exists(back + record));

    // A ledger of another name finds what was filed under the former one.
    CHECK(bundle_place(fixture.file("renamed.db"), "AC-2026-000001", "ledger.db-archive/AC-2026-000001") ==
          fixture.path() + "-archive/AC-2026-000001");
    CHECK(bundle_place(back, "AC-2026-000001", "ledger.db-archive/AC-2026-000001") ==
          back + "-archive/AC-2026-000001");

    std::ofstream(fixture.path() + record) << "another record";
    const auto third = back_up(fixture.path(), fixture.file("third.db"), {});
    CHECK(third.is_good());
    CHECK(third.archive.findings == std::vector<std::string>{"AC-2026-000001 changed record.txt"});
    fs::remove_all(archive_folder_of(fixture.path()));
    const auto fourth = back_up(fixture.path(), fixture.file("fourth.db"), {});
    CHECK(fourth.is_good());
    CHECK(fourth.archive.findings == std::vector<std::string>{"AC-2026-000001 no-bundle"});
}
