// The questions of a report, in the order in which a call goes: where, who, what, how urgent.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apps/intake/asker.hpp"
#include "apps/intake/draft.hpp"
#include "apps/intake/new_request.hpp"

namespace aftercare {

/// One question, its options, and how it is asked: what it says of each option, nothing when broken off.
struct Question {
    std::string_view field;                 ///< names it on screen
    std::vector<std::string_view> options;  ///< that an answer may be of
    std::optional<Answers> (*ask)(Asker& asker, const Question& question, const NewRequest& request);
    bool (*is_given)(const NewRequest& request);                    ///< the line answers it
    std::string (*shown)(Asker& asker, const NewRequest& request);  ///< the answer in words
    bool required = false;
    const char* code_list = nullptr;  ///< the fixed or policy list of its codes
};

const std::vector<Question>& questions();

}  // namespace aftercare
