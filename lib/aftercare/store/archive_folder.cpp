#include "aftercare/store/archive_folder.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

#include "aftercare/store/bundle.hpp"
#include "aftercare/support/clear_on_signal.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/hash.hpp"
#include "aftercare/support/new_file.hpp"
#include "aftercare/support/system_error.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

namespace fs = std::filesystem;

void make_folder(const std::string& path, std::optional<gid_t> group) {
    if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) {
        throw_system(path, errno);
    }
    share_with(path, group);
}

void sync(const std::string& path, int flags) {
    const int file = ::open(path.c_str(), flags | O_CLOEXEC);
    const bool done = file >= 0 && ::fsync(file) == 0;
    const int error = errno;
    if (file >= 0) {
        ::close(file);
    }
    if (!done) {
        throw_system(path, error);
    }
}

/// Copies or links the files of one bundle into a folder that is not in its place yet.
class BundleCopy {
  public:
    BundleCopy(const std::string& target, const std::string& number, std::optional<gid_t> group)
        : m_place(target + "/" + number),
          m_temporary(target + "/." + number + ".new-" + random_hex(4)),
          m_group(group) {
        clear_on_signal(m_temporary);
        make_folder(m_temporary, group);
    }
    ~BundleCopy() {
        std::error_code ignored;
        fs::remove_all(m_temporary, ignored);
        keep_on_signal(m_temporary);
    }
    BundleCopy(const BundleCopy&) = delete;
    BundleCopy& operator=(const BundleCopy&) = delete;

    /// False when the bundle cannot be read.
    bool fill(const std::string& from, const std::string& previous) {
        std::error_code error;
        for (const auto& each : fs::recursive_directory_iterator(from, error)) {
            const auto name = each.path().string().substr(from.size() + 1);
            clear_on_signal(m_temporary + "/" + name);
            if (fs::is_directory(each.symlink_status())) {
                make_folder(m_temporary + "/" + name, m_group);
            } else if (!take(from, previous, name)) {
                return false;
            }
        }
        return !error;
    }

    const std::string& folder() const { return m_temporary; }

    void place() {
        std::error_code ignored;
        for (const auto& each : fs::directory_iterator(m_temporary, ignored)) {
            if (each.is_directory()) {
                sync(each.path().string(), O_RDONLY | O_DIRECTORY);
            }
        }
        sync(m_temporary, O_RDONLY | O_DIRECTORY);
        if (::rename(m_temporary.c_str(), m_place.c_str()) != 0) {
            throw_system(m_place, errno);
        }
    }

  private:
    bool take(const std::string& from, const std::string& previous, const std::string& name) {
        const auto target = m_temporary + "/" + name;
        if (!previous.empty() && ::link((previous + "/" + name).c_str(), target.c_str()) == 0) {
            return true;
        }
        if (::access((from + "/" + name).c_str(), R_OK) != 0) {
            return false;
        }
        std::error_code error;
        if (!fs::copy_file(from + "/" + name, target, error)) {
            throw_system(target, error.value());
        }
        share_with(target, m_group);
        sync(target, O_RDONLY);
        return true;
    }

    std::string m_place;
    std::string m_temporary;
    std::optional<gid_t> m_group;
};

/// A row of an archived ticket.
struct Filed {
    std::string number;
    std::string filed_as;
    std::string digest;
};

std::string manifest_finding(const std::string& bundle, const std::string& digest) {
    try {
        return check_manifest(bundle, digest);
    } catch (const Error&) {
        return "unreadable";
    }
}

/// What is wrong with the copy; it takes its place when that is nothing, or when nothing better is to be had.
std::vector<std::string> copy_from(const Filed& filed, const std::string& from, const std::string& target,
                                   const std::string& previous, std::optional<gid_t> group) {
    BundleCopy copy(target, filed.number, group);
    if (!copy.fill(from, previous)) {
        return {"unreadable"};
    }
    auto findings = check_bundle(copy.folder(), filed.digest);
    if (findings.empty() || previous.empty()) {
        copy.place();
    }
    return findings;
}

