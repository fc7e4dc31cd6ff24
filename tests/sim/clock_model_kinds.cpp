// What a ticket is, and what that means for the model's clocks: its kind, its urgency, who reported and who
// referred it.
#include "tests/sim/clock_model.hpp"

namespace testing {

using enum Clock;

/// What runs takes the earlier of its due and the new target from now; the clocks that only the higher
/// urgency has begin.
void Model::raise(Urgency to) {
    const auto before = m_urgency;
    m_urgency = to;
    if (to <= before || !is_open()) {
        return;
    }
    each_running([&](ModelRun& run) {
        const bool is_named =
            run.clock == visit || run.clock == promise || run.clock == written || run.clock == reply;
        const auto amount = is_named || run.clock == callback ? std::nullopt : target(run);
        if (amount) {
            run.due.raise(minutes(), *amount, m_now);
        }
        if (amount && run.standard) {
            run.standard->raise(minutes(), *amount, m_now);
        }
    });
    for (const auto clock : {safe, escalate}) {
        if (!model_target(m_rules->at(m_now), clock, m_kind, before)) {
            begin_missing({clock});
        }
    }
}

/// The target of such tickets from the same start, when there is one.
void Model::target_anew(Clock clock) {
    if (auto* run = running(clock)) {
        const auto amount = target(*run);
        amount ? set(*run, *amount) : finish(*run, "dropped");
    }
}
/// What had none to begin with has it from the beginning of the cycle.
void Model::target_resolve() {
    const bool has_run = std::any_of(m_runs.begin(), m_runs.end(), [&](const ModelRun& run) {
        return run.clock == resolve && run.cycle == m_cycle && run.outcome != "dropped";
    });
    has_run ? target_anew(resolve) : begin(resolve, m_cycle_from);
}
/// Until triage the targets are those of the kind; from then on another kind begins what the ticket lacks,
/// and moves no due. A complaint that turns out to be about quality is another kind.
void Model::follow_kind(const ModelKind& before) {
    if (!is_open()) {
        return;
    }
    const bool is_other_kind = m_kind.kind != before.kind;
    if (!is_other_kind && (is_new() || before.needs_order() || !m_kind.needs_order())) {
        return;
    }
    if (is_new()) {
        target_anew(feedback);
        return target_resolve();
    }
    for (const auto clock : {resolve, inform, attend, dispatch}) {
        if (!ran_in_cycle(clock) && (clock != dispatch || m_state == State::accepted)) {
            begin_missing({clock});
        }
    }
}

void Model::on(const Opened& said) {
    const auto& report = said.report;
    m_kind = {report.kind, report.category};
    m_defect = report.defect;
    m_anonymous = report.contacts.front().role == ContactRole::anonymous;
    m_urgency = report.urgency.value_or(Urgency::normal);
    m_cycle_from = m_now;
    begin_missing({response, feedback, accept, safe, escalate, resolve});
    if (report.channel == "hotline") {
        stop(response);
    }
    m_ref = report.ref;
    if (report.ref_due) {
        m_ref_due = minute_of(*report.ref_due);
        begin_named(reply, m_now, *m_ref_due);
    }
}

/// Another date takes the place of the one by which an answer is owed; one that had passed when it was
/// entered stays missed. A referral that was answered, and comes again, is answered again.
void Model::await_reply(const Amended& said) {
    m_ref = said.ref.value_or(m_ref);
    m_ref_due = said.ref_due ? std::optional(minute_of(*said.ref_due)) : m_ref_due;
    if (!m_ref_due) {
        return;
    }
    if (auto* run = running(reply)) {
        const bool is_past = shown(run->due) < m_entered;
        run->late_before = run->late_before || is_past;
        run->due.name(*m_ref_due, false);
        if (!is_past) {
            run->original.name(*m_ref_due, false);
        }
    } else if (said.ref || !ran_in_cycle(reply)) {
        begin_named(reply, m_now, *m_ref_due);
    }
}
void Model::on(const Amended& said) {
    const auto before = m_kind;
    m_kind = {said.kind.value_or(m_kind.kind), said.category.value_or(m_kind.category)};
    m_defect = said.defect.value_or(m_defect);
    if (!said.contacts.empty()) {
        m_anonymous = said.contacts.front().role == ContactRole::anonymous;
    }
    const auto urgency = m_urgency;
    m_urgency = said.urgency.value_or(m_urgency);
    if (said.ref || said.ref_due) {
        await_reply(said);
    }
    if (m_anonymous) {
        each_running([&](ModelRun& run) {
            if (run.clock == response || run.clock == inform) {
                end(run);
            }
        });
        drop_callbacks();
    }
    follow_kind(before);
    const auto to = m_urgency;
    m_urgency = urgency;
    raise(to);
}
void Model::on(const Confirmed& said) {
    if (is_owner(said.from)) {
        hear(true, said.how, false);
    }
}

/// The first one sets the dates of the ticket anew, from the same start, and begins what an accepted one has.
/// A date promised for what had none begins its run.
void Model::on(const Triaged& said) {
    const auto before = m_kind;
    const auto urgency = m_urgency;
    const bool is_first = is_new();
    m_kind = {said.kind.value_or(m_kind.kind), said.category.value_or(m_kind.category)};
    m_defect = said.defect.value_or(m_defect);
    m_urgency = said.urgency.value_or(m_urgency);
    if (is_first) {
        stop(accept);
        m_triaged = true;
        if (m_kind.kind != before.kind) {
            target_anew(feedback);
        }
        target_resolve();
        if (auto* run = running(resolve)) {
            run->standard = run->original;
        }
        begin_missing({inform, attend});
    } else {
        follow_kind(before);
    }
    const auto to = m_urgency;
    m_urgency = urgency;
    raise(to);
    if (!said.commit_at) {
        return;
    }
    if (running(resolve) != nullptr) {
        commit(minute_of(*said.commit_at));
    } else if (is_first || !ran_in_cycle(resolve)) {
        begin_named(resolve, m_cycle_from, minute_of(*said.commit_at)).committed = true;
    }
}

}  // namespace testing
