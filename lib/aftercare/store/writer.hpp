// One write transaction: facts are read through it, events go in through it, and it all lands or none of it.
//
// An act is: make a Writer (BEGIN IMMEDIATE), load what it is about, let core decide, record the event,
// commit. Recording folds the event into the aggregate with the same apply() that replay uses, appends it to
// the journal and writes the rows that changed.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "aftercare/core/events.hpp"
#include "aftercare/core/policy.hpp"
#include "aftercare/store/journal.hpp"
#include "aftercare/store/ledger.hpp"
#include "aftercare/store/people.hpp"

namespace aftercare {

/// Who acts, from which account, and when.
struct Act {
    std::string by;
    std::string os_user;
    When when;
};

/// What was written, for --dry-run: the entries as they would be.
using Entries = std::vector<Entry>;

class Writer {
  public:
    /// Begins the transaction; waits for other writers as long as the ledger's busy timeout says.
    Writer(Ledger& ledger, Act act);

    Database& db() { return m_ledger.db(); }
    const LedgerState& ledger() const { return m_ledger.state(); }
    const Act& act() const { return m_act; }
    /// What is recorded from now on happened at `at`, which is not later than the clock.
    void set_at(Instant at) { m_act.when.at = at; }
    const Actor& actor();
    const Policy& policy();
    /// The name of a project, empty when there is none.
    const std::string& project_name(ProjectId id);

    /// Registers: numbers the ticket by the year of `at` in the ledger's zone, folds, writes. `at` is the
    /// receipt.
    template <class Registered>
    Ticket open(const Registered& event, Instant at);
    /// Folds `event` into `ticket` and writes what changed. A closing that the policy's sample of callbacks
    /// leaves out is followed by the entry that waives the callback.
    void record(Ticket& ticket, const TicketEvent& event);

    Project add(const ProjectAdded& event);
    Unit add(const UnitAdded& event);
    void record(Unit& unit, const UnitEvent& event);
    Party add(const PartyAdded& event);
    void record(Party& party, const PartyEvent& event);
    StaffMember add(const StaffAdded& event);
    void record(StaffMember& staff, const StaffEvent& event);
    Group add(const GroupFormed& event);
    void record(Group& group, const GroupEvent& event);
    Charge add(const ChargeOpened& event);
    void record(Charge& charge, const ChargeEvent& event);
    /// Applies a policy, which has no faults, as a new version.
    PolicyVersion apply_policy(const std::string& text);
    /// Of the ledger itself. Initialised makes its row.
    void record(const LedgerEvent& event);

    Person remember(const PersonValues& values, bool reuse = true) {
        return remember_person(db(), values, reuse);
    }

    /// `AC-2026-000123`.
    std::string number_of(TicketId id) const;
    const Entries& entries() const { return m_entries; }
    /// Keeps no copies of what is written; for imports of many rows.
    void keep_no_entries() { m_keeps_entries = false; }
    /// Hands over the entries so far and forgets them.
    Entries take_entries() { return std::exchange(m_entries, {}); }
    /// Leaves the symptoms of new tickets out of the search index; who says so indexes them before the
    /// commit.
    void defer_symptoms() { m_defers_symptoms = true; }
    JournalWriter& journal() { return m_journal; }

    void commit();

  private:
    Stamp stamp(Instant at) const { return {at, m_act.when.now, m_act.by}; }
    template <class Events>
    Entry& append(SubjectKind kind, std::int64_t id, std::string subject, const Events& event, Instant at,
                  std::string_view entered);
    template <class T, class Events>
    void change(T& aggregate, const Events& event);
    template <class T, class Events, class Event>
    T make(const Event& event, const char* table);
    TicketId next_ticket(Instant received);
    std::int64_t number_behind(SubjectKind kind, std::int64_t last_key, std::int64_t last);
    bool was_restored_since(int year);
    bool is_left_out(const Ticket& ticket, const Digest& closing);

    Ledger& m_ledger;
    Act m_act;
    Transaction m_transaction;
    JournalWriter m_journal;
    std::optional<Actor> m_actor;
    std::optional<Policy> m_policy;
    std::vector<Project> m_projects;
    Entries m_entries;
    Entry m_entry;
    bool m_keeps_entries = true;
    bool m_defers_symptoms = false;
    std::optional<TicketSerial> m_last_serial;
};

/// The written name of a subject that is no ticket: site, `-`, a letter for the kind, its key. `AC-U12`.
std::string written_subject(std::string_view site, SubjectKind kind, std::int64_t id);

}  // namespace aftercare
