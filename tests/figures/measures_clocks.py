"""Measures that rest on clocks and limits (rules.md §6 "Settled": Resolved, Exits, Extensions).

A row with a limit counts once the limit is over at as-of, met or not: limit < as-of; met is <= limit. An exit at or
before the limit leaves the row, later it is a miss.
"""

from figures import Row
from measures_flow import opened_rows


def resolved_at(cycles):
    """When the cycles of a row were first resolved: by a done that stands or an answer; forced is not."""
    for cycle in cycles:
        if cycle.resolved_at is not None:
            return cycle.resolved_at
    return None


def exit_at(cycles):
    """When the row's last cycle ended as declined, withdrawn or closed by the owner; None: it did not.

    History of which nobody knows when it was closed leaves with its import, since nobody can tell whether it was in time.
    """
    last = cycles[-1]
    left = last.ended_as in ("declined", "withdrawn") or last.by_owner
    return last.ended_at if left or (last.closed_how == "imported" and last.done_at is None) else None


def judged(ticket, cycles, limit, context):
    """The row of what was to be resolved by `limit`, or nothing."""
    if limit >= context.as_of:
        return
    resolved, left = resolved_at(cycles), exit_at(cycles)
    if resolved is not None and resolved <= limit:
        yield Row(ticket, num=1)
    elif left is None or left > limit:
        yield Row(ticket)


def resolved_within(seconds):
    """O resolved within so long / O whose time is over."""

    def rows(context):
        for ticket, start, cycles in opened_rows(context):
            yield from judged(ticket, cycles, start + seconds, context)

    return rows


def kept(name):
    """D: one row a resolve run, by one of its three dates.

    A run that never had a triage has the default target of its kind as the policy's own date. An extension that was
    entered after its date leaves the miss by the original and the current date.
    """

    def rows(context):
        for ticket, run, in_time in _committed(context, name):
            yield Row(ticket, num=in_time)

    return rows


def _committed(context, name):
    """(ticket, its resolve run, whether it was resolved in time) of D by the date `name`."""
    for ticket in context.rated():
        for run in ticket.runs:
            date = run.dates.get(name) if run.clock == "resolve" else None
            if date is None or run.superseded or date.due not in context.period or date.due >= context.as_of:
                continue
            cycle = ticket.cycles[min(run.cycle, len(ticket.cycles)) - 1]
            done = run.stopped_at if run.by_act and cycle.closed_how != "forced" else None
            in_time = done is not None and done <= date.due and not (name != "standard" and run.missed_before)
            left = exit_at([cycle])
            if in_time or left is None or left > date.due:
                yield ticket, run, in_time


def extension_rate(context):
    """Of D by the original date: those extended at least once by as-of."""
    for ticket, run, _ in _committed(context, "original"):
        yield Row(ticket, num=run.extensions > 0)


def is_met(run):
    return run.outcome == "met" or (run.outcome == "waiting" and run.judged(run.stopped_at) == "met")


def runs_due(context, clock):
    """(ticket, run) of a clock whose current due lies in the period and is past; dropped ones are out."""
    for ticket in context.rated():
        for run in ticket.runs:
            if (clock is None or run.clock == clock) and run.outcome != "dropped":
                if run.due in context.period and run.due < context.as_of:
                    yield ticket, run


def met(clock):
    """Runs met / due."""

    def rows(context):
        for ticket, run in runs_due(context, clock):
            order = ticket.orders.get(run.order)
            yield Row(ticket, num=is_met(run), party=order.party if order else None)

    return rows


def missed(clock):
    def rows(context):
        for row in met(clock)(context):
            yield Row(row.subject, num=not row.num)

    return rows


def late_reporting(context):
    """Of the majors of O whose time to be reported up is over, those reported late or not at all.

    The first escalate run of the row's cycles counts.
    """
    for ticket, _, cycles in opened_rows(context):
        numbers = [ticket.cycles.index(each) + 1 for each in cycles]
        runs = (each for each in ticket.runs if each.clock == "escalate" and each.cycle in numbers)
        run = next(runs, None)
        if run and run.outcome != "dropped" and run.due < context.as_of:
            yield Row(ticket, num=not is_met(run))


