#include "aftercare/render/words.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/intake/program.hpp"
#include "apps/shared/batch.hpp"

namespace aftercare {

namespace {

struct MergeRequest {
    std::vector<std::string> ids;
    std::string to;
};

void describe_merge(Options& options, MergeRequest& request) {
    options.words(request.ids, "ID", Arity::many, tr_later("tickets that end"), check_ticket_id);
    options.text(request.to, "to", "ID", tr_later("the ticket that goes on"), Need::required,
                 check_one_ticket_id);
}

/// The refusal names the ticket that it is about.
Decided<MergedBoth> decided(const TicketAct& act, const Ticket& target, const Subject& subject) {
    const auto of_target = act.writer.facts(target);
    auto both = decide_merge(act.facts(), of_target);
    if (both || target.id == act.ticket.id || refuse(Verb::merge, act.facts(), Effect::changes_state) ||
        !refuse(Verb::merge, of_target, Effect::fact)) {
        return both;
    }
    auto no = both.reason();
    no.number = subject.number;
    return target.state == State::merged ? named_goes_on(act.writer, std::move(no), target) : no;
}

int run_merge(const MergeRequest& request, Session& session) {
    return act_on_tickets(session, request.ids, [&](TicketAct& act) {
        const auto subject = find_subject(act.writer.db(), act.writer.ledger(), request.to,
                                          act.writer.act().when.at, act.writer.act().by);
        auto target = *act.writer.ticket(subject.id);
        const auto both = decided(act, target, subject);
        if (!both) {
            throw TicketRefused{both.reason()};
        }
        // The target first: it takes over what the other runs until its own entry.
        act.writer.record(target, both->target);
        act.writer.record(act.ticket, both->source);
        return act.subject.number;
    });
}

}  // namespace

const Command k_intake_merge = {
    .name = "merge",
    .summary = tr_later("these tickets are about the same thing as another"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_merge, run_merge>,
};

}  // namespace aftercare
