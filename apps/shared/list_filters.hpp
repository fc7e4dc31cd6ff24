// Columns, filters and sort keys as typed, to what a list can run: codes of words, spans of dates, keys of
// rooms and numbers. Each column is compared as what it holds; a comparison that means nothing is refused.
#pragma once

#include "aftercare/store/queries/list.hpp"

namespace aftercare {

class Session;

/// The column of that key, or with that heading in any language, whatever its case. Throws Error{usage} with
/// the candidates.
std::size_t column_named(const ListSource& source, std::string_view typed);

/// Columns of `A,B`; without a value those that the list prints by itself. Throws Error{usage}.
std::vector<std::size_t> chosen_columns(const ListSource& source, const std::optional<std::string>& typed);
std::vector<SortKey> sort_keys(const ListSource& source, const std::string& typed);

/// The filters as the journal may keep them for ever: prose and what is said of people masked.
std::vector<std::string> journalled_filters(const ListSource& source, const std::vector<Filter>& filters);

/// What can be told of filters without the ledger. Throws Error{usage} when one names no column, compares it
/// in a way that means nothing, or has a value that cannot be one of the column.
void check_filters(const ListSource& source, const std::vector<Filter>& filters);

/// Filters with their values bound. Throws Error{fact} for a code that the policy lacks, and for a ticket's
/// number that may mean another one.
std::vector<BoundFilter> bind_filters(const ListSource& source, const std::vector<Filter>& filters,
                                      Session& session);

}  // namespace aftercare
