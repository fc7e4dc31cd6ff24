#include "apps/shared/files.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/hash.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

[[noreturn]] void fail(const std::string& path, int error) {
    throw Error(ErrorKind::system,
                form(tr("{path}: {what}"), fmt::arg("path", path), fmt::arg("what", std::strerror(error))),
                {}, tr("check the path and its permissions"));
}

std::string read_all(int file, const std::string& path, std::size_t bytes_max) {
    std::string content;
    std::array<char, 65536> buffer{};
    for (;;) {
        const auto count = ::read(file, buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            fail(path, errno);
        }
        if (count == 0 || content.size() > bytes_max) {
            return content;
        }
        content.append(buffer.data(), static_cast<std::size_t>(count));
    }
}

}  // namespace

std::string read_file(const std::string& path, std::size_t bytes_max) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        fail(path, errno);
    }
    struct Closer {
        int file;
        ~Closer() { ::close(file); }
    } closer{file};
    return read_all(file, path, bytes_max);
}

std::string read_standard_input(std::size_t bytes_max) {
    return read_all(STDIN_FILENO, tr("standard input"), bytes_max);
}

void write_file(const std::string& path, const std::string& content) {
    const auto temporary = path + ".new-" + random_hex(4);
    const int file = ::open(temporary.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
    if (file < 0) {
        fail(path, errno);
    }
    std::size_t written = 0;
    int error = 0;
    while (written < content.size() && error == 0) {
        const auto count = ::write(file, content.data() + written, content.size() - written);
        if (count < 0 && errno != EINTR) {
            error = errno;
        } else if (count > 0) {
            written += static_cast<std::size_t>(count);
        }
    }
    if (::close(file) != 0 && error == 0) {
        error = errno;
    }
    if (error == 0 && ::rename(temporary.c_str(), path.c_str()) != 0) {
        error = errno;
    }
    if (error != 0) {
        ::unlink(temporary.c_str());
        fail(path, error);
    }
}

void make_parent_folders(const std::string& path) {
    for (auto slash = path.find('/', 1); slash != std::string::npos; slash = path.find('/', slash + 1)) {
        ::mkdir(path.substr(0, slash).c_str(), 0700);
    }
}

}  // namespace aftercare
