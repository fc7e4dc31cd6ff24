#include "aftercare/core/operations/notice.hpp"

namespace aftercare {

Decided<NoticeGiven> decide(NoticeGiven asked, const Facts& facts) {
    if (auto no = refuse(Verb::notice, facts, Effect::fact)) {
        return *no;
    }
    if (asked.until_at && *asked.until_at < asked.from_at) {
        auto no = refused(Refusal::date_passed, facts.ticket);
        no.until = asked.until_at;
        no.helps.clear();
        return no;
    }
    return asked;
}

void apply(Ticket& ticket, const Stamp&, const NoticeGiven& event) {
    ticket.works_from_at = event.from_at;
}

}  // namespace aftercare
