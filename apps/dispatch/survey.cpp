#include "aftercare/support/messages.hpp"
#include "apps/dispatch/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/warranties.hpp"

namespace aftercare {

namespace {

struct SurveyRequest {
    std::string id;
    std::string finding;
    std::string scope;
    std::optional<std::string> source_unit;
    std::optional<Liability> liability;
    bool final = false;
};

void describe_survey(Options& options, SurveyRequest& request) {
    options.word(request.id, "ID", tr_later("an order, or a ticket with one open order"), check_one_id);
    options.main_text(request.finding, "finding", tr_later("what was found, and what causes the defect"),
                      Need::required);
    options.text(request.scope, "scope", "TEXT", tr_later("what it affects"));
    options.text(request.source_unit, "source-unit", "UNIT",
                 tr_later("the unit it comes from, where the work is to be done"), Need::optional,
                 check_not_empty);
    options.value(
        request.liability, "liability", "ROLE[=SHARE],…",
        tr_later(
            "who has to bear it; contractor, designer, supplier or developer: a defect of the building"));
    options.flag(request.final, "final", tr_later("the liability is not provisional any more"));
}

int run_survey(const SurveyRequest& request, Session& session) {
    std::optional<Warranty> frozen;
    std::string number;
    const int code = act_on_tickets(session, {request.id}, [&](TicketAct& act) {
        Surveyed said;
        said.k = act.subject.order_k;
        said.finding = request.finding;
        said.scope = request.scope;
        if (request.source_unit) {
            said.source_unit_id = unit_named(act.writer.db(), *request.source_unit, act.ticket.project_id).id;
        }
        if (request.liability) {
            said.liability = request.liability->text;
        }
        said.is_final = request.final;
        said.building_defect = said.liability && names_builder(*said.liability);
        auto after = act.ticket;
        after.liability = said.liability.value_or(after.liability);
        said.warranty = warranty_question(
            act, {after, said.liability ? std::optional(said.building_defect) : std::nullopt});
        const auto& decided = act.record(decide(std::move(said), act.facts()));
        frozen = decided.warranty;
        number = act.subject.number;
        return order_number(act.subject, *decided.k);
    });
    if (frozen && !session.dry_run()) {
        tell_warranty(session, number, *frozen);
    }
    return code;
}

}  // namespace

const Command k_dispatch_survey = {
    .name = "survey",
    .summary = tr_later("what the visit found"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_survey, run_survey>,
};

}  // namespace aftercare
