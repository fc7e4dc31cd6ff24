// Which tickets the periods of a question touch: those of which something happened or fell due in one, whose
// window ended in one, and those that stood at its end. Each is a range of an index, so that a month costs by
// the month.
#include <algorithm>
#include <iterator>
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
        for (const auto& window : m_windows) {
            if (window.as_of < m_question.as_of) {
                take(
                    "SELECT id FROM ticket WHERE id IN (SELECT subject_id FROM journal INDEXED BY "
                    "journal_happened WHERE happened_at > ?1 AND happened_at <= ?2 AND subject_kind = "
                    "'ticket') AND received_at < ?3",
                    {window.as_of, m_question.as_of, window.period.until});
            }
        }
    }

    /// What is open or waits for something now; and what did at the end of a window and was acted on since.
    void find_stock() {
        const bool asks_lives = asks({Cohort::period, Cohort::delay});
        if (!asks_lives && !asks({Cohort::stock})) {
            return;
        }
        std::swap(m_found, m_standing);
        take(m_db.cached(joined_sql<"SELECT id FROM ticket INDEXED BY ticket_next WHERE ", is_open_sql<"">>));
        take(m_db.cached("SELECT ticket_id FROM clock_run INDEXED BY clock_due WHERE stopped_at IS NULL"));
        take(m_db.cached("SELECT ticket_id FROM callback INDEXED BY callback_due WHERE state = 'due'"));
        std::swap(m_found, m_standing);
        m_standing = sorted(std::move(m_standing));
        for (const auto& window : m_windows) {
            find_changed_since(window.stock_cut);
            if (asks_lives) {
                find_changed_since(window.period.from);
                m_found.insert(m_found.end(), m_standing.begin(), m_standing.end());
            }
        }
    }

    /// What stood at an instant and has been acted on since.
    void find_changed_since(Instant at) {
        if (at >= m_question.as_of) {
            return;
        }
        if (m_question.as_of - at <= k_recent) {
            take(
                "SELECT subject_id FROM journal INDEXED BY journal_happened WHERE happened_at > ?1 AND "
                "subject_kind = 'ticket'",
                {at});
            return;
        }
        take(
            "SELECT id FROM ticket INDEXED BY ticket_ended WHERE state_since > ?1 AND received_at <= ?1 AND "
            "next_action IS NULL",
            {at});
        take(
            "SELECT ticket_id FROM clock_run INDEXED BY clock_outlives WHERE stopped_at > ?1 AND started_at "
            "<= ?1 AND clock IN ('callback', 'reply') AND stopped_at IS NOT NULL",
            {at});
        auto& row = m_db.cached("SELECT received_at FROM ticket WHERE id = ?");
        for (const auto id : m_standing) {
            row.bind(1, id.value);
            if (row.step() && row.integer(0) <= at.seconds) {
                m_found.push_back(id);
            }
            row.reset();
        }
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
