"""The ledger as it stood at an instant, as far as it was known then: tickets, units, parties, groups, charges.

Tickets are folded together, in the order in which their acts happened, since merges reach from one to another. A
merge that was split later is left out, with its split: both are reckoned as if it had never been.
"""

from dataclasses import replace
from types import SimpleNamespace

import acts
from clocks import Before, Clocks
from journal import Policies
from ticket import Charge, Ticket


class World:
    def __init__(self, journal, as_of, known_at=None):
        self.zone, self.as_of = journal.zone, as_of
        self.policies = Policies(journal, as_of, known_at)
        self.projects, self.units, self.parties = {}, {}, {}
        self.tickets, self.groups, self.charges = {}, {}, {}
        self._clocks = {}
        happened = journal.as_of(as_of, known_at)
        self._split = _split_merges(happened)
        for act in happened:
            fold = getattr(self, "_of_" + act.kind, None)
            if fold:
                fold(act)
        for clocks in self._clocks.values():
            clocks.advance(as_of)
        for ticket in self.tickets.values():
            ticket.project_name = self.projects.get(ticket.project, "")

    # --- Registers ---

    def _of_project(self, act):
        if act.verb == "add":
            self.projects[act.subject] = act.body["name"]

    def _of_unit(self, act):
        if act.verb == "void":
            self.units.pop(act.subject, None)
            return
        unit = self.units.setdefault(act.subject, SimpleNamespace(id=act.subject, people=set(), use="dwelling"))
        if act.verb == "add":
            for name in ("phase", "section", "building", "batch", "layout", "area"):
                setattr(unit, name, "")
            unit.project = unit.handover_on = unit.completion_on = unit.ended_on = None
        for name in ("project", "phase", "section", "building", "batch", "layout", "area", "use"):
            if name in act.body:
                setattr(unit, name, act.body[name])
        for name in ("handover_on", "completion_on", "ended_on"):
            if name in act.body:
                setattr(unit, name, act.body[name])
        people = [act.body.get("owner")] + list(act.body.get("contacts", ()))
        unit.people |= {(each.get("contact") or each)["person"] for each in people if each}

    def _of_party(self, act):
        if act.verb == "void":
            self.parties.pop(act.subject, None)
            return
        party = self.parties.setdefault(act.subject, SimpleNamespace(id=act.subject, name="", kind="", contracts={}))
        party.name = act.body.get("name", party.name)
        party.kind = act.body.get("kind", party.kind)
        if act.verb == "contract":
            contract = party.contracts.setdefault(act.body["project"], {"at": act.at, "place": act.place})
            contract.update(act.body)

    def people_of(self, unit):
        return self.units[unit].people if unit in self.units else ()

    # --- Groups and back-charges ---

    def _of_group(self, act):
        if act.verb == "void":
            self.groups.pop(act.subject, None)
            return
        group = self.groups.setdefault(
            act.subject, SimpleNamespace(members={}, formed_at=act.at, dismissed=False)
        )
        for ticket in act.body.get("tickets", ()):
            group.members.setdefault(ticket, None)
        if act.verb == "answer":
            group.members[act.body["ticket"]] = act.at
        group.dismissed = group.dismissed or act.verb == "dismiss"

    def _of_charge(self, act):
        body = act.body
        if act.verb == "void":
            self.charges.pop(act.subject, None)
        elif act.verb == "charge":
            self.charges[act.subject] = Charge(
                ticket=body["ticket"],
                order=body["order"],
                party=body["party"],
                project=body["project"],
                opened_at=act.at,
                claimed=body.get("claimed", 0),
                deducted=0,
                invoiced=0,
                received=0,
            )
        elif act.verb in ("deduct", "invoice"):
            name = {"deduct": "deducted", "invoice": "invoiced"}[act.verb]
            charge = self.charges[act.subject]
            setattr(charge, name, getattr(charge, name) + body["amount"])
        elif act.verb == "settle":  # without an amount nothing is left to come of what was invoiced
            charge = self.charges[act.subject]
            charge.received = charge.received + body["received"] if "received" in body else charge.invoiced

    # --- Tickets ---

    def _of_ticket(self, act):
        if act.subject not in self.tickets:
            if not act.opens:
                return
            self.tickets[act.subject] = Ticket(act.number, act.subject)
        ticket = self.tickets[act.subject]
        if act.verb in ("merge", "split"):
            if (act.epoch, act.act) not in self._split and "from" in act.body:
                self._merge(self.tickets[act.body["from"]], ticket, act)
            return
        before = Before(ticket)
        if act.verb in ("new", "import"):
            acts.apply(ticket, act, self.policies)
            project = self.projects.get(ticket.project, "")
            self._clocks[ticket.id] = Clocks(ticket, self.policies, project, self.people_of)
        clocks = self._clocks[ticket.id]
        if act.verb not in ("new", "import"):
            clocks.advance(act.at)
            acts.apply(ticket, act, self.policies)
        clocks.project = self.projects.get(ticket.project, "")
        clocks.react(act, before)
        if act.verb == "record" and act.body.get("reopens"):
            self._of_ticket(replace(act, verb="reopen"))

    def _merge(self, source, target, act):
        """The target takes the earliest receipt, the higher urgency, of each clock the earlier due."""
        for each in (source, target):
            self._clocks[each.id].advance(act.at)
            self._clocks[each.id].now = act.at
        if source.received_at < target.received_at:
            target.received_at = target.cycles[0].start = source.received_at
        if acts.rank(source.urgency) > acts.rank(target.urgency):
            target.urgency = source.urgency
        if not target.ref:  # the reply goes along, so the referral does
            target.ref, target.ref_due = source.ref, source.ref_due
        self._clocks[target.id].take_over(source, act.at)
        source.end_hold(act.at)
        source.enter(act.at, "merged", "merge")
        source.merged_into = target
        target.merged.append(source)


def _split_merges(happened):
    """The acts (epoch, act) of merges that a later split takes back."""
    taken_back, merges = set(), {}
    for act in happened:
        if act.kind == "ticket" and act.verb == "merge" and "into" in act.body:
            merges[act.subject] = (act.epoch, act.act)
        elif act.kind == "ticket" and act.verb == "split" and "out_of" in act.body:
            taken_back.add(merges.pop(act.subject, None))
    return taken_back
