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
pid_t start(const std::vector<std::string>& words, const File& input, const sigset_t& held,
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
    ::posix_spawnattr_setsigmask(&attributes, &held);
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

/// The status of a child whose end nobody told us: not a success.
constexpr int k_unknown_end = 255 << 8;

/// What ended the waiting for a child.
enum class Ended { by_itself, by_time, by_signal };

/// Waits until the child has ended, time is up, or a signal to stop came, which is left pending.
Ended wait_for(pid_t child, const File& children, const File& stops, const TimeLimit& limit, int& status) {
    for (;;) {
        const auto reaped = ::waitpid(child, &status, WNOHANG);
        if (reaped == child) {
            return Ended::by_itself;
        }
        if (reaped < 0 && errno != EINTR) {
            status = k_unknown_end;
            return Ended::by_itself;
        }
        std::array<pollfd, 3> waits = {
            {{children.get(), POLLIN, 0}, {stops.get(), POLLIN, 0}, {limit.descriptor(), POLLIN, 0}}};
        ::poll(waits.data(), waits.size(), -1);
        if (waits[0].revents != 0) {
            signalfd_siginfo seen;
            [[maybe_unused]] const auto count = ::read(children.get(), &seen, sizeof seen);
        } else if (waits[1].revents != 0) {
            return Ended::by_signal;
        } else if (waits[2].revents != 0) {
            return Ended::by_time;
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

StopSignals::StopSignals() {
    ::sigemptyset(&m_set);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
        ::sigaddset(&m_set, signal);
    }
    ::sigprocmask(SIG_BLOCK, &m_set, &m_before);
}

StopSignals::~StopSignals() {
    ::sigprocmask(SIG_SETMASK, &m_before, nullptr);
}

bool StopSignals::came() const {
    sigset_t pending;
    ::sigpending(&pending);
    return ::sigismember(&pending, SIGTERM) == 1 || ::sigismember(&pending, SIGINT) == 1 ||
           ::sigismember(&pending, SIGHUP) == 1;
}

TimeLimit::TimeLimit(std::int64_t seconds)
    : m_descriptor(::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK)) {
    if (m_descriptor < 0) {
        fail(errno);
    }
    itimerspec span{};
    span.it_value.tv_sec = seconds;
    ::timerfd_settime(m_descriptor, 0, &span, nullptr);
}

TimeLimit::~TimeLimit() {
    ::close(m_descriptor);
}

bool TimeLimit::is_over() const {
    pollfd wait{m_descriptor, POLLIN, 0};
    return ::poll(&wait, 1, 0) == 1;
}

std::string deliver(const std::vector<std::string>& words, const std::string& input,
                    std::int64_t timeout_seconds, const StopSignals& stop) {
    const File text(::memfd_create("delivery", MFD_CLOEXEC));
    fill(text, input);
    const ChildSignals held;
    const File children(::signalfd(-1, &held.set(), SFD_CLOEXEC | SFD_NONBLOCK));
    const File stops(::signalfd(-1, &stop.set(), SFD_CLOEXEC | SFD_NONBLOCK));
    const TimeLimit limit(timeout_seconds);
    std::string why;
    const auto child = start(words, text, stop.before(), why);
    if (child == 0) {
        return why;
    }
    int status = 0;
    const auto ended = wait_for(child, children, stops, limit, status);
    if (ended == Ended::by_itself) {
        return outcome_of(words.front(), status);
    }
    ::kill(-child, SIGKILL);
    ::waitpid(child, &status, 0);
    if (WIFEXITED(status)) {
        return outcome_of(words.front(), status);  // it was faster
    }
    return form(ended == Ended::by_time ? tr("{program} took longer than {seconds} seconds")
                                        : tr("{program} was stopped, as this command was"),
                fmt::arg("program", words.front()), fmt::arg("seconds", timeout_seconds));
}

}  // namespace aftercare
