#include "aftercare/store/anchor.hpp"

#include <algorithm>
#include <vector>

#include "aftercare/store/past.hpp"
#include "aftercare/support/text.hpp"

namespace aftercare {

namespace {

/// Of a row with id, hash and recorded_at.
std::optional<Anchor> anchor_of_row(Database& db, Statement& row) {
    if (!row.step()) {
        return std::nullopt;
    }
    const EntryId id{row.integer(0)};
    for (const auto& chain : load_chains(db)) {
        if (chain.id == chain_of(id)) {
            return Anchor{chain.site, chain.epoch, seq_of(id), digest_of(row.blob(1)),
                          Instant{row.integer(2)}};
        }
    }
    return std::nullopt;
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    for (auto rest = trim(text); !rest.empty(); rest = trim(rest)) {
        const auto end = std::min(rest.find(' '), rest.size());
        words.push_back(rest.substr(0, end));
        rest.remove_prefix(end);
    }
    return words;
}

}  // namespace

std::optional<Anchor> anchor_of_head(Database& db) {
    auto row = db.prepare("SELECT id, hash, recorded_at FROM journal ORDER BY id DESC LIMIT 1");
    return anchor_of_row(db, row);
}

std::optional<Anchor> anchor_known_at(Database& db, Instant at) {
    auto row = db.prepare("SELECT id, hash, recorded_at FROM journal WHERE id = ?");
    row.bind(1, last_known(db, at).value);
    return anchor_of_row(db, row);
}

std::optional<NotedHead> read_noted_head(std::string_view text) {
    const auto words = words_of(text);
    const bool has_place = words.size() == 4 || words.size() == 5;
    const auto hash = has_place           ? read_digest(words[3])
                      : words.size() == 1 ? read_digest(words[0])
                                          : std::nullopt;
    if (!hash) {
        return std::nullopt;
    }
    NotedHead noted{*hash, {}};
    if (has_place) {
        const auto epoch = parse_digits(words[1]);
        const auto seq = parse_digits(words[2]);
        if (!epoch || !seq) {
            return std::nullopt;
        }
        noted.place = {std::string(words[0]), *epoch, *seq};
    }
    return noted;
}

std::optional<Anchor> find_anchor(Database& db, const NotedHead& noted) {
    if (!noted.place) {
        auto row = db.prepare("SELECT id, hash, recorded_at FROM journal WHERE hash = ?");
        row.bind_blob(1, noted.hash);
        return anchor_of_row(db, row);
    }
    auto row = db.prepare(
        "SELECT j.id, j.hash, j.recorded_at FROM chain c JOIN journal j ON j.id = (c.id << 40) + ?3 WHERE "
        "c.site = ?1 AND c.epoch = ?2 AND ?3 BETWEEN 1 AND (1 << 40) - 1");
    row.bind(1, std::string_view(noted.place->site));
    row.bind(2, noted.place->epoch);
    row.bind(3, noted.place->seq);
    auto found = anchor_of_row(db, row);
    return found && found->hash == noted.hash ? found : std::nullopt;
}

}  // namespace aftercare
