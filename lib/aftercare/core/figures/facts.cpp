#include "aftercare/core/figures/facts.hpp"

#include <algorithm>
#include <utility>

#include "aftercare/core/figures/order_spells.hpp"
#include "aftercare/core/operations/callbacks.hpp"

namespace aftercare {

namespace {

/// Which acts are steps: each says what it was from the state that it found and the ticket that it left.
class Steps {
  public:
    /// `category`: before the act.
    Steps(TicketFacts& facts, const ActFolded& act, const std::string& category)
        : m_facts(facts),
          m_act(act),
          m_category(category),
          m_after(act.after),
          m_entered(act.after.state != act.before.state) {}

    void tell() {
        std::visit([&](const auto& said) { on(said); }, m_act.entry.event);
    }

  private:
    void add(StepKind kind, bool flag = false) {
        m_facts.steps.push_back({kind, m_act.entry.stamp.at, &m_act.entry.stamp, flag});
    }
    bool enters(State state) const { return m_entered && m_after.state == state; }

    void on(const auto&) {}
    void on(const Triaged&) {
        const bool was_judged = first_step(m_facts, StepKind::accepted) != nullptr;
        if (was_judged && (m_after.kind != m_act.before.kind || m_after.category != m_category)) {
            add(StepKind::judged_anew);
        }
        if (enters(State::accepted)) {
            add(StepKind::accepted);
        }
    }
    void on(const Ordered& said) {
        if (enters(State::dispatched)) {
            add(StepKind::dispatched);
        }
        if (said.replaces) {
            add(StepKind::replaced);
            m_facts.steps.back().order_k = said.k;
        }
    }
    void on(const Appointed&) { add(StepKind::appointed); }
    void on(const Arrived& said) {
        if (!said.no_show) {
            add(said.visit_for == VisitFor::survey ? StepKind::surveyed : StepKind::arrived);
        } else if (said.no_show == NoShow::contractor) {
            add(StepKind::no_show);
            m_facts.steps.back().order_k = said.k;
        }
    }
    /// A done without a recorded arrival is the arrival (rules.md §2, attend).
    void on(const Done&) {
        for (const auto& order : m_after.orders) {
            if (order.done_at == m_act.entry.stamp.at && !order.arrived_at &&
                order.kind == OrderKind::repair) {
                add(StepKind::arrived);
            }
        }
        if (enters(State::completed)) {
            add(StepKind::completed, true);
        }
    }
    void on(const Rejected&) {
        add(StepKind::rejected);
        auto& steps = m_facts.steps;
        const auto done = std::find_if(steps.rbegin(), steps.rend(),
                                       [](const Step& step) { return step.kind == StepKind::completed; });
        if (done != steps.rend()) {
            done->flag = false;
        }
    }
    void on(const Verified& said) {
        if (!said.no_objection) {
            add(StepKind::checked);
        }
        add(StepKind::closed);
    }
    void on(const Forced&) { add(StepKind::closed); }
    void on(const Answered&) {
        if (enters(State::closed)) {
            add(StepKind::answered);
            add(StepKind::closed);
        }
    }
    void on(const Declined&) { add(StepKind::declined, m_after.owner_cover == Cover::covered); }
    void on(const Withdrawn&) { add(StepKind::withdrawn); }
    void on(const Reopened&) { add(StepKind::reopened); }
    void on(const Appealed& said) {
        if (!said.was_refused) {
            add(StepKind::appealed);
        }
    }
    void on(const ImportedClosed& said) { close_at_source(said.closed_at); }
    void on(const ClosedAtSource& said) { close_at_source(said.closed_at); }
    void close_at_source(std::optional<Instant> at) {
        if (at) {
            m_facts.steps.push_back({StepKind::closed_at_source, *at, &m_act.entry.stamp});
        }
    }
    void on(const Chased&) { add(StepKind::chased); }
    void on(const Escalated& said) {
        if (!said.acknowledged) {
            add(StepKind::escalated);
        }
    }
    void on(const Recorded& said) {
        add(StepKind::called);
        if (said.reopens) {
            add(StepKind::reopened);
        }
    }

    TicketFacts& m_facts;
    const ActFolded& m_act;
    const std::string& m_category;
    const Ticket& m_after;
    bool m_entered;
};

/// Follows the ticket from one cycle to the next.
class Cycles {
  public:
    Cycles(std::vector<Cycle>& cycles, const ActFolded& act)
        : m_cycles(cycles), m_act(act), m_after(act.after), m_at(act.entry.stamp.at) {}

