// A head of the journal as it is noted outside the machine: the one guard against a journal made anew or cut
// off, whose chain is whole in itself. `verify` proves that all entries up to the head belong together, and
// an anchor of an earlier day that this head goes on from the one of that day.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "aftercare/store/journal.hpp"

namespace aftercare {

/// An entry, by its place in the journal and its hash.
struct Anchor {
    std::string site;
    std::int64_t epoch = 0;
    std::int64_t seq = 0;
    Digest hash{};
    Instant recorded_at;
};

/// The newest entry; nothing when the journal is empty.
std::optional<Anchor> anchor_of_head(Database& db);
/// The newest entry that was known at an instant; nothing when none was.
std::optional<Anchor> anchor_known_at(Database& db, Instant at);

/// What was noted: a hash, and the place of its entry unless only the hash was kept.
struct NotedHead {
    struct Place {
        std::string site;
        std::int64_t epoch = 0;
        std::int64_t seq = 0;
    };
    Digest hash{};
    std::optional<Place> place;
};

/// Reads 64 hexadecimal digits, or `site epoch seq head` with or without a time behind it; nothing when it is
/// neither. The time is not looked at: the hash binds it.
std::optional<NotedHead> read_noted_head(std::string_view text);

/// The entry that was noted; nothing when it is no longer there. One row with a place, else the whole
/// journal.
std::optional<Anchor> find_anchor(Database& db, const NotedHead& noted);

}  // namespace aftercare
