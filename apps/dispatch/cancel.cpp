#include "aftercare/support/messages.hpp"
#include "apps/dispatch/ended.hpp"
#include "apps/dispatch/program.hpp"

namespace aftercare {

const Command k_dispatch_cancel = {
    .name = "cancel",
    .summary = tr_later("take an order back"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_ended, end_orders<Cancelled>>,
};

}  // namespace aftercare
