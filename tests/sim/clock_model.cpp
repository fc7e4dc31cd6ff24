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
    std::visit([this](const auto& said) { on(said); }, act.entry.event);
    if (act.entered == State::accepted) {
        begin_missing({dispatch});
    }
    if (act.entered == State::closed) {
        close();
    }
    m_is_new = act.entered ? act.entered == State::registered : m_is_new;
}

/// Spoken words are the first response; those that inform are feedback once there was a judgement; those
/// to the owner begin the inform clock anew.
void Model::hear(bool to_owner, std::optional<Means> how, bool informs) {
    if (!how || *how == Means::phone || *how == Means::visit) {
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
void Model::raise(Urgency to) {
    const auto before = m_urgency;
    m_urgency = to;
    if (to <= before) {
        return;
    }
    each_running([&](ModelRun& run) {
        const bool is_named = run.clock == visit || run.clock == promise || run.clock == written;
        const auto amount = is_named || run.clock == callback ? std::nullopt : target(run);
        if (amount) {
            run.due.raise(minutes(), *amount, m_now);
        }
        if (amount && run.standard) {
            run.standard->raise(minutes(), *amount, m_now);
        }
    });
    for (const auto clock : {safe, escalate}) {
        if (!target_of(m_rules->at(m_now), clock, key(before))) {
            begin_missing({clock});
        }
    }
}

void Model::on(const Opened& said) {
    m_urgency = said.report.urgency.value_or(Urgency::normal);
    begin_missing({response, feedback, accept, safe, escalate, resolve});
    if (said.report.channel == "hotline") {
        stop(response);
    }
}

/// The first one sets the dates of the repair anew, from the same start, and begins what an accepted repair
/// has.
void Model::on(const Triaged& said) {
    if (m_is_new) {
        const auto urgency = m_urgency;
        stop(accept);
        m_triaged = true;
        m_category = said.category.value_or(m_category);
        m_urgency = said.urgency.value_or(m_urgency);
        if (auto* run = running(resolve)) {
            set(*run, *target(*run));
            run->standard = run->original;
        }
        begin_missing({inform, attend});
        m_urgency = urgency;
    }
    raise(said.urgency.value_or(m_urgency));
    if (said.commit_at) {
        commit(minute_of(*said.commit_at));
    }
}

void Model::on(const Informed& said) {
    hear(true, said.how, true);
    keep(PromiseOf::answer);
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
    end_all();
}
void Model::on(const Withdrawn&) {
    end_all();
}
void Model::on(const Appealed& said) {
    m_cycle += said.approved_by.empty() ? 1 : 0;
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

void Model::on(const Escalated&) {
    stop(escalate);
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
/// The callbacks of the closing are not made any more.
void Model::on(const Reopened&) {
    each_running([&](ModelRun& run) {
        if (run.clock == callback) {
            finish(run, "dropped");
        }
    });
    ++m_cycle;
    if (m_triaged) {
        begin_missing({dispatch, safe, escalate, resolve, inform});
    } else {
        begin_missing({accept, safe, escalate, resolve});
    }
}
/// A score stops the earliest callback begun.
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
    for (auto theirs : other.m_runs) {
        const bool goes_along = theirs.clock != visit && theirs.clock != written &&
                                theirs.clock != callback && theirs.clock != verify;
        if (!theirs.runs() || !goes_along) {
            continue;
        }
        const bool outlives = theirs.clock == safe || theirs.clock == escalate || theirs.clock == promise;
        const bool ran = std::any_of(m_runs.begin(), m_runs.end(), [&](const ModelRun& each) {
            return each.clock == theirs.clock && each.cycle == m_cycle;
        });
        if (auto* own = theirs.clock == promise ? nullptr : running(theirs.clock)) {
            own->due.take_earlier(minutes(), theirs.due, m_now);
            if (own->standard && theirs.standard) {
                own->standard->take_earlier(minutes(), *theirs.standard, m_now);
            }
        } else if (!ran || outlives) {
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
