#include "apps/shared/command_line.hpp"

#include <algorithm>
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
#include "apps/shared/tokens.hpp"

namespace aftercare {

namespace {

using Kind = OptionSpec::Kind;

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

/// `shown` is what a message calls the place where the value stood.
void check_value(const std::string& shown, const std::string& value_name, ValueCheck check,
                 const std::string& value) {
    if (const auto fault = text_fault(value, text_kind_of(value_name))) {
        throw Error(ErrorKind::usage, shown + ": " + words_of(*fault));
    }
    if (check == nullptr) {
        return;
    }
    if (const auto expected = check(value); !expected.empty()) {
        throw Error(ErrorKind::usage,
                    form(tr("{option}: {value} cannot be read"), fmt::arg("option", shown),
                         fmt::arg("value", quoted(value))),
                    expected);
    }
}

/// All that was given for an option.
void check_option(const OptionSpec& spec, const std::vector<std::string>& values) {
    if (spec.kind == Kind::flag) {
        return;
    }
    if (spec.kind == Kind::value && values.size() > 1) {
        throw Error(ErrorKind::usage, form(tr("--{option} is given twice"), fmt::arg("option", spec.name)));
    }
    for (const auto& value : values) {
        check_value("--" + spec.name, spec.value_name, spec.check, value);
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
            check_value(spec.value_name, spec.value_name, spec.check, words[at + i]);
        }
        at += count;
    }
    if (at < words.size()) {
        throw Error(ErrorKind::usage, form(tr("unexpected word {word}"), fmt::arg("word", quoted(words[at]))),
                    {}, tr("see --help; text belongs behind an option, in quotes"));
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
    auto text = with_line_feeds(*file == "-" ? read_standard_input(k_text_bytes_max)
                                             : read_file(*file, k_text_bytes_max));
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) {
        text.pop_back();
    }
    const auto* spec = options.find(options.main_text_name());
    check_value("-F " + *file, spec->value_name, spec->check, text);
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
    auto tokens = take_apart(options, words);
    ParsedLine parsed;
    auto& request = parsed.request;
    for (auto& given : tokens.options) {
        request.set(given.spec->name, std::move(given.value));
    }
    request.set_words(std::move(tokens.words));
    if (tokens.lists_columns) {
        request.set("list-columns", {});
    }
    parsed.wants_help = request.flag("help");
    parsed.wants_version = request.flag("version");
    if (parsed.wants_help || parsed.wants_version) {
        return parsed;
    }
    for (const auto& spec : options.specs()) {
        check_option(spec, request.values(spec.name));
    }
    take_file(options, request);
    check_words(options, request.words());
    check_required(options, request);
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
