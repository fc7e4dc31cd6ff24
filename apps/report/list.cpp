#include "apps/shared/list.hpp"

#include "aftercare/store/queries/tickets.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/report/program.hpp"

namespace aftercare {

const Command k_report_list = {
    .name = "list",
    .summary = tr_later("tickets; state=open narrows"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_lists | k_takes_periods,
    .bind = bound_list<k_ticket_list>,
};

}  // namespace aftercare
