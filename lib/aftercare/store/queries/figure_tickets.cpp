// Which tickets the periods of a question touch: those of which something happened or fell due in one, whose
// window ended in one, and those that stood at its end. Each is a range of an index, so that a month costs by
// the month.
#include <algorithm>
#include <iterator>
#include <optional>
#include <set>

#include "aftercare/core/figures/matured.hpp"
#include "aftercare/store/policies.hpp"
#include "aftercare/store/queries/figures.hpp"
#include "aftercare/store/ticket_entries.hpp"
#include "aftercare/store/ticket_sql.hpp"

namespace aftercare {

namespace {

/// A run that ended more than this before its due is found by its due; else by the act that ended it.
constexpr Seconds k_ahead{86400};

/// Spans of time, merged where they meet.
std::vector<Period> merged(std::vector<Period> spans) {
    std::sort(spans.begin(), spans.end());
    std::vector<Period> kept;
    for (const auto& span : spans) {
        if (!kept.empty() && span.from <= kept.back().until) {
            kept.back().until = std::max(kept.back().until, span.until);
        } else {
            kept.push_back(span);
        }
    }
    return kept;
}

std::vector<TicketId> sorted(std::vector<TicketId> keys) {
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

/// Within so much time it costs less to find what was acted on since than to read what is open.
constexpr Seconds k_recent{62 * 86400};

class TicketsTouched {
  public:
    TicketsTouched(Database& db, const FigureQuestion& question, const std::vector<FigureWindow>& windows)
        : m_db(db), m_question(question), m_windows(windows) {
        for (const auto& offered : question.figures) {
            m_cohorts.insert(offered.figure.measure->cohort);
        }
    }

    TicketsOfFigures find() {
        if (asks({Cohort::since_handover})) {
            take(m_db.cached(
                "SELECT t.id FROM ticket t JOIN unit u ON u.id = t.unit_id WHERE u.handover_on IS NOT "
                "NULL AND u.use = 'dwelling' AND u.area = ''"));
        }
        find_acts();
        find_dues();
        find_stock();
        TicketsOfFigures found{sorted(std::move(m_found)), {}};
        std::set_difference(m_standing.begin(), m_standing.end(), found.acted.begin(), found.acted.end(),
                            std::back_inserter(found.standing));
        return found;
    }

  private:
    bool asks(std::initializer_list<Cohort> cohorts) const {
        return std::any_of(cohorts.begin(), cohorts.end(),
                           [&](Cohort each) { return m_cohorts.contains(each); });
    }
    /// Of tickets open at any time of a period.
    bool asks_lives() const { return asks({Cohort::period, Cohort::delay}); }
    bool asks_dues() const {
        return asks({Cohort::due, Cohort::due_standard, Cohort::due_original, Cohort::due_current,
                     Cohort::order_due, Cohort::period});
    }

    void take(Statement& rows) {
        while (rows.step()) {
            m_found.push_back({rows.integer(0)});
        }
        rows.reset();
    }
    void take(const char* sql, std::initializer_list<Instant> parameters) {
        auto& rows = m_db.cached(sql);
        int i = 0;
        for (const auto& at : parameters) {
            rows.bind(++i, at.seconds);
        }
        take(rows);
    }
    void take(const char* sql, const Period& span) { take(sql, {span.from, span.until}); }

    /// The periods, moved back by `by`.
    std::vector<Period> spans(Seconds by) const {
        std::vector<Period> moved;
        for (const auto& window : m_windows) {
            moved.push_back({window.period.from - by, window.period.until - by});
        }
        return moved;
    }

    /// All that happened in a period or a window's length before it; what a run may have been met by.
    void find_acts() {
        auto happened = spans({});
        if (asks_dues()) {
            for (const auto& window : m_windows) {
                happened.push_back({window.period.from - k_ahead, window.period.from});
            }
        }
        if (asks({Cohort::matured_done, Cohort::matured_closing})) {
            for (const auto days : repeat_days_known()) {
                const auto moved = spans({days * k_24_hours.count});
                happened.insert(happened.end(), moved.begin(), moved.end());
            }
        }
        for (const auto& span : merged(std::move(happened))) {
            take(
                "SELECT subject_id FROM journal INDEXED BY journal_happened WHERE happened_at >= "
                "?1 AND happened_at < ?2 AND subject_kind = 'ticket'",
                span);
        }
        auto received = spans({});
        if (asks({Cohort::matured_receipt})) {
            const auto moved = spans(k_complaint_window);
            received.insert(received.end(), moved.begin(), moved.end());
        }
        for (const auto& span : merged(std::move(received))) {
            take(
                "SELECT id FROM ticket INDEXED BY ticket_received WHERE received_at >= ?1 AND received_at < "
                "?2",
                span);
        }
    }

    /// The repeat windows of every version of the policy, in days.
    std::set<std::int64_t> repeat_days_known() const {
        std::set<std::int64_t> days;
        const auto policies = load_policies(m_db);
        auto& rows = m_db.cached("SELECT applied_at FROM policy ORDER BY id");
        std::vector<Instant> applied;
        while (rows.step()) {
            applied.push_back({rows.integer(0)});
        }
        rows.reset();
        for (const auto at : applied) {
            const auto& policy = policies.at(at);
            days.insert(repeat_days(policy, {}));
            for (const auto& window : policy.repeat_windows) {
                days.insert(window.days);
            }
        }
        return days;
    }

    /// What fell due in a period, by any date of a run. A date that was another as of an earlier instant was
    /// moved by an act since.
    void find_dues() {
        if (!asks_dues()) {
            return;
        }
        for (const auto& span : merged(spans({}))) {
            take(
                "SELECT ticket_id FROM clock_run INDEXED BY clock_ahead WHERE due_at >= ?1 AND due_at < ?2 "
                "AND stopped_at < due_at - 86400",
                span);
            take(
                "SELECT ticket_id FROM clock_run INDEXED BY clock_due WHERE due_at >= ?1 AND due_at < ?2 AND "
                "stopped_at IS NULL",
                span);
            take(
                "SELECT ticket_id FROM clock_run INDEXED BY clock_original WHERE due_original_at >= ?1 AND "
                "due_original_at < ?2 AND due_original_at <> due_at",
                span);
            take(
                "SELECT ticket_id FROM clock_run INDEXED BY clock_standard WHERE standard_by >= ?1 AND "
                "standard_by < ?2 AND standard_by <> due_at",
                span);
            if (asks({Cohort::order_due})) {
                take(
                    "SELECT ticket_id FROM work_order INDEXED BY order_due WHERE due_at >= ?1 AND due_at < "
                    "?2",
                    span);
            }
        }
        find_acted_behind();
    }

    /// What has been acted on since the as-of of a window that looks back from an earlier one.
    void find_acted_behind() {
        auto since = m_question.as_of;
        std::optional<Instant> received_before;
        for (const auto& window : m_windows) {
            if (window.as_of < m_question.as_of) {
                since = std::min(since, window.as_of);
                received_before = std::max(received_before, std::optional(window.period.until));
            }
        }
        if (received_before) {
            take(
                "SELECT id FROM ticket WHERE id IN (SELECT subject_id FROM journal INDEXED BY "
                "journal_happened WHERE happened_at > ?1 AND happened_at <= ?2 AND subject_kind = "
                "'ticket') AND received_at < ?3",
                {since, m_question.as_of, *received_before});
        }
    }

    /// What is open or waits for something now; and what did at the end of a window and was acted on since.
    void find_stock() {
        if (!asks_lives() && !asks({Cohort::stock})) {
            return;
        }
        std::swap(m_found, m_standing);
        take(m_db.cached(joined_sql<"SELECT id FROM ticket INDEXED BY ticket_next WHERE ", is_open_sql<"">>));
        take(m_db.cached("SELECT ticket_id FROM clock_run INDEXED BY clock_due WHERE stopped_at IS NULL"));
        take(m_db.cached("SELECT ticket_id FROM callback INDEXED BY callback_due WHERE state = 'due'"));
        std::swap(m_found, m_standing);
        m_standing = sorted(std::move(m_standing));
        std::vector<Instant> looked_at;
        for (const auto& window : m_windows) {
            looked_at.push_back(window.stock_cut);
            if (asks_lives()) {
                looked_at.push_back(window.period.from);
            }
        }
        if (asks_lives()) {
            m_found.insert(m_found.end(), m_standing.begin(), m_standing.end());
        }
        std::sort(looked_at.begin(), looked_at.end());
        find_changed_since(looked_at);
    }

    /// What stood at any of the instants, which are sorted, and has been acted on since.
    void find_changed_since(const std::vector<Instant>& instants) {
        const auto recent = std::find_if(instants.begin(), instants.end(),
                                         [&](Instant at) { return m_question.as_of - at <= k_recent; });
        if (recent != instants.end() && *recent < m_question.as_of) {
            take(
                "SELECT id FROM ticket WHERE id IN (SELECT subject_id FROM journal INDEXED BY "
                "journal_happened WHERE happened_at > ?1 AND subject_kind = 'ticket') AND received_at <= ?2",
                {*recent, instants.back()});
        }
        const std::vector<Instant> old(instants.begin(), recent);
        if (old.empty()) {
            return;
        }
        take_stood(
            "SELECT id, received_at, state_since FROM ticket INDEXED BY ticket_ended WHERE state_since > ?1 "
            "AND received_at <= ?2 AND next_action IS NULL",
            old);
        take_stood(
            "SELECT ticket_id, started_at, stopped_at FROM clock_run INDEXED BY clock_outlives WHERE "
            "stopped_at > ?1 AND started_at <= ?2 AND clock IN ('callback', 'reply') AND stopped_at IS NOT "
            "NULL",
            old);
        if (asks_lives()) {
            return;  // all that stands is read
        }
        auto& row = m_db.cached("SELECT received_at FROM ticket WHERE id = ?");
        for (const auto id : m_standing) {
            row.bind(1, id.value);
            if (row.step() && row.integer(0) <= old.back().seconds) {
                m_found.push_back(id);
            }
            row.reset();
        }
    }

    /// Of rows of a ticket, from when something of it stood, and until when: what stood at any of the
    /// instants, which are sorted.
    void take_stood(const char* sql, const std::vector<Instant>& instants) {
        auto& rows = m_db.cached(sql);
        rows.bind(1, instants.front().seconds);
        rows.bind(2, instants.back().seconds);
        while (rows.step()) {
            const auto at = std::lower_bound(instants.begin(), instants.end(), Instant{rows.integer(1)});
            if (at != instants.end() && *at < Instant{rows.integer(2)}) {
                m_found.push_back({rows.integer(0)});
            }
        }
        rows.reset();
    }

    Database& m_db;
    const FigureQuestion& m_question;
    const std::vector<FigureWindow>& m_windows;
    std::set<Cohort> m_cohorts;
    std::vector<TicketId> m_found;
    std::vector<TicketId> m_standing;  ///< sorted
};

}  // namespace

TicketsOfFigures tickets_of_figures(Database& db, const FigureQuestion& question,
                                    const std::vector<FigureWindow>& windows) {
    return TicketsTouched(db, question, windows).find();
}

}  // namespace aftercare
