"""Measures of what owners did and what it cost (rules.md §6)."""

from figures import Row
from measures_clocks import exit_at
from measures_flow import opened_rows, rows_of

DAY = 86_400


def completion(context):
    """Tickets of (open at the start + O): done or answered in the period; an end without it in the period leaves.

    Open at the start is told from the ticket as of the report: acts before the beginning count.
    """
    start = context.period.start
    if start is None:
        return
    then = {ticket for ticket in context.rated() if ticket.was_open_before(start)}
    for ticket in then | {ticket for ticket, _, _ in opened_rows(context)}:
        done = any(each.done_at in context.period for each in ticket.cycles)
        left = any(_is_exit(each) and each.ended_at in context.period for each in ticket.cycles)
        if done or not left:
            yield Row(ticket, num=done)


def _is_exit(cycle):
    return cycle.ended_as in ("declined", "withdrawn") or cycle.by_owner


def closing_flow(context):
    """First closings of the period / O: a ratio of two flows, which may exceed 1. One row a ticket that has either."""
    for ticket in context.rated():
        closed = bool(ticket.closings) and ticket.closings[0][0] in context.period
        received = sum(start in context.period for start, _ in rows_of(ticket))
        if closed or received:
            yield Row(ticket, num=closed, den=received)


def closing_cohort(context):
    """O ever closed by as-of / O; those that left without ever being closed are out."""
    for ticket, _, cycles in opened_rows(context):
        closed = any(each.ended_as == "closed" and not each.by_owner for each in cycles)
        if closed or exit_at(cycles) is None:
            yield Row(ticket, num=closed)


def closed_since_handover(context):
    """Of all reports since the handover of their dwelling, up to the end of the period: resolved by then.

    A cohort, so a reject or an appeal counts whenever it came; an exit by then leaves.
    """
    end = context.stock_at
    for ticket in context.rated():
        unit = context.world.units.get(ticket.unit)
        if unit is None or not context.is_dwelling(unit.id) or unit.handover_on is None:
            continue
        for start, cycles in rows_of(ticket):
            if start >= end or context.world.zone.day_of(start) < unit.handover_on:
                continue
            resolved = any(each.resolved_at is not None and each.resolved_at < end for each in cycles)
            left = exit_at(cycles)
            if resolved or left is None or left >= end:
                yield Row(ticket, num=resolved)


def resolution_time(context):
    """O resolved: the time it was open, from the receipt to the first accepted done or answer; provisional ones out."""
    for ticket, start, done in _resolutions(context):
        spans = [(max(a, start), min(b, done)) for a, b in ticket.open_spans(done)]
        yield Row(ticket, value=sum(b - a for a, b in spans if b > a) if not ticket.import_closed else done - start)


def resolution_time_working(context):
    """The same in working hours, those of the newest version of the policy."""
    for ticket, start, done in _resolutions(context):
        hours = context.world.policies.hours(ticket.project_name, "working", context.world.policies.newest)
        spans = [(start, done)] if ticket.import_closed else ticket.open_spans(done)
        yield Row(ticket, value=sum(hours.between(max(a, start), min(b, done)) for a, b in spans))


def _resolutions(context):
    for ticket, start, cycles in opened_rows(context):
        accepted = (each for each in cycles if each.accepted_at is not None and each.closed_how != "forced")
        cycle = next((each for each in accepted if each.done_at is not None), None)
        if cycle is not None and not ticket.date_flag:
            yield ticket, start, cycle.done_at


def of_opened(fits):
    """O that fit / O."""

    def rows(context):
        for ticket, start, cycles in opened_rows(context):
            yield Row(ticket, num=bool(fits(context, ticket, start, cycles)))

    return rows


def had(name):
    """O to which something happened before an appeal began a row of its own / O."""

    def rows(context):
        for ticket, start, cycles in opened_rows(context):
            later = [each.start for each in ticket.cycles if each.why == "appeal" and each.start > cycles[-1].start]
            until = min(later, default=context.as_of + 1)
            yield Row(ticket, num=any(start <= at < until for at in getattr(ticket, name)))

    return rows


def was_declined(context, ticket, start, cycles):
    return any(each.ended_as == "declined" for each in cycles)


def was_withdrawn(context, ticket, start, cycles):
    return any(each.ended_as == "withdrawn" for each in cycles)


def came_at_night(context, ticket, start, cycles):
    """Received outside the service hours of the policy at receipt."""
    policy = context.world.policies.at(start)
    return not context.world.policies.hours(ticket.project_name, "service", policy).contains(start)


