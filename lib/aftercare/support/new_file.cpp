#include "aftercare/support/new_file.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include "aftercare/support/clear_on_signal.hpp"
#include "aftercare/support/hash.hpp"
#include "aftercare/support/system_error.hpp"

namespace aftercare {

namespace {

namespace fs = std::filesystem;

constexpr int k_links_max = 40;
constexpr std::size_t k_random_bytes = 4;
constexpr const char* k_new_file_mark = ".new-";
/// SQLite's companions of a file that is to become a ledger.
constexpr std::array k_companions = {"-journal", "-wal", "-shm"};

void remove_with_companions(const std::string& path) {
    ::unlink(path.c_str());
    for (const auto* companion : k_companions) {
        ::unlink((path + companion).c_str());
    }
}

bool is_random_tail(std::string_view tail) {
    return tail.size() == 2 * k_random_bytes &&
           tail.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// Whether the open file has a name; one without was taken for abandoned before it was locked.
bool has_name(int file) {
    struct stat status {};
    return ::fstat(file, &status) == 0 && status.st_nlink > 0;
}

/// Locks one byte far behind any content and any lock of SQLite's. A lock of the open file (OFD), not of the
/// process: closing another descriptor of the file does not take it away, and where flock() would lock the
/// content (CIFS) it does not. False when another process holds it or there are no locks.
bool lock(int file, int command, short kind) {
    struct flock byte {};
    byte.l_type = kind;
    byte.l_whence = SEEK_SET;
    byte.l_start = off_t{1} << 60;
    byte.l_len = 1;
    return ::fcntl(file, command, &byte) == 0;
}

/// Whether nobody is at work on the file; then, if wanted, it is removed before anybody can begin.
bool is_abandoned(const std::string& path, bool remove) {
    const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (file < 0) {
        return false;
    }
    const bool free = lock(file, F_OFD_SETLK, F_WRLCK);
    if (free && remove) {
        remove_with_companions(path);
    }
    ::close(file);
    return free;
}

std::vector<std::string> abandoned(const std::string& place, bool remove) {
    std::vector<std::string> found;
    const auto folder = folder_of(place);
    const auto beginning = place.substr(place.rfind('/') + 1) + k_new_file_mark;
    std::error_code ignored;
    for (const auto& each : fs::directory_iterator(folder, ignored)) {
        const auto name = each.path().filename().string();
        if (name.starts_with(beginning) && is_random_tail(std::string_view(name).substr(beginning.size())) &&
            is_abandoned(folder + name, remove)) {
            found.push_back(folder + name);
        }
    }
    return found;
}

/// The errors of link() that mean that the file system has no hard links.
bool is_without_links(int error) {
    return error == EPERM || error == EOPNOTSUPP || error == ENOSYS || error == EMLINK;
}

}  // namespace

std::string followed(const std::string& path) {
    std::string at = path;
    std::array<char, 4096> buffer{};
    for (int links = 0; links < k_links_max; ++links) {
        const auto length = ::readlink(at.c_str(), buffer.data(), buffer.size());
        if (length < 0) {
            return at;
        }
        const std::string target(buffer.data(), static_cast<std::size_t>(length));
        at = target.starts_with("/") ? target : folder_of(at) + target;
    }
    throw_system(path, ELOOP);
}

std::string folder_of(const std::string& path) {
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? "./" : path.substr(0, slash + 1);
}

bool sync_folder(const std::string& folder) {
    const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0) {
        return false;
    }
    const bool done = ::fsync(file) == 0;
    ::close(file);
    return done;
}

void share_with(const std::string& path, std::optional<gid_t> group) {
    struct stat status {};
    if (!group || ::stat(path.c_str(), &status) != 0) {
        return;
    }
    // Of another group, it stays its owner's alone.
    if (status.st_gid == *group || ::chown(path.c_str(), static_cast<uid_t>(-1), *group) == 0) {
        [[maybe_unused]] const int set = ::chmod(path.c_str(), S_ISDIR(status.st_mode) ? 02770 : 0660);
    }
}

std::vector<std::string> companions_of(const std::string& ledger) {
    std::vector<std::string> paths;
    for (const auto* companion : k_companions) {
        paths.push_back(ledger + companion);
    }
    return paths;
}

int write_whole(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto count = ::write(file, bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR) {
            return errno;
        }
        bytes.remove_prefix(count < 0 ? 0 : static_cast<std::size_t>(count));
    }
    return 0;
}

