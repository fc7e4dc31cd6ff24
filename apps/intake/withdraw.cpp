#include "aftercare/support/messages.hpp"
#include "apps/intake/program.hpp"
#include "apps/shared/batch.hpp"

namespace aftercare {

namespace {

struct WithdrawRequest {
    std::vector<std::string> ids;
    std::string from;
    std::string words;
};

void describe_withdraw(Options& options, WithdrawRequest& request) {
    options.words(request.ids, "ID", Arity::many, tr_later("tickets"), check_ticket_id);
    options.text(request.from, "from", "WHO", tr_later("who takes the report back"), Need::required,
                 check_person_name);
    options.main_text(request.words, "words", tr_later("what was said"), Need::required);
}

int run_withdraw(const WithdrawRequest& request, Session& session) {
    return act_on_tickets(session, request.ids, [&](TicketAct& act) {
        Withdrawn said;
        said.from = who_named(act.writer, act.ticket, request.from);
        said.words = request.words;
        act.record(decide(std::move(said), act.facts()));
        return act.subject.number;
    });
}

}  // namespace

const Command k_intake_withdraw = {
    .name = "withdraw",
    .summary = tr_later("the owner takes the report back"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_withdraw, run_withdraw>,
};

}  // namespace aftercare
