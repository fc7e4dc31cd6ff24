#include "apps/shared/command_line.hpp"

#include <algorithm>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#include <CLI/CLI.hpp>
#pragma GCC diagnostic pop

#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/shared/files.hpp"

namespace aftercare {

namespace {

using Kind = OptionSpec::Kind;

const OptionSpec* find_long(const Options& options, std::string_view name) {
    for (const auto& spec : options.specs()) {
        if (spec.name == name || (!spec.alias.empty() && spec.alias == name)) {
            return &spec;
        }
    }
    return nullptr;
}

const OptionSpec* find_letter(const Options& options, char letter) {
    for (const auto& spec : options.specs()) {
        if (spec.letter == letter) {
            return &spec;
        }
    }
    return nullptr;
}

[[noreturn]] void no_value(const std::string& shown) {
    throw Error(ErrorKind::usage, form(tr("{option} has no value"), fmt::arg("option", shown)), {},
                tr("give one behind it"));
}

/// CLI11 would take a value that looks like an option for one, and let a repeatable option swallow the words
/// behind it. So it gets `--name=#k` for each value and `#k` for each word, and the k-th text is put in its
/// place afterwards.
class Shield {
  public:
    Shield(const Options& options, const std::vector<std::string>& words)
        : m_options(options), m_words(words) {}

    std::vector<std::string> shielded() {
        for (m_at = 0; m_at < m_words.size(); ++m_at) {
            take(m_words[m_at]);
        }
        return m_out;
    }

    const std::string& text(const std::string& token) const {
        return m_texts.at(static_cast<std::size_t>(std::stoul(token.substr(1))));
    }

