// Keeping a ledger: backups that are known to be good, putting one back, and moving on to a newer schema.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "aftercare/store/archive_folder.hpp"
#include "aftercare/store/epoch.hpp"
#include "aftercare/store/verify.hpp"
#include "schemas/embedded.hpp"

namespace aftercare {

/// What a backup is told.
struct BackupOptions {
    std::int64_t busy_timeout_ms = 10'000;
    std::string previous_archive =
        {};  ///< archive folder of an earlier copy, whose unchanged files are linked
    std::function<void(std::int64_t done, std::int64_t total)> progress = {};
};

/// A copy, and what is known of it.
struct Backup {
    std::string path;     ///< where it is; of a damaged one `TARGET.damaged`
    VerifyReport report;  ///< on the copy
    ArchiveCopy archive;
    Synced synced = Synced::yes;
    bool is_good() const { return report.is_clean(); }
};

/// Copies the ledger to `target` while others go on writing, with the bundles of its archive to
/// `target-archive`, and runs the checks of verify() on the copy. One that is clean appears at `target`; a
/// damaged one at `target.damaged`, since it may be all that there is. Throws Error{fact} when something is
/// in the place.
Backup back_up(const std::string& path, const std::string& target, const BackupOptions& options);

/// What restoring is told.
struct RestoreOptions {
    bool replace = false;  ///< a ledger that is at the path makes room
    std::int64_t busy_timeout_ms = 10'000;
    std::function<void(std::int64_t done, std::int64_t total)> progress = {};
};

/// What restoring did.
struct Restoration {
    VerifyReport report;  ///< on the backup
    std::string kept;     ///< where the ledger that was there is now; empty: there was none
    Synced synced = Synced::yes;
    bool has_rights = true;  ///< mode, owner and group are those of the ledger that was there
    ArchiveCopy archive;
};

/// Makes `path` a verified copy of `backup` that goes on in a new epoch beginning with `act`; bundles of the
/// backup's archive that the ledger's lacks are copied. A link stays and what it points to is replaced; the
/// ledger that was there stays as `PATH.before-TIME`, with the last acts of its log in it. Throws Error{fact}
/// when `path` exists and is not to be replaced, Error{busy} when others have it open for as long as the
/// time-out, Error{usage} when both are one file, Error{system} when the backup is damaged; then nothing was
/// changed.
Restoration restore(const std::string& backup, const std::string& path, const RestoreOptions& options,
                    const Acting& acting);

/// What `migrate` would do.
struct Migration {
    std::int64_t from = 0;
    std::int64_t to = 0;
    bool rebuilds_rows = false;
    bool is_needed() const { return from < to; }
};

/// What brings the ledger at `path` to the last of `files`. Throws Error{system} when it is no ledger or
/// newer.
Migration plan_migration(const std::string& path, const std::vector<SchemaFile>& files = schema_files());

/// Applies the files that the ledger lacks, in one transaction; the journal stays as it is. Throws Error, and
/// then nothing was changed.
Migration migrate(const std::string& path, std::int64_t busy_timeout_ms,
                  const std::vector<SchemaFile>& files = schema_files());

}  // namespace aftercare
