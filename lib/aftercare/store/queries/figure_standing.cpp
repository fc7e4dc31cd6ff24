// What stands of tickets by their rows, as the stocks of figures look at it: reading the journal of
// everything that is open would cost more than all that happened in a day.
#include <algorithm>

#include "aftercare/store/queries/figures.hpp"
#include "aftercare/store/ticket_entries.hpp"

namespace aftercare {

namespace {

template <class E>
E code_at(const Statement& row, int column) {
    return from_code<E>(row.text(column)).value_or(E{});
}
std::optional<Instant> instant_at(const Statement& row, int column) {
    return row.is_null(column) ? std::nullopt : std::optional(Instant{row.integer(column)});
}

/// The columns that stocks and their dimensions look at.
constexpr const char* k_standing_select =
    "SELECT state, kind, channel, project_id, unit_id, element, defect, category, urgency, liability, cause, "
    "party_id, handler, warranty_class, received_at, state_since, cycle, next_action FROM ticket WHERE id = "
    "?";

void read_columns(const Statement& row, Ticket& ticket) {
    ticket.state = code_at<State>(row, 0);
    ticket.kind = code_at<Kind>(row, 1);
    ticket.channel = row.text(2);
    ticket.project_id = {row.integer(3)};
    if (!row.is_null(4)) {
        ticket.unit_id = UnitId{row.integer(4)};
    }
    ticket.element = row.text(5);
    ticket.defect = row.text(6);
    ticket.category = row.text(7);
    if (!row.is_null(8)) {
        ticket.urgency = code_at<Urgency>(row, 8);
    }
    ticket.liability = row.text(9);
    ticket.cause = row.text(10);
    if (!row.is_null(11)) {
        ticket.party_id = PartyId{row.integer(11)};
    }
    ticket.handler = row.text(12);
    ticket.warranty_class = row.text(13);
    ticket.received_at = {row.integer(14)};
    ticket.state_since = {row.integer(15)};
    ticket.cycle = static_cast<int>(row.integer(16));
    if (!row.is_null(17)) {
        ticket.next_action = code_at<NextAction>(row, 17);
    }
}

/// Of the runs that run as much as a stock asks for, that which is due first in front: explanations name it.
void read_runs(Database& db, Ticket& ticket) {
    auto& row = db.cached(
        "SELECT clock, started_at, due_original_at, due_at, standard_by, suspended_until, "
        "extension_count FROM clock_run WHERE ticket_id = ? AND stopped_at IS NULL");
    row.bind(1, ticket.id.value);
    while (row.step()) {
        auto& run = ticket.clocks.emplace_back();
        run.clock = code_at<Clock>(row, 0);
        run.started_at = {row.integer(1)};
        run.due_original_at = {row.integer(2)};
        run.due_at = {row.integer(3)};
        run.standard_by = instant_at(row, 4);
        run.suspended_until = instant_at(row, 5);
        run.extension_count = static_cast<int>(row.integer(6));
    }
    row.reset();
    std::sort(ticket.clocks.begin(), ticket.clocks.end(),
              [](const ClockRun& one, const ClockRun& other) { return one.due_at < other.due_at; });
}

void read_callbacks(Database& db, Ticket& ticket) {
    auto& row = db.cached(
        "SELECT from_at, again_at FROM callback WHERE ticket_id = ? AND state = 'due' ORDER BY from_at");
    row.bind(1, ticket.id.value);
    while (row.step()) {
        auto& callback = ticket.callbacks.emplace_back();
        callback.from_at = {row.integer(0)};
        callback.again_at = instant_at(row, 1);
    }
    row.reset();
}

/// Whether an open ticket has been open ever since it came, for all that its rows tell: resolve runs from
/// then on. That of a done that waits for its verification has stopped.
bool is_plain(const Ticket& ticket) {
    const auto* resolve = running_clock(ticket, Clock::resolve);
    return ticket.cycle == 1 && resolve != nullptr && resolve->started_at == ticket.received_at;
}

}  // namespace

void for_each_standing(Database& db, const std::vector<TicketId>& tickets, Instant as_of,
                       const std::function<void(const TicketFacts&)>& each) {
    if (tickets.empty()) {
        return;
    }
    const LedgerRules rules(db);
    auto& row = db.cached(k_standing_select);
    for (const auto id : tickets) {
        row.bind(1, id.value);
        const bool is_there = row.step();
        TicketFacts facts;
        if (is_there) {
            facts.ticket.id = id;
            read_columns(row, facts.ticket);
        }
        row.reset();
        if (!is_there) {
            continue;
        }
        read_runs(db, facts.ticket);
        read_callbacks(db, facts.ticket);
        facts.cycles.push_back({.from = facts.ticket.received_at});
        if (!is_open(facts.ticket.state)) {
            facts.cycles.back().ended_at = facts.ticket.state_since;
        } else if (!is_plain(facts.ticket)) {
            if (const auto whole = facts_of(id, load_ticket_entries(db, id), rules.rules(), as_of)) {
                each(*whole);
            }
            continue;
        }
        each(facts);
    }
}

}  // namespace aftercare
