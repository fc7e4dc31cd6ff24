// The runs of a ticket's clocks while one act is reckoned: which begin, which the act ends, what a hold, a
// raise or another ticket does to them. clocks.cpp says which act asks for what.
#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>

#include "aftercare/core/clocks.hpp"
#include "aftercare/core/owner_contact.hpp"

namespace aftercare {

class ClockRuns {
  public:
    /// `ticket` as the act has left it, but for its clocks.
    ClockRuns(Ticket& ticket, const BeforeAct& before, const Stamp& stamp, const Rules& rules)
        : m_ticket(ticket),
          m_before(before),
          m_stamp(stamp),
          m_at(stamp.at),
          m_rules(rules),
          m_project(rules.project(ticket.project_id)) {}

    /// The policy in force at the act.
    const Policy& policy() const { return m_rules.policies.at(m_at); }
    ClockRun* running(Clock clock);
    bool ran_in_cycle(Clock clock) const;
    /// Whether such a ticket has the clock at all: no inform where no order is needed, no response of the
    /// anonymous.
    bool has_clock(Clock clock) const;

    /// Begins a run, when the policy has a target of such tickets for the clock.
    void begin(Clock clock, Instant from);
    /// Begins those of the clocks that the ticket has and that do not run.
    void begin_missing(std::initializer_list<Clock> clocks);
    /// Begins a run whose due a person has named.
    ClockRun& begin_named(Clock clock, Instant from, Instant due);
    void begin_written(int order_k);
    /// The reply to who referred the ticket is due when they say now; a date that has passed leaves the miss.
    /// A reply that has been given stands, unless the ticket was referred `again`.
    void await_reply(bool again);
    /// What runs when a ticket is taken up again, from the beginning or behind its triage.
    void begin_cycle();
    /// A callback and its run, when the policy gives it a due.
    void call_back(Instant from, CallbackWhy why);

    void stop_running(Clock clock, Instant at);
    void end_running(Clock clock);
    /// Ends what has not ended when the ticket does: its parts first, accepts its done, counts what is past
    /// its due. A reply to who referred the ticket is still owed.
    void end_all();
    /// Ends all uncounted, also what a done had stopped.
    void drop_all(ClockMove why = ClockMove::drops);
    /// Closes the ticket's clocks and begins the callbacks that the policy wants.
    void close();
    /// The same of a ticket that is declined or withdrawn.
    void give_up();

    /// Words with the owner: spoken ones are the first response, those to the owner begin the inform clock
    /// anew.
    void hear(const OwnerContact& contact);
    void keep_promises(PromiseOf of, Instant at);
    /// An arrival, or what counts as one.
    void arrive();
    /// The done that waits for its acceptance: what it stops can be revived.
    void stop_provisionally();
    void revive();

    /// Ends the runs of parts (appointments, orders, callbacks) that have ended.
    void follow_parts();
    /// After triage to another kind: the clocks that it has and the ticket lacks; before, its targets.
    void follow_kind();
    /// Nobody is left whom one could call: what waits for words with the owner ends.
    void follow_contacts();
    /// Sets the dues of a run anew, from its start; one that such tickets have no target for drops out.
    void target_anew(Clock clock);
    /// The same for resolve, which this cycle may lack.
    void target_resolve();
    /// Gives a run the policy's own due as its standard date.
    void set_standard(ClockRun& run) const;
    /// When the urgency was raised: the earlier dues, and the clocks that begin with it.
    void raise_all();
    /// Names the due. A date committed before, or passed when the new one was entered, is extended.
    void commit(ClockRun& run, Instant due);
    void extend(ClockRun& run, Instant due);
    /// Names the due where it would be earlier, and has not passed.
    void put_off(Clock clock, Instant until);

    /// Lets a hold stop the clocks, when it counts by `until`.
    void stop_by_hold(Instant until);
    /// The same, and lets it end when it has come to its review by then.
    void pass_hold(Instant until);
    void begin_hold();
    void end_hold(Instant at);

    /// Keeps what the ticket runs for a split, and drops it.
    void leave_to_other();
    void come_back();
    /// The earliest receipt, the higher urgency, of each clock the earlier due, and the clocks that only the
    /// other ran.
    void take_over(const Ticket& other);

  private:
    RunHours hours(const ClockRun& run, std::string_view project) const;
    RunHours hours(const ClockRun& run) const { return hours(run, m_project); }
    std::optional<Duration> amount_of(const ClockRun& run) const;
    bool is_stopped(Clock clock) const;
    std::optional<Instant> stopped_until(Clock clock) const;
    ClockRun made(Clock clock, Instant from) const;
    void add(ClockRun run, const Duration& amount);
    void accept_done();
    bool call_ended();
    void follow(ClockRun& run, const Appointment& appointment) const;
    void follow(ClockRun& run, const Order& order) const;
    void follow(ClockRun& run, const Callback& callback) const;
    void stop_run(ClockRun& run, Instant at, ClockMove why = ClockMove::stops) const;
    void end_run(ClockRun& run) const;
    void miss_run(ClockRun& run, Instant at) const;
    void drop_run(ClockRun& run, Instant at, ClockMove why = ClockMove::drops) const;
    ClockRun& told_of(ClockRun& run, ClockMove why) const;

    /// Lets `change` move the run, from `at` on, and tells who watches.
    template <class Change>
    void move(ClockRun& run, ClockMove why, Instant at, const Change& change) const {
        if (!m_rules.moved) {
            return change();
        }
        const auto before = run;
        change();
        m_rules.moved({.why = why, .at = at, .stamp = m_stamp, .before = &before, .after = run});
    }

    template <class Each>
    void for_each_running(const Each& each) {
        for (auto& run : m_ticket.clocks) {
            if (run.running()) {
                each(run);
            }
        }
    }

    Ticket& m_ticket;
    const BeforeAct& m_before;
    const Stamp& m_stamp;
    Instant m_at;
    const Rules& m_rules;
    std::string_view m_project;
};

}  // namespace aftercare
