#include "aftercare/store/queries/in_charge.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/intake/program.hpp"
#include "apps/shared/batch.hpp"

namespace aftercare {

namespace {

struct AssignRequest {
    std::vector<std::string> ids;
    std::string to;
    std::optional<std::string> from;
};

void describe_assign(Options& options, AssignRequest& request) {
    options.words(request.ids, "ID", Arity::any, tr_later("tickets"), check_ticket_id);
    options.text(request.to, "to", "STAFF", tr_later("who sees to it from now on"), Need::required,
                 check_not_empty);
    options.text(request.from, "from", "STAFF", tr_later("instead of tickets: all open ones of this handler"),
                 Need::optional, check_not_empty);
}

bool prepare_assign(const AssignRequest& request, Session&) {
    if (request.ids.empty() == !request.from) {
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

int run_assign(const AssignRequest& request, Session& session) {
    const std::string to(trim(request.to));
    const auto assign = [&](TicketAct& act) {
        const auto handler = actor_named(act.writer.db(), to, session.now());
        act.record(decide(Assigned{.to = to}, act.facts(), handler));
        return act.subject.number;
    };
    if (request.from) {
        const std::string from(trim(*request.from));
        return act_on_found(
            session, [&](Writer& writer) { return tickets_of(writer, session, from); }, assign);
    }
    return act_on_tickets(session, request.ids, assign);
}

}  // namespace

const Command k_intake_assign = {
    .name = "assign",
    .summary = tr_later("give tickets a handler"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_assign, run_assign, prepare_assign>,
};

}  // namespace aftercare
