// Files embedded in the ledger, in the table that `sqlite3 -A` extracts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "aftercare/core/ticket.hpp"
#include "aftercare/store/sqlite.hpp"

namespace aftercare {

/// The name of an embedded attachment: `AC-2026-000123/2-wall.jpg`.
std::string embedded_name(std::string_view number, const Attachment& attachment);

/// Keeps `content` as the embedded copy of an attachment of ticket `number`; `mode` is the file's
/// permissions.
void embed_file(Database& db, std::string_view number, const Attachment& attachment, std::string_view content,
                int mode, Instant modified_at);

}  // namespace aftercare
