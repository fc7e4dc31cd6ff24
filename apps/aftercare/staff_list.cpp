#include "aftercare/store/queries/masters.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/shared/list.hpp"

namespace aftercare {

const Command k_staff_list_command = {
    .name = "staff list",
    .summary = tr_later("the department's people"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_lists,
    .bind = bound_list<k_staff_list>,
};

}  // namespace aftercare
