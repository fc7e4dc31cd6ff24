"""Measures of whether the repair was good (rules.md §6 "Matured", "Callbacks", "Orders")."""

from figures import Row
from measures_clocks import is_met

DAY = 86_400


class Matured:
    """M: a ticket by its first accepted done, and what came back inside its window R, the end included."""

    def __init__(self, context, ticket):
        self.ticket, self.context = ticket, context
        found = (each for each in ticket.cycles if each.done_how == "done" and each.accepted_at is not None)
        found = (each for each in found if each.closed_how != "forced")
        self.cycle = next(found, None)
        if self.cycle is None:
            return
        policy = context.world.policies.at(self.cycle.done_at)
        days = policy.window_days("repeat_windows", ticket.category, ticket.is_leak(policy))
        self.window = days * DAY
        self.ends = self.cycle.done_at + self.window

    @property
    def is_in(self):
        """Whether it counts in this period: its window ends in it, and is over."""
        return self.cycle is not None and self.ends in self.context.period and self.ends <= self.context.as_of

    @property
    def has_reject(self):
        verdicts = self.ticket.verdicts_with_merged()
        return bool(self.cycle.rejects) or any(not passed for at, passed in verdicts if at <= self.ends)

    @property
    def is_reopened(self):
        """Reopened at or before the window's end."""
        return any(self.cycle.done_at <= at <= self.ends for at in self.ticket.reopenings)

    @property
    def is_repeated(self):
        return self.context.repeats().get(self.ticket.id, 0) > 0

    @property
    def is_one_cycle(self):
        return self.ticket.cycles[0] is self.cycle and not self.is_reopened


def matured(context, leaks=False):
    for ticket in context.rated():
        if not leaks or ticket.is_leak(context.world.policies.newest):
            found = Matured(context, ticket)
            if found.is_in:
                yield found


def repeats_of(context):
    """How often each ticket's first accepted done came back: a repeat is charged to the newest completion before it."""
    found, places = {}, {}
    for ticket in context.rated():
        places.setdefault((ticket.project, ticket.unit, ticket.place), []).append(ticket)
    for tickets in places.values():
        done = [Matured(context, each) for each in tickets]
        done = [each for each in done if each.cycle is not None]
        for again in tickets:
            charged = _charged(context, again, done)
            if charged:
                found[charged] = found.get(charged, 0) + 1
    return found


def _charged(context, again, done):
    """Whose window a repair came into; a complaint that followed is counted as one that a repair was escalated to.

    One by a batch channel or an import is no repeat, nor one that was opened to follow another: a complaint of a
    callback.
    """
    batch = context.world.policies.newest.has("channels", again.channel, "is_batch")
    if again.kind != "repair" or batch or again.imported or again.opened.body.get("follows_said"):
        return None
    before = [
        each
        for each in done
        if each.ticket is not again
        and each.cycle.done_at < again.received_at
        and is_same_thing(context, each.ticket, again)
    ]
    newest = max(before, key=lambda each: each.cycle.done_at, default=None)
    return newest.ticket.id if newest and again.received_at <= newest.ends else None


def is_same_thing(context, one, other):
    """Of one place: element, defect and location are equal where both are known, and one of them is known of both.

    In a public area both locations must be known and equal.
    """
    unit = context.world.units.get(one.unit)
    if (unit is None or unit.area) and not (one.location and one.location == other.location):
        return False
    names = ("element", "defect", "location")
    known = [(a, b) for a, b in ((getattr(one, name), getattr(other, name)) for name in names) if a and b]
    return bool(known) and all(a == b for a, b in known)


def first_time_fix(context):
    """M with one cycle, no reject, no repeat inside R."""
    for each in matured(context):
        yield Row(each.ticket, num=each.is_one_cycle and not each.has_reject and not each.is_repeated)


def single_visit_fix(context):
    """M with exactly one arrival for repair up to R's end, no reject, reopening or repeat; surveys apart."""
    for each in matured(context):
        visits = [at for at, why, _, _ in each.ticket.everything("arrivals") if why != "survey" and at <= each.ends]
        good = len(visits) == 1 and each.is_one_cycle and not each.has_reject and not each.is_repeated
        yield Row(each.ticket, num=good)


def repeat_repair(context):
    for each in matured(context):
        yield Row(each.ticket, num=each.is_reopened or each.is_repeated)


def leak_cured(context):
    for each in matured(context, leaks=True):
        yield Row(each.ticket, num=each.is_one_cycle and not each.has_reject and not each.is_repeated)


def leak_back(context):
    for each in matured(context, leaks=True):
        yield Row(each.ticket, num=each.is_reopened or each.is_repeated)


def reopen_rate(context):
    """One row a ticket: its first closing by us, which matures at closing + R."""
    for ticket in context.rated():
        ours = [each for each in ticket.closings if not each[2] and each[1] != "imported"]
        if not ours:
            continue
        at = ours[0][0]
        policy = context.world.policies.at(at)
        ends = at + policy.window_days("repeat_windows", ticket.category, ticket.is_leak(policy)) * DAY
        if ends in context.period and ends <= context.as_of:
            yield Row(ticket, num=any(at <= again <= ends for again in ticket.reopenings))


