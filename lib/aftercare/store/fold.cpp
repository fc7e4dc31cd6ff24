#include "aftercare/store/fold.hpp"

#include <type_traits>

#include "aftercare/core/fits.hpp"
#include "aftercare/core/listed.hpp"
#include "aftercare/store/writer.hpp"

namespace aftercare {

namespace {

/// Calls `each` for every person that a listed struct holds, at any depth.
template <class T, class Each>
void for_each_person(const T& value, const Each& each) {
    if constexpr (std::is_same_v<T, Person>) {
        each(value);
    } else if constexpr (Listed<T>) {
        T::fields(value, [&](const char*, const auto& member) { for_each_person(member, each); });
    } else if constexpr (requires { *value.begin(); } && !std::is_same_v<T, std::string>) {
        for (const auto& element : value) {
            for_each_person(element, each);
        }
    } else if constexpr (requires { value.has_value(); }) {
        if (value) {
            for_each_person(*value, each);
        }
    }
}

template <class Events, std::size_t... I>
constexpr bool has_verb(Verb verb, std::index_sequence<I...>) {
    return ((std::variant_alternative_t<I, Events>::verb == verb) || ...);
}

template <class Events>
bool is_verb_of(Verb verb) {
    return has_verb<Events>(verb, std::make_index_sequence<std::variant_size_v<Events>>());
}

/// The fold of one kind of subject, subject by subject.
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
        auto statement = db.prepare(std::string("SELECT ") + k_entry_columns +
                                    " FROM journal INDEXED BY journal_subject WHERE subject_kind = ? ORDER "
                                    "BY subject_id, id");
        statement.bind(1, code_of(m_kind));
        while (statement.step()) {
            read_entry(statement, m_entry);
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
        }
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
        if constexpr (std::is_same_v<T, Ticket>) {
            const auto serial = serial_of(m_aggregate.id);
            return own_ticket_id(serial) == m_aggregate.id ? format_number(m_site, serial) : std::string();
        } else {
            const bool is_second = m_kind == SubjectKind::ledger && m_key != 1;
            return is_second ? std::string() : written_subject(m_site, m_kind, m_key);
        }
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
        if constexpr (std::is_same_v<T, Ticket>) {
            if (!is_sound(event)) {
                return refuse(EntryFault::unreadable_body);
            }
            if (m_begun && !fits(m_aggregate, event)) {
                return refuse(EntryFault::does_not_fit);
            }
            const auto before = m_aggregate.state;
            apply_event(m_aggregate, m_stamp, event);
            const bool entered = !m_begun || before != m_aggregate.state;
            check_entered(entered ? code_of(m_aggregate.state) : std::string_view());
        } else {
            apply_event(m_aggregate, m_stamp, event);
            check_entered({});
        }
        m_begun = true;
        if (m_entry.subject != m_name) {
            tell(EntryFault::wrong_subject);
        }
        show(event);
    }

    void check_entered(std::string_view entered) {
        if (m_entry.entered != entered) {
            tell(EntryFault::wrong_entered);
        }
    }

    void show(const Events& event) {
        if (m_visitor.person) {
            std::visit(
                [&](const auto& each) {
                    for_each_person(each, [&](const Person& person) { m_visitor.person(m_entry, person); });
                },
                event);
        }
        if constexpr (std::is_same_v<Events, TicketEvent>) {
            const auto* attached = std::get_if<Attached>(&event);
            if (attached != nullptr && m_visitor.attached) {
                m_visitor.attached(m_entry, *attached);
            }
        }
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

void fold_journal(Database& db, OnFault on_fault, const FoldVisitor& visitor) {
    std::string site = db.text("SELECT site FROM chain ORDER BY id LIMIT 1").value_or("");
    const auto fold = [&]<class T, class Events>(SubjectKind kind,
                                                 const std::function<void(const T&)>& finished,
                                                 std::type_identity<Events>) {
        KindFold<T, Events>(kind, site, on_fault, visitor, finished).run(db);
    };
    fold(SubjectKind::ledger, visitor.ledger, std::type_identity<LedgerEvent>());
    fold(SubjectKind::project, visitor.project, std::type_identity<ProjectEvent>());
    fold(SubjectKind::unit, visitor.unit, std::type_identity<UnitEvent>());
    fold(SubjectKind::party, visitor.party, std::type_identity<PartyEvent>());
    fold(SubjectKind::staff, visitor.staff, std::type_identity<StaffEvent>());
    fold(SubjectKind::policy, visitor.policy, std::type_identity<PolicyEvent>());
    fold(SubjectKind::ticket, visitor.ticket, std::type_identity<TicketEvent>());
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
