#include "aftercare/store/queries/duplicates.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "apps/intake/program.hpp"
#include "apps/intake/registration.hpp"
#include "apps/intake/same_thing.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/warranties.hpp"

namespace aftercare {

namespace {

struct AmendRequest {
    std::string id;
    std::optional<std::string> symptom;
    ReportRequest report;
    std::optional<bool> ref_solved;
    std::optional<bool> ref_satisfied;
};

void describe_amend(Options& options, AmendRequest& request) {
    options.word(request.id, "ID", tr_later("the ticket"), check_one_ticket_id);
    options.text(request.symptom, "symptom", "TEXT", tr_later("what is wrong, in the owner's words"),
                 Need::optional, check_not_empty);
    describe_report(options, request.report);
    options.value(request.ref_solved, "ref-solved", "FLAG",
                  tr_later("what who referred it says came of it: yes or no"));
    options.value(request.ref_satisfied, "ref-satisfied", "FLAG",
                  tr_later("whether the owner told them to be content: yes or no"));
    options.main_text(request.report.words, "words", tr_later("why it is put right"));
}

bool prepare_amend(const AmendRequest& request, Session&) {
    check_report(request.report);
    return false;
}

/// The unit of another project cannot stay.
void require_project_of_unit(TicketAct& act, const Project& project) {
    const auto unit = act.ticket.unit_id ? load_unit(act.writer.db(), *act.ticket.unit_id) : std::nullopt;
    if (unit && unit->project_id != project.id) {
        throw Error(ErrorKind::fact,
                    form(tr("{number}: unit {unit} is not in the project {project}"),
                         fmt::arg("number", act.subject.number), fmt::arg("unit", unit->name),
                         fmt::arg("project", project.name)),
                    {}, tr("name its unit there with --unit"));
    }
}

void take_place(TicketAct& act, const PlaceRequest& request, Amended& said) {
    auto& db = act.writer.db();
    if (request.unit || request.area) {
        const auto place = place_of(db, request);
        if (place.unit) {
            said.unit_id = place.unit->id;
        } else {
            said.place = place.text;
        }
        said.project_id = place.project.id;
    } else if (const auto project = named_project_of(db, request.project)) {
        require_project_of_unit(act, *project);
        said.project_id = project->id;
    }
    if (said.project_id == act.ticket.project_id) {
        said.project_id.reset();
    }
}

/// The owner of the unit that the ticket is about afterwards, and the contacts that it keeps.
KnownPeople known_people(TicketAct& act, const Amended& said) {
    auto after = ticket_with(act.ticket, said);
    const auto unit = after.unit_id ? load_unit(act.writer.db(), *after.unit_id) : std::nullopt;
    return {unit ? unit->owner_id : std::nullopt, std::move(after.contacts)};
}

/// The contacts that the request names; where the place has taken the only ones along, which nobody named,
/// the new unit's owner.
std::vector<ContactEntry> contacts_after(TicketAct& act, const ContactRequest& request, const Amended& said) {
    const auto known = known_people(act, said);
    const bool names_one = !request.contacts.empty() || request.phone || request.role;
    const bool lost_all = known.contacts.empty() && !act.ticket.contacts.empty();
    return names_one || lost_all ? contact_entries(act.writer, request, known) : std::vector<ContactEntry>{};
}

Amended said_by(TicketAct& act, const AmendRequest& request, const Session& session) {
    const auto& report = request.report;
    Amended said;
    take_place(act, report.place, said);
    said.contacts = contacts_after(act, report.people, said);
    if (names_anonymous(report.people)) {
        said.anonymous_reason = report.words;
    }
    auto codes = report_codes(act.writer.policy(), report);
    said.element = std::move(codes.element);
    said.defect = std::move(codes.defect);
    said.category = std::move(codes.category);
    said.channel = std::move(codes.channel);
    said.kind = report.kind;
    said.urgency = report.urgency;
    said.location = report.location;
    said.symptom = request.symptom;
    said.expected = report.expected;
    said.received_by = report.received_by;
    said.noticed_at = noticed_at(session, report);
    said.ref = report.ref;
    said.ref_due = session.time(report.ref_due);
    said.ref_solved = request.ref_solved;
    said.ref_satisfied = request.ref_satisfied;
    said.words = report.words;
    return said;
}

int run_amend(const AmendRequest& request, Session& session) {
    std::optional<Warranty> frozen;
    std::string number;
    const int code = act_on_tickets(session, {request.id}, [&](TicketAct& act) {
        auto said = said_by(act, request, session);
        said.link = link_again(session, act, ticket_with(act.facts().ticket, said));
        said.warranty = warranty_question(act, {ticket_with(act.ticket, said), std::nullopt});
        auto facts = act.facts();
        facts.project = act.writer.project_name(said.project_id.value_or(act.ticket.project_id));
        const auto recorded = act.record(decide(std::move(said), facts));
        if (recorded.ref) {
            warn_of_same_ref(session, open_with_ref(act.writer.db(), *recorded.ref), *recorded.ref,
                             {act.subject.number});
        }
        if (recorded.warranty) {
            frozen = *recorded.warranty;
            number = act.subject.number;
        }
        return act.subject.number;
    });
    if (frozen && !session.dry_run()) {
        tell_warranty(session, number, *frozen);
    }
    warn_of_times(session, request.report);
    return code;
}

}  // namespace

const Command k_intake_amend = {
    .name = "amend",
    .summary = tr_later("put right what was registered"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_amend, run_amend, prepare_amend>,
};

}  // namespace aftercare
