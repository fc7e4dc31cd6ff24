#include "aftercare/support/messages.hpp"
#include "apps/dispatch/program.hpp"
#include "apps/dispatch/workers.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/deadlines.hpp"
#include "apps/shared/retention.hpp"

namespace aftercare {

namespace {

struct TransferRequest {
    std::string id;
    std::string to;
    std::string words;
    std::optional<std::string> person;
    std::string task;
    std::optional<TypedTime> due;
};

void describe_transfer(Options& options, TransferRequest& request) {
    options.word(request.id, "ID", tr_later("an order, or a ticket with one open order"), check_one_id);
    options.text(request.to, "to", "PARTY", tr_later("the party that takes it over"), Need::required,
                 check_not_empty);
    options.main_text(request.words, "words", tr_later("why"), Need::required);
    options.text(request.person, "person", "NAME", tr_later("who comes"), Need::optional, check_person_name);
    options.text(request.task, "task", "TEXT", tr_later("what is to be done, if it changes"), Need::optional,
                 check_not_empty);
    options.time(request.due, "due", tr_later("by when, if it changes"), DateMeans::deadline);
}

int run_transfer(const TransferRequest& request, Session& session) {
    const int code = act_on_tickets(session, {request.id}, [&](TicketAct& act) {
        const auto party = party_named(act.writer.db(), request.to);
        Transferred said;
        said.k = act.subject.order_k;
        said.party_id = party.id;
        if (request.person) {
            said.person = worker_of_party(act.writer, party, *request.person);
        }
        said.task = request.task;
        said.due_at = session.time(request.due);
        said.words = request.words;
        auto line = order_number(act.subject, act.record(decide(std::move(said), act.facts())).new_k);
        if (const auto retention = load_retention(act.writer.db(), party.id, act.ticket.project_id)) {
            tell_retention(session, party.name, *retention);
        }
        return line;
    });
    warn_if_past(session, request.due);
    return code;
}

}  // namespace

const Command k_dispatch_transfer = {
    .name = "transfer",
    .summary = tr_later("hand an order on to another party"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_transfer, run_transfer>,
};

}  // namespace aftercare
