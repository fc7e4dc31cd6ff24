#include "aftercare/store/referrers.hpp"

#include "aftercare/store/acts.hpp"
#include "aftercare/store/charges.hpp"
#include "aftercare/store/queries/clusters.hpp"
#include "aftercare/store/queries/ticket_numbers.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/store/row_tables.hpp"

namespace aftercare {

namespace {

/// Whose rows a table has: the aggregates of a kind, or parts of them.
struct OwnerOfRows {
    SubjectKind kind = SubjectKind::ledger;
    const char* key = nullptr;  ///< the column that names the aggregate; null: a table of neither
    bool is_part = false;
};

OwnerOfRows owner_of_rows(const std::string& table) {
    OwnerOfRows owner;
    for_each_aggregate([&]<class T>() {
        if (table == Table<T>::name) {
            owner = {Aggregate<T>::kind, "id"};
        }
        if constexpr (WithParts<T>) {
            const T none{};
            T::parts(none, [&](const char* part, const auto&) {
                owner = table == part ? OwnerOfRows{Aggregate<T>::kind, Table<T>::part_key, true} : owner;
            });
        }
    });
    return owner;
}

std::string named(Database& db, std::string_view site, SubjectKind kind, std::int64_t key) {
    return name_of(db, kind, key, written_subject(site, kind, key));
}

/// By the foreign keys of all tables but those of its own parts, which go with it.
std::string referrer_by_keys(Database& db, std::string_view site, SubjectKind kind, const char* table,
                             std::int64_t key) {
    auto references = db.prepare(
        "SELECT t.name, f.\"from\" FROM sqlite_schema t, pragma_foreign_key_list(t.name) f WHERE t.type = "
        "'table' AND f.\"table\" = ?");
    references.bind(1, std::string_view(table));
    while (references.step()) {
        const std::string from(references.text(0));
        const auto owner = owner_of_rows(from);
        if (owner.key == nullptr || (owner.is_part && owner.kind == kind)) {
            continue;
        }
        auto row = db.prepare("SELECT " + std::string(owner.key) + " FROM " + from + " WHERE " +
                              std::string(references.text(1)) + " = ? LIMIT 1");
        row.bind(1, key);
        if (row.step()) {
            return named(db, site, owner.kind, row.integer(0));
        }
    }
    return {};
}

/// Of a ticket: a group that is not over, a back-charge, a ticket that was merged into it or follows it.
std::string referrer_of_ticket(Database& db, std::string_view site, std::int64_t key) {
    if (const auto group = live_group_of(db, {key})) {
        return written_subject(site, SubjectKind::group, group->id.value);
    }
    if (const auto charges = charges_of(db, {key}, site); !charges.empty()) {
        return charges.front().number;
    }
    for (const auto& others : {merged_into(db, {key}), followers_of(db, {key})}) {
        if (!others.empty()) {
            return others.front().number;
        }
    }
    return {};
}

/// Of the staff: what they entered, and what is theirs. Of the journal no more is read than is behind their
/// own opening; what is open may have been given to their name before.
std::string referrer_of_staff(Database& db, std::string_view site, std::int64_t key) {
    auto row = db.prepare(
        "SELECT subject_kind, subject_id FROM journal WHERE id > ?1 AND actor = ?2 UNION ALL "
        "SELECT 'ticket', t.id FROM journal j CROSS JOIN ticket t ON t.id = j.subject_id WHERE j.id > ?1 AND "
        "+j.subject_kind = 'ticket' AND t.handler = ?2 UNION ALL "
        "SELECT 'ticket', id FROM ticket WHERE next_action IS NOT NULL AND handler = ?2 UNION ALL "
        "SELECT 'group', id FROM complaint_group WHERE lead = ?2 LIMIT 1");
    const auto name = name_of(db, StaffId{key});
    row.bind(1, opening_of(db, SubjectKind::staff, key).id.value);
    row.bind(2, std::string_view(name));
    const auto kind = row.step() ? from_code<SubjectKind>(row.text(0)) : std::nullopt;
    return kind ? named(db, site, *kind, row.integer(1)) : std::string();
}

}  // namespace

std::string referrer_of(Database& db, std::string_view site, SubjectKind kind, std::int64_t key) {
    if (kind == SubjectKind::staff) {
        return referrer_of_staff(db, site, key);
    }
    if (kind == SubjectKind::ticket) {
        return referrer_of_ticket(db, site, key);
    }
    std::string referrer;
    for_each_aggregate([&]<class T>() {
        if (Aggregate<T>::kind == kind) {
            referrer = referrer_by_keys(db, site, kind, Table<T>::name, key);
        }
    });
    return referrer;
}

}  // namespace aftercare
