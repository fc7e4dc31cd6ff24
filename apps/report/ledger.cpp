#include "aftercare/store/queries/tickets.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/report/program.hpp"
#include "apps/shared/list.hpp"

namespace aftercare {

const Command k_report_ledger = {
    .name = "ledger",
    .summary = tr_later("every column of every ticket"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_lists | k_takes_periods,
    .bind = bound_list<k_ledger_list>,
};

}  // namespace aftercare
