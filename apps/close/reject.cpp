#include "aftercare/support/messages.hpp"
#include "apps/close/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

struct RejectRequest {
    std::string id;
    std::string what;
    std::optional<std::string> from;
    std::optional<Means> how;
};

void describe_reject(Options& options, RejectRequest& request) {
    options.word(request.id, "ID", tr_later("a ticket, or the order that failed"), check_one_id);
    options.main_text(request.what, "what", tr_later("what failed"), Need::required);
    options.text(request.from, "from", "WHO", tr_later("who says so"), Need::optional, check_person_name);
    options.value(request.how, "how", "MEANS", tr_later("by which means"));
}

int run_reject(const RejectRequest& request, Session& session) {
    return act_on_tickets(session, {request.id}, [&](TicketAct& act) {
        Rejected said;
        said.k = act.subject.order_k;
        said.what = request.what;
        said.from = who_named(act.writer, act.ticket, request.from);
        said.how = request.how;
        const auto k = act.record(decide(std::move(said), act.facts())).k;
        return k ? order_number(act.subject, *k) : act.subject.number;
    });
}

}  // namespace

const Command k_close_reject = {
    .name = "reject",
    .summary = tr_later("the repair is not good: back to work"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_reject, run_reject>,
};

}  // namespace aftercare
