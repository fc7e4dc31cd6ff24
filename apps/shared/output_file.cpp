#include "apps/shared/output_file.hpp"

#include <array>
#include <cerrno>
#include <charconv>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "aftercare/store/ledger.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

constexpr mode_t k_permissions = 07777;
constexpr mode_t k_owner_only = 0600;
constexpr mode_t k_by_umask = 0666;

[[noreturn]] void fail_of_file(const std::string& path, int error) {
    throw Error(ErrorKind::system, form(tr("the output cannot be written: {target}: {what}"),
                                        fmt::arg("target", path), fmt::arg("what", std::strerror(error))));
}

[[noreturn]] void refuse(const std::string& path, const std::string& what) {
    throw Error(
        ErrorKind::usage,
        form(tr("{path} cannot be the output: it is {what}"), fmt::arg("path", path), fmt::arg("what", what)),
        {}, tr("name another file; nothing was written"));
}

/// Without links, `.` and `..`; the path itself when its folder is not there.
std::string resolved(const std::string& path) {
    const auto target = followed(path);
    const std::unique_ptr<char, void (*)(void*)> folder(::realpath(folder_of(target).c_str(), nullptr),
                                                        std::free);
    return folder ? std::string(folder.get()) + "/" + target.substr(target.rfind('/') + 1) : target;
}

/// The descriptor behind /dev/stdout, /dev/fd/3, /proc/self/fd/3 or a link to one of them.
std::optional<int> descriptor_of(const std::string& path) {
    std::string at = path;
    constexpr int k_links_max = 40;
    for (int links = 0; links < k_links_max; ++links) {
        const std::unique_ptr<char, void (*)(void*)> folder(::realpath(folder_of(at).c_str(), nullptr),
                                                            std::free);
        const std::unique_ptr<char, void (*)(void*)> own(::realpath("/proc/self/fd", nullptr), std::free);
        if (folder && own && std::strcmp(folder.get(), own.get()) == 0) {
            const auto name = std::string_view(at).substr(at.rfind('/') + 1);
            int number = -1;
            const auto read = std::from_chars(name.data(), name.data() + name.size(), number);
            return read.ec == std::errc() && read.ptr == name.data() + name.size() ? std::optional(number)
                                                                                   : std::nullopt;
        }
        std::array<char, PATH_MAX> target{};
        const auto length = ::readlink(at.c_str(), target.data(), target.size());
        if (length < 0) {
            return std::nullopt;
        }
        const std::string next(target.data(), static_cast<std::size_t>(length));
        at = next.starts_with("/") ? next : folder_of(at) + next;
    }
    return std::nullopt;
}

bool is_same_file(const struct stat& one, const std::string& path) {
    struct stat other {};
    return ::stat(path.c_str(), &other) == 0 && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

bool is_at_or_in(const std::string& path, const std::string& spared) {
    return path == spared || path.starts_with(spared + "/");
}

/// All of what an open file says of itself, or nothing there.
std::optional<struct stat> status_of(const std::string& path) {
    struct stat status {};
    if (const auto number = descriptor_of(path)) {
        return ::fstat(*number, &status) == 0 ? std::optional(status) : std::nullopt;
    }
    return ::stat(path.c_str(), &status) == 0 ? std::optional(status) : std::nullopt;
}

}  // namespace

void require_not_spared(const std::string& path, const SparedPaths& spared) {
    const auto there = status_of(path);
    const auto target = resolved(path);
    for (const auto& each : spared) {
        if (is_at_or_in(target, resolved(each.path)) || (there && is_same_file(*there, each.path))) {
            refuse(path, each.what);
        }
    }
}

void require_writable_target(const std::string& path, const SparedPaths& spared) {
    require_not_spared(path, spared);
    const auto there = status_of(path);
    if (there && S_ISBLK(there->st_mode)) {
        refuse(path, tr("a disk"));
    }
    const bool is_open_already = descriptor_of(path).has_value();
    if ((!there || S_ISREG(there->st_mode)) && !is_open_already && ledger_behind(resolved(path))) {
        refuse(path, tr("a ledger, or part of one"));
    }
}

OutputFile::OutputFile(const std::string& path, Readers readers, const SparedPaths& spared) : m_path(path) {
    require_writable_target(path, spared);
    if (const auto number = descriptor_of(path)) {
        m_file = ::fcntl(*number, F_DUPFD_CLOEXEC, 3);
        if (m_file < 0) {
            fail_of_file(path, errno);
        }
        return;
    }
    m_target = followed(path);
    struct stat there {};
    const bool exists = ::stat(m_target.c_str(), &there) == 0;
    if (exists && S_ISDIR(there.st_mode)) {
        fail_of_file(path, EISDIR);
    }
    if (exists && !S_ISREG(there.st_mode)) {
        open_through(O_WRONLY);
        return;
    }
    if (exists && ::access(m_target.c_str(), W_OK) != 0) {
        fail_of_file(path, errno);
    }
    const mode_t mask = ::umask(0);
    ::umask(mask);
    const mode_t mode = exists                      ? there.st_mode & k_permissions
                        : readers == Readers::owner ? k_owner_only
                                                    : k_by_umask & ~mask;
    // Other names of the file, a folder that cannot be written, an owner that cannot be given: then the file
    // itself is what is written to.
    if (exists && (there.st_nlink > 1 || ::access(folder_of(m_target).c_str(), W_OK) != 0)) {
        open_in_place();
        return;
    }
    m_new.emplace(m_target, k_owner_only);
    m_file = m_new->descriptor();
    if (exists && ::fchown(m_file, there.st_uid, there.st_gid) != 0) {
        m_new.reset();
        open_in_place();
        return;
    }
    if (::fchmod(m_file, mode) != 0) {
        fail_of_file(path, errno);
    }
}

void OutputFile::open_through(int flags) {
    m_file = ::open(m_target.c_str(), flags | O_CLOEXEC | O_NOCTTY);
    if (m_file < 0) {
        fail_of_file(m_path, errno);
    }
}

void OutputFile::open_in_place() {
    m_in_place = ::open(m_target.c_str(), O_WRONLY | O_CLOEXEC);
    if (m_in_place < 0) {
        fail_of_file(m_path, errno);
    }
    m_file = ::memfd_create("output", MFD_CLOEXEC);
    if (m_file < 0) {
        fail_of_file(m_path, errno);
    }
}

void OutputFile::copy_in_place() {
    if (::lseek(m_file, 0, SEEK_SET) != 0 || ::ftruncate(m_in_place, 0) != 0) {
        fail_of_file(m_path, errno);
    }
    std::array<char, 65536> buffer{};
    for (;;) {
        const auto count = ::read(m_file, buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            fail_of_file(m_path, errno);
        }
        if (count == 0) {
            break;
        }
        if (const int error = write_whole(m_in_place, {buffer.data(), static_cast<std::size_t>(count)});
            error != 0) {
            fail_of_file(m_path, error);
        }
    }
    if (::fsync(m_in_place) != 0) {
        fail_of_file(m_path, errno);
    }
}

OutputFile::~OutputFile() {
    if (m_file >= 0 && !m_new) {
        ::close(m_file);
    }
    if (m_in_place >= 0) {
        ::close(m_in_place);
    }
}

void OutputFile::finish() {
    if (m_in_place >= 0) {
        copy_in_place();
    } else if (m_new) {
        if (::fsync(m_file) != 0) {
            fail_of_file(m_path, errno);
        }
        m_new->take_place();
        sync_folder(folder_of(m_target));
    }
}

}  // namespace aftercare
