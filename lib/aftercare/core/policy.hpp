// The policy: every number and list that a site may set (shipped: schemas/policy.toml).
//
// A policy is read from TOML (policy_reader), checked, and frozen as a version in the ledger. Deadlines are
// computed from it when an event is decided and stored in the event, so a later policy never moves an earlier
// deadline.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/calendar.hpp"
#include "aftercare/core/codes.hpp"
#include "aftercare/support/time_words.hpp"

namespace aftercare {

/// One row of targets: the clock and for whom it holds; an empty field holds for all. The last row that fits
/// decides.
struct Target {
    Clock clock;
    std::vector<Kind> kinds;
    std::vector<std::string> categories;  ///< a first-level category stands for its second level too
    std::vector<Urgency> urgencies;
    std::vector<std::string> projects;
    std::optional<Duration> duration;  ///< none: the clock does not run

    static void fields(auto& self, auto&& field) {
        field("clock", self.clock);
        field("kinds", self.kinds);
        field("categories", self.categories);
        field("urgencies", self.urgencies);
        field("projects", self.projects);
        field("duration", self.duration);
    }
};

/// One row of a code list that the site may set.
struct PolicyCode {
    std::string code;
    std::string word;    ///< Chinese
    std::string parent;  ///< first-level category of a second-level one, else empty

    static void fields(auto& self, auto&& field) {
        field("code", self.code);
        field("word", self.word);
        field("parent", self.parent);
    }
};

/// The code lists that are policy.
enum class CodeTable { category, element, defect, cause, decline_reason, hold_reason, force_reason };

/// Working time and service hours of a project; an empty project holds for all without their own.
struct ProjectHours {
    std::string project;
    Calendar working;
    Calendar service;

    static void fields(auto& self, auto&& field) {
        field("project", self.project);
        field("working", self.working);
        field("service", self.service);
    }
};

/// Which closed tickets are called back: the last row that fits decides, no row means none.
struct CallbackRule {
    std::vector<Kind> kinds;
    std::vector<std::string> categories;
    bool due = true;

    static void fields(auto& self, auto&& field) {
        field("kinds", self.kinds);
        field("categories", self.categories);
        field("due", self.due);
    }
};

/// How long after closing a ticket may be reopened, in days of 24 h; the last row that fits decides.
struct ReopenWindow {
    std::vector<std::string> categories;
    std::int64_t days = 30;

    static void fields(auto& self, auto&& field) {
        field("categories", self.categories);
        field("days", self.days);
    }
};

/// A whole policy.
struct Policy {
    std::int64_t version = 0;  ///< 0 until it is applied to a ledger
    std::vector<Target> targets;
    std::vector<ProjectHours> hours;
    std::vector<CallbackRule> callbacks;
    std::vector<ReopenWindow> reopen_windows;
    std::vector<PolicyCode> categories, elements, defects, causes, decline_reasons, hold_reasons,
        force_reasons;
    std::vector<std::string> owner_hold_reasons;  ///< hold codes that stop owner-facing clocks
    std::vector<std::string> cause_categories;    ///< categories whose tickets need a root cause to be done
    std::int64_t no_objection_days = 7;
    std::int64_t hold_entry_hours_max = 24;  ///< how far before its entry a hold may count
    std::int64_t offers_min = 3;             ///< documented offers before a close counts as the owner's
    std::int64_t offer_days_min = 2;
    std::int64_t callback_attempts_min = 3;  ///< tries before an owner counts as unreachable
    std::int64_t callback_attempt_days_min = 2;
    Duration due_soon{Pace::working, 4 * 3600, 0};
    Duration written_order{Pace::wall, 2 * 3600, 0};  ///< after a phone-first order

    /// Everything but the version, which is given when it is applied.
    static void fields(auto& self, auto&& field) {
        field("targets", self.targets);
        field("hours", self.hours);
        field("callbacks", self.callbacks);
        field("reopen_windows", self.reopen_windows);
        field("categories", self.categories);
        field("elements", self.elements);
        field("defects", self.defects);
        field("causes", self.causes);
        field("decline_reasons", self.decline_reasons);
        field("hold_reasons", self.hold_reasons);
        field("force_reasons", self.force_reasons);
        field("owner_hold_reasons", self.owner_hold_reasons);
        field("cause_categories", self.cause_categories);
        field("no_objection_days", self.no_objection_days);
        field("hold_entry_hours_max", self.hold_entry_hours_max);
        field("offers_min", self.offers_min);
        field("offer_days_min", self.offer_days_min);
        field("callback_attempts_min", self.callback_attempts_min);
        field("callback_attempt_days_min", self.callback_attempt_days_min);
        field("due_soon", self.due_soon);
        field("written_order", self.written_order);
    }
};

const std::vector<PolicyCode>& codes_of(const Policy& policy, CodeTable table);
/// The row of `code`, or null.
const PolicyCode* find_code(const Policy& policy, CodeTable table, std::string_view code);
/// Whether `category` is in `list` itself or through its first level.
bool category_in(const Policy& policy, std::string_view category, const std::vector<std::string>& list);

/// The policy frozen as JSON, and read back: a ledger keeps this beside the TOML text, since reading it takes
/// a tenth of the time and a later program must find the numbers that were in force.
std::string freeze_policy(const Policy& policy);
std::optional<Policy> thaw_policy(std::string_view json);

/// What decides a target.
struct TargetKey {
    Kind kind = Kind::repair;
    std::string_view category = {};
    Urgency urgency = Urgency::normal;
    std::string_view project = {};
};

/// The row that decides the target of `clock`, or null when none fits.
const Target* deciding_target(const Policy& policy, Clock clock, const TargetKey& key);

/// The target of `clock`, or nothing when the clock does not run for such tickets.
std::optional<Duration> target_of(const Policy& policy, Clock clock, const TargetKey& key);

const ProjectHours& hours_of(const Policy& policy, std::string_view project);

/// Adds `duration` on the project's calendars.
CalendarInstant add_on(const Policy& policy, std::string_view project, const Duration& duration,
                       Instant from);

/// Days of the reopen window of a ticket of `category`.
std::int64_t reopen_days(const Policy& policy, std::string_view category);

/// Whether a closed ticket is called back.
bool callback_wanted(const Policy& policy, const TargetKey& key);

/// Whether a ticket of this kind and category must name its root cause to be done.
bool needs_cause(const Policy& policy, std::string_view category);

}  // namespace aftercare
