// The sections [cluster], what makes reports of many households suspect, and [sample], which closed tickets
// are called back. Both are optional: what is left out keeps the value of struct Policy.
#include <algorithm>

#include "aftercare/reading/policy_reading.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

struct ClusterRow {
    const char* key;
    std::int64_t ClusterPolicy::*member;
    Bounds bounds;
};
constexpr ClusterRow k_cluster_rows[] = {
    {"households_min", &ClusterPolicy::households_min, {2, 1000}},
    {"days", &ClusterPolicy::days, {1, 365}},
    {"grow", &ClusterPolicy::grow, {1, 1000}},
    {"p_per_mille", &ClusterPolicy::p_per_mille, {1, 1000}},
    {"expected_per_mille_min", &ClusterPolicy::expected_per_mille_min, {1, 1000000}},
};

}  // namespace

void read_cluster(PolicyReading& reading, const TomlTable& root, Policy& policy) {
    const auto* node = root.find("cluster");
    const auto* table = node == nullptr ? nullptr : reading.table(*node);
    if (table == nullptr) {
        return;
    }
    std::vector<std::string_view> known;
    for (const auto& row : k_cluster_rows) {
        known.emplace_back(row.key);
        const auto* member = table->find(row.key);
        if (const auto value = member == nullptr ? std::nullopt : reading.integer(*member, row.bounds)) {
            policy.cluster.*row.member = *value;
        }
    }
    reading.check_keys(*table, known);
}

void read_sample(PolicyReading& reading, const TomlTable& root, Policy& policy) {
    const auto* node = root.find("sample");
    if (const auto* table = node == nullptr ? nullptr : reading.table(*node)) {
        reading.check_keys(*table, {"seed"});
        const auto* seed = table->find("seed");
        if (const auto text = seed == nullptr ? std::nullopt : reading.text(*seed)) {
            policy.sample_seed = text->text;
        }
    }
    const bool samples = std::any_of(policy.callbacks.begin(), policy.callbacks.end(),
                                     [](const CallbackRule& row) { return row.sample_percent < 100; });
    if (samples && policy.sample_seed.empty()) {
        reading.fault_of_file(tr("a sample of callbacks needs a seed: [sample] seed = \"…\""));
    }
}

}  // namespace aftercare