  private:
    void take(const std::string& word) {
        if (m_only_words || word.size() < 2 || word[0] != '-') {
            m_out.push_back(keep(word));
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
        const auto name = word.substr(2, equals == std::string::npos ? equals : equals - 2);
        const auto* spec = find_long(m_options, name);
        if (spec == nullptr || spec->kind == Kind::flag) {
            m_out.push_back(word);
            return;
        }
        if (equals != std::string::npos) {
            m_out.push_back("--" + spec->name + "=" + keep(word.substr(equals + 1)));
        } else if (name == "columns" && m_at + 1 == m_words.size()) {
            m_out.emplace_back("--list-columns");
        } else {
            m_out.push_back("--" + spec->name + "=" + keep(next(word)));
        }
    }

    void take_letters(const std::string& word) {
        for (std::size_t i = 1; i < word.size(); ++i) {
            const auto* spec = find_letter(m_options, word[i]);
            if (spec == nullptr) {
                m_out.push_back("-" + word.substr(i));
                return;
            }
            if (spec->kind == Kind::flag) {
                m_out.push_back("--" + spec->name);
                continue;
            }
            const auto rest = word.substr(i + 1);
            m_out.push_back("--" + spec->name + "=" + keep(rest.empty() ? next(word) : rest));
            return;
        }
    }

    std::string next(const std::string& option) {
        if (m_at + 1 >= m_words.size()) {
            no_value(option);
        }
        return m_words[++m_at];
    }

    std::string keep(const std::string& text) {
        m_texts.push_back(text);
        return "#" + std::to_string(m_texts.size() - 1);
    }

    const Options& m_options;
    const std::vector<std::string>& m_words;
    std::vector<std::string> m_out;
    std::vector<std::string> m_texts;
    std::size_t m_at = 0;
    bool m_only_words = false;
};

/// CLI11's cost grows faster than its number of options, so it is told of those that occur; --help is told of
/// all.
bool occurs(const OptionSpec& spec, const std::vector<std::string>& shielded) {
    const auto name = "--" + spec.name;
    return std::any_of(shielded.begin(), shielded.end(), [&](const std::string& word) {
        return word == name ||
               (word.starts_with(name) && word.size() > name.size() && word[name.size()] == '=');
    });
}

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
    throw Error(ErrorKind::usage,
                form(tr("unknown option {option}"), fmt::arg("option", harmless(word, true))), {},
                near.empty() ? std::string(tr("see --help"))
                             : form(tr("did you mean {option}? see --help"), fmt::arg("option", near)));
}

void check_value(const std::string& shown, ValueCheck check, const std::string& value) {
    if (const auto bad = invalid_utf8_at(value)) {
        throw Error(ErrorKind::usage, form(tr("{option}: the text is not UTF-8"), fmt::arg("option", shown)),
                    {}, tr("use a UTF-8 terminal or locale"));
    }
    if (check == nullptr) {
        return;
    }
    if (const auto expected = check(value); !expected.empty()) {
        throw Error(ErrorKind::usage,
                    form(tr("{option}: {value} cannot be read"), fmt::arg("option", shown),
                         fmt::arg("value", "\"" + harmless(value, true) + "\"")),
                    expected);
    }
}

/// The words against their description: how many, and each by its check.
void check_words(const Options& options, const std::vector<std::string>& words) {
    std::size_t at = 0;
    for (const auto& spec : options.positionals()) {
        const bool several = spec.arity == Arity::many || spec.arity == Arity::any;
        const std::size_t least = spec.arity == Arity::one || spec.arity == Arity::many ? 1 : 0;
        const std::size_t left = words.size() - at;
        if (left < least) {
            throw Error(ErrorKind::usage, form(tr("{what} is missing"), fmt::arg("what", spec.value_name)),
                        {}, tr("see --help"));
        }
        const std::size_t count = several ? left : std::min<std::size_t>(left, 1);
        for (std::size_t i = 0; i < count; ++i) {
            check_value(spec.value_name, spec.check, words[at + i]);
        }
        at += count;
    }
    if (at < words.size()) {
        throw Error(
            ErrorKind::usage,
            form(tr("unexpected word {word}"), fmt::arg("word", "\"" + harmless(words[at], true) + "\"")), {},
            tr("see --help; text belongs behind an option, in quotes"));
    }
}

void check_required(const Options& options, const Request& request) {
    std::string missing;
    for (const auto& spec : options.specs()) {
        if (spec.need == Need::required && !request.has(spec.name)) {
            missing += (missing.empty() ? "--" : ", --") + spec.name;
        }
    }
    if (!missing.empty()) {
        throw Error(ErrorKind::usage, form(tr("missing: {options}"), fmt::arg("options", missing)), {},
                    tr("see --help"));
    }
}

/// `-F FILE` fills the verb's main text.
void take_file(const Options& options, Request& request) {
    const auto file = request.value("file");
    if (options.main_text_name().empty() || !file) {
        return;
    }
    if (request.has(options.main_text_name())) {
        throw Error(ErrorKind::usage, form(tr("both --{option} and -F are given"),
                                           fmt::arg("option", options.main_text_name())));
    }
    auto text = *file == "-" ? read_standard_input() : read_file(*file);
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) {
        text.pop_back();
    }
    check_value("-F " + *file, find_long(options, options.main_text_name())->check, text);
    request.set(options.main_text_name(), std::move(text));
}

CLI::Option* add_to(CLI::App& app, const OptionSpec& spec, std::vector<std::string>& values, bool& flag,
                    const std::string& help) {
    std::string names = "--" + spec.name;
    if (spec.letter != 0) {
        names = std::string("-") + spec.letter + "," + names;
    }
    if (!spec.alias.empty()) {
        names += ",--" + spec.alias;
    }
    if (spec.kind == Kind::flag) {
        return app.add_flag(names, flag, help);
    }
    return app.add_option(names, values, help)->type_name(spec.value_name)->allow_extra_args(false);
}

/// The text with single empty lines where there are several, and none at its end.
std::string without_gaps(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c != '\n' || !out.ends_with("\n\n")) {
            out += c;
        }
    }
    while (out.ends_with("\n\n")) {
        out.pop_back();
    }
    return out;
}

}  // namespace

