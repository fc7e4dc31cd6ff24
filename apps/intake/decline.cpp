#include "aftercare/support/messages.hpp"
#include "apps/intake/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/deadlines.hpp"

namespace aftercare {

namespace {

struct DeclineRequest {
    std::vector<std::string> ids;
    std::string reason;
    Means how{};
    std::optional<std::string> to;
    std::optional<std::string> told_by;
    std::optional<TypedTime> told_at;
    std::string words;
};

void describe_decline(Options& options, DeclineRequest& request) {
    options.words(request.ids, "ID", Arity::many, tr_later("tickets"), check_ticket_id);
    options.text(request.reason, "reason", "CODE", tr_later("why it is not taken"), Need::required,
                 check_not_empty);
    options.value(request.how, "how", "MEANS", tr_later("by which means"), Need::required);
    options.text(request.to, "to", "WHO", tr_later("who was told"), Need::optional, check_person_name);
    options.text(request.told_by, "told-by", "NAME", tr_later("who told the owner, if another than who acts"),
                 Need::optional, check_person_name);
    options.time(request.told_at, "told-at", tr_later("when the owner was told, if not when it is declined"),
                 DateMeans::beginning);
    options.main_text(request.words, "words", tr_later("the reason as the owner was told it"),
                      Need::required);
}

/// When the owner was told; never in the future.
Instant told_at(const DeclineRequest& request, const Session& session) {
    const auto at = session.time(request.told_at).value_or(session.at());
    require_past(session, "--told-at", at);
    return at;
}

int run_decline(const DeclineRequest& request, Session& session) {
    return act_on_tickets(session, request.ids, [&](TicketAct& act) {
        Declined said;
        said.reason = policy_code(act.writer.policy(), CodeTable::decline_reason, "reason", request.reason);
        said.words = request.words;
        said.how = request.how;
        said.to = who_named(act.writer, act.ticket, request.to);
        said.told_by = request.told_by.value_or(act.writer.actor().name);
        said.told_at = told_at(request, session);
        act.record(decide(std::move(said), act.facts()));
        return act.subject.number;
    });
}

}  // namespace

const Command k_intake_decline = {
    .name = "decline",
    .summary = tr_later("do not take it, with a reason that the owner was told"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_decline, run_decline>,
};

}  // namespace aftercare
