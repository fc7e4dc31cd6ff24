#include "aftercare/store/journal.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "aftercare/support/entered_text.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/format.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

/// The hashed members of an entry, wherever they lie.
struct Hashed {
    EntryId id;
    std::int64_t act;
    std::string_view subject_kind, subject, verb;
    std::int64_t happened_at, recorded_at;
    std::string_view actor, os_user, body;
};

void append_hex(std::string& text, const Digest& digest) {
    constexpr std::string_view k_digits = "0123456789abcdef";
    std::array<char, 2 * std::tuple_size_v<Digest>> hex;
    auto* at = hex.data();
    for (const auto byte : digest) {
        *at++ = k_digits[byte >> 4U];
        *at++ = k_digits[byte & 15U];
    }
    text.append(hex.data(), hex.size());
}

void append_line(std::string& text, std::string_view line) {
    text += '\n';
    text += line;
}

void append_line(std::string& text, std::int64_t number) {
    std::array<char, 24> digits;
    const auto* end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    append_line(text, std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data())));
}

Digest hash_members(const Hashed& entry, const Digest& before, const Chain& chain, std::string& scratch) {
    scratch.clear();
    append_hex(scratch, before);
    append_line(scratch, chain.site);
    append_line(scratch, chain.epoch);
    append_line(scratch, seq_of(entry.id));
    append_line(scratch, entry.act);
    append_line(scratch, entry.subject_kind);
    append_line(scratch, entry.subject);
    append_line(scratch, entry.verb);
    append_line(scratch, entry.happened_at);
    append_line(scratch, entry.recorded_at);
    append_line(scratch, entry.actor);
    append_line(scratch, entry.os_user);
    append_line(scratch, entry.body);
    return sha256(scratch);
}

/// What the hashed text frames by line feeds must hold none, or two entries could hash alike; what is no
/// UTF-8 could not be exported.
void require_framed(const char* column, std::string_view text) {
    if (const auto fault = text_fault(text, TextKind::line)) {
        throw Error(ErrorKind::system, form(tr("the journal cannot take this {column}: {what}"),
                                            fmt::arg("column", column), fmt::arg("what", words_of(*fault))));
    }
}

}  // namespace

Digest digest_of(std::span<const std::uint8_t> bytes) {
    Digest digest{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), digest.size()), digest.begin());
    return digest;
}

const char* const k_entry_columns =
    "id, act, subject_kind, subject_id, subject, verb, happened_at, recorded_at, actor, os_user, body, hash";

Digest hash_of(const Entry& entry, const Digest& before, const Chain& chain, std::string& scratch) {
    return hash_members(
        {entry.id, entry.act, entry.subject_kind, entry.subject, entry.verb, entry.happened_at.seconds,
         entry.recorded_at.seconds, entry.actor, entry.os_user, entry.body},
        before, chain, scratch);
}

Digest hash_of_row(const Statement& row, const Digest& before, const Chain& chain, std::string& scratch) {
    return hash_members({{row.integer(0)},
                         row.integer(1),
                         row.text(2),
                         row.text(4),
                         row.text(5),
                         row.integer(6),
                         row.integer(7),
                         row.text(8),
                         row.text(9),
                         row.text(10)},
                        before, chain, scratch);
}

Head head_of_row(const Statement& row) {
    return {{row.integer(0)}, digest_of(row.blob(11)), {row.integer(7)}};
}

std::int64_t act_of_row(const Statement& row) {
    return row.integer(1);
}

Statement entries_after(Database& db, EntryId after) {
    auto statement =
        db.prepare(std::string("SELECT ") + k_entry_columns + " FROM journal WHERE id > ? ORDER BY id");
    statement.bind(1, after.value);
    return statement;
}

std::vector<Chain> load_chains(Database& db) {
    std::vector<Chain> chains;
    auto statement = db.prepare("SELECT id, site, epoch FROM chain ORDER BY id");
    while (statement.step()) {
        chains.push_back({statement.integer(0), std::string(statement.text(1)), statement.integer(2)});
    }
    return chains;
}

Head load_head(Database& db) {
    Head head;
    auto statement = db.prepare("SELECT id, hash, recorded_at FROM journal ORDER BY id DESC LIMIT 1");
    if (statement.step()) {
        head.id.value = statement.integer(0);
        head.hash = digest_of(statement.blob(1));
        head.recorded_at.seconds = statement.integer(2);
    }
    return head;
}

