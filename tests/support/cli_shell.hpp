// The place in which a cli test runs: an empty directory, a clean environment, one shell.
#pragma once

#include <array>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <map>
#include <optional>
#include <poll.h>
#include <stdexcept>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace aftercare {

constexpr auto k_command_limit = std::chrono::seconds(60);

/// A shell that is fed one command at a time and tells the exit code of each through a pipe of its own.
class Shell {
  public:
    Shell(const std::string& directory, const std::map<std::string, std::string>& environment) {
        std::array<int, 2> in{};
        std::array<int, 2> out{};
        std::array<int, 2> code{};
        if (::pipe(in.data()) != 0 || ::pipe(out.data()) != 0 || ::pipe(code.data()) != 0) {
            throw std::runtime_error("no pipe");
        }
        m_process = ::fork();
        if (m_process == 0) {
            run(directory, environment, in[0], out[1], code[1]);
        }
        ::close(in[0]);
        ::close(out[1]);
        ::close(code[1]);
        m_in = in[1];
        m_out = out[0];
        m_code = code[0];
        for (const int each : {m_in, m_out, m_code}) {
            ::fcntl(each, F_SETFD, FD_CLOEXEC);
        }
    }
    Shell(const Shell&) = delete;
    Shell& operator=(const Shell&) = delete;
    ~Shell() {
        ::close(m_in);
        ::kill(-m_process, SIGKILL);
        ::close(m_out);
        ::close(m_code);
        ::waitpid(m_process, nullptr, 0);
    }

    /// Output and exit code; no code when the time is up or the shell is gone.
    std::optional<int> type(const std::string& command, std::string& output) {
        const auto line = "{ " + command + "\n} </dev/null 3>&-; printf '%d\\n' $? >&3\n";
        std::size_t written = 0;
        while (written < line.size()) {
            const auto count = ::write(m_in, line.data() + written, line.size() - written);
            if (count < 0) {
                return std::nullopt;
            }
            written += static_cast<std::size_t>(count);
        }
        return wait(output);
    }

  private:
    [[noreturn]] static void run(const std::string& directory,
                                 const std::map<std::string, std::string>& environment, int in, int out,
                                 int code) {
        ::setpgid(0, 0);
        std::signal(SIGPIPE, SIG_DFL);
        ::dup2(in, 10);
        ::dup2(out, 1);
        ::dup2(out, 2);
        ::dup2(code, 3);
        ::dup2(10, 0);
        for (int each = 4; each < 64; ++each) {
            ::close(each);
        }
        std::vector<std::string> variables;
        for (const auto& [name, value] : environment) {
            variables.push_back(name + "=" + value);
        }
        std::vector<char*> pointers;
        for (auto& variable : variables) {
            pointers.push_back(variable.data());
        }
        pointers.push_back(nullptr);
        std::array<char*, 2> arguments = {const_cast<char*>("sh"), nullptr};
        if (::chdir(directory.c_str()) == 0) {
            ::execve("/bin/sh", arguments.data(), pointers.data());
        }
        ::_exit(127);
    }

    std::optional<int> wait(std::string& output) {
        const auto limit = std::chrono::steady_clock::now() + k_command_limit;
        std::string code;
        for (;;) {
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
                limit - std::chrono::steady_clock::now());
            if (left.count() <= 0) {
                return std::nullopt;
            }
            std::array<pollfd, 2> files = {pollfd{m_out, POLLIN, 0}, pollfd{m_code, POLLIN, 0}};
            if (::poll(files.data(), files.size(), static_cast<int>(left.count())) < 0) {
                return std::nullopt;
            }
            if (files[0].revents != 0 && take(m_out, output)) {
                continue;
            }
            // The code comes behind everything that the command printed, so what is left is read first.
            if (files[1].revents == 0) {
                if (files[0].revents != 0) {
                    return std::nullopt;
                }
                continue;
            }
            if (!take(m_code, code)) {
                return std::nullopt;
            }
            if (code.ends_with('\n')) {
                drain(output);
                return std::stoi(code);
            }
        }
    }

    static bool take(int file, std::string& into) {
        std::array<char, 65536> buffer{};
        const auto count = ::read(file, buffer.data(), buffer.size());
        if (count <= 0) {
            return false;
        }
        into.append(buffer.data(), static_cast<std::size_t>(count));
        return true;
    }

    void drain(std::string& output) const {
        for (;;) {
            pollfd file{m_out, POLLIN, 0};
            if (::poll(&file, 1, 0) <= 0 || !take(m_out, output)) {
                return;
            }
        }
    }

    pid_t m_process = 0;
    int m_in = -1;
    int m_out = -1;
    int m_code = -1;
};

/// A directory of its own that goes when the file is through.
class Room {
  public:
    Room() {
        std::string pattern = std::filesystem::temp_directory_path() / "aftercare-cli-XXXXXX";
        if (::mkdtemp(pattern.data()) == nullptr) {
            throw std::runtime_error("no temporary directory");
        }
        m_path = pattern;
        std::filesystem::create_directories(m_path / "home");
        std::filesystem::create_directories(m_path / "work");
    }
    Room(const Room&) = delete;
    Room& operator=(const Room&) = delete;
    ~Room() {
        std::error_code error;
        using std::filesystem::perms;
        for (std::filesystem::recursive_directory_iterator it(m_path, error), end; !error && it != end;
             it.increment(error)) {
            if (it->is_directory() && !it->is_symlink()) {
                std::filesystem::permissions(it->path(), perms::owner_all, std::filesystem::perm_options::add,
                                             error);
            }
        }
        std::filesystem::remove_all(m_path, error);
    }
    std::string path(const char* part) const { return m_path / part; }

  private:
    std::filesystem::path m_path;
};

inline std::map<std::string, std::string> clean_environment(const Room& room, const std::string& bin) {
    const auto home = room.path("home");
    return {{"HOME", home},
            {"XDG_CONFIG_HOME", home + "/config"},
            {"XDG_DATA_HOME", home + "/data"},
            {"XDG_CACHE_HOME", home + "/cache"},
            {"XDG_STATE_HOME", home + "/state"},
            {"PATH", bin + ":/usr/bin:/bin"},
            {"LANG", "C.UTF-8"},
            {"AFTERCARE_LANG", "en"}};
}

}  // namespace aftercare
