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
        case CodeTable::channel:
            return policy.channels;
        case CodeTable::check:
            return policy.checks;
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

bool has_trait(const Policy& policy, CodeTable table, std::string_view code, CodeTrait trait) {
    const auto* row = find_code(policy, table, code);
    if (row == nullptr) {
        return false;
    }
    const bool is_own = std::find(row->traits.begin(), row->traits.end(), trait) != row->traits.end();
    return is_own || (!row->parent.empty() && has_trait(policy, table, row->parent, trait));
}

std::string_view default_channel(const Policy& policy) {
    assert(!policy.channels.empty());
    return policy.channels.front().code;
}

std::string_view callback_channel(const Policy& policy) {
    const auto row =
        std::find_if(policy.channels.begin(), policy.channels.end(), [&](const PolicyCode& each) {
            return has_trait(policy, CodeTable::channel, each.code, CodeTrait::is_callback);
        });
    assert(row != policy.channels.end());
    return row->code;
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

std::optional<std::int64_t> callback_percent(const Policy& policy, const TargetKey& key, Ending ending) {
    for (auto row = policy.callbacks.rbegin(); row != policy.callbacks.rend(); ++row) {
        if (holds(row->kinds, key.kind) && holds_category(policy, row->categories, key.category) &&
            holds(row->endings, ending)) {
            return row->due ? std::optional(row->sample_percent) : std::nullopt;
        }
    }
    return std::nullopt;
}

std::vector<GateNeed> needs_of(const Policy& policy, Verb verb, const TargetKey& key,
                               std::string_view element) {
    std::vector<GateNeed> needs;
    for (const auto& gate : policy.gates) {
        if (gate.verb == verb && holds(gate.kinds, key.kind) && holds(gate.elements, element) &&
            holds_category(policy, gate.categories, key.category)) {
            needs.insert(needs.end(), gate.needs.begin(), gate.needs.end());
        }
    }
    std::sort(needs.begin(), needs.end());
    needs.erase(std::unique(needs.begin(), needs.end()), needs.end());
    return needs;
}

std::vector<PolicyCode> checks_of(const Policy& policy, Kind kind, std::string_view element) {
    std::vector<PolicyCode> checks;
    for (const auto& check : policy.checks) {
        const bool is_asked =
            std::any_of(policy.checklists.begin(), policy.checklists.end(), [&](const Checklist& list) {
                const auto& items = list.items;
                return std::find(items.begin(), items.end(), check.code) != items.end() &&
                       holds(list.kinds, kind) && holds(list.elements, element);
            });
        if (is_asked) {
            checks.push_back(check);
        }
    }
    return checks;
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
        sum_up_days(hours.working);
        sum_up_days(hours.service);
    }
    return policy;
}

}  // namespace aftercare
