#include "aftercare/store/ticket_entries.hpp"

#include <algorithm>
#include <tuple>

#include "aftercare/core/fits.hpp"
#include "aftercare/store/history.hpp"
#include "aftercare/store/policies.hpp"
#include "aftercare/store/registry.hpp"
#include "aftercare/support/error.hpp"
#include "aftercare/support/messages.hpp"

namespace aftercare {

namespace {

std::optional<TicketEntry> read_act(std::string_view verb_code, std::string_view body, Stamp stamp,
                                    bool struck, JsonDocument& json) {
    const auto verb = from_code<Verb>(verb_code);
    if (!verb || !json.parse(body)) {
        return std::nullopt;
    }
    auto event = read_body<TicketEvent>(*verb, json.root());
    if (!event || !is_sound(stamp) || !is_sound(*event)) {
        return std::nullopt;
    }
    return TicketEntry{std::move(stamp), std::move(*event), struck};
}

}  // namespace

std::optional<TicketEntry> read_ticket_entry(const Entry& entry, JsonDocument& json) {
    return read_act(entry.verb, entry.body,
                    {.at = entry.happened_at,
                     .recorded_at = entry.recorded_at,
                     .actor = entry.actor,
                     .entry = entry.id.value},
                    entry.struck_by != 0, json);
}

std::vector<TicketEntry> load_ticket_entries(Database& db, TicketId id) {
    // Of an entry only what the fold looks at, read where it lies: figures read many.
    auto& row = db.cached(
        "SELECT verb, body, happened_at, recorded_at, actor, id, by_entry FROM journal LEFT JOIN struck ON "
        "entry_id = id WHERE subject_kind = 'ticket' AND subject_id = ? ORDER BY id");
    constexpr std::size_t k_entries_of_most = 8;
    std::vector<TicketEntry> entries;
    entries.reserve(k_entries_of_most);
    JsonDocument json;
    row.bind(1, id.value);
    while (row.step()) {
        auto read = read_act(row.text(0), row.text(1),
                             {.at = {row.integer(2)},
                              .recorded_at = {row.integer(3)},
                              .actor = std::string(row.text(4)),
                              .entry = row.integer(5)},
                             !row.is_null(6), json);
        if (!read) {
            row.reset();
            throw_unreadable();
        }
        entries.push_back(std::move(*read));
    }
    row.reset();
    return entries;
}

std::optional<Ticket> ticket_before(Database& db, TicketId id, const Stamp& stamp, const Rules& rules,
                                    const StruckEntries* struck) {
    std::vector<TicketEntry> entries;
    JsonDocument json;
    for (const auto& entry : load_entries(db, SubjectKind::ticket, id.value)) {
        const bool is_before =
            std::tuple(entry.happened_at, entry.id.value) < std::tuple(stamp.at, stamp.entry);
        if (auto read = is_before ? read_ticket_entry(entry, json) : std::nullopt) {
            if (struck != nullptr) {
                read->struck = struck->contains(entry.id.value);
            }
            entries.push_back(std::move(*read));
        }
    }
    if (entries.empty()) {
        return std::nullopt;
    }
    return fold_ticket(id, entries, rules, stamp.at, OnMisfit::skips).ticket;
}

LedgerRules::LedgerRules(Database& db)
    : m_policies(load_policies(db)),
      m_rules{
          .policies = m_policies,
          .project = [this, &db](ProjectId project) -> std::string_view {
              const auto known = m_projects.find(project);
              return known != m_projects.end()
                         ? known->second
                         : m_projects.emplace(project, name_of(db, project)).first->second;
          },
          .merged = [this, &db](TicketId other,
                                const Stamp& stamp) { return ticket_before(db, other, stamp, m_rules); }} {}

Policies load_policies(Database& db) {
    std::vector<Policies::Applied> applied;
    auto& rows = db.cached("SELECT id, applied_at FROM policy ORDER BY id");
    while (rows.step()) {
        applied.push_back({rows.integer(0), {rows.integer(1)}});
    }
    rows.reset();
    if (applied.empty()) {
        throw_no_policy();
    }
    return {std::move(applied), [&db](std::int64_t version) { return load_policy_version(db, version); }};
}

}  // namespace aftercare
