#include "apps/intake/new_ticket.hpp"

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

namespace aftercare {

namespace {

void describe_options(Options& options) {
    options.main_text("symptom", tr_later("what is wrong, in the owner's words"));
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
    if (trim(request.text("symptom")).empty()) {
        lacks("--symptom");
    }
    if (request.has("area") && !request.has("contact")) {
        lacks("--contact");
    }
    return missing;
}

bool prepare(const Request& request, Session& session) {
    check_report(request);
    const auto missing = missing_options(request);
    if (!missing.empty() && !session.may_prompt()) {
        throw Error(ErrorKind::usage, form(tr("missing: {options}"), fmt::arg("options", missing)), {},
                    tr("see --help"));
    }
    return false;
}

Opened opened_by(Writer& writer, const Request& request, const Session& session, const Place& place) {
    auto codes = report_codes(writer.policy(), request);
    Opened opened;
    auto& report = opened.report;
    report.kind = code_of_option<Kind>(request, "kind").value_or(Kind::repair);
    report.channel = code_of_option<Channel>(request, "channel")
                         .value_or(*match<Channel>(session.settings().text("channel")));
    report.project_id = place.project.id;
    report.unit_id = place.unit ? std::optional(place.unit->id) : std::nullopt;
    report.place = place.text;
    report.element = codes.element.value_or("");
    report.defect = codes.defect.value_or("");
    report.category = codes.category.value_or("");
    report.location = std::string(trim(request.text("location")));
    report.urgency = code_of_option<Urgency>(request, "urgency");
    report.symptom = request.text("symptom");
    report.expected = request.text("expect");
    report.noticed_at = session.time(request, "noticed", DateMeans::beginning);
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

/// Registers what `request` says and prints its number.
int register_report(const Request& request, Session& session) {
    Writer writer(session.ledger(), session.act());
    const auto place = place_of(writer.db(), request);
    auto opened = opened_by(writer, request, session, place);
    const auto earlier = link_earlier(writer, opened, session.at());
    const OpenFacts facts{writer.policy(), place.project.name, writer.actor(), session.act().when,
                          show_open(session, request, open_there(writer.db(), {thing_of(opened.report)}))};
    const auto decided = decide(std::move(opened), facts);
    if (!decided) {
        throw RefusedBatch{{sentence(decided.reason())}};
    }
    const auto ticket = writer.open(*decided, session.at());
    const auto number = writer.number_of(ticket.id);
    const int code = finish_write(session, writer, {number});
    if (!earlier.empty()) {
        session.warn(number + ": " + earlier);
    }
    if (!session.dry_run()) {
        tell_next(session, ticket, number);
        if (!place.unit) {
            session.tell(form(tr("{place} is no registered unit or public area: kept as text"),
                              fmt::arg("place", harmless(place.text, true))));
        }
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
    check_report(asked);
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
