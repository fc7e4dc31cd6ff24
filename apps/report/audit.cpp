#include "aftercare/store/queries/tickets.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/report/program.hpp"
#include "apps/shared/list.hpp"

namespace aftercare {

const Command k_report_audit = {
    .name = "audit",
    .summary = tr_later("the journal: who did what, when, and when it was entered"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_lists | k_takes_periods,
    .bind = bound_list<k_audit_list>,
};

}  // namespace aftercare
