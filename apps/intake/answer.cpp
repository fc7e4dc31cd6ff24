#include "apps/intake/answer.hpp"

#include "aftercare/store/registry.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::many, tr_later("tickets"), check_ticket_id);
    options.value("how", "MEANS", tr_later("by which means"), Need::required, check_code<Means>);
    options.flag("adopt", tr_later("the suggestion is taken up"));
    options.flag("accepted", tr_later("the owner accepts the answer"));
    options.flag("not-accepted", tr_later("the owner does not; a supervisor is next"));
    options.main_text("words", tr_later("the answer: findings and measure"), Need::required);
}

bool prepare(const Request& request, Session&) {
    if (request.flag("accepted") && request.flag("not-accepted")) {
        throw Error(ErrorKind::usage, tr("both --accepted and --not-accepted are given"), {},
                    tr("give the one that the owner said"));
    }
    return false;
}

std::optional<bool> was_accepted(const Request& request) {
    return request.flag("accepted")       ? std::optional(true)
           : request.flag("not-accepted") ? std::optional(false)
                                          : std::nullopt;
}

int run(const Request& request, Session& session) {
    return act_on_tickets(request, session, [&](TicketAct& act) {
        Answered said;
        said.words = request.text("words");
        said.how = code_of_option<Means>(request, "how");
        said.adopt = request.flag("adopt");
        said.was_accepted = was_accepted(request);
        act.record(decide(std::move(said), act.facts(), supervisor_name(act.writer.db(), session.now())));
        return act.subject.number;
    });
}

}  // namespace

const Command k_intake_answer = {
    .name = "answer",
    .summary = tr_later("answer what needs no repair"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
    .prepare = prepare,
};

}  // namespace aftercare
