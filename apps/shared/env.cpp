#include "apps/shared/env.hpp"

#include <array>
#include <cstdlib>
#include <ctime>
#include <pwd.h>
#include <unistd.h>

#include "aftercare/support/entered_text.hpp"

namespace aftercare {

namespace {

Instant system_time() {
    return {static_cast<std::int64_t>(std::time(nullptr))};
}

std::string own_path() {
    std::array<char, 4096> buffer{};
    const auto length = ::readlink("/proc/self/exe", buffer.data(), buffer.size() - 1);
    return length > 0 ? std::string(buffer.data(), static_cast<std::size_t>(length)) : std::string();
}

/// Reads the account file itself: a static program cannot load libc's name service.
std::string account_name() {
    const auto uid = ::getuid();
    std::string name = std::to_string(uid);
    if (FILE* file = std::fopen("/etc/passwd", "re")) {
        while (const passwd* account = ::fgetpwent(file)) {
            if (account->pw_uid == uid) {
                name = account->pw_name;
                break;
            }
        }
        std::fclose(file);
    }
    return text_fault(name, TextKind::name) ? std::to_string(uid) : name;
}

std::string parent_of(const std::string& path) {
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

}  // namespace

Env system_env() {
    return {.now = system_time(),
            .clock = system_time,
            .variable =
                [](const std::string& name) {
                    const char* value = std::getenv(name.c_str());
                    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
                },
            .program_path = own_path(),
            .os_user = account_name()};
}

std::string installed_path(const Env& env, const std::string& below_prefix) {
    const auto folder = parent_of(env.program_path);
    const auto prefix =
        folder.ends_with("/libexec/aftercare") ? parent_of(parent_of(folder)) : parent_of(folder);
    return prefix + "/" + below_prefix;
}

std::optional<std::string> set_variable(const Env& env, const std::string& name) {
    auto value = env.variable(name);
    return value && !value->empty() ? value : std::nullopt;
}

}  // namespace aftercare
