#include "aftercare/store/past.hpp"

#include <set>
#include <utility>
#include <vector>

#include "aftercare/core/fits.hpp"
#include "aftercare/store/fold.hpp"
#include "aftercare/store/history.hpp"
#include "aftercare/store/journal.hpp"
#include "aftercare/store/policies.hpp"
#include "aftercare/store/replay.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/store/search_index.hpp"
#include "aftercare/store/ticket_entries.hpp"
#include "aftercare/store/ticket_sql.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

EntryId last_known(Database& db, Instant at) {
    auto newest =
        db.prepare("SELECT id, act, recorded_at FROM journal WHERE id < ? ORDER BY id DESC LIMIT 1");
    for (std::int64_t before = INT64_MAX;;) {
        newest.reset();
        newest.bind(1, before);
        if (!newest.step()) {
            return {0};
        }
        const EntryId last_of_act{newest.integer(0)};
        if (newest.integer(2) <= at.seconds) {
            return last_of_act;
        }
        before = chain_of(last_of_act) * k_entries_a_chain + newest.integer(1);
    }
}

namespace {

constexpr EntryId k_all{INT64_MAX};

/// Whether a query with one parameter has a row.
bool has_row(Database& db, std::string_view sql, std::int64_t parameter) {
    auto row = db.prepare(sql);
    row.bind(1, parameter);
    return row.step();
}

/// Tickets with a hold that counts from a time behind `as_of` on only: what was entered late counts from some
/// time before its entry on (rules.md §2).
Statement late_holds(Database& db, Instant as_of) {
    auto rows = db.prepare("SELECT ticket_id FROM hold INDEXED BY hold_from WHERE from_at > ?");
    rows.bind(1, as_of.seconds);
    return rows;
}

bool has_changed(Database& db, std::optional<Instant> as_of, EntryId last) {
    return last < load_head(db).id ||
           (as_of && (has_row(db,
                              "SELECT 1 FROM journal INDEXED BY journal_happened WHERE happened_at > ? AND "
                              "subject_kind IN ('ticket', 'group', 'charge', 'policy', 'ledger') LIMIT 1",
                              as_of->seconds) ||
                      late_holds(db, *as_of).step()));
}

/// Whether the registers were another: every row may show what they say.
bool has_changed_registers(Database& db, EntryId last) {
    return has_row(
        db,
        "SELECT 1 FROM journal WHERE id > ? AND subject_kind IN ('project', 'unit', 'party', 'staff') "
        "LIMIT 1",
        last.value);
}

/// Takes a view of a ledger back to a time.
class ViewOfPast {
  public:
    ViewOfPast(Database& view, std::optional<Instant> as_of, EntryId last)
        : m_db(view), m_as_of(as_of), m_last(last) {}

    void run() {
        m_db.exec("PRAGMA foreign_keys = 0");
        m_db.exec("BEGIN");
        m_db.exec("CREATE TEMP TABLE gone(id INTEGER PRIMARY KEY)");
        find_gone();
        find_changed();
        take_policies_back();
        take_words_back();
        take_entries_back();
        take_tickets_back();
        take_back<Group>(m_groups);
        take_back<Charge>(m_charges);
        m_db.exec("COMMIT");
        m_db.forget_statements();
        m_db.exec("DROP TABLE gone");
        m_db.exec("PRAGMA query_only = 1");
    }

  private:
    void run_with(std::string_view sql, std::int64_t parameter) {
        auto statement = m_db.prepare(sql);
        statement.bind(1, parameter);
        statement.run();
    }

