// What stands of tickets by their rows, as the stocks of figures look at it: reading the journal of
// everything that is open would cost more than all that happened in a day.
#include <algorithm>
#include <map>

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

/// Parts of tickets by their tickets, in the order in which the tickets are asked for.
template <class Part>
class Parts {
  public:
    void add(TicketId id, Part part) { m_parts.emplace_back(id, std::move(part)); }
    void sort() {
        std::stable_sort(m_parts.begin(), m_parts.end(),
                         [](const auto& one, const auto& other) { return one.first < other.first; });
    }
    std::vector<Part> of(TicketId id) {
        while (m_next < m_parts.size() && m_parts[m_next].first < id) {
            ++m_next;
        }
        std::vector<Part> found;
        for (; m_next < m_parts.size() && m_parts[m_next].first == id; ++m_next) {
            found.push_back(std::move(m_parts[m_next].second));
        }
        return found;
    }

  private:
    std::vector<std::pair<TicketId, Part>> m_parts;
    std::size_t m_next = 0;
};

/// Of a run as much as a stock asks for.
struct RunningRun {
    Clock clock;
    Instant started_at, due_original_at, due_at;
    std::optional<Instant> standard_by, suspended_until;
    int extension_count = 0;
};

Parts<RunningRun> running_runs(Database& db) {
    Parts<RunningRun> runs;
    auto& row = db.cached(
        "SELECT ticket_id, clock, started_at, due_original_at, due_at, standard_by, suspended_until, "
        "extension_count FROM clock_run INDEXED BY clock_due WHERE stopped_at IS NULL");
    while (row.step()) {
        runs.add({row.integer(0)}, {code_at<Clock>(row, 1),
                                    {row.integer(2)},
                                    {row.integer(3)},
                                    {row.integer(4)},
                                    instant_at(row, 5),
                                    instant_at(row, 6),
                                    static_cast<int>(row.integer(7))});
    }
    row.reset();
    runs.sort();
    return runs;
}

Parts<Callback> due_callbacks(Database& db) {
    Parts<Callback> callbacks;
    auto& row = db.cached(
        "SELECT ticket_id, from_at, again_at FROM callback INDEXED BY callback_due WHERE state = 'due'");
    while (row.step()) {
        Callback callback;
        callback.from_at = {row.integer(1)};
        callback.again_at = instant_at(row, 2);
        callbacks.add({row.integer(0)}, callback);
    }
    row.reset();
    callbacks.sort();
    return callbacks;
}

/// The columns that stocks and their dimensions look at.
constexpr const char* k_columns =
    "SELECT state, kind, channel, project_id, unit_id, element, defect, category, urgency, liability, cause, "
    "party_id, handler, warranty_class, received_at, state_since, cycle, next_action FROM ticket WHERE id = ?";

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

void set_runs(Ticket& ticket, const std::vector<RunningRun>& runs) {
    for (const auto& run : runs) {
        ClockRun made;
        made.clock = run.clock;
        made.started_at = run.started_at;
        made.due_original_at = run.due_original_at;
        made.due_at = run.due_at;
        made.standard_by = run.standard_by;
        made.suspended_until = run.suspended_until;
        made.extension_count = run.extension_count;
        ticket.clocks.push_back(std::move(made));
    }
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
    auto runs = running_runs(db);
    auto callbacks = due_callbacks(db);
    const LedgerRules rules(db);
    auto& row = db.cached(k_columns);
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
        set_runs(facts.ticket, runs.of(id));
        facts.ticket.callbacks = callbacks.of(id);
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
