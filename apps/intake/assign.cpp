#include "apps/intake/assign.hpp"

#include "aftercare/store/queries/in_charge.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::any, tr_later("tickets"), check_ticket_id);
    options.value("to", "STAFF", tr_later("who sees to it from now on"), Need::required, check_not_empty);
    options.value("from", "STAFF", tr_later("instead of tickets: all open ones of this handler"),
                  Need::optional, check_not_empty);
}

bool prepare(const Request& request, Session&) {
    if (request.words().empty() == !request.has("from")) {
        throw Error(ErrorKind::usage, tr("either tickets or --from STAFF say what is handed over"), {},
                    tr("see --help"));
    }
    return false;
}

/// The open tickets of a handler. Refused when nobody of that name ever was of the department.
std::vector<std::string> tickets_of(Writer& writer, const Session& session, const std::string& handler) {
    auto tickets = in_charge(writer.db(), handler).tickets;
    const auto known = actor_named(writer.db(), handler, session.now());
    if (tickets.empty() && !known.role) {
        throw Error(ErrorKind::fact,
                    form(tr("{name} handles no open ticket and is not in the staff register"),
                         fmt::arg("name", harmless(handler, true))),
                    {}, tr("see `aftercare staff list`"));
    }
    return tickets;
}

int run(const Request& request, Session& session) {
    const std::string to(trim(request.text("to")));
    const auto assign = [&](TicketAct& act) {
        const auto handler = actor_named(act.writer.db(), to, session.now());
        act.record(decide(Assigned{.to = to}, act.facts(), handler));
        return act.subject.number;
    };
    if (const auto from = request.value("from")) {
        return act_on_found(
            session, [&](Writer& writer) { return tickets_of(writer, session, std::string(trim(*from))); },
            assign);
    }
    return act_on_tickets(request, session, assign);
}

}  // namespace

const Command k_intake_assign = {
    .name = "assign",
    .summary = tr_later("give tickets a handler"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
    .prepare = prepare,
};

}  // namespace aftercare
