#include "aftercare/store/queries/ticket_numbers.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/intake/program.hpp"
#include "apps/shared/batch.hpp"

namespace aftercare {

namespace {

struct SplitRequest {
    std::string id;
};

void describe_split(Options& options, SplitRequest& request) {
    options.word(request.id, "ID", tr_later("a ticket that was merged"), check_one_ticket_id);
}

int run_split(const SplitRequest& request, Session& session) {
    return act_on_tickets(session, {request.id}, [&](TicketAct& act) {
        auto& writer = act.writer;
        const auto target_id = act.ticket.merged_into.value_or(act.ticket.id);
        auto target = *writer.ticket(target_id);
        auto both = decide_split(act.facts(), writer.facts(target));
        if (!both) {
            auto no = both.reason();
            if (act.ticket.state == State::merged && no.state && *no.state != State::merged) {
                no.number = writer.number_of(target_id);
            }
            throw TicketRefused{std::move(no)};
        }
        writer.record(act.ticket, both->source);
        writer.record(target, both->target);
        return act.subject.number;
    });
}

}  // namespace

const Command k_intake_split = {
    .name = "split",
    .summary = tr_later("undo a merge: the ticket goes on by itself"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_split, run_split>,
};

}  // namespace aftercare
