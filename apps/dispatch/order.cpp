#include "apps/dispatch/order.hpp"

#include "aftercare/core/ids.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/dispatch/workers.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/deadlines.hpp"
#include "apps/shared/retention.hpp"

namespace aftercare {

namespace {

/// k of --replaces, which is an order of the same ticket.
std::optional<int> replaced_order(TicketAct& act, const Request& request) {
    const auto typed = request.value("replaces");
    if (!typed) {
        return std::nullopt;
    }
    const auto& said = act.writer.act();
    const auto old = find_subject(act.writer.db(), act.writer.ledger(), *typed, said.when.at, said.by);
    if (old.id != act.ticket.id) {
        throw Error(ErrorKind::fact, form(tr("{order} is no order of {number}"), fmt::arg("order", *typed),
                                          fmt::arg("number", act.subject.number)));
    }
    return old.order_k;
}

void describe_options(Options& options) {
    options.positional("ID", Arity::many, tr_later("tickets"), check_ticket_id);
    options.value("to", "PARTY", tr_later("the party that is to do it"), Need::required, check_not_empty);
    options.main_text("task", tr_later("what is to be done"), Need::required);
    options.value("due", "TIME", tr_later("by when"), Need::required, check_time);
    options.value("person", "NAME", tr_later("who comes"), Need::optional, check_person_name);
    options.value("contact", "WHO", tr_later("whom they ask for at the place"), Need::optional,
                  check_person_name);
    options.flag("phone-first", tr_later("told by phone; the written order follows"));
    options.value("kind", "KIND", tr_later("repair, or coordination with others; repair if not given"),
                  Need::optional, check_code<OrderKind>);
    options.value("replaces", "N/k", tr_later("the ended order that this one replaces"), Need::optional,
                  check_order_id);
}

int run(const Request& request, Session& session) {
    const auto due_at = *deadline_of(request, session, "due");
    return act_on_tickets(request, session, [&](TicketAct& act) {
        const auto party = party_named(act.writer.db(), request.text("to"));
        Ordered said;
        said.kind = code_of_option<OrderKind>(request, "kind").value_or(OrderKind::repair);
        said.party_id = party.id;
        if (const auto person = request.value("person")) {
            said.person = worker_of_party(act.writer, party, *person);
        }
        said.contact = who_of(act.writer, act.ticket, request, "contact");
        said.task = request.text("task");
        said.due_at = due_at;
        said.phone_first = request.flag("phone-first");
        said.replaces = replaced_order(act, request);
        auto line = order_number(act.subject, act.record(decide(std::move(said), act.facts())).k);
        if (const auto retention = load_retention(act.writer.db(), party.id, act.ticket.project_id)) {
            tell_retention(session, party.name, *retention);
        }
        return line;
    });
}

}  // namespace

const Command k_dispatch_order = {
    .name = "order",
    .summary = tr_later("send a party to the work"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
