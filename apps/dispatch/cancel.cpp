#include "apps/dispatch/cancel.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/dispatch/ended.hpp"

namespace aftercare {

const Command k_dispatch_cancel = {
    .name = "cancel",
    .summary = tr_later("take an order back"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_ended,
    .run = end_orders<Cancelled>,
};

}  // namespace aftercare