std::vector<std::string> abandoned_beside(const std::string& place) {
    return abandoned(place, false);
}

void remove_abandoned_beside(const std::string& place) {
    abandoned(place, true);
}

NewFile::NewFile(std::string place, mode_t mode) : m_place(std::move(place)) {
    remove_abandoned_beside(m_place);
    do {
        make(mode);
    } while (!has_name(m_file));
}

NewFile::NewFile(NewFile&& other) noexcept
    : m_place(std::move(other.m_place)),
      m_path(std::move(other.m_path)),
      m_file(std::exchange(other.m_file, -1)),
      m_placed(other.m_placed) {}

NewFile::~NewFile() {
    if (m_file < 0) {
        return;
    }
    if (!m_placed) {
        remove_with_companions(m_path);
    }
    release();
}

void NewFile::make(mode_t mode) {
    if (m_file >= 0) {
        release();
    }
    m_path = m_place + k_new_file_mark + random_hex(k_random_bytes);
    for (const auto* companion : k_companions) {
        clear_on_signal(m_path + companion);
    }
    clear_on_signal(m_path);
    m_file = ::open(m_path.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
    if (m_file < 0) {
        const int error = errno;
        release();
        throw_system(m_place, error);
    }
    // Waits for one who just looks whether it is abandoned, and may have removed it: has_name() tells. Where
    // there are no locks nobody takes it for abandoned either.
    lock(m_file, F_OFD_SETLKW, F_WRLCK);
    if (::fchmod(m_file, mode) != 0) {
        const int error = errno;
        ::unlink(m_path.c_str());
        release();
        throw_system(m_place, error);
    }
}

void NewFile::release() {
    if (m_file >= 0) {
        ::close(m_file);
        m_file = -1;
    }
    keep_on_signal(m_path);
    for (const auto* companion : k_companions) {
        keep_on_signal(m_path + companion);
    }
}

void NewFile::take_own_name() {
    m_placed = true;
    keep_on_signal(m_path);
}

bool NewFile::take_free_place() {
    if (::link(m_path.c_str(), m_place.c_str()) == 0) {
        take_own_name();
        ::unlink(m_path.c_str());
        return true;
    }
    if (errno == EEXIST) {
        return false;
    }
    if (!is_without_links(errno)) {
        throw_system(m_place, errno);
    }
    // A file system without hard links: the name is claimed with an empty file, which is then replaced.
    const int claim = ::open(m_place.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (claim < 0) {
        if (errno == EEXIST) {
            return false;
        }
        throw_system(m_place, errno);
    }
    ::close(claim);
    if (::rename(m_path.c_str(), m_place.c_str()) != 0) {
        const int error = errno;
        ::unlink(m_place.c_str());
        throw_system(m_place, error);
    }
    take_own_name();
    return true;
}

void NewFile::take_place() {
    if (::rename(m_path.c_str(), m_place.c_str()) != 0) {
        throw_system(m_place, errno);
    }
    take_own_name();
}

void NewFile::take_place_keeping(const std::string& kept) {
    const bool linked = ::link(m_place.c_str(), kept.c_str()) == 0;
    if (!linked && (!is_without_links(errno) || ::rename(m_place.c_str(), kept.c_str()) != 0)) {
        throw_system(kept, errno);
    }
    if (::rename(m_path.c_str(), m_place.c_str()) != 0) {
        const int error = errno;
        if (linked) {
            ::unlink(kept.c_str());
        } else {
            ::rename(kept.c_str(), m_place.c_str());
        }
        throw_system(m_place, error);
    }
    take_own_name();
}

}  // namespace aftercare
