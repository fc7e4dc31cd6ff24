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

std::optional<TicketEntry> read_ticket_entry(const Entry& entry, JsonDocument& json) {
    const auto verb = from_code<Verb>(entry.verb);
    if (!verb || !json.parse(entry.body)) {
        return std::nullopt;
    }
    auto event = read_body<TicketEvent>(*verb, json.root());
    Stamp stamp{.at = entry.happened_at,
                .recorded_at = entry.recorded_at,
                .actor = entry.actor,
                .entry = entry.id.value};
    if (!event || !is_sound(stamp) || !is_sound(*event)) {
        return std::nullopt;
    }
    return TicketEntry{std::move(stamp), std::move(*event), entry.struck_by != 0};
}

std::vector<TicketEntry> load_ticket_entries(Database& db, TicketId id) {
    std::vector<TicketEntry> entries;
    JsonDocument json;
    for (const auto& entry : load_entries(db, SubjectKind::ticket, id.value)) {
        auto read = read_ticket_entry(entry, json);
        if (!read) {
            throw_unreadable();
        }
        entries.push_back(std::move(*read));
    }
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
