#include "aftercare/store/acts.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "aftercare/core/fits.hpp"
#include "aftercare/store/charges.hpp"
#include "aftercare/store/referrers.hpp"
#include "aftercare/store/registry.hpp"
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

using SubjectKey = std::pair<std::string, std::int64_t>;

std::set<SubjectKey> subjects_of(const std::vector<Entry>& entries) {
    std::set<SubjectKey> subjects;
    for (const auto& entry : entries) {
        subjects.emplace(entry.subject_kind, entry.subject_id);
    }
    return subjects;
}

/// The newest entry behind `last`, the last one of the act, of one of its subjects, that stands on it.
std::optional<StrikeEntry> later_entry(Database& db, const std::vector<Entry>& entries, EntryId last) {
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
        row.bind(3, last.value);
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

/// A back-charge that has taken from the retention that the entry, of a party, gave its contract.
std::optional<NumberedCharge> deduction_on(Writer& writer, const Entry& entry) {
    JsonDocument json;
    const auto event = entry.verb == code_of(Verb::contract) && json.parse(entry.body)
                           ? read_body<PartyEvent>(Verb::contract, json.root())
                           : std::nullopt;
    if (!event) {
        return std::nullopt;
    }
    auto row = writer.db().prepare(
        "SELECT c.id FROM charge c WHERE c.party_id = ?1 AND c.project_id = ?2 AND c.deducted > 0 AND EXISTS "
        "(SELECT 1 FROM journal j WHERE j.subject_kind = 'charge' AND j.subject_id = c.id AND j.verb = "
        "'deduct' AND j.id > ?3 AND j.id NOT IN (SELECT entry_id FROM struck)) LIMIT 1");
    row.bind(1, entry.subject_id);
    row.bind(2, std::get<PartyContracted>(*event).project_id.value);
    row.bind(3, entry.id.value);
    if (!row.step()) {
        return std::nullopt;
    }
    const ChargeId id{row.integer(0)};
    return NumberedCharge{written_subject(writer.ledger().site, SubjectKind::charge, id.value),
                          *load_charge(writer.db(), id)};
}

/// The back-charge that rests on one of the entries.
std::optional<NumberedCharge> charge_on(Writer& writer, const std::vector<Entry>& entries) {
    for (const auto& entry : entries) {
        if (entry.subject_kind == code_of(SubjectKind::party)) {
            if (auto charge = deduction_on(writer, entry)) {
                return charge;
            }
        }
        if (entry.subject_kind != code_of(SubjectKind::ticket)) {
            continue;
        }
        for (auto& charge : charges_of(writer.db(), {entry.subject_id}, writer.ledger().site)) {
            if (rests_on(writer.db(), charge, entry)) {
                return std::move(charge);
            }
        }
    }
    return std::nullopt;
}

/// By whose calendar the time to take back what was said of a subject counts; empty: of no project.
std::string_view project_of(Writer& writer, SubjectKind kind, std::int64_t key) {
    auto& db = writer.db();
    const auto of_row = [&](const auto& row) {
        return row ? std::string_view(writer.project_name(row->project_id)) : std::string_view();
    };
    switch (kind) {
        case SubjectKind::ticket:
            return of_row(load_ticket(db, {key}));
        case SubjectKind::unit:
            return of_row(load_unit(db, {key}));
        case SubjectKind::charge:
            return of_row(load_charge(db, {key}));
        default:
            return {};
    }
}

TakingBack taking_back(Writer& writer, const Entry& first, Instant recorded_at, const Actor* approver) {
    const auto kind = from_code<SubjectKind>(first.subject_kind).value_or(SubjectKind::ledger);
    return {.by = first.actor,
            .recorded_at = recorded_at,
            .policy = writer.policy(),
            .project = project_of(writer, kind, first.subject_id),
            .actor = writer.actor(),
            .approver = approver,
            .now = writer.act().when.now};
}

/// Whether an entry opened what was voided since.
bool is_voided(Database& db, const Entry& entry) {
    if (!is_opening(entry)) {
        return false;
    }
    auto& voided = db.cached(
        "SELECT 1 FROM journal WHERE subject_kind = ? AND subject_id = ? AND verb = 'void' AND id NOT IN "
        "(SELECT entry_id FROM struck)");
    voided.bind(1, std::string_view(entry.subject_kind));
    voided.bind(2, entry.subject_id);
    const bool is = voided.step();
    voided.reset();
    return is;
}

}  // namespace

