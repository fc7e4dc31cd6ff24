#include "aftercare/core/operations/consent.hpp"

#include "aftercare/store/rows.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/dispatch/program.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/checks.hpp"

namespace aftercare {

namespace {

struct ConsentRequest {
    std::string id;
    std::string from;
    Means how = {};
    std::optional<std::string> unit;
    std::optional<int> plan;
    bool refused = false;
};

void describe_consent(Options& options, ConsentRequest& request) {
    options.word(request.id, "ID", tr_later("a ticket"), check_one_ticket_id);
    options.text(request.from, "from", "WHO", tr_later("who consents: the owner of the unit worked in"),
                 Need::required, check_person_name);
    options.value(request.how, "how", "MEANS", tr_later("by which means"), Need::required);
    options.text(request.unit, "unit", "UNIT", tr_later("of which unit, if not the one worked in"),
                 Need::optional, check_not_empty);
    options.value(request.plan, "plan", "N", tr_later("to which plan, if not the newest"));
    options.flag(request.refused, "refused", tr_later("consent is refused"));
}

/// Who consents, and whether as the owner. The registered owner of the unit that consents is known by name,
/// and is who `owner` means; a unit without a registered owner flags nobody.
void say_who(TicketAct& act, const std::string& typed, Consented& said) {
    auto& db = act.writer.db();
    const auto unit_id = said.unit_id ? said.unit_id : unit_worked_in(act.ticket);
    const auto unit = unit_id ? load_unit(db, *unit_id) : std::nullopt;
    const auto owner_id = unit ? unit->owner_id : std::nullopt;
    const auto owner = owner_id ? load_person(db, *owner_id) : std::nullopt;
    if (owner && !owner->name.empty() && owner->name == trim(typed)) {
        said.from.person = Person{.id = *owner_id};
        return;
    }
    said.from = who_named(act.writer, act.ticket, typed);
    const bool is_of_unit = said.unit_id || unit_id == act.ticket.unit_id;
    const bool is_said_owner = said.from.role == WhoRole::owner && !said.from.person && is_of_unit;
    if (is_said_owner && owner_id && unit_id != act.ticket.unit_id) {
        said.from = {.role = {}, .person = Person{.id = *owner_id}};
    }
    const bool same_person = owner_id && said.from.person && said.from.person->id == *owner_id;
    said.by_owner = !owner_id || is_said_owner || same_person;
}

void warn_of_flags(const Session& session, const Subject& subject, const Consented& said) {
    if (!said.by_owner) {
        session.warn(form(tr("{number}: who consented is not the unit's registered owner; kept and flagged"),
                          fmt::arg("number", subject.number)));
    }
    if (!said.covers_work) {
        session.warn(form(tr("{number}: it is of another unit than the one worked in and lets nothing start"),
                          fmt::arg("number", subject.number)));
    }
}

int run_consent(const ConsentRequest& request, Session& session) {
    return act_on_tickets(session, {request.id}, [&](TicketAct& act) {
        Consented said;
        if (request.unit) {
            said.unit_id = unit_named(act.writer.db(), *request.unit, act.ticket.project_id).id;
        }
        say_who(act, request.from, said);
        said.how = request.how;
        said.plan = request.plan;
        said.was_refused = request.refused;
        const auto& consented = act.record(decide(std::move(said), act.facts()));
        warn_of_flags(session, act.subject, consented);
        return act.subject.number;
    });
}

}  // namespace

const Command k_dispatch_consent = {
    .name = "consent",
    .summary = tr_later("the unit worked in agrees to the plan, or does not"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_consent, run_consent>,
};

}  // namespace aftercare
