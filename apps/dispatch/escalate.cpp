#include "aftercare/core/operations/escalate.hpp"

#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/dispatch/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

struct EscalateRequest {
    std::string id;
    std::optional<std::string> to;
    std::optional<Means> how;
    bool ack = false;
    std::optional<std::string> from;
};

void describe_escalate(Options& options, EscalateRequest& request) {
    options.word(request.id, "ID", tr_later("a ticket"), check_one_ticket_id);
    options.text(request.to, "to", "NAME", tr_later("whom it was reported to"), Need::optional,
                 check_person_name);
    options.value(request.how, "how", "MEANS", tr_later("by which means"));
    options.flag(request.ack, "ack", tr_later("they took note of it"));
    options.text(request.from, "from", "NAME",
                 tr_later("who took note; whom it was reported to if not given"), Need::optional,
                 check_person_name);
}

bool prepare_escalate(const EscalateRequest& request, Session&) {
    const bool tells = request.to || request.how;
    if (request.ack ? tells : request.from.has_value()) {
        throw Error(
            ErrorKind::usage,
            request.ack ? tr("--ack is given beside --to or --how") : tr("--from is given without --ack"),
            tr("--to and --how for a report, --ack for its acknowledgement"));
    }
    if (!request.ack && !(request.to && request.how)) {
        throw Error(ErrorKind::usage,
                    form(tr("missing: {options}"), fmt::arg("options", request.to    ? "--how"
                                                                       : request.how ? "--to"
                                                                                     : "--to, --how")),
                    {}, tr("see --help"));
    }
    return false;
}

int run_escalate(const EscalateRequest& request, Session& session) {
    return act_on_tickets(session, {request.id}, [&](TicketAct& act) {
        Escalated said;
        said.to = std::string(trim(request.ack ? request.from.value_or("") : *request.to));
        said.how = request.how;
        said.acknowledged = request.ack;
        act.record(decide(std::move(said), act.facts()));
        return act.subject.number;
    });
}

}  // namespace

const Command k_dispatch_escalate = {
    .name = "escalate",
    .summary = tr_later("the ticket was reported up: to whom and how"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_escalate, run_escalate, prepare_escalate>,
};

}  // namespace aftercare
