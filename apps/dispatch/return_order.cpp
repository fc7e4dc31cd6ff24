#include "apps/dispatch/return_order.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/dispatch/ended.hpp"

namespace aftercare {

const Command k_dispatch_return_order = {
    .name = "return",
    .summary = tr_later("the party gives the order back"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_ended,
    .run = end_orders<Returned>,
};

}  // namespace aftercare
