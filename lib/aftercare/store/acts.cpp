#include "aftercare/store/acts.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "aftercare/core/fits.hpp"
#include "aftercare/store/charges.hpp"
#include "aftercare/store/queries/clusters.hpp"
#include "aftercare/store/queries/ticket_numbers.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/store/row_tables.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/support/json.hpp"

namespace aftercare {

namespace {

/// Acts on a ticket that a back-charge opened later rests on.
constexpr std::array k_proofs = {Verb::order, Verb::transfer, Verb::serve,        Verb::start,
                                 Verb::done,  Verb::cost,     Verb::default_order};

bool names_order(JsonDocument& json, const std::string& body, int k) {
    if (!json.parse(body)) {
        return false;
    }
    const auto is_k = [&](const char* member) {
        const auto found = json.root().member(member);
        return found && found->integer() == k;
    };
    return is_k("order") || is_k("new_order");
}

ActName name_of_act(Database& db, EntryId id, std::int64_t act) {
    auto& epoch = db.cached("SELECT epoch FROM chain WHERE id = ?");
    epoch.bind(1, chain_of(id));
    const ActName name{epoch.step() ? epoch.integer(0) : 0, act};
    epoch.reset();
    return name;
}

StrikeEntry strike_entry(Database& db, const Entry& entry) {
    StrikeEntry made;
    made.kind = from_code<SubjectKind>(entry.subject_kind).value_or(SubjectKind::ledger);
    made.subject = entry.subject;
    made.verb = from_code<Verb>(entry.verb).value_or(Verb::init);
    made.act = name_of_act(db, entry.id, entry.act);
    made.happened_at = entry.happened_at;
    made.opens = begins_subject(made.kind, made.verb);
    JsonDocument json;
    if (made.verb == Verb::serve && json.parse(entry.body)) {
        const auto formal = json.root().member("formal");
        made.formal = formal && formal->boolean().value_or(false);
    }
    return made;
}

using SubjectKey = std::pair<std::string, std::int64_t>;

std::set<SubjectKey> subjects_of(const std::vector<Entry>& entries) {
    std::set<SubjectKey> subjects;
    for (const auto& entry : entries) {
        subjects.emplace(entry.subject_kind, entry.subject_id);
    }
    return subjects;
}

/// The newest entry behind the act, of one of its subjects, that stands on it.
std::optional<StrikeEntry> later_entry(Database& db, const std::vector<Entry>& entries) {
    const bool in_any_order = std::all_of(entries.begin(), entries.end(), [](const Entry& each) {
        return is_struck_in_any_order(from_code<Verb>(each.verb).value_or(Verb::init));
    });
    std::optional<Entry> newest;
    for (const auto& [kind, key] : subjects_of(entries)) {
        auto row =
            db.prepare(std::string("SELECT ") + k_entry_columns +
                       " FROM journal WHERE subject_kind = ? AND subject_id = ? AND id > ? AND id NOT IN "
                       "(SELECT entry_id FROM struck) ORDER BY id DESC");
        row.bind(1, std::string_view(kind));
        row.bind(2, key);
        row.bind(3, entries.back().id.value);
        Entry entry;
        while (row.step()) {
            read_entry(row, entry);
            if (stands_on(from_code<Verb>(entry.verb).value_or(Verb::init), in_any_order)) {
                newest = !newest || newest->id < entry.id ? entry : *newest;
                break;
            }
        }
    }
    return newest ? std::optional(strike_entry(db, *newest)) : std::nullopt;
}

/// The cost numbers that an entry gave.
std::vector<int> costs_in(const Entry& entry) {
    JsonDocument json;
    std::vector<int> costs;
    const auto event = entry.verb == code_of(Verb::cost) && json.parse(entry.body)
                           ? read_body<TicketEvent>(Verb::cost, json.root())
                           : std::nullopt;
    if (event) {
        const auto& costed = std::get<Costed>(*event);
        for (std::size_t i = 0; i < costed.lines.size(); ++i) {
            costs.push_back(costed.n + static_cast<int>(i));
        }
    }
    return costs;
}

/// Whether a back-charge rests on what the entry said of its ticket: of costs, those that it claims; of the
/// rest of the proof, all that came before it was opened.
bool rests_on(Database& db, const NumberedCharge& charge, const Entry& entry) {
    if (entry.verb == code_of(Verb::cost)) {
        const auto claimed = costs_of(charge.charge);
        const auto given = costs_in(entry);
        return std::any_of(given.begin(), given.end(), [&](int n) {
            return std::find(claimed.begin(), claimed.end(), n) != claimed.end();
        });
    }
    const auto verb = from_code<Verb>(entry.verb);
    if (!verb || std::find(k_proofs.begin(), k_proofs.end(), *verb) == k_proofs.end()) {
        return false;
    }
    auto& opened = db.cached("SELECT min(id) FROM journal WHERE subject_kind = 'charge' AND subject_id = ?");
    opened.bind(1, charge.charge.id.value);
    const bool is_later = opened.step() && opened.integer(0) > entry.id.value;
    opened.reset();
    return is_later;
}

std::string charge_on(Writer& writer, const std::vector<Entry>& entries) {
    for (const auto& entry : entries) {
        if (entry.subject_kind != code_of(SubjectKind::ticket)) {
            continue;
        }
        for (const auto& charge : charges_of(writer.db(), {entry.subject_id}, writer.ledger().site)) {
            if (rests_on(writer.db(), charge, entry)) {
                return charge.number;
            }
        }
    }
    return {};
}

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

std::string written(std::string_view site, SubjectKind kind, std::int64_t key) {
    return kind == SubjectKind::ticket ? format_number(site, serial_of({key}))
                                       : written_subject(site, kind, key);
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
            return written(site, owner.kind, row.integer(0));
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

/// Of the staff: what they entered, what is theirs.
std::string referrer_of_staff(Database& db, std::string_view site, std::int64_t key) {
    auto row = db.prepare(
        "SELECT subject FROM journal WHERE actor = (SELECT name FROM staff WHERE id = ?1) UNION ALL "
        "SELECT number FROM ticket WHERE handler = (SELECT name FROM staff WHERE id = ?1) UNION ALL "
        "SELECT ?2 || '-G' || id FROM complaint_group WHERE lead = (SELECT name FROM staff WHERE id = ?1) "
        "LIMIT "
        "1");
    row.bind(1, key);
    row.bind(2, site);
    return row.step() ? std::string(row.text(0)) : std::string();
}

/// Whether an entry opened what was voided since.
bool is_voided(Database& db, std::string_view kind, std::int64_t key, std::string_view verb) {
    const auto known_kind = from_code<SubjectKind>(kind);
    const auto known_verb = from_code<Verb>(verb);
    if (!known_kind || !known_verb || !begins_subject(*known_kind, *known_verb)) {
        return false;
    }
    auto& voided = db.cached(
        "SELECT 1 FROM journal WHERE subject_kind = ? AND subject_id = ? AND verb = 'void' AND id NOT IN "
        "(SELECT entry_id FROM struck)");
    voided.bind(1, kind);
    voided.bind(2, key);
    const bool is = voided.step();
    voided.reset();
    return is;
}

}  // namespace

std::optional<ActName> last_act(Database& db, const ActOf& of) {
    auto row = db.prepare(
        std::string(
            "SELECT id, act, body, subject_kind, subject_id, verb FROM journal WHERE verb NOT IN ('undo', "
            "'void', 'remind', 'reveal') AND id NOT IN (SELECT entry_id FROM struck)") +
        (of.actor.empty() ? "" : " AND actor = :actor") +
        (of.kind ? " AND subject_kind = :kind AND subject_id = :key" : "") + " ORDER BY id DESC");
    if (!of.actor.empty()) {
        row.bind(row.parameter(":actor"), std::string_view(of.actor));
    }
    if (of.kind) {
        row.bind(row.parameter(":kind"), code_of(*of.kind));
        row.bind(row.parameter(":key"), of.subject_id);
    }
    JsonDocument json;
    while (row.step()) {
        if (is_voided(db, row.text(3), row.integer(4), row.text(5))) {
            continue;
        }
        if (!of.order_k || names_order(json, std::string(row.text(2)), *of.order_k)) {
            return name_of_act(db, {row.integer(0)}, row.integer(1));
        }
    }
    return std::nullopt;
}

std::vector<Entry> entries_of(Database& db, const ActName& act) {
    std::vector<Entry> entries;
    auto row = db.prepare(
        std::string("SELECT ") + k_entry_columns +
        " FROM journal WHERE id >= (SELECT id FROM chain WHERE epoch = ? ORDER BY id DESC LIMIT 1) "
        "* 1099511627776 + ? ORDER BY id");
    row.bind(1, act.epoch);
    row.bind(2, act.seq);
    while (row.step() && row.integer(1) == act.seq) {
        read_entry(row, entries.emplace_back());
    }
    return entries;
}

bool is_taken_back(Database& db, const std::vector<Entry>& entries) {
    auto& struck = db.cached("SELECT 1 FROM struck WHERE entry_id = ?");
    return std::all_of(entries.begin(), entries.end(), [&](const Entry& entry) {
        struck.bind(1, entry.id.value);
        const bool is_struck = struck.step();
        struck.reset();
        return is_struck || is_voided(db, entry.subject_kind, entry.subject_id, entry.verb);
    });
}

StrikeFacts strike_facts(Writer& writer, const std::vector<Entry>& entries, const Actor* approver) {
    auto& db = writer.db();
    StrikeFacts facts{.policy = writer.policy(),
                      .actor = writer.actor(),
                      .approver = approver,
                      .now = writer.act().when.now};
    for (const auto& entry : entries) {
        facts.entries.push_back(strike_entry(db, entry));
        if (entry.subject_kind == code_of(SubjectKind::ticket)) {
            const auto ticket = load_ticket(db, {entry.subject_id});
            facts.project = writer.project_name(ticket->project_id);
            if (ticket->archived_at) {
                facts.archived = entry.subject;
                facts.archived_at = ticket->archived_at;
            }
        }
    }
    facts.by = entries.front().actor;
    facts.recorded_at = entries.back().recorded_at;
    facts.is_last_of_actor = last_act(db, {.actor = facts.by}) == facts.entries.front().act;
    facts.later = later_entry(db, entries);
    facts.named_by = charge_on(writer, entries);
    return facts;
}

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
