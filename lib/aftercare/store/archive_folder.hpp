// The folder of the bundles of archived tickets, and copying it along with a ledger.
//
// It stands beside the ledger, `<ledger>-archive/NUMBER/`, and goes where the ledger goes: a backup has one
// of its own. The journal keeps the name that the folder had when a bundle was filed, so that a ledger that
// was given another name still finds it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

#include "aftercare/store/sqlite.hpp"
#include "aftercare/support/instant.hpp"

namespace aftercare {

/// `<ledger>-archive`.
std::string archive_folder_of(const std::string& ledger);

/// Where the bundle `number` is that was filed as `filed_as` (`ledger.db-archive/NUMBER`): under the ledger's
/// present name, else under the one it had then.
std::string bundle_place(const std::string& ledger, const std::string& number, const std::string& filed_as);

/// A bundle as the ticket's row names it.
struct FiledBundle {
    std::string number;  ///< of the ticket
    std::string path;    ///< as it was filed
    std::string digest;  ///< SHA-256 of the manifest
};

/// Those never checked, then those whose check is longest ago; among equals by the hash of the manifest,
/// which nobody chooses.
std::vector<FiledBundle> sampled_archives(Database& db, std::int64_t count);
/// The newest ticket's; nothing when none was filed.
std::optional<FiledBundle> last_filed(Database& db);

/// What the journal says of the checks of the archive.
struct ArchiveHistory {
    std::optional<Instant> first_filed_at;
    std::optional<Instant> checked_at;  ///< the latest
    std::int64_t findings = 0;          ///< of the check entered last
};
ArchiveHistory archive_history(Database& db);

/// What came of copying.
struct ArchiveCopy {
    std::int64_t copied = 0;
    std::int64_t there = 0;  ///< had been copied before
    std::vector<std::string>
        findings;  ///< `NUMBER finding`: bundles that are not what was filed, or cannot be read
};

/// Copies the bundles of all archived tickets of `db`, a ledger at `ledger`, into the folder `target`, which
/// is made when there are any; those that are there stay as they are. A file that `previous`, a folder of an
/// earlier copy, has unchanged is linked from there where the file system can. Throws Error{system} when the
/// target cannot be written.
ArchiveCopy copy_archive(Database& db, const std::string& ledger, const std::string& target,
                         const std::string& previous, std::optional<gid_t> group);

}  // namespace aftercare
