// Who has the ledger open: for messages that ask for it to be closed.
#pragma once

#include <string>
#include <vector>

namespace aftercare {

/// The processes that have the file at `path` open, as `1234 (aftercare)`, as far as this account may see;
/// this process is none of them.
std::vector<std::string> holders_of(const std::string& path);

}  // namespace aftercare
