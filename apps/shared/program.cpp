#include "apps/shared/program.hpp"

#include <algorithm>
#include <sys/stat.h>

#include "aftercare/render/words.hpp"
#include "aftercare/store/archive_folder.hpp"
#include "aftercare/store/backups.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "aftercare/support/width.hpp"
#include "apps/shared/command_line.hpp"
#include "apps/shared/exit_codes.hpp"
#include "apps/shared/near_command.hpp"
#include "apps/shared/output.hpp"
#include "apps/shared/session.hpp"
#include "apps/shared/tokens.hpp"

namespace aftercare {

namespace {

std::string prefix_of(const Program& program, const Command* command) {
    return std::string(program.name) + (command == nullptr ? "" : " " + std::string(command->name)) +
           ": error: ";
}

/// Before settings are known: --lang and AFTERCARE_LANG and the locale, as far as they can be told.
void guess_language(const Env& env, const std::vector<std::string>& words) {
    auto named = set_variable(env, "AFTERCARE_LANG").value_or("");
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].starts_with("--lang=")) {
            named = words[i].substr(7);
        } else if (words[i] == "--lang" && i + 1 < words.size()) {
            named = words[i + 1];
        }
    }
    const auto language = language_coded(named);
    use_catalogues(env, language ? *language : locale_language(env).value_or(Language::en));
}

/// The options that may stand before program and verb; what is given for them is read elsewhere.
const Options& common_options() {
    static const DescribedCommand k_common = [] {
        DescribedCommand all{.common = std::make_unique<CommonOptions>()};
        describe_common(all.options, *all.common,
                        k_takes_writes | k_takes_reads | k_takes_lists | k_takes_periods);
        return all;
    }();
    return k_common.options;
}

/// How many words an option that stands first takes: itself, and its value when that is a word of its own.
std::size_t length_of_option(const std::string& word) {
    const auto* spec = word.starts_with("--") ? common_options().find(word.substr(2))
                       : word.size() == 2     ? common_options().find_letter(word[1])
                                              : nullptr;
    return spec == nullptr || spec->kind == OptionSpec::Kind::flag ? 1 : 2;
}

std::string version_text(const Program& program) {
    return std::string(program.name) + " (aftercare) " + AFTERCARE_VERSION + "\n";
}

[[noreturn]] void unknown_command(const Program& program, const std::vector<std::string>& words) {
    const bool none = words.empty() || words.front().starts_with("-");
    if (none) {
        take_apart(common_options(), words);
    }
    const auto near = none ? std::string() : near_command(program, words);
    const bool is_second = words.size() > 1 && is_group(program, words.front());
    const auto typed = none ? std::string() : words.front() + (is_second ? " " + words[1] : "");
    throw Error(
        ErrorKind::usage,
        none ? std::string(tr("no command is given"))
             : form(tr("unknown command {word}"), fmt::arg("word", "\"" + harmless(typed, true) + "\"")),
        {},
        near.empty() ? form(tr("see `{program} --help`"), fmt::arg("program", spoken_name(program)))
                     : form(tr("did you mean `{command}`? see `{program} --help`"),
                            fmt::arg("command", spoken_name(program) + " " + near),
                            fmt::arg("program", spoken_name(program))));
}

int finish(Session& session, int code) {
    session.close();
    session.out().finish();
    return code;
}

void explain(const Session& session) {
    for (const char* key : {"ledger", "by", "lang"}) {
        const auto& setting = session.settings().get(key);
        say(std::string(key) + " = " + setting.value + "  (" + setting.origin + ")");
    }
}

/// Reading the ledger as a plain file would take its locks away when that is closed. Throws Error{usage}.
void require_no_ledger(const Session& session, const std::string& path) {
    struct stat file {};
    struct stat ledger {};
    const auto known = session.settings().text("ledger");
    if (::stat(path.c_str(), &file) == 0 && ::stat(known.c_str(), &ledger) == 0 &&
        file.st_dev == ledger.st_dev && file.st_ino == ledger.st_ino) {
        throw Error(ErrorKind::usage, form(tr("{path} is the ledger itself"), fmt::arg("path", path)), {},
                    tr("name another file; nothing was changed"));
    }
}

/// What the run reads: no output of it may take its place.
void spare_inputs(Session& session, const std::vector<GivenFile>& inputs) {
    if (const auto typed = session.settings().text("ledger"); !typed.empty()) {
        const auto ledger = followed(typed);
        for (const auto& part : companions_of(ledger)) {
            session.spare(part, tr("part of the ledger"));
        }
        session.spare(archive_folder_of(ledger), tr("part of the ledger"));
        session.spare(backup_list_of(ledger), tr("part of the ledger"));
        session.spare(ledger, tr("the ledger"));
    }
    for (const auto& path : session.settings().files().paths) {
        session.spare(path, tr("the configuration"));
    }
    for (const auto& [option, path] : inputs) {
        require_no_ledger(session, path);
        if (option.empty()) {
            session.spare(path == "-" ? "/dev/stdin" : path, tr("a file that is read"));
        } else {
            session.spare(path, form(tr("the file of {option}"), fmt::arg("option", option)));
        }
    }
}

