// Verifying, for verify itself and for the commands that verify what they made: what was found, in lines.
#pragma once

#include "aftercare/store/archive_folder.hpp"
#include "aftercare/store/verify.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

/// Steps of a progress bar for work that is told in parts of a whole.
constexpr std::int64_t k_progress_parts = 1000;

enum class VerifyScope { all, chain };

/// Verifies the session's ledger with a progress bar and prints one line; problems are thrown behind it.
int tell_verified(Session& session, VerifyScope scope);

/// The problems of a report that is not clean: the first bad entry in front, then the others, each once; exit
/// code 3.
RefusedBatch problem_lines(const VerifyReport& report);

/// Warns of bundles that are not as they were filed or could not be copied; the exit code of what was done
/// with them.
int tell_archive(const Session& session, const ArchiveCopy& archive);

}  // namespace aftercare
