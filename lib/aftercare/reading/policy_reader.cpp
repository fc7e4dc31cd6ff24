#include "aftercare/reading/policy_reader.hpp"

#include <algorithm>

#include "aftercare/reading/policy_reading.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

/// A number of [limits]: its key, where it goes and its bounds. A key left out keeps the value of struct
/// Policy, so a policy that an older program applied can still be read.
struct LimitRow {
    const char* key;
    std::int64_t Policy::*member;
    Bounds bounds;
};
constexpr LimitRow k_limits[] = {
    {"no_objection_days", &Policy::no_objection_days, {1, 3660}},
    {"hold_entry_hours_max", &Policy::hold_entry_hours_max, {0, 8784}},
    {"hold_review_days", &Policy::hold_review_days, {0, 3660}},
    {"offers_min", &Policy::offers_min, {0, 100}},
    {"callback_attempts_min", &Policy::callback_attempts_min, {1, 100}},
    {"callback_attempt_days_min", &Policy::callback_attempt_days_min, {1, 100}},
    {"owner_return_days", &Policy::owner_return_days, {1, 36600}},
    {"appeal_days", &Policy::appeal_days, {1, 36600}},
    {"leak_callback_days", &Policy::leak_callback_days, {0, 3660}},
    {"cure_days", &Policy::cure_days, {0, 366}},
    {"proof_entry_days", &Policy::proof_entry_days, {0, 366}},
    {"retention_percent_max", &Policy::retention_percent_max, {0, 100}},
    {"retention_notice_days", &Policy::retention_notice_days, {0, 3660}},
    {"limitation_years", &Policy::limitation_years, {1, 30}},
    {"person_keep_days", &Policy::person_keep_days, {0, 36600}},
    {"archive_check_days", &Policy::archive_check_days, {1, 3660}},
    {"archive_sample", &Policy::archive_sample, {1, 100000}},
};

struct DurationRow {
    const char* key;
    Duration Policy::*member;
};
constexpr DurationRow k_durations[] = {
    {"due_soon", &Policy::due_soon},
    {"written_order", &Policy::written_order},
};

void read_limits(PolicyReading& reading, const TomlTable& root, Policy& policy) {
    const auto* node = root.find("limits");
    const auto* table = node == nullptr ? nullptr : reading.table(*node);
    if (table == nullptr) {
        return;
    }
    std::vector<std::string_view> known;
    for (const auto& row : k_limits) {
        known.emplace_back(row.key);
        const auto* member = table->find(row.key);
        if (const auto value = member == nullptr ? std::nullopt : reading.integer(*member, row.bounds)) {
            policy.*row.member = *value;
        }
    }
    for (const auto& row : k_durations) {
        known.emplace_back(row.key);
        const auto* member = table->find(row.key);
        if (const auto value = member == nullptr ? std::nullopt : reading.duration(*member)) {
            policy.*row.member = *value;
        }
    }
    reading.check_keys(*table, known);
}

}  // namespace

ReadPolicy read_policy(std::string_view text, const std::string& file) {
    ReadPolicy out;
    PolicyReading reading(file);
    TomlTable root;
    try {
        root = parse_toml(text, file);
    } catch (const TomlFault& fault) {
        reading.fault(fault.place, fault.what);
        out.faults = reading.take_faults();
        return out;
    }
    reading.check_keys(
        root, {"limits", "hours", "calendar", "target", "callback", "reopen", "repeat", "gate", "checklist",
               "warranty_class", "season", "warranty", "ladder", "remind", "cluster", "sample", "codes"});
    read_codes(reading, root, out.policy);
    read_limits(reading, root, out.policy);
    read_hours(reading, root, out.policy);
    read_rows(reading, root, out.policy);
    read_gates(reading, root, out.policy);
    read_warranty(reading, root, out.policy);
    read_remind(reading, root, out.policy);
    read_cluster(reading, root, out.policy);
    read_sample(reading, root, out.policy);
    out.faults = reading.take_faults();
    out.warnings = reading.take_warnings();
    return out;
}

}  // namespace aftercare
