#include "apps/report/callbacks.hpp"

#include "aftercare/store/queries/callbacks.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/shared/list.hpp"

namespace aftercare {

const Command k_report_callbacks = {
    .name = "callbacks",
    .summary = tr_later("callbacks: due, tried, reached, and their scores"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_lists | k_takes_periods,
    .describe = describe_filters,
    .run = [](const Request& request,
              Session& session) { return run_list(k_callbacks_list, request, session); },
    .prepare = prepare_list<k_callbacks_list>,
};

}  // namespace aftercare