    void follow() {
        if (m_cycles.empty()) {
            m_cycles.push_back({.from = m_at});
            if (m_after.closed_how == ClosedHow::imported) {
                end_import(m_after.closed_at);
            }
            return;
        }
        const bool was_open = is_open(m_act.before.state);
        const bool is_open_now = is_open(m_after.state);
        if (const auto* said = std::get_if<Split>(&m_act.entry.event); said != nullptr && is_open_now) {
            m_cycles.back().ended_at.reset();  // it goes on as it was
        } else if (!was_open && is_open_now) {
            m_cycles.push_back({.from = m_at, .begun = begun()});
        }
        note_done();
        if (was_open && !is_open_now) {
            end();
        }
    }

  private:
    CycleBegun begun() const {
        const auto* appealed = std::get_if<Appealed>(&m_act.entry.event);
        return appealed == nullptr             ? CycleBegun::reopening
               : appealed->approved_by.empty() ? CycleBegun::appeal
                                               : CycleBegun::reversal;
    }

    void note_done() {
        auto& cycle = m_cycles.back();
        const bool entered = m_after.state != m_act.before.state;
        if (std::holds_alternative<Done>(m_act.entry.event) && entered && m_after.state == State::completed) {
            cycle.done_at = m_at;
        } else if (std::holds_alternative<Rejected>(m_act.entry.event)) {
            cycle.done_at.reset();
        } else if (std::holds_alternative<Answered>(m_act.entry.event) && m_after.state == State::closed) {
            cycle.done_at = m_at;
            cycle.is_answered = true;
        }
    }

    void end() {
        auto& cycle = m_cycles.back();
        cycle.ended_at = m_at;
        cycle.ending = ending_of(m_after);
        cycle.by_owner = m_after.closed_by_owner;
        if (m_after.closed_how == ClosedHow::imported) {
            end_import(m_after.closed_at);
        }
    }

    /// History that ended before it began, or nobody knows when, has no length.
    void end_import(std::optional<Instant> closed_at) {
        auto& cycle = m_cycles.back();
        cycle.is_import = true;
        cycle.ended_at = std::max(closed_at.value_or(m_at), cycle.from);
        if (closed_at && *closed_at >= cycle.from) {
            cycle.done_at = closed_at;
        }
    }

    std::vector<Cycle>& m_cycles;
    const ActFolded& m_act;
    const Ticket& m_after;
    Instant m_at;
};

/// What a merged ticket brings into its target: costs, visits, rejects.
struct Brought {
    std::vector<Cost> costs;
    std::vector<Step> steps;

    void add(const Ticket& other, const Stamp& stamp) {
        costs.insert(costs.end(), other.costs.begin(), other.costs.end());
        for (const auto& order : other.orders) {
            if (order.arrived_at && order.kind == OrderKind::repair) {
                steps.push_back({StepKind::arrived, *order.arrived_at, &stamp});
            }
        }
        if (other.rework_count > 0) {
            steps.push_back({StepKind::rejected, stamp.at, &stamp});
        }
    }
};

/// Ends the span that goes on, and begins the next while the clock runs.
void note_inform(std::vector<InformSpell>& spells, const Ticket& ticket, Instant at, bool& is_running) {
    const auto* run = running_clock(ticket, Clock::inform);
    if (is_running) {
        spells.back().until = at;
        if (run != nullptr && spells.back().due == run->due_at) {
            return;
        }
    }
    // One that a merge brought counts from its own start.
    const auto from = run != nullptr && !is_running ? std::min(at, run->started_at) : at;
    is_running = run != nullptr;
    if (is_running) {
        spells.push_back({from, at, run->due_at});
    }
}

/// Where holds that count from later than they were dated put off what the owner had to hear, between acts.
struct PutOff {
    bool is_possible = false;  ///< there is such a hold
    std::vector<InformSpell> spells;

