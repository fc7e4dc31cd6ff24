// What a command takes: its options and words described as data, each bound to the member that holds its
// value.
//
// A verb declares a struct of typed members and binds each to its option, once; parsing, --help, completion
// and the documentation test all read that description. A value is read once, before the ledger is opened;
// what cannot be read says what would be.
#pragma once

#include <cassert>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "aftercare/support/entered_text.hpp"
#include "aftercare/support/time_words.hpp"
#include "apps/shared/typed_values.hpp"

namespace aftercare {

enum class Need { optional, required };

/// Takes a text into the member that it is bound to: empty when it could be read, else what would have been
/// right (already translated).
using TakeValue = std::function<std::string(std::string_view typed)>;

struct OptionSpec {
    enum class Kind { flag, value, values };
    std::string name;        ///< without dashes
    std::string alias = {};  ///< another long name for the same
    char letter = 0;         ///< short form, 0 for none
    Kind kind = Kind::value;
    std::string value_name = {};  ///< TIME, CODE, …; says what text it may be (text_kind_of)
    const char* help = "";        ///< msgid
    Need need = Need::optional;
    TakeValue take = {};
    bool common = false;    ///< of every command, read or list: listed apart in --help
    bool is_input = false;  ///< the value names a file that is read; no output may take its place
};

/// What text a value of that name may be: TEXT is prose, NAME and what else is one (WHO, PARTY, UNIT, …) a
/// name, all else a line.
TextKind text_kind_of(std::string_view value_name);

/// How many words a command takes besides options.
enum class Arity { one, optional, many, any };

struct PositionalSpec {
    std::string value_name;
    Arity arity = Arity::one;
    const char* help = "";
    TakeValue take = {};
    bool is_input = false;  ///< the words name files that are read
};

/// What one value of a member is: of a list or an optional one, of what it holds.
template <class T>
struct ValueOf {
    using Type = T;
    static constexpr bool is_list = false;
    static void keep(T& into, T value) { into = std::move(value); }
};
template <class T>
struct ValueOf<std::optional<T>> {
    using Type = T;
    static constexpr bool is_list = false;
    static void keep(std::optional<T>& into, T value) { into = std::move(value); }
};
template <class T>
struct ValueOf<std::vector<T>> {
    using Type = T;
    static constexpr bool is_list = true;
    static void keep(std::vector<T>& into, T value) { into.push_back(std::move(value)); }
};

template <class T>
concept HoldsText = std::same_as<typename ValueOf<T>::Type, std::string>;
template <class T>
concept HoldsTime = std::same_as<typename ValueOf<T>::Type, TypedTime> && !ValueOf<T>::is_list;
template <class T>
concept HoldsOne = !ValueOf<T>::is_list;

/// The description that a verb fills in. What it binds must outlive it.
///
/// A member that is a list takes its option several times. Without a reader of its own a value is read as its
/// type is (typed_values.hpp); a text is taken as it is once `check` has nothing against it.
class Options {
  public:
    void flag(bool& into, const char* name, const char* help, char letter = 0);

    template <class T>
    void value(T& into, const char* name, const char* value_name, const char* help,
               Need need = Need::optional,
               ReadValue<typename ValueOf<T>::Type> read = &ValueReader<typename ValueOf<T>::Type>::read) {
        add({.name = name,
             .kind = ValueOf<T>::is_list ? OptionSpec::Kind::values : OptionSpec::Kind::value,
             .value_name = value_name,
             .help = help,
             .need = need,
             .take = taking(into, read)});
    }
    template <HoldsText T>
    void text(T& into, const char* name, const char* value_name, const char* help, Need need = Need::optional,
              ValueCheck check = nullptr) {
        add({.name = name,
             .kind = ValueOf<T>::is_list ? OptionSpec::Kind::values : OptionSpec::Kind::value,
             .value_name = value_name,
             .help = help,
             .need = need,
             .take = taking_text(into, check)});
    }
    /// A time; a date without one is meant as `means` says.
    template <HoldsTime T>
    void time(T& into, const char* name, const char* help, DateMeans means, Need need = Need::optional,
              const char* value_name = "TIME") {
        const TypedTime unread{.what = std::string("--") + name, .means = means};
        add({.name = name,
             .value_name = value_name,
             .help = help,
             .need = need,
             .take = [&into, unread](std::string_view typed) {
                 auto time = unread;
                 auto expected = ValueReader<TypedTime>::read(typed, time);
                 if (expected.empty()) {
                     into = std::move(time);
                 }
                 return expected;
             }});
    }
    /// The main text of the verb: `--name TEXT`, `-m TEXT`, or `-F FILE` (`-` is standard input).
    template <HoldsText T>
    void main_text(T& into, const char* name, const char* help, Need need = Need::optional) {
        assert(m_main_text.empty());
        m_main_text = name;
        text(into, name, "TEXT", help, need, need == Need::required ? check_not_empty : nullptr);
        letter('m');
    }
    /// Another name for the option described last.
    void also(std::string alias);
    /// A short form for the option described last.
    void letter(char letter);
    /// The option described last names a file that is read.
    void reads_file();

    /// One word, which may be left out where the member is an optional one.
    template <HoldsOne T>
    void word(T& into, const char* value_name, const char* help, ValueCheck check = nullptr) {
        constexpr bool may_lack = !std::same_as<T, typename ValueOf<T>::Type>;
        m_positionals.push_back(
            {value_name, may_lack ? Arity::optional : Arity::one, help, taking_text(into, check)});
    }
    /// All words that are left: `many` is at least one.
    void words(std::vector<std::string>& into, const char* value_name, Arity arity, const char* help,
               ValueCheck check = nullptr) {
        m_positionals.push_back({value_name, arity, help, taking_text(into, check)});
    }
    /// All words that are left, each read as its type is.
    template <class T>
    void words(std::vector<T>& into, const char* value_name, Arity arity, const char* help) {
        m_positionals.push_back({value_name, arity, help, taking(into, &ValueReader<T>::read)});
    }
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
    /// The name of the main text, empty when there is none.
    const std::string& main_text_name() const { return m_main_text; }

  private:
    void add(OptionSpec spec) { m_specs.push_back(std::move(spec)); }

    template <class T>
    static TakeValue taking(T& into, ReadValue<typename ValueOf<T>::Type> read) {
        return [&into, read](std::string_view typed) {
            typename ValueOf<T>::Type value{};
            auto expected = read(typed, value);
            if (expected.empty()) {
                ValueOf<T>::keep(into, std::move(value));
            }
            return expected;
        };
    }
    template <class T>
    static TakeValue taking_text(T& into, ValueCheck check) {
        return [&into, check](std::string_view typed) {
            auto expected = check == nullptr ? std::string() : check(typed);
            if (expected.empty()) {
                ValueOf<T>::keep(into, std::string(typed));
            }
            return expected;
        };
    }

    std::vector<OptionSpec> m_specs;
    std::vector<PositionalSpec> m_positionals;
    std::string m_main_text;
};

}  // namespace aftercare
