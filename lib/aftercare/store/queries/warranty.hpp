// What warranty asks of the ledger: results that were frozen, the first receipt of a chain, and the list of
// units by class.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "aftercare/core/warranty.hpp"
#include "aftercare/store/queries/list.hpp"
#include "aftercare/store/sqlite.hpp"

namespace aftercare {

/// The last result that a triage or a survey of the ticket froze.
std::optional<Warranty> frozen_warranty(Database& db, TicketId id);

/// The receipt of the first ticket in the chain of those that this one repeats. One that it merely follows
/// proves nothing.
Instant first_receipt(Database& db, const Ticket& ticket);

/// Whether the ticket was declined at some time for this reason of the policy.
bool was_declined_for(Database& db, TicketId id, std::string_view reason);

/// A row for each registered unit and class of which some term applies to it. What the terms come to is in
/// the parameters made by warranty_parameters.
extern const ListSource k_warranty_list;

/// Both sides of every class on `today`, for each combination of project, use and dates that units have, and
/// the sources of the terms: as JSON, since a reader may not write a temporary table.
std::vector<std::pair<std::string, SqlValue>> warranty_parameters(Database& db, const Policy& policy,
                                                                  Day today);

}  // namespace aftercare
