#include "aftercare/store/queries/tickets.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/report/program.hpp"
#include "apps/shared/list.hpp"

namespace aftercare {

const Command k_report_silent = {
    .name = "silent",
    .summary = tr_later("owners who were told nothing for too long"),
    .need = LedgerNeed::read,
    .takes = k_takes_reads | k_takes_lists,
    .bind = bound_list<k_silent_list>,
};

}  // namespace aftercare
