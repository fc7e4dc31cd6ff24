#include "aftercare/store/replay.hpp"

#include <set>
#include <utility>

#include "aftercare/core/fits.hpp"
#include "aftercare/core/ticket_fold.hpp"
#include "aftercare/store/fold.hpp"
#include "aftercare/store/indexes.hpp"
#include "aftercare/store/problems.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/store/search_index.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

[[noreturn]] void refuse(const Entry& entry, EntryFault fault) {
    throw Error(ErrorKind::system, text_of(problem_of(entry, fault)), {},
                tr("run `aftercare verify`, and restore the last good backup"));
}

void insert_rows(Database& db, OnFault on_fault, Instant until, const std::function<void()>& tick) {
    std::string site;
    FoldVisitor visitor;
    for_each_aggregate([&]<class T>() {
        if constexpr (!std::is_same_v<T, Ticket>) {
            visitor.on<T>() = [&](const T& aggregate) { insert_row(db, aggregate); };
        }
    });
    visitor.on<LedgerState>() = [&](const LedgerState& ledger) {
        site = ledger.site;
        insert_row(db, ledger);
    };
    visitor.on<Ticket>() = [&](const Ticket& ticket) {
        insert_ticket(db, ticket, format_number(site, serial_of(ticket.id)));
        index_symptom(db, ticket.id, {}, ticket.symptom);
    };
    if (on_fault == OnFault::ends_subject) {
        visitor.fault = refuse;
    }
    if (tick) {
        visitor.entry = [&](const Entry&) { tick(); };
    }
    fold_journal(db, on_fault, visitor, until);
}

/// The derived table of struck entries, made of the journal.
void insert_struck(Database& db) {
    auto& insert = db.cached("INSERT INTO struck(entry_id, by_entry) VALUES (?, ?)");
    for (const auto& [entry, by] : struck_by_journal(db)) {
        insert.bind(1, entry);
        insert.bind(2, by);
        insert.run();
    }
}

void fill_rows(Database& db, OnFault on_fault, Instant until, const std::function<void()>& tick = {}) {
    const auto indexes = drop_indexes(db, IndexesOf::other_tables);
    insert_struck(db);
    insert_rows(db, on_fault, until, tick);
    for_each_words(db, [&](std::int64_t entry, std::string_view words) { index_words(db, {entry}, words); });
    make_indexes(db, indexes);
}

/// A database of the temporary directory that vanishes with its connection.
Database temporary_ledger() {
    Database db("", OpenMode::create, 0);
    db.exec("PRAGMA journal_mode = OFF");
    db.exec("PRAGMA synchronous = OFF");
    db.exec("PRAGMA foreign_keys = OFF");
    db.exec("PRAGMA cache_size = -32768");
    create_schema(db);
    return db;
}

/// What stands as it did at a time: the work. Master data are as they are known.
bool is_work(SubjectKind kind) {
    return kind == SubjectKind::ticket || kind == SubjectKind::group || kind == SubjectKind::charge;
}

void copy_journal(Database& from, Database& to, std::optional<Instant> as_of, EntryId last) {
    auto read = entries_after(from, {0});
    std::set<std::pair<SubjectKind, std::int64_t>> opened;
    bool has_policy = false;
    Entry entry;
    while (read.step()) {
        read_entry(read, entry);
        const auto kind = from_code<SubjectKind>(entry.subject_kind);
        const auto verb = from_code<Verb>(entry.verb);
        const bool is_policy = kind == SubjectKind::policy;
        // The ledger itself and its first policy were always there.
        const bool was_always = verb == Verb::init || (is_policy && !has_policy);
        has_policy = has_policy || is_policy;
        if (entry.id > last && !was_always) {
            continue;
        }
        const bool is_frame = is_policy || kind == SubjectKind::ledger;
        if (is_frame && !was_always && as_of && entry.happened_at > *as_of) {
            continue;
        }
        if (kind && is_work(*kind)) {
            const bool opens = verb && begins_subject(*kind, *verb);
            // A strike counts once it is known, whatever its time; so does a void.
            const bool takes_back = verb == Verb::undo || verb == Verb::void_ticket;
            if (as_of && entry.happened_at > *as_of && !takes_back) {
                continue;
            }
            if (opens) {
                opened.emplace(*kind, entry.subject_id);
            } else if (!opened.contains({*kind, entry.subject_id})) {
                continue;
            }
        }
        insert_entry(to, entry);
    }
}

}  // namespace

void rebuild_rows(Database& db, const std::function<void()>& tick) {
    fill_rows(db, OnFault::ends_subject, k_end_of_time, tick);
}

Ledger replayed(Database& from, std::optional<Instant> as_of, EntryId last) {
    auto db = temporary_ledger();
    db.exec("BEGIN");
    const auto indexes = drop_indexes(db, IndexesOf::journal);
    copy_rows(from, db, "chain");
    copy_journal(from, db, as_of, last);
    copy_rows(from, db, "person");
    make_indexes(db, indexes);
    fill_rows(db, OnFault::skips_event, as_of.value_or(k_end_of_time));
    db.exec("COMMIT");
    db.forget_statements();
    db.exec("PRAGMA query_only = 1");
    return Ledger(std::move(db));
}

}  // namespace aftercare
