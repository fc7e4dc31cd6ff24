#include "apps/report/ledger.hpp"

#include "aftercare/store/queries/tickets.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/shared/list.hpp"

namespace aftercare {

const Command k_report_ledger = {
    .name = "ledger",
    .summary = tr_later("every column of every ticket"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_lists | k_takes_periods,
    .describe = describe_filters,
    .run = [](const Request& request, Session& session) { return run_list(k_ledger_list, request, session); },
    .prepare = prepare_list<k_ledger_list>,
};

}  // namespace aftercare
