#include "apps/dispatch/transfer.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/dispatch/workers.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/deadlines.hpp"
#include "apps/shared/retention.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::one, tr_later("an order, or a ticket with one open order"), check_one_id);
    options.value("to", "PARTY", tr_later("the party that takes it over"), Need::required, check_not_empty);
    options.main_text("words", tr_later("why"), Need::required);
    options.value("person", "NAME", tr_later("who comes"), Need::optional, check_person_name);
    options.value("task", "TEXT", tr_later("what is to be done, if it changes"), Need::optional,
                  check_not_empty);
    options.value("due", "TIME", tr_later("by when, if it changes"), Need::optional, check_time);
}

int run(const Request& request, Session& session) {
    const auto due_at = deadline_of(request, session, "due");
    return act_on_tickets(request, session, [&](TicketAct& act) {
        const auto party = party_named(act.writer.db(), request.text("to"));
        Transferred said;
        said.k = act.subject.order_k;
        said.party_id = party.id;
        if (const auto person = request.value("person")) {
            said.person = worker_of_party(act.writer, party, *person);
        }
        said.task = request.text("task");
        said.due_at = due_at;
        said.words = request.text("words");
        auto line = order_number(act.subject, act.record(decide(std::move(said), act.facts())).new_k);
        if (const auto retention = load_retention(act.writer.db(), party.id, act.ticket.project_id)) {
            tell_retention(session, party.name, *retention);
        }
        return line;
    });
}

}  // namespace

const Command k_dispatch_transfer = {
    .name = "transfer",
    .summary = tr_later("hand an order on to another party"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
