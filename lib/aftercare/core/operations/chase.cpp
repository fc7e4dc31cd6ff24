#include "aftercare/core/operations/chase.hpp"

namespace aftercare {

Decided<Chased> decide(Chased asked, const Facts& facts) {
    if (auto no = refuse(Verb::chase, facts, Effect::fact)) {
        return *no;
    }
    return asked;
}

void apply(Ticket& ticket, const Stamp&, const Chased&) {
    ++ticket.chase_count;
}

}  // namespace aftercare
