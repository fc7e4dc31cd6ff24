#include "tests/bench/runner/process.hpp"

#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <fstream>
#include <spawn.h>
#include <sstream>
#include <stdexcept>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace bench {

namespace {

/// A file that goes with its owner.
class Scratch {
  public:
    Scratch() {
        const int file = ::mkstemp(m_path);
        if (file < 0) {
            throw std::runtime_error("no temporary file can be made");
        }
        ::close(file);
    }
    ~Scratch() { ::unlink(m_path); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    std::string path() const { return m_path; }
    std::string text() const {
        std::ifstream file(m_path);
        std::ostringstream text;
        text << file.rdbuf();
        return text.str();
    }

  private:
    char m_path[32] = "/tmp/aftercare-bench-XXXXXX";
};

double now() {
    timespec time{};
    ::clock_gettime(CLOCK_MONOTONIC, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

/// Seconds for which processors worked for the programs that have ended.
double work_of_children() {
    rusage usage{};
    ::getrusage(RUSAGE_CHILDREN, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

pid_t start(const Command& command, const std::string& errors) {
    std::vector<char*> words;
    for (const auto& word : command.words) {
        words.push_back(const_cast<char*>(word.c_str()));
    }
    words.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, command.output.c_str(),
                                     O_WRONLY | O_CREAT | O_TRUNC, 0644);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, errors.c_str(), O_WRONLY | O_CREAT | O_TRUNC,
                                     0644);
    pid_t child = 0;
    const int error = ::posix_spawnp(&child, words[0], &files, nullptr, words.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    if (error != 0) {
        throw std::runtime_error("cannot run " + command.words[0]);
    }
    return child;
}

int code_of(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void expect_done(const Command& command, int code, const Scratch& errors) {
    if (code == 0) {
        return;
    }
    std::string line;
    for (const auto& word : command.words) {
        line += word + " ";
    }
    const auto said = errors.text();
    throw std::runtime_error(line + "ended with " + std::to_string(code) + ": " +
                             said.substr(0, said.find('\n')));
}

}  // namespace

double run(const Command& command) {
    const Scratch errors;
    const double begin = now();
    const int code = code_of(start(command, errors.path()));
    const double end = now();
    expect_done(command, code, errors);
    return end - begin;
}

double run_counting_work(const Command& command) {
    const double before = work_of_children();
    run(command);
    return work_of_children() - before;
}

bool succeeds(const Command& command) {
    return code_of(start(command, "/dev/null")) == 0;
}

std::string output_of(const Command& command) {
    const Scratch output;
    auto kept = command;
    kept.output = output.path();
    run(kept);
    auto text = output.text();
    if (text.ends_with('\n')) {
        text.pop_back();
    }
    return text;
}

double run_together(const std::vector<Command>& commands) {
    const Scratch errors;
    std::vector<pid_t> children;
    const double begin = now();
    for (const auto& command : commands) {
        children.push_back(start(command, errors.path()));
    }
    std::vector<int> codes;
    for (const auto child : children) {
        codes.push_back(code_of(child));
    }
    const double end = now();
    for (std::size_t i = 0; i < codes.size(); ++i) {
        expect_done(commands[i], codes[i], errors);
    }
    return end - begin;
}

bool is_installed(const std::string& program) {
    std::istringstream folders(std::getenv("PATH") == nullptr ? "" : std::getenv("PATH"));
    for (std::string folder; std::getline(folders, folder, ':');) {
        if (::access((folder + "/" + program).c_str(), X_OK) == 0) {
            return true;
        }
    }
    return false;
}

std::int64_t peak_kib(const std::string& peak, const Command& command) {
    const Scratch result;
    auto wrapped = command;
    wrapped.words.insert(wrapped.words.begin(), {peak, result.path()});
    run(wrapped);
    return std::atoll(result.text().c_str());
}

std::optional<std::int64_t> instructions(const Command& command) {
    if (!is_installed("valgrind")) {
        return std::nullopt;
    }
    const Scratch log;
    auto wrapped = command;
    wrapped.words.insert(
        wrapped.words.begin(),
        {"valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", "--log-file=" + log.path()});
    if (!succeeds(wrapped)) {
        return std::nullopt;
    }
    const auto text = log.text();
    const std::string mark = "Collected : ";
    const auto at = text.rfind(mark);
    return at == std::string::npos ? std::nullopt
                                   : std::optional(std::atoll(text.c_str() + at + mark.size()));
}

std::optional<std::int64_t> syncs(const Command& command) {
    if (!is_installed("strace")) {
        return std::nullopt;
    }
    const Scratch log;
    auto wrapped = command;
    wrapped.words.insert(
        wrapped.words.begin(),
        {"strace", "-f", "-qq", "-e", "trace=fsync,fdatasync,sync_file_range,msync", "-o", log.path()});
    if (!succeeds(wrapped)) {
        return std::nullopt;
    }
    std::istringstream lines(log.text());
    std::int64_t count = 0;
    for (std::string line; std::getline(lines, line);) {
        count += line.find("sync") != std::string::npos ? 1 : 0;
    }
    return count;
}

}  // namespace bench