    /// The entries that happened later, but for strikes and voids, which count once they are known, whatever
    /// their time; those that were not known; and all that is said of a subject that was not there yet. The
    /// ledger itself and its first policy were always there.
    void find_gone() {
        if (m_as_of) {
            run_with(
                "INSERT INTO gone SELECT id FROM journal INDEXED BY journal_happened WHERE happened_at > ? "
                "AND "
                "subject_kind IN ('ticket', 'group', 'charge', 'ledger') AND verb NOT IN ('undo', 'void', "
                "'init')",
                m_as_of->seconds);
        }
        auto later = m_db.prepare(
            "INSERT INTO gone SELECT id FROM journal WHERE subject_kind = 'policy' AND (happened_at > ?1 OR "
            "id > "
            "?2) AND id > (SELECT min(id) FROM journal WHERE subject_kind = 'policy')");
        later.bind(1, m_as_of.value_or(k_end_of_time).seconds);
        later.bind(2, m_last.value);
        later.run();
        run_with(
            "INSERT OR IGNORE INTO gone SELECT id FROM journal WHERE id > ? AND subject_kind <> 'policy' AND "
            "verb <> 'init'",
            m_last.value);
        std::vector<std::pair<std::string, std::int64_t>> unopened;
        auto row = m_db.prepare(
            "SELECT j.subject_kind, j.subject_id, j.verb FROM gone g CROSS JOIN journal j ON j.id = g.id");
        while (row.step()) {
            const auto kind = from_code<SubjectKind>(row.text(0));
            const auto verb = from_code<Verb>(row.text(2));
            if (kind && verb && begins_subject(*kind, *verb)) {
                unopened.emplace_back(row.text(0), row.integer(1));
            }
        }
        auto all = m_db.prepare(
            "INSERT OR IGNORE INTO gone SELECT id FROM journal WHERE subject_kind = ? AND subject_id = ?");
        for (const auto& [kind, id] : unopened) {
            all.bind(1, std::string_view(kind));
            all.bind(2, id);
            all.run();
        }
    }

    /// Whose entries are gone, or were struck out by one that is; tickets with a hold that counts from later
    /// on only, since it was entered late (rules.md §2); and what was merged goes into the reckoning of its
    /// target.
    void find_changed() {
        take_subjects(
            "SELECT DISTINCT j.subject_kind, j.subject_id FROM gone g CROSS JOIN journal j ON j.id = g.id");
        take_subjects(
            "SELECT DISTINCT j.subject_kind, j.subject_id FROM struck s CROSS JOIN journal j ON j.id = "
            "s.entry_id "
            "WHERE s.by_entry IN (SELECT id FROM gone)");
        if (m_as_of) {
            auto row = late_holds(m_db, *m_as_of);
            while (row.step()) {
                m_tickets.insert(row.integer(0));
            }
        }
        auto merged = m_db.prepare("SELECT merged_into FROM ticket WHERE id = ? AND merged_into IS NOT NULL");
        std::vector<std::int64_t> to_follow(m_tickets.begin(), m_tickets.end());
        while (!to_follow.empty()) {
            merged.reset();
            merged.bind(1, to_follow.back());
            to_follow.pop_back();
            if (merged.step() && m_tickets.insert(merged.integer(0)).second) {
                to_follow.push_back(merged.integer(0));
            }
        }
    }

    void take_subjects(std::string_view sql) {
        auto row = m_db.prepare(sql);
        while (row.step()) {
            const auto kind = from_code<SubjectKind>(row.text(0));
            auto* keys = kind == SubjectKind::ticket   ? &m_tickets
                         : kind == SubjectKind::group  ? &m_groups
                         : kind == SubjectKind::charge ? &m_charges
                                                       : nullptr;
            if (keys != nullptr) {
                keys->insert(row.integer(1));
            }
        }
    }

    /// What a policy that was applied later says of days is not known yet: the tickets whose dues such a day
    /// reaches are reckoned again; and what happened under one that was not known was judged by the one
    /// before.
    void take_policies_back() {
        const auto after = load_policy_in_force(m_db);
        auto unknown = m_db.prepare(
            "SELECT min(p.applied_at) FROM policy p JOIN journal j ON j.subject_kind = 'policy' AND "
            "j.subject_id = "
            "p.id WHERE j.id > ? AND j.id IN (SELECT id FROM gone)");
        unknown.bind(1, m_last.value);
        const auto judged_from = unknown.step() && !unknown.is_null(0) ? unknown.integer(0) : INT64_MAX;
        m_db.exec(
            "DELETE FROM policy WHERE id IN (SELECT j.subject_id FROM gone g JOIN journal j ON j.id = g.id "
            "WHERE "
            "j.subject_kind = 'policy')");
        if (m_db.changes() == 0) {
            return;
        }
        take_tickets(
            "SELECT DISTINCT subject_id FROM journal INDEXED BY journal_happened WHERE happened_at >= ? AND "
            "subject_kind = 'ticket'",
            judged_from);
        if (const auto changed = first_changed_day(load_policy_in_force(m_db), after)) {
            take_tickets(joined_sql<"SELECT DISTINCT ticket_id FROM clock_run WHERE ", k_reached_by_day>,
                         start_of(*changed).seconds);
        }
    }

