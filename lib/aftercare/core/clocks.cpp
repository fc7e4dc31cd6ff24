#include "aftercare/core/clocks.hpp"

#include <algorithm>

#include "aftercare/core/clock_runs.hpp"
#include "aftercare/core/owner_contact.hpp"

namespace aftercare {

namespace {

using enum Clock;

/// As many runs as all but few tickets have.
constexpr std::size_t k_runs_of_most = 12;

/// The table of rules.md §2: what each act does to the clocks, beyond what its words with the owner and the
/// end of its parts do.
class Table {
  public:
    Table(ClockRuns& runs, Ticket& ticket, const BeforeAct& before, const Stamp& stamp, const Rules& rules)
        : m_runs(runs), m_ticket(ticket), m_before(before), m_stamp(stamp), m_rules(rules) {}

    /// An act that moves no clock by itself.
    template <class Event>
    void on(const Event&) {}

    void on(const Opened& said) {
        m_ticket.work.cycle_from = m_stamp.at;
        m_ticket.clocks.reserve(k_runs_of_most);
        for (const auto clock : {response, feedback, accept, safe, escalate, resolve}) {
            const bool is_of_hearing = clock == response || clock == feedback || clock == accept;
            if (m_runs.has_clock(clock) && !(said.imported && is_of_hearing)) {
                m_runs.begin(clock, m_stamp.at);
            }
        }
        if (contact_in(m_ticket, m_stamp, said, m_rules.policies)) {
            m_runs.stop_running(response, m_stamp.at);
        }
        if (said.report.ref_due) {
            m_runs.begin_named(reply, m_stamp.at, *said.report.ref_due);
        }
    }

    void on(const Amended& said) {
        if (said.ref || said.ref_due) {
            m_runs.await_reply(said.ref.has_value());
        }
        m_runs.follow_contacts();
        m_runs.follow_kind();
        m_runs.raise_all();
    }

    void on(const Triaged& said) {
        const bool first = m_before.state == State::registered;
        if (first) {
            accept_ticket();
        } else {
            m_runs.follow_kind();
        }
        m_runs.raise_all();
        if (!said.commit_at) {
            return;
        }
        if (auto* run = m_runs.running(resolve)) {
            m_runs.commit(*run, *said.commit_at);
        } else if (first || !m_runs.ran_in_cycle(resolve)) {
            m_runs.begin_named(resolve, m_ticket.work.cycle_from, *said.commit_at).work.is_committed = true;
        }
    }

    void on(const Declined& said) {
        m_runs.stop_running(accept, m_stamp.at);
        m_runs.stop_running(feedback, said.told_at);
        m_runs.keep_promises(PromiseOf::answer, said.told_at);
        m_runs.give_up();
    }
    void on(const Withdrawn&) { m_runs.give_up(); }
    void on(const Voided&) { m_runs.drop_all(); }
    void on(const ClosedAtSource&) { m_runs.drop_all(); }
    void on(const Archived&) {
        if (m_ticket.state == State::voided) {
            m_runs.drop_all();
        } else {
            m_runs.end_all();
        }
    }
    void on(const Appealed& said) {
        if (!said.was_refused) {
            m_runs.begin_cycle();
        }
    }

    void on(const Answered& said) {
        m_runs.stop_running(accept, m_stamp.at);
        m_runs.stop_running(feedback, m_stamp.at);
        m_runs.keep_promises(PromiseOf::answer, m_stamp.at);
        if (said.was_accepted.value_or(true)) {
            m_runs.stop_provisionally();
        }
    }
    void on(const Informed& said) {
        if (said.to && said.to->role == WhoRole::referrer) {
            m_runs.stop_running(reply, m_stamp.at);
        }
        if (contact_in(m_ticket, m_stamp, said, m_rules.policies)) {
            m_runs.keep_promises(PromiseOf::answer, m_stamp.at);
        }
    }
    void on(const Promised& said) {
        auto& run = m_runs.begin_named(promise, m_stamp.at, said.due_at);
        run.part_n = said.n;
        run.what = said.what;
        run.work.promise_of = said.of;
    }

    void on(const Ordered& said) {
        if (said.phone_first) {
            m_runs.stop_running(dispatch, m_stamp.at);
            m_runs.begin_written(said.k);
        }
    }
    void on(const Served&) { m_runs.stop_running(dispatch, m_stamp.at); }
    void on(const Returned&) { order_again(); }
    void on(const Transferred&) { order_again(); }

