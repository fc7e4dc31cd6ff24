// Filters and sort keys as typed, to what a list can run: codes of words, spans of dates, numbers of amounts.
#pragma once

#include "aftercare/core/policy.hpp"
#include "aftercare/store/queries/list.hpp"
#include "apps/shared/options.hpp"

namespace aftercare {

/// All filters of a request: --where, and the words when they are filters. Their form was checked while
/// parsing.
std::vector<Filter> filters_of(const Request& request, bool words_are_filters);

/// The filters as the journal may keep them for ever: prose and what is said of people masked.
std::vector<std::string> journalled_filters(const ListSource& source, const std::vector<Filter>& filters);

/// Throws Error{usage} when a filter names no column, or a value cannot be one of its column.
void check_filters(const ListSource& source, const std::vector<Filter>& filters);

/// Filters with their values bound; `policy` gives the second level of a category (may be null).
std::vector<BoundFilter> bind_filters(const ListSource& source, const std::vector<Filter>& filters,
                                      const Policy* policy, Instant now);

/// Columns of `A,B`; without a value those that the list prints by itself. Throws Error{usage}.
std::vector<std::size_t> chosen_columns(const ListSource& source, const std::optional<std::string>& typed);
std::vector<SortKey> sort_keys(const ListSource& source, const std::string& typed);

/// Whether the codes of a list are those of the policy.
bool is_policy_list(std::string_view code_list);

}  // namespace aftercare
