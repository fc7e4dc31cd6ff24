#include "apps/shared/policy_words.hpp"

#include <map>
#include <memory>

#include "aftercare/render/words.hpp"
#include "aftercare/store/policies.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

std::function<std::string(std::string_view, std::string_view)> words_with_policy(Database* db) {
    auto lists = std::make_shared<std::map<CodeTable, std::vector<PolicyCode>>>();
    return [db, lists](std::string_view list, std::string_view code) {
        if (code.empty()) {
            return std::string();
        }
        if (list == "liability") {
            return liability_words(code);
        }
        const auto table = policy_list(list);
        if (!table || db == nullptr) {
            return word_of(list, code);
        }
        // Only the Chinese words are policy; a code speaks for itself in English.
        if (current_language() != Language::zh) {
            return std::string(code);
        }
        auto found = lists->find(*table);
        if (found == lists->end()) {
            found = lists->emplace(*table, load_codes_in_force(*db, *table)).first;
        }
        return policy_word(found->second, code);
    };
}

}  // namespace aftercare
