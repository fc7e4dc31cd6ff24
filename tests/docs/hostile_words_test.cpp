// What looks like an option and is none, typed at every command: refused by its name, never read as anything
// else. Behind `--` it is a word, behind an option its value.
#include <array>
#include <doctest/doctest.h>

#include "aftercare/support/error.hpp"
#include "aftercare/support/limits.hpp"
#include "apps/aftercare/launcher.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/shared/command_line.hpp"
#include "apps/shared/program.hpp"
#include "apps/shared/tokens.hpp"

using namespace aftercare;

namespace {

constexpr std::array k_hostile = {
    "-0",       "-5℃", "-7d", "-5 degrees", "---", "--no-such", "--=x",
    "-=",       "-%",  "-℃",  "-1",         "-[",  "-{}",       "--no-such=x",
    "--words2", "-.5", "-\"", "--  ",       "-–",  "--help-me", "--list-columns"};

template <class Function>
void for_each_command(const Function& function) {
    for (const auto* command : k_aftercare.commands) {
        function(*command);
    }
    for (const auto* program : programs()) {
        for (const auto* command : program->commands) {
            function(*command);
        }
    }
}

/// What is said against the words; empty when nothing is.
std::string fault_of(const Options& options, const std::vector<std::string>& words) {
    CommonOptions common;
    try {
        parse_line(options, common, words);
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::usage);
        return error.found();
    }
    return {};
}

const OptionSpec* first_with_value(const Options& options) {
    for (const auto& spec : options.specs()) {
        if (spec.kind != OptionSpec::Kind::flag && spec.name != "columns") {
            return &spec;
        }
    }
    return nullptr;
}

}  // namespace

TEST_CASE("a word that begins with - and is no option is refused by its name, at every command") {
    for_each_command([](const Command& command) {
        CAPTURE(command.name);
        const auto described = describe(command);
        const auto& options = described.options;
        for (const std::string word : k_hostile) {
            CAPTURE(word);
            const auto expected = "unknown option " + word;
            CHECK(fault_of(options, {word}) == expected);
            CHECK(fault_of(options, {"2026-1", word}) == expected);
            CHECK(fault_of(options, {word, "--by", "A"}) == expected);
            CHECK(fault_of(options, {"--by=A", word, "--help"}) == expected);
        }
    });
}

TEST_CASE("behind -- and behind an option it is what it is") {
    for_each_command([](const Command& command) {
        CAPTURE(command.name);
        const auto described = describe(command);
        const auto& options = described.options;
        const auto* spec = first_with_value(options);
        REQUIRE(spec != nullptr);
        for (const std::string word : k_hostile) {
            CAPTURE(word);
            CHECK(take_apart(options, {"--", word, "--", "-"}).words ==
                  std::vector<std::string>{word, "--", "-"});
            for (const auto& typed : {std::vector<std::string>{"--" + spec->name, word},
                                      std::vector<std::string>{"--" + spec->name + "=" + word}}) {
                const auto tokens = take_apart(options, typed);
                CHECK(tokens.words.empty());
                REQUIRE(tokens.options.size() == 1);
                CHECK(tokens.options[0].spec == spec);
                CHECK(tokens.options[0].value == word);
            }
        }
    });
}

TEST_CASE("letters: flags stand together, and what is behind an option that takes a value is its value") {
    struct {
        bool quiet = false;
        bool verbose = false;
        std::string period;
    } request;
    Options options;
    options.flag(request.quiet, "quiet", "", 'q');
    options.flag(request.verbose, "verbose", "", 'v');
    options.text(request.period, "period", "PERIOD", "");
    options.letter('p');
    const auto shown = [&](const std::vector<std::string>& words) {
        std::string text;
        for (const auto& given : take_apart(options, words).options) {
            text += given.spec->name + "<" + given.value + ">";
        }
        return text;
    };
    CHECK(shown({"-qvp", "-7d"}) == "quiet<>verbose<>period<-7d>");
    CHECK(shown({"-p-7d"}) == "period<-7d>");
    CHECK(shown({"-p", "--"}) == "period<-->");
    CHECK(shown({"-p="}) == "period<=>");
    CHECK(shown({"--period="}) == "period<>");
    CHECK(fault_of(options, {"-qx"}) == "unknown option -qx");
    CHECK(fault_of(options, {"-p"}) == "-p has no value");
    CHECK(fault_of(options, {"-qp"}) == "-qp has no value");
    CHECK(fault_of(options, {"--period"}) == "--period has no value");
    CHECK(fault_of(options, {"--quiet=no"}) == "--quiet takes no value");
    CHECK(fault_of(options, {"--period", "a", "-pb"}) == "--period is given twice");
}

TEST_CASE("values and words are texts that may be entered, each of its kind") {
    struct {
        std::string by;
        std::string where;
        std::string words;
        std::vector<std::string> rest;
    } request;
    Options options;
    options.text(request.by, "by", "NAME", "");
    options.text(request.where, "where", "FILTER", "");
    options.main_text(request.words, "words", "");
    options.words(request.rest, "WORD", Arity::any, "");
    const auto accepts = [&](const char* option, const std::string& value) {
        return fault_of(options, {"--" + std::string(option), value}).empty();
    };
    for (const char c : {'\x01', '\x1b', '\r', '\x7f', '\0'}) {
        const auto text = "a" + std::string(1, c) + "b";
        CAPTURE(static_cast<int>(c));
        for (const char* option : {"by", "where", "words"}) {
            CHECK_FALSE(accepts(option, text));
        }
        CHECK_FALSE(fault_of(options, {text}).empty());
    }
    for (const std::string text : {"a\nb", "a\tb"}) {
        CHECK(accepts("words", text));
        CHECK_FALSE(accepts("by", text));
        CHECK_FALSE(accepts("where", text));
        CHECK_FALSE(fault_of(options, {text}).empty());
    }
    for (const std::string text : {"a\u2028b", "a\u2029b", "a\xFF", "\xC0\x80", "\xED\xA0\x80"}) {
        CHECK_FALSE(accepts("words", text));
        CHECK_FALSE(accepts("by", text));
    }
    CHECK(accepts("by", "李娜 🏠 e\u0301"));
    std::string name;
    for (std::size_t i = 0; i < k_name_characters_max; ++i) {
        name += "名";
    }
    CHECK(accepts("by", name));
    CHECK_FALSE(accepts("by", name + "x"));
    CHECK(accepts("where", name + "x"));
    CHECK(accepts("words", std::string(k_text_bytes_max, 'x')));
    CHECK_FALSE(accepts("words", std::string(k_text_bytes_max + 1, 'x')));
    CHECK_FALSE(accepts("where", std::string(k_text_bytes_max + 1, 'x')));
}