def first_check_pass(context):
    """The first verdict; no-objection is none."""
    for ticket in context.rated():
        verdicts = ticket.verdicts_with_merged()
        if verdicts and verdicts[0][0] in context.period:
            yield Row(ticket, num=verdicts[0][1])


def no_objection_share(context):
    """Of the first closings of the period that were verified, those nobody objected to."""
    for ticket in context.rated():
        if ticket.closings and ticket.closings[0][0] in context.period:
            if ticket.closings[0][1] in ("verified", "no-objection"):
                yield Row(ticket, num=ticket.closings[0][1] == "no-objection")


# --- Callbacks ---


def _called(context):
    """(ticket, callback) of the runs that fall due in the period; waived and reopened ones are out."""
    for ticket in context.rated():
        for callback in ticket.callbacks:
            run = callback.run
            if run and run.outcome != "dropped" and run.due in context.period and run.due < context.as_of:
                yield ticket, callback


def callbacks_waived(context):
    """Waived by somebody, by their due; what the sample left out was never to be made."""
    for ticket in context.tickets():
        for callback in ticket.callbacks:
            run = callback.run
            if callback.state == "waived" and callback.drawn and run:
                if run.due in context.period and run.due < context.as_of:
                    yield Row(ticket)


def callback_rate(context):
    for ticket, callback in _called(context):
        yield Row(ticket, num=is_met(callback.run))


def contact_rate(context):
    """Of those due in the period that were called at all: reached by as-of."""
    for ticket, callback in _called(context):
        if callback.calls:
            yield Row(ticket, num=callback.reached_at is not None)


def satisfaction_response(context):
    """Scores / callbacks of endings that fell due, waived ones out."""
    for ticket, callback in _called(context):
        if callback.why == "closing":
            yield Row(ticket, num=callback.score is not None)


def _scores(context):
    """(ticket, callback) of first scores of a cycle by drawn callbacks of endings, by when they were given."""
    for ticket in context.rated():
        for callback in ticket.callbacks:
            counts = callback.counts and callback.why == "closing" and callback.drawn
            if counts and callback.reached_at in context.period:
                yield ticket, callback


def _weight(callback):
    """A stratum's rate says for how many one of it stands."""
    return 100 / callback.percent if callback.percent else 1


def satisfaction(context):
    for ticket, callback in _scores(context):
        yield Row(ticket, num=callback.score >= 4, weight=_weight(callback))


def satisfaction_mean(context):
    for ticket, callback in _scores(context):
        yield Row(ticket, value=callback.score, weight=_weight(callback))


def score_30d(context):
    """Scores of a leak's second call."""
    for ticket in context.rated():
        for callback in ticket.callbacks:
            if callback.why == "later" and callback.score is not None and callback.reached_at in context.period:
                yield Row(ticket, value=callback.score)


def dissatisfied_recovered(context):
    """Of the dissatisfied first scores: a later score of 4 or 5 on the ticket by as-of."""
    for ticket, callback in _scores(context):
        if callback.score <= 2:
            scored = [each for each in ticket.callbacks if each.score is not None]
            later = [each for each in scored if each.reached_at > callback.reached_at]
            yield Row(ticket, num=any(each.score >= 4 for each in later))


# --- Orders ---


def record_completeness(context):
    """F whose repair orders done in the cycle lack none of served, acked, arrived."""
    for ticket in context.rated():
        for index, cycle in enumerate(ticket.cycles):
            if cycle.done_at in context.period and cycle.done_how != "imported":
                orders = [each for each in ticket.orders.values() if each.cycle == index and each.kind == "repair"]
                orders = [each for each in orders if each.done_at is not None]
                yield Row(ticket, num=all(is_complete(each) for each in orders))


def is_complete(order):
    return None not in (order.served_at, order.acked_at, order.arrived_at)


def qualified_visit(context):
    """Repair orders done in the period whose closing's callback has ended; later calls are not awaited.

    Not late in dispatch (of the run that its serving or call stopped), visit or finish, the owner not dissatisfied,
    the record complete. What the owner held up is left out of the finish.
    """
    for ticket in context.rated():
        for order in ticket.orders.values():
            if order.kind != "repair" or order.done_at not in context.period:
                continue
            callbacks = [each for each in ticket.callbacks if each.cycle == order.cycle]
            if any(each.state == "due" and each.why == "closing" for each in callbacks):
                continue
            scores = [each.score for each in callbacks if each.counts]
            good = is_complete(order) and not is_late(ticket, order) and not any(each <= 2 for each in scores)
            yield Row(ticket, num=good, party=order.party)


def is_late(ticket, order):
    began = order.issued_at if order.phone_first else order.served_at
    dispatch = [each for each in ticket.runs if each.clock == "dispatch" and each.by_act and each.stopped_at == began]
    visits = [each for each in ticket.runs if each.clock == "visit" and each.order == order.k]
    held = sum(each.spent(order.issued_at, order.done_at) for each in ticket.holds if each.by_owner)
    late = order.done_at - held > order.due_at
    return late or any(each.outcome == "missed" for each in dispatch + visits)