    void take_tickets(std::string_view sql, std::int64_t from) {
        auto rows = m_db.prepare(sql);
        rows.bind(1, from);
        while (rows.step()) {
            m_tickets.insert(rows.integer(0));
        }
    }

    /// The search index has the words of what stands.
    void take_words_back() {
        for_each("id IN (SELECT id FROM gone) AND id NOT IN (SELECT entry_id FROM struck)",
                 [&](const Entry& entry) { forget_words(m_db, entry); });
        for_each(
            "id IN (SELECT entry_id FROM struck WHERE by_entry IN (SELECT id FROM gone)) AND id NOT IN "
            "(SELECT id "
            "FROM gone)",
            [&](const Entry& entry) { remember_words(m_db, entry); });
    }

    template <class Each>
    void for_each(const char* where, const Each& each) {
        auto row = m_db.prepare(std::string("SELECT ") + k_entry_columns + " FROM journal WHERE " + where);
        Entry entry;
        while (row.step()) {
            read_entry(row, entry);
            each(entry);
        }
    }

    void take_entries_back() {
        m_db.exec("DROP TRIGGER journal_stays");
        m_db.exec(
            "DELETE FROM struck WHERE entry_id IN (SELECT id FROM gone) OR by_entry IN (SELECT id FROM "
            "gone)");
        m_db.exec("DELETE FROM journal WHERE id IN (SELECT id FROM gone)");
    }

    /// Those that were not there first: what they have, another may have had.
    void take_tickets_back() {
        std::erase_if(m_tickets, [&](std::int64_t key) {
            const auto before = load_ticket(m_db, {key});
            const bool was_there = !load_entries(m_db, SubjectKind::ticket, key).empty();
            if (before && !was_there) {
                delete_row(m_db, *before);
                index_symptom(m_db, before->id, before->symptom, {});
            }
            return !before || !was_there;
        });
        const LedgerRules rules(m_db);
        const auto until = m_as_of.value_or(k_end_of_time);
        for (const auto key : m_tickets) {
            const auto before = load_ticket(m_db, {key});
            const auto after =
                fold_ticket({key}, readable_entries(key), rules.rules(), until, OnMisfit::skips).ticket;
            save_changes(m_db, *before, after);
            index_symptom(m_db, after.id, before->symptom, after.symptom);
        }
    }

    /// What cannot be read is for `verify` to say.
    std::vector<TicketEntry> readable_entries(std::int64_t key) {
        std::vector<TicketEntry> entries;
        JsonDocument json;
        for (const auto& entry : load_entries(m_db, SubjectKind::ticket, key)) {
            if (auto read = read_ticket_entry(entry, json)) {
                entries.push_back(std::move(*read));
            }
        }
        return entries;
    }

    template <class T>
    void take_back(const std::set<std::int64_t>& keys) {
        for (const auto key : keys) {
            const auto before = load_row<T>(m_db, key);
            const auto after = fold_one<T>(m_db, key);
            if (before && after) {
                save_changes(m_db, *before, *after);
            } else if (before) {
                delete_row(m_db, *before);
            } else if (after) {
                insert_row(m_db, *after);
            }
        }
    }

    Database& m_db;
    std::optional<Instant> m_as_of;
    EntryId m_last;
    std::set<std::int64_t> m_tickets, m_groups, m_charges;
};

}  // namespace

std::optional<Ledger> as_known(Ledger& ledger, std::optional<Instant> as_of,
                               std::optional<Instant> known_at) {
    auto& from = ledger.db();
    const auto last = known_at ? last_known(from, *known_at) : k_all;
    if (!has_changed(from, as_of, last)) {
        return std::nullopt;
    }
    if (has_changed_registers(from, last)) {
        return replayed(from, as_of, last);
    }
    constexpr std::int64_t k_wait_ms = 5000;
    auto moment = open_once_more(from, k_wait_ms);
    moment.exec("BEGIN");
    load_head(moment);
    Database view(ledger.path(), OpenMode::aside, k_wait_ms);
    // A backup that was kept has no log; a register may have got an entry since the first look.
    if (view.text("PRAGMA journal_mode") != "wal" || has_changed_registers(view, last)) {
        return replayed(from, as_of, last);
    }
    ViewOfPast(view, as_of, last).run();
    return std::optional<Ledger>(std::in_place, std::move(view), std::move(moment));
}

}  // namespace aftercare
