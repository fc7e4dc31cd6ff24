#include "aftercare/support/clear_on_signal.hpp"

#include <algorithm>
#include <array>
#include <csignal>
#include <unistd.h>
#include <vector>

namespace aftercare {

namespace {

constexpr std::array k_signals = {SIGINT, SIGTERM, SIGHUP};

/// Changed only while the signals are blocked for the thread that changes it, and only by the thread that
/// began the program, while it is alone: so a handler never meets it half changed.
std::vector<std::string>& listed() {
    static std::vector<std::string> k_paths;
    return k_paths;
}

/// unlink() and rmdir() may be called in a handler; folders were listed before what is in them.
void remove_listed() {
    const auto& paths = listed();
    for (auto path = paths.rbegin(); path != paths.rend(); ++path) {
        if (::unlink(path->c_str()) != 0) {
            ::rmdir(path->c_str());
        }
    }
}

void end_by(int signal) {
    remove_listed();
    ::signal(signal, SIG_DFL);
    ::raise(signal);
}

void install_handlers() {
    for (const int signal : k_signals) {
        struct sigaction now {};
        if (::sigaction(signal, nullptr, &now) == 0 && now.sa_handler == SIG_DFL) {
            struct sigaction handler {};
            handler.sa_handler = end_by;
            ::sigaction(signal, &handler, nullptr);
        }
    }
}

/// Keeps the signals away from the list as long as it lives.
class Blocked {
  public:
    Blocked() {
        sigset_t all;
        ::sigemptyset(&all);
        for (const int signal : k_signals) {
            ::sigaddset(&all, signal);
        }
        ::pthread_sigmask(SIG_BLOCK, &all, &m_before);
    }
    ~Blocked() { ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr); }
    Blocked(const Blocked&) = delete;
    Blocked& operator=(const Blocked&) = delete;

  private:
    sigset_t m_before{};
};

}  // namespace

void clear_on_signal(const std::string& path) {
    const Blocked blocked;
    if (listed().empty()) {
        install_handlers();
    }
    listed().push_back(path);
}

void keep_on_signal(const std::string& path) {
    const Blocked blocked;
    auto& paths = listed();
    paths.erase(
        std::remove_if(paths.begin(), paths.end(),
                       [&](const std::string& each) { return each == path || each.starts_with(path + "/"); }),
        paths.end());
}

void clear_listed() {
    const Blocked blocked;
    remove_listed();
    listed().clear();
}

}  // namespace aftercare
