// What each act does to the model's clocks, a sentence or two an act.
#include "tests/sim/clock_model.hpp"

namespace testing {

using enum Clock;

void Model::reckon(const ModelAct& act) {
    m_now = minute_of(act.entry.stamp.at);
    m_entered = minute_of(act.entry.stamp.recorded_at);
    pass_hold(m_now);
    m_is_done =
        act.entered == State::completed || (m_is_done && (!act.entered || act.entered == State::on_hold));
    const bool was_merged = m_state == State::merged;
    std::visit([this](const auto& said) { on(said); }, act.entry.event);
    if (act.entered == State::accepted && !was_merged) {
        begin_missing({dispatch});
    }
    if (act.entered == State::closed) {
        close();
    }
    m_state = act.entered.value_or(m_state);
}

/// Spoken words are the first response; those that inform are feedback once there was a judgement; those
/// to the owner begin the inform clock anew.
void Model::hear(bool to_owner, std::optional<Means> how, bool informs) {
    constexpr std::array k_spoken{Means::phone, Means::visit, Means::hand, Means::oral};
    if (!how || std::find(k_spoken.begin(), k_spoken.end(), *how) != k_spoken.end()) {
        stop(response);
    }
    if (informs && m_triaged) {
        stop(feedback);
    }
    each_running([&](ModelRun& run) {
        if (to_owner && run.clock == inform) {
            run.late_before = run.late_before || shown(run.due) < m_now;
            run.start = m_now;
            set(run, *target(run));
        }
    });
}
/// Words to who referred the ticket answer them, and nobody else.
void Model::on(const Informed& said) {
    if (said.to && said.to->role == WhoRole::referrer) {
        stop(reply);
    }
    if (is_owner(said.to)) {
        hear(true, said.how, true);
        keep(PromiseOf::answer);
    }
}
void Model::on(const Promised& said) {
    hear(true, said.how, false);
    begin_named(promise, m_now, minute_of(said.due_at)).of = said.of;
}
void Model::on(const Chased& said) {
    hear(false, said.how, false);
}

void Model::on(const Declined& said) {
    hear(true, said.how, false);
    stop(accept);
    stop(feedback);
    keep(PromiseOf::answer);
    give_up();
}
void Model::on(const Withdrawn&) {
    give_up();
}
/// What was done elsewhere is in no figure of ours.
void Model::on(const ClosedAtSource&) {
    drop_all();
}
/// A mistake of entry has no outcome.
void Model::on(const Voided&) {
    drop_all();
}
/// What is filed has no act to come: what still runs ends.
void Model::on(const Archived&) {
    m_state == State::voided ? drop_all() : end_all();
}
/// The answer that closes is the done, and accepted with it; one that the owner does not accept stops what
/// waited to hear.
void Model::on(const Answered& said) {
    hear(true, said.how, false);
    stop(accept);
    stop(feedback);
    keep(PromiseOf::answer);
    if (said.was_accepted.value_or(true)) {
        stop(resolve);
        keep(PromiseOf::finish);
    }
}
void Model::on(const Appealed& said) {
    if (said.was_refused) {
        return;
    }
    drop_callbacks();
    m_cycle += said.approved_by.empty() ? 1 : 0;
    m_cycle_from = m_now;
    m_triaged = false;
    begin_missing({accept, safe, escalate, resolve});
}

/// An order by phone is the dispatch; its paper is due by the policy.
void Model::on(const Ordered& said) {
    m_orders.push_back({said.k});
    if (said.phone_first) {
        stop(dispatch);
        auto& run = add(written, m_now);
        run.part = said.k;
        set(run, m_rules->at(m_now).written_order);
    }
}
void Model::on(const Served& said) {
    order(*said.k).was_served = true;
    stop(dispatch);
    each_running([&](ModelRun& run) {
        if (run.clock == written && run.part == *said.k) {
            stop(run);
        }
    });
}
void Model::on(const Returned& said) {
    end_order(*said.k);
    send_again();
}
void Model::on(const Cancelled& said) {
    end_order(*said.k);
}
void Model::on(const Defaulted& said) {
    end_order(*said.k);
}
void Model::on(const Transferred& said) {
    end_order(*said.k);
    m_orders.push_back({said.new_k});
    send_again();
}

/// The window before it drops out when the owner moved it before it began, else it is a miss. A later one
/// that the owner chose puts off the first visit that is not late.
void Model::on(const Appointed& said) {
    if (said.how) {
        hear(true, said.how, true);
    }
    const auto pending = std::find_if(m_windows.begin(), m_windows.end(), [&](const Window& each) {
        return each.is_pending && each.k == *said.k;
    });
    if (pending != m_windows.end()) {
        settle_window(*said.k,
                      said.moved_by == MovedBy::owner && m_now < pending->from ? "dropped" : "missed");
    }
    const auto from = minute_of(said.from_at);
    const auto until = minute_of(said.until_at);
    m_windows.push_back({static_cast<int>(m_windows.size()) + 1, *said.k, from});
    begin_named(visit, from, until).part = m_windows.back().n;
    auto* run = running(attend);
    if (said.moved_by == MovedBy::owner && run != nullptr && shown(run->due) >= m_now &&
        until > shown(run->due)) {
        run->due.name(until, is_held(attend));
    }
}
void Model::on(const Arrived& said) {
    if (said.no_show) {
        const bool owner = *said.no_show == NoShow::owner;
        settle_window(*said.k, owner ? "dropped" : "missed");
        return owner ? stop(attend) : void();
    }
    order(*said.k).has_arrived = true;
    settle_window(*said.k, "arrived");
    arrive();
}

void Model::on(const Escalated& said) {
    if (!said.acknowledged) {
        stop(escalate);
    }
}
void Model::on(const Progressed& said) {
    if (said.safe) {
        stop(safe);
    }
}
void Model::on(const Extended& said) {
    if (said.to || said.how) {
        hear(true, said.how, false);
    }
    if (!said.k) {
        extend(minute_of(said.due_at));
    }
}

/// It counts from at most a day before it was entered, and until its review at the latest.
void Model::on(const Held& said) {
    m_reason = said.reason;
    m_review = minute_of(said.review_at);
    m_hold_from = std::max(m_now, m_entered - 24 * 60);
    pass_hold(m_now);
}
void Model::on(const Resumed&) {
    end_hold(m_now);
}

/// A done without an arrival is the arrival; what it stops waits for its acceptance.
void Model::on(const Done& said) {
    if (said.k) {
        if (!order(*said.k).has_arrived) {
            arrive();
        }
        settle_window(*said.k, "arrived");
        order(*said.k).is_open = false;
        order(*said.k).is_done = true;
    }
    if (!said.completes) {
        return;
    }
    each_running([&](ModelRun& run) {
        if (run.clock == resolve || (run.clock == promise && run.of == PromiseOf::finish)) {
            stop(run);
            run.provisional = true;
        }
    });
    begin(verify, m_now);
}
/// What the done stopped runs on without a gap; its orders are open again.
void Model::on(const Rejected& said) {
    for (auto& each : m_orders) {
        each.is_open = each.is_open || (each.is_done && (!said.k || each.k == *said.k));
    }
    end(*running(verify));
    for (auto& run : m_runs) {
        run.outcome = run.provisional ? "running" : run.outcome;
        run.provisional = false;
    }
}
void Model::drop_callbacks() {
    each_running([&](ModelRun& run) {
        if (run.clock == callback) {
            finish(run, "dropped");
        }
    });
}
/// The callbacks of the closing are not made any more.
void Model::on(const Reopened&) {
    drop_callbacks();
    ++m_cycle;
    m_cycle_from = m_now;
    if (m_triaged) {
        begin_missing({dispatch, safe, escalate, resolve, inform});
    } else {
        begin_missing({accept, safe, escalate, resolve});
    }
}
/// A score stops the earliest callback begun; the dissatisfied have their repair taken up again, or are
/// called again.
void Model::on(const Recorded& said) {
    hear(true, said.how, false);
    ModelRun* first = nullptr;
    each_running([&](ModelRun& run) {
        const bool begun = run.clock == callback && run.cycle == m_cycle && run.start <= m_now;
        first = begun && (first == nullptr || run.start < first->start) ? &run : first;
    });
    if (first != nullptr) {
        stop(*first);
    }
    m_dissatisfied = said.score <= 2;
    if (said.reopens) {
        on(Reopened{});
    } else if (said.calls_again && has(callback)) {
        begin(callback, m_now);
    }
}

/// Merged away all drops out; the target takes what is earlier, and what only the other ran.
void Model::on(const Merged& said) {
    if (said.into) {
        return drop_all();
    }
    take_over();
}
void Model::on(const Split&) {
    forget_merge();
}

void Model::take_over() {
    Model other(*m_rules, {});
    for (const auto& act : m_merged) {
        if (act.entry.stamp.at.seconds / 60 <= m_now) {
            other.take(act);
        }
    }
    other.pass_hold(m_now);
    m_urgency = std::max(m_urgency, other.m_urgency);
    if (m_ref.empty()) {
        m_ref = other.m_ref;
        m_ref_due = other.m_ref_due;
    }
    for (auto theirs : other.m_runs) {
        const bool goes_along = theirs.clock != visit && theirs.clock != written &&
                                theirs.clock != callback && theirs.clock != verify;
        if (!theirs.runs() || !goes_along) {
            continue;
        }
        const bool outlives = theirs.clock == safe || theirs.clock == escalate || theirs.clock == promise ||
                              theirs.clock == reply;
        if (auto* own = theirs.clock == promise ? nullptr : running(theirs.clock)) {
            own->due.take_earlier(minutes(), theirs.due, m_now);
            if (own->standard && theirs.standard) {
                own->standard->take_earlier(minutes(), *theirs.standard, m_now);
            }
        } else if (!ran_in_cycle(theirs.clock) || outlives) {
            theirs.cycle = m_cycle;
            theirs.each_date([&](ModelDate& date) {
                if (date.is_suspended()) {
                    date.resume(minutes(), m_now);
                }
                if (is_held(theirs.clock)) {
                    date.suspend(minutes(), m_now, theirs.start);
                }
            });
            m_runs.push_back(theirs);
        }
    }
}

}  // namespace testing
