#include "aftercare/store/writer.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>

#include "aftercare/core/operations/callbacks.hpp"
#include "aftercare/core/sampling.hpp"
#include "aftercare/reading/policy_reader.hpp"
#include "aftercare/store/policies.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/store/search_index.hpp"
#include "aftercare/store/ticket_entries.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/messages.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

char letter_of(SubjectKind kind) {
    char letter = '?';
    for_each_aggregate(
        [&]<class T>() { letter = Aggregate<T>::kind == kind ? Aggregate<T>::letter : letter; });
    return letter;
}

/// Numbers of the hours that a restored ledger has lost are on papers: after `last` they go on behind the
/// next full thousand, or the one after it when less than a hundred numbers are left to it; and a thousand
/// further for each epoch more that has been since, of a ledger that was restored again.
constexpr std::int64_t behind_lost_numbers(std::int64_t last, std::int64_t epochs_since) {
    constexpr std::int64_t k_thousand = 1000;
    constexpr std::int64_t k_left_min = 100;
    return ((last + k_left_min) / k_thousand + epochs_since) * k_thousand;
}

}  // namespace

std::string written_subject(std::string_view site, SubjectKind kind, std::int64_t id) {
    if (kind == SubjectKind::ticket) {
        return format_number(site, serial_of({id}));
    }
    std::string text(site);
    if (kind != SubjectKind::ledger) {
        text += '-';
        text += letter_of(kind);
        text += std::to_string(id);
    }
    return text;
}

Writer::Writer(Ledger& ledger, const Acting& acting)
    : m_ledger(ledger),
      m_transaction(ledger.db()),
      m_journal(ledger.db(), acting.clock),
      m_act{acting.by, acting.os_user, {}} {
    const auto now = m_journal.now();
    m_act.when = {acting.at ? acting.at(now) : now, now};
}

const Actor& Writer::actor() {
    if (!m_actor) {
        m_actor = actor_named(db(), m_act.by, m_act.when.now);
    }
    return *m_actor;
}

const Policies& Writer::policies() {
    if (!m_policies) {
        m_policies = load_policies(db());
    }
    return *m_policies;
}

const Policy& Writer::policy() {
    return policies().newest();
}

const std::string& Writer::project_name(ProjectId id) {
    static const std::string k_none;
    for (int tries = 0; tries < 2; ++tries) {
        for (const auto& project : m_projects) {
            if (project.id == id) {
                return project.name;
            }
        }
        m_projects = load_projects(db());
    }
    return k_none;
}

std::string Writer::number_of(TicketId id) const {
    return format_number(m_ledger.state().site, serial_of(id));
}

/// How many epochs may have lost numbers behind the chain `given_in`: those that a restore began. An epoch
/// whose clock was set loses none.
std::int64_t Writer::losses_since(std::int64_t given_in) {
    std::int64_t losses = 0;
    const auto chains = load_chains(db());
    for (std::size_t i = 1; i < chains.size(); ++i) {
        auto& first = db().cached("SELECT 1 FROM journal WHERE id = ? AND verb = 'restore'");
        first.bind(1, chains[i].id * k_entries_a_chain + 1);
        if (chains[i].id > given_in && first.step()) {
            losses += chains[i].epoch - chains[i - 1].epoch;
        }
        first.reset();
    }
    return losses;
}

/// The number after which those go on that stand on papers, after `last` of the subject `last_key`: the same,
/// or, when that was given before the ledger was restored, one behind those that may have been given since.
std::int64_t Writer::number_behind(SubjectKind kind, std::int64_t last_key, std::int64_t last) {
    if (m_journal.chain().id == 0) {
        return last;
    }
    std::int64_t given_in = 0;
    if (last > 0) {
        auto& statement = db().cached(
            "SELECT min(id) >> 40 FROM journal INDEXED BY journal_subject WHERE subject_kind = ? AND "
            "subject_id = ?");
        statement.bind(1, code_of(kind));
        statement.bind(2, last_key);
        given_in = statement.step() ? statement.integer(0) : given_in;
        statement.reset();
    }
    const auto since = losses_since(given_in);
    return since == 0 ? last : behind_lost_numbers(last, since);
}

/// Whether the ledger was restored in that year or later: then numbers of the year may have been lost.
bool Writer::was_restored_since(int year) {
    if (m_journal.chain().id == 0) {
        return false;
    }
    auto& statement = db().cached("SELECT recorded_at FROM journal WHERE id = ?");
    statement.bind(1, m_journal.chain().id * k_entries_a_chain + 1);
    const bool since = statement.step() && to_civil({statement.integer(0)}).date.year >= year;
    statement.reset();
    return since && losses_since(0) > 0;
}

