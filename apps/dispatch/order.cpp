#include "aftercare/core/ids.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/dispatch/built_by.hpp"
#include "apps/dispatch/program.hpp"
#include "apps/dispatch/workers.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/deadlines.hpp"
#include "apps/shared/retention.hpp"

namespace aftercare {

namespace {

struct OrderRequest {
    std::vector<std::string> ids;
    std::optional<std::string> to;
    std::string task;
    std::optional<TypedTime> due;
    std::optional<Means> how;
    std::optional<std::string> person;
    std::optional<std::string> contact;
    bool phone_first = false;
    OrderKind kind = OrderKind::repair;
    std::optional<std::string> replaces;
};

void describe_order(Options& options, OrderRequest& request) {
    options.words(request.ids, "ID", Arity::many, tr_later("tickets"), check_ticket_id);
    options.text(request.to, "to", "PARTY",
                 tr_later("the party that is to do it; who built it, by the contracts, if not given"),
                 Need::optional, check_not_empty);
    options.main_text(request.task, "task", tr_later("what is to be done; the symptom if not given"));
    options.time(request.due, "due", tr_later("by when; by the date of the repair if not given"),
                 DateMeans::deadline);
    options.value(request.how, "how", "MEANS",
                  tr_later("by which means it is delivered at once; later with serve"));
    options.text(request.person, "person", "NAME", tr_later("who comes"), Need::optional, check_person_name);
    options.text(request.contact, "contact", "WHO", tr_later("whom they ask for at the place"),
                 Need::optional, check_person_name);
    options.flag(request.phone_first, "phone-first", tr_later("told by phone; the written order follows"));
    options.value(request.kind, "kind", "KIND",
                  tr_later("repair, or coordination with others; repair if not given"));
    options.text(request.replaces, "replaces", "N/k", tr_later("the ended order that this one replaces"),
                 Need::optional, check_order_id);
}

/// k of --replaces, which is an order of the same ticket.
std::optional<int> replaced_order(TicketAct& act, const OrderRequest& request) {
    if (!request.replaces) {
        return std::nullopt;
    }
    const auto& said = act.writer.act();
    const auto old =
        find_subject(act.writer.db(), act.writer.ledger(), *request.replaces, said.when.at, said.by);
    if (old.id != act.ticket.id) {
        throw Error(ErrorKind::fact,
                    form(tr("{order} is no order of {number}"), fmt::arg("order", *request.replaces),
                         fmt::arg("number", act.subject.number)));
    }
    return old.order_k;
}

/// One party with two open orders of a ticket comes twice or not at all.
void warn_of_second_order(const Session& session, const TicketAct& act, const Party& party) {
    for (const auto& order : act.ticket.orders) {
        if (order.party_id == party.id && is_open(order.state)) {
            session.warn(form(tr("{party} already has an open order of this ticket: {order}"),
                              fmt::arg("party", party.name),
                              fmt::arg("order", order_number(act.subject, order.k))));
        }
    }
}

/// The date that was given, else that of the repair. Throws Error{fact} when there is none that is to come.
Instant due_of(const Session& session, const TicketAct& act, const OrderRequest& request) {
    if (request.due) {
        return session.time(*request.due);
    }
    const auto* repair = running_clock(act.ticket, Clock::resolve);
    if (repair == nullptr || repair->due_at <= session.at()) {
        throw Error(
            ErrorKind::fact,
            repair == nullptr
                ? form(tr("{number} has no date for the repair that the order could take"),
                       fmt::arg("number", act.subject.number))
                : form(tr("the date of the repair of {number}, {at}, has passed"),
                       fmt::arg("number", act.subject.number), fmt::arg("at", format_minute(repair->due_at))),
            {}, "--due TIME");
    }
    return repair->due_at;
}

/// The order is delivered in the same act.
void serve(TicketAct& act, const Ordered& order, Means how) {
    Served said;
    said.k = order.k;
    said.how = how;
    said.to = order.person;
    act.record(decide(std::move(said), act.facts()));
}

/// The party that was named, else who built it; `told` gets the words for that. What keeps the ticket from
/// any order is said first.
Party party_of(TicketAct& act, const OrderRequest& request, std::vector<std::string>& told) {
    if (request.to) {
        return party_named(act.writer.db(), *request.to);
    }
    if (auto no = refuse(Verb::order, act.facts(), Effect::fact)) {
        throw TicketRefused{*no};
    }
    auto taken = builder_of_ticket(act, replaced_order(act, request));
    told.push_back(std::move(taken.words));
    return std::move(taken.party);
}

/// Who was taken without having been named; a dry run says it in a pipe too.
void tell_taken(const Session& session, const std::vector<std::string>& told) {
    for (const auto& line : told) {
        if (session.dry_run() && !session.quiet()) {
            say(line);
        } else {
            session.tell(line);
        }
    }
}

int run_order(const OrderRequest& request, Session& session) {
    std::vector<std::string> taken;
    const int code = act_on_tickets(session, request.ids, [&](TicketAct& act) {
        const auto party = party_of(act, request, taken);
        warn_of_second_order(session, act, party);
        Ordered said;
        said.kind = request.kind;
        said.party_id = party.id;
        if (request.person) {
            said.person = worker_of_party(act.writer, party, *request.person);
        }
        said.contact = who_named(act.writer, act.ticket, request.contact);
        said.task = request.task.empty() ? act.ticket.symptom : request.task;
        said.due_at = due_of(session, act, request);
        said.phone_first = request.phone_first;
        said.replaces = replaced_order(act, request);
        const auto ordered = act.record(decide(std::move(said), act.facts()));
        if (request.how) {
            serve(act, ordered, *request.how);
        }
        if (const auto retention = load_retention(act.writer.db(), party.id, act.ticket.project_id)) {
            tell_retention(session, party.name, *retention);
        }
        return order_number(act.subject, ordered.k);
    });
    tell_taken(session, taken);
    warn_if_past(session, request.due);
    return code;
}

}  // namespace

const Command k_dispatch_order = {
    .name = "order",
    .summary = tr_later("send a party to the work"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_order, run_order>,
};

}  // namespace aftercare
