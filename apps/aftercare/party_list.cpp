#include "aftercare/store/queries/masters.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/shared/list.hpp"

namespace aftercare {

const Command k_party_list_command = {
    .name = "party list",
    .summary = tr_later("parties"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_lists,
    .bind = bound_list<k_party_list>,
};

}  // namespace aftercare
