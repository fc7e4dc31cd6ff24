"""What a measure is asked in: a period, the ledger as of the report, and as it stood at the period's ends."""

from functools import lru_cache

from calendar_time import add_months, date_of, month_start
from fold import World
from measures_quality import repeats_of
from units import delivered
from ticket import OPEN

UNIT_DIMENSIONS = ("project", "phase", "section", "building", "batch", "layout")
TICKET_DIMENSIONS = ("kind", "category", "element", "defect", "cause", "urgency", "channel", "handler")
DERIVED_DIMENSIONS = ("builder", "repairer", "liability", "warranty_class", "month_of_age")
DIMENSIONS = UNIT_DIMENSIONS + TICKET_DIMENSIONS + DERIVED_DIMENSIONS


class Worlds:
    """Folds of one export, each instant once."""

    def __init__(self, journal, known_at):
        self.journal, self.known_at = journal, known_at
        self.at = lru_cache(maxsize=16)(lambda as_of: World(journal, as_of, known_at))


class Context:
    """`stock_at` is the earlier of the period's end and as-of: what ages run to, and by which dues are past."""

    def __init__(self, worlds, period, as_of, with_imported):
        self.period, self.as_of, self.with_imported = period, as_of, with_imported
        self.world = worlds.at(as_of)
        self._found = {}
        end = as_of if period.end is None else period.end
        self.stock_at = min(end, as_of)
        self.stock = worlds.at(min(end - 1, as_of) if period.end is not None else as_of)

    def counts(self, ticket):
        """Whether a ticket is in figures of what happened; kinds of imports only where they are asked for."""
        if ticket.state in ("void", "merged"):
            return False
        return self.with_imported or not ticket.import_closed

    def tickets(self):
        """Those that counts count."""
        return [each for each in self.world.tickets.values() if self.counts(each)]

    def rated(self):
        """Those that rates of cohorts count: imported ones, also those that came open, only where asked for."""
        return [each for each in self.tickets() if self.with_imported or not each.imported]

    def _then(self, holds):
        """(ticket as of the report, the same as it stood) of those of which `holds` at the end of the period.

        Clocks and states are of that instant, kind and dimensions those as of the report. What has been voided or
        merged away since was not there.
        """
        pairs = [(self.world.tickets[each.id], each) for each in self.stock.tickets.values() if holds(each)]
        return [pair for pair in pairs if pair[0].state not in ("void", "merged")]

    def standing(self):
        """Those that were open; imports as well."""
        return self._then(lambda ticket: ticket.state in OPEN)

    def counted_then(self):
        """Those that counts counted, open or not."""
        return self._then(self.counts)

    # --- Finding ---

    def rated_set(self):
        return self._once("rated", lambda: set(self.rated()))

    def repeats(self):
        """By ticket: how often its first accepted done came back."""
        return self._once("repeats", lambda: repeats_of(self))

    def of_unit(self, ticket):
        """Tickets of the same place, itself too; imported ones happened as well."""
        return self._once("places", self._by_place)[ticket.project, ticket.unit, ticket.place]

    def _by_place(self):
        places = {}
        for each in self.world.tickets.values():
            if each.state not in ("void", "merged"):
                places.setdefault((each.project, each.unit, each.place), []).append(each)
        return places

    def _once(self, name, make):
        if name not in self._found:
            self._found[name] = make()
        return self._found[name]

    def is_dwelling(self, unit):
        found = self.world.units.get(unit)
        return found is not None and found.use == "dwelling" and not found.area

    def dwellings(self):
        return [each for each in self.world.units.values() if self.is_dwelling(each.id)]

    def delivered_ids(self):
        """Dwellings that were delivered at some time of the period."""
        return self._once("delivered", lambda: {row.subject.id for row in delivered(self)})

    def days_of_month(self, day):
        first = month_start(date_of(day))
        return (add_months(first, 1) - first).days

    # --- Groups ---

    def key(self, row, dimensions):
        return tuple(self._value(row.subject, name, row) for name in dimensions)

    def _value(self, subject, name, row):
        if name in UNIT_DIMENSIONS:
            return self._of_unit(subject, name)
        if name == "repairer":
            return self._repairer(subject, row)
        if name == "month_of_age":
            return self.month_of_age(subject) if hasattr(subject, "orders") else row.age
        if not hasattr(subject, "orders"):
            return ""
        if name == "builder":
            return self._builder(subject)
        return getattr(subject, name, "") or ""

    def _of_unit(self, subject, name):
        if name == "project":
            return self.world.projects.get(subject.project, "")
        unit = self.world.units.get(subject.unit) if hasattr(subject, "orders") else subject
        return getattr(unit, name, "") or ""

    def month_of_age(self, ticket):
        """Whole months from the handover to the receipt; empty before it and where it is not known."""
        unit = self.world.units.get(ticket.unit)
        day = self.world.zone.day_of(ticket.received_at)
        if unit is None or unit.handover_on is None or day < unit.handover_on:
            return ""
        return self.months_between(unit.handover_on, day)

    def months_between(self, first, last):
        a, b = date_of(first), date_of(last)
        return (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day)

    def _repairer(self, subject, row):
        """The order's party, else that of the ticket's newest order."""
        party = row.party
        if party is None and getattr(subject, "orders", None):
            party = max(subject.orders.values(), key=lambda each: (each.issued_at, each.k)).party
        return self.world.parties[party].name if party in self.world.parties else ""

    def _builder(self, ticket):
        """The party whose contract names most of the part: the defect, the element, the building, all of the works."""
        unit = self.world.units.get(ticket.unit)
        building, best = (unit.building if unit else ""), None
        for party in self.world.parties.values():
            contract = party.contracts.get(ticket.project)
            score = contract and _named(contract, ticket, building)
            if score is None:
                continue
            rank = score + (party.kind == "contractor", -contract["at"], -contract["place"])
            if best is None or rank > best[0]:
                best = (rank, party.name)
        return best[1] if best else ""


def _named(contract, ticket, building):
    """How much of the part a contract names, as something to compare; None: it says nothing about it."""
    buildings = [each for each in contract.get("buildings", "").split(",") if each]
    if buildings and building not in buildings:
        return None
    scope = [each for each in contract.get("scope", "").split(",") if each]
    if not scope:
        return (0, bool(buildings))
    if ticket.element and ticket.defect and f"{ticket.element}:{ticket.defect}" in scope:
        return (2, bool(buildings))
    return (1, bool(buildings)) if ticket.element in scope else None
