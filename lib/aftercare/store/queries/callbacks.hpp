// Callbacks: the lists of them, and what deciding on one needs of the rest of the ledger.
#pragma once

#include "aftercare/core/operations/record.hpp"
#include "aftercare/store/queries/list.hpp"

namespace aftercare {

/// `callback due`: ended tickets whose owner is to be called by `:now`.
extern const ListSource k_callback_list;
/// `report callbacks`: every callback, those to come too.
extern const ListSource k_callbacks_list;

/// Who reported the repair of `ticket`, and whether a complaint that a callback of it opened, which came in
/// by `callback_channel`, is still open.
CallFacts call_facts(Database& db, TicketId ticket, std::string_view callback_channel);

}  // namespace aftercare