    void take(const ActFolded& act) {
        is_possible = is_possible || (std::holds_alternative<Held>(act.entry.event) &&
                                      act.after.holds.back().from_at > act.entry.stamp.at);
    }
    /// The span that goes on ends where it was put off, and another one begins.
    void pass_to(std::vector<InformSpell>& told, bool is_running) {
        for (const auto& spell : spells) {
            if (is_running) {
                told.back().until = spell.from;
                told.push_back(spell);
            }
        }
        spells.clear();
    }
};

std::optional<TicketFacts> fold_facts(TicketId id, const std::vector<TicketEntry>& entries,
                                      const Rules& rules, Instant as_of, PutOff& put_off) {
    TicketFacts facts;
    std::string category;
    bool is_informing = false;
    Brought brought;
    auto ticket = fold_ticket_as_of(id, entries, rules, as_of, [&](const ActFolded& act) {
        Steps(facts, act, category).tell();
        const auto* merged = std::get_if<Merged>(&act.entry.event);
        if (merged != nullptr && merged->from) {
            if (const auto other = rules.merged(*merged->from, act.entry.stamp)) {
                brought.add(*other, act.entry.stamp);
            }
        }
        if (const auto* opened = std::get_if<Opened>(&act.entry.event)) {
            facts.was_imported = opened->imported;
        }
        if (act.after.category != category) {
            category = act.after.category;
        }
        Cycles(facts.cycles, act).follow();
        note_orders(facts, act);
        put_off.take(act);
        put_off.pass_to(facts.inform_spells, is_informing);
        note_inform(facts.inform_spells, act.after, act.entry.stamp.at, is_informing);
    });
    if (!ticket) {
        return std::nullopt;
    }
    facts.ticket = std::move(*ticket);
    put_off.pass_to(facts.inform_spells, is_informing);
    if (is_informing) {
        facts.inform_spells.back().until = std::max(as_of, facts.inform_spells.back().from);
    }
    facts.ticket.costs.insert(facts.ticket.costs.end(), brought.costs.begin(), brought.costs.end());
    facts.steps.insert(facts.steps.end(), brought.steps.begin(), brought.steps.end());
    const auto is_earlier = [](const Step& one, const Step& other) { return one.at < other.at; };
    if (!std::is_sorted(facts.steps.begin(), facts.steps.end(), is_earlier)) {
        std::stable_sort(facts.steps.begin(), facts.steps.end(), is_earlier);
    }
    facts.was_imported = facts.was_imported || facts.is_import();
    facts.cycles.front().from = facts.ticket.received_at;
    return facts;
}

}  // namespace

std::optional<TicketFacts> facts_of(TicketId id, const std::vector<TicketEntry>& entries, const Rules& rules,
                                    Instant as_of) {
    PutOff put_off;
    auto facts = fold_facts(id, entries, rules, as_of, put_off);
    if (put_off.is_possible) {  // told of each move: dearer, and rare
        auto told = rules;
        told.moved = [&](const RunMoved& move) {
            if (move.why == ClockMove::suspends && move.after.clock == Clock::inform) {
                put_off.spells.push_back({move.at, move.at, move.after.due_at});
            }
        };
        facts = fold_facts(id, entries, told, as_of, put_off);
    }
    return facts;
}

Instant row_until(const TicketFacts& facts, const Cycle& cycle) {
    for (const auto* next = &cycle + 1; next <= &facts.cycles.back(); ++next) {
        if (next->begun == CycleBegun::appeal) {
            return next->from;
        }
    }
    return k_end_of_time;
}

bool was_open(const TicketFacts& facts, Instant at) {
    return std::any_of(facts.cycles.begin(), facts.cycles.end(), [&](const Cycle& cycle) {
        return cycle.from <= at && (!cycle.ended_at || *cycle.ended_at > at);
    });
}

bool was_open_before(const TicketFacts& facts, Instant at) {
    return std::any_of(facts.cycles.begin(), facts.cycles.end(), [&](const Cycle& cycle) {
        return cycle.from < at && (!cycle.ended_at || *cycle.ended_at >= at);
    });
}

bool is_exit(const Cycle& cycle) {
    return cycle.ending == Ending::declined || cycle.ending == Ending::withdrawn || cycle.by_owner;
}

Seconds held_by_owner(const Ticket& ticket, const Policies& policies, Instant from, Instant until) {
    Seconds sum;
    for (const auto& hold : ticket.holds) {
        const auto end = std::min({hold.until_at.value_or(hold.review_at), hold.review_at, until});
        const auto start = std::max(hold.from_at, from);
        if (end > start &&
            has_trait(policies.at(hold.from_at), CodeTable::hold_reason, hold.reason, CodeTrait::by_owner)) {
            sum.count += (end - start).count;
        }
    }
    return sum;
}

Seconds open_time(const TicketFacts& facts, Instant at) {
    Seconds sum;
    for (const auto& cycle : facts.cycles) {
        const auto until = std::min(cycle.ended_at.value_or(at), at);
        sum.count += std::max<std::int64_t>(0, (until - cycle.from).count);
    }
    return sum;
}

const Step* first_step(const TicketFacts& facts, StepKind kind) {
    const auto step = std::find_if(facts.steps.begin(), facts.steps.end(),
                                   [&](const Step& each) { return each.kind == kind; });
    return step == facts.steps.end() ? nullptr : &*step;
}

int count_steps(const TicketFacts& facts, StepKind kind) {
    return static_cast<int>(std::count_if(facts.steps.begin(), facts.steps.end(),
                                          [&](const Step& each) { return each.kind == kind; }));
}

}  // namespace aftercare
