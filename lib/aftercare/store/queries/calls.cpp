#include "aftercare/store/queries/calls.hpp"

namespace aftercare {

CallFacts call_facts(Database& db, TicketId ticket) {
    CallFacts facts;
    auto& actors = db.cached(
        "SELECT DISTINCT actor FROM journal WHERE subject_kind = 'ticket' AND subject_id = ? AND verb IN "
        "('arrive', 'start', 'progress', 'done')");
    actors.bind(1, ticket.value);
    while (actors.step()) {
        facts.repairers.emplace_back(actors.text(0));
    }
    actors.reset();
    auto& complaint = db.cached(
        "SELECT 1 FROM ticket WHERE follows = ? AND kind = 'complaint' AND channel = 'callback' AND "
        "next_action "
        "IS NOT NULL");
    complaint.bind(1, ticket.value);
    facts.complaint_open = complaint.step();
    complaint.reset();
    return facts;
}

}  // namespace aftercare
