// What verifying found, in lines: for verify itself, and for the commands that verify what they make.
#pragma once

#include "aftercare/store/archive_folder.hpp"
#include "aftercare/store/verify.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

/// Steps of a progress bar for work that is told in parts of a whole.
constexpr std::int64_t k_progress_parts = 1000;

/// The first bad entry in front, then the others, each once; exit code 3.
RefusedBatch problem_lines(const VerifyReport& report);

/// Warns of bundles that are not as they were filed or could not be copied; the exit code of what was done
/// with them.
int tell_archive(const Session& session, const ArchiveCopy& archive);

}  // namespace aftercare
