// The model of a ticket's clocks: each rule of rules.md §2 as one sentence over the minutes of
// clock_minutes.hpp. States are not its business: it is told into which each act brought the ticket.
#pragma once

#include "tests/sim/clock_model_parts.hpp"

namespace testing {

/// The model's ticket: its runs, its orders as far as clocks ask for them, and the hold that stops them.
class Model {
    using enum Clock;

  public:
    /// `merged` are the acts of the ticket that a merge brings in, until the merge.
    Model(const ModelRules& rules, std::vector<ModelAct> merged)
        : m_rules(&rules), m_merged(std::move(merged)) {}

    void take(const ModelAct& act) {
        m_acts.push_back(act);
        reckon(act);
    }
    /// A hold that counts from a time by then has begun.
    void finish(Minute until) { begin_hold(until); }

    const std::vector<ModelRun>& runs() const { return m_runs; }
    /// A date as it stands: of a suspended one, if the hold came to its review.
    Minute shown(const ModelDate& date) const {
        return date.is_suspended() ? date.on_from(minutes(), m_review) : date.at;
    }
    /// Running up to and with its due; missed behind it; suspended until the review.
    std::string_view outcome_at(const ModelRun& run, Instant at) const {
        if (!run.runs() || (run.due.is_suspended() && at.seconds < m_review * 60 && run.clock != inform)) {
            return run.runs() ? "suspended" : run.outcome;
        }
        const bool is_past = shown(run.due) * 60 < at.seconds;
        return is_past || (run.late_before && run.clock != inform) ? "missed" : "running";
    }

  private:
    const MinuteList& minutes() const { return m_rules->minutes; }
    std::optional<Duration> target(const ModelRun& run) const {
        return model_target(*run.policy, run.clock, m_kind, m_urgency);
    }
    /// The anonymous are neither answered nor told nor called; only a repair is visited.
    bool has(Clock clock) const {
        const bool is_of_owner = clock == response || clock == inform || clock == callback;
        const bool is_of_order = clock == dispatch || clock == inform;
        return !(is_of_owner && m_anonymous) && !(is_of_order && !m_kind.needs_order()) &&
               !(clock == attend && m_kind.kind != Kind::repair);
    }
    bool is_open() const { return aftercare::is_open(m_state); }
    bool is_new() const { return m_state == State::registered; }
    template <class Each>
    void each_running(const Each& each) {
        for (auto& run : m_runs) {
            if (run.runs()) {
                each(run);
            }
        }
    }
    ModelRun* running(Clock clock) {
        const auto run = std::find_if(m_runs.begin(), m_runs.end(), [&](const ModelRun& each) {
            return each.clock == clock && each.runs();
        });
        return run == m_runs.end() ? nullptr : &*run;
    }
    /// The owner's reasons stop what the owner waits for; only the owner's wish stops informing.
    bool is_held(Clock clock) const {
        const bool owners = m_reason == "owner-asked" || m_reason == "owner-no-access";
        const bool waits = clock == response || clock == feedback || clock == attend || clock == resolve ||
                           clock == dispatch || clock == written;
        return m_held && (clock == inform ? m_reason == "owner-asked" : owners && waits);
    }

    ModelRun& add(Clock clock, Minute from) {
        ModelRun run;
        run.clock = clock;
        run.policy = &m_rules->at(std::min(from, m_now));
        run.cycle = m_cycle;
        run.start = from;
        return m_runs.emplace_back(run);
    }
    /// A run that begins while a hold stops its clock counts from the resume.
    void set(ModelRun& run, const Duration& amount) {
        run.each_date([&](ModelDate& date) {
            date = {0, amount.pace};
            if (is_held(run.clock)) {
                date.whole = amount;
            } else {
                date.at = minutes().target_from(amount, run.start);
            }
        });
    }
    void begin(Clock clock, Minute from) {
        const auto amount = model_target(m_rules->at(std::min(from, m_now)), clock, m_kind, m_urgency);
        if (amount) {
            auto& run = add(clock, from);
            set(run, *amount);
            if (clock == resolve && m_triaged) {
                run.standard = run.original;
            }
        }
    }
    void begin_missing(std::initializer_list<Clock> clocks) {
        for (const auto clock : clocks) {
            if (running(clock) == nullptr && has(clock)) {
                begin(clock, m_now);
            }
        }
    }
    ModelRun& begin_named(Clock clock, Minute from, Minute due) {
        auto& run = add(clock, from);
        run.each_date([&](ModelDate& date) { date.name(due, is_held(clock)); });
        return run;
    }

