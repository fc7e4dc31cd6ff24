// SHA-256 (nettle) and random bytes.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace aftercare {

using Digest = std::array<std::uint8_t, 32>;

Digest sha256(std::string_view bytes);

/// Lower-case hexadecimal.
std::string to_hex(const Digest& digest);

/// A digest as to_hex() writes it; nothing for anything else.
std::optional<Digest> read_digest(std::string_view hex);

/// SHA-256 of a file and its size in bytes, read in pieces. Throws Error{system} naming the file.
struct FileDigest {
    Digest digest;
    std::int64_t size;
};
FileDigest sha256_of_file(const std::string& path);

/// `count` bytes from the system's generator, in lower-case hexadecimal (2 × count characters).
std::string random_hex(std::size_t count);

}  // namespace aftercare
