#include "aftercare/store/queries/callbacks.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/callback/program.hpp"
#include "apps/shared/batch.hpp"

namespace aftercare {

namespace {

struct AttemptRequest {
    std::vector<std::string> ids;
    AttemptOutcome outcome{};
    std::optional<TypedTime> again;
    std::string words;
};

void describe_attempt(Options& options, AttemptRequest& request) {
    options.words(request.ids, "ID", Arity::many, tr_later("tickets"), check_ticket_id);
    options.value(request.outcome, "outcome", "OUTCOME", tr_later("why nobody was reached"), Need::required);
    options.time(request.again, "again", tr_later("when to call again, with --outcome later"),
                 DateMeans::beginning);
    options.main_text(request.words, "words", tr_later("what else there is to say"));
}

bool prepare_attempt(const AttemptRequest& request, Session&) {
    if (request.again && request.outcome != AttemptOutcome::later) {
        throw Error(ErrorKind::usage,
                    form(tr("--again does not go with --outcome {outcome}"),
                         fmt::arg("outcome", code_of(request.outcome))),
                    "--outcome later");
    }
    return false;
}

int run_attempt(const AttemptRequest& request, Session& session) {
    return act_on_tickets(session, request.ids, [&](TicketAct& act) {
        Attempted said;
        said.outcome = request.outcome;
        said.words = request.words;
        said.again = session.time(request.again);
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
    .bind = bound<describe_attempt, run_attempt, prepare_attempt>,
};

}  // namespace aftercare
