#include "aftercare/store/queries/costs.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/report/program.hpp"
#include "apps/shared/list.hpp"

namespace aftercare {

const Command k_report_costs = {
    .name = "costs",
    .summary = tr_later("costs and back-charges: what was claimed, agreed on and recovered"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_lists | k_takes_periods,
    .bind = bound_list<k_cost_list>,
};

}  // namespace aftercare
