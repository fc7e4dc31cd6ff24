#include "aftercare/store/queries/tickets.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/report/program.hpp"
#include "apps/shared/list.hpp"

namespace aftercare {

const Command k_report_promises = {
    .name = "promises",
    .summary = tr_later("dates said to owners: open, kept and broken"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_lists,
    .bind = bound_list<k_promise_list>,
};

}  // namespace aftercare
