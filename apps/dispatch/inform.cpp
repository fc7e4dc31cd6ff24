#include "aftercare/support/messages.hpp"
#include "apps/dispatch/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

struct InformRequest {
    std::vector<std::string> ids;
    std::string what;
    Means how = {};
    std::optional<std::string> to;
};

void describe_inform(Options& options, InformRequest& request) {
    options.words(request.ids, "ID", Arity::many, tr_later("tickets"), check_ticket_id);
    options.main_text(request.what, "what", tr_later("what the owner was told"), Need::required);
    options.value(request.how, "how", "MEANS", tr_later("by which means"), Need::required);
    options.also("channel");
    options.text(request.to, "to", "WHO", tr_later("who was told; referrer: who referred the ticket to us"),
                 Need::optional, check_person_name);
}

int run_inform(const InformRequest& request, Session& session) {
    return act_on_tickets(
        session, request.ids,
        [&](TicketAct& act) {
            Informed said;
            said.what = request.what;
            said.how = request.how;
            said.to = names_role(request.to.value_or(""), WhoRole::referrer)
                          ? Who{.role = WhoRole::referrer, .person = {}}
                          : who_named(act.writer, act.ticket, request.to);
            act.record(decide(std::move(said), act.facts()));
            return act.subject.number;
        },
        OfMerged::passed_on);
}

}  // namespace

const Command k_dispatch_inform = {
    .name = "inform",
    .summary = tr_later("tell the owner how things stand"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_inform, run_inform>,
};

}  // namespace aftercare
