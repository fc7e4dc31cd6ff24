// The policy: every number and list that a site may set (shipped: schemas/policy.toml).
//
// A policy is read from TOML (policy_reader), checked, and frozen as a version in the ledger. A run of a
// clock keeps the version in force when it began (policies.hpp).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/calendar.hpp"
#include "aftercare/core/codes.hpp"
#include "aftercare/core/policy_lists.hpp"
#include "aftercare/core/warranty_codes.hpp"
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

/// Which ended tickets are called back: the last row that fits decides, no row means none.
struct CallbackRule {
    std::vector<Kind> kinds;
    std::vector<std::string> categories;
    std::vector<Ending> endings;  ///< never empty
    bool due = true;
    std::int64_t sample_percent = 100;  ///< how many of them, by a sample that anyone can recompute

    static void fields(auto& self, auto&& field) {
        field("kinds", self.kinds);
        field("categories", self.categories);
        field("endings", self.endings);
        field("due", self.due);
        field("sample_percent", self.sample_percent);
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

/// Which elements and defects are of a class of warranty; the last row that fits decides.
struct WarrantyClass {
    std::string code;
    std::string word;  ///< Chinese
    std::vector<std::string> elements;
    std::vector<std::string> defects;
    bool of_use = false;  ///< only its floor counts, unless the survey finds a defect of the building

    static void fields(auto& self, auto&& field) {
        field("code", self.code);
        field("word", self.word);
        field("elements", self.elements);
        field("defects", self.defects);
        field("of_use", self.of_use);
    }
};

/// One term of warranty; every row that fits applies, the longest decides. Exactly one of years, months and
/// seasons is not 0.
struct WarrantyTerm {
    std::string id;  ///< its name in results
    std::vector<std::string> classes;
    TermBase base = TermBase::handover;
    TermKind kind = TermKind::floor;
    std::int64_t years = 0;
    std::int64_t months = 0;
    std::int64_t seasons = 0;
    std::string season;  ///< of [[season]], when it counts seasons
    std::string source;  ///< regulation and article, or contract
    std::string version;
    std::vector<std::string> projects;
    std::vector<Use> uses;

    static void fields(auto& self, auto&& field) {
        field("id", self.id);
        field("classes", self.classes);
        field("base", self.base);
        field("kind", self.kind);
        field("years", self.years);
        field("months", self.months);
        field("seasons", self.seasons);
        field("season", self.season);
        field("source", self.source);
        field("version", self.version);
        field("projects", self.projects);
        field("uses", self.uses);
    }
};

/// A season that terms count, such as the heating season; it may lie across the new year. The last row that
/// fits the project decides.
struct Season {
    std::string name;
    std::int64_t from_month = 0;
    std::int64_t from_day = 0;
    std::int64_t until_month = 0;
    std::int64_t until_day = 0;  ///< its last day
    std::vector<std::string> projects;

    static void fields(auto& self, auto&& field) {
        field("name", self.name);
        field("from_month", self.from_month);
        field("from_day", self.from_day);
        field("until_month", self.until_month);
        field("until_day", self.until_day);
        field("projects", self.projects);
    }
};

/// A step of the escalation ladder: when a clock stands there, who is reminded.
struct LadderStep {
    std::string name;                ///< as it is written in reminders and the journal
    std::int64_t share_percent = 0;  ///< of the time from start to due; 0: `after` counts
    std::int64_t after_hours = 0;    ///< wall hours past the due
    bool major_at_once = false;      ///< a major ticket, whatever its clocks
    std::vector<std::string> to;     ///< handler, supervisor, manager, general-manager, party

    static void fields(auto& self, auto&& field) {
        field("name", self.name);
        field("share_percent", self.share_percent);
        field("after_hours", self.after_hours);
        field("major_at_once", self.major_at_once);
        field("to", self.to);
    }
};

/// How reminders are sent.
struct RemindPolicy {
    std::string sendmail;                      ///< a program that takes `-t`; empty: none
    std::vector<std::string> hook;             ///< a program and its arguments, fed JSON; empty: none
    std::int64_t timeout_seconds = 30;         ///< of one delivery
    std::string from;                          ///< address of the sender
    std::string general_manager;               ///< address
    std::int64_t quiet_from_minute = 21 * 60;  ///< minute of the day from which nothing is sent
    std::int64_t quiet_until_minute = 8 * 60;
    bool parties = true;  ///< parties get digests too

    static void fields(auto& self, auto&& field) {
        field("sendmail", self.sendmail);
        field("hook", self.hook);
        field("timeout_seconds", self.timeout_seconds);
        field("from", self.from);
        field("general_manager", self.general_manager);
        field("quiet_from_minute", self.quiet_from_minute);
        field("quiet_until_minute", self.quiet_until_minute);
        field("parties", self.parties);
    }
};

/// What makes reports of many households a suspected group (rules.md §4).
struct ClusterPolicy {
    std::int64_t households_min = 3;
    std::int64_t days = 30;
    std::int64_t grow = 2;          ///< a dismissed one stays silent until it has grown by so many
    std::int64_t p_per_mille = 10;  ///< of the Poisson tail, before dividing by the tests run
    std::int64_t expected_per_mille_min = 100;  ///< reports expected at least

    static void fields(auto& self, auto&& field) {
        field("households_min", self.households_min);
        field("days", self.days);
        field("grow", self.grow);
        field("p_per_mille", self.p_per_mille);
        field("expected_per_mille_min", self.expected_per_mille_min);
    }
};

/// A whole policy.
struct Policy {
    std::int64_t version = 0;  ///< 0 until it is applied to a ledger
    std::vector<Target> targets;
    std::vector<ProjectHours> hours;
    std::vector<CallbackRule> callbacks;
    std::string sample_seed;  ///< of samples of callbacks
    std::vector<ReopenWindow> reopen_windows;
    std::vector<ReopenWindow> repeat_windows;  ///< after a completion, in which the same thing is a repeat
    std::vector<WarrantyClass> warranty_classes;
    std::vector<WarrantyTerm> warranty_terms;
    std::vector<Season> seasons;
    std::vector<LadderStep> ladder;
    RemindPolicy remind;
    ClusterPolicy cluster;
    std::vector<PolicyCode> categories, elements, defects, causes, decline_reasons, hold_reasons,
        force_reasons, questions, channels;
    std::vector<PolicyCode> checks;  ///< the items of all checklists, each once
    std::vector<Gate> gates;
    std::vector<Checklist> checklists;
    std::int64_t no_objection_days = 7;
    std::int64_t hold_entry_hours_max = 24;  ///< how far before its entry a hold may count
    std::int64_t hold_review_days = 14;      ///< a review later than that takes a supervisor
    std::int64_t offers_min = 3;             ///< documented offers before a close counts as the owner's
    std::int64_t callback_attempts_min = 3;  ///< tries before an owner counts as unreachable
    std::int64_t callback_attempt_days_min = 2;
    std::int64_t owner_return_days = 730;  ///< after a closing that counts as the owner's, a call reopens
    std::int64_t appeal_days = 180;        ///< after the telling of a decline, after a withdrawal
    std::int64_t leak_callback_days = 30;  ///< after closing, a leak is called about again
    std::int64_t cure_days = 7;            ///< of a formal notice of defect; the urgent at once
    std::int64_t proof_entry_days = 3;     ///< an act entered later proves itself only with a file
    std::int64_t retention_percent_max = 3;
    std::int64_t retention_notice_days = 90;  ///< before the release its clock falls due
    std::int64_t limitation_years = 3;        ///< Civil Code art. 188
    std::int64_t person_keep_days = 1825;     ///< after a person's last ticket is archived or closed
    std::int64_t archive_check_days = 183;
    std::int64_t archive_sample = 20;
    Duration due_soon{Pace::working, 4 * 3600, 0};
    Duration written_order{Pace::wall, 2 * 3600, 0};  ///< after a phone-first order

    /// Everything but the version, which is given when it is applied.
    static void fields(auto& self, auto&& field) {
        field("targets", self.targets);
        field("hours", self.hours);
        field("callbacks", self.callbacks);
        field("sample_seed", self.sample_seed);
        field("reopen_windows", self.reopen_windows);
        field("repeat_windows", self.repeat_windows);
        field("warranty_classes", self.warranty_classes);
        field("warranty_terms", self.warranty_terms);
        field("seasons", self.seasons);
        field("ladder", self.ladder);
        field("remind", self.remind);
        field("cluster", self.cluster);
        field("categories", self.categories);
        field("elements", self.elements);
        field("defects", self.defects);
        field("causes", self.causes);
        field("decline_reasons", self.decline_reasons);
        field("hold_reasons", self.hold_reasons);
        field("force_reasons", self.force_reasons);
        field("questions", self.questions);
        field("channels", self.channels);
        field("checks", self.checks);
        field("gates", self.gates);
        field("checklists", self.checklists);
        field("no_objection_days", self.no_objection_days);
        field("hold_entry_hours_max", self.hold_entry_hours_max);
        field("hold_review_days", self.hold_review_days);
        field("offers_min", self.offers_min);
        field("callback_attempts_min", self.callback_attempts_min);
        field("callback_attempt_days_min", self.callback_attempt_days_min);
        field("owner_return_days", self.owner_return_days);
        field("appeal_days", self.appeal_days);
        field("leak_callback_days", self.leak_callback_days);
        field("cure_days", self.cure_days);
        field("proof_entry_days", self.proof_entry_days);
        field("retention_percent_max", self.retention_percent_max);
        field("retention_notice_days", self.retention_notice_days);
        field("limitation_years", self.limitation_years);
        field("person_keep_days", self.person_keep_days);
        field("archive_check_days", self.archive_check_days);
        field("archive_sample", self.archive_sample);
        field("due_soon", self.due_soon);
        field("written_order", self.written_order);
    }
};

const std::vector<PolicyCode>& codes_of(const Policy& policy, CodeTable table);
/// The row of `code`, or null.
const PolicyCode* find_code(const Policy& policy, CodeTable table, std::string_view code);
/// Whether `category` is in `list` itself or through its first level.
bool category_in(const Policy& policy, std::string_view category, const std::vector<std::string>& list);
/// Whether the policy says that of the code, or of the first level of a category.
bool has_trait(const Policy& policy, CodeTable table, std::string_view code, CodeTrait trait);
/// The channel of a report that names none: the list's first.
std::string_view default_channel(const Policy& policy);
/// The channel of what comes up in a callback.
std::string_view callback_channel(const Policy& policy);

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

/// The projects that rows of the policy are for, sorted, each once: of hours, targets, terms of warranty and
/// seasons.
std::vector<std::string> projects_named(const Policy& policy);

const ProjectHours& hours_of(const Policy& policy, std::string_view project);

/// Adds `duration` on the project's calendars.
CalendarInstant add_on(const Policy& policy, std::string_view project, const Duration& duration,
                       Instant from);

/// Days of the reopen window of a ticket of `category`.
std::int64_t reopen_days(const Policy& policy, std::string_view category);
/// Days after a completion in which the same thing is a repeat.
std::int64_t repeat_days(const Policy& policy, std::string_view category);

/// How many in a hundred of such tickets are called back when they have ended so; nothing: none of them, and
/// no clock runs for it.
std::optional<std::int64_t> callback_percent(const Policy& policy, const TargetKey& key, Ending ending);

/// What has to be there before `verb` is said of such a ticket, each once, in the order of GateNeed.
std::vector<GateNeed> needs_of(const Policy& policy, Verb verb, const TargetKey& key,
                               std::string_view element);
/// What is looked at on a visit to such a ticket: the codes of the checks, each once, in the policy's order.
std::vector<PolicyCode> checks_of(const Policy& policy, Kind kind, std::string_view element);

}  // namespace aftercare
