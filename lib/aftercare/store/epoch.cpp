#include "aftercare/store/epoch.hpp"

#include "aftercare/support/error.hpp"

namespace aftercare {

void begin_restored_epoch(Database& db, const Act& act, const Restoring& restoring) {
    JournalWriter journal(db);
    Restored restored;
    restored.parent_epoch = journal.chain().epoch;
    restored.parent_seq = seq_of(journal.head().id);
    restored.parent_head = to_hex(journal.head().hash);
    restored.people_left_out = restoring.people_left_out;
    const auto site = journal.chain().site;
    journal.begin_epoch(site, restoring.epochs_known + 1);
    Entry entry;
    entry.subject_kind = code_of(SubjectKind::ledger);
    entry.subject_id = 1;
    entry.subject = written_subject(site, SubjectKind::ledger, 1);
    entry.verb = code_of(Verb::restore);
    entry.happened_at = act.when.at;
    entry.recorded_at = act.when.now;
    entry.actor = act.by;
    entry.os_user = act.os_user;
    append_body(entry.body, LedgerEvent(restored));
    journal.append(entry);
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
