#include "apps/intake/draft.hpp"

#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

#include "aftercare/support/entered_text.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/hash.hpp"
#include "aftercare/support/json.hpp"
#include "apps/shared/files.hpp"
#include "apps/shared/homes.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_name_digits = 16;

/// Whether the account's own file is there and may be read.
bool is_own(const std::string& path) {
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) && status.st_uid == ::geteuid() &&
           ::access(path.c_str(), R_OK) == 0;
}

bool write_private(const std::string& path, const std::string& content) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0) {
        return false;
    }
    // One that is there keeps its mode: it may be of a time when others could read it.
    if (::fchmod(file, 0600) != 0) {
        ::close(file);
        return false;
    }
    const auto written = ::write(file, content.data(), content.size());
    const bool is_whole = ::close(file) == 0 && written == static_cast<ssize_t>(content.size());
    if (!is_whole) {
        ::unlink(path.c_str());
    }
    return is_whole;
}

}  // namespace

Draft::Draft(const Env& env, const std::string& ledger_path, const std::string& by) {
    std::error_code ignored;
    const auto whole = std::filesystem::weakly_canonical(ledger_path, ignored).string();
    const auto whose = whole + '\n' + by + '\n' + env.os_user;
    if (const auto folder = home_path(env, "XDG_STATE_HOME", "/.local/state")) {
        m_path = *folder + "/aftercare/new-" + to_hex(sha256(whose)).substr(0, k_name_digits) + ".json";
    }
}

Answers Draft::load() const {
    Answers answers;
    JsonDocument document;
    try {
        if (!is_own(m_path) || !document.parse(read_file(m_path))) {
            return answers;
        }
    } catch (const Error&) {
        return answers;
    }
    document.root().for_each_member([&](std::string_view option, JsonValue value) {
        if (const auto text = value.string(); text && !text_fault(*text, TextKind::line)) {
            answers.emplace(option, *text);
        }
    });
    return answers;
}

bool Draft::save(const Answers& answers) const {
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    for (const auto& [option, answer] : answers) {
        json.key(option);
        json.string(answer);
    }
    json.end_object();
    if (m_path.empty()) {
        return false;
    }
    make_parent_folders(m_path);
    return write_private(m_path, text + "\n");
}

void Draft::discard() const {
    ::unlink(m_path.c_str());
}

}  // namespace aftercare
