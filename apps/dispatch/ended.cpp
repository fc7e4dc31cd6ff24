#include "apps/dispatch/ended.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

void describe_ended(Options& options) {
    options.positional("ID", Arity::many, tr_later("orders, or tickets with one open order"), check_id);
    options.main_text("words", tr_later("why"), Need::required);
}

}  // namespace aftercare
