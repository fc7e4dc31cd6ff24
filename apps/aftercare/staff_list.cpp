#include "apps/aftercare/staff_list.hpp"

#include "aftercare/store/queries/masters.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/shared/list.hpp"

namespace aftercare {

const Command k_staff_list_command = {
    .name = "staff list",
    .summary = tr_later("the department's people"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_lists,
    .describe = describe_filters,
    .run = [](const Request& request, Session& session) { return run_list(k_staff_list, request, session); },
    .prepare = prepare_list<k_staff_list>,
};

}  // namespace aftercare
