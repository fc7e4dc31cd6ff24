// Whole files and standard input as texts.
#pragma once

#include <string>

namespace aftercare {

/// The content of a file. Throws Error{system} naming it. No more than a part behind `bytes_max` is read: who
/// names it refuses what is longer.
std::string read_file(const std::string& path, std::size_t bytes_max = std::string::npos);
/// Standard input to its end, or to a part behind `bytes_max`.
std::string read_standard_input(std::size_t bytes_max = std::string::npos);
/// Makes the folders above `path` that are missing, for the default place of the ledger; what cannot be made
/// shows when the file is.
void make_parent_folders(const std::string& path);

}  // namespace aftercare
