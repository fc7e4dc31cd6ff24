// The tickets of a write transaction: folded from the journal, decided on as they stood when the act
// happened, folded again with it.
#include <algorithm>
#include <iterator>
#include <span>

#include "aftercare/core/operations/callbacks.hpp"
#include "aftercare/core/sampling.hpp"
#include "aftercare/store/rows.hpp"
#include "aftercare/store/search_index.hpp"
#include "aftercare/store/ticket_entries.hpp"
#include "aftercare/store/ticket_sql.hpp"
#include "aftercare/store/writer.hpp"
#include "aftercare/support/zone.hpp"

namespace aftercare {

Rules Writer::rules() {
    return {.policies = policies(),
            .project = [this](ProjectId id) -> std::string_view { return project_name(id); },
            .merged = [this](TicketId id, const Stamp& stamp) { return merged(id, stamp); }};
}

std::optional<Ticket> Writer::merged(TicketId id, const Stamp& stamp) {
    return ticket_before(db(), id, stamp, rules());
}

Writer::TicketFile* Writer::file_of(TicketId id) {
    if (const auto known = m_tickets.find(id); known != m_tickets.end()) {
        return &known->second;
    }
    TicketFile file;
    file.entries = load_ticket_entries(db(), id);
    if (file.entries.empty()) {
        return nullptr;
    }
    file.latest = fold_ticket(id, file.entries, rules(), k_end_of_time).ticket;
    return &m_tickets.emplace(id, std::move(file)).first->second;
}

std::optional<Ticket> Writer::ticket(TicketId id) {
    const auto* file = file_of(id);
    return file == nullptr ? std::nullopt : std::optional(file->latest);
}

std::vector<TicketEntry> Writer::entries_by(TicketId id, Instant at) {
    std::vector<TicketEntry> entries;
    for (const auto& entry : file_of(id)->entries) {
        if (entry.stamp.at <= at) {
            entries.push_back(entry);
        }
    }
    return entries;
}

Facts Writer::facts(const Ticket& ticket) {
    const auto at = m_act.when.at;
    auto& file = *file_of(ticket.id);
    const auto is_by_then = [&](const TicketEntry& entry) { return entry.stamp.at <= at; };
    const bool is_late = !std::all_of(file.entries.begin(), file.entries.end(), is_by_then) &&
                         std::any_of(file.entries.begin(), file.entries.end(), is_by_then);
    file.then =
        is_late ? std::optional(
                      fold_ticket(ticket.id, entries_by(ticket.id, at), rules(), at, OnMisfit::skips).ticket)
                : std::nullopt;
    const auto& then = file.then ? *file.then : ticket;
    return {.ticket = then,
            .policy = policies().at(at),
            .project = project_name(then.project_id),
            .actor = actor(),
            .when = m_act.when,
            .now = file.then ? &ticket : nullptr,
            .resolve_after = [this, id = ticket.id](const Triaged& said) { return resolve_after(id, said); },
            .party_kind =
                [this](PartyId id) {
                    const auto party = load_party(db(), id);
                    return party ? std::optional(party->kind) : std::nullopt;
                }};
}

std::optional<ClockRun> Writer::resolve_after(TicketId id, const Triaged& said) {
    const auto at = m_act.when.at;
    auto entries = entries_by(id, at);
    entries.push_back({stamp(at), said});
    const auto fold = fold_ticket(id, entries, rules(), at, OnMisfit::skips);
    const auto* run = running_clock(fold.ticket, Clock::resolve);
    return run == nullptr ? std::nullopt : std::optional(*run);
}

template <class Registered>
Ticket Writer::open(const Registered& registered, Instant at) {
    const auto id = next_ticket(at);
    const std::vector<TicketEntry> opening{{stamp(at), registered}};
    auto ticket = fold_ticket(id, opening, rules(), k_end_of_time).ticket;
    const auto number = number_of(id);
    const auto& event = opening.front().event;
    const auto& entry = append(SubjectKind::ticket, id.value, number, event, at);
    insert_ticket(db(), ticket, number);
    index_entry(db(), entry.id, id, event, {}, m_defers_symptoms ? std::string_view() : ticket.symptom);
    return ticket;
}

template Ticket Writer::open(const Opened&, Instant);
template Ticket Writer::open(const ImportedClosed&, Instant);

void Writer::record(Ticket& ticket, const TicketEvent& event) {
    auto& file = *file_of(ticket.id);
    const auto at = m_act.when.at;
    file.entries.push_back({stamp(at), event});
    const auto fold = fold_ticket(ticket.id, file.entries, rules(), k_end_of_time);
    if (fold.misfit) {
        const auto& later = file.entries[*fold.misfit];
        auto no = refused(Refusal::later_acts, file.latest);
        no.detail = code_of(verb_of(later.event));
        no.since = later.stamp.at;
        no.helps.clear();
        file.entries.pop_back();
        throw RefusedLate{std::move(no)};
    }
    const auto entered = fold.entered.back();
    const auto& entry = append(SubjectKind::ticket, ticket.id.value, number_of(ticket.id), event, at);
    file.entries.back().stamp.entry = entry.id.value;
    save_changes(db(), file.latest, fold.ticket);
    index_entry(db(), entry.id, ticket.id, event, file.latest.symptom, fold.ticket.symptom);
    file.latest = fold.ticket;
    ticket = fold.ticket;
    if (entered == ticket.state && ending_of(ticket) && is_left_out(ticket, first_draw(file, entry.hash))) {
        record(ticket, CallbackWaived{.words = {}, .not_sampled = true});
    }
}

namespace {

/// Whether the act begins a cycle: a manager's reversal does not (rules.md §6).
bool begins_cycle(const TicketEvent& event) {
    const auto* called = std::get_if<Recorded>(&event);
    const auto* appealed = std::get_if<Appealed>(&event);
    return std::holds_alternative<Reopened>(event) || (called != nullptr && called->reopens) ||
           (appealed != nullptr && !appealed->was_refused && appealed->approved_by.empty());
}

}  // namespace

/// The hash by which the ending just entered, the newest entry, is drawn: that of the first ending of its
/// cycle, struck out or not, so that nobody ends it again until the draw is another.
Digest Writer::first_draw(const TicketFile& file, const Digest& closing) {
    std::int64_t first = 0;
    for (const auto& entry : std::span(file.entries).first(file.entries.size() - 1)) {
        if (!entry.struck && begins_cycle(entry.event)) {
            first = 0;
        } else if (first == 0 && ends_ticket(entry.event)) {
            first = entry.stamp.entry;
        }
    }
    if (first == 0) {
        return closing;
    }
    auto& hash = db().cached("SELECT hash FROM journal WHERE id = ?");
    hash.bind(1, first);
    hash.step();
    const auto digest = digest_of(hash.blob(0));
    hash.reset();
    return digest;
}

bool Writer::is_left_out(const Ticket& ticket, const Digest& closing) {
    const auto& policy = policies().at(m_act.when.at);
    const auto percent =
        callback_percent(policy, target_key(ticket, project_name(ticket.project_id)), *ending_of(ticket));
    return percent && awaits_callback(ticket) && !was_dissatisfied(ticket) &&
           !is_sampled(policy.sample_seed, to_hex(closing), *percent);
}

/// Reckons the tickets again whose clocks another policy moves: where days off have changed or become known,
/// those with a due that they reach; and those with acts since the time from which the policy is in force.
void Writer::reckon_again(const Policy& before, const Policy& after, Instant applied_at) {
    const auto changed = first_changed_day(before, after);
    auto rows = db().prepare(
        joined_sql<
            "SELECT DISTINCT ticket_id FROM clock_run WHERE ?1 IS NOT NULL AND ", k_reached_by_day,
            " UNION SELECT subject_id FROM journal INDEXED BY journal_happened WHERE happened_at >= ?2 AND "
            "subject_kind = 'ticket' ORDER BY 1">);
    if (changed) {
        rows.bind(1, start_of(*changed).seconds);
    }
    rows.bind(2, applied_at.seconds);
    std::vector<TicketId> ids;
    while (rows.step()) {
        ids.push_back({rows.integer(0)});
    }
    for (const auto id : ids) {
        const auto row = load_ticket(db(), id);
        const auto reckoned = ticket(id);
        if (row && reckoned) {
            save_changes(db(), *row, *reckoned);
        }
        m_tickets.clear();
    }
}

}  // namespace aftercare
