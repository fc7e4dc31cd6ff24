#include "aftercare/core/operations/reopen.hpp"

#include "aftercare/core/coming_back.hpp"
#include "aftercare/core/operations/closing.hpp"

namespace aftercare {

Decided<Reopened> decide(Reopened asked, const Facts& facts) {
    if (auto no = refuse(Verb::reopen, facts, Effect::changes_state)) {
        return *no;
    }
    if (auto no = refuse_return(facts)) {
        return *no;
    }
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Reopened&) {
    reopen_ticket(ticket, stamp, Verb::reopen);
}

}  // namespace aftercare
