#include "apps/shared/command_line.hpp"

#include <algorithm>
#include <span>
#include <utility>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#include <CLI/CLI.hpp>
#pragma GCC diagnostic pop

#include "aftercare/support/entered_text.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/limits.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/shared/files.hpp"
#include "apps/shared/some_words.hpp"
#include "apps/shared/tokens.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_shown_characters_max = 60;

/// A value as a message shows it: harmless, in quotes, and cut.
std::string quoted(const std::string& value) {
    const auto text = harmless(std::string_view(value).substr(0, 8 * k_shown_characters_max), true);
    std::size_t end = 0;
    for (std::size_t shown = 0; end < text.size() && shown < k_shown_characters_max; ++shown) {
        next_code_point(text, end);
    }
    return "\"" + text.substr(0, end) + (end < text.size() ? "…\"" : "\"");
}

/// Says no to `values`, which are quoted already.
[[noreturn]] void refuse_values(const std::string& shown, std::vector<std::string> values,
                                const std::string& expected) {
    throw Error(ErrorKind::usage,
                form(tr("{option}: {value} cannot be read"), fmt::arg("option", shown),
                     fmt::arg("value", some_words(std::move(values)))),
                expected);
}

/// `shown` is what a message calls the place where the value stood.
void take_value(const std::string& shown, const std::string& value_name, const TakeValue& take,
                const std::string& value) {
    if (const auto fault = text_fault(value, text_kind_of(value_name))) {
        throw Error(ErrorKind::usage, shown + ": " + words_of(*fault));
    }
    if (const auto expected = take(value); !expected.empty()) {
        refuse_values(shown, {quoted(value)}, expected);
    }
}

/// Words of one kind: all that cannot be read are named in one go.
void take_each(const PositionalSpec& spec, std::span<const std::string> words) {
    std::vector<std::string> unread;
    std::string expected;
    for (const auto& word : words) {
        const auto take = [&](std::string_view value) {
            auto wanted = spec.take(value);
            if (!wanted.empty()) {
                unread.push_back(quoted(word));
                expected = expected.empty() ? std::move(wanted) : expected;
            }
            return std::string();
        };
        take_value(spec.value_name, spec.value_name, take, word);
    }
    if (!unread.empty()) {
        refuse_values(spec.value_name, std::move(unread), expected);
    }
}

/// Takes the options of a line; which were given is told by their place in the description.
class OptionTaker {
  public:
    OptionTaker(const Options& options, ParsedLine& line)
        : m_options(options), m_line(line), m_given(options.specs().size()) {}

    void take(const Tokens& tokens) {
        std::vector<std::vector<const std::string*>> values(m_given.size());
        for (const auto& each : tokens.options) {
            values[place_of(*each.spec)].push_back(&each.value);
        }
        for (std::size_t i = 0; i < values.size(); ++i) {
            take(m_options.specs()[i], values[i]);
        }
    }

    /// `-F FILE` fills the verb's main text.
    void take_main_text(const std::string& file) {
        const auto* text = m_options.find(m_options.main_text_name());
        if (m_given[place_of(*text)]) {
            throw Error(ErrorKind::usage,
                        form(tr("both --{option} and -F are given"), fmt::arg("option", text->name)));
        }
        auto content = with_line_feeds(file == "-" ? read_standard_input(k_text_bytes_max)
                                                   : read_file(file, k_text_bytes_max));
        while (!content.empty() && (content.back() == '\n' || content.back() == '\r')) {
            content.pop_back();
        }
        if (says_nothing(*text, content)) {
            return;
        }
        take_value("-F " + file, text->value_name, text->take, content);
        m_given[place_of(*text)] = true;
    }

    void require_all() const {
        std::string missing;
        for (const auto& spec : m_options.specs()) {
            if (spec.need == Need::required && !m_given[place_of(spec)]) {
                missing += (missing.empty() ? "--" : ", --") + spec.name;
            }
        }
        if (!missing.empty()) {
            throw Error(ErrorKind::usage, form(tr("missing: {options}"), fmt::arg("options", missing)), {},
                        tr("see --help"));
        }
    }

  private:
    /// A main text that need not be there, and is blank: no reason is given by a space.
    bool says_nothing(const OptionSpec& spec, const std::string& value) const {
        return spec.need == Need::optional && spec.kind == OptionSpec::Kind::value &&
               spec.name == m_options.main_text_name() && trim(value).empty();
    }

    std::size_t place_of(const OptionSpec& spec) const {
        return static_cast<std::size_t>(&spec - m_options.specs().data());
    }

    void take(const OptionSpec& spec, const std::vector<const std::string*>& values) {
        if (spec.kind == OptionSpec::Kind::value && values.size() > 1) {
            throw Error(ErrorKind::usage,
                        form(tr("--{option} is given twice"), fmt::arg("option", spec.name)));
        }
        for (const auto* value : values) {
            if (says_nothing(spec, *value)) {
                continue;
            }
            take_value("--" + spec.name, spec.value_name, spec.take, *value);
            m_given[place_of(spec)] = true;
            if (spec.is_input) {
                m_line.inputs.push_back({"--" + spec.name, *value});
            }
        }
    }

    const Options& m_options;
    ParsedLine& m_line;
    std::vector<bool> m_given;
};

/// The words by their description: how many, and each read.
void take_words(const Options& options, ParsedLine& line) {
    const auto& words = line.words;
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
        take_each(spec, std::span(words).subspan(at, count));
        for (std::size_t i = at; i < at + count; ++i) {
            if (spec.is_input) {
                line.inputs.push_back({{}, words[i]});
            }
        }
        at += count;
    }
    if (at < words.size()) {
        throw Error(ErrorKind::usage, form(tr("unexpected word {word}"), fmt::arg("word", quoted(words[at]))),
                    {}, tr("see --help; text belongs behind an option, in quotes"));
    }
}

/// One standard input cannot be both the ids and the text.
void check_main_text_file(const std::string& file, const std::vector<std::string>& words) {
    if (file.empty()) {
        throw Error(ErrorKind::usage, tr("-F names no file"),
                    tr("the name of a file, or - for standard input"));
    }
    if (file == "-" && words == std::vector<std::string>{"-"}) {
        throw Error(ErrorKind::usage, tr("both the ids and the text are read from standard input"), {},
                    tr("give the text with -m, or in a file"));
    }
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
    if (spec.kind == OptionSpec::Kind::flag) {
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

ParsedLine parse_line(const Options& options, CommonOptions& common, const std::vector<std::string>& words) {
    auto tokens = take_apart(options, words);
    ParsedLine line;
    line.words = std::move(tokens.words);
    common.list.names_columns = tokens.lists_columns;
    for (const auto& given : tokens.options) {
        if (given.spec->kind == OptionSpec::Kind::flag) {
            given.spec->take(given.value);
        }
    }
    if (common.help || common.version) {
        return line;
    }
    OptionTaker taker(options, line);
    taker.take(tokens);
    if (common.main_text_file) {
        check_main_text_file(*common.main_text_file, line.words);
        taker.take_main_text(*common.main_text_file);
    }
    take_words(options, line);
    taker.require_all();
    return line;
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
        if (spec.kind == OptionSpec::Kind::value) {
            option->expected(1);
        }
        option->required(spec.need == Need::required)
            ->group(spec.common ? tr("Common options") : tr("Options"));
    }
    return without_gaps(app.help());
}

}  // namespace aftercare
