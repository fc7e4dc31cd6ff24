#include "apps/dispatch/inform.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::many, tr_later("tickets"), check_ticket_id);
    options.main_text("what", tr_later("what the owner was told"), Need::required);
    options.value("how", "MEANS", tr_later("by which means"), Need::required, check_code<Means>);
    options.also("channel");
    options.value("to", "WHO", tr_later("who was told; referrer: who referred the ticket to us"),
                  Need::optional, check_person_name);
}

int run(const Request& request, Session& session) {
    return act_on_tickets(
        request, session,
        [&](TicketAct& act) {
            Informed said;
            said.what = request.text("what");
            said.how = *code_of_option<Means>(request, "how");
            said.to = names_role(request.text("to"), WhoRole::referrer)
                          ? Who{.role = WhoRole::referrer, .person = {}}
                          : who_of(act.writer, act.ticket, request, "to");
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
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
