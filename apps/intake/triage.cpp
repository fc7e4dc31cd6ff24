#include "apps/intake/triage.hpp"

#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/intake/same_thing.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/deadlines.hpp"
#include "apps/shared/warranties.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::many, tr_later("tickets"), check_ticket_id);
    options.value("category", "CODE", tr_later("what kind of thing it is"), Need::optional, check_not_empty);
    options.value("urgency", "CODE", tr_later("how urgent it is"), Need::optional, check_code<Urgency>);
    options.value("liability", "ROLE[=SHARE],…", tr_later("who answers for it"), Need::optional,
                  check_liability);
    options.value("element", "CODE", tr_later("which part of the building"), Need::optional, check_not_empty);
    options.value("defect", "CODE", tr_later("what is wrong with it"), Need::optional, check_not_empty);
    options.value("kind", "CODE", tr_later("repair, complaint, enquiry, …"), Need::optional,
                  check_code<Kind>);
    options.value("commit", "DATE", tr_later("the date promised to the owner; that day counts whole"),
                  Need::optional, check_time);
    options.value(
        "reason", "CODE",
        tr_later("why that date is later than the policy's, or another than before; a code of the policy"),
        Need::optional, check_not_empty);
    options.flag("final", tr_later("the liability is no longer provisional"));
    options.main_text("words", tr_later("the reason, where one is needed"));
}

/// What was frozen for a ticket.
struct Result {
    std::string number;
    Warranty warranty;
};

Triaged triaged_by(Session& session, TicketAct& act, const Request& request,
                   std::optional<Instant> commit_at) {
    const auto& policy = act.writer.policy();
    Triaged said;
    said.category = policy_code_of(policy, CodeTable::category, request, "category");
    said.urgency = code_of_option<Urgency>(request, "urgency");
    said.liability = liability_of(request);
    said.element = policy_code_of(policy, CodeTable::element, request, "element");
    said.defect = policy_code_of(policy, CodeTable::defect, request, "defect");
    said.kind = code_of_option<Kind>(request, "kind");
    said.commit_at = commit_at;
    said.reason = policy_code_of(policy, CodeTable::hold_reason, request, "reason").value_or("");
    said.is_final = request.flag("final");
    said.words = request.text("words");
    said.link = link_again(session, act, ticket_with(act.facts().ticket, said));
    said.warranty = warranty_question(act, {ticket_with(act.ticket, said), std::nullopt});
    return said;
}

int run(const Request& request, Session& session) {
    const auto commit_at = session.time(request, "commit", DateMeans::deadline);
    if (commit_at) {
        warn_if_far(session, "commit", *commit_at);
    }
    std::vector<Result> results;
    const int code = act_on_tickets(request, session, [&](TicketAct& act) {
        auto said = triaged_by(session, act, request, commit_at);
        if (const auto& frozen = act.record(decide(std::move(said), act.facts())).warranty) {
            results.push_back({act.subject.number, *frozen});
        }
        return act.subject.number;
    });
    if (!session.dry_run()) {
        for (const auto& [number, warranty] : results) {
            tell_warranty(session, number, warranty);
        }
    }
    if (commit_at && *commit_at < session.at()) {
        session.warn(
            form(tr("the promised date {at} is past already"), fmt::arg("at", format_minute(*commit_at))));
    }
    return code;
}

}  // namespace

const Command k_intake_triage = {
    .name = "triage",
    .summary = tr_later("judge what it is, how urgent, who answers for it"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
