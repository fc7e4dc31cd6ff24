#include "apps/shared/policy_words.hpp"

#include <algorithm>
#include <map>
#include <memory>

#include "aftercare/core/builder.hpp"
#include "aftercare/core/frozen_codes.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/store/policies.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

/// Of a class of warranty; the classes are read from the policy when the first word is asked for.
std::string warranty_class_word(Database* db, std::optional<std::vector<PolicyCode>>& classes,
                                std::string_view code) {
    if (db == nullptr || current_language() != Language::zh) {
        return std::string(code);
    }
    if (!classes) {
        classes = class_codes(load_policy_in_force(*db));
    }
    return policy_word(*classes, code);
}

}  // namespace

std::vector<PolicyCode> class_codes(const Policy& policy) {
    std::vector<PolicyCode> codes;
    for (const auto& row : policy.warranty_classes) {
        codes.push_back({row.code, row.word, {}});
    }
    return codes;
}

std::vector<PolicyCode> policy_codes(Database& db, std::string_view code_list) {
    std::vector<PolicyCode> all;
    const auto add = [&](const std::vector<PolicyCode>& codes) {
        for (const auto& row : codes) {
            const auto is_same = [&](const PolicyCode& known) { return known.code == row.code; };
            if (std::none_of(all.begin(), all.end(), is_same)) {
                all.push_back(row);
            }
        }
    };
    const auto table = policy_list(code_list);
    for (const auto& frozen : frozen_policies(db)) {
        if (table) {
            add(thaw_codes(frozen, *table).value_or(std::vector<PolicyCode>()));
        } else if (const auto policy = thaw_policy(frozen)) {
            add(class_codes(*policy));
        }
    }
    return all;
}

std::function<std::string(std::string_view, std::string_view)> words_with_policy(Database* db) {
    auto words = std::make_shared<std::map<std::pair<CodeTable, std::string>, std::string>>();
    auto classes = std::make_shared<std::optional<std::vector<PolicyCode>>>();
    auto in_force = db == nullptr ? nullptr : std::make_shared<WordsInForce>(*db);
    const auto policy_word = [words, in_force](CodeTable table, std::string_view code) {
        // Only the Chinese words are policy; a code speaks for itself in English.
        if (in_force == nullptr || current_language() != Language::zh) {
            return std::string(code);
        }
        const auto [known, is_new] = words->try_emplace({table, std::string(code)});
        if (is_new) {
            known->second = in_force->word(table, code);
        }
        return known->second.empty() ? std::string(code) : known->second;
    };
    return [db, classes, policy_word](std::string_view list, std::string_view code) {
        if (code.empty()) {
            return std::string();
        }
        if (list == "liability") {
            return liability_words(code);
        }
        if (list == "scope") {
            return scope_in_words(code, policy_word);
        }
        if (list == "warranty_class") {
            return warranty_class_word(db, *classes, code);
        }
        const auto table = policy_list(list);
        return table ? policy_word(*table, code) : word_of(list, code);
    };
}

}  // namespace aftercare
