#include "apps/intake/split.hpp"

#include "aftercare/store/rows.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::one, tr_later("a ticket that was merged"), check_one_ticket_id);
}

/// The other tickets that are merged into `target`.
std::vector<Ticket> others_in(Database& db, TicketId target, TicketId leaving) {
    std::vector<TicketId> ids;
    auto& rows = db.cached(
        "SELECT id FROM ticket WHERE merged_into = ?1 AND id <> ?2 AND state = 'merged' ORDER BY id");
    rows.bind(1, target.value);
    rows.bind(2, leaving.value);
    while (rows.step()) {
        ids.push_back({rows.integer(0)});
    }
    rows.reset();
    std::vector<Ticket> others;
    for (const auto id : ids) {
        others.push_back(*load_ticket(db, id));
    }
    return others;
}

int run(const Request& request, Session& session) {
    return act_on_tickets(request, session, [&](TicketAct& act) {
        auto& writer = act.writer;
        const auto target_id = act.ticket.merged_into.value_or(act.ticket.id);
        auto target = *load_ticket(writer.db(), target_id);
        const Facts of_target{target, writer.policy(), writer.project_name(target.project_id), writer.actor(),
                              writer.act().when};
        auto both = decide_split(act.facts(), of_target, others_in(writer.db(), target_id, act.ticket.id));
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
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
