#include <sys/stat.h>
#include <unistd.h>

#include "aftercare/store/ledger.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

constexpr auto k_owner_stays = static_cast<uid_t>(-1);
constexpr mode_t k_permissions = 07777;
constexpr mode_t k_own_mode = 0600;

[[noreturn]] void refuse_existing(const std::string& path) {
    throw Error(ErrorKind::fact, form(tr("{path} exists already"), fmt::arg("path", path)), {},
                tr("choose another path; nothing was changed"));
}

}  // namespace

void require_free_place(const std::string& path) {
    const auto place = followed(path);
    if (::access(place.c_str(), F_OK) == 0) {
        refuse_existing(path);
    }
    if (const auto ledger = ledger_behind(place)) {
        throw Error(ErrorKind::fact,
                    form(tr("{path} would be taken for part of {ledger}"), fmt::arg("path", path),
                         fmt::arg("ledger", *ledger)),
                    {}, tr("choose another path; nothing was changed"));
    }
    for (const auto* companion : {"-wal", "-journal"}) {
        struct stat status {};
        if (::stat((place + companion).c_str(), &status) == 0 && status.st_size > 0) {
            throw Error(ErrorKind::fact,
                        form(tr("{path} is left over from a ledger that is not there any more; it may hold "
                                "its last acts"),
                             fmt::arg("path", path + companion)),
                        {}, tr("put that ledger back beside it, or move it away; nothing was changed"));
        }
    }
}

NewLedger::NewLedger(const std::string& path, bool shared, std::optional<gid_t> group)
    : m_file(followed(path), k_own_mode) {
    struct stat folder {};
    if (shared && !group && ::stat(folder_of(place()).c_str(), &folder) == 0) {
        group = folder.st_gid;
    }
    share_with(m_file.path(), shared ? group : std::nullopt);
    m_db.emplace(m_file.path(), OpenMode::create, 10'000);
    m_db->exec("BEGIN");
    create_schema(*m_db);
    m_db->exec("COMMIT");
}

bool NewLedger::take_rights_of(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
        return false;
    }
    const bool is_given = ::fchown(m_file.descriptor(), status.st_uid, status.st_gid) == 0 ||
                          ::fchown(m_file.descriptor(), k_owner_stays, status.st_gid) == 0;
    struct stat now {};
    return ::fchmod(m_file.descriptor(), status.st_mode & k_permissions) == 0 && is_given &&
           ::fstat(m_file.descriptor(), &now) == 0 && now.st_uid == status.st_uid;
}

void NewLedger::close() {
    m_db->forget_statements();
    m_db->exec("PRAGMA journal_mode = WAL");
    m_db.reset();
    if (::access((m_file.path() + "-wal").c_str(), F_OK) == 0) {
        throw Error(ErrorKind::system,
                    form(tr("the ledger could not be written out: {path}"), fmt::arg("path", place())), {},
                    tr("make room on the disk"));
    }
}

Synced NewLedger::finish() {
    require_free_place(place());
    for (const auto& companion : companions_of(place())) {
        ::unlink(companion.c_str());  // empty, or an index of what is empty
    }
    close();
    if (!m_file.take_free_place()) {
        refuse_existing(place());
    }
    return sync_folder(folder_of(place())) ? Synced::yes : Synced::no;
}

Synced NewLedger::finish_as(const std::string& path) {
    m_file.change_place(followed(path));
    return finish();
}

Synced NewLedger::finish_keeping(const std::string& kept) {
    close();
    m_file.take_place_keeping(kept);
    return sync_folder(folder_of(place())) ? Synced::yes : Synced::no;
}

}  // namespace aftercare
