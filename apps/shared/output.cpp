#include "apps/shared/output.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "aftercare/support/clear_on_signal.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_buffer_size = 65536;

[[noreturn]] void fail_of_output(const std::string& target, int error) {
    throw Error(ErrorKind::system, form(tr("the output cannot be written: {target}: {what}"),
                                        fmt::arg("target", target), fmt::arg("what", std::strerror(error))));
}

void write_all(int file, const std::string& path, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto count = ::write(file, bytes.data(), bytes.size());
        if (count < 0 && errno == EPIPE) {
            clear_listed();
            ::signal(SIGPIPE, SIG_DFL);
            ::raise(SIGPIPE);
        }
        if (count < 0 && errno != EINTR) {
            fail_of_output(path.empty() ? std::string(tr("standard output")) : path, errno);
        }
        bytes.remove_prefix(count > 0 ? static_cast<std::size_t>(count) : 0);
    }
}

}  // namespace

void secure_standard_streams() {
    constexpr std::array<const char*, 3> k_stand_ins = {"/dev/null", "/dev/full", "/dev/null"};
    for (int descriptor = 0; descriptor < 3; ++descriptor) {
        if (::fcntl(descriptor, F_GETFD) < 0 && errno == EBADF) {
            ::open(k_stand_ins.at(static_cast<std::size_t>(descriptor)), O_RDWR);
        }
    }
}

bool is_terminal(int descriptor) {
    return ::isatty(descriptor) == 1;
}

std::size_t terminal_columns(int descriptor, const std::string& columns_variable) {
    if (const auto given = parse_digits(columns_variable); given && *given > 0 && *given < 10'000) {
        return static_cast<std::size_t>(*given);
    }
    winsize size{};
    if (::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        return size.ws_col;
    }
    return 80;
}

void say(const std::string& line) {
    const std::string text = harmless(line, true) + "\n";
    [[maybe_unused]] const auto count = ::write(STDERR_FILENO, text.data(), text.size());
}

Output::~Output() {
    if (!m_finished && m_pager != 0) {
        ::close(m_file);
        ::waitpid(m_pager, nullptr, 0);
    }
}

void Output::to_file(const std::string& path, Readers readers, const SparedPaths& spared) {
    if (path == "-") {
        return;
    }
    m_path = path;
    m_target.emplace(path, readers, spared);
    m_file = m_target->descriptor();
}

void Output::to_pager(const std::string& command) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        return;
    }
    ::setenv("LESS", "FRX", 0);
    ::setenv("LESSCHARSET", "utf-8", 0);
    const auto child = ::fork();
    if (child == 0) {
        ::dup2(ends[0], STDIN_FILENO);
        ::execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
        ::_exit(127);
    }
    ::close(ends[0]);
    if (child < 0) {
        ::close(ends[1]);
        return;
    }
    m_pager = child;
    m_file = ends[1];
}

void Output::write(std::string_view bytes) {
    if (m_buffer.size() + bytes.size() < k_buffer_size) {
        m_buffer += bytes;
        return;
    }
    flush();
    write_all(m_file, m_path, bytes);
}

void Output::flush() {
    write_all(m_file, m_path, m_buffer);
    m_buffer.clear();
}

void Output::finish() {
    flush();
    m_finished = true;
    if (m_pager != 0) {
        ::close(m_file);
        ::waitpid(m_pager, nullptr, 0);
        return;
    }
    if (m_target) {
        m_target->finish();
        m_target.reset();
    }
}

}  // namespace aftercare
