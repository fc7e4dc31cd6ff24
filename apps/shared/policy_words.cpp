#include "apps/shared/policy_words.hpp"

#include <memory>

#include "aftercare/render/words.hpp"
#include "aftercare/store/policies.hpp"

namespace aftercare {

std::function<std::string(std::string_view, std::string_view)> words_with_policy(Database* db) {
    auto policy = std::make_shared<std::unique_ptr<Policy>>();
    return [db, policy](std::string_view list, std::string_view code) {
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
        if (!*policy) {
            *policy = std::make_unique<Policy>(load_policy_in_force(*db));
        }
        return policy_word(codes_of(**policy, *table), code);
    };
}

}  // namespace aftercare
