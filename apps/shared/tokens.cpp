#include "apps/shared/tokens.hpp"

#include <algorithm>

#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

/// A described option that begins as the word does; empty when none has four characters in common with it.
std::string nearest_option(const Options& options, const std::string& word) {
    const auto name = word.substr(0, word.find('='));
    for (std::size_t shared = name.size(); shared > 3; --shared) {
        for (const auto& spec : options.specs()) {
            if (("--" + spec.name).starts_with(name.substr(0, shared))) {
                return "--" + spec.name;
            }
        }
    }
    return {};
}

[[noreturn]] void unknown_option(const Options& options, const std::string& word) {
    const auto near = nearest_option(options, word);
    const auto first =
        fold_ascii_case(word.substr(std::min<std::size_t>(word.find_first_not_of('-'), word.size())));
    const bool looks_like_one = !first.empty() && first[0] >= 'a' && first[0] <= 'z';
    throw Error(ErrorKind::usage,
                form(tr("unknown option {option}"), fmt::arg("option", harmless(word, true))), {},
                !near.empty()    ? form(tr("did you mean {option}? see --help"), fmt::arg("option", near))
                : looks_like_one ? std::string(tr("see --help"))
                                 : std::string(tr("see --help; a word that begins with - goes behind --")));
}

class Taker {
  public:
    Taker(const Options& options, const std::vector<std::string>& words)
        : m_options(options), m_words(words) {}

    Tokens taken() {
        while (m_at < m_words.size()) {
            take(m_words[m_at++]);
        }
        return std::move(m_tokens);
    }

  private:
    void take(const std::string& word) {
        if (m_only_words || word.size() < 2 || word[0] != '-') {
            m_tokens.words.push_back(word);
        } else if (word == "--") {
            m_only_words = true;
        } else if (word[1] == '-') {
            take_long(word);
        } else {
            take_letters(word);
        }
    }

    void take_long(const std::string& word) {
        const auto equals = word.find('=');
        const auto name = word.substr(0, equals);
        const auto* spec = m_options.find(std::string_view(name).substr(2));
        if (spec == nullptr) {
            unknown_option(m_options, word);
        }
        const bool has_value = equals != std::string::npos;
        if (spec->kind == OptionSpec::Kind::flag) {
            if (has_value) {
                throw Error(ErrorKind::usage,
                            form(tr("{option} takes no value"), fmt::arg("option", harmless(name, true))));
            }
            m_tokens.options.push_back({spec, {}});
        } else if (has_value) {
            m_tokens.options.push_back({spec, word.substr(equals + 1)});
        } else if (spec->name == "columns" && m_at == m_words.size()) {
            m_tokens.lists_columns = true;
        } else {
            m_tokens.options.push_back({spec, next(name)});
        }
    }

    /// Flags may stand together, with one option that takes a value as the last: `-qL5`, `-qL 5`.
    void take_letters(const std::string& word) {
        for (std::size_t i = 1; i < word.size(); ++i) {
            const auto* spec = m_options.find_letter(word[i]);
            if (spec == nullptr) {
                unknown_option(m_options, word);
            }
            if (spec->kind == OptionSpec::Kind::flag) {
                m_tokens.options.push_back({spec, {}});
                continue;
            }
            const auto rest = word.substr(i + 1);
            m_tokens.options.push_back({spec, rest.empty() ? next(word) : rest});
            return;
        }
    }

    const std::string& next(const std::string& option) {
        if (m_at == m_words.size()) {
            throw Error(ErrorKind::usage, form(tr("{option} has no value"), fmt::arg("option", option)), {},
                        tr("give one behind it"));
        }
        return m_words[m_at++];
    }

    const Options& m_options;
    const std::vector<std::string>& m_words;
    Tokens m_tokens;
    std::size_t m_at = 0;  ///< of the word to be taken next
    bool m_only_words = false;
};

}  // namespace

Tokens take_apart(const Options& options, const std::vector<std::string>& words) {
    return Taker(options, words).taken();
}

}  // namespace aftercare
