#include "aftercare/support/error.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/dispatch/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

struct StartRequest {
    std::vector<std::string> ids;
    bool emergency = false;
    std::string words;
};

void describe_start(Options& options, StartRequest& request) {
    options.words(request.ids, "ID", Arity::many, tr_later("tickets"), check_ticket_id);
    options.flag(request.emergency, "emergency",
                 tr_later("begin without the consent that the plan asks for; say why with -m"));
    options.main_text(request.words, "words", tr_later("why, in an emergency"));
}

bool prepare_start(const StartRequest& request, Session&) {
    if (request.emergency && trim(request.words).empty()) {
        throw Error(ErrorKind::usage, tr("--emergency is given without a reason"), {},
                    tr("say why with -m TEXT"));
    }
    return false;
}

int run_start(const StartRequest& request, Session& session) {
    return act_on_tickets(session, request.ids, [&](TicketAct& act) {
        Started said;
        said.emergency = request.emergency;
        said.words = request.words;
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
    .bind = bound<describe_start, run_start, prepare_start>,
};

}  // namespace aftercare
