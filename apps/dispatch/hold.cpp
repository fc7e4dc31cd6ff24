#include "aftercare/support/messages.hpp"
#include "apps/dispatch/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/deadlines.hpp"

namespace aftercare {

namespace {

struct HoldRequest {
    std::vector<std::string> ids;
    std::string reason;
    TypedTime review;
    std::optional<std::string> from;
    std::optional<Means> how;
    std::string words;
};

void describe_hold(Options& options, HoldRequest& request) {
    options.words(request.ids, "ID", Arity::many, tr_later("tickets"), check_ticket_id);
    options.text(request.reason, "reason", "CODE", tr_later("what it waits for, a code of the policy"),
                 Need::required, check_not_empty);
    options.time(request.review, "review", tr_later("when to look at it again"), DateMeans::deadline,
                 Need::required, "DATE");
    options.text(request.from, "from", "WHO", tr_later("who said so; a reason of the owner's needs it"),
                 Need::optional, check_person_name);
    options.value(request.how, "how", "MEANS", tr_later("by which means they said so"));
    options.main_text(request.words, "words", tr_later("what else there is to say"));
}

int run_hold(const HoldRequest& request, Session& session) {
    const int code = act_on_tickets(session, request.ids, [&](TicketAct& act) {
        Held said;
        said.reason = policy_code(act.writer.policy(), CodeTable::hold_reason, "reason", request.reason);
        said.review_at = session.time(request.review);
        said.from = who_named(act.writer, act.ticket, request.from);
        said.how = request.how;
        said.words = request.words;
        act.record(decide(std::move(said), act.facts()));
        return act.subject.number;
    });
    warn_if_past(session, request.review);
    return code;
}

}  // namespace

const Command k_dispatch_hold = {
    .name = "hold",
    .summary = tr_later("the ticket waits for something"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_hold, run_hold>,
};

}  // namespace aftercare