std::optional<ActName> last_act(Database& db, const ActOf& of) {
    auto row = db.prepare(
        std::string("SELECT ") + k_entry_columns +
        " FROM journal WHERE verb NOT IN ('undo', 'remind', 'reveal') AND id NOT IN (SELECT entry_id FROM "
        "struck)" +
        (of.counts_voids ? "" : " AND verb <> 'void'") +
        (of.kind ? " AND subject_kind = :kind AND subject_id = :key" : "") + " ORDER BY id DESC");
    if (of.kind) {
        row.bind(row.parameter(":kind"), code_of(*of.kind));
        row.bind(row.parameter(":key"), of.subject_id);
    }
    JsonDocument json;
    Entry entry;
    while (row.step()) {
        read_entry(row, entry);
        if (of.since && entry.recorded_at < *of.since) {
            break;
        }
        const bool is_meant = (of.actor.empty() || entry.actor == of.actor) &&
                              (!of.order_k || names_order(json, entry.body, *of.order_k));
        if (is_meant && !is_voided(db, entry)) {
            return name_of_act(db, entry.id, entry.act);
        }
    }
    return std::nullopt;
}

std::vector<Entry> entries_of(Database& db, const ActName& act) {
    std::vector<Entry> entries;
    auto& chain = db.cached("SELECT id FROM chain WHERE epoch = ? ORDER BY id DESC LIMIT 1");
    chain.bind(1, act.epoch);
    const auto first = chain.step() ? chain.integer(0) * k_entries_a_chain + act.seq : INT64_MAX;
    chain.reset();
    auto row =
        db.prepare(std::string("SELECT ") + k_entry_columns + " FROM journal WHERE id >= ? ORDER BY id");
    row.bind(1, first);
    while (row.step() && row.integer(1) == act.seq) {
        read_entry(row, entries.emplace_back());
    }
    return entries;
}

bool is_opening(const Entry& entry) {
    const auto kind = from_code<SubjectKind>(entry.subject_kind);
    const auto verb = from_code<Verb>(entry.verb);
    return kind && verb && begins_subject(*kind, *verb);
}

Entry opening_of(Database& db, SubjectKind kind, std::int64_t key) {
    auto row = db.prepare(std::string("SELECT ") + k_entry_columns +
                          " FROM journal WHERE subject_kind = ? AND subject_id = ? ORDER BY id LIMIT 1");
    row.bind(1, code_of(kind));
    row.bind(2, key);
    Entry entry;
    if (row.step()) {
        read_entry(row, entry);
    }
    return entry;
}

StrikeEntry strike_entry(const Entry& entry) {
    StrikeEntry made;
    made.kind = from_code<SubjectKind>(entry.subject_kind).value_or(SubjectKind::ledger);
    made.subject = entry.subject;
    made.verb = from_code<Verb>(entry.verb).value_or(Verb::init);
    made.happened_at = entry.happened_at;
    JsonDocument json;
    if (made.verb == Verb::serve && json.parse(entry.body)) {
        const auto formal = json.root().member("formal");
        made.formal = formal && formal->boolean().value_or(false);
    }
    return made;
}

StrikeEntry strike_entry(Database& db, const Entry& entry) {
    auto made = strike_entry(entry);
    made.act = name_of_act(db, entry.id, entry.act);
    made.subject = name_of(db, made.kind, entry.subject_id, entry.subject);
    return made;
}

std::vector<Entry> standing(Database& db, std::vector<Entry> entries) {
    auto& struck = db.cached("SELECT 1 FROM struck WHERE entry_id = ?");
    std::erase_if(entries, [&](const Entry& entry) {
        struck.bind(1, entry.id.value);
        const bool is_struck = struck.step();
        struck.reset();
        return is_struck || is_voided(db, entry);
    });
    return entries;
}

StrikeFacts strike_facts(Writer& writer, const std::vector<Entry>& act, const Actor* approver) {
    auto& db = writer.db();
    const auto& last = act.back();
    StrikeFacts facts{.act = name_of_act(db, last.id, last.act),
                      .taking = taking_back(writer, act.front(), last.recorded_at, approver)};
    const auto entries = standing(db, act);
    for (const auto& entry : entries) {
        facts.entries.push_back(strike_entry(db, entry));
        if (entry.subject_kind == code_of(SubjectKind::ticket)) {
            const auto ticket = load_ticket(db, {entry.subject_id});
            if (ticket->archived_at) {
                facts.archived = entry.subject;
                facts.archived_at = ticket->archived_at;
            }
        }
    }
    facts.is_last_of_actor = is_just_entered(facts.taking) &&
                             last_act(db, {.actor = facts.taking.by, .since = last.recorded_at}) == facts.act;
    if (!entries.empty()) {
        facts.later = later_entry(db, entries, last.id);
        if (const auto charge = charge_on(writer, entries)) {
            facts.named_by = charge->number;
            facts.may_void_it = charge->charge.state == ChargeState::open;
        }
    }
    return facts;
}

VoidFacts void_facts(Writer& writer, SubjectKind kind, std::int64_t key, const Actor* approver) {
    const auto opening = opening_of(writer.db(), kind, key);
    return {.opening = strike_entry(writer.db(), opening),
            .named_by = referrer_of(writer.db(), writer.ledger().site, kind, key),
            .taking = taking_back(writer, opening, opening.recorded_at, approver)};
}

}  // namespace aftercare
