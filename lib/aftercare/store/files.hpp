// Files embedded in the ledger, in the table that `sqlite3 -A` extracts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "aftercare/core/ticket.hpp"
#include "aftercare/store/sqlite.hpp"

namespace aftercare {

/// The name of the embedded attachment `n` of ticket `number`: `AC-2026-000123/2-wall.jpg`.
std::string embedded_name(std::string_view number, int n, std::string_view path);

/// The mode of every embedded file: a plain one that all may read.
constexpr std::int64_t k_embedded_mode = 0100644;

/// Keeps `content` as the embedded copy of an attachment of ticket `number`, which was attached at `at`.
void embed_file(Database& db, std::string_view number, const Attachment& attachment, std::string_view content,
                Instant at);

/// The embedded file of that name; nothing when there is none.
std::optional<std::string> embedded_content(Database& db, const std::string& name);

}  // namespace aftercare
