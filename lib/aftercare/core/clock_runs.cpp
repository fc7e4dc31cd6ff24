#include "aftercare/core/clock_runs.hpp"

#include <algorithm>

#include "aftercare/core/operations/callbacks.hpp"

namespace aftercare {

namespace {

using enum Clock;

bool is_anonymous(const Ticket& ticket) {
    return !ticket.contacts.empty() &&
           std::all_of(ticket.contacts.begin(), ticket.contacts.end(),
                       [](const Contact& each) { return each.role == ContactRole::anonymous; });
}

}  // namespace

RunHours ClockRuns::hours(const ClockRun& run, std::string_view project) const {
    const auto& all = hours_of(m_rules.policies.of(run.policy_version), project);
    return {all.working, all.service};
}

/// The target of such tickets, in the run's version of the policy.
std::optional<Duration> ClockRuns::amount_of(const ClockRun& run) const {
    return target_of(m_rules.policies.of(run.policy_version), run.clock, target_key(m_ticket, m_project));
}

ClockRun* ClockRuns::running(Clock clock) {
    const auto run = std::find_if(m_ticket.clocks.begin(), m_ticket.clocks.end(), [&](const ClockRun& each) {
        return each.clock == clock && each.running();
    });
    return run == m_ticket.clocks.end() ? nullptr : &*run;
}

bool ClockRuns::ran_in_cycle(Clock clock) const {
    return std::any_of(m_ticket.clocks.begin(), m_ticket.clocks.end(), [&](const ClockRun& run) {
        return run.clock == clock && run.cycle == m_ticket.cycle;
    });
}

bool ClockRuns::has_clock(Clock clock) const {
    switch (clock) {
        case response:
        case callback:
            return !is_anonymous(m_ticket);
        case dispatch:
            return needs_order(policy(), m_ticket);
        case inform:
            return needs_order(policy(), m_ticket) && !is_anonymous(m_ticket);
        case attend:
            return m_ticket.kind == Kind::repair;
        default:
            return true;
    }
}

/// A run that begins with the act: the version is the one in force when it begins.
ClockRun ClockRuns::made(Clock clock, Instant from) const {
    ClockRun run;
    run.n = static_cast<int>(m_ticket.clocks.size()) + 1;
    run.clock = clock;
    run.cycle = m_ticket.cycle;
    run.started_at = from;
    run.policy_version = m_rules.policies.at(std::min(from, m_at)).version;
    return run;
}

void ClockRuns::add(ClockRun run, const Duration& amount) {
    if (const auto until = stopped_until(run.clock)) {
        begin_suspended(run, hours(run), amount, *until);
    } else {
        target_from_start(run, hours(run), amount);
    }
    told_of(m_ticket.clocks.emplace_back(std::move(run)), ClockMove::begins);
}

/// Tells who watches of a run that is new to the ticket.
ClockRun& ClockRuns::told_of(ClockRun& run, ClockMove why) const {
    if (m_rules.moved) {
        m_rules.moved({.why = why, .at = run.started_at, .stamp = m_stamp, .after = run});
    }
    return run;
}

void ClockRuns::stop_run(ClockRun& run, Instant at, ClockMove why) const {
    move(run, why, at, [&] { stop(run, at); });
}

void ClockRuns::end_run(ClockRun& run) const {
    move(run, ClockMove::ends, m_at, [&] { end(run, m_at); });
}

void ClockRuns::miss_run(ClockRun& run, Instant at) const {
    move(run, ClockMove::misses, at, [&] { miss(run, at); });
}

void ClockRuns::drop_run(ClockRun& run, Instant at, ClockMove why) const {
    move(run, why, at, [&] { drop(run, at); });
}

void ClockRuns::begin(Clock clock, Instant from) {
    auto run = made(clock, from);
    const auto amount = amount_of(run);
    if (!amount) {
        return;
    }
    add(std::move(run), *amount);
    if (clock == resolve && m_ticket.accepted_at) {
        set_standard(m_ticket.clocks.back());
    }
}

void ClockRuns::begin_missing(std::initializer_list<Clock> clocks) {
    for (const auto clock : clocks) {
        if (running(clock) == nullptr && has_clock(clock)) {
            begin(clock, m_at);
        }
    }
}

ClockRun& ClockRuns::begin_named(Clock clock, Instant from, Instant due) {
    auto run = made(clock, from);
    aftercare::begin_named(run, hours(run), due, stopped_until(clock));
    return told_of(m_ticket.clocks.emplace_back(std::move(run)), ClockMove::begins_named);
}

void ClockRuns::begin_written(int order_k) {
    auto run = made(written, m_at);
    run.order_k = order_k;
    add(std::move(run), policy().written_order);
}

void ClockRuns::await_reply(bool again) {
    if (!m_ticket.ref_due) {
        return;
    }
    if (auto* run = running(reply)) {
        const bool is_past = run->due_at < m_stamp.recorded_at;
        run->missed_before = run->missed_before || is_past;
        name_due(*run, hours(*run), *m_ticket.ref_due);
        if (!is_past) {
            name_original(*run, hours(*run), *m_ticket.ref_due);
        }
    } else if (again || !ran_in_cycle(reply)) {
        begin_named(reply, m_at, *m_ticket.ref_due);
    }
}

void ClockRuns::begin_cycle() {
    m_ticket.work.cycle_from = m_at;
    if (m_ticket.state == State::accepted) {
        begin_missing({dispatch, safe, escalate, resolve, inform});
    } else {
        begin_missing({accept, safe, escalate, resolve});
    }
}

void ClockRuns::call_back(Instant from, CallbackWhy why) {
    auto run = made(callback, from);
    const auto amount = amount_of(run);
    if (amount && has_clock(callback)) {
        run.part_n = begin_callback(m_ticket, from, why).n;
        add(std::move(run), *amount);
    }
}

void ClockRuns::follow_contacts() {
    if (is_anonymous(m_ticket)) {
        end_running(response);
        end_running(inform);
        waive_callbacks(m_ticket, m_at);
    }
}

void ClockRuns::stop_running(Clock clock, Instant at) {
    for_each_running([&](ClockRun& run) {
        if (run.clock == clock) {
            stop_run(run, at);
        }
    });
}

void ClockRuns::end_running(Clock clock) {
    for_each_running([&](ClockRun& run) {
        if (run.clock == clock) {
            end_run(run);
        }
    });
}

void ClockRuns::end_all() {
    follow_parts();
    accept_done();
    for_each_running([&](ClockRun& run) {
        if (run.clock != callback && run.clock != reply) {
            end_run(run);
        }
    });
    m_ticket.work.hold = {};
}

void ClockRuns::drop_all(ClockMove why) {
    for (auto& run : m_ticket.clocks) {
        if (run.running() || run.work.is_provisional) {
            run.work.is_provisional = false;
            drop_run(run, m_at, why);
        }
    }
    m_ticket.work.hold = {};
}

void ClockRuns::close() {
    accept_done();
    stop_running(verify, m_at);
    stop_running(inform, m_at);
    end_all();
    if (call_ended() && policy().leak_callback_days > 0 && is_leak(policy(), m_ticket)) {
        call_back(m_at + Seconds{policy().leak_callback_days * k_24_hours.count}, CallbackWhy::later);
    }
}

void ClockRuns::give_up() {
    end_all();
    call_ended();
}

/// The callback of the ending, where the policy wants one; whether it does.
bool ClockRuns::call_ended() {
    const auto key = target_key(m_ticket, m_project);
    const auto ending = ending_of(m_ticket);
    const bool wanted = ending && (callback_percent(policy(), key, *ending) || was_dissatisfied(m_ticket));
    if (wanted) {
        call_back(m_at, CallbackWhy::closing);
    }
    return wanted;
}

void ClockRuns::hear(const OwnerContact& contact) {
    if (is_spoken(contact.how)) {
        stop_running(response, contact.at);
    }
    if (contact.informs && m_ticket.accepted_at) {
        stop_running(feedback, contact.at);
    }
    if (contact.direction != Direction::to_owner) {
        return;
    }
    for_each_running([&](ClockRun& run) {
        if (run.clock != inform || contact.at < run.started_at) {
            return;
        }
        if (const auto amount = amount_of(run)) {
            move(run, ClockMove::restarts, contact.at,
                 [&] { restart(run, hours(run), *amount, contact.at, stopped_until(run.clock)); });
        }
    });
}

void ClockRuns::keep_promises(PromiseOf of, Instant at) {
    for_each_running([&](ClockRun& run) {
        if (run.clock == promise && run.work.promise_of == of) {
            stop_run(run, at);
        }
    });
}

void ClockRuns::arrive() {
    stop_running(attend, m_at);
    keep_promises(PromiseOf::visit, m_at);
}

void ClockRuns::stop_provisionally() {
    for_each_running([&](ClockRun& run) {
        if (run.clock == resolve || (run.clock == promise && run.work.promise_of == PromiseOf::finish)) {
            stop_run(run, m_at, ClockMove::waits);
            run.work.is_provisional = true;
        }
    });
}

void ClockRuns::accept_done() {
    for (auto& run : m_ticket.clocks) {
        if (run.work.is_provisional) {
            move(run, ClockMove::accepts, m_at, [&] { run.work.is_provisional = false; });
        }
    }
}

void ClockRuns::revive() {
    for (auto& run : m_ticket.clocks) {
        if (run.work.is_provisional) {
            move(run, ClockMove::revives, m_at, [&] {
                run.work.is_provisional = false;
                run.outcome = RunOutcome::running;
                run.stopped_at.reset();
            });
        }
    }
}

void ClockRuns::follow_parts() {
    for (auto& run : m_ticket.clocks) {
        if (run.clock == visit && run.running()) {
            follow(run, m_ticket.appointments[static_cast<std::size_t>(*run.part_n) - 1]);
        } else if (run.clock == written && run.running()) {
            follow(run, *find_order(m_ticket, *run.order_k));
        } else if (run.clock == callback) {
            follow(run, m_ticket.callbacks[static_cast<std::size_t>(*run.part_n) - 1]);
        }
    }
}

void ClockRuns::follow(ClockRun& run, const Appointment& appointment) const {
    if (!appointment.outcome) {
        return;
    }
    switch (*appointment.outcome) {
        case AppointmentOutcome::arrived:
            return stop_run(run, *appointment.arrived_at);
        case AppointmentOutcome::owner_no_show:
        case AppointmentOutcome::moved:
            return drop_run(run, m_at);
        case AppointmentOutcome::contractor_no_show:
        case AppointmentOutcome::missed:
            return miss_run(run, m_at);
    }
}

void ClockRuns::follow(ClockRun& run, const Order& order) const {
    if (order.served_at) {
        stop_run(run, *order.served_at);
    } else if (order.ended_at) {
        end_run(run);
    }
}

void ClockRuns::follow(ClockRun& run, const Callback& callback) const {
    auto followed = run;
    auto why = ClockMove::stops;
    switch (callback.state) {
        case CallbackState::due:
            return;
        case CallbackState::reached:  // also in time when the owner had been given up on
            stop(followed, *callback.ended_at);
            break;
        case CallbackState::unreachable:
        case CallbackState::refused:
            why = ClockMove::misses;
            miss(followed, *callback.ended_at);
            break;
        case CallbackState::waived:
            why = ClockMove::drops;
            drop(followed, *callback.ended_at);
            break;
    }
    if (followed != run) {
        move(run, why, *callback.ended_at, [&] { run = std::move(followed); });
    }
}

void ClockRuns::target_anew(Clock clock) {
    auto* run = running(clock);
    if (run == nullptr) {
        return;
    }
    if (const auto amount = amount_of(*run)) {
        move(*run, ClockMove::targets, m_at, [&] { target_from_start(*run, hours(*run), *amount); });
    } else {
        drop_run(*run, m_at);
    }
}

void ClockRuns::target_resolve() {
    const bool has_run =
        std::any_of(m_ticket.clocks.begin(), m_ticket.clocks.end(), [&](const ClockRun& run) {
            return run.clock == resolve && run.cycle == m_ticket.cycle && run.outcome != RunOutcome::dropped;
        });
    if (has_run) {
        target_anew(resolve);
    } else {
        begin(resolve, m_ticket.work.cycle_from);
    }
}

void ClockRuns::set_standard(ClockRun& run) const {
    move(run, ClockMove::sets_standard, m_at, [&] {
        run.standard_by = run.due_original_at;
        run.work.standard = run.work.original;
    });
}

}  // namespace aftercare
