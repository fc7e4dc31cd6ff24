#include "aftercare/store/queries/day.hpp"

#include <set>

#include "aftercare/store/ticket_entries.hpp"
#include "aftercare/store/ticket_sql.hpp"

namespace aftercare {

namespace {

/// An act of a ticket, as the measures see it.
struct Happening {
    Verb verb = Verb::note;
    std::optional<State> entered;  ///< the state into which it brought the ticket
    bool counts_as_opened = true;  ///< the ticket was neither merged away nor voided
};

bool is_opened(const Happening& act) {
    return act.verb == Verb::open && act.counts_as_opened;
}
bool is_accepted(const Happening& act) {
    return act.verb == Verb::triage && act.entered == State::accepted;
}
bool is_dispatched(const Happening& act) {
    return act.verb == Verb::order && act.entered == State::dispatched;
}
bool is_completed(const Happening& act) {
    return act.entered == State::completed;
}
bool is_closed(const Happening& act) {
    return act.entered == State::closed && act.verb != Verb::import_closed &&
           act.verb != Verb::close_at_source;
}
bool is_answered(const Happening& act) {
    return act.entered == State::closed && act.verb == Verb::answer;
}
bool is_declined(const Happening& act) {
    return act.entered == State::declined;
}
bool is_reopened(const Happening& act) {
    return (act.verb == Verb::reopen || act.verb == Verb::record) &&
           (act.entered == State::accepted || act.entered == State::registered);
}
bool is_called(const Happening& act) {
    return act.verb == Verb::record;
}

constexpr SqlPiece k_runs =
    "SELECT count(DISTINCT ticket_id) FROM clock_run INDEXED BY clock_due WHERE stopped_at IS NULL AND ";

/// A measure is counted in acts, or by a query of what stands now.
struct Measure {
    std::string_view code;
    bool (*of)(const Happening&);
    const char* sql;
};

constexpr Measure k_measures[] = {
    {"opened", is_opened, nullptr},
    {"accepted", is_accepted, nullptr},
    {"dispatched", is_dispatched, nullptr},
    {"completed", is_completed, nullptr},
    {"closed", is_closed, nullptr},
    {"answered", is_answered, nullptr},
    {"declined", is_declined, nullptr},
    {"reopened", is_reopened, nullptr},
    {"open_now", nullptr, joined_sql<"SELECT count(*) FROM ticket WHERE ", is_open_sql<"">>},
    {"overdue_now", nullptr, joined_sql<k_runs, "due_at < :now">},
    {"due_soon", nullptr,
     joined_sql<k_runs, "due_at >= :now AND due_at <= :soon AND coalesce(suspended_until, :now) <= :now">},
    {"silent_now", nullptr, joined_sql<k_runs, "due_at < :now AND clock = 'inform'">},
    {"callbacks_due", nullptr,
     "SELECT count(DISTINCT ticket_id) FROM callback WHERE state = 'due' AND from_at <= :now AND "
     "coalesce(again_at, 0) <= :now"},
    {"callbacks_done", is_called, nullptr},
};

/// What one ticket's acts add to the measures of both periods.
void count_ticket(const std::vector<TicketEntry>& entries, const std::vector<std::optional<State>>& entered,
                  const Period& period, const Period& before, std::vector<DayMeasure>& measures) {
    std::optional<State> last;
    for (const auto& state : entered) {
        last = state ? state : last;
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto at = entries[i].stamp.at;
        const bool is_now = at >= period.from && at < period.until;
        if (entries[i].struck || (!is_now && (at < before.from || at >= before.until))) {
            continue;
        }
        const Happening act{.verb = verb_of(entries[i].event),
                            .entered = entered[i],
                            .counts_as_opened = last != State::merged && last != State::voided};
        for (std::size_t m = 0; m < measures.size(); ++m) {
            if (k_measures[m].of != nullptr && k_measures[m].of(act)) {
                is_now ? ++measures[m].value : ++*measures[m].previous;
            }
        }
    }
}

/// The tickets of which something happened in a period.
std::set<TicketId> tickets_touched(Database& db, const Period& period) {
    auto row = db.prepare(
        "SELECT subject_id FROM journal INDEXED BY journal_happened WHERE happened_at >= ? AND happened_at < "
        "? "
        "AND subject_kind = 'ticket'");
    row.bind(1, period.from.seconds);
    row.bind(2, period.until.seconds);
    std::set<TicketId> touched;
    while (row.step()) {
        touched.insert({row.integer(0)});
    }
    return touched;
}

std::int64_t count_now(Database& db, const char* sql, Instant now, Instant soon) {
    auto statement = db.prepare(sql);
    for (const auto& [name, at] : {std::pair(":now", now), std::pair(":soon", soon)}) {
        if (const int i = statement.parameter(name); i != 0) {
            statement.bind(i, at.seconds);
        }
    }
    return statement.step() ? statement.integer(0) : 0;
}

}  // namespace

std::vector<DayMeasure> count_day(Database& db, const Period& period, Instant now, Instant soon) {
    const bool is_bounded = is_in_range(period.from) && is_in_range(period.until);
    std::vector<DayMeasure> measures;
    for (const auto& each : k_measures) {
        const bool is_flow = each.of != nullptr;
        measures.push_back({each.code, is_flow ? 0 : count_now(db, each.sql, now, soon),
                            is_flow && is_bounded ? std::optional<std::int64_t>(0) : std::nullopt});
    }
    const auto before = is_bounded ? period_before(period, now) : Period{period.from, period.from};
    for (const auto id : tickets_touched(db, {before.from, period.until})) {
        const auto entries = load_ticket_entries(db, id);
        count_ticket(entries, states_entered(id, entries), period, before, measures);
    }
    return measures;
}

}  // namespace aftercare
