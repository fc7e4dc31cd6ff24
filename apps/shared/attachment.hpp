// A file that belongs to a ticket: what the journal keeps of it.
//
// The ledger keeps the path from the root, so that it is found from every folder, the size, the digest and
// the media type; the content stays where it is unless it is embedded. Shared by the verbs that bring files:
// attach, serve --proof, done --evidence.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "aftercare/core/operations/attach.hpp"

namespace aftercare {

/// Size, SHA-256 and media type of the file at `path`. Throws Error{system} naming it when it cannot be read,
/// is no plain file or changes meanwhile.
Attached describe_file(const std::string& path);
std::vector<Attached> describe_files(const std::vector<std::string>& paths);

/// Throws Error{usage} when the file at `path` is larger than one that may be kept within the ledger; looks
/// at its size alone.
void require_embeddable(const std::string& path);

[[noreturn]] void throw_changed(const std::string& path);

/// The media type by the name's suffix, else by the first bytes, else application/octet-stream.
std::string media_type_of(std::string_view path, std::string_view first_bytes);

}  // namespace aftercare
