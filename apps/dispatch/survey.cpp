#include "apps/dispatch/survey.hpp"

#include "aftercare/support/messages.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/warranties.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.positional("ID", Arity::one, tr_later("an order, or a ticket with one open order"), check_one_id);
    options.main_text("cause", tr_later("what causes the defect"), Need::required);
    options.value("scope", "TEXT", tr_later("what it affects"), Need::optional, nullptr);
    options.value("source-unit", "UNIT", tr_later("the unit it comes from, where the work is to be done"),
                  Need::optional, check_not_empty);
    options.value(
        "liability", "ROLE[=SHARE],…",
        tr_later("who has to bear it; contractor, designer, supplier or developer: a defect of the building"),
        Need::optional, check_liability);
    options.flag("final", tr_later("the liability is not provisional any more"));
}

int run(const Request& request, Session& session) {
    std::optional<Warranty> frozen;
    std::string number;
    const int code = act_on_tickets(request, session, [&](TicketAct& act) {
        Surveyed said;
        said.k = act.subject.order_k;
        said.cause = request.text("cause");
        said.scope = request.text("scope");
        if (const auto unit = request.value("source-unit")) {
            said.source_unit_id = unit_named(act.writer.db(), *unit, act.ticket.project_id).id;
        }
        said.liability = liability_of(request);
        said.is_final = request.flag("final");
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
    .describe = describe_options,
    .run = run,
};

}  // namespace aftercare
