// What a command takes: its options described as data, and what was given for them.
//
// A verb describes its options once; parsing, --help, completion and the documentation test all read that
// description. Whatever can be told without the ledger is checked while parsing, through the option's check.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aftercare/support/entered_text.hpp"

namespace aftercare {

/// Looks at a value before the ledger is opened: empty when it is good, else what would be (already
/// translated).
using ValueCheck = std::string (*)(std::string_view value);

enum class Need { optional, required };

struct OptionSpec {
    enum class Kind { flag, value, values };
    std::string name;        ///< without dashes
    std::string alias = {};  ///< another long name for the same
    char letter = 0;         ///< short form, 0 for none
    Kind kind = Kind::value;
    std::string value_name = {};  ///< TIME, CODE, …; says what text it may be (text_kind_of)
    const char* help = "";        ///< msgid
    Need need = Need::optional;
    ValueCheck check = nullptr;
    bool common = false;    ///< of every command, read or list: listed apart in --help
    bool is_input = false;  ///< the value names a file that is read; no output may take its place
};

/// What text a value of that name may be: TEXT is prose, NAME and what else is one (WHO, PARTY, UNIT, …) a
/// name, all else a line.
TextKind text_kind_of(std::string_view value_name);

/// How many words a command takes besides options.
enum class Arity { none, one, optional, many, any };

struct PositionalSpec {
    std::string value_name;
    Arity arity = Arity::none;
    const char* help = "";
    ValueCheck check = nullptr;
    bool is_input = false;  ///< the words name files that are read
};

/// The description that a verb fills in.
class Options {
  public:
    void flag(std::string name, const char* help, char letter = 0);
    void value(std::string name, std::string value_name, const char* help, Need need = Need::optional,
               ValueCheck check = nullptr);
    void values(std::string name, std::string value_name, const char* help, Need need = Need::optional,
                ValueCheck check = nullptr);
    /// The main text of the verb: `--name TEXT`, `-m TEXT`, or `-F FILE` (`-` is standard input).
    void main_text(std::string name, const char* help, Need need = Need::optional);
    /// The option described last may be given several times.
    void repeats();
    /// Another name for the option described last.
    void also(std::string alias);
    /// A short form for the option described last.
    void letter(char letter);
    void positional(std::string value_name, Arity arity, const char* help, ValueCheck check = nullptr);
    /// The option described last names a file that is read.
    void reads_file();
    /// The words of the positional described last name files that are read.
    void words_name_files();

    /// Marks the options from the `first` on as common.
    void mark_common(std::size_t first);

    const std::vector<OptionSpec>& specs() const { return m_specs; }
    const std::vector<PositionalSpec>& positionals() const { return m_positionals; }
    /// The option of that long name or alias, or null.
    const OptionSpec* find(std::string_view name) const;
    /// The option of that letter, or null.
    const OptionSpec* find_letter(char letter) const;
    const std::string& main_text_name() const { return m_main_text; }

  private:
    std::vector<OptionSpec> m_specs;
    std::vector<PositionalSpec> m_positionals;
    std::string m_main_text;
};

/// What was given on the command line.
class Request {
  public:
    bool has(std::string_view name) const { return m_values.find(name) != m_values.end(); }
    bool flag(std::string_view name) const { return has(name); }
    /// The value, or nothing when the option was not given.
    std::optional<std::string> value(std::string_view name) const;
    /// The value, or an empty text.
    std::string text(std::string_view name) const { return value(name).value_or(std::string()); }
    std::vector<std::string> values(std::string_view name) const;
    const std::vector<std::string>& words() const { return m_words; }

    void set(std::string_view name, std::string value) {
        m_values[std::string(name)].push_back(std::move(value));
    }
    void add_word(std::string word) { m_words.push_back(std::move(word)); }
    void set_words(std::vector<std::string> words) { m_words = std::move(words); }

  private:
    std::map<std::string, std::vector<std::string>, std::less<>> m_values;
    std::vector<std::string> m_words;
};

}  // namespace aftercare
