// What `new` and `amend` share: the options that describe a report, and what they mean to the ledger.
#pragma once

#include <optional>
#include <string>

#include "aftercare/core/operations/registry.hpp"
#include "aftercare/core/policy.hpp"
#include "apps/shared/options.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

/// Describes --unit to --received-by; the two texts, symptom and words, are the verbs' own.
void describe_report(Options& options);

/// What is wrong with a report's options however the ledger stands: throws Error{usage}.
void check_report(const Request& request);

/// Where a report is about.
struct Place {
    Project project;
    std::optional<Unit> unit;  ///< or a public area
    std::string text;          ///< of a place that is none of either
};

/// The place that --unit or --area names, within --project when that is given. Throws Error{fact} for an
/// unknown unit, and when the project cannot be told.
Place place_of(Database& db, const Request& request);

/// The codes of the policy that a report names.
struct ReportCodes {
    std::optional<std::string> element, defect, category;
};
ReportCodes report_codes(const Policy& policy, const Request& request);

}  // namespace aftercare
