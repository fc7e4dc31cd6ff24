#include "apps/report/list.hpp"

#include "aftercare/store/queries/tickets.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/shared/list.hpp"

namespace aftercare {

const Command k_report_list = {
    .name = "list",
    .summary = tr_later("tickets; state=open narrows"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_lists | k_takes_periods,
    .describe = describe_filters,
    .run = [](const Request& request, Session& session) { return run_list(k_ticket_list, request, session); },
    .prepare = prepare_list<k_ticket_list>,
};

}  // namespace aftercare
