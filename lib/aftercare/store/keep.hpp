// Keeping a ledger: backups that are known to be good, putting one back, and moving on to a newer schema.
#pragma once

#include <string>
#include <vector>

#include "aftercare/store/epoch.hpp"
#include "aftercare/store/verify.hpp"
#include "schemas/embedded.hpp"

namespace aftercare {

/// Copies the ledger to `target` while others go on writing, and verifies the chain of the copy before it
/// appears there. Throws Error{fact} when `target` exists, Error{system} when the copy is bad.
VerifyReport back_up(const std::string& path, const std::string& target, std::int64_t busy_timeout_ms);

/// What restoring is told.
struct RestoreOptions {
    bool replace = false;  ///< a ledger that is at the path already is lost
    std::int64_t busy_timeout_ms = 10'000;
};

/// Makes `path` a verified copy of `backup` that goes on in a new epoch beginning with `act`. Throws
/// Error{fact} when `path` exists and is not to be replaced, Error{busy} when others have it open,
/// Error{system} when the backup is damaged; then nothing was changed. Gives the report on the backup.
VerifyReport restore(const std::string& backup, const std::string& path, const RestoreOptions& options,
                     const Act& act);

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
