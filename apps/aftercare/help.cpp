#include <vector>

#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "aftercare/support/width.hpp"
#include "apps/aftercare/help_topics.hpp"
#include "apps/aftercare/launcher.hpp"
#include "apps/aftercare/map_draft.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/shared/checks.hpp"
#include "apps/shared/command_line.hpp"
#include "apps/shared/program.hpp"
#include "apps/shared/session.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_name_columns = 20;

/// A command and the program that has it.
struct Place {
    const Program* program;
    const Command* command;
};

std::vector<const Program*> all_programs() {
    std::vector<const Program*> all = {&k_aftercare};
    all.insert(all.end(), programs().begin(), programs().end());
    return all;
}

std::string short_name(const Program& program) {
    const auto dash = program.name.find('-');
    return std::string(program.name.substr(dash == std::string_view::npos ? 0 : dash + 1));
}

std::string line_of(std::string_view name, const char* text) {
    return "  " + pad_to_width(name, k_name_columns) + tr(text) + "\n";
}

std::string commands_of(const Program& program) {
    std::string text;
    for (const auto* command : program.commands) {
        text += line_of(command->name, command->summary);
    }
    return text;
}

std::string help_of(const Place& place) {
    return help_text(describe(*place.command).options,
                     spoken_name(*place.program) + " " + std::string(place.command->name),
                     tr(place.command->summary));
}

std::string first_page() {
    std::string text = form(tr("Usage: {program} COMMAND [OPTIONS]"),
                            fmt::arg("program", "aftercare [intake|dispatch|close|callback|report]")) +
                       "\n\n" + tr("Programs") + ":\n";
    for (const auto* program : programs()) {
        text += line_of(short_name(*program), program->summary);
    }
    text += "\n" + std::string(tr("Commands")) + ":\n" + commands_of(k_aftercare);
    text += "\n" + std::string(tr("Topics")) + ":\n";
    for (const auto& topic : help_topics()) {
        text += line_of(topic.name, topic.summary);
    }
    return text + "\n" +
           tr("`aftercare help -a` lists all commands, `aftercare help WORD` describes a program, a command "
              "or a topic.") +
           "\n";
}

/// What a site has added to the search path.
std::string commands_of_others(const Env& env) {
    std::string text;
    for (const auto& other : other_programs(env)) {
        text += "  " + pad_to_width(harmless(other.name, true), k_name_columns) + harmless(other.path, true) +
                "\n";
    }
    return text.empty() ? text : "\n" + std::string(tr("Programs of this site")) + ":\n" + text;
}

std::string all_commands() {
    std::string text;
    for (const auto* program : all_programs()) {
        text += (text.empty() ? "" : "\n") + spoken_name(*program) + " - " + tr(program->summary) + "\n" +
                commands_of(*program);
    }
    return text;
}

/// Commands of that name, and those whose first word it is.
std::vector<Place> commands_named(const std::string& name) {
    std::vector<Place> found;
    for (const auto* program : all_programs()) {
        for (const auto* command : program->commands) {
            const auto full = short_name(*program) + " " + std::string(command->name);
            if (command->name == name || command->name.starts_with(name + " ") || full == name) {
                found.push_back({program, command});
            }
        }
    }
    return found;
}

/// One command is described, several of one name too; a group of commands is listed.
std::string help_on_commands(const std::string& name, const std::vector<Place>& places) {
    std::string text;
    for (const auto& place : places) {
        const bool group = place.command->name.starts_with(name + " ");
        if (group) {
            text += line_of(place.command->name, place.command->summary);
        } else {
            text += (text.empty() ? "" : "\n") + help_of(place);
        }
    }
    return text;
}

std::string help_on(const std::string& name) {
    for (const auto* program : all_programs()) {
        if (name == program->name || name == short_name(*program)) {
            return program == &k_aftercare ? first_page() : overview(*program);
        }
    }
    const auto places = commands_named(name);
    for (const auto& topic : help_topics()) {
        if (topic.name == name) {
            auto text = topic_text(topic);
            return places.empty() ? text : text + "\n" + help_on_commands(name, places);
        }
    }
    if (places.empty()) {
        throw Error(
            ErrorKind::usage,
            form(tr("there is no help on {word}"), fmt::arg("word", "\"" + harmless(name, true) + "\"")), {},
            tr("see `aftercare help -a`"));
    }
    return help_on_commands(name, places);
}

struct HelpRequest {
    std::vector<std::string> words;
    bool all = false;
    std::optional<std::string> draft;
    bool of_units = false;
};

void describe_help(Options& options, HelpRequest& request) {
    options.words(request.words, "WORD", Arity::any, tr_later("a program, a command or a topic"));
    options.text(request.draft, "draft", "FILE",
                 tr_later("with mapping: a map made from the header and first rows of a table"),
                 Need::optional, check_not_empty);
    options.reads_file();
    options.flag(request.of_units, "units",
                 tr_later("with --draft: the table is one of units, whatever its headings say"));
    options.flag(request.all, "all", tr_later("all commands of all programs"), 'a');
}

int run_help(const HelpRequest& request, Session& session) {
    std::string name;
    for (const auto& word : request.words) {
        name += (name.empty() ? "" : " ") + word;
    }
    if (request.all && !name.empty()) {
        throw Error(ErrorKind::usage, tr("-a goes without a word"));
    }
    if (request.draft && name != "mapping") {
        throw Error(ErrorKind::usage, tr("--draft goes with `help mapping`"));
    }
    if (request.of_units && !request.draft) {
        throw Error(ErrorKind::usage, tr("--units goes with --draft"));
    }
    const auto of = request.of_units ? DraftOf::units : DraftOf::what_it_says;
    session.out().write(request.draft  ? draft_map(*request.draft, of)
                        : request.all  ? all_commands() + commands_of_others(session.env())
                        : name.empty() ? first_page()
                                       : help_on(name));
    return 0;
}

}  // namespace

const Command k_help = {
    .name = "help",
    .summary = tr_later("describe a program, a command or a topic"),
    .need = LedgerNeed::nothing,
    .takes = k_takes_nothing,
    .bind = bound<describe_help, run_help>,
};

}  // namespace aftercare
