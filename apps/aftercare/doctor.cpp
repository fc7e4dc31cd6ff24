#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "aftercare/reading/policy_reader.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/store/archive_folder.hpp"
#include "aftercare/store/backups.hpp"
#include "aftercare/store/journal.hpp"
#include "aftercare/store/policies.hpp"
#include "aftercare/store/queries/contents.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/support/enum_table.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/new_file.hpp"
#include "aftercare/support/text.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/aftercare/masters.hpp"
#include "apps/aftercare/policy_files.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/aftercare/staff_left.hpp"
#include "apps/shared/exit_codes.hpp"
#include "apps/shared/list.hpp"

namespace aftercare {

namespace {

constexpr std::uint64_t k_free_bytes_min = 100'000'000;
constexpr int k_notice_month = 11;  ///< the State Council announces next year's holidays by then

enum class Grade { fine, warning, unusable, damaged };
constexpr auto k_grades = enum_table<Grade, std::string_view>({
    {Grade::fine, "ok"},
    {Grade::warning, "warning"},
    {Grade::unusable, "unusable"},
    {Grade::damaged, "damaged"},
});

struct Finding {
    std::string_view check;
    Grade grade = Grade::fine;
    std::string text;
};
using Findings = std::vector<Finding>;

void add(Findings& findings, std::string_view check, bool good, Grade otherwise, std::string text) {
    findings.push_back({check, good ? Grade::fine : otherwise, good ? std::string() : std::move(text)});
}

void check_catalogues(const Env& env, Findings& findings) {
    const auto path = installed_path(env, "share/locale") + "/zh_CN/LC_MESSAGES/aftercare.mo";
    add(findings, "catalogues", ::access(path.c_str(), R_OK) == 0, Grade::warning,
        form(tr("no Chinese texts at {path}"), fmt::arg("path", path)));
}

void check_folder(const std::string& path, Findings& findings) {
    const auto folder = folder_of(path);
    add(findings, "directory", ::access(folder.c_str(), W_OK) == 0, Grade::warning,
        form(tr("{path} cannot be written; the ledger can only be read"), fmt::arg("path", folder)));
    struct statvfs space {};
    struct stat file {};
    if (::statvfs(folder.c_str(), &space) == 0 && ::stat(path.c_str(), &file) == 0) {
        const auto left = std::uint64_t{space.f_bavail} * space.f_frsize;
        const auto wanted = std::max(k_free_bytes_min, static_cast<std::uint64_t>(file.st_size));
        add(findings, "space", left >= wanted, Grade::warning,
            form(tr("{left} MB free, {wanted} MB wanted"), fmt::arg("left", left / 1'000'000),
                 fmt::arg("wanted", wanted / 1'000'000)));
    }
}

void check_mode(const std::string& path, bool shared, Findings& findings) {
    struct stat file {};
    if (::stat(path.c_str(), &file) != 0) {
        return;
    }
    const unsigned wanted = shared ? 0660U : 0600U;
    const unsigned found = file.st_mode & 0777U;
    add(findings, "mode", (found & ~wanted) == 0, Grade::warning,
        form(tr("mode {found:04o}, {wanted:04o} expected: others may read names and phones"),
             fmt::arg("found", found), fmt::arg("wanted", wanted)));
}

void check_pages_of(Database& db, Findings& findings) {
    const auto pages = check_pages(db);
    if (pages.damage.empty() && !pages.is_whole) {
        findings.push_back(
            {"pages", Grade::fine,
             tr("of so large a ledger only the edges of each table were read; `aftercare verify` "
                "reads all")});
        return;
    }
    add(findings, "pages", pages.damage.empty(), Grade::damaged,
        form(tr("{what}; run `aftercare verify`, and restore the last good backup"),
             fmt::arg("what", pages.damage)));
}

void check_clock(Database& db, Instant now, Findings& findings) {
    const auto recorded = last_recorded(db).value_or(now);
    add(findings, "clock", recorded <= now, Grade::warning,
        form(tr("the clock shows {now}, earlier than the last entry, {last}"),
             fmt::arg("now", format_minute(now)), fmt::arg("last", format_minute(recorded))));
}

/// Whether there are any, and what those who have left are still in charge of.
void check_staff(Ledger& ledger, Instant now, Findings& findings) {
    const auto staff = load_staff_register(ledger.db());
    const auto before = findings.size();
    for (const auto& member : staff) {
        const auto found = left_at(member, now) ? in_charge(ledger.db(), member.name) : InCharge{};
        for (const auto& line : in_charge_lines(ledger.state().site, member.name, found)) {
            findings.push_back({"staff", Grade::warning,
                                form(tr("left on {day}: {what}"),
                                     fmt::arg("day", format_day(*member.left_on)), fmt::arg("what", line))});
        }
    }
    if (findings.size() == before) {
        add(findings, "staff", !staff.empty(), Grade::warning,
            tr("nobody is registered, so whoever acts is not checked; see `aftercare staff add`"));
    }
}

bool has_year(const Policy& policy, int year) {
    return std::all_of(policy.hours.begin(), policy.hours.end(), [&](const ProjectHours& hours) {
        return std::binary_search(hours.working.years.begin(), hours.working.years.end(), year);
    });
}

/// This year's holidays, from November on next year's too: deadlines reach into it.
void check_calendar(const Policy& policy, Session& session, Instant now, Findings& findings) {
    const auto today = to_civil(now).date;
    std::string missing;
    for (int year = today.year; year <= today.year + (today.month >= k_notice_month ? 1 : 0); ++year) {
        if (!has_year(policy, year)) {
            missing += (missing.empty() ? "" : ", ") + std::to_string(year);
        }
    }
    const auto text = form(tr("no holidays of {years} in the policy: working days are guessed from weekdays"),
                           fmt::arg("years", missing));
    add(findings, "calendar", missing.empty(), Grade::warning, text);
    if (!missing.empty()) {
        session.warn(text);
    }
}

/// Where a shared ledger lies, new files must get its group: those of the log too.
void check_sharing(const std::string& path, Findings& findings) {
    add(findings, "sharing", passes_group_on(path), Grade::warning, group_not_passed_on(path));
}

/// The newest backup that can be restored, by the list that `backup` keeps.
void check_backup(const std::string& path, Findings& findings) {
    if (const auto list = backup_list_of(path); ::access(list.c_str(), R_OK) != 0 && errno != ENOENT) {
        findings.push_back(
            {"backup", Grade::warning,
             form(tr("{path}: {what}"), fmt::arg("path", list), fmt::arg("what", std::strerror(errno)))});
        return;
    }
    const auto newest = newest_restorable(path);
    findings.push_back(
        {"backup", newest ? Grade::fine : Grade::warning,
         newest ? form(tr("{path}, of {time}"), fmt::arg("path", newest->path),
                       fmt::arg("time", format_minute(newest->made_at)))
                : std::string(tr("no backup is known that can be restored; see `aftercare backup`"))});
}

/// Copies of the ledger that take room: begun by a process that was killed, or kept when one was restored.
void check_copies(const std::string& ledger, Findings& findings) {
    const auto path = followed(ledger);
    auto copies = abandoned_beside(path);
    const auto kept = path.substr(path.rfind('/') + 1) + ".before-";
    std::error_code ignored;
    for (const auto& each : std::filesystem::directory_iterator(folder_of(path), ignored)) {
        if (each.path().filename().string().starts_with(kept)) {
            copies.push_back(folder_of(path) + each.path().filename().string());
        }
    }
    std::sort(copies.begin(), copies.end());
    add(findings, "copies", copies.empty(), Grade::warning,
        form(tr("copies of the ledger that may be removed when nobody needs them: {files}"),
             fmt::arg("files", join_words(copies))));
}

/// What the last check of the archive found stays a finding until a later one finds nothing.
void check_archive_findings(Database& db, const std::string& path, Findings& findings) {
    const auto found = archive_history(db).findings;
    const auto filed = last_filed(db);
    const auto place = filed ? bundle_place(path, filed->number, filed->path) : std::string();
    const bool is_there = !filed || ::access(place.c_str(), F_OK) == 0;
    add(findings, "bundles", found == 0 && is_there, Grade::warning,
        is_there ? form(tr("the last check of the archive found {count} faults; see `aftercare report audit "
                           "verb=archive-check`"),
                        fmt::arg("count", found))
                 : form(tr("the archive is not where it was: {path} is not there"), fmt::arg("path", place)));
}

/// Archived records are read again as often as the policy says: from the first one on, then from each check.
void check_archive(Database& db, const Policy& policy, Instant now, Findings& findings) {
    const auto history = archive_history(db);
    const auto since = history.checked_at && history.first_filed_at
                           ? std::max(*history.first_filed_at, *history.checked_at)
                           : history.first_filed_at;
    const auto due = since.value_or(Instant{0}) + Seconds{policy.archive_check_days * k_24_hours.count};
    const bool is_due = since && due < now;
    add(findings, "archive", !is_due, Grade::warning,
        form(tr("the archive was to be checked by {day}; see `aftercare close archive-check`"),
             fmt::arg("day", format_day(day_of(due)))));
}

void check_policy(Database& db, Session& session, Instant now, Findings& findings) {
    const auto row = newest_policy(db);
    const auto read = row ? read_policy(row->text, "policy") : ReadPolicy{};
    const auto what = !row ? std::string(tr("the ledger has no policy"))
                      : read.faults.empty()
                          ? std::string()
                          : format_place(read.faults.front().place) + ": " + read.faults.front().what;
    add(findings, "policy", what.empty(), Grade::damaged, what);
    if (what.empty()) {
        check_calendar(read.policy, session, now, findings);
        const auto lacking = lacking_projects_line(db, read.policy);
        add(findings, "projects", lacking.empty(), Grade::warning, lacking);
        check_archive(db, read.policy, now, findings);
    }
}

/// All that needs the ledger open. What cannot be opened is a finding too, but for one that is busy.
void check_ledger(Session& session, const std::string& path, Findings& findings) {
    try {
        auto ledger = Ledger::open_to_read(path, session.settings().busy_timeout_ms());
        findings.push_back({"ledger", Grade::fine, {}});
        check_mode(path, ledger.state().shared, findings);
        if (ledger.state().shared) {
            check_sharing(path, findings);
        }
        check_pages_of(ledger.db(), findings);
        check_clock(ledger.db(), session.now(), findings);
        check_staff(ledger, session.now(), findings);
        check_policy(ledger.db(), session, looks_ahead_from(session), findings);
        check_archive_findings(ledger.db(), path, findings);
        ledger.require_undisturbed();
    } catch (const DamagedError& error) {
        findings.push_back({"ledger", Grade::damaged, error_line(error)});
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::busy) {
            throw;
        }
        findings.push_back({"ledger", Grade::unusable, error_line(error)});
    }
}

int run_doctor(const Nothing&, Session& session) {
    const auto path = session.settings().ledger();
    const bool has_log = ::access((path + "-wal").c_str(), F_OK) == 0;
    speak_as_ledger(session);
    Findings findings;
    add(findings, "log", !has_log, Grade::warning,
        tr("a write-ahead log was there: another process is at work, or one was broken off"));
    check_ledger(session, path, findings);
    check_backup(path, findings);
    check_copies(path, findings);
    check_folder(path, findings);
    check_catalogues(session.env(), findings);
    std::vector<std::vector<Cell>> rows;
    bool works = true;
    for (const auto& each : findings) {
        rows.push_back({each.check, k_grades[static_cast<std::size_t>(each.grade)],
                        each.text.empty() ? Cell() : Cell(std::string_view(each.text))});
        works = works && each.grade < Grade::unusable;
    }
    print_rows(session, {{"check"}, {"status"}, {"finding"}}, rows);
    return works ? k_exit_done : k_exit_system;
}

}  // namespace

const Command k_doctor = {
    .name = "doctor",
    .summary = tr_later("what stands in the way of working, and what soon will"),
    .need = LedgerNeed::nothing,
    .takes = k_takes_reads,
    .bind = bound<describe_nothing, run_doctor>,
};

}  // namespace aftercare
