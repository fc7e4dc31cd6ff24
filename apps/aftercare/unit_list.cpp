#include "aftercare/store/queries/masters.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/shared/list.hpp"

namespace aftercare {

const Command k_unit_list_command = {
    .name = "unit list",
    .summary = tr_later("units by building and room"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_lists,
    .bind = bound_list<k_unit_list>,
};

}  // namespace aftercare
