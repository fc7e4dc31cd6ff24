#include "aftercare/support/hash.hpp"

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <memory>
#include <nettle/sha2.h>
#include <sys/random.h>
#include <vector>

#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

constexpr std::size_t k_piece_bytes = 256 * 1024;

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

[[noreturn]] void throw_unreadable(const std::string& path, int code) {
    throw Error(ErrorKind::system, form(tr("cannot read {path}: {reason}"), fmt::arg("path", path),
                                        fmt::arg("reason", std::strerror(code))));
}

Digest finish(sha256_ctx& context) {
    Digest digest;
    sha256_digest(&context, digest.size(), digest.data());
    return digest;
}

const std::uint8_t* bytes_of(const char* text) {
    return reinterpret_cast<const std::uint8_t*>(text);
}

template <class Bytes>
std::string hex_of(const Bytes& bytes) {
    constexpr std::string_view k_digits = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        out += k_digits[byte >> 4U];
        out += k_digits[byte & 15U];
    }
    return out;
}

}  // namespace

Digest sha256(std::string_view bytes) {
    sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, bytes.size(), bytes_of(bytes.data()));
    return finish(context);
}

std::string to_hex(const Digest& digest) {
    return hex_of(digest);
}

std::optional<Digest> read_digest(std::string_view hex) {
    Digest digest{};
    if (hex.size() != 2 * digest.size()) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < digest.size(); ++i) {
        const auto* from = hex.data() + 2 * i;
        if (std::from_chars(from, from + 2, digest[i], 16).ptr != from + 2) {
            return std::nullopt;
        }
    }
    return to_hex(digest) == hex ? std::optional(digest) : std::nullopt;
}

FileDigest sha256_of_file(const std::string& path) {
    const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "rbe"));
    if (!file)
        throw_unreadable(path, errno);
    sha256_ctx context;
    sha256_init(&context);
    std::vector<char> piece(k_piece_bytes);
    std::int64_t size = 0;
    while (const std::size_t got = std::fread(piece.data(), 1, piece.size(), file.get())) {
        sha256_update(&context, got, bytes_of(piece.data()));
        size += static_cast<std::int64_t>(got);
    }
    if (std::ferror(file.get()))
        throw_unreadable(path, errno);
    return {.digest = finish(context), .size = size};
}

std::string random_hex(std::size_t count) {
    std::vector<std::uint8_t> bytes(count);
    std::size_t filled = 0;
    while (filled < count) {
        const ssize_t got = getrandom(bytes.data() + filled, count - filled, 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            throw Error(ErrorKind::system, form(tr("the system gives no random bytes: {reason}"),
                                                fmt::arg("reason", std::strerror(errno))));
        filled += static_cast<std::size_t>(got);
    }
    return hex_of(bytes);
}

}  // namespace aftercare