int run_command(const Program& program, const Command& command, const Env& env,
                const std::vector<std::string>& words) {
    const auto described = describe(command);
    const auto& common = *described.common;
    const auto line = parse_line(described.options, *described.common, words);
    if (common.help || common.version) {
        Output out;
        out.write(common.version
                      ? version_text(program)
                      : help_text(described.options, spoken_name(program) + " " + std::string(command.name),
                                  tr(command.summary)));
        out.finish();
        return k_exit_done;
    }
    const auto files = read_config_files(env);
    const Settings settings(env, files, common);
    if (const auto language = settings.language()) {
        use_catalogues(env, *language);
    }
    Session session(env, settings, program, command, common, line.words);
    spare_inputs(session, line.inputs);
    if (common.verbose) {
        explain(session);
    }
    if (described.command.prepare(session)) {
        return finish(session, k_exit_done);
    }
    session.open_output((command.takes & (k_carries_people | k_needs_actor)) != 0);
    session.open();
    return finish(session, described.command.run(session));
}

}  // namespace

std::string spoken_name(const Program& program) {
    std::string name(program.name);
    if (const auto dash = name.find('-'); dash != std::string::npos) {
        name[dash] = ' ';
    }
    return name;
}

DescribedCommand describe(const Command& command) {
    DescribedCommand described{.common = std::make_unique<CommonOptions>()};
    auto& options = described.options;
    described.command = command.bind(options, *described.common);
    if (!options.main_text_name().empty()) {
        options.text(described.common->main_text_file, "file", "FILE",
                     tr_later("the main text from FILE; - is standard input"));
        options.letter('F');
        options.reads_file();
    }
    const auto own = options.specs().size();
    describe_common(options, *described.common, command.takes);
    options.mark_common(own);
    return described;
}

std::string overview(const Program& program) {
    std::string text =
        form(tr("Usage: {program} COMMAND [OPTIONS]"), fmt::arg("program", spoken_name(program))) + "\n\n" +
        tr(program.summary) + "\n\n" + tr("Commands") + ":\n";
    for (const auto* command : program.commands) {
        text += "  " + pad_to_width(command->name, 18) + tr(command->summary) + "\n";
    }
    return text + "\n" +
           form(tr("`{program} COMMAND --help` describes one."), fmt::arg("program", spoken_name(program))) +
           "\n";
}

const Command* find_command(const Program& program, const std::vector<std::string>& words) {
    const Command* found = nullptr;
    for (const auto* command : program.commands) {
        const auto space = command->name.find(' ');
        const bool first = !words.empty() && words[0] == command->name.substr(0, space);
        const bool second = space == std::string_view::npos ||
                            (words.size() > 1 && words[1] == command->name.substr(space + 1));
        if (first && second && (found == nullptr || space != std::string_view::npos)) {
            found = command;
        }
    }
    return found;
}

std::vector<std::string> words_first(std::vector<std::string> words, std::size_t count) {
    std::vector<std::string> front;
    std::vector<std::string> moved;
    std::size_t at = 0;
    while (at < words.size() && words[at] != "--" && front.size() < count) {
        if (words[at].size() > 1 && words[at][0] == '-') {
            const auto end = std::min(words.size(), at + length_of_option(words[at]));
            for (; at < end; ++at) {
                moved.push_back(words[at]);
            }
        } else {
            front.push_back(words[at++]);
        }
    }
    front.insert(front.end(), words.begin() + static_cast<std::ptrdiff_t>(at), words.end());
    if (front.empty()) {
        return moved;
    }
    front.insert(front.begin() + static_cast<std::ptrdiff_t>(std::min(count, front.size())), moved.begin(),
                 moved.end());
    return front;
}

int run_program(const Program& program, const Env& env, std::vector<std::string> words) {
    const Command* command = nullptr;
    try {
        guess_language(env, words);
        words = words_first(std::move(words), 1);
        const bool alone = words.empty() || words.front().starts_with("-");
        const auto end = std::find(words.begin(), words.end(), "--");
        const auto asks_for = [&](const char* option) {
            return alone && std::find(words.begin(), end, option) != end;
        };
        if (asks_for("--version")) {
            Output out;
            out.write(version_text(program));
            out.finish();
            return k_exit_done;
        }
        if (asks_for("--help") || asks_for("-h")) {
            Output out;
            out.write(overview(program));
            out.finish();
            return k_exit_done;
        }
        command = find_command(program, words);
        if (command == nullptr) {
            words = words_first(std::move(words), 2);
            command = find_command(program, words);
        }
        if (command == nullptr) {
            unknown_command(program, words);
        }
        const auto spaces = std::count(command->name.begin(), command->name.end(), ' ');
        words.erase(words.begin(), words.begin() + 1 + spaces);
        return run_command(program, *command, env, words);
    } catch (const RefusedBatch& batch) {
        for (const auto& line : batch.lines) {
            say(prefix_of(program, command) + line);
        }
        return batch.exit_code;
    } catch (const Error& error) {
        say(prefix_of(program, command) + error_line(error));
        return exit_code_of(error.kind());
    } catch (const std::bad_alloc&) {
        say(prefix_of(program, command) + tr("out of memory"));
        return k_exit_system;
    } catch (const std::exception& error) {
        say(prefix_of(program, command) + error.what());
        return k_exit_system;
    }
}

int run_main(const Program& program, int argc, char** argv) {
    secure_standard_streams();
    const Env env = system_env();
    return run_program(program, env, std::vector<std::string>(argv + 1, argv + argc));
}

}  // namespace aftercare
