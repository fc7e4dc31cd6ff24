#include "aftercare/support/messages.hpp"
#include "apps/dispatch/ended.hpp"
#include "apps/dispatch/program.hpp"

namespace aftercare {

const Command k_dispatch_return_order = {
    .name = "return",
    .summary = tr_later("the party gives the order back"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_ended, end_orders<Returned>>,
};

}  // namespace aftercare
