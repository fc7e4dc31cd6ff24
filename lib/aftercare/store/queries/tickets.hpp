// The lists whose rows are tickets, or a ticket and one of its clocks; among the latter are the retention
// clocks of contracts, of which `:contracts` is running_retentions (retention.hpp).
#pragma once

#include "aftercare/store/queries/list.hpp"

namespace aftercare {

/// `report list`: tickets, what the desk needs.
extern const ListSource k_ticket_list;
/// `report ledger` 台账: every column of every ticket.
extern const ListSource k_ledger_list;
/// `report overdue`: a row per ticket and clock past due at `:now`.
extern const ListSource k_overdue_list;
/// `report due`: clocks that fall due from `:now` until `:until`.
extern const ListSource k_due_list;
/// `report silent`: open tickets whose owner was told nothing for longer than the limit, at `:now`.
extern const ListSource k_silent_list;
extern const ListSource k_promise_list;
/// `report audit`: the journal.
extern const ListSource k_audit_list;
/// `report search`: tickets, its condition made of search_condition() for each word.
extern const ListSource k_search_list;

/// That a ticket's symptom, or a result, answer or note of it, fits the gram query in the named parameter.
std::string search_condition(const std::string& parameter);

}  // namespace aftercare
