#include "aftercare/store/fold.hpp"

#include <map>
#include <type_traits>

#include "aftercare/core/fits.hpp"
#include "aftercare/core/listed.hpp"
#include "aftercare/store/fold_parts.hpp"
#include "aftercare/store/ticket_entries.hpp"
#include "aftercare/store/writer.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

/// The fold of one kind of subject but tickets, subject by subject.
template <class T, class Events>
class KindFold {
  public:
    KindFold(SubjectKind kind, std::string site, OnFault on_fault, const FoldVisitor& visitor,
             const std::function<void(const T&)>& finished)
        : m_kind(kind),
          m_site(std::move(site)),
          m_on_fault(on_fault),
          m_visitor(visitor),
          m_finished(finished) {}

    void run(Database& db) {
        for_each_entry(db, m_kind, m_entry, [&] {
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
    void begin() {
        m_inside = true;
        m_begun = false;
        m_broken = false;
        m_key = m_entry.subject_id;
        m_aggregate = T{};
        if constexpr (std::is_integral_v<decltype(m_aggregate.id)>) {
            m_aggregate.id = m_key;
        } else {
            m_aggregate.id.value = m_key;
        }
        m_name = name_of_key();
    }

    /// The hash binds an entry to its subject's written name: a key that another one is written like has
    /// none.
    std::string name_of_key() const {
        const bool is_second = m_kind == SubjectKind::ledger && m_key != 1;
        return is_second ? std::string() : written_subject(m_site, m_kind, m_key);
    }

    void finish() {
        if (!m_inside) {
            return;
        }
        if (m_broken) {
            if (m_visitor.broken) {
                m_visitor.broken(m_kind, m_key);
            }
        } else if (m_begun && m_finished) {
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
        m_broken = m_on_fault == OnFault::ends_subject;
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
        if (begins_subject(m_kind, *verb) == m_begun) {
            return refuse(m_begun ? EntryFault::begun_twice : EntryFault::not_begun);
        }
        apply_if_it_fits(*event);
    }

    void apply_if_it_fits(const Events& event) {
        apply_event(m_aggregate, m_stamp, event);
        if (!m_entry.entered.empty()) {
            tell(EntryFault::wrong_entered);
        }
        m_begun = true;
        if (m_entry.subject != m_name) {
            tell(EntryFault::wrong_subject);
        }
        show(event);
    }

    void show(const Events& event) {
        show_people(m_visitor, m_entry, event);
        if constexpr (std::is_same_v<Events, LedgerEvent>) {
            if (m_visitor.ledger_event) {
                m_visitor.ledger_event(m_entry, event);
            }
        }
    }

    SubjectKind m_kind;
    std::string m_site;
    OnFault m_on_fault;
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
};

/// What tickets are reckoned with, gathered from the journal itself: a row that was tampered with moves no
/// clock.
class RulesOfJournal {
  public:
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
                .merged = [this, &db](
                              TicketId id,
                              const Stamp& stamp) { return ticket_before(db, id, stamp, made_rules(db)); }};
    }

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

}  // namespace

void fold_journal(Database& db, OnFault on_fault, const FoldVisitor& visitor, Instant until) {
    std::string site = db.text("SELECT site FROM chain ORDER BY id LIMIT 1").value_or("");
    const auto fold = [&]<class T, class Events>(SubjectKind kind,
                                                 const std::function<void(const T&)>& finished,
                                                 std::type_identity<Events>) {
        KindFold<T, Events>(kind, site, on_fault, visitor, finished).run(db);
    };
    const std::function<void(const LedgerState&)> ledger = [&](const LedgerState& each) {
        use_zone(each.zone);  // working time is reckoned in the ledger's own
        if (visitor.ledger) {
            visitor.ledger(each);
        }
    };
    fold(SubjectKind::ledger, ledger, std::type_identity<LedgerEvent>());
    RulesOfJournal gathered;
    const std::function<void(const Project&)> project = [&](const Project& each) {
        gathered.take(each);
        if (visitor.project) {
            visitor.project(each);
        }
    };
    const std::function<void(const PolicyVersion&)> policy = [&](const PolicyVersion& each) {
        gathered.take(each);
        if (visitor.policy) {
            visitor.policy(each);
        }
    };
    fold(SubjectKind::project, project, std::type_identity<ProjectEvent>());
    fold(SubjectKind::unit, visitor.unit, std::type_identity<UnitEvent>());
    fold(SubjectKind::party, visitor.party, std::type_identity<PartyEvent>());
    fold(SubjectKind::staff, visitor.staff, std::type_identity<StaffEvent>());
    fold(SubjectKind::policy, policy, std::type_identity<PolicyEvent>());
    if (const auto rules = gathered.rules(db)) {
        fold_tickets(db, site, on_fault, visitor, *rules, until);
    }
    fold(SubjectKind::group, visitor.group, std::type_identity<GroupEvent>());
    fold(SubjectKind::charge, visitor.charge, std::type_identity<ChargeEvent>());
    tell_unknown_kinds(db, visitor);
}

void for_each_ticket_event(Database& db, const std::string& verbs,
                           const std::function<void(const Entry&, const TicketEvent&)>& each) {
    auto statement =
        db.prepare(std::string("SELECT ") + k_entry_columns +
                   " FROM journal WHERE subject_kind = 'ticket' AND +verb IN (" + verbs + ") ORDER BY id");
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
