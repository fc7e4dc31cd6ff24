#include "apps/callback/attempt.hpp"

#include "aftercare/store/queries/callbacks.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::many, tr_later("tickets"), check_ticket_id);
    options.value("outcome", "OUTCOME", tr_later("why nobody was reached"), Need::required,
                  check_code<AttemptOutcome>);
    options.main_text("words", tr_later("what else there is to say"));
}

int run(const Request& request, Session& session) {
    return act_on_tickets(request, session, [&](TicketAct& act) {
        Attempted said;
        said.outcome = *code_of_option<AttemptOutcome>(request, "outcome");
        said.words = request.text("words");
        said.on = day_of(act.writer.act().when.at);
        act.record(decide(std::move(said), act.facts(),
                          call_facts(act.writer.db(), act.ticket.id, callback_channel(act.writer.policy()))));
        return act.subject.number;
    });
}

}  // namespace

const Command k_callback_attempt = {
    .name = "attempt",
    .summary = tr_later("the owner was called and not reached"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
