#include "aftercare/store/fold.hpp"

#include <algorithm>
#include <map>
#include <type_traits>

#include "aftercare/core/fits.hpp"
#include "aftercare/core/listed.hpp"
#include "aftercare/store/acts.hpp"
#include "aftercare/store/fold_parts.hpp"
#include "aftercare/store/history.hpp"
#include "aftercare/store/ticket_entries.hpp"
#include "aftercare/store/writer.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

/// The fold of one kind of subject but tickets, subject by subject.
template <class T>
class KindFold {
  public:
    using Events = typename Aggregate<T>::Events;

    KindFold(const Folding& folding, const std::function<void(const T&)>& finished)
        : m_folding(folding), m_visitor(folding.visitor), m_finished(finished) {}

    void run(Database& db) {
        for_each_entry(db, k_kind, m_entry, [&] {
            if (m_visitor.entry) {
                m_visitor.entry(m_entry);
            }
            if (!m_inside || m_key != m_entry.subject_id) {
                finish();
                begin();
            }
            if (!m_broken) {
                take();
            }
        });
        finish();
    }

  private:
    static constexpr SubjectKind k_kind = Aggregate<T>::kind;

    void begin() {
        m_inside = true;
        m_begun = false;
        m_broken = false;
        m_voided = false;
        m_key = m_entry.subject_id;
        m_aggregate = aggregate_of_key<T>(m_key);
        m_name = name_of_key();
    }

    /// The hash binds an entry to its subject's written name: a key that another one is written like has
    /// none.
    std::string name_of_key() const {
        const bool is_second = k_kind == SubjectKind::ledger && m_key != 1;
        return is_second ? std::string() : written_subject(m_folding.site, k_kind, m_key);
    }

    void finish() {
        if (!m_inside) {
            return;
        }
        if (m_broken) {
            if (m_visitor.broken) {
                m_visitor.broken(k_kind, m_key);
            }
        } else if (m_begun && !m_voided && m_finished) {
            m_finished(m_aggregate);
        }
    }

    void tell(EntryFault fault) {
        if (m_visitor.fault) {
            m_visitor.fault(m_entry, fault);
        }
    }

    void refuse(EntryFault fault) {
        tell(fault);
        m_broken = m_folding.on_fault == OnFault::ends_subject;
    }

    void take() {
        const auto verb = from_code<Verb>(m_entry.verb);
        if (!verb || !is_verb_of<Events>(*verb)) {
            return refuse(EntryFault::unknown_verb);
        }
        const auto event =
            m_json.parse(m_entry.body) ? read_body<Events>(*verb, m_json.root()) : std::nullopt;
        m_stamp.at = m_entry.happened_at;
        m_stamp.recorded_at = m_entry.recorded_at;
        m_stamp.actor = m_entry.actor;
        if (!event || !is_sound(m_stamp)) {
            return refuse(EntryFault::unreadable_body);
        }
        if (m_folding.struck.contains(m_entry.id.value)) {
            return show(*event);
        }
        if (begins_subject(k_kind, *verb) == m_begun) {
            return refuse(m_begun ? EntryFault::begun_twice : EntryFault::not_begun);
        }
        if (m_voided) {
            return refuse(EntryFault::does_not_fit);
        }
        apply_event(m_aggregate, m_stamp, *event);
        m_begun = true;
        m_voided = voids_opening(*event);
        show(*event);
    }

    void show(const Events& event) {
        if (m_entry.subject != m_name) {
            tell(EntryFault::wrong_subject);
        }
        show_people(m_visitor, m_entry, event);
        if constexpr (std::is_same_v<Events, LedgerEvent>) {
            if (m_visitor.ledger_event) {
                m_visitor.ledger_event(m_entry, event);
            }
        }
    }

    const Folding& m_folding;
    const FoldVisitor& m_visitor;
    const std::function<void(const T&)>& m_finished;
    JsonDocument m_json;
    Entry m_entry;
    Stamp m_stamp;
    std::string m_name;
    T m_aggregate{};
    std::int64_t m_key = 0;
    bool m_inside = false;
    bool m_begun = false;
    bool m_broken = false;
    bool m_voided = false;
};

