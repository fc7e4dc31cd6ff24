#include "apps/intake/registration.hpp"

#include <algorithm>

#include "aftercare/store/registry.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/shared/deadlines.hpp"
#include "apps/shared/subject.hpp"

namespace aftercare {

namespace {

Project project_of_unit(Database& db, const Unit& unit) {
    return load_project(db, unit.project_id).value_or(Project{});
}

/// The public area of exactly this name, when one project has it.
std::optional<Unit> area_named(Database& db, const std::string& name, std::optional<ProjectId> project) {
    auto found = find_unit(db, name, project);
    return found.one && !found.one->area.empty() ? std::move(found.one) : std::nullopt;
}

}  // namespace

void describe_report(Options& options, ReportRequest& request) {
    options.text(request.place.unit, "unit", "UNIT",
                 tr_later("the unit or public area, as people write it: 3-1-1201"), Need::optional,
                 check_not_empty);
    options.text(request.place.area, "area", "PLACE",
                 tr_later("a public area, or a place that is no registered unit"), Need::optional,
                 check_not_empty);
    options.value(request.people.contacts, "contact", "NAME[:ROLE[:PHONE]]",
                  tr_later("whom to call; else the unit's owner"), Need::optional, read_contact);
    options.value(request.people.phone, "phone", "PHONE", tr_later("of the first contact"));
    options.value(request.people.role, "role", "ROLE",
                  tr_later("of the first contact: owner, tenant, family, agent, anonymous"));
    options.text(request.channel, "channel", "CODE", tr_later("how it came in; else the configured one"),
                 Need::optional, check_not_empty);
    options.value(request.kind, "kind", "CODE", tr_later("repair, complaint, enquiry, …"));
    options.text(request.place.project, "project", "NAME", tr_later("the project, where there are several"),
                 Need::optional, check_not_empty);
    options.text(request.element, "element", "CODE", tr_later("which part of the building"), Need::optional,
                 check_not_empty);
    options.text(request.defect, "defect", "CODE", tr_later("what is wrong with it"), Need::optional,
                 check_not_empty);
    options.text(request.location, "location", "WHERE", tr_later("where in the unit"), Need::optional,
                 check_not_empty);
    options.text(request.category, "category", "CODE", tr_later("what kind of thing it is"), Need::optional,
                 check_not_empty);
    options.value(request.urgency, "urgency", "CODE", tr_later("how urgent it is"));
    options.time(request.noticed, "noticed", tr_later("when it was first seen"), DateMeans::beginning);
    options.text(request.expected, "expect", "TEXT", tr_later("what the owner wants"), Need::optional,
                 check_not_empty);
    options.text(request.ref, "ref", "NO",
                 tr_later("the number under which an authority or a lawyer referred it"), Need::optional,
                 check_not_empty);
    options.time(request.ref_due, "ref-due", tr_later("by when who referred it wants to hear"),
                 DateMeans::deadline);
    options.text(request.received_by, "received-by", "NAME",
                 tr_later("who received it, if another than who acts"), Need::optional, check_not_empty);
}

void check_report(const ReportRequest& request) {
    if (request.place.unit && request.place.area) {
        throw Error(ErrorKind::usage, tr("both --unit and --area are given"), {},
                    tr("a report is about one place"));
    }
    if (names_anonymous(request.people) && trim(request.words).empty()) {
        throw Error(ErrorKind::usage, tr("an anonymous contact needs a reason"), {},
                    tr("say with --words why there is no name"));
    }
}

void warn_of_times(const Session& session, const ReportRequest& request) {
    warn_if_past(session, request.ref_due);
}

std::optional<Instant> noticed_at(const Session& session, const ReportRequest& request) {
    const auto at = session.time(request.noticed);
    if (at) {
        require_past(session, "--noticed", *at);
    }
    return at;
}

void warn_of_same_ref(const Session& session, const std::vector<std::string>& open, const std::string& ref,
                      const std::vector<std::string>& own) {
    for (const auto& other : open) {
        if (std::find(own.begin(), own.end(), other) == own.end()) {
            session.warn(form(tr("{ref} is the number of {number} too, which is open"),
                              fmt::arg("ref", harmless(ref, true)), fmt::arg("number", other)));
        }
    }
}

Place place_of(Database& db, const PlaceRequest& request) {
    const auto named = named_project_of(db, request.project);
    const auto within = named ? std::optional(named->id) : std::nullopt;
    if (request.unit) {
        auto unit =
            unit_named(db, *request.unit, within,
                       tr_later("see `aftercare unit list`; a place that is no unit goes with --area"));
        auto project = project_of_unit(db, unit);
        return {std::move(project), std::move(unit), {}};
    }
    const std::string text(trim(request.area.value_or("")));
    if (auto area = area_named(db, text, within)) {
        auto project = project_of_unit(db, *area);
        return {std::move(project), std::move(area), {}};
    }
    return {named ? *named : project_of(db, request.project), std::nullopt, text};
}

ReportCodes report_codes(const Policy& policy, const ReportRequest& request) {
    return {policy_code(policy, CodeTable::element, "element", request.element),
            policy_code(policy, CodeTable::defect, "defect", request.defect),
            policy_code(policy, CodeTable::category, "category", request.category),
            policy_code(policy, CodeTable::channel, "channel", request.channel)};
}

}  // namespace aftercare
