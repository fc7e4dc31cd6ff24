#include "aftercare/core/policy.hpp"

#include <algorithm>
#include <cassert>

#include "aftercare/core/fields_json.hpp"

namespace aftercare {

namespace {

template <class T, class U>
bool holds(const std::vector<T>& list, const U& value) {
    return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
}

bool holds_category(const Policy& policy, const std::vector<std::string>& list, std::string_view category) {
    return list.empty() || category_in(policy, category, list);
}

/// The days of the last row that fits the category.
std::int64_t days_of(const Policy& policy, const std::vector<ReopenWindow>& rows, std::string_view category) {
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
        if (holds_category(policy, row->categories, category)) {
            return row->days;
        }
    }
    return 0;
}

}  // namespace

const std::vector<PolicyCode>& codes_of(const Policy& policy, CodeTable table) {
    switch (table) {
        case CodeTable::category:
            return policy.categories;
        case CodeTable::element:
            return policy.elements;
        case CodeTable::defect:
            return policy.defects;
        case CodeTable::cause:
            return policy.causes;
        case CodeTable::decline_reason:
            return policy.decline_reasons;
        case CodeTable::hold_reason:
            return policy.hold_reasons;
        case CodeTable::force_reason:
            return policy.force_reasons;
        case CodeTable::question:
            return policy.questions;
    }
    assert(false);
    return policy.categories;
}

const PolicyCode* find_code(const Policy& policy, CodeTable table, std::string_view code) {
    for (const auto& row : codes_of(policy, table)) {
        if (row.code == code) {
            return &row;
        }
    }
    return nullptr;
}

bool category_in(const Policy& policy, std::string_view category, const std::vector<std::string>& list) {
    if (category.empty()) {
        return false;
    }
    const auto* row = find_code(policy, CodeTable::category, category);
    return std::any_of(list.begin(), list.end(), [&](const std::string& each) {
        return each == category || (row != nullptr && !row->parent.empty() && each == row->parent);
    });
}

const Target* deciding_target(const Policy& policy, Clock clock, const TargetKey& key) {
    for (auto row = policy.targets.rbegin(); row != policy.targets.rend(); ++row) {
        if (row->clock == clock && holds(row->kinds, key.kind) && holds(row->urgencies, key.urgency) &&
            holds(row->projects, key.project) && holds_category(policy, row->categories, key.category)) {
            return &*row;
        }
    }
    return nullptr;
}

std::optional<Duration> target_of(const Policy& policy, Clock clock, const TargetKey& key) {
    const auto* row = deciding_target(policy, clock, key);
    return row == nullptr ? std::nullopt : row->duration;
}

std::vector<std::string> projects_named(const Policy& policy) {
    std::vector<std::string> names;
    const auto add_all = [&](const auto& rows) {
        for (const auto& row : rows) {
            names.insert(names.end(), row.projects.begin(), row.projects.end());
        }
    };
    for (const auto& hours : policy.hours) {
        if (!hours.project.empty()) {
            names.push_back(hours.project);
        }
    }
    add_all(policy.targets);
    add_all(policy.warranty_terms);
    add_all(policy.seasons);
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

const ProjectHours& hours_of(const Policy& policy, std::string_view project) {
    assert(!policy.hours.empty());
    for (const auto& hours : policy.hours) {
        if (hours.project == project) {
            return hours;
        }
    }
    return policy.hours.front();
}

CalendarInstant add_on(const Policy& policy, std::string_view project, const Duration& duration,
                       Instant from) {
    const auto& hours = hours_of(policy, project);
    return add_duration(duration, from, hours.working, hours.service);
}

std::int64_t reopen_days(const Policy& policy, std::string_view category) {
    return days_of(policy, policy.reopen_windows, category);
}

std::int64_t repeat_days(const Policy& policy, std::string_view category) {
    return days_of(policy, policy.repeat_windows, category);
}

bool callback_wanted(const Policy& policy, const TargetKey& key) {
    for (auto row = policy.callbacks.rbegin(); row != policy.callbacks.rend(); ++row) {
        if (holds(row->kinds, key.kind) && holds_category(policy, row->categories, key.category)) {
            return row->due;
        }
    }
    return false;
}

std::int64_t callback_sample(const Policy& policy, const TargetKey& key) {
    for (auto row = policy.callbacks.rbegin(); row != policy.callbacks.rend(); ++row) {
        if (holds(row->kinds, key.kind) && holds_category(policy, row->categories, key.category)) {
            return row->sample_percent;
        }
    }
    return 100;
}

bool needs_cause(const Policy& policy, std::string_view category) {
    return category_in(policy, category, policy.cause_categories);
}

std::string freeze_policy(const Policy& policy) {
    std::string text;
    JsonWriter json(text);
    fields_json::write(json, policy);
    return text;
}

std::optional<Policy> thaw_policy(std::string_view json) {
    JsonDocument document;
    Policy policy;
    if (!document.parse(json) || !fields_json::read(document.root(), policy) || policy.hours.empty()) {
        return std::nullopt;
    }
    for (auto& hours : policy.hours) {
        prepare(hours.working);
        prepare(hours.service);
    }
    return policy;
}

}  // namespace aftercare
