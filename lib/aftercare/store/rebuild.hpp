// Everything derived made anew from the journal: rows, search index, indexes, triggers; what is not the
// program's goes.
//
// The repair of what `verify` finds when the journal is whole. It changes no fact, so no entry tells of it.
// Journal, chains, people and embedded files stay as they are: nothing else knows what they should be.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace aftercare {

/// Rebuilds the ledger at `path` in one transaction. Throws Error{system}, and then nothing was changed: when
/// the chain of the journal is damaged, naming the first bad entry; when an entry cannot be folded; as
/// drop_derived() does. Throws Error{busy} when others write for longer than the timeout. `progress` is told
/// now and then how many of so many steps are done.
void rebuild(const std::string& path, std::int64_t busy_timeout_ms,
             const std::function<void(std::int64_t done, std::int64_t total)>& progress = {});

}  // namespace aftercare
