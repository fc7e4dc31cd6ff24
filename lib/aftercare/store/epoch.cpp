#include "aftercare/store/epoch.hpp"

#include "aftercare/support/error.hpp"

namespace aftercare {

namespace {

/// Begins a new epoch behind `known` ones with `event`, which says where the present one stands. An epoch's
/// first entry is stamped whatever the entries before it say.
template <class Event>
Instant begin_epoch(Database& db, const Acting& acting, Event event, std::int64_t known) {
    JournalWriter journal(db, acting.clock);
    event.parent_epoch = journal.chain().epoch;
    event.parent_seq = seq_of(journal.head().id);
    event.parent_head = to_hex(journal.head().hash);
    const auto site = journal.chain().site;
    journal.begin_epoch(site, known + 1);
    Entry entry;
    entry.subject_kind = code_of(SubjectKind::ledger);
    entry.subject_id = 1;
    entry.subject = written_subject(site, SubjectKind::ledger, 1);
    entry.verb = code_of(Event::verb);
    entry.recorded_at = journal.stamp();
    entry.happened_at = entry.recorded_at;
    entry.actor = acting.by;
    entry.os_user = acting.os_user;
    append_body(entry.body, LedgerEvent(event));
    journal.append(entry);
    return entry.recorded_at;
}

}  // namespace

Instant begin_restored_epoch(Database& db, const Acting& acting, const Restoring& restoring) {
    Restored restored;
    restored.people_left_out = restoring.people_left_out;
    return begin_epoch(db, acting, std::move(restored), restoring.epochs_known);
}

void begin_clock_epoch(Database& db, const Acting& acting) {
    begin_epoch(db, acting, ClockSet{}, 0);
}

ReadTransaction::ReadTransaction(Database& db) : m_db(db) {
    m_db.exec("SAVEPOINT reading");
}

ReadTransaction::~ReadTransaction() {
    try {
        m_db.exec("RELEASE reading");
    } catch (const Error&) {  // nothing was written that could be lost
    }
}

}  // namespace aftercare
