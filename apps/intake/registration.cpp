#include "apps/intake/registration.hpp"

#include <algorithm>

#include "aftercare/store/registry.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/intake/contacts.hpp"
#include "apps/shared/checks.hpp"
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

void describe_report(Options& options) {
    options.value("unit", "UNIT", tr_later("the unit or public area, as people write it: 3-1-1201"),
                  Need::optional, check_not_empty);
    options.value("area", "PLACE", tr_later("a public area, or a place that is no registered unit"),
                  Need::optional, check_not_empty);
    options.values("contact", "NAME[:ROLE[:PHONE]]", tr_later("whom to call; else the unit's owner"),
                   Need::optional, check_contact);
    options.value("phone", "PHONE", tr_later("of the first contact"), Need::optional, check_phone);
    options.value("role", "ROLE", tr_later("of the first contact: owner, tenant, family, agent, anonymous"),
                  Need::optional, check_code<ContactRole>);
    options.value("channel", "CODE", tr_later("how it came in; else the configured one"), Need::optional,
                  check_not_empty);
    options.value("kind", "CODE", tr_later("repair, complaint, enquiry, …"), Need::optional,
                  check_code<Kind>);
    options.value("project", "NAME", tr_later("the project, where there are several"), Need::optional,
                  check_not_empty);
    options.value("element", "CODE", tr_later("which part of the building"), Need::optional, check_not_empty);
    options.value("defect", "CODE", tr_later("what is wrong with it"), Need::optional, check_not_empty);
    options.value("location", "WHERE", tr_later("where in the unit"), Need::optional, check_not_empty);
    options.value("category", "CODE", tr_later("what kind of thing it is"), Need::optional, check_not_empty);
    options.value("urgency", "CODE", tr_later("how urgent it is"), Need::optional, check_code<Urgency>);
    options.value("noticed", "TIME", tr_later("when it was first seen"), Need::optional, check_time);
    options.value("expect", "TEXT", tr_later("what the owner wants"), Need::optional, check_not_empty);
    options.value("ref", "NO", tr_later("the number under which an authority or a lawyer referred it"),
                  Need::optional, check_not_empty);
    options.value("ref-due", "TIME", tr_later("by when who referred it wants to hear"), Need::optional,
                  check_time);
    options.value("received-by", "NAME", tr_later("who received it, if another than who acts"),
                  Need::optional, check_not_empty);
}

void check_report(const Request& request) {
    if (request.has("unit") && request.has("area")) {
        throw Error(ErrorKind::usage, tr("both --unit and --area are given"), {},
                    tr("a report is about one place"));
    }
    if (names_anonymous(request) && trim(request.text("words")).empty()) {
        throw Error(ErrorKind::usage, tr("an anonymous contact needs a reason"), {},
                    tr("say with --words why there is no name"));
    }
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

Place place_of(Database& db, const Request& request) {
    const auto named = named_project_of(db, request);
    const auto within = named ? std::optional(named->id) : std::nullopt;
    if (const auto typed = request.value("unit")) {
        auto unit = unit_named(db, *typed, within);
        auto project = project_of_unit(db, unit);
        return {std::move(project), std::move(unit), {}};
    }
    const std::string text(trim(request.text("area")));
    if (auto area = area_named(db, text, within)) {
        auto project = project_of_unit(db, *area);
        return {std::move(project), std::move(area), {}};
    }
    return {named ? *named : project_of(db, request), std::nullopt, text};
}

ReportCodes report_codes(const Policy& policy, const Request& request) {
    return {policy_code_of(policy, CodeTable::element, request, "element"),
            policy_code_of(policy, CodeTable::defect, request, "defect"),
            policy_code_of(policy, CodeTable::category, request, "category"),
            policy_code_of(policy, CodeTable::channel, request, "channel")};
}

}  // namespace aftercare
