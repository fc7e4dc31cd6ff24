#include "aftercare/core/operations/attach.hpp"

namespace aftercare {

Decided<Attached> decide(Attached asked, const Facts& facts) {
    if (auto no = refuse(Verb::attach, facts, Effect::fact)) {
        return *no;
    }
    asked.n = facts.latest().work.given.attachment + 1;
    return asked;
}

void apply(Ticket& ticket, const Stamp&, const Attached& event) {
    ticket.attachments.push_back({.n = event.n,
                                  .path = event.path,
                                  .size = event.size,
                                  .sha256 = event.sha256,
                                  .media_type = event.media_type,
                                  .embedded = event.embedded,
                                  .purpose = event.purpose,
                                  .order_k = event.order_k});
}

}  // namespace aftercare
