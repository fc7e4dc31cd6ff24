#include "apps/intake/new_ticket.hpp"

#include <algorithm>

#include "aftercare/render/words.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/intake/contacts.hpp"
#include "apps/intake/interview.hpp"
#include "apps/intake/registration.hpp"
#include "apps/intake/same_thing.hpp"
#include "apps/shared/batch.hpp"
#include "apps/shared/deadlines.hpp"
#include "apps/shared/subject.hpp"

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.main_text("symptom", tr_later("what is wrong, in the owner's words; several: a ticket each"));
    options.repeats();
    describe_report(options);
    options.value("words", "TEXT", tr_later("why the contact is anonymous"));
    options.flag("new-anyway", tr_later("register it though the same thing is open already"));
}

/// What every report needs and this one does not say; a unit's owner may be its contact.
std::string missing_options(const Request& request) {
    std::string missing;
    const auto lacks = [&](const char* options) {
        missing += (missing.empty() ? "" : ", ") + std::string(options);
    };
    if (!request.has("unit") && !request.has("area")) {
        lacks("--unit / --area");
    }
    const auto symptoms = request.values("symptom");
    const auto is_blank = [](const std::string& symptom) { return trim(symptom).empty(); };
    if (symptoms.empty() || std::any_of(symptoms.begin(), symptoms.end(), is_blank)) {
        lacks("--symptom");
    }
    if (request.has("area") && !request.has("contact")) {
        lacks("--contact");
    }
    return missing;
}

/// The same words twice are a slip of the hand; a date to reply by is one of a referral.
void check_new(const Request& request) {
    check_report(request);
    const auto symptoms = request.values("symptom");
    for (auto each = symptoms.begin(); each != symptoms.end(); ++each) {
        if (std::find(symptoms.begin(), each, *each) != each) {
            throw Error(ErrorKind::usage, tr("the same symptom is given twice"), {},
                        tr("each --symptom is a ticket of its own"));
        }
    }
    if (request.has("ref-due") && !request.has("ref")) {
        throw Error(ErrorKind::usage, tr("--ref-due is given without --ref"), {},
                    tr("say with --ref under which number it was referred"));
    }
}

bool prepare(const Request& request, Session& session) {
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
Opened opened_by(Writer& writer, const Request& request, const Session& session, const Place& place) {
    auto codes = report_codes(writer.policy(), request);
    Opened opened;
    auto& report = opened.report;
    report.kind = code_of_option<Kind>(request, "kind").value_or(Kind::repair);
    report.channel = codes.channel ? *codes.channel : usual_channel(writer.policy(), session);
    report.project_id = place.project.id;
    report.unit_id = place.unit ? std::optional(place.unit->id) : std::nullopt;
    report.place = place.text;
    report.element = codes.element.value_or("");
    report.defect = codes.defect.value_or("");
    report.category = codes.category.value_or("");
    report.location = std::string(trim(request.text("location")));
    report.urgency = code_of_option<Urgency>(request, "urgency");
    report.expected = request.text("expect");
    report.noticed_at = session.time(request, "noticed", DateMeans::beginning);
    report.ref = request.text("ref");
    report.ref_due = deadline_of(request, session, "ref-due");
    report.received_by = request.text("received-by");
    report.contacts =
        contact_entries(writer, request, {place.unit ? place.unit->owner_id : std::nullopt, {}});
    if (names_anonymous(request)) {
        report.anonymous_reason = request.text("words");
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
std::vector<std::string> show_open(Session& session, const Request& request,
                                   const std::vector<OpenTicket>& there) {
    auto same = open_numbers(there, true);
    auto shown = open_numbers(there, false);
    if (request.has("new-anyway")) {
        shown.insert(shown.begin(), same.begin(), same.end());
        same.clear();
    }
    if (!shown.empty()) {
        session.warn(open_line(shown));
    }
    return same;
}

/// The reports of a request, one for each symptom, as they may be opened; `same` are the open tickets that
/// refuse it. Throws the refusals of all, each,
/// when there are several, with its symptom.
std::vector<Opened> decided_reports(Writer& writer, const Request& request, const Opened& said,
                                    const Place& place, const std::vector<std::string>& same) {
    const auto symptoms = request.values("symptom");
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

/// Registers what `request` says, a ticket for each symptom, and prints their numbers.
int register_report(const Request& request, Session& session) {
    Writer writer(session.ledger(), session.acting());
    const auto place = place_of(writer.db(), request);
    auto said = opened_by(writer, request, session, place);
    const auto earlier = link_earlier(writer, said, session.at());
    std::vector<Ticket> tickets;
    std::vector<std::string> numbers;
    const auto same = show_open(session, request, open_there(writer.db(), {thing_of(said.report)}));
    for (const auto& report : decided_reports(writer, request, said, place, same)) {
        tickets.push_back(writer.open(report, session.at()));
        numbers.push_back(writer.number_of(tickets.back().id));
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
            tell_next(session, tickets[i], numbers[i]);
        }
    }
    if (!session.dry_run() && !place.unit) {
        session.tell(form(tr("{place} is no registered unit or public area: kept as text"),
                          fmt::arg("place", harmless(place.text, true))));
    }
    return code;
}

/// On a terminal a unit without an owner is reason to ask who called.
bool lacks_contact(const Request& request, Session& session) {
    if (request.has("contact") || !session.may_prompt()) {
        return false;
    }
    const auto place = place_of(session.ledger().db(), request);
    return !place.unit || !place.unit->owner_id;
}

int run(const Request& request, Session& session) {
    const bool asks = !missing_options(request).empty() || lacks_contact(request, session);
    if (!asks) {
        return register_report(request, session);
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
    .describe = describe_options,
    .run = run,
    .prepare = prepare,
};

}  // namespace aftercare
