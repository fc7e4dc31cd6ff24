#include "aftercare/store/sqlite_paths.hpp"

#include <cstdint>
#include <sys/statvfs.h>

namespace aftercare {

namespace {

/// `path` as a URI with a parameter; everything outside a plain set is percent-encoded.
std::string uri_of(const std::string& path, const char* parameter) {
    std::string uri = "file:";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
                           (byte >= 'a' && byte <= 'z') || c == '/' || c == '.' || c == '-' || c == '_';
        if (plain) {
            uri += c;
        } else {
            constexpr char k_digits[] = "0123456789ABCDEF";
            uri += '%';
            uri += k_digits[byte >> 4];
            uri += k_digits[byte & 15];
        }
    }
    return uri + "?" + parameter;
}

}  // namespace

std::string name_for_sqlite(const std::string& path, OpenMode mode) {
    const bool nameless = path.empty() || path == ":memory:";
    if (mode == OpenMode::create && nameless) {
        return path;
    }
    const std::string plain = path.starts_with("/") ? path : "./" + path;
    return mode == OpenMode::immutable   ? uri_of(plain, "immutable=1")
           : mode == OpenMode::read_only ? uri_of(plain, "readonly_shm=1")
                                         : plain;
}

bool has_hardly_room(const std::string& path) {
    constexpr std::uint64_t k_hardly_any = 1'000'000;
    struct statvfs space {};
    return ::statvfs(path.c_str(), &space) == 0 &&
           std::uint64_t{space.f_bavail} * space.f_frsize < k_hardly_any;
}

}  // namespace aftercare
