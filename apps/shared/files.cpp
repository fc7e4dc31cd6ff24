#include "apps/shared/files.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
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

void make_parent_folders(const std::string& path) {
    for (auto slash = path.find('/', 1); slash != std::string::npos; slash = path.find('/', slash + 1)) {
        ::mkdir(path.substr(0, slash).c_str(), 0700);
    }
}

}  // namespace aftercare
