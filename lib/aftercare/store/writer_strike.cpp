// Taking an act back: its entries become struck, what it opened is voided, and everything that it was said of
// is folded and written again.
#include <algorithm>
#include <set>

#include "aftercare/core/fits.hpp"
#include "aftercare/store/acts.hpp"
#include "aftercare/store/fold.hpp"
#include "aftercare/store/history.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/store/search_index.hpp"
#include "aftercare/store/ticket_entries.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

namespace {

bool is_opening(const Entry& entry) {
    const auto kind = from_code<SubjectKind>(entry.subject_kind);
    const auto verb = from_code<Verb>(entry.verb);
    return kind && verb && begins_subject(*kind, *verb);
}

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

template <class T>
void Writer::fold_again(std::int64_t key) {
    const auto before = load_row<T>(db(), key);
    const auto after = fold_one<T>(db(), key);
    if (before && after) {
        save_changes(db(), *before, *after);
    } else if (after) {
        insert_row(db(), *after);
    } else if (before) {
        delete_row(db(), *before);
    }
}

template <>
void Writer::fold_again<Ticket>(std::int64_t key) {
    m_tickets.clear();
    const auto before = load_ticket(db(), {key});
    if (!before) {
        throw_unreadable();
    }
    auto fold = fold_ticket({key}, load_ticket_entries(db(), {key}), rules(), k_end_of_time);
    if (fold.misfit) {
        auto no = refused(Refusal::later_acts, fold.ticket);
        no.number = number_of({key});
        throw RefusedLate{std::move(no)};
    }
    save_changes(db(), *before, fold.ticket);
    index_symptom(db(), {key}, before->symptom, fold.ticket.symptom);
}

void Writer::void_opening(SubjectKind kind, std::int64_t key, const std::string& words) {
    const VoidFacts facts{written_subject(ledger().site, kind, key),
                          referrer_of(db(), ledger().site, kind, key), actor()};
    const OpeningVoided asked{words};
    const auto void_it = [&](auto aggregate, const Decided<OpeningVoided>& decided) {
        if (!decided) {
            throw RefusedVoid{decided.reason()};
        }
        record(aggregate, *decided);
    };
    // The last of the staff, and the last manager, cannot leave this way either.
    const auto require_others = [&](const StaffMember& member) {
        const auto staff = load_staff_register(db());
        StaffAmended leaves;
        leaves.left_on = day_of(m_act.when.now);
        const auto left = decide(leaves, member, staff, actor());
        if (staff.size() > 1 && !left) {
            throw RefusedVoid{left.reason()};
        }
    };
    switch (kind) {
        case SubjectKind::ticket: {
            if (!facts.named_by.empty()) {
                throw RefusedVoid{
                    {.why = Refusal::referred_to, .number = number_of({key}), .detail = facts.named_by}};
            }
            auto ticket = *this->ticket({key});
            auto decided = decide(Voided{words}, this->facts(ticket));
            if (!decided) {
                throw RefusedVoid{decided.reason()};
            }
            return record(ticket, *decided);
        }
        case SubjectKind::unit:
            return void_it(loaded<Unit>(db(), key), decide(asked, facts));
        case SubjectKind::party:
            return void_it(loaded<Party>(db(), key), decide(asked, facts));
        case SubjectKind::staff:
            require_others(loaded<StaffMember>(db(), key));
            return void_it(loaded<StaffMember>(db(), key), decide(asked, facts));
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
                               .number = facts.number,
                               .detail = std::string(code_of(Verb::add))}};
    }
}

void Writer::strike(const Struck& strike) {
    const auto entries = entries_of(db(), {strike.epoch, strike.act});
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
        // The event is the same whatever it is said of; a ticket's list of events has it too.
        const auto by = append(kind, first.subject_id, first.subject, TicketEvent(strike), m_act.when.at).id;
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
            void_opening(*from_code<SubjectKind>(entry.subject_kind), entry.subject_id, strike.words);
            forget_tickets();  // an import may have opened very many
        }
    }
}

}  // namespace aftercare