ParsedLine parse_line(const Options& options, const std::vector<std::string>& words) {
    Shield shield(options, words);
    auto shielded = shield.shielded();
    CLI::App app;
    app.set_help_flag();
    app.prefix_command(false);
    struct Taken {
        const OptionSpec* spec;
        std::vector<std::string> values;
        bool flag = false;
    };
    std::vector<std::unique_ptr<Taken>> taken;
    for (const auto& spec : options.specs()) {
        if (occurs(spec, shielded)) {
            taken.push_back(std::make_unique<Taken>(Taken{&spec, {}, false}));
            add_to(app, spec, taken.back()->values, taken.back()->flag, {});
        }
    }
    bool list_columns = false;
    app.add_flag("--list-columns", list_columns);
    std::vector<std::string> loose;
    app.add_option("words", loose);
    std::reverse(shielded.begin(), shielded.end());
    try {
        app.parse(shielded);
    } catch (const CLI::ExtrasError&) {
        unknown_option(options, app.remaining().empty() ? std::string() : app.remaining().front());
    } catch (const CLI::ParseError& error) {
        throw Error(ErrorKind::usage, error.what(), {}, tr("see --help"));
    }
    ParsedLine parsed;
    for (const auto& one : taken) {
        if (one->flag) {
            parsed.request.set(one->spec->name, {});
        }
        for (const auto& token : one->values) {
            parsed.request.set(one->spec->name, shield.text(token));
        }
    }
    for (const auto& token : loose) {
        parsed.request.add_word(shield.text(token));
    }
    if (list_columns) {
        parsed.request.set("list-columns", {});
    }
    parsed.wants_help = parsed.request.flag("help");
    parsed.wants_version = parsed.request.flag("version");
    if (parsed.wants_help || parsed.wants_version) {
        return parsed;
    }
    for (const auto& one : taken) {
        const auto given = parsed.request.values(one->spec->name);
        if (one->spec->kind == Kind::value && given.size() > 1) {
            throw Error(ErrorKind::usage,
                        form(tr("--{option} is given twice"), fmt::arg("option", one->spec->name)));
        }
        if (one->spec->kind != Kind::flag) {
            for (const auto& value : given) {
                check_value("--" + one->spec->name, one->spec->check, value);
            }
        }
    }
    take_file(options, parsed.request);
    check_words(options, parsed.request.words());
    check_required(options, parsed.request);
    return parsed;
}

std::string help_text(const Options& options, const std::string& usage, const std::string& summary) {
    CLI::App app(summary, usage);
    app.set_help_flag();
    app.get_formatter()->column_width(34);
    app.get_formatter()->label("Usage", tr("Usage"));
    app.get_formatter()->label("OPTIONS", tr("OPTIONS"));
    app.get_formatter()->label("Positionals", tr("Words"));
    app.get_formatter()->label("REQUIRED", tr("required"));
    std::vector<std::vector<std::string>> values(options.specs().size() + options.positionals().size());
    std::vector<char> flags(options.specs().size());
    std::size_t i = 0;
    for (const auto& word : options.positionals()) {
        const bool several = word.arity == Arity::many || word.arity == Arity::any;
        auto* option = app.add_option(word.value_name, values[i++], tr(word.help));
        option->type_name("")->expected(several ? -1 : 1);
        option->required(word.arity == Arity::one || word.arity == Arity::many);
    }
    for (const auto& spec : options.specs()) {
        bool flag = false;
        auto* option = add_to(app, spec, values[i++], flag, tr(spec.help));
        if (spec.kind == Kind::value) {
            option->expected(1);
        }
        option->required(spec.need == Need::required)
            ->group(spec.common ? tr("Common options") : tr("Options"));
    }
    return without_gaps(app.help());
}

}  // namespace aftercare
