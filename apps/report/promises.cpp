#include "apps/report/promises.hpp"

#include "aftercare/store/queries/tickets.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/shared/list.hpp"

namespace aftercare {

const Command k_report_promises = {
    .name = "promises",
    .summary = tr_later("dates said to owners: open, kept and broken"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_lists,
    .describe = describe_filters,
    .run = [](const Request& request,
              Session& session) { return run_list(k_promise_list, request, session); },
    .prepare = prepare_list<k_promise_list>,
};

}  // namespace aftercare
