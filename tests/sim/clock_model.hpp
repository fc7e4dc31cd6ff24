// The model of a repair's clocks: each rule of rules.md §2 as one sentence over the minutes of
// clock_minutes.hpp.
#pragma once

#include "tests/sim/clock_minutes.hpp"

namespace testing {

struct ModelRun {
    Clock clock = Clock::response;
    Minute start = 0;
    ModelDate due, original;
    std::optional<ModelDate> standard;
    bool late_before = false;
    bool committed = false;
    bool provisional = false;
    std::string outcome = "running";

    bool runs() const { return outcome == "running"; }
    template <class Each>
    void each_date(const Each& each) {
        each(due);
        each(original);
        if (standard) {
            each(*standard);
        }
    }
};

/// The model's ticket: its runs, and the hold that stops them.
class Model {
    using enum Clock;

  public:
    void take(const TicketEntry& entry) {
        m_now = minute_of(entry.stamp.at);
        m_entered = minute_of(entry.stamp.recorded_at);
        pass_hold(m_now);
        std::visit([this](const auto& said) { on(said); }, entry.event);
    }
    /// A hold that counts from a time by then has begun.
    void finish(Minute until) { begin_hold(until); }

    const std::vector<ModelRun>& runs() const { return m_runs; }

  private:
    Duration target(Clock clock) const {
        return *target_of(shipped_policy(), clock, {Kind::repair, m_category, m_urgency, "East"});
    }
    bool has_target(Clock clock, Urgency urgency) const {
        return target_of(shipped_policy(), clock, {Kind::repair, m_category, urgency, "East"}).has_value();
    }
    ModelRun* running(Clock clock) {
        const auto run = std::find_if(m_runs.begin(), m_runs.end(), [&](const ModelRun& each) {
            return each.clock == clock && each.runs();
        });
        return run == m_runs.end() ? nullptr : &*run;
    }
    bool is_stopped(Clock clock) const {
        return clock == inform
                   ? m_reason == "owner-asked"
                   : m_reason != "material" && (clock == response || clock == feedback || clock == attend ||
                                                clock == resolve || clock == dispatch);
    }

    /// A run that begins while a hold stops its clock counts from the resume.
    void begin(Clock clock) {
        if (!has_target(clock, m_urgency) || running(clock) != nullptr) {
            return;
        }
        ModelRun run;
        run.clock = clock;
        run.start = m_now;
        set(run, target(clock));
        if (clock == resolve && m_triaged) {
            run.standard = run.original;
        }
        m_runs.push_back(run);
    }
    void set(ModelRun& run, const Duration& amount) {
        const bool waits = m_held && is_stopped(run.clock);
        run.each_date([&](ModelDate& date) {
            date = {.at = 0, .pace = amount.pace, .left = {}, .whole = {}, .named = {}};
            if (waits) {
                date.whole = amount;
            } else {
                date.at = target_from(amount, run.start);
            }
        });
    }
    /// Met in time, else missed.
    void stop(Clock clock) {
        if (auto* run = running(clock)) {
            run->outcome = run->late_before || m_now > date_of(*run) ? "missed" : "met";
            freeze(*run);
        }
    }
    /// What its owner's end ends: missed past the due, else not counted.
    void end(ModelRun& run) {
        run.outcome = run.late_before || m_now > date_of(run) ? "missed" : "dropped";
        freeze(run);
    }
    /// The due as it stands: of a suspended run, if the hold came to its review.
    Minute date_of(const ModelRun& run) const {
        return run.due.is_suspended() ? run.due.on_from(m_review) : run.due.at;
    }
    void freeze(ModelRun& run) {
        run.each_date([&](ModelDate& date) {
            if (date.is_suspended()) {
                date.resume(m_review);
            }
        });
    }

    void begin_hold(Minute until) {
        if (m_hold_from && *m_hold_from <= until) {
            m_held = *m_hold_from < m_review;
            for (auto& run : m_runs) {
                if (m_held && run.runs() && is_stopped(run.clock) && run.due.at >= *m_hold_from) {
                    run.each_date([&](ModelDate& date) { date.suspend(*m_hold_from, run.start); });
                }
            }
            m_hold_from.reset();
        }
    }
    void pass_hold(Minute until) {
        begin_hold(until);
        if (m_held && m_review <= until) {
            end_hold(m_review);
        }
    }
    void end_hold(Minute at) {
        for (auto& run : m_runs) {
            run.each_date([&](ModelDate& date) {
                if (run.runs() && date.is_suspended()) {
                    date.resume(at);
                }
            });
        }
        m_held = false;
        m_hold_from.reset();
    }