def declined_covered(context):
    """Of O ever declined: declined though covered as the warranty stood then."""
    for ticket, _, cycles in opened_rows(context):
        ends = [each.ended_at for each in cycles if each.ended_as == "declined"]
        if ends:
            yield Row(ticket, num=any(covered for at, covered in ticket.declines if at in ends))


def overturn_rate(context):
    """Of O ever declined: taken up again by an appeal, of either kind."""
    for ticket, _, cycles in opened_rows(context):
        ends = [each.ended_at for each in cycles if each.ended_as == "declined"]
        if ends:
            starts = [each.start for each in ticket.cycles if each.why in ("appeal", "reversal")]
            yield Row(ticket, num=any(at >= ends[0] for at in starts))


def escalated_to_complaint(context):
    """Repairs whose receipt + 90 days lies in the period: a complaint or an outside channel of the unit followed.

    It came later, within the 90 days, while the repair was open or within 30 days of its end.
    """
    outside = context.world.policies.newest
    for ticket in context.rated():
        ends = ticket.received_at + 90 * DAY
        if ticket.kind != "repair" or ends not in context.period or ends > context.as_of:
            continue
        spans = ticket.open_spans(context.as_of + 1)
        followed = any(
            other is not ticket
            and (other.kind == "complaint" or outside.has("channels", other.channel, "outside"))
            and ticket.received_at < other.received_at <= ends
            and any(a <= other.received_at <= b + 30 * DAY for a, b in spans)
            for other in context.of_unit(ticket)
        )
        yield Row(ticket, num=followed)


# --- Referred ---


def _referred(context):
    for ticket, start, _ in opened_rows(context):
        if ticket.ref:
            yield ticket


def referred_solved(context):
    """As they say: those they said it of."""
    for ticket in _referred(context):
        if ticket.ref_solved is not None:
            yield Row(ticket, num=ticket.ref_solved)


def referred_satisfied(context):
    for ticket in _referred(context):
        if ticket.ref_satisfied is not None:
            yield Row(ticket, num=ticket.ref_satisfied)


def referred_again(context):
    """An earlier referred ticket of the same place and element within 90 days; two of one instant are one referral."""
    for ticket in _referred(context):
        earlier = any(
            other is not ticket
            and other.ref
            and other.element == ticket.element
            and 0 < ticket.received_at - other.received_at <= 90 * DAY
            for other in context.of_unit(ticket)
        )
        yield Row(ticket, num=earlier)


# --- Units ---


def per_unit_months(context):
    """Tickets of delivered dwellings in O / unit-months."""
    inside = context.delivered_ids()
    for ticket, _, _ in opened_rows(context):
        if ticket.unit in inside:
            yield Row(ticket, num=1, den=0)


def complaints_per_unit_months(context):
    """The same of complaints, by whatever channel they came."""
    for row in per_unit_months(context):
        if row.subject.kind == "complaint":
            yield row


def costs_booked(context):
    """Fen booked in the period for delivered dwellings / those."""
    inside = context.delivered_ids()
    for ticket in context.rated():
        for at, fen, _ in ticket.everything_of_costs():
            if at in context.period and ticket.unit in inside:
                yield Row(ticket, num=fen, den=0)


def households_reporting(context):
    """Dwellings that reported and were delivered in the period, each once a group."""
    return per_unit_months(context)


def leak_households(context):
    for row in per_unit_months(context):
        if row.subject.is_leak(context.world.policies.newest):
            yield row


def reports_per_household(context):
    """Tickets of delivered dwellings / the dwellings that reported."""
    return per_unit_months(context)


# --- Money ---


def cost_per_ticket(context):
    """Costs of the tickets done or answered in the period, each once, in fen."""
    for ticket in context.rated():
        done = [each for each in ticket.cycles if each.done_at in context.period and each.done_how != "imported"]
        if done:
            yield Row(ticket, value=sum(fen for _, fen, _ in ticket.everything_of_costs()))


def recovery_rate(context):
    """Back-charges opened in the period: deducted and received by as-of / claimed at opening, in fen.

    Each is of the kind and the dimensions of its ticket, but of the party that is charged.
    """
    for charge in context.world.charges.values():
        ticket = context.world.tickets[charge.ticket]
        if charge.opened_at in context.period and (context.with_imported or not ticket.imported):
            yield Row(ticket, num=charge.deducted + charge.received, den=charge.claimed, party=charge.party)