void read_entry(const Statement& statement, Entry& entry) {
    entry.id.value = statement.integer(0);
    entry.act = statement.integer(1);
    entry.subject_kind = statement.text(2);
    entry.subject_id = statement.integer(3);
    entry.subject = statement.text(4);
    entry.verb = statement.text(5);
    entry.happened_at.seconds = statement.integer(6);
    entry.recorded_at.seconds = statement.integer(7);
    entry.actor = statement.text(8);
    entry.os_user = statement.text(9);
    entry.body = statement.text(10);
    entry.hash = digest_of(statement.blob(11));
}

JournalWriter::JournalWriter(Database& db, SystemClock clock)
    : m_db(db), m_clock(std::move(clock)), m_head(load_head(db)) {
    if (auto chains = load_chains(db); !chains.empty()) {
        m_chain = std::move(chains.back());
    }
}

void JournalWriter::begin_epoch(const std::string& site, std::int64_t first) {
    const auto chains = load_chains(m_db);
    m_chain = {chains.empty() ? 0 : chains.back().id + 1, site, first};
    for (const auto& chain : chains) {
        m_chain.epoch = std::max(m_chain.epoch, chain.epoch + 1);
    }
    insert_chain(m_db, m_chain);
    m_act = 0;
}

Instant JournalWriter::now() const {
    const auto clock = m_clock();
    if (begins_chain()) {
        return clock;
    }
    const auto last = m_head.recorded_at;
    if (last - clock > k_clock_behind_max || clock - last > k_clock_ahead_max) {
        throw Error(ErrorKind::system,
                    form(tr("the clock says {now}, and the last entry was made at {last}"),
                         fmt::arg("now", format_rfc3339(clock)), fmt::arg("last", format_rfc3339(last))),
                    tr("a clock that is right: at most five minutes behind the last entry, and a year ahead"),
                    tr("set the clock; if it is right, `aftercare rebuild --clock` begins to count by it"));
    }
    return std::max(clock, last);
}

Instant JournalWriter::stamp() const {
    return begins_chain() ? m_clock() : std::max(m_clock(), m_head.recorded_at);
}

void JournalWriter::append(Entry& entry) {
    entry.id.value = begins_chain() ? m_chain.id * k_entries_a_chain + 1 : m_head.id.value + 1;
    m_act = m_act == 0 ? seq_of(entry.id) : m_act;
    entry.act = m_act;
    entry.hash = hash_of(entry, m_head.hash, m_chain, m_scratch);
    insert_entry(m_db, entry);
    m_head = {entry.id, entry.hash, entry.recorded_at};
}

void insert_chain(Database& db, const Chain& chain) {
    require_framed("site", chain.site);
    auto& statement = db.cached("INSERT INTO chain(id, site, epoch) VALUES (?, ?, ?)");
    statement.bind(1, chain.id);
    statement.bind(2, std::string_view(chain.site));
    statement.bind(3, chain.epoch);
    statement.run();
}

void insert_entry(Database& db, const Entry& entry) {
    require_framed("subject_kind", entry.subject_kind);
    require_framed("subject", entry.subject);
    require_framed("verb", entry.verb);
    require_framed("actor", entry.actor);
    require_framed("os_user", entry.os_user);
    auto& statement = db.cached(
        "INSERT INTO journal(id, act, subject_kind, subject_id, subject, verb, happened_at, recorded_at, "
        "actor,"
        " os_user, body, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    statement.bind(1, entry.id.value);
    statement.bind(2, entry.act);
    statement.bind_lasting(3, entry.subject_kind);
    statement.bind(4, entry.subject_id);
    statement.bind_lasting(5, entry.subject);
    statement.bind_lasting(6, entry.verb);
    statement.bind(7, entry.happened_at.seconds);
    statement.bind(8, entry.recorded_at.seconds);
    statement.bind_lasting(9, entry.actor);
    statement.bind_lasting(10, entry.os_user);
    statement.bind_lasting(11, entry.body);
    statement.bind_blob(12, entry.hash);
    statement.run();
}

}  // namespace aftercare
