// What `new` and `amend` share: the options that describe a report, and what they mean to the ledger.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aftercare/core/operations/registry.hpp"
#include "aftercare/core/policy.hpp"
#include "apps/intake/contacts.hpp"
#include "apps/shared/options.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

/// The place that a report names; there is one project, or it is named too.
struct PlaceRequest {
    std::optional<std::string> unit;
    std::optional<std::string> area;
    std::optional<std::string> project;
};

/// What is said of a report, new or amended, but for the symptom.
struct ReportRequest {
    PlaceRequest place;
    ContactRequest people;
    std::optional<std::string> channel;
    std::optional<Kind> kind;
    std::optional<std::string> element;
    std::optional<std::string> defect;
    std::optional<std::string> location;
    std::optional<std::string> category;
    std::optional<Urgency> urgency;
    std::optional<TypedTime> noticed;
    std::optional<std::string> expected;
    std::optional<std::string> ref;
    std::optional<TypedTime> ref_due;
    std::optional<std::string> received_by;
    std::string words;  ///< why the contact is anonymous; of an amendment: why it is made
};

/// Describes --unit to --received-by; the two texts, symptom and words, are the verbs' own.
void describe_report(Options& options, ReportRequest& request);

/// What is wrong with a report's options however the ledger stands: throws Error{usage}.
void check_report(const ReportRequest& request);

/// When it was first seen; throws Error{usage} for a time to come.
std::optional<Instant> noticed_at(const Session& session, const ReportRequest& request);

/// Warns of times that are hardly meant, once the report is kept.
void warn_of_times(const Session& session, const ReportRequest& request);

/// Warns of the `open` tickets that were referred under the number `ref` and are not the act's `own`: it came
/// again.
void warn_of_same_ref(const Session& session, const std::vector<std::string>& open, const std::string& ref,
                      const std::vector<std::string>& own);

/// Where a report is about.
struct Place {
    Project project;
    std::optional<Unit> unit;  ///< or a public area
    std::string text;          ///< of a place that is none of either
};

/// The place that --unit or --area names, within --project when that is given. Throws Error{fact} for an
/// unknown unit, and when the project cannot be told.
Place place_of(Database& db, const PlaceRequest& request);

/// The codes of the policy that a report names.
struct ReportCodes {
    std::optional<std::string> element, defect, category, channel;
};
ReportCodes report_codes(const Policy& policy, const ReportRequest& request);

}  // namespace aftercare
