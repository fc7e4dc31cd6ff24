"""What each act means for the ticket that it is said of (rules.md §1): one function a verb.

The names of the fields are those of the bodies of the journal's entries.
"""

from ticket import Callback, Hold, Order, URGENCIES


def apply(ticket, act, policies):
    """Applies an act; acts that change nothing here (note, attach, remind, …) have no function."""
    function = VERBS.get(act.verb)
    if function:
        function(ticket, act, act.body, policies)


def _register(ticket, act, body):
    ticket.opened, ticket.received_at = act, act.at
    ticket.kind, ticket.channel = body.get("kind", "repair"), body.get("channel", "")
    ticket.project, ticket.unit = body.get("project"), body.get("unit")
    for name in ("place", "element", "defect", "location", "category", "anonymous_reason", "ref"):
        setattr(ticket, name, body.get(name, ""))
    ticket.urgency, ticket.ref_due = body.get("urgency"), body.get("ref_due")
    ticket.received_by = body.get("received_by") or act.actor
    ticket.handler = act.actor
    _contacts(ticket, body)
    ticket.begin_cycle(act.at, "receipt")


def _contacts(ticket, body):
    for each in body.get("contacts", ()):
        ticket.contacts[each["contact"]["person"]] = each.get("role", "owner")


def _new(ticket, act, body, _):
    _register(ticket, act, body)
    ticket.imported = body.get("imported", False)
    ticket.enter(act.at, "new", "new")


def _import(ticket, act, body, _):
    """History that was closed before it came; without a closing time it is closed since its receipt."""
    _register(ticket, act, body)
    ticket.imported = ticket.import_closed = True
    ticket.enter(act.at, "new", "import")
    _close_as_imported(ticket, act.at, body)


def _close_at_source(ticket, act, body, _):
    ticket.import_closed = True
    _close_as_imported(ticket, act.at, body)


def _close_as_imported(ticket, at, body):
    known = body.get("closed_at")
    ticket.date_flag = known is not None and known < ticket.received_at
    if known is not None and not ticket.date_flag:
        ticket.cycle.done_at, ticket.cycle.done_how = known, "imported"
    ended = at if known is None else max(known, ticket.received_at)
    ticket.close(ended, "imported")
    ticket.enter(at, "closed", "import")


def _amend(ticket, act, body, _):
    if "unit" in body:
        ticket.unit, ticket.place = body["unit"], ""
    elif "place" in body:
        ticket.unit, ticket.place = None, body["place"]
    fields = ("channel", "kind", "project", "element", "defect", "location", "category", "ref", "ref_due")
    for name in fields + ("ref_solved", "ref_satisfied", "received_by", "urgency"):
        if name in body:
            setattr(ticket, name, body[name])
    if body.get("contacts"):
        if "unit" in body or "place" in body:
            ticket.contacts = {}
        _contacts(ticket, body)
    if "anonymous_reason" in body:
        ticket.anonymous_reason = body["anonymous_reason"]
    _warranty(ticket, body)


def _warranty(ticket, body):
    if "warranty" in body:
        ticket.warranty_class = body["warranty"].get("class", "")
        ticket.cover = body["warranty"].get("owner_cover")


def _assign(ticket, act, body, _):
    ticket.handler, ticket.assigned = body["to"], True


def _triage(ticket, act, body, _):
    first = ticket.state == "new"
    changed = any(name in body and body[name] != getattr(ticket, name) for name in ("kind", "category"))
    for name in ("category", "urgency", "liability", "element", "defect", "kind"):
        if name in body:
            setattr(ticket, name, body[name])
    _warranty(ticket, body)
    ticket.triages.append((act.at, first, changed and len(ticket.triages) > 0, act.actor))
    if first:
        ticket.is_triaged = True
        if not ticket.assigned:
            ticket.handler = act.actor
        ticket.enter(act.at, "accepted", "triage")


def _decline(ticket, act, body, _):
    ticket.declines.append((act.at, ticket.cover == "covered"))
    ticket.leave(act.at, "declined")
    ticket.enter(act.at, "declined", "decline")


def _appeal(ticket, act, body, _):
    if body.get("refused"):
        return
    why = "reversal" if body.get("approved_by") else "appeal"
    ticket.appeals.append((act.at, why))
    ticket.is_triaged = False
    ticket.begin_cycle(act.at, why)
    ticket.enter(act.at, "new", "appeal")


