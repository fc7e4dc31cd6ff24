#include "apps/shared/delivery.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

[[noreturn]] void fail(int error) {
    throw Error(ErrorKind::system,
                form(tr("a program cannot be started: {what}"), fmt::arg("what", std::strerror(error))));
}

/// A descriptor that closes itself.
class File {
  public:
    explicit File(int descriptor) : m_descriptor(descriptor) {
        if (descriptor < 0) {
            fail(errno);
        }
    }
    ~File() { ::close(m_descriptor); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    int get() const { return m_descriptor; }

  private:
    int m_descriptor;
};

/// SIGCHLD held back, to be read from a descriptor.
class ChildSignals {
  public:
    ChildSignals() {
        ::sigemptyset(&m_set);
        ::sigaddset(&m_set, SIGCHLD);
        ::sigprocmask(SIG_BLOCK, &m_set, &m_before);
    }
    ~ChildSignals() { ::sigprocmask(SIG_SETMASK, &m_before, nullptr); }
    ChildSignals(const ChildSignals&) = delete;
    ChildSignals& operator=(const ChildSignals&) = delete;
    const sigset_t& set() const { return m_set; }
    const sigset_t& before() const { return m_before; }

  private:
    sigset_t m_set{};
    sigset_t m_before{};
};

/// The text in memory as a file to read from: it needs no reader while it is written.
void fill(const File& file, const std::string& text) {
    std::size_t written = 0;
    while (written < text.size()) {
        const auto count = ::write(file.get(), text.data() + written, text.size() - written);
        if (count < 0 && errno != EINTR) {
            fail(errno);
        }
        written += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    ::lseek(file.get(), 0, SEEK_SET);
}

/// Starts the program in a group of its own with the signals as they were; 0 and the reason when it cannot
/// be.
pid_t start(const std::vector<std::string>& words, const File& input, const ChildSignals& signals,
            std::string& why) {
    std::vector<char*> arguments;
    for (const auto& word : words) {
        arguments.push_back(const_cast<char*>(word.c_str()));
    }
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t files;
    ::posix_spawn_file_actions_init(&files);
    ::posix_spawn_file_actions_adddup2(&files, input.get(), STDIN_FILENO);
    ::posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawnattr_t attributes;
    ::posix_spawnattr_init(&attributes);
    sigset_t defaults;
    ::sigemptyset(&defaults);
    ::sigaddset(&defaults, SIGPIPE);
    ::posix_spawnattr_setsigdefault(&attributes, &defaults);
    ::posix_spawnattr_setsigmask(&attributes, &signals.before());
    ::posix_spawnattr_setpgroup(&attributes, 0);
    ::posix_spawnattr_setflags(&attributes, static_cast<short>(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF |
                                                               POSIX_SPAWN_SETSIGMASK));
    pid_t child = 0;
    const int error =
        ::posix_spawn(&child, words.front().c_str(), &files, &attributes, arguments.data(), environ);
    ::posix_spawnattr_destroy(&attributes);
    ::posix_spawn_file_actions_destroy(&files);
    if (error != 0) {
        why = form(tr("{program} cannot be started: {what}"), fmt::arg("program", words.front()),
                   fmt::arg("what", std::strerror(error)));
        return 0;
    }
    return child;
}

/// Waits until the child has ended, true, or the timer has.
bool has_ended(pid_t child, const File& signals, const File& timer, int& status) {
    for (;;) {
        const auto reaped = ::waitpid(child, &status, WNOHANG);
        if (reaped == child || (reaped < 0 && errno != EINTR)) {
            return true;
        }
        std::array<pollfd, 2> waits = {{{signals.get(), POLLIN, 0}, {timer.get(), POLLIN, 0}}};
        ::poll(waits.data(), waits.size(), -1);
        if (waits[0].revents != 0) {
            signalfd_siginfo seen;
            [[maybe_unused]] const auto count = ::read(signals.get(), &seen, sizeof seen);
        } else if (waits[1].revents != 0) {
            return false;
        }
    }
}

std::string outcome_of(const std::string& program, int status) {
    if (WIFSIGNALED(status)) {
        return form(tr("{program} was ended by signal {signal}"), fmt::arg("program", program),
                    fmt::arg("signal", WTERMSIG(status)));
    }
    const int code = WEXITSTATUS(status);
    return code == 0 ? std::string()
                     : form(tr("{program} ended with {code}"), fmt::arg("program", program),
                            fmt::arg("code", code));
}

}  // namespace

bool may_run(const std::string& program) {
    struct stat status {};
    return ::stat(program.c_str(), &status) == 0 && S_ISREG(status.st_mode) &&
           ::access(program.c_str(), X_OK) == 0;
}

std::string deliver(const std::vector<std::string>& words, const std::string& input,
                    std::int64_t timeout_seconds) {
    const File text(::memfd_create("delivery", MFD_CLOEXEC));
    fill(text, input);
    const ChildSignals held;
    const File signals(::signalfd(-1, &held.set(), SFD_CLOEXEC | SFD_NONBLOCK));
    const File timer(::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK));
    itimerspec span{};
    span.it_value.tv_sec = timeout_seconds;
    ::timerfd_settime(timer.get(), 0, &span, nullptr);
    std::string why;
    const auto child = start(words, text, held, why);
    if (child == 0) {
        return why;
    }
    int status = 0;
    if (has_ended(child, signals, timer, status)) {
        return outcome_of(words.front(), status);
    }
    ::kill(-child, SIGKILL);
    ::waitpid(child, &status, 0);
    return form(tr("{program} took longer than {seconds} seconds"), fmt::arg("program", words.front()),
                fmt::arg("seconds", timeout_seconds));
}

}  // namespace aftercare
