#include "apps/intake/decline.hpp"

#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::many, tr_later("tickets"), check_ticket_id);
    options.value("reason", "CODE", tr_later("why it is not taken"), Need::required, check_not_empty);
    options.value("how", "MEANS", tr_later("by which means"), Need::required, check_code<Means>);
    options.value("to", "WHO", tr_later("who was told"), Need::optional, check_person_name);
    options.value("told-by", "NAME", tr_later("who told the owner, if another than who acts"), Need::optional,
                  check_person_name);
    options.value("told-at", "TIME", tr_later("when the owner was told, if not when it is declined"),
                  Need::optional, check_time);
    options.main_text("words", tr_later("the reason as the owner was told it"), Need::required);
}

/// When the owner was told; never in the future.
Instant told_at(const Request& request, const Session& session) {
    const auto at = session.time(request, "told-at", DateMeans::beginning).value_or(session.at());
    if (at > session.now()) {
        throw Error(ErrorKind::usage,
                    form(tr("--told-at {at} is in the future"), fmt::arg("at", format_minute(at))),
                    form(tr("at most {now}"), fmt::arg("now", format_minute(session.now()))));
    }
    return at;
}

int run(const Request& request, Session& session) {
    const auto told = told_at(request, session);
    return act_on_tickets(request, session, [&](TicketAct& act) {
        Declined said;
        said.reason = *policy_code_of(act.writer.policy(), CodeTable::decline_reason, request, "reason");
        said.words = request.text("words");
        said.how = code_of_option<Means>(request, "how");
        said.to = who_of(act.writer, act.ticket, request, "to");
        said.told_by = request.value("told-by").value_or(act.writer.actor().name);
        said.told_at = told;
        act.record(decide(std::move(said), act.facts()));
        return act.subject.number;
    });
}

}  // namespace

const Command k_intake_decline = {
    .name = "decline",
    .summary = tr_later("do not take it, with a reason that the owner was told"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
