#include "apps/dispatch/start.hpp"

#include "aftercare/support/error.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

bool prepare(const Request& request, Session&) {
    if (request.flag("emergency") && trim(request.text("words")).empty()) {
        throw Error(ErrorKind::usage, tr("--emergency is given without a reason"), {},
                    tr("say why with -m TEXT"));
    }
    return false;
}

void describe_options(Options& options) {
    options.positional("ID", Arity::many, tr_later("tickets"), check_ticket_id);
    options.flag("emergency", tr_later("begin without the consent that the plan asks for; say why with -m"));
    options.main_text("words", tr_later("why, in an emergency"));
}

int run(const Request& request, Session& session) {
    return act_on_tickets(request, session, [&](TicketAct& act) {
        Started said;
        said.emergency = request.flag("emergency");
        said.words = request.text("words");
        act.record(decide(std::move(said), act.facts()));
        return act.subject.number;
    });
}

}  // namespace

const Command k_dispatch_start = {
    .name = "start",
    .summary = tr_later("the work begins"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
    .prepare = prepare,
};

}  // namespace aftercare