def _answer(ticket, act, body, _):
    if body.get("accepted") is False:
        if body.get("handler"):
            ticket.handler, ticket.assigned = body["handler"], True
        return
    ticket.cycle.done_at, ticket.cycle.done_how = act.at, "answer"
    ticket.close(act.at, "answered")
    ticket.enter(act.at, "closed", "answer")


def _chase(ticket, act, body, _):
    ticket.chases.append(act.at)


def _withdraw(ticket, act, body, _):
    ticket.withdrawals.append(act.at)
    _cancel_orders(ticket, act.at)
    ticket.leave(act.at, "withdrawn")
    ticket.enter(act.at, "withdrawn", "withdraw")


def _cancel_orders(ticket, at):
    for each in ticket.open_orders():
        each.state, each.ended_at = "cancelled", at


def _void(ticket, act, body, _):
    ticket.enter(act.at, "void", "void")


def _order(ticket, act, body, _):
    ticket.orders[body["order"]] = Order(
        k=body["order"],
        kind=body.get("kind", "repair"),
        party=body["party"],
        issued_at=act.at,
        due_at=body["due_at"],
        cycle=len(ticket.cycles) - 1,
        phone_first=body.get("phone_first", False),
        replaces=body.get("replaces"),
    )
    if ticket.state == "accepted":
        ticket.enter(act.at, "dispatched", "order")


def _serve(ticket, act, body, _):
    order = ticket.orders[body["order"]]
    if order.served_at is None:
        order.served_at = act.at
    if order.state == "issued":
        order.state = "served"


def _ack(ticket, act, body, _):
    order = ticket.orders[body["order"]]
    if order.acked_at is None:
        order.acked_at = act.at
    if order.state in ("issued", "served"):
        order.state = "acked"


def _appoint(ticket, act, body, _):
    ticket.appointments.append((act.at, body.get("order")))


def _arrive(ticket, act, body, _):
    if body.get("no_show"):
        ticket.no_shows.append((act.at, body["no_show"], body.get("order")))
        return
    order = ticket.orders[body["order"]]
    if order.arrived_at is None:
        order.arrived_at = act.at
    order.state = "on_site"
    ticket.arrivals.append((act.at, body.get("for") or "repair", order.k, True))


def _survey(ticket, act, body, _):
    ticket.liability = body.get("liability", ticket.liability)
    ticket.source_unit = body.get("source_unit", ticket.source_unit)
    _warranty(ticket, body)


def _start(ticket, act, body, _):
    ticket.started = True
    ticket.enter(act.at, "in_progress", "start")


def _hold(ticket, act, body, policies):
    policy = policies.at(act.at)
    earliest = act.recorded_at - policy.number("hold_entry_hours_max") * 3600
    ticket.holds.append(
        Hold(
            reason=body["reason"],
            start=max(act.at, earliest),
            review=body["review_at"],
            stops_clocks=policy.has("hold_reasons", body["reason"], "stops_clocks"),
            stops_inform=policy.has("hold_reasons", body["reason"], "stops_inform"),
            by_owner=policy.has("hold_reasons", body["reason"], "by_owner"),
        )
    )
    ticket.was_completed = ticket.state == "completed"
    ticket.enter(act.at, "on_hold", "hold")


def _resume(ticket, act, body, _):
    ticket.end_hold(act.at)
    orders = list(ticket.orders.values())
    if ticket.was_completed:
        state = "completed"
    elif ticket.started and any(each.is_open or each.state == "done" for each in orders):
        state = "in_progress"
    else:
        state = "dispatched" if ticket.open_orders() else "accepted"
    ticket.enter(act.at, state, "resume")


def _ended_as(state):
    def end(ticket, act, body, _):
        order = ticket.orders[body["order"]]
        order.state, order.ended_at = state, act.at
        ticket.fall_back(act.at, act.verb)

    return end


def _transfer(ticket, act, body, _):
    old = ticket.orders[body["order"]]
    old.state, old.ended_at = "transferred", act.at
    new = body["new_order"]
    cycle = len(ticket.cycles) - 1
    due = body.get("due_at", old.due_at)
    ticket.orders[new] = Order(new, old.kind, body["party"], act.at, due, cycle, replaces=None)
    ticket.fall_back(act.at, "transfer")