    void finish(ModelRun& run, std::string_view outcome) {
        run.each_date([&](ModelDate& date) {
            if (date.is_suspended()) {
                date.resume(minutes(), m_review);
            }
        });
        run.outcome = outcome;
    }
    bool is_late(const ModelRun& run, Minute at) const { return run.late_before || at > shown(run.due); }
    /// Met in time, else missed; never before it began.
    void stop(ModelRun& run) { finish(run, is_late(run, std::max(m_now, run.start)) ? "missed" : "met"); }
    void stop(Clock clock) {
        each_running([&](ModelRun& run) {
            if (run.clock == clock) {
                stop(run);
            }
        });
    }
    /// What its owner's end ends: missed past the due, else not counted.
    void end(ModelRun& run) { finish(run, is_late(run, m_now) ? "missed" : "dropped"); }
    void keep(PromiseOf of) {
        each_running([&](ModelRun& run) {
            if (run.clock == promise && run.of == of) {
                stop(run);
            }
        });
    }
    bool ran_in_cycle(Clock clock) const {
        return std::any_of(m_runs.begin(), m_runs.end(), [&](const ModelRun& each) {
            return each.clock == clock && each.cycle == m_cycle;
        });
    }
    /// The done is accepted, the rest ends; callbacks go on, and the reply that is owed.
    void end_all() {
        leave_windows([](int) { return true; });
        for (auto& run : m_runs) {
            run.provisional = false;
            if (run.runs() && run.clock != callback && run.clock != reply) {
                end(run);
            }
        }
        m_held = false;
        m_hold_from.reset();
    }
    void close() {
        leave_windows([](int) { return true; });
        stop(verify);
        stop(inform);
        end_all();
        const bool is_called = m_kind.kind == Kind::repair || m_kind.kind == Kind::complaint;
        if (!has(callback) || !(is_called || m_dissatisfied)) {
            return;
        }
        begin(callback, m_now);
        if ((m_kind.category.empty() ? m_defect : m_kind.category) == "leak") {
            begin(callback, m_now + m_rules->at(m_now).leak_callback_days * 24 * 60);
        }
    }
    /// Who was declined, or withdrew, is called about that, whatever the kind: here nobody draws.
    void give_up() {
        end_all();
        if (has(callback)) {
            begin(callback, m_now);
        }
    }
    void drop_all() {
        for (auto& run : m_runs) {
            if (run.runs() || run.provisional) {
                run.provisional = false;
                finish(run, "dropped");
            }
        }
        m_held = false;
        m_hold_from.reset();
    }

    void begin_hold(Minute until) {
        if (!m_hold_from || *m_hold_from > until) {
            return;
        }
        m_held = *m_hold_from < m_review;
        each_running([&](ModelRun& run) {
            if (is_held(run.clock)) {
                run.each_date([&](ModelDate& date) { date.suspend(minutes(), *m_hold_from, run.start); });
            }
        });
        m_hold_from.reset();
    }
    void pass_hold(Minute until) {
        begin_hold(until);
        if (m_held && m_review <= until) {
            end_hold(m_review);
        }
    }
    void end_hold(Minute at) {
        each_running([&](ModelRun& run) {
            run.each_date([&](ModelDate& date) {
                if (date.is_suspended()) {
                    date.resume(minutes(), at);
                }
            });
        });
        m_held = false;
        m_hold_from.reset();
    }

    void hear(bool to_owner, std::optional<Means> how, bool informs);
    /// An inspector, and who referred the ticket, are not the owner.
    static bool is_owner(const std::optional<Who>& who) {
        return !who || (who->role != WhoRole::inspector && who->role != WhoRole::referrer);
    }
    void raise(Urgency to);
    void target_anew(Clock clock);
    void target_resolve();
    void follow_kind(const ModelKind& before);
    void await_reply(const Amended& said);
    void drop_callbacks();
    /// The first promise is the original; one behind it, or behind a date that has passed, extends.
    void commit(Minute date) {
        auto* run = running(resolve);
        if (run != nullptr && !run->committed && shown(run->due) >= m_entered) {
            run->original.name(date, is_held(resolve));
        }
        extend(date);
    }
    /// The original stays; a date that had passed when the new one was entered stays missed.
    void extend(Minute date) {
        if (auto* run = running(resolve)) {
            run->late_before = run->late_before || shown(run->due) < m_entered;
            run->due.name(date, is_held(resolve));
            run->committed = true;
        }
    }