/// What tickets are reckoned with, gathered from the journal itself: a row that was tampered with moves no
/// clock.
class RulesOfJournal {
  public:
    explicit RulesOfJournal(const StruckEntries& struck) : m_struck(struck) {}

    void take(const Project& project) { m_projects[project.id] = project.name; }
    void take(const PolicyVersion& version) {
        auto policy = thaw_policy(version.frozen);
        if (policy) {
            policy->version = version.id;
            m_applied.push_back({version.id, version.applied_at});
            m_versions[version.id] = std::move(*policy);
        }
    }
    /// Nothing when the journal has no policy that can be read.
    std::optional<Rules> rules(Database& db) {
        if (m_applied.empty()) {
            return std::nullopt;
        }
        m_policies.emplace(m_applied, [this](std::int64_t version) { return m_versions.at(version); });
        return made_rules(db);
    }

  private:
    Rules made_rules(Database& db) const {
        return {.policies = *m_policies,
                .project = [this](ProjectId id) -> std::string_view {
                    const auto known = m_projects.find(id);
                    return known == m_projects.end() ? std::string_view() : std::string_view(known->second);
                },
                .merged =
                    [this, &db](TicketId id, const Stamp& stamp) {
                        return ticket_before(db, id, stamp, made_rules(db), &m_struck);
                    }};
    }

    const StruckEntries& m_struck;
    std::map<ProjectId, std::string> m_projects;
    std::map<std::int64_t, Policy> m_versions;
    std::vector<Policies::Applied> m_applied;
    std::optional<Policies> m_policies;
};

/// The kinds of subject that no event is of; a few seeks in the index.
void tell_unknown_kinds(Database& db, const FoldVisitor& visitor) {
    if (!visitor.fault) {
        return;
    }
    std::string kind;
    auto next = db.prepare(
        "SELECT subject_kind FROM journal INDEXED BY journal_subject WHERE subject_kind > ? ORDER BY "
        "subject_kind LIMIT 1");
    for (;;) {
        next.reset();
        next.bind(1, std::string_view(kind));
        if (!next.step()) {
            return;
        }
        kind = next.text(0);
        if (from_code<SubjectKind>(kind)) {
            continue;
        }
        auto entries =
            db.prepare(std::string("SELECT ") + k_entry_columns +
                       " FROM journal INDEXED BY journal_subject WHERE subject_kind = ? ORDER BY id");
        entries.bind(1, std::string_view(kind));
        Entry entry;
        while (entries.step()) {
            read_entry(entries, entry);
            visitor.fault(entry, EntryFault::unknown_kind);
        }
    }
}

/// Whether an `undo` takes back what can be: an act that ended before it and is there from its first entry
/// on, said of a subject of that act, of which something stands that is no opening, and nothing is never
/// struck.
bool is_sound_strike(const Entry& undo, const std::vector<Entry>& entries, const StruckEntries& struck) {
    if (entries.empty() || seq_of(entries.front().id) != entries.front().act ||
        !(entries.back().id < undo.id)) {
        return false;
    }
    const auto any = [&](const auto& is) { return std::any_of(entries.begin(), entries.end(), is); };
    return any([&](const Entry& each) {
               return each.subject_kind == undo.subject_kind && each.subject_id == undo.subject_id;
           }) &&
           any([&](const Entry& each) { return !is_opening(each) && !struck.contains(each.id.value); }) &&
           !any([&](const Entry& each) { return !may_be_struck(strike_entry(each)); });
}

template <class T>
std::optional<T> folded(Database& db, std::int64_t key, bool is_kept_when_voided) {
    using Events = typename Aggregate<T>::Events;
    std::optional<T> made;
    JsonDocument json;
    for (const auto& entry : load_entries(db, Aggregate<T>::kind, key)) {
        const auto verb = from_code<Verb>(entry.verb);
        const auto event =
            verb && json.parse(entry.body) ? read_body<Events>(*verb, json.root()) : std::nullopt;
        if (!event) {
            throw_unreadable();
        }
        if (entry.struck_by != 0) {
            continue;
        }
        if (voids_opening(*event)) {
            return is_kept_when_voided ? made : std::nullopt;
        }
        made = made ? std::move(made) : std::optional(aggregate_of_key<T>(key));
        apply_event(*made,
                    {.at = entry.happened_at,
                     .recorded_at = entry.recorded_at,
                     .actor = entry.actor,
                     .entry = entry.id.value},
                    *event);
    }
    return made;
}

}  // namespace

