#include "apps/dispatch/ended.hpp"

#include "aftercare/support/messages.hpp"
namespace aftercare {

void describe_ended(Options& options, EndRequest& request) {
    options.words(request.ids, "ID", Arity::many, tr_later("orders, or tickets with one open order"),
                  check_id);
    options.main_text(request.words, "words", tr_later("why"), Need::required);
}

}  // namespace aftercare
