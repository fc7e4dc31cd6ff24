// Base64 (RFC 4648, with padding), for bytes inside JSON.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace aftercare {

void append_base64(std::string& out, std::span<const std::uint8_t> bytes);

/// The bytes, or nothing when `text` is not base64 as append_base64 writes it.
std::optional<std::string> read_base64(std::string_view text);

}  // namespace aftercare