TicketId Writer::next_ticket(Instant received) {
    const int year = to_civil(received).date.year;
    if (!m_last_serial || m_last_serial->year != year) {
        auto& statement = db().cached("SELECT max(id) FROM ticket WHERE id BETWEEN ? AND ?");
        statement.bind(1, own_ticket_id({year, 0}).value);
        statement.bind(2, own_ticket_id({year, k_tickets_a_year_max}).value);
        statement.step();
        const auto last = statement.is_null(0) ? std::nullopt : std::optional(statement.integer(0));
        statement.reset();
        m_last_serial = TicketSerial{
            year, last ? number_behind(SubjectKind::ticket, *last, serial_of({*last}).n)
                       : (was_restored_since(year) ? behind_lost_numbers(0, losses_since(0)) : 0)};
    }
    if (++m_last_serial->n > k_tickets_a_year_max) {
        throw Error(ErrorKind::fact, tr("the year has no ticket number left"));
    }
    return own_ticket_id(*m_last_serial);
}

template <class Events>
Entry& Writer::append(SubjectKind kind, std::int64_t id, std::string subject, const Events& event,
                      Instant at) {
    m_entry.subject_kind = code_of(kind);
    m_entry.subject_id = id;
    m_entry.subject = std::move(subject);
    m_entry.verb = code_of(verb_of(event));
    m_entry.happened_at = at;
    m_entry.recorded_at = m_recorded_at;
    m_entry.actor = m_act.by;
    m_entry.os_user = m_act.os_user;
    m_entry.body.clear();
    append_body(m_entry.body, event);
    m_journal.append(m_entry);
    if (m_keeps_entries) {
        m_entries.push_back(m_entry);
    }
    return m_entry;
}

template Entry& Writer::append(SubjectKind, std::int64_t, std::string, const TicketEvent&, Instant);
template Entry& Writer::append(SubjectKind, std::int64_t, std::string, const StrikeEvent&, Instant);

/// A voided opening has no row, and its number is never given again: the last one is the journal's.
template <class T, class Event>
T Writer::make(const Event& event) {
    constexpr auto k_kind = Aggregate<T>::kind;
    auto& newest = db().cached("SELECT max(subject_id) FROM journal WHERE subject_kind = ?");
    newest.bind(1, code_of(k_kind));
    auto last = newest.step() ? newest.integer(0) : 0;
    newest.reset();
    if (Aggregate<T>::on_papers) {
        last = number_behind(k_kind, last, last);
    }
    auto made = aggregate_of_key<T>(last + 1);
    apply(made, stamp(m_act.when.at), event);
    append(k_kind, last + 1, written_subject(ledger().site, k_kind, last + 1),
           typename Aggregate<T>::Events(event), m_act.when.at);
    insert_row(db(), made);
    m_actor.reset();  // who is registered first is no longer nobody
    return made;
}

template Project Writer::make(const ProjectAdded&);
template Unit Writer::make(const UnitAdded&);
template Party Writer::make(const PartyAdded&);
template StaffMember Writer::make(const StaffAdded&);
template Group Writer::make(const GroupFormed&);
template Charge Writer::make(const ChargeOpened&);

template <class T>
void Writer::change(T& aggregate, const typename Aggregate<T>::Events& event) {
    constexpr auto k_kind = Aggregate<T>::kind;
    const T before = aggregate;
    apply_event(aggregate, stamp(m_act.when.at), event);
    append(k_kind, key_of(aggregate), written_subject(ledger().site, k_kind, key_of(aggregate)), event,
           m_act.when.at);
    if (voids_opening(event)) {
        delete_row(db(), before);
    } else {
        save_changes(db(), before, aggregate);
    }
}

template void Writer::change(Unit&, const UnitEvent&);
template void Writer::change(Party&, const PartyEvent&);
template void Writer::change(StaffMember&, const StaffEvent&);
template void Writer::change(Group&, const GroupEvent&);
template void Writer::change(Charge&, const ChargeEvent&);

PolicyVersion Writer::apply_policy(const std::string& text) {
    auto read = read_policy(text, "policy.toml");
    assert(read.faults.empty());
    const bool is_first = !db().integer("SELECT 1 FROM policy LIMIT 1");
    const auto before = is_first ? std::nullopt : std::optional(policy());
    if (before) {
        keep_past_days(read.policy, *before, day_of(m_act.when.now));
    }
    m_policies.reset();
    m_tickets.clear();
    const PolicyApplied event{text, freeze_policy(read.policy)};
    auto version = make<PolicyVersion>(event);
    if (before) {
        reckon_again(*before, read.policy, m_act.when.at);
    }
    return version;
}

void Writer::record(const LedgerEvent& event) {
    auto site = m_ledger.state().site;
    if (const auto* initialised = std::get_if<Initialised>(&event)) {
        site = initialised->site;
    }
    stamp(m_act.when.at);
    append(SubjectKind::ledger, 1, site, event, m_act.when.at);
}

void Writer::commit() {
    m_transaction.commit();
}

}  // namespace aftercare
