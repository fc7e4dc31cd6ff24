// Runs the files of tests/cli: what is typed and what must come out.
//
//   cli_runner --bin DIR FILE.test…        UPDATE_EXPECTED=1 writes what came out into the files
//
// A file is one shell session in an empty directory: `$ command`, the lines that must come out (stdout and
// stderr as they come), `[N]` where the exit code is not 0. Comments (`# `) may stand above a command, with
// an empty line before them. Exports and variables last to the end of the file. `<hash>` in what is expected
// stands for any 64 hexadecimal digits, `<now>` for any time between the start of the file and this moment,
// to the second or to the minute. The warning that `intake new --at` is of another year is left out: it comes
// and goes with the day on which the files are run.
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/cli_masks.hpp"
#include "tests/support/cli_shell.hpp"

namespace {

using namespace aftercare;

/// One command of a file: what stands above it, its line, what must come out.
struct Step {
    std::vector<std::string> above;
    std::string command;
    std::vector<std::string> expected;
    std::size_t line = 0;
};

struct Script {
    std::vector<Step> steps;
    std::vector<std::string> below;  ///< comments behind the last command
};

std::string exit_line(int code) {
    std::string line = "[";
    line += std::to_string(code);
    return line + "]";
}

bool is_of_another_year(const std::string& line) {
    return line.starts_with("aftercare-intake new: ") && (line.find("--at ") != std::string::npos) &&
           (line.ends_with(" is more than a year away: was that meant?") ||
            line.ends_with(" 与现在相差一年以上：是否有误？"));
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        if (!is_of_another_year(line)) {
            lines.push_back(line);
        }
    }
    return lines;
}

bool is_comment(const std::string& line) {
    return line == "#" || line.starts_with("# ");
}

/// Moves comments and the empty lines around them from the end of what a command must print to what stands
/// above the next.
void take_comments(std::vector<std::string>& from, std::vector<std::string>& above) {
    auto begin = from.size();
    while (begin > 0 && (from[begin - 1].empty() || is_comment(from[begin - 1]))) {
        --begin;
    }
    while (begin < from.size() && !from[begin].empty()) {
        ++begin;
    }
    above.assign(from.begin() + static_cast<std::ptrdiff_t>(begin), from.end());
    from.resize(begin);
}

Script read_script(const std::string& path) {
    std::ifstream file(path);
    if (!file) {
        throw std::runtime_error(path + ": cannot be read");
    }
    Script script;
    std::vector<std::string> pending;
    std::size_t number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        if (!line.starts_with("$ ")) {
            (script.steps.empty() ? pending : script.steps.back().expected).push_back(line);
            continue;
        }
        if (!script.steps.empty()) {
            take_comments(script.steps.back().expected, pending);
        }
        script.steps.push_back({pending, line.substr(2), {}, number});
        pending.clear();
    }
    if (!script.steps.empty()) {
        take_comments(script.steps.back().expected, script.below);
    }
    return script;
}

/// What is written for a line that came out: as it was expected when it matches, else with hashes masked.
std::string updated_line(const std::string& text) {
    static const std::regex k_hash("\\b[0-9a-f]{64}\\b");
    return std::regex_replace(text, k_hash, "<hash>");
}

struct Result {
    std::vector<std::string> lines;  ///< with the exit line
    bool as_expected = true;
};

Result compare(const Step& step, const std::string& output, std::optional<int> code, std::time_t started) {
    Result result;
    result.lines = lines_of(output);
    if (!code) {
        result.lines.emplace_back("[no end: the time is up or the shell is gone]");
    } else if (*code != 0) {
        result.lines.push_back(exit_line(*code));
    }
    result.as_expected = result.lines.size() == step.expected.size();
    for (std::size_t i = 0; result.as_expected && i < result.lines.size(); ++i) {
        result.as_expected = line_matches(step.expected[i], result.lines[i], started);
    }
    return result;
}

/// What was expected and what came, the lines that agree at both ends as context.
void print_difference(const std::string& path, const Step& step, const Result& result, std::time_t started) {
    const auto& want = step.expected;
    const auto& got = result.lines;
    std::size_t head = 0;
    while (head < want.size() && head < got.size() && line_matches(want[head], got[head], started)) {
        ++head;
    }
    std::size_t tail = 0;
    while (tail + head < want.size() && tail + head < got.size() &&
           line_matches(want[want.size() - 1 - tail], got[got.size() - 1 - tail], started)) {
        ++tail;
    }
    std::cout << path << ":" << step.line << ": $ " << step.command << "\n--- expected\n+++ came out\n";
    for (std::size_t i = 0; i < head; ++i) {
        std::cout << "  " << want[i] << "\n";
    }
    for (std::size_t i = head; i + tail < want.size(); ++i) {
        std::cout << "- " << want[i] << "\n";
    }
    for (std::size_t i = head; i + tail < got.size(); ++i) {
        std::cout << "+ " << got[i] << "\n";
    }
    for (std::size_t i = want.size() - tail; i < want.size(); ++i) {
        std::cout << "  " << want[i] << "\n";
    }
    std::cout << "\n";
}

void write_script(const std::string& path, const Script& script, const std::vector<Result>& results) {
    std::ofstream file(path);
    for (std::size_t i = 0; i < script.steps.size(); ++i) {
        const auto& step = script.steps[i];
        for (const auto& line : step.above) {
            file << line << "\n";
        }
        file << "$ " << step.command << "\n";
        if (results[i].as_expected) {
            for (const auto& line : step.expected) {
                file << line << "\n";
            }
            continue;
        }
        for (const auto& line : results[i].lines) {
            file << updated_line(line) << "\n";
        }
    }
    for (const auto& line : script.below) {
        file << line << "\n";
    }
    if (!file.flush()) {
        throw std::runtime_error(path + ": cannot be written");
    }
}

/// Whether everything came out as expected; with `update` the file is rewritten when not.
bool run_file(const std::string& path, const std::string& bin, bool update) {
    const auto script = read_script(path);
    const auto started = std::time(nullptr);
    const Room room;
    Shell shell(room.path("work"), clean_environment(room, bin));
    std::vector<Result> results;
    bool good = !script.steps.empty();
    if (!good) {
        std::cout << path << ": no command in it\n";
    }
    for (const auto& step : script.steps) {
        std::string output;
        const auto code = shell.type(step.command, output);
        results.push_back(compare(step, output, code, started));
        if (!results.back().as_expected) {
            good = false;
            print_difference(path, step, results.back(), started);
        }
        if (!code) {
            return false;
        }
    }
    if (update && !good && !script.steps.empty()) {
        write_script(path, script, results);
    }
    return good;
}

}  // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);
    std::string bin;
    std::vector<std::string> files;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--bin" && i + 1 < argc) {
            bin = std::filesystem::absolute(argv[++i]).string();
        } else {
            files.push_back(word);
        }
    }
    if (bin.empty() || files.empty()) {
        std::cerr << "usage: cli_runner --bin DIR FILE.test...\n";
        return 2;
    }
    const char* const update = std::getenv("UPDATE_EXPECTED");
    std::size_t failed = 0;
    try {
        for (const auto& file : files) {
            failed += run_file(file, bin, update != nullptr && std::string(update) == "1") ? 0U : 1U;
        }
    } catch (const std::exception& error) {
        std::cerr << "cli_runner: " << error.what() << "\n";
        return 1;
    }
    if (failed != 0) {
        std::cout << failed << " of " << files.size() << " files failed\n";
    }
    return failed == 0 ? 0 : 1;
}
