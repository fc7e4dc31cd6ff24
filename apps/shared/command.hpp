// A program is a name and a table of commands; a command says what it needs of the ledger, so that opening,
// locking and "no ledger" are handled once, before it runs.
#pragma once

#include <concepts>
#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string_view>

#include "apps/shared/options.hpp"

namespace aftercare {

class Session;
struct CommonOptions;

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

/// A command with its request, whose members the options were bound to.
struct BoundCommand {
    std::function<bool(Session&)> prepare;
    std::function<int(Session&)> run;
};

struct Command {
    std::string_view name;  ///< `new`, `policy show`
    const char* summary;    ///< msgid
    LedgerNeed need;
    unsigned takes;
    /// Makes an empty request and binds it to the options it describes: `bound<describe, run, prepare>`. It
    /// lives as long as the answer.
    BoundCommand (*bind)(Options&, CommonOptions&);
};

/// A request that says nothing.
struct Nothing {};

inline void describe_nothing(Options&, Nothing&) {}

/// What Command::bind is of a verb: `void describe(Options&, Request&)`, `int run(const Request&, Session&)`,
/// and where the request can be looked at before the ledger is opened (a list checks its columns and
/// filters), `bool prepare(const Request&, Session&)`; true: all is done. A verb that takes only some of a
/// group of common options describes these itself: `void describe(Options&, Request&, CommonOptions&)`.
template <class Request, auto describe, auto run, auto prepare>
BoundCommand bound_request(Options& options, [[maybe_unused]] CommonOptions& common) {
    const auto request = std::make_shared<Request>();
    if constexpr (std::invocable<decltype(describe), Options&, Request&, CommonOptions&>) {
        describe(options, *request, common);
    } else {
        describe(options, *request);
    }
    return {.prepare =
                [request](Session& session) {
                    if constexpr (!std::same_as<decltype(prepare), std::nullptr_t>) {
                        return prepare(*request, session);
                    } else {
                        return (void)session, false;
                    }
                },
            .run = [request](Session& session) { return run(*request, session); }};
}

/// The type of the request that a verb's `run` takes.
template <class Run>
struct RequestOf;
template <class Request>
struct RequestOf<int (*)(const Request&, Session&)> {
    using Type = Request;
};

template <auto describe, auto run, auto prepare = nullptr>
constexpr auto bound = &bound_request<typename RequestOf<decltype(run)>::Type, describe, run, prepare>;

struct Program {
    std::string_view name;  ///< `aftercare-intake`
    const char* summary;    ///< msgid
    std::span<const Command* const> commands;
};

}  // namespace aftercare