def _extend(ticket, act, body, _):
    if "order" in body:
        ticket.orders[body["order"]].due_at = body["due_at"]


def _escalate(ticket, act, body, _):
    if not body.get("acknowledged"):
        ticket.escalations.append(act.at)


def _done(ticket, act, body, _):
    finished = ticket.orders.get(body.get("order"))
    if finished:
        if finished.arrived_at is None:
            ticket.arrivals.append((act.at, "repair", finished.k, False))
        finished.state, finished.done_at = "done", act.at
    if body.get("cause"):
        ticket.cause = body["cause"]
    if body.get("completes"):
        ticket.cycle.done_at, ticket.cycle.done_how = act.at, "done"
        ticket.enter(act.at, "completed", "done")


def _verify(ticket, act, body, _):
    if not body.get("no_objection"):
        ticket.verdicts.append((act.at, True))
    for each in ticket.orders.values():
        if each.state == "done":
            each.state = "verified"
    ticket.close(act.at, "no-objection" if body.get("no_objection") else "verified")
    ticket.enter(act.at, "closed", "verify")


def _reject(ticket, act, body, _):
    ticket.verdicts.append((act.at, False))
    for each in ticket.orders.values():
        if each.state == "done" and body.get("order", each.k) == each.k:
            each.state, each.done_at = "acked", None
    cycle = ticket.cycle
    cycle.done_at = cycle.done_how = None
    cycle.rejects.append(act.at)
    ticket.enter(act.at, "in_progress", "reject")


def _reopen(ticket, act, body, _):
    ticket.reopenings.append(act.at)
    ticket.begin_cycle(act.at, "reopen")
    ticket.enter(act.at, "accepted" if ticket.is_triaged else "new", act.verb)


def _force(ticket, act, body, _):
    _cancel_orders(ticket, act.at)
    ticket.close(act.at, "forced", body.get("closed_by_owner", False))
    ticket.enter(act.at, "closed", "force")


def _cost(ticket, act, body, _):
    for offset, line in enumerate(body.get("lines", ())):
        ticket.costs[body.get("cost", 1) + offset] = (act.at, line.get("fen", 0), body.get("order"))


def _strike_cost(ticket, act, body, _):
    ticket.costs.pop(body["cost"], None)


def begin_callbacks(ticket, act, ending, policies, project):
    """An ending begins the callback that the policy asks for; of a closed leak a second one for later.

    Who was dissatisfied when last asked is called again, whatever the policy says. Here a leak is one by its
    category, before triage by its defect.
    """
    policy = policies.at(act.at)
    percent = policy.callback_percent(ticket.kind, ticket.category, ticket.urgency, project, ending)
    if ticket.last_score is not None and ticket.last_score <= 2:
        percent = 100
    if percent is None or ticket.is_anonymous:
        return []
    cycle = len(ticket.cycles) - 1
    begun = [Callback(act.at, "closing", cycle, ending, percent)]
    table, code = ("categories", ticket.category) if ticket.category else ("defects", ticket.defect)
    if ticket.state == "closed" and policy.has(table, code, "is_leak"):
        later = act.at + policy.number("leak_callback_days") * 86_400
        begun.append(Callback(later, "later", cycle, ending, percent))
    ticket.callbacks += begun
    return begun


def rank(urgency):
    """The rank of an urgency; not said is normal."""
    return max(URGENCIES.index(urgency), 1)


VERBS = {
    "new": _new,
    "import": _import,
    "close-at-source": _close_at_source,
    "amend": _amend,
    "assign": _assign,
    "triage": _triage,
    "decline": _decline,
    "appeal": _appeal,
    "answer": _answer,
    "chase": _chase,
    "withdraw": _withdraw,
    "void": _void,
    "order": _order,
    "serve": _serve,
    "ack": _ack,
    "appoint": _appoint,
    "arrive": _arrive,
    "survey": _survey,
    "start": _start,
    "hold": _hold,
    "resume": _resume,
    "return": _ended_as("returned"),
    "cancel": _ended_as("cancelled"),
    "default": _ended_as("defaulted"),
    "transfer": _transfer,
    "extend": _extend,
    "escalate": _escalate,
    "done": _done,
    "verify": _verify,
    "reject": _reject,
    "reopen": _reopen,
    "force": _force,
    "cost": _cost,
    "strike-cost": _strike_cost,
}
