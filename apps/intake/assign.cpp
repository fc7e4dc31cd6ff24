#include "apps/intake/assign.hpp"

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
    options.positional("ID", Arity::many, tr_later("tickets"), check_ticket_id);
    options.value("to", "STAFF", tr_later("who sees to it from now on"), Need::required, check_not_empty);
}

/// Once anybody is registered, a ticket goes to registered people only.
void require_listed(Database& db, const std::string& name) {
    const auto handler = actor_named(db, name);
    if (!handler.role && !handler.register_empty) {
        throw Error(ErrorKind::fact,
                    form(tr("{name} is not in the staff register"), fmt::arg("name", harmless(name, true))),
                    {}, tr("see `aftercare staff list`"));
    }
}

int run(const Request& request, Session& session) {
    const std::string to(trim(request.text("to")));
    return act_on_tickets(request, session, [&](TicketAct& act) {
        auto decided = decide(Assigned{.to = to}, act.facts());
        if (decided) {
            require_listed(act.writer.db(), to);
        }
        act.record(std::move(decided));
        return act.subject.number;
    });
}

}  // namespace

const Command k_intake_assign = {
    .name = "assign",
    .summary = tr_later("give the ticket a handler"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
