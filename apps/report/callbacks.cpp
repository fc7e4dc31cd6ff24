#include "aftercare/store/queries/callbacks.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/report/program.hpp"
#include "apps/shared/list.hpp"

namespace aftercare {

const Command k_report_callbacks = {
    .name = "callbacks",
    .summary = tr_later("callbacks: due, tried, reached, and their scores"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_lists | k_takes_periods,
    .bind = bound_list<k_callbacks_list>,
};

}  // namespace aftercare
