"""Measures of what happened in a period and how things stand at its end (rules.md §6)."""

from figures import Row


def opened_rows(context):
    """O: (ticket, start, the cycles of the row). One row a ticket, by its receipt; one more an appeal on new facts.

    Choice: "an appeal with --approved-by alone … no new row in O" is read so that an appeal on new facts makes one.
    """
    found = []
    for ticket in context.rated():
        found += [(ticket, start, cycles) for start, cycles in rows_of(ticket) if start in context.period]
    return found


def rows_of(ticket):
    """The rows of O that a ticket has at any time: (start, its cycles)."""
    rows = []
    for cycle in ticket.cycles:
        if cycle.why in ("receipt", "appeal"):
            rows.append((ticket.received_at if cycle.why == "receipt" else cycle.start, []))
        rows[-1][1].append(cycle)
    return rows


def opened(context):
    """All kinds; imported open ones count as any other."""
    for ticket in context.tickets():
        for start, _ in rows_of(ticket):
            if start in context.period:
                yield Row(ticket)


def _acts(context, times):
    for ticket in context.tickets():
        for at in times(ticket):
            if at in context.period:
                yield Row(ticket)


def accepted(context):
    """Each triage that took a ticket on, so once more after an appeal."""
    return _acts(context, lambda ticket: [at for at, first, _, _ in ticket.triages if first])


def dispatched(context):
    """Each order that took an accepted ticket to dispatched, so once more after a return or a reopening."""
    wanted = ("dispatched", "order")
    return _acts(context, lambda ticket: [at for at, state, verb in ticket.states if (state, verb) == wanted])


def completed(context):
    """Dones that bring a ticket to completed and were not rejected later; answers are counted in `answered`."""
    return _acts(context, lambda ticket: [each.done_at for each in ticket.cycles if each.done_how == "done"])


def closed(context):
    """Every closing; of imports only where they are asked for."""
    return _acts(context, lambda ticket: [each[0] for each in ticket.closings])


def answered(context):
    return _acts(context, lambda ticket: [each[0] for each in ticket.closings if each[1] == "answered"])


def declined(context):
    return _acts(context, lambda ticket: [at for at, _ in ticket.declines])


def reopened(context):
    return _acts(context, lambda ticket: ticket.reopenings)


def callbacks_done(context):
    """Every score that was recorded, asked for or not."""
    return _acts(context, lambda ticket: [each.reached_at for each in ticket.callbacks if each.reached_at is not None])


def reclassified(context):
    """Triages behind the ticket's first that changed kind or category."""
    return _acts(context, lambda ticket: [at for at, _, changed, _ in ticket.triages if changed])


def replaced_repairs(context):
    """Orders that replace one given up on, by when they were issued."""
    for ticket in context.tickets():
        for order in ticket.orders.values():
            if order.replaces is not None and order.issued_at in context.period:
                yield Row(ticket, party=order.party)


def merged(context):
    """What was merged away, as it was, by when; what was split off again is no longer merged."""
    for ticket in context.world.tickets.values():
        if ticket.state == "merged" and ticket.state_since in context.period:
            yield Row(ticket)


# --- Stock ---


def open_now(context):
    for ticket, _ in context.standing():
        yield Row(ticket)


def _with_clock(context, fits, clock=None):
    """Tickets, open or not, with a running clock that fits."""
    for ticket, then in context.counted_then():
        runs = [each for each in then.runs if each.is_running and (clock is None or each.clock == clock)]
        if any(fits(each) for each in runs):
            yield Row(ticket)


def overdue_now(context):
    return _with_clock(context, lambda run: run.is_overdue(context.stock_at))


def due_soon(context):
    """Due from the stock's instant on, within the policy's `due_soon` on the calendar of all projects.

    The clock of a callback that is to be made later does not run before; an appointment is a date ahead.
    """
    policies, now = context.stock.policies, context.stock_at
    until = policies.add("", policies.newest.amount("due_soon"), now, policies.newest)
    begun = lambda run: run.clock != "callback" or run.start <= now
    return _with_clock(context, lambda run: begun(run) and run.due is not None and now <= run.due <= until)


def silent_now(context):
    return _with_clock(context, lambda run: run.is_overdue(context.stock_at), "inform")


def callbacks_due(context):
    """Tickets with a callback that is to be made by now, and not asked for later."""
    for ticket, then in context.counted_then():
        due = [each for each in then.callbacks if each.state == "due" and each.run and each.start <= context.stock_at]
        if any(each.again_at is None or each.again_at <= context.stock_at for each in due):
            yield Row(ticket)


def backlog_age(context):
    """Time since the receipt without the spans in which it was over."""
    for ticket, then in context.standing():
        yield Row(ticket, value=sum(b - a for a, b in then.open_spans(context.stock_at)))


def _resolving(context):
    """(ticket, its resolve run) of open tickets whose resolve clock runs, stands still or waits."""
    for ticket, then in context.standing():
        for run in then.runs:
            if run.clock == "resolve" and run.is_alive:
                yield ticket, run


def extended(times):
    """Open, not completed, the date for the resolution put off so often or more."""

    def rows(context):
        for ticket, run in _resolving(context):
            if run.is_running and run.extensions >= times:
                yield Row(ticket)

    return rows


def held_now(context):
    for ticket, then in context.standing():
        if then.state == "on_hold":
            yield Row(ticket)


def overdue_rate(context):
    """Of the open ones with a deadline: completed is not overdue."""
    for ticket, run in _resolving(context):
        yield Row(ticket, num=run.is_overdue(context.stock_at))


def overdue_seconds(context):
    for ticket, run in _resolving(context):
        if run.is_overdue(context.stock_at):
            yield Row(ticket, value=context.stock_at - run.due)


def long_overdue(days):
    """Open, not completed, and longer past the policy's own date."""

    def rows(context):
        for ticket, run in _resolving(context):
            date = run.dates.get("standard")
            if run.is_running and date is not None and date.due is not None:
                if context.stock_at - date.due > days * 86_400:
                    yield Row(ticket)

    return rows


def _groups(context):
    """(its members, answered when) of groups that are open: formed, not dismissed, with an open member.

    A void member is none; a merged one is the ticket that goes on.
    """
    for group in context.stock.groups.values():
        members = [each for each in group.members if each in context.stock.tickets]
        members = [each for each in members if context.world.tickets[each].going_on.state != "void"]
        if not group.dismissed and any(context.stock.tickets[each].going_on.is_open for each in members):
            yield context.world.tickets[members[0]].going_on, [group.members[each] for each in members]


def groups_open(context):
    """A group has the kind and the dimensions of its first member, open or not: it moves to no other as they close."""
    for ticket, _ in _groups(context):
        yield Row(ticket)


def groups_unanswered(context):
    """Open groups of which a household was not answered."""
    for ticket, answers in _groups(context):
        if any(at is None for at in answers):
            yield Row(ticket)