    struct ModelOrder {
        int k = 0;
        bool is_open = true, is_done = false, was_served = false, has_arrived = false;
    };
    struct Window {
        int n = 0, k = 0;
        Minute from = 0;
        bool is_pending = true;
    };
    ModelOrder& order(int k) {
        return *std::find_if(m_orders.begin(), m_orders.end(),
                             [&](const ModelOrder& each) { return each.k == k; });
    }
    /// What becomes of the window that is agreed for an order.
    void settle_window(int k, std::string_view outcome) {
        for (auto& window : m_windows) {
            if (!window.is_pending || window.k != k) {
                continue;
            }
            window.is_pending = false;
            each_running([&](ModelRun& run) {
                if (run.clock == visit && run.part == window.n) {
                    outcome == "arrived" ? stop(run) : finish(run, outcome);
                }
            });
        }
    }
    /// A window that has begun when its order ends is missed, another is not counted.
    template <class Which>
    void leave_windows(const Which& which) {
        for (const auto& window : m_windows) {
            if (window.is_pending && which(window.k)) {
                settle_window(window.k, m_now >= window.from ? "missed" : "dropped");
            }
        }
    }
    void end_order(int k) {
        order(k).is_open = order(k).is_done = false;
        leave_windows([k](int each) { return each == k; });
        each_running([&](ModelRun& run) {
            if (run.clock == written && run.part == k) {
                end(run);
            }
        });
    }
    /// Given back with no served order left open: one has to be sent again.
    void send_again() {
        const bool any_served = std::any_of(m_orders.begin(), m_orders.end(), [](const ModelOrder& each) {
            return each.is_open && each.was_served;
        });
        if (!any_served && !m_is_done) {
            if (auto* run = running(dispatch)) {
                end(*run);
            }
            begin_missing({dispatch});
        }
    }
    void arrive() {
        stop(attend);
        keep(PromiseOf::visit);
    }

    void reckon(const ModelAct& act);
    void take_over();
    /// As if the merge had never been.
    void forget_merge() {
        Model without(*m_rules, m_merged);
        for (const auto& act : m_acts) {
            if (!std::holds_alternative<Merged>(act.entry.event) &&
                !std::holds_alternative<Split>(act.entry.event)) {
                without.take(act);
            }
        }
        without.m_now = m_now;
        without.pass_hold(m_now);
        without.m_acts = m_acts;
        *this = std::move(without);
    }

    template <class Event>
    void on(const Event&) {}
    void on(const Opened& said);
    void on(const Triaged& said);
    void on(const Amended& said);
    void on(const Confirmed& said);
    void on(const Answered& said);
    void on(const Voided& said);
    void on(const Archived& said);
    void on(const Informed& said);
    void on(const Promised& said);
    void on(const Chased& said);
    void on(const Declined& said);
    void on(const Withdrawn& said);
    void on(const ClosedAtSource& said);
    void on(const Appealed& said);
    void on(const Ordered& said);
    void on(const Served& said);
    void on(const Returned& said);
    void on(const Cancelled& said);
    void on(const Defaulted& said);
    void on(const Transferred& said);
    void on(const Appointed& said);
    void on(const Arrived& said);
    void on(const Escalated& said);
    void on(const Progressed& said);
    void on(const Extended& said);
    void on(const Held& said);
    void on(const Resumed& said);
    void on(const Done& said);
    void on(const Rejected& said);
    void on(const Reopened& said);
    void on(const Recorded& said);
    void on(const Merged& said);
    void on(const Split& said);

    const ModelRules* m_rules;
    std::vector<ModelAct> m_merged, m_acts;
    std::vector<ModelRun> m_runs;
    std::vector<ModelOrder> m_orders;
    std::vector<Window> m_windows;
    Urgency m_urgency = Urgency::normal;
    ModelKind m_kind;
    State m_state = State::registered;
    std::string m_defect, m_reason, m_ref;
    int m_cycle = 1;
    Minute m_now = 0, m_entered = 0, m_review = 0, m_cycle_from = 0;
    std::optional<Minute> m_hold_from, m_ref_due;
    bool m_held = false, m_triaged = false, m_is_done = false, m_anonymous = false, m_dissatisfied = false;
};

}  // namespace testing