    void on(const Appointed& said) {
        auto& run = m_runs.begin_named(visit, said.from_at, said.until_at);
        run.order_k = said.k;
        run.part_n = m_ticket.appointments.back().n;
        if (said.moved_by == MovedBy::owner) {
            m_runs.put_off(attend, said.until_at);
        }
    }
    void on(const Arrived& said) {
        if (!said.no_show) {
            m_runs.arrive();
        } else if (*said.no_show == NoShow::owner) {
            m_runs.stop_running(attend, m_stamp.at);
        }
    }
    void on(const Extended& said) {
        if (auto* run = said.k ? nullptr : m_runs.running(resolve)) {
            m_runs.extend(*run, said.due_at);
        }
    }
    void on(const Held&) { m_runs.begin_hold(); }
    void on(const Resumed&) { m_runs.end_hold(m_stamp.at); }
    void on(const Escalated& event) {
        if (!event.acknowledged) {
            m_runs.stop_running(escalate, m_stamp.at);
        }
    }
    void on(const Progressed& said) {
        if (said.safe) {
            m_runs.stop_running(safe, m_stamp.at);
        }
    }

    void on(const Done& said) {
        if (said.k && !find_order(m_ticket, *said.k)->arrived_at) {
            m_runs.arrive();
        }
        if (said.completes) {
            m_runs.stop_provisionally();
            m_runs.begin(verify, m_stamp.at);
        }
    }
    void on(const Rejected&) {
        m_runs.end_running(verify);
        m_runs.revive();
    }
    void on(const Reopened&) { m_runs.begin_cycle(); }
    void on(const Recorded& said) {
        if (said.reopens) {
            m_runs.begin_cycle();
        } else if (said.calls_again) {
            m_runs.call_back(m_stamp.at, CallbackWhy::again);
        }
    }

    void on(const Merged& said) {
        if (said.into) {
            m_runs.leave_to_other();
        } else if (auto other = m_rules.merged(*said.from, m_stamp)) {
            reckon_until(*other, m_stamp.at, m_rules);
            m_runs.take_over(*other);
        }
    }
    void on(const Split& said) {
        if (said.out_of) {
            m_runs.come_back();
        }
    }

  private:
    /// The first triage, also of an appeal: the category's targets, and the clocks of the work.
    void accept_ticket() {
        m_runs.stop_running(accept, m_stamp.at);
        if (m_ticket.kind != m_before.kind) {
            m_runs.target_anew(feedback);
        }
        m_runs.target_resolve();
        if (auto* run = m_runs.running(resolve)) {
            m_runs.set_standard(*run);
        }
        m_runs.begin_missing({inform, attend});
    }

    /// An order was given back: while no served one is left open, one has to be sent again.
    void order_again() {
        const bool any_served =
            std::any_of(m_ticket.orders.begin(), m_ticket.orders.end(),
                        [](const Order& order) { return is_open(order.state) && order.served_at; });
        if (!any_served && !awaits_acceptance(m_ticket)) {
            m_runs.end_running(dispatch);
            m_runs.begin_missing({dispatch});
        }
    }

    ClockRuns& m_runs;
    Ticket& m_ticket;
    const BeforeAct& m_before;
    const Stamp& m_stamp;
    const Rules& m_rules;
};

}  // namespace

BeforeAct before_act(const Ticket& ticket) {
    return {ticket.state, ticket.kind, ticket.urgency.value_or(Urgency::normal)};
}

void reckon(Ticket& ticket, const BeforeAct& before, const Stamp& stamp, const TicketEvent& event,
            const Rules& rules) {
    ClockRuns runs(ticket, before, stamp, rules);
    if (const auto contact = contact_in(ticket, stamp, event, rules.policies)) {
        runs.hear(*contact);
    }
    Table table(runs, ticket, before, stamp, rules);
    std::visit([&](const auto& said) { table.on(said); }, event);
    const bool was_split = before.state == State::merged;  // it goes on as it was
    if (ticket.state == State::accepted && before.state != State::accepted && !was_split) {
        runs.begin_missing({dispatch});
    }
    runs.follow_parts();
    const bool is_history = ticket.closed_how == ClosedHow::imported;
    if (ticket.state == State::closed && before.state != State::closed && !is_history) {
        runs.close();
    }
}

void reckon_until(Ticket& ticket, Instant until, const Rules& rules) {
    if (ticket.holds.empty()) {
        return;  // nothing else begins or ends by itself
    }
    const auto before = before_act(ticket);
    const Stamp stamp{.at = until, .recorded_at = until, .actor = {}};
    ClockRuns(ticket, before, stamp, rules).pass_hold(until);
}

void begin_hold_by(Ticket& ticket, Instant until, const Rules& rules) {
    const auto before = before_act(ticket);
    const Stamp stamp{.at = until, .recorded_at = until, .actor = {}};
    ClockRuns(ticket, before, stamp, rules).stop_by_hold(until);
}

}  // namespace aftercare
