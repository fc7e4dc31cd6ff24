#include "apps/aftercare/launcher.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <map>
#include <system_error>
#include <unistd.h>

#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"
#include "apps/aftercare/program.hpp"
#include "apps/callback/program.hpp"
#include "apps/close/program.hpp"
#include "apps/dispatch/program.hpp"
#include "apps/intake/program.hpp"
#include "apps/report/program.hpp"
#include "apps/shared/exit_codes.hpp"
#include "apps/shared/output.hpp"
#include "apps/shared/program.hpp"
#include "apps/shared/session.hpp"
#include "apps/shared/settings.hpp"

namespace aftercare {

namespace {

constexpr std::string_view k_program_prefix = "aftercare-";
constexpr std::array k_programs = {&k_intake, &k_dispatch, &k_close, &k_callback, &k_report};

const Program* program_named(const std::string& word) {
    for (const auto* program : k_programs) {
        if (program->name == std::string(k_program_prefix) + word) {
            return program;
        }
    }
    return nullptr;
}

/// What the first word stands for when it is an alias of the user file, or `look`.
std::vector<std::string> expand_alias(const Env& env, std::vector<std::string> words) {
    std::vector<std::string> meaning;
    if (words.front() == "look") {
        meaning = {"report", "look"};
    } else {
        const auto files = read_config_files(env);
        const auto found = files.aliases.find(words.front());
        if (found == files.aliases.end()) {
            return words;
        }
        meaning = found->second;
    }
    meaning.insert(meaning.end(), words.begin() + 1, words.end());
    return meaning;
}

[[noreturn]] void run_other(const std::string& path, const std::vector<std::string>& words) {
    std::vector<char*> arguments = {const_cast<char*>(path.c_str())};
    for (std::size_t i = 1; i < words.size(); ++i) {
        arguments.push_back(const_cast<char*>(words[i].c_str()));
    }
    arguments.push_back(nullptr);
    ::execv(path.c_str(), arguments.data());
    throw Error(ErrorKind::system,
                form(tr("{path}: {what}"), fmt::arg("path", path), fmt::arg("what", std::strerror(errno))));
}

/// `aftercare --help` is `aftercare help`.
std::vector<std::string> help_as_command(std::vector<std::string> words) {
    const auto end = std::find(words.begin(), words.end(), "--");
    const auto has = [&](const char* word) { return std::find(words.begin(), end, word) != end; };
    if ((has("--help") || has("-h")) && !has("--version")) {
        std::erase(words, "--help");
        std::erase(words, "-h");
        words.insert(words.begin(), "help");
    }
    return words;
}

int launch_words(const Env& env, std::vector<std::string> words) {
    const bool named = !words.empty() && !words.front().starts_with("-");
    if (!named) {
        words = help_as_command(std::move(words));
    }
    if (!named || find_command(k_aftercare, words) != nullptr) {
        return run_program(k_aftercare, env, std::move(words));
    }
    if (program_named(words.front()) == nullptr) {
        words = words_first(expand_alias(env, std::move(words)), 1);
    }
    if (const auto* program = program_named(words.front())) {
        words.erase(words.begin());
        return run_program(*program, env, std::move(words));
    }
    if (find_command(k_aftercare, words) == nullptr && words.front().find('/') == std::string::npos) {
        if (const auto path = find_executable(env, std::string(k_program_prefix) + words.front());
            !path.empty()) {
            run_other(path, words);
        }
    }
    return run_program(k_aftercare, env, std::move(words));
}

bool runs(const std::string& path) {
    std::error_code failed;
    return std::filesystem::is_regular_file(path, failed) && ::access(path.c_str(), X_OK) == 0;
}

/// Where programs are looked for, the first place first.
std::vector<std::string> search_folders(const Env& env) {
    std::vector<std::string> folders;
    const auto add_list = [&](const std::string& list) {
        for (const auto folder : split(list, ':')) {
            if (!folder.empty()) {
                folders.emplace_back(folder);
            }
        }
    };
    add_list(set_variable(env, "AFTERCARE_EXEC_PATH").value_or(""));
    folders.push_back(env.program_path.substr(0, env.program_path.rfind('/')));
    folders.push_back(installed_path(env, "libexec/aftercare"));
    add_list(set_variable(env, "PATH").value_or(""));
    return folders;
}

}  // namespace

std::span<const Program* const> programs() {
    return k_programs;
}

std::string find_executable(const Env& env, const std::string& name) {
    for (const auto& folder : search_folders(env)) {
        if (auto path = folder + "/" + name; runs(path)) {
            return path;
        }
    }
    return {};
}

std::vector<OtherProgram> other_programs(const Env& env) {
    std::map<std::string, std::string> found;
    for (const auto& folder : search_folders(env)) {
        std::error_code failed;
        std::filesystem::directory_iterator each(folder, failed);
        for (; !failed && each != std::filesystem::directory_iterator(); each.increment(failed)) {
            const auto file = each->path().filename().string();
            const auto name = file.substr(std::min(file.size(), k_program_prefix.size()));
            const bool is_other = file.starts_with(k_program_prefix) && !name.empty() &&
                                  program_named(name) == nullptr &&
                                  find_command(k_aftercare, {name}) == nullptr;
            if (is_other && runs(each->path().string())) {
                found.try_emplace(name, each->path().string());
            }
        }
    }
    std::vector<OtherProgram> all;
    for (const auto& [name, path] : found) {
        all.push_back({name, path});
    }
    return all;
}

int launch(int argc, char** argv) {
    secure_standard_streams();
    const Env env = system_env();
    try {
        return launch_words(env, words_first(std::vector<std::string>(argv + 1, argv + argc), 1));
    } catch (const Error& error) {
        say("aftercare: error: " + error_line(error));
        return exit_code_of(error.kind());
    }
}

}  // namespace aftercare
