// Open tickets with what their age is reckoned from.
#pragma once

#include <functional>
#include <string>

#include "aftercare/store/queries/tally.hpp"
#include "aftercare/support/instant.hpp"

namespace aftercare {

/// An open ticket.
struct AgeingTicket {
    TallyKey per;  ///< what it has in the column asked for
    std::string number;
    Instant received_at;
    Seconds over{0};  ///< how long it was over before it was open again
};

/// The open tickets of `query`, whose filters are those of k_ticket_list, by one of that list's columns; in
/// no order. Only tickets that were over before are followed through the journal.
void for_each_open_ticket(Database& db, const ListQuery& query, std::size_t column,
                          const std::function<void(const AgeingTicket&)>& each);

}  // namespace aftercare
