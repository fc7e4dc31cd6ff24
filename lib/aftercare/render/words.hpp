// Codes, fields and refusals as words: the one place where the core's facts become sentences.
//
// Everything stands in tables parallel to the enums of core, with English msgids; gettext has the rest. The
// context (msgctxt) of a code's word is the name of its list, of a field's word "field". The lists that are
// policy carry their Chinese word themselves; in English they show their code. Events are in event_words.hpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/codes.hpp"
#include "aftercare/core/policy.hpp"
#include "aftercare/core/refusal.hpp"
#include "aftercare/core/verbs.hpp"

namespace aftercare {

/// Names of all fixed code lists, also "verb" and the "measure" of the day report.
const std::vector<std::string_view>& code_lists();

/// The codes of a fixed list, in their order; empty for a name that is none.
std::vector<std::string_view> codes_in(std::string_view code_list);

/// The msgid of a code's word, empty when the list or the code is not known.
std::string_view english_word(std::string_view code_list, std::string_view code);

/// The word of a code in the current language; the code itself when the list or the code is not known.
std::string word_of(std::string_view code_list, std::string_view code);

template <Coded E>
std::string word(E value) {
    return word_of(CodeList<E>::name, code_of(value));
}

/// What a verb is called.
inline std::string verb_word(Verb verb) {
    return word(verb);
}

/// yes or no.
std::string flag_word(bool truth);

/// Several things in one line, between them what the language puts there.
std::string join_words(const std::vector<std::string>& words);

/// `contractor=70,owner=30` in words.
std::string liability_words(std::string_view liability);

/// What a field of an event, a column of the tables or a column of a report is called; the name without its
/// underscores when no table has it.
std::string field_word(std::string_view field);

/// What a field is called in each language, English first.
std::vector<std::string> field_words(std::string_view field);

/// Whether the field has a word of its own.
bool has_field_word(std::string_view field);

/// The policy list of a name as the policy writes it: category element defect cause decline hold force
/// question.
std::optional<CodeTable> policy_list(std::string_view name);
std::string_view name_of(CodeTable list);

/// The word of a policy code in the current language; `code` itself when the list does not have it, so that
/// free text passes.
std::string policy_word(const std::vector<PolicyCode>& list, std::string_view code);

/// What a typed text names in a code list: one code, several, or none.
struct CodeMatch {
    std::vector<std::string> codes;

    bool found() const { return codes.size() == 1; }
    bool ambiguous() const { return codes.size() > 1; }
    /// The code; only when found.
    const std::string& code() const { return codes.front(); }
};

/// Finds what was typed among the codes, the English and the Chinese words of a fixed list, whatever the
/// screen's language: the code itself, else a whole word, else the beginning of either. ASCII case, full
/// width and white space around do not matter. Nothing typed names nothing.
CodeMatch match_code(std::string_view code_list, std::string_view typed);
/// The same in a policy list, by code and word.
CodeMatch match_code(const std::vector<PolicyCode>& list, std::string_view typed);

/// The enumerator that was typed, when there is exactly one.
template <Coded E>
std::optional<E> match(std::string_view typed) {
    const auto found = match_code(CodeList<E>::name, typed);
    return found.found() ? from_code<E>(found.code()) : std::nullopt;
}

/// A field as the option that gives it, with its word: `category (--category)`.
std::string option_word(std::string_view field);

/// A refusal in words, part by part; all but the first may be empty.
struct RefusalWords {
    std::string found;   ///< what the rules say, with what is missing
    std::string state;   ///< in which state the ticket is, since when and by whom
    std::string advice;  ///< what to do: the command that helps, or what else there is to do
};
RefusalWords refusal_words(const Refused& refused);

/// The same in one line.
std::string sentence(const Refused& refused);

/// The command line that `refused.helps` stands for, with what it acts on: `aftercare close done
/// AC-2026-000123`; empty when no command helps.
std::string helping_line(const Refused& refused);

/// A text as one word of a shell's command line, quoted where it has to be.
std::string shell_word(const std::string& text);

}  // namespace aftercare
