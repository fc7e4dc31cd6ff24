// Running a list: filters, columns, sort and limit from the command line, rows to a writer.
#pragma once

#include "aftercare/store/queries/list.hpp"
#include "aftercare/support/periods.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

/// The FILTER words of a list.
struct ListRequest {
    std::vector<Filter> filters;
};
void describe_filters(Options& options, ListRequest& request);

/// The filters of the words, and those of --where.
std::vector<Filter> all_filters(std::vector<Filter> filters, const Session& session);

/// Looks at all filters of a list, and how much is asked for, before the ledger is opened, and notes what a
/// reveal journals of them and of the `words` that are looked for. Throws Error{usage}.
void check_asked(const ListSource& source, const std::vector<Filter>& filters, Session& session,
                 const std::vector<std::string>& words = {});

/// What can be told of a list's options without the ledger: columns, filters, sort; `words` are what a search
/// is for. Prints the columns and returns true for a bare `--columns`. Throws Error{usage}.
bool check_list(const ListSource& source, const std::vector<Filter>& filters, Session& session,
                const std::vector<std::string>& words = {});

/// What of a list is the caller's to set.
struct ListExtras {
    std::vector<std::pair<std::string, SqlValue>> parameters = {};
    bool contacts_in_full = false;
};

/// Which rows of the list are meant: filters, period, and what the list is of at --as-of.
ListQuery rows_asked(const ListSource& source, const std::vector<Filter>& filters, Session& session,
                     const ListExtras& extras);

/// Prints the list; the exit code is 10 for rows with --exit-code.
int run_list(const ListSource& source, const std::vector<Filter>& filters, Session& session,
             const ListExtras& extras = {});

template <const ListSource& source>
bool prepare_list(const ListRequest& request, Session& session) {
    return check_list(source, request.filters, session);
}

template <const ListSource& source>
int run_plain_list(const ListRequest& request, Session& session) {
    return run_list(source, request.filters, session);
}

/// For Command::bind of a list that has nothing of its own.
template <const ListSource& source>
constexpr auto bound_list = bound<describe_filters, run_plain_list<source>, prepare_list<source>>;

/// -b, -e, -p as one period; nothing when none is given. Throws Error{usage} for contradictions.
std::optional<Period> period_of(const PeriodOptions& given, const Session& session);

/// Prints rows that are made in memory, with the formats of a list.
void print_rows(Session& session, const std::vector<Column>& columns,
                const std::vector<std::vector<Cell>>& rows);

}  // namespace aftercare
