#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"
#include "apps/intake/program.hpp"
#include "apps/intake/same_thing.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/deadlines.hpp"
#include "apps/shared/warranties.hpp"

namespace aftercare {

namespace {

struct TriageRequest {
    std::vector<std::string> ids;
    std::optional<std::string> category;
    std::optional<Urgency> urgency;
    std::optional<Liability> liability;
    std::optional<std::string> element;
    std::optional<std::string> defect;
    std::optional<Kind> kind;
    std::optional<TypedTime> commit;
    std::optional<std::string> reason;
    bool is_final = false;
    std::string words;
};

void describe_triage(Options& options, TriageRequest& request) {
    options.words(request.ids, "ID", Arity::many, tr_later("tickets"), check_ticket_id);
    options.text(request.category, "category", "CODE", tr_later("what kind of thing it is"), Need::optional,
                 check_not_empty);
    options.value(request.urgency, "urgency", "CODE", tr_later("how urgent it is"));
    options.value(request.liability, "liability", "ROLE[=SHARE],…", tr_later("who answers for it"));
    options.text(request.element, "element", "CODE", tr_later("which part of the building"), Need::optional,
                 check_not_empty);
    options.text(request.defect, "defect", "CODE", tr_later("what is wrong with it"), Need::optional,
                 check_not_empty);
    options.value(request.kind, "kind", "CODE", tr_later("repair, complaint, enquiry, …"));
    options.time(request.commit, "commit", tr_later("the date promised to the owner; that day counts whole"),
                 DateMeans::deadline, Need::optional, "DATE");
    options.text(
        request.reason, "reason", "CODE",
        tr_later("why that date is later than the policy's, or another than before; a code of the policy"),
        Need::optional, check_not_empty);
    options.flag(request.is_final, "final", tr_later("the liability is no longer provisional"));
    options.main_text(request.words, "words", tr_later("the reason, where one is needed"));
}

/// What was frozen for a ticket.
struct Result {
    std::string number;
    Warranty warranty;
};

Triaged triaged_by(Session& session, TicketAct& act, const TriageRequest& request) {
    const auto& policy = act.writer.policy();
    Triaged said;
    said.category = policy_code(policy, CodeTable::category, "category", request.category);
    said.urgency = request.urgency;
    if (request.liability) {
        said.liability = request.liability->text;
    }
    said.element = policy_code(policy, CodeTable::element, "element", request.element);
    said.defect = policy_code(policy, CodeTable::defect, "defect", request.defect);
    said.kind = request.kind;
    said.commit_at = session.time(request.commit);
    said.reason = policy_code(policy, CodeTable::hold_reason, "reason", request.reason).value_or("");
    said.is_final = request.is_final;
    said.words = request.words;
    said.link = link_again(session, act, ticket_with(act.facts().ticket, said));
    said.warranty = warranty_question(act, {ticket_with(act.ticket, said), std::nullopt});
    return said;
}

int run_triage(const TriageRequest& request, Session& session) {
    std::vector<Result> results;
    const int code = act_on_tickets(session, request.ids, [&](TicketAct& act) {
        auto said = triaged_by(session, act, request);
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
    warn_if_far(session, request.commit);
    const auto commit_at = session.time(request.commit);
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
    .bind = bound<describe_triage, run_triage>,
};

}  // namespace aftercare
