// Running a list: filters, columns, sort and limit from the command line, rows to a writer.
#pragma once

#include "aftercare/store/queries/list.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

/// Adds the FILTER words that lists take.
void describe_filters(Options& options);

/// What can be told of a list's options without the ledger: columns, filters, sort. Prints the columns and
/// returns true for a bare `--columns`. Throws Error{usage}.
bool check_list(const ListSource& source, const Request& request, Session& session);

/// For Command::prepare.
template <const ListSource& source>
bool prepare_list(const Request& request, Session& session) {
    return check_list(source, request, session);
}

/// What of a list is the caller's to set.
struct ListExtras {
    std::vector<std::pair<std::string, SqlValue>> parameters = {};
    bool words_are_filters = true;
    bool contacts_in_full = false;
};

/// Prints the list; the exit code is 10 for rows with --exit-code.
int run_list(const ListSource& source, const Request& request, Session& session,
             const ListExtras& extras = {});

/// -b, -e, -p as one period; nothing when none is given. Throws Error{usage} for contradictions.
std::optional<Period> period_of(const Request& request, Instant now);

/// Prints rows that are made in memory, with the formats of a list.
void print_rows(Session& session, const std::vector<Column>& columns,
                const std::vector<std::vector<Cell>>& rows);

}  // namespace aftercare