/// What is wrong with it; empty: it is in its place. Files are taken from an earlier copy while they are what
/// was filed.
std::vector<std::string> copy_bundle(const Filed& filed, const std::string& from, const std::string& target,
                                     const std::string& previous, std::optional<gid_t> group) {
    if (const auto finding = manifest_finding(from, filed.digest); !finding.empty()) {
        return {finding};
    }
    const auto earlier = previous + "/" + filed.number;
    const bool may_link = !previous.empty() && manifest_finding(earlier, filed.digest).empty();
    if (may_link && copy_from(filed, from, target, earlier, group).empty()) {
        return {};
    }
    return copy_from(filed, from, target, {}, group);
}

}  // namespace

std::string archive_folder_of(const std::string& ledger) {
    return followed(ledger) + "-archive";
}

std::string bundle_place(const std::string& ledger, const std::string& number, const std::string& filed_as) {
    const auto present = archive_folder_of(ledger) + "/" + number;
    const auto former = folder_of(followed(ledger)) + filed_as;
    struct stat status {};
    return ::stat(present.c_str(), &status) != 0 && ::stat(former.c_str(), &status) == 0 ? former : present;
}

ArchiveCopy copy_archive(Database& db, const std::string& ledger, const std::string& target,
                         const std::string& previous, std::optional<gid_t> group) {
    ArchiveCopy done;
    auto statement = db.prepare(
        "SELECT number, archive_path, archive_digest FROM ticket WHERE archive_digest <> '' ORDER BY id");
    while (statement.step()) {
        const Filed filed{std::string(statement.text(0)), std::string(statement.text(1)),
                          std::string(statement.text(2))};
        if (done.copied + done.there == 0 && done.findings.empty()) {
            make_folder(target, group);
        }
        if (::access((target + "/" + filed.number).c_str(), F_OK) == 0) {
            ++done.there;
            continue;
        }
        const auto from = bundle_place(ledger, filed.number, filed.filed_as);
        const auto findings = copy_bundle(filed, from, target, previous, group);
        for (const auto& finding : findings) {
            done.findings.push_back(filed.number + " " + harmless(finding, true));
        }
        done.copied += findings.empty() ? 1 : 0;
    }
    if (done.copied > 0) {
        sync_folder(target);
    }
    return done;
}

std::vector<FiledBundle> sampled_archives(Database& db, std::int64_t count) {
    std::vector<FiledBundle> found;
    auto& statement = db.cached(
        "SELECT t.number, t.archive_path, t.archive_digest FROM ticket t LEFT JOIN (SELECT e.value AS "
        "number, "
        "max(j.id) AS last FROM journal j INDEXED BY journal_rare, json_each(j.body, '$.tickets') e WHERE "
        "j.verb = 'archive-check' GROUP BY e.value) c ON c.number = t.number WHERE t.archived_at IS NOT NULL "
        "ORDER "
        "BY c.last NULLS FIRST, t.archive_digest LIMIT ?");
    statement.bind(1, count);
    while (statement.step()) {
        found.push_back(
            {std::string(statement.text(0)), std::string(statement.text(1)), std::string(statement.text(2))});
    }
    statement.reset();
    return found;
}

std::optional<FiledBundle> last_filed(Database& db) {
    auto& row = db.cached(
        "SELECT t.number, t.archive_path, t.archive_digest FROM journal j INDEXED BY journal_rare CROSS JOIN "
        "ticket t ON t.id = j.subject_id WHERE j.verb = 'archive' ORDER BY j.id DESC LIMIT 1");
    std::optional<FiledBundle> filed;
    if (row.step()) {
        filed = {std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2))};
    }
    row.reset();
    return filed;
}

ArchiveHistory archive_history(Database& db) {
    const auto instant = [&](const char* sql) {
        const auto seconds = db.integer(sql);
        return seconds ? std::optional(Instant{*seconds}) : std::nullopt;
    };
    return {
        .first_filed_at =
            instant("SELECT happened_at FROM journal INDEXED BY journal_rare WHERE verb = 'archive' "
                    "ORDER BY id LIMIT 1"),
        .checked_at = instant("SELECT max(happened_at) FROM journal INDEXED BY journal_rare WHERE verb = "
                              "'archive-check'"),
        .findings =
            db.integer(
                  "SELECT json_array_length(body, '$.findings') FROM journal INDEXED BY journal_rare WHERE "
                  "verb = 'archive-check' ORDER BY id DESC LIMIT 1")
                .value_or(0),
    };
}

}  // namespace aftercare
