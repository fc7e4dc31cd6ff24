#include "aftercare/render/words.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/intake/interview.hpp"
#include "apps/intake/new_request.hpp"
#include "apps/intake/program.hpp"
#include "apps/intake/same_thing.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/deadlines.hpp"
#include "apps/shared/subject.hpp"
#include "apps/shared/warranties.hpp"

namespace aftercare {

namespace {

bool prepare_new_ticket(const NewRequest& request, Session& session) {
    check_new(request);
    const auto missing = missing_options(request);
    if (!missing.empty() && !session.may_prompt()) {
        throw Error(ErrorKind::usage, form(tr("missing: {options}"), fmt::arg("options", missing)), {},
                    tr("see --help"));
    }
    return false;
}

/// The channel that is configured, else the policy's first.
std::string usual_channel(const Policy& policy, const Session& session) {
    const auto& configured = session.settings().get("channel");
    return configured.value.empty()
               ? std::string(default_channel(policy))
               : policy_code(policy.channels, configured.origin + ": channel", configured.value);
}

/// What the request says, but for the symptom.
Opened opened_by(Writer& writer, const ReportRequest& request, const Session& session, const Place& place) {
    auto codes = report_codes(writer.policy(), request);
    Opened opened;
    auto& report = opened.report;
    report.kind = request.kind.value_or(Kind::repair);
    report.channel = codes.channel ? *codes.channel : usual_channel(writer.policy(), session);
    report.project_id = place.project.id;
    report.unit_id = place.unit ? std::optional(place.unit->id) : std::nullopt;
    report.place = place.text;
    report.element = codes.element.value_or("");
    report.defect = codes.defect.value_or("");
    report.category = codes.category.value_or("");
    report.location = std::string(trim(request.location.value_or("")));
    report.urgency = request.urgency;
    report.expected = request.expected.value_or("");
    report.noticed_at = noticed_at(session, request);
    report.ref = request.ref.value_or("");
    report.ref_due = session.time(request.ref_due);
    report.received_by = request.received_by.value_or("");
    report.contacts =
        contact_entries(writer, request.people, {place.unit ? place.unit->owner_id : std::nullopt, {}});
    if (names_anonymous(request.people)) {
        report.anonymous_reason = request.words;
    }
    return opened;
}

/// Links a report to the earlier ticket of the same thing; the line tells what was found.
std::string link_earlier(Writer& writer, Opened& opened, Instant at) {
    auto found = find_earlier(writer, {thing_of(opened.report)}, opened.report.channel, at);
    opened.link = found.link;
    return found.line;
}

/// Shows what is open there before the report is saved, but for the duplicates that refuse it: those are
/// given back.
std::vector<std::string> show_open(Session& session, const NewRequest& request,
                                   const std::vector<OpenTicket>& there) {
    auto same = open_numbers(there, true);
    auto shown = open_numbers(there, false);
    if (request.anyway) {
        shown.insert(shown.begin(), same.begin(), same.end());
        same.clear();
    }
    if (!shown.empty()) {
        session.warn(open_line(shown));
    }
    return same;
}

/// The reports of a request, one for each symptom, as they may be opened; `same` are the open tickets that
/// refuse it. Throws the refusals of all, each, when there are several, with its symptom.
std::vector<Opened> decided_reports(Writer& writer, const std::vector<std::string>& symptoms,
                                    const Opened& said, const Place& place,
                                    const std::vector<std::string>& same) {
    std::vector<Opened> reports;
    std::vector<std::string> refusals;
    for (const auto& symptom : symptoms) {
        auto one = said;
        one.report.symptom = symptom;
        const OpenFacts facts{writer.policy(), place.project.name, writer.actor(), writer.act().when, same};
        auto decided = decide(std::move(one), facts);
        if (decided) {
            reports.push_back(std::move(decided).value());
        } else {
            const auto which = symptoms.size() > 1 ? harmless(symptom, true) + ": " : std::string();
            refusals.push_back(which + sentence(decided.reason()));
        }
    }
    if (!refusals.empty()) {
        throw RefusedBatch{std::move(refusals)};
    }
    return reports;
}

/// Judges a ticket that was just opened with all that a first triage needs; gives its warranty.
std::optional<Warranty> judge(Writer& writer, Ticket& ticket, const std::string& number,
                              const Liability& liability) {
    const Subject subject{ticket.id, number, {}};
    TicketAct act{writer, ticket, subject};
    Triaged said;
    said.liability = liability.text;
    said.warranty = warranty_question(act, {ticket_with(ticket, said), std::nullopt});
    try {
        return act.record(decide(std::move(said), act.facts())).warranty;
    } catch (const TicketRefused& no) {
        throw RefusedBatch{{sentence(no.refused)}};
    }
}

/// Registers what `request` says, a ticket for each symptom, and prints their numbers.
int register_report(const NewRequest& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    const auto place = place_of(writer.db(), request.report.place);
    auto said = opened_by(writer, request.report, session, place);
    const auto earlier = link_earlier(writer, said, session.at());
    std::vector<Ticket> tickets;
    std::vector<std::string> numbers;
    std::vector<std::optional<Warranty>> warranties;
    const auto same = show_open(session, request, open_there(writer.db(), {thing_of(said.report)}));
    for (const auto& report : decided_reports(writer, request.symptoms, said, place, same)) {
        tickets.push_back(writer.open(report, session.at()));
        numbers.push_back(writer.number_of(tickets.back().id));
        warranties.push_back(request.liability
                                 ? judge(writer, tickets.back(), numbers.back(), *request.liability)
                                 : std::nullopt);
    }
    const auto same_ref =
        said.report.ref.empty() ? std::vector<std::string>{} : open_with_ref(writer.db(), said.report.ref);
    const int code = finish_write(session, writer, numbers);
    warn_of_same_ref(session, same_ref, said.report.ref, numbers);
    for (std::size_t i = 0; i < tickets.size(); ++i) {
        if (!earlier.empty()) {
            session.warn(numbers[i] + ": " + earlier);
        }
        if (!session.dry_run()) {
            if (warranties[i]) {
                tell_warranty(session, numbers[i], *warranties[i]);
            }
            tell_next(session, tickets[i], numbers[i]);
        }
    }
    if (!session.dry_run() && !place.unit) {
        session.tell(form(tr("{place} is no registered unit or public area: kept as text"),
                          fmt::arg("place", harmless(place.text, true))));
    }
    warn_of_times(session, request.report);
    return code;
}

/// On a terminal a unit without an owner is reason to ask who called.
bool lacks_contact(const ReportRequest& request, Session& session) {
    if (!request.people.contacts.empty() || !session.may_prompt()) {
        return false;
    }
    const auto place = place_of(session.ledger().db(), request.place);
    return !place.unit || !place.unit->owner_id;
}

int run_new_ticket(const NewRequest& request, Session& session) {
    const bool asks = !missing_options(request).empty() || lacks_contact(request.report, session);
    if (!asks) {
        const int code = register_report(request, session);
        warn_if_far_act(session);
        return code;
    }
    const auto asked = ask_for_report(request, session);
    check_new(asked);
    const int code = register_report(asked, session);
    if (!session.dry_run()) {
        discard_draft(session);
    }
    return code;
}

}  // namespace

const Command k_intake_new = {
    .name = "new",
    .summary = tr_later("register a report"),
    .need = LedgerNeed::write,
    .takes = k_takes_writes,
    .bind = bound<describe_new, run_new_ticket, prepare_new_ticket>,
};

}  // namespace aftercare
