// Backups that were made: which there are, which can be restored, which may go.
//
// `<ledger>-backups` has a line for each good one, `TIME HEAD PATH`, so that `doctor` knows where to look;
// losing it loses no data. A folder of rotated backups holds files `<stem>-2026-03-18T021500.db`, each with
// its archive folder.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aftercare/store/sqlite.hpp"
#include "aftercare/support/hash.hpp"
#include "aftercare/support/instant.hpp"

namespace aftercare {

struct KnownBackup {
    Instant made_at;
    std::string head;  ///< hash of its last entry, 64 hexadecimal digits
    std::string path;  ///< absolute
};

/// `<ledger>-backups`.
std::string backup_list_of(const std::string& ledger);

/// Adds a line; the last hundred are kept. Throws Error{system}.
void note_backup(const std::string& ledger, const KnownBackup& backup, std::optional<gid_t> group);

/// The newest first; lines that cannot be read are left out.
std::vector<KnownBackup> known_backups(const std::string& ledger);

/// Whether the file is there, is a ledger, and ends with the entry that it ended with when it was verified.
bool is_restorable(const KnownBackup& backup);

/// The newest that is; nothing when none is.
std::optional<KnownBackup> newest_restorable(const std::string& ledger);

/// A free name for a rotated backup made at `now`, after what killed runs had begun in the folder is cleared
/// away, and the newest one there is in the folder (empty: none).
struct RotatedName {
    std::string path;
    std::string previous;
};
RotatedName next_rotated(const std::string& folder, const std::string& ledger, Instant now);

/// Removes all but the `keep` newest rotated backups of the ledger with their archives, but never `newest`,
/// and damaged copies by the same count. A file that is no backup of this ledger, by its first entry, is left
/// alone. Gives what was removed.
std::vector<std::string> rotate(const std::string& folder, const std::string& ledger, std::size_t keep,
                                const std::string& newest);

}  // namespace aftercare
