// Taking an act back: its entries become struck, what it opened is voided, and everything that it was said of
// is folded and written again.
#include <algorithm>
#include <set>

#include "aftercare/store/acts.hpp"
#include "aftercare/store/fold.hpp"
#include "aftercare/store/held_again.hpp"
#include "aftercare/store/history.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/store/search_index.hpp"
#include "aftercare/store/ticket_entries.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

void insert_struck(Database& db, EntryId entry, EntryId by) {
    auto& insert = db.cached("INSERT INTO struck(entry_id, by_entry) VALUES (?, ?)");
    insert.bind(1, entry.value);
    insert.bind(2, by.value);
    insert.run();
}

/// The row of an aggregate whose entries are there.
template <class T>
T loaded(Database& db, std::int64_t key) {
    auto row = load_row<T>(db, key);
    if (!row) {
        throw_unreadable();
    }
    return std::move(*row);
}

}  // namespace

/// What striking out gives back must be free for it.
template <class T>
void Writer::require_free(const T& before, const T& after) {
    auto no = refuse_held_again(held_again(db(), ledger().site, gained(before, after)));
    if constexpr (std::is_same_v<T, StaffMember>) {
        no = no ? std::move(no) : refuse_last_of_staff(load_staff_register(db()), before, after);
    }
    if (no) {
        throw RefusedLate{std::move(*no)};
    }
}

template <class T>
void Writer::fold_again(std::int64_t key) {
    const auto before = loaded<T>(db(), key);
    const auto after = fold_one<T>(db(), key);
    if (!after) {
        throw_unreadable();
    }
    require_free(before, *after);
    save_changes(db(), before, *after);
}

template <>
void Writer::fold_again<Ticket>(std::int64_t key) {
    m_tickets.clear();
    const auto before = loaded<Ticket>(db(), key);
    auto fold = fold_ticket({key}, load_ticket_entries(db(), {key}), rules(), k_end_of_time);
    if (fold.misfit) {
        auto no = refused(Refusal::later_acts, fold.ticket);
        no.number = number_of({key});
        throw RefusedLate{std::move(no)};
    }
    require_free(before, fold.ticket);
    save_changes(db(), before, fold.ticket);
    index_symptom(db(), {key}, before.symptom, fold.ticket.symptom);
}

void Writer::void_opening(SubjectKind kind, std::int64_t key, const std::string& words,
                          const std::string& approved_by) {
    const auto approver =
        approved_by.empty() ? std::nullopt : std::optional(actor_named(db(), approved_by, m_act.when.now));
    const auto facts = void_facts(*this, kind, key, approver ? &*approver : nullptr);
    const OpeningVoided asked{.words = words};
    const auto void_it = [&](auto aggregate, const auto& decided) {
        if (!decided) {
            throw RefusedVoid{decided.reason()};
        }
        record(aggregate, *decided);
    };
    switch (kind) {
        case SubjectKind::ticket: {
            if (!facts.named_by.empty()) {
                throw RefusedVoid{
                    {.why = Refusal::referred_to, .number = number_of({key}), .detail = facts.named_by}};
            }
            const auto ticket = *this->ticket({key});
            return void_it(ticket, decide(Voided{words}, this->facts(ticket)));
        }
        case SubjectKind::unit:
            return void_it(loaded<Unit>(db(), key), decide(asked, facts));
        case SubjectKind::party:
            return void_it(loaded<Party>(db(), key), decide(asked, facts));
        case SubjectKind::staff: {
            const auto member = loaded<StaffMember>(db(), key);
            return void_it(member, decide(asked, member, load_staff_register(db()), facts));
        }
        case SubjectKind::group: {
            const auto group = loaded<Group>(db(), key);
            return void_it(group, decide(asked, group, facts));
        }
        case SubjectKind::charge: {
            const auto charge = loaded<Charge>(db(), key);
            return void_it(charge, decide(asked, charge, facts));
        }
        case SubjectKind::ledger:
        case SubjectKind::project:
        case SubjectKind::policy:
            throw RefusedVoid{{.why = Refusal::never_struck,
                               .number = facts.opening.subject,
                               .detail = std::string(code_of(facts.opening.verb))}};
    }
}

void Writer::strike(const Struck& strike) {
    const auto entries = standing(db(), entries_of(db(), {strike.epoch, strike.act}));
    for (const auto& entry : entries) {
        if (!from_code<SubjectKind>(entry.subject_kind)) {
            throw_unreadable();
        }
    }
    std::set<std::pair<SubjectKind, std::int64_t>> changed;
    std::vector<Entry> struck;
    std::copy_if(entries.begin(), entries.end(), std::back_inserter(struck),
                 [](const Entry& entry) { return !is_opening(entry); });
    if (!struck.empty()) {
        const auto& first = entries.front();
        const auto kind = *from_code<SubjectKind>(first.subject_kind);
        stamp(m_act.when.at);
        const auto by = append(kind, first.subject_id, first.subject, StrikeEvent(strike), m_act.when.at).id;
        for (const auto& entry : struck) {
            insert_struck(db(), entry.id, by);
            changed.emplace(*from_code<SubjectKind>(entry.subject_kind), entry.subject_id);
            forget_words(db(), entry);
        }
        changed.emplace(kind, first.subject_id);
    }
    for (const auto& [kind, key] : changed) {
        for_each_aggregate([&, kind = kind, key = key]<class T>() {
            if constexpr (IsEventOf<Struck, typename Aggregate<T>::Events>::value) {
                if (Aggregate<T>::kind == kind) {
                    fold_again<T>(key);
                }
            }
        });
    }
    for (const auto& entry : entries) {
        if (is_opening(entry)) {
            void_opening(*from_code<SubjectKind>(entry.subject_kind), entry.subject_id, strike.words,
                         strike.approved_by);
            forget_tickets();  // an import may have opened very many
        }
    }
}

}  // namespace aftercare
