// What moves runs from outside: another urgency, kind or date, holds, and other tickets.
#include <algorithm>

#include "aftercare/core/clock_runs.hpp"

namespace aftercare {

namespace {

using enum Clock;

/// Whether an owner's delay, or nobody's, stops the clock.
constexpr bool is_suspendable(Clock clock) {
    return clock == response || clock == feedback || clock == attend || clock == resolve ||
           clock == dispatch || clock == written;
}

/// Whether a higher urgency may have an earlier target for the clock.
constexpr bool is_raised(Clock clock) {
    return clock != visit && clock != promise && clock != written && clock != callback;
}

/// Whether a merge brings the clock into a ticket whose own has ended.
constexpr bool outlives_own(Clock clock) {
    return clock == safe || clock == escalate || clock == promise || clock == reply;
}

/// Whether the clock goes along in a merge: those of the ticket itself and what was promised. A verification
/// waits for a done that the merge does not accept.
constexpr bool is_carried(Clock clock) {
    return clock != visit && clock != written && clock != callback && clock != verify;
}

}  // namespace

void ClockRuns::raise_all() {
    auto key = target_key(m_ticket, m_project);
    if (key.urgency <= m_before.urgency || !is_open(m_ticket.state)) {
        return;
    }
    for_each_running([&](ClockRun& run) {
        if (const auto amount = is_raised(run.clock) ? amount_of(run) : std::nullopt) {
            auto raised = run;
            raise(raised, hours(run), *amount, m_at);
            const auto why = raised.cut_from == run.cut_from ? ClockMove::raises : ClockMove::cuts;
            move(run, why, m_at, [&] { run = std::move(raised); });
        }
    });
    key.urgency = m_before.urgency;
    for (const auto clock : {safe, escalate}) {
        if (!target_of(policy(), clock, key)) {
            begin_missing({clock});
        }
    }
}

void ClockRuns::follow_kind() {
    const bool is_new = m_ticket.state == State::registered;
    // Whatever was accepted as needing an order has run the clock: this complaint was not about quality.
    const bool needs_first_order = !is_new && needs_order(policy(), m_ticket) && !ran_in_cycle(dispatch);
    if (!is_open(m_ticket.state) || (m_ticket.kind == m_before.kind && !needs_first_order)) {
        return;
    }
    if (is_new) {
        target_anew(feedback);
        return target_resolve();
    }
    for (const auto clock : {resolve, inform, attend, dispatch}) {
        const bool is_wanted = clock != dispatch || m_ticket.state == State::accepted;
        if (is_wanted && !ran_in_cycle(clock)) {
            begin_missing({clock});
        }
    }
}

void ClockRuns::commit(ClockRun& run, Instant due) {
    if (run.work.is_committed || run.due_at < m_stamp.recorded_at) {
        return extend(run, due);
    }
    move(run, ClockMove::commits, m_at, [&] {
        name_due(run, hours(run), due);
        name_original(run, hours(run), due);
        run.work.is_committed = true;
    });
}

void ClockRuns::extend(ClockRun& run, Instant due) {
    const bool is_missed = run.due_at < m_stamp.recorded_at;
    move(run, is_missed ? ClockMove::extends_missed : ClockMove::extends, m_at, [&] {
        run.missed_before = run.missed_before || is_missed;
        ++run.extension_count;
        name_due(run, hours(run), due);
        run.work.is_committed = true;
    });
}

void ClockRuns::put_off(Clock clock, Instant until) {
    if (auto* run = running(clock); run != nullptr && run->due_at >= m_at && until > run->due_at) {
        move(*run, ClockMove::puts_off, m_at, [&] { name_due(*run, hours(*run), until); });
    }
}

void ClockRuns::stop_by_hold(Instant until) {
    auto& stops = m_ticket.work.hold;
    if (!stops.from || *stops.from > until) {
        return;
    }
    const auto& hold = m_ticket.holds.back();
    stops.in_force = *stops.from < hold.review_at;
    for_each_running([&](ClockRun& run) {
        if (stops.in_force && is_stopped(run.clock)) {
            move(run, ClockMove::suspends, *stops.from,
                 [&] { suspend(run, hours(run), *stops.from, hold.review_at); });
        }
    });
    stops.from.reset();
}

void ClockRuns::pass_hold(Instant until) {
    stop_by_hold(until);
    if (m_ticket.work.hold.in_force && m_ticket.holds.back().review_at <= until) {
        end_hold(m_ticket.holds.back().review_at);
    }
}

void ClockRuns::begin_hold() {
    auto& hold = m_ticket.holds.back();
    hold.from_at =
        std::max(m_at, m_stamp.recorded_at - Seconds{policy().hold_entry_hours_max * k_hour.count});
    const auto is_special = [&](CodeTrait trait) {
        return has_trait(policy(), CodeTable::hold_reason, hold.reason, trait);
    };
    hold.stops_clocks = is_special(CodeTrait::stops_clocks);
    hold.is_observation = is_special(CodeTrait::is_observation);
    m_ticket.work.hold = {
        .from = hold.from_at, .in_force = false, .stops_inform = is_special(CodeTrait::stops_inform)};
    pass_hold(m_at);
}

void ClockRuns::end_hold(Instant at) {
    for_each_running([&](ClockRun& run) {
        if (run.work.held_until) {
            move(run, ClockMove::resumes, at, [&] { resume(run, hours(run), at); });
        }
    });
    m_ticket.work.hold = {};
}

/// Whether the ticket's newest hold stops the clock.
bool ClockRuns::is_stopped(Clock clock) const {
    const auto& hold = m_ticket.holds.back();
    return clock == inform ? m_ticket.work.hold.stops_inform : hold.stops_clocks && is_suspendable(clock);
}

/// Until when a hold in force stops the clock.
std::optional<Instant> ClockRuns::stopped_until(Clock clock) const {
    const bool stopped = m_ticket.work.hold.in_force && is_stopped(clock);
    return stopped ? std::optional(m_ticket.holds.back().review_at) : std::nullopt;
}

void ClockRuns::leave_to_other() {
    m_ticket.work.unmerged = {m_ticket.clocks, m_ticket.work.hold};
    drop_all(ClockMove::leaves);
}

void ClockRuns::come_back() {
    for (std::size_t i = 0; i < m_ticket.work.unmerged.clocks.size(); ++i) {
        const auto& kept = m_ticket.work.unmerged.clocks[i];
        if (kept.running() || kept.work.is_provisional) {
            auto& run = m_ticket.clocks[i];
            move(run, ClockMove::comes_back, m_at, [&] { run = kept; });
        }
    }
    m_ticket.work.hold = m_ticket.work.unmerged.hold;
    m_ticket.work.unmerged = {};
    pass_hold(m_at);
}

void ClockRuns::take_over(const Ticket& other) {
    m_ticket.has_merged = true;
    m_ticket.received_at = std::min(m_ticket.received_at, other.received_at);
    m_ticket.urgency = std::max(m_ticket.urgency, other.urgency);
    if (m_ticket.ref.empty()) {
        m_ticket.ref = other.ref;
        m_ticket.ref_due = other.ref_due;
    }
    const auto their_project = m_rules.project(other.project_id);
    for (const auto& theirs : other.clocks) {
        if (!theirs.running() || !is_carried(theirs.clock)) {
            continue;
        }
        const auto their_hours = hours(theirs, their_project);
        auto* own = theirs.clock == promise ? nullptr : running(theirs.clock);
        if (own != nullptr) {
            move(*own, ClockMove::takes_earlier, m_at,
                 [&] { take_earlier(*own, hours(*own), theirs, their_hours, m_at); });
        } else if (!ran_in_cycle(theirs.clock) || outlives_own(theirs.clock)) {
            auto run = carried(theirs, their_hours, m_at);
            run.n = static_cast<int>(m_ticket.clocks.size()) + 1;
            run.cycle = m_ticket.cycle;
            if (const auto until = stopped_until(run.clock)) {
                suspend(run, hours(run), m_at, *until);
            }
            told_of(m_ticket.clocks.emplace_back(std::move(run)), ClockMove::carries);
        }
    }
}

}  // namespace aftercare