StruckEntries struck_by_journal(Database& db, const std::function<void(const Entry&, EntryFault)>& fault) {
    StruckEntries struck;
    JsonDocument json;
    auto undos = db.prepare(std::string("SELECT ") + k_entry_columns +
                            " FROM journal INDEXED BY journal_rare WHERE verb = 'undo' ORDER BY id");
    Entry undo;
    while (undos.step()) {
        read_entry(undos, undo);
        const auto event =
            json.parse(undo.body) ? read_body<StrikeEvent>(Verb::undo, json.root()) : std::nullopt;
        if (!event) {
            continue;
        }
        const auto& strike = std::get<Struck>(*event);
        const auto entries = entries_of(db, {strike.epoch, strike.act});
        if (fault && !is_sound_strike(undo, entries, struck)) {
            fault(undo, EntryFault::wrong_strike);
        }
        for (const auto& entry : entries) {
            if (entry.id < undo.id && !is_opening(entry)) {
                struck.emplace(entry.id.value, undo.id.value);
            }
        }
    }
    return struck;
}

void fold_journal(Database& db, OnFault on_fault, const FoldVisitor& visitor, Instant until) {
    const std::string site = db.text("SELECT site FROM chain ORDER BY id LIMIT 1").value_or("");
    const auto struck = struck_by_journal(db, visitor.fault);
    const Folding folding{site, on_fault, visitor, struck};
    RulesOfJournal gathered(struck);
    const auto tell = [&]<class T>(const T& aggregate) {
        if constexpr (std::is_same_v<T, LedgerState>) {
            use_zone(aggregate.zone);  // working time is reckoned in the ledger's own
        }
        if constexpr (requires { gathered.take(aggregate); }) {
            gathered.take(aggregate);
        }
        if (const auto& told = visitor.on<T>()) {
            told(aggregate);
        }
    };
    for_each_aggregate([&]<class T>() {
        if constexpr (std::is_same_v<T, Ticket>) {
            if (const auto rules = gathered.rules(db)) {
                fold_tickets(db, folding, *rules, until);
            }
        } else {
            const std::function<void(const T&)> finished = tell;
            KindFold<T>(folding, finished).run(db);
        }
    });
    tell_unknown_kinds(db, visitor);
}

template <class T>
std::optional<T> fold_one(Database& db, std::int64_t key) {
    return folded<T>(db, key, false);
}

template <class T>
std::optional<T> fold_voided(Database& db, std::int64_t key) {
    return folded<T>(db, key, true);
}

template std::optional<Unit> fold_one(Database&, std::int64_t);
template std::optional<Party> fold_one(Database&, std::int64_t);
template std::optional<StaffMember> fold_one(Database&, std::int64_t);
template std::optional<Group> fold_one(Database&, std::int64_t);
template std::optional<Charge> fold_one(Database&, std::int64_t);
template std::optional<Unit> fold_voided(Database&, std::int64_t);
template std::optional<Party> fold_voided(Database&, std::int64_t);

void for_each_ticket_event(Database& db, const std::string& verbs,
                           const std::function<void(const Entry&, const TicketEvent&)>& each) {
    auto statement = db.prepare(std::string("SELECT ") + k_entry_columns +
                                " FROM journal WHERE subject_kind = 'ticket' AND +verb IN (" + verbs +
                                ") AND id NOT IN (SELECT entry_id FROM struck) ORDER BY id");
    Entry entry;
    JsonDocument json;
    while (statement.step()) {
        read_entry(statement, entry);
        const auto verb = from_code<Verb>(entry.verb);
        if (!verb || !json.parse(entry.body)) {
            continue;
        }
        if (const auto event = read_body<TicketEvent>(*verb, json.root())) {
            each(entry, *event);
        }
    }
}

}  // namespace aftercare
