// One write transaction: facts are read through it, events go in through it, and it all lands or none of it.
//
// An act is: make a Writer (BEGIN IMMEDIATE), load what it is about, let core decide, record the event,
// commit. Recording folds the event into the aggregate with the same apply() that replay uses, appends it to
// the journal and writes the rows that changed.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "aftercare/core/aggregates.hpp"
#include "aftercare/core/policies.hpp"
#include "aftercare/core/ticket_fold.hpp"
#include "aftercare/store/journal.hpp"
#include "aftercare/store/ledger.hpp"
#include "aftercare/store/people.hpp"

namespace aftercare {

/// Who acts, from which account, by which clock.
struct Acting {
    std::string by;
    std::string os_user;
    SystemClock clock;
    /// When it happened, asked once the lock is held, with the time of then; empty: then.
    std::function<Instant(Instant now)> at = {};
};

/// An act that has begun: `when.now` was read under the lock.
struct Act {
    std::string by;
    std::string os_user;
    When when;
};

/// Thrown by Writer::void_opening() and strike() when what was opened cannot be voided.
struct RefusedVoid {
    Refused refused;
};

/// Thrown by Writer::record() when an act entered late does not go with those that happened after it, and by
/// strike() when what came later does not go without the act, or has taken what the act gave up.
struct RefusedLate {
    Refused refused;
};

/// What was written, for --dry-run: the entries as they would be.
using Entries = std::vector<Entry>;

class Writer {
  public:
    /// Begins the transaction, waiting for other writers as long as the ledger's busy timeout says, then
    /// reads the clock. Throws as JournalWriter::now().
    Writer(Ledger& ledger, const Acting& acting);

    Database& db() { return m_ledger.db(); }
    const LedgerState& ledger() const { return m_ledger.state(); }
    const Act& act() const { return m_act; }
    /// What is recorded from now on happened at `at`, which is not later than the clock.
    void set_at(Instant at) { m_act.when.at = at; }
    const Actor& actor();
    /// The policy in force now.
    const Policy& policy();
    /// All versions.
    const Policies& policies();
    /// The name of a project, empty when there is none.
    const std::string& project_name(ProjectId id);

    /// Registers: numbers the ticket by the year of `at` in the ledger's zone, folds, writes. `at` is the
    /// receipt.
    template <class Registered>
    Ticket open(const Registered& event, Instant at);
    /// The ticket with all its acts, folded from the journal; nothing when there is none.
    std::optional<Ticket> ticket(TicketId id);
    /// What an act at act().when is decided on: the ticket as it stood then, and `ticket` with what happened
    /// later. They live until the next act on the ticket.
    Facts facts(const Ticket& ticket);
    /// Forgets what was read of tickets, in a long run of acts.
    void forget_tickets() { m_tickets.clear(); }
    /// Folds `event` into `ticket`, where it stands by the time at which it happened, and writes what
    /// changed. An ending that the policy's sample of callbacks leaves out is followed by the entry that
    /// waives the callback. Throws RefusedLate.
    void record(Ticket& ticket, const TicketEvent& event);

    /// Makes an aggregate of its opening event: a project, unit, party, staff member, group or back-charge.
    Project add(const ProjectAdded& event) { return make<Project>(event); }
    Unit add(const UnitAdded& event) { return make<Unit>(event); }
    Party add(const PartyAdded& event) { return make<Party>(event); }
    StaffMember add(const StaffAdded& event) { return make<StaffMember>(event); }
    Group add(const GroupFormed& event) { return make<Group>(event); }
    Charge add(const ChargeOpened& event) { return make<Charge>(event); }
    /// Folds an event into its aggregate and writes what changed; OpeningVoided takes the row away.
    void record(Unit& unit, const UnitEvent& event) { change(unit, event); }
    void record(Party& party, const PartyEvent& event) { change(party, event); }
    void record(StaffMember& staff, const StaffEvent& event) { change(staff, event); }
    void record(Group& group, const GroupEvent& event) { change(group, event); }
    void record(Charge& charge, const ChargeEvent& event) { change(charge, event); }
    /// Takes the act back that `strike` names: its entries become struck, what it opened is voided with
    /// `strike.words`, and everything that it was said of is folded and written again; what of it was taken
    /// back before stays so. Throws RefusedVoid and RefusedLate.
    void strike(const Struck& strike);
    /// Voids what was opened by mistake: a ticket, unit, party, staff member, group or back-charge that is
    /// there. `approved_by` may be empty. Throws RefusedVoid.
    void void_opening(SubjectKind kind, std::int64_t key, const std::string& words,
                      const std::string& approved_by = {});
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
    /// What is known of a ticket that is acted on.
    struct TicketFile {
        std::vector<TicketEntry> entries;
        Ticket latest;
        std::optional<Ticket> then;  ///< without what happened after the act
    };

    /// Of the entry that is appended next; reads the clock.
    Stamp stamp(Instant at) {
        m_recorded_at = m_journal.stamp();
        return {at, m_recorded_at, m_act.by, k_next_entry};
    }
    TicketFile* file_of(TicketId id);
    Rules rules();
    std::optional<Ticket> merged(TicketId id, const Stamp& stamp);
    std::vector<TicketEntry> entries_by(TicketId id, Instant at);
    std::optional<ClockRun> resolve_after(TicketId id, const Triaged& said);
    void reckon_again(const Policy& before, const Policy& after, Instant applied_at);
    static constexpr std::int64_t k_next_entry = INT64_MAX;
    template <class Events>
    Entry& append(SubjectKind kind, std::int64_t id, std::string subject, const Events& event, Instant at);
    template <class T>
    void change(T& aggregate, const typename Aggregate<T>::Events& event);
    template <class T, class Event>
    T make(const Event& event);
    template <class T>
    void fold_again(std::int64_t key);
    template <class T>
    void require_free(const T& before, const T& after);
    TicketId next_ticket(Instant received);
    std::int64_t number_behind(SubjectKind kind, std::int64_t last_key, std::int64_t last);
    bool was_restored_since(int year);
    std::int64_t losses_since(std::int64_t given_in);
    Digest first_draw(const TicketFile& file, const Digest& closing);
    bool is_left_out(const Ticket& ticket, const Digest& closing);

    Ledger& m_ledger;
    Transaction m_transaction;
    JournalWriter m_journal;
    Act m_act;
    Instant m_recorded_at;
    std::optional<Actor> m_actor;
    std::optional<Policies> m_policies;
    std::map<TicketId, TicketFile> m_tickets;
    std::vector<Project> m_projects;
    Entries m_entries;
    Entry m_entry;
    bool m_keeps_entries = true;
    bool m_defers_symptoms = false;
    std::optional<TicketSerial> m_last_serial;
};

/// The written name of a subject: a ticket's number; else site, `-`, a letter for the kind, its key:
/// `AC-U12`.
std::string written_subject(std::string_view site, SubjectKind kind, std::int64_t id);

}  // namespace aftercare
