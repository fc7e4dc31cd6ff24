// What reports on tickets are grouped by: one column of the list of tickets.
#pragma once

#include <string>

#include "apps/shared/list.hpp"

namespace aftercare {

/// --per, of one column; `into` holds the one without it.
void describe_dimension(Options& options, std::string& into);

/// --where alone, for reports that take no other option of lists.
void describe_where(Options& options, CommonOptions& common);

/// The column of k_ticket_list that was typed, among those that group; `repairer` is the party of the newest
/// order. Throws Error{usage} with those there are.
std::size_t ticket_dimension(std::string_view typed, std::string_view report);

}  // namespace aftercare
