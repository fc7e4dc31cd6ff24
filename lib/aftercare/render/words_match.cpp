// Coded options as people type them: the code, a word, or an unambiguous beginning of either.
#include <array>

#include "aftercare/core/figures/question.hpp"
#include "aftercare/render/words.hpp"
#include "aftercare/support/enum_table.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

constexpr auto k_policy_lists = enum_table<CodeTable, std::string_view>({
    {CodeTable::category, "category"},
    {CodeTable::element, "element"},
    {CodeTable::defect, "defect"},
    {CodeTable::cause, "cause"},
    {CodeTable::decline_reason, "decline"},
    {CodeTable::hold_reason, "hold"},
    {CodeTable::force_reason, "force"},
    {CodeTable::question, "question"},
    {CodeTable::channel, "channel"},
    {CodeTable::check, "check"},
});

std::string folded(std::string_view text) {
    return fold_ascii_case(fold_width(trim(text)));
}

/// One code with its words, folded.
struct Spellings {
    std::string_view code;
    std::vector<std::string> words;
};

/// With code and word as messages offer them: `leak 渗漏`.
Spellings spelt(std::string_view code, std::vector<std::string> words) {
    const auto count = words.size();
    for (std::size_t i = 0; i < count; ++i) {
        words.push_back(folded(code) + " " + words[i]);
    }
    return {code, std::move(words)};
}

template <class Fits>
CodeMatch all_that(const std::vector<Spellings>& list, const Fits& fits) {
    CodeMatch match;
    for (const auto& each : list) {
        bool does = fits(folded(each.code));
        for (const auto& word : each.words) {
            does = does || fits(word);
        }
        if (does) {
            match.codes.emplace_back(each.code);
        }
    }
    return match;
}

/// A whole code or word is meant even when others begin with it.
CodeMatch match_among(const std::vector<Spellings>& list, const std::string& typed) {
    for (const auto& each : list) {
        if (folded(each.code) == typed) {
            return {{std::string(each.code)}};
        }
    }
    auto whole = all_that(list, [&](const std::string& spelling) { return spelling == typed; });
    if (!whole.codes.empty()) {
        return whole;
    }
    return all_that(list, [&](const std::string& spelling) { return spelling.starts_with(typed); });
}

}  // namespace

std::optional<CodeTable> policy_list(std::string_view name) {
    for (std::size_t i = 0; i < k_policy_lists.size(); ++i) {
        if (k_policy_lists[i] == name) {
            return static_cast<CodeTable>(i);
        }
    }
    return std::nullopt;
}

std::string_view name_of(CodeTable list) {
    return k_policy_lists[static_cast<std::size_t>(list)];
}

std::string policy_word(const std::vector<PolicyCode>& list, std::string_view code) {
    if (current_language() == Language::zh) {
        for (const auto& row : list) {
            if (row.code == code && !row.word.empty()) {
                return row.word;
            }
        }
    }
    return std::string(code);
}

CodeMatch match_code(std::string_view code_list, std::string_view typed) {
    const std::string wanted = folded(typed);
    const auto codes = codes_in(code_list);
    if (wanted.empty()) {
        return {};
    }
    for (const auto code : codes) {
        if (code == wanted) {
            return {{std::string(code)}};
        }
    }
    if (code_list == "measure" && asked_figure(wanted)) {
        return {{wanted}};  // with suffixes
    }
    const std::string context(code_list);
    std::vector<Spellings> list;
    for (const auto code : codes) {
        const auto english = english_word(code_list, code);
        list.push_back(spelt(code, {folded(english), folded(tr_as(Language::zh, context.c_str(), english))}));
    }
    return match_among(list, wanted);
}

CodeMatch match_code(const std::vector<PolicyCode>& list, std::string_view typed) {
    const std::string wanted = folded(typed);
    if (wanted.empty()) {
        return {};
    }
    std::vector<Spellings> spellings;
    for (const auto& row : list) {
        spellings.push_back(spelt(row.code, row.word.empty() ? std::vector<std::string>{}
                                                             : std::vector<std::string>{folded(row.word)}));
    }
    return match_among(spellings, wanted);
}

}  // namespace aftercare