    void tell_owner() {
        auto* run = running(inform);
        if (run == nullptr) {
            return;
        }
        run->late_before = run->late_before || date_of(*run) < m_now;
        run->start = m_now;
        set(*run, target(inform));
    }
    void raise(Urgency to) {
        if (to > m_urgency) {
            const auto before = m_urgency;
            m_urgency = to;
            for (auto& run : m_runs) {
                if (run.runs() && run.clock != visit && has_target(run.clock, to)) {
                    run.due.raise(target(run.clock), m_now);
                    if (run.standard) {
                        run.standard->raise(target(run.clock), m_now);
                    }
                }
            }
            for (const auto clock : {safe, escalate}) {
                if (!has_target(clock, before)) {
                    begin(clock);
                }
            }
        }
        m_urgency = to;
    }
    /// A date that was committed before, or that passed before the new one was entered, is extended.
    void commit(Minute date) {
        auto* run = running(resolve);
        if (run != nullptr && !run->committed && date_of(*run) >= m_entered) {
            run->original.name(date);
        }
        extend(date);
    }
    /// The original stays; a date that had passed stays missed.
    void extend(Minute date) {
        if (auto* run = running(resolve)) {
            run->late_before = run->late_before || date_of(*run) < m_entered;
            run->due.name(date);
            run->committed = true;
        }
    }

    template <class Event>
    void on(const Event&) {}
    void on(const Opened& said) {
        m_urgency = said.report.urgency.value_or(Urgency::normal);
        for (const auto clock : {response, feedback, accept, safe, escalate, resolve}) {
            begin(clock);
        }
    }
    void on(const Triaged& said) {
        const bool first = !m_triaged;
        if (first) {
            stop(accept);
            m_triaged = true;
            m_category = *said.category;
            const auto urgency = m_urgency;
            m_urgency = *said.urgency;
            if (auto* run = running(resolve)) {
                set(*run, target(resolve));
                run->standard = run->original;
            }
            begin(inform);
            begin(attend);
            m_urgency = urgency;
        }
        if (said.urgency) {
            raise(*said.urgency);
        }
        if (first) {
            begin(dispatch);
        }
        if (said.commit_at) {
            commit(minute_of(*said.commit_at));
        }
    }
    void on(const Informed& said) {
        if (said.how == Means::phone) {
            stop(response);
        }
        if (m_triaged) {
            stop(feedback);
        }
        tell_owner();
    }
    void on(const Chased&) { stop(response); }
    void on(const Served&) { stop(dispatch); }
    void on(const Arrived&) { stop(attend); }
    void on(const Escalated&) { stop(escalate); }
    void on(const Progressed& said) {
        if (said.safe) {
            stop(safe);
        }
    }
    void on(const Extended& said) { extend(minute_of(said.due_at)); }
    void on(const Held& said) {
        m_reason = said.reason;
        m_review = minute_of(said.review_at);
        m_hold_from = std::max(m_now, m_entered - 24 * 60);
        begin_hold(m_now);
    }
    void on(const Resumed&) { end_hold(m_now); }
    void on(const Done&) {
        stop(attend);
        if (auto* run = running(resolve)) {
            stop(resolve);
            run->provisional = true;
        }
        begin(verify);
    }
    void on(const Rejected&) {
        end(*running(verify));
        for (auto& run : m_runs) {
            if (run.provisional) {
                run.outcome = "running";
                run.provisional = false;
            }
        }
    }
    void on(const Verified&) {
        stop(verify);
        stop(inform);
        for (auto& run : m_runs) {
            run.provisional = false;
            if (run.runs()) {
                end(run);
            }
        }
    }
    void on(const Reopened&) {
        for (const auto clock : {dispatch, safe, escalate, resolve, inform}) {
            begin(clock);
        }
    }

    std::vector<ModelRun> m_runs;
    Urgency m_urgency = Urgency::normal;
    std::string m_category;
    std::string m_reason;
    Minute m_now = 0, m_entered = 0, m_review = 0;
    std::optional<Minute> m_hold_from;
    bool m_held = false, m_triaged = false;
};

}  // namespace testing