def response_on_time(context):
    """O by receipt, by the ticket's first response run; the intake's own words count, declined ones too."""
    for ticket, _, cycles in opened_rows(context):
        run = next((each for each in ticket.runs if each.clock == "response"), None)
        if cycles[0].why == "receipt" and run and run.outcome != "dropped":
            if run.due is not None and run.due < context.as_of:
                yield Row(ticket, num=is_met(run))


def sla_attainment(context):
    """One row a ticket with any target due in the period; met when all of those are."""
    found = {}
    for ticket, run in runs_due(context, None):
        found.setdefault(ticket, []).append(is_met(run))
    for ticket, outcomes in found.items():
        yield Row(ticket, num=all(outcomes))


def appointed_soon(context):
    """Of the attend runs begun in the period: a window said by the end of the next working day."""
    for ticket in context.rated():
        for run in ticket.runs:
            if run.clock != "attend" or run.outcome == "dropped" or run.start not in context.period:
                continue
            hours = context.world.policies.hours(ticket.project_name, "working", run.version)
            limit = hours.add_days(run.start, 1)
            if limit < context.as_of:
                said = [at for at, _ in ticket.everything("appointments")]
                yield Row(ticket, num=any(run.start <= at <= limit for at in said))


def inform_compliance(context):
    """Local days with a running inform run, a row a ticket; within: never past its due on that day."""
    zone = context.world.zone
    for ticket in context.rated():
        days = {}
        for run in ticket.runs:
            if run.clock == "inform":
                _inform_days(run, context, zone, days)
        if days:
            yield Row(ticket, num=sum(not late for late in days.values()), den=len(days))


def _inform_days(run, context, zone, days):
    end = min(context.stock_at, context.as_of) if run.stopped_at is None else min(run.stopped_at, context.stock_at)
    for start, due, stop in _parts(run.segments + [[run.start_of_segment, run.due, end]], run.moved):
        stop = min(stop, context.stock_at)
        begin = start if context.period.start is None else max(start, context.period.start)
        if stop <= begin:
            continue
        for day in range(zone.day_of(begin), zone.day_of(stop - 1) + 1):
            late = due is not None and min(stop, zone.start_of(day + 1)) > max(due + 1, begin, zone.start_of(day))
            days[day] = days.get(day, False) or late


def _parts(segments, moved):
    """Segments cut where their due moved: each day is judged by the due of that day."""
    for start, due, stop in segments:
        for at, before in moved:
            if start < at < stop:
                yield start, before, at
                start = at
        yield start, due, stop


def hold_share(context):
    """Owner-held seconds / open seconds of the period."""
    start = context.period.start
    for ticket in context.rated():
        spans = ticket.open_spans(context.stock_at)
        spans = [(a if start is None else max(a, start), b) for a, b in spans]
        opened = sum(b - a for a, b in spans if b > a)
        held = [each for each in ticket.holds if each.by_owner]
        seconds = sum(each.spent(a, b) for each in held for a, b in spans if b > a)
        if opened:
            yield Row(ticket, num=seconds, den=opened)


def tsm(urgent):
    """England's measure: of the repairs completed in the period, those within the policy's own date."""

    def rows(context):
        for ticket in context.rated():
            if ticket.kind != "repair" or (ticket.urgency in ("urgent", "major")) != urgent:
                continue
            for run in ticket.runs:
                date = run.dates.get("standard") if run.clock == "resolve" else None
                cycle = ticket.cycles[min(run.cycle, len(ticket.cycles)) - 1]
                if date is not None and date.due is not None and run.by_act and cycle.done_how == "done":
                    if cycle.done_at == run.stopped_at and cycle.done_at in context.period:
                        yield Row(ticket, num=cycle.done_at <= date.due)

    return rows


def tsm_complaints(context):
    """Complaints of O, by whatever channel, whose ten working days are over: resolved within them."""
    for ticket, start, cycles in opened_rows(context):
        if ticket.kind != "complaint":
            continue
        policy = context.world.policies.at(start)
        hours = context.world.policies.hours(ticket.project_name, "working", policy)
        yield from judged(ticket, cycles, hours.add_days(start, 10), context)
