#include "aftercare/support/messages.hpp"
#include "apps/intake/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/deadlines.hpp"

namespace aftercare {

namespace {

struct PromiseRequest {
    std::string id;
    TypedTime due;
    std::string what;
    PromiseOf of = PromiseOf::answer;
    std::optional<Means> how;
};

void describe_promise(Options& options, PromiseRequest& request) {
    options.word(request.id, "ID", tr_later("a ticket"), check_one_ticket_id);
    options.time(request.due, "due", tr_later("by when"), DateMeans::deadline, Need::required);
    options.main_text(request.what, "what", tr_later("what was promised"), Need::required);
    options.value(request.of, "for", "WHAT", tr_later("what keeps it: answer, visit or finish (answer)"));
    options.value(request.how, "how", "MEANS", tr_later("by which means"));
}

int run_promise(const PromiseRequest& request, Session& session) {
    const int code = act_on_tickets(
        session, {request.id},
        [&](TicketAct& act) {
            Promised said;
            said.due_at = session.time(request.due);
            said.what = request.what;
            said.of = request.of;
            said.how = request.how;
            act.record(decide(std::move(said), act.facts()));
            return act.subject.number;
        },
        OfMerged::passed_on);
    warn_if_far(session, request.due);
    return code;
}

}  // namespace

const Command k_intake_promise = {
    .name = "promise",
    .summary = tr_later("a date was said to the owner"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_promise, run_promise>,
};

}  // namespace aftercare
