// A program is a name and a table of commands; a command says what it needs of the ledger, so that opening,
// locking and "no ledger" are handled once, before it runs.
#pragma once

#include <span>
#include <string_view>

#include "apps/shared/options.hpp"

namespace aftercare {

class Session;

/// What a command needs of the ledger before it runs.
enum class LedgerNeed {
    nothing,  ///< it opens what it wants itself, or nothing
    read,
    write,
};

/// Which groups of common options a command takes; bits.
enum Takes : unsigned {
    k_takes_nothing = 0,
    k_takes_writes = 1,     ///< --at, --dry-run
    k_takes_reads = 2,      ///< --as-of, --known-at, --format, -o, --reveal
    k_takes_lists = 4,      ///< filters, columns, sort, limit, …
    k_takes_periods = 8,    ///< -b, -e, -p
    k_needs_actor = 16,     ///< a read that journals who looked
    k_carries_people = 32,  ///< what it writes holds names and phones: a new file of -o is its owner's alone
};

struct Command {
    std::string_view name;  ///< `new`, `policy show`
    const char* summary;    ///< msgid
    LedgerNeed need;
    unsigned takes;
    void (*describe)(Options&);
    int (*run)(const Request&, Session&);
    /// Looks at the request before the ledger is opened (a list checks its columns and filters); true: all is
    /// done.
    bool (*prepare)(const Request&, Session&) = nullptr;
};

struct Program {
    std::string_view name;  ///< `aftercare-intake`
    const char* summary;    ///< msgid
    std::span<const Command* const> commands;
};

}  // namespace aftercare
