#include "aftercare/core/operations/triage.hpp"

#include <algorithm>

#include "aftercare/core/operations/amend.hpp"

namespace aftercare {

namespace {

void take_values(Ticket& ticket, const Triaged& event) {
    ticket.category = event.category.value_or(ticket.category);
    ticket.urgency = event.urgency ? event.urgency : ticket.urgency;
    ticket.liability = event.liability.value_or(ticket.liability);
    ticket.element = event.element.value_or(ticket.element);
    ticket.defect = event.defect.value_or(ticket.defect);
    ticket.kind = event.kind.value_or(ticket.kind);
    ticket.liability_final = ticket.liability_final || event.is_final;
}

bool names_nothing(const Triaged& asked) {
    return !asked.category && !asked.urgency && !asked.liability && !asked.element && !asked.defect &&
           !asked.kind && !asked.commit_at && !asked.is_final && !asked.warranty;
}

std::vector<std::string> missing_for_first(const Ticket& ticket) {
    std::vector<std::string> missing;
    if (ticket.category.empty()) {
        missing.emplace_back("category");
    }
    if (!ticket.urgency) {
        missing.emplace_back("urgency");
    }
    if (ticket.liability.empty()) {
        missing.emplace_back("liability");
    }
    return missing;
}

/// From when this cycle's resolve clock runs.
Instant cycle_start(const Ticket& ticket) {
    const auto* run = running_clock(ticket, Clock::resolve);
    return run == nullptr ? ticket.received_at : run->started_at;
}

/// The commitment to resolve: the date promised, else the target from where this cycle's clock began.
void commit(Deadlines& deadlines, const TargetContext& context, const Facts& facts,
            std::optional<Instant> promised) {
    const auto* run = running_clock(facts.ticket, Clock::resolve);
    const auto from = cycle_start(facts.ticket);
    auto deadline = deadline_from(context, Clock::resolve, from);
    if (promised) {
        deadline = Deadline{.clock = Clock::resolve,
                            .act = DeadlineAct::commits,
                            .order_k = {},
                            .from = from,
                            .due = *promised,
                            .pace = Pace::wall,
                            .assumed = false,
                            .policy = context.policy.version};
    }
    if (deadline) {
        deadline->act = run == nullptr ? DeadlineAct::begins : DeadlineAct::commits;
        deadlines.push_back(*deadline);
    }
}

bool has_run(const Ticket& ticket, Clock clock) {
    return std::any_of(ticket.clocks.begin(), ticket.clocks.end(),
                       [&](const ClockRun& run) { return run.clock == clock && run.cycle == ticket.cycle; });
}

Deadlines first_deadlines(const TargetContext& context, const Facts& facts, const Triaged& asked) {
    Deadlines deadlines;
    const bool raised = context.key.urgency > facts.ticket.urgency.value_or(Urgency::normal);
    const bool kind_changed = context.key.kind != facts.ticket.kind;
    for (const auto& run : facts.ticket.clocks) {
        const bool waits_for_owner = run.clock == Clock::response || run.clock == Clock::feedback;
        if (!run.running() || !waits_for_owner || (!raised && !kind_changed)) {
            continue;
        }
        auto deadline = deadline_from(context, run.clock, raised ? facts.when.at : run.started_at);
        if (deadline && (kind_changed || deadline->due < run.due_at)) {
            deadline->act = kind_changed && !raised ? DeadlineAct::commits : DeadlineAct::moves;
            deadline->due = raised ? std::min(deadline->due, run.due_at) : deadline->due;
            deadlines.push_back(*deadline);
        }
    }
    commit(deadlines, context, facts, asked.commit_at);
    for (const auto clock : {Clock::safe, Clock::escalate}) {
        if (!has_run(facts.ticket, clock)) {
            add_deadline(deadlines, context, clock, cycle_start(facts.ticket));
        }
    }
    add_deadline(deadlines, context, Clock::dispatch, facts.when.at);
    add_deadline(deadlines, context, Clock::inform, facts.when.at);
    return deadlines;
}

Deadlines later_deadlines(const TargetContext& context, const Facts& facts, const Triaged& asked) {
    Deadlines deadlines;
    if (context.key.urgency > facts.ticket.urgency.value_or(Urgency::normal)) {
        deadlines = raised_deadlines(context, facts.ticket, facts.when.at);
    }
    const bool is_resolved =
        has_run(facts.ticket, Clock::resolve) && running_clock(facts.ticket, Clock::resolve) == nullptr;
    if (asked.commit_at && !is_resolved) {
        const auto* run = running_clock(facts.ticket, Clock::resolve);
        std::erase_if(deadlines, [](const Deadline& each) { return each.clock == Clock::resolve; });
        commit(deadlines, context, facts, asked.commit_at);
        if (run != nullptr) {
            deadlines.back().act = DeadlineAct::moves;
        }
    }
    return deadlines;
}

}  // namespace

Decided<Triaged> decide(Triaged asked, const Facts& facts) {
    const bool first = facts.ticket.state == State::registered;
    if (auto no = refuse_urgency(Verb::triage, facts, first ? Effect::changes_state : Effect::fact,
                                 asked.urgency, asked.words)) {
        return *no;
    }
    Ticket changed = facts.ticket;
    take_values(changed, asked);
    auto missing = first ? missing_for_first(changed) : std::vector<std::string>{};
    asked.warranty = decide_warranty(facts.policy, facts.project, changed, std::move(asked.warranty));
    if (!missing.empty() || (!first && names_nothing(asked))) {
        auto no =
            refused(missing.empty() ? Refusal::nothing_to_change : Refusal::missing_facts, facts.ticket);
        no.missing = std::move(missing);
        no.helps.clear();
        return no;
    }
    const auto context = target_context(facts.policy, facts.project, changed);
    asked.deadlines = first ? first_deadlines(context, facts, asked) : later_deadlines(context, facts, asked);
    return asked;
}

void apply(Ticket& ticket, const Stamp& stamp, const Triaged& event) {
    take_values(ticket, event);
    if (event.warranty) {
        apply_warranty(ticket, *event.warranty);
    }
    if (ticket.state != State::registered) {
        apply_deadlines(ticket, event.deadlines);
        return;
    }
    const bool commits = std::any_of(event.deadlines.begin(), event.deadlines.end(),
                                     [](const Deadline& each) { return each.clock == Clock::resolve; });
    if (!commits) {
        drop_clock(ticket, Clock::resolve, stamp.at);
    }
    enter(ticket, State::accepted, Verb::triage, stamp.at, stamp.actor);
    ticket.accepted_at = stamp.at;
    if (!ticket.handler_assigned) {
        ticket.handler = stamp.actor;
    }
    stop_clock(ticket, Clock::accept, stamp.at);
    apply_deadlines(ticket, event.deadlines);
}

}  // namespace aftercare
