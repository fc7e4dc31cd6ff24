#include "aftercare/core/builder.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

/// What was listed, each once.
std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (auto word = words.begin(); word != words.end(); ++word) {
        if (std::find(words.begin(), word, *word) == word) {
            text += (text.empty() ? "" : ",") + *word;
        }
    }
    return text;
}

std::vector<std::string_view> parts_of(std::string_view text) {
    return text.empty() ? std::vector<std::string_view>() : split(text, ',');
}

/// Sorts a project's contracts as builder_of prefers them.
auto order_of(const BuildingContract& contract) {
    return std::tuple(contract.project_id, contract.party_kind != PartyKind::contractor,
                      contract.contracted_at, contract.party_id, contract.n);
}

/// How precisely the scope names what is asked about; nothing when it is about something else.
std::optional<int> precision_of(const std::vector<ScopeItem>& scope, const BuiltPart& part) {
    if (scope.empty()) {
        return 0;
    }
    std::optional<int> best;
    for (const auto& item : scope) {
        if (item.element == part.element && (item.defect.empty() || item.defect == part.defect)) {
            best = std::max(best.value_or(0), item.defect.empty() ? 1 : 2);
        }
    }
    return best;
}

std::optional<int> precision_of(const BuildingContract& contract, const BuiltPart& part) {
    const auto& buildings = contract.buildings;
    const auto of_scope = precision_of(contract.scope, part);
    const bool names_building = !buildings.empty();
    if (!of_scope ||
        (names_building && std::find(buildings.begin(), buildings.end(), part.building) == buildings.end())) {
        return std::nullopt;
    }
    return 2 * *of_scope + (names_building ? 1 : 0);
}

/// Whether a contract that names as much stands beside those before it: another party's, no less a
/// contractor's.
bool is_candidate(const std::vector<const BuildingContract*>& before, const BuildingContract& contract) {
    const auto is_contractor = [](const BuildingContract& each) {
        return each.party_kind == PartyKind::contractor;
    };
    return std::all_of(before.begin(), before.end(), [&](const BuildingContract* each) {
        return each->party_id != contract.party_id && is_contractor(*each) == is_contractor(contract);
    });
}

}  // namespace

std::string written_scope(const std::vector<ScopeItem>& items) {
    std::vector<std::string> words;
    for (const auto& item : items) {
        words.push_back(item.element + (item.defect.empty() ? "" : ":") + item.defect);
    }
    return joined(words);
}

std::vector<ScopeItem> read_scope(std::string_view text) {
    std::vector<ScopeItem> items;
    for (const auto each : parts_of(text)) {
        const auto colon = std::min(each.find(':'), each.size());
        items.push_back({.element = std::string(each.substr(0, colon)),
                         .defect = std::string(each.substr(std::min(colon + 1, each.size())))});
    }
    return items;
}

std::string scope_in_words(std::string_view scope,
                           const std::function<std::string(CodeTable, std::string_view)>& word) {
    auto items = read_scope(scope);
    for (auto& item : items) {
        item.element = word(CodeTable::element, item.element);
        item.defect = item.defect.empty() ? std::string() : word(CodeTable::defect, item.defect);
    }
    return written_scope(items);
}

std::string written_buildings(const std::vector<std::string>& buildings) {
    return joined(buildings);
}

std::vector<std::string> read_buildings(std::string_view text) {
    const auto parts = parts_of(text);
    return {parts.begin(), parts.end()};
}

Builders::Builders(std::vector<BuildingContract> contracts) : m_contracts(std::move(contracts)) {
    std::sort(m_contracts.begin(), m_contracts.end(),
              [](const auto& a, const auto& b) { return order_of(a) < order_of(b); });
}

std::vector<const BuildingContract*> builders_of(const Builders& builders, const BuiltPart& part) {
    const auto& all = builders.contracts();
    auto contract = std::lower_bound(
        all.begin(), all.end(), part.project_id,
        [](const BuildingContract& each, ProjectId project) { return each.project_id < project; });
    std::vector<const BuildingContract*> best;
    int most = -1;
    for (; contract != all.end() && contract->project_id == part.project_id; ++contract) {
        const auto precision = precision_of(*contract, part).value_or(-1);
        if (precision > most) {
            best.clear();
            most = precision;
        }
        if (precision == most && precision >= 0 && is_candidate(best, *contract)) {
            best.push_back(&*contract);
        }
    }
    return best;
}

const BuildingContract* builder_of(const Builders& builders, const BuiltPart& part) {
    const auto best = builders_of(builders, part);
    return best.empty() ? nullptr : best.front();
}

}  // namespace aftercare
