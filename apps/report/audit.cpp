#include "apps/report/audit.hpp"

#include "aftercare/store/queries/tickets.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/shared/list.hpp"

namespace aftercare {

const Command k_report_audit = {
    .name = "audit",
    .summary = tr_later("the journal: who did what, when, and when it was entered"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_lists | k_takes_periods,
    .describe = describe_filters,
    .run = [](const Request& request, Session& session) { return run_list(k_audit_list, request, session); },
    .prepare = prepare_list<k_audit_list>,
};

}  // namespace aftercare
