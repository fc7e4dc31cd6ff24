#include "aftercare/support/messages.hpp"
#include "apps/dispatch/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

struct ResumeRequest {
    std::vector<std::string> ids;
};

void describe_resume(Options& options, ResumeRequest& request) {
    options.words(request.ids, "ID", Arity::many, tr_later("tickets"), check_ticket_id);
}

int run_resume(const ResumeRequest& request, Session& session) {
    return act_on_tickets(session, request.ids, [&](TicketAct& act) {
        act.record(decide(Resumed{}, act.facts()));
        return act.subject.number;
    });
}

}  // namespace

const Command k_dispatch_resume = {
    .name = "resume",
    .summary = tr_later("the waiting is over"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_resume, run_resume>,
};

}  // namespace aftercare
