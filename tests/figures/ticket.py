"""A ticket folded from its acts (rules.md §1): where it stands, and all that happened to it.

Everything is kept as lists of what happened, so that measures ask for counts and times. Clocks are in clocks.py.
"""

from dataclasses import dataclass, field
from types import SimpleNamespace

OPEN = ("new", "accepted", "dispatched", "in_progress", "on_hold", "completed")
OPEN_ORDER = ("issued", "served", "acked", "on_site")
URGENCIES = (None, "normal", "urgent", "major")
SPOKEN = (None, "phone", "visit", "hand", "oral")
OWNER_ROLES = ("owner", "tenant", "family", "agent")


@dataclass
class Order:
    k: int
    kind: str
    party: int
    issued_at: int
    due_at: int
    cycle: int
    phone_first: bool = False
    replaces: int | None = None
    state: str = "issued"
    served_at: int | None = None
    acked_at: int | None = None
    arrived_at: int | None = None
    done_at: int | None = None
    ended_at: int | None = None

    @property
    def is_open(self):
        return self.state in OPEN_ORDER


@dataclass
class Hold:
    """`start` is as it counts: at most so many hours before its entry. `until` is the resume, or the end."""

    reason: str
    start: int
    review: int
    stops_clocks: bool
    stops_inform: bool
    by_owner: bool
    until: int | None = None
    begun: bool = False  # the clocks have been told
    over: bool = False  # for the clocks: resumed, or its review has come

    def spent(self, start, end):
        """Seconds of [start, end) in which it held: to the resume or the review, whichever came first."""
        stop = min(self.review, self.until if self.until is not None else self.review)
        return max(0, min(end, stop) - max(start, self.start))


@dataclass
class Callback:
    """One that is to be made from `start` on. `run` is its run of the callback clock."""

    start: int
    why: str  # closing, later, again, unasked
    cycle: int
    ending: str = ""
    percent: int = 100
    state: str = "due"
    drawn: bool = True
    calls: list = field(default_factory=list)  # when it was tried or reached
    again_at: int | None = None  # the owner asked to be called then
    score: int | None = None
    counts: bool = False  # the first score of its cycle, which a manager's reversal carries on
    reached_at: int | None = None
    ended_at: int | None = None
    run: object = None


@dataclass
class Cycle:
    """From receipt, reopening or appeal; `why` is receipt, reopen, appeal (a new fact) or reversal."""

    start: int
    why: str
    done_at: int | None = None  # the last done that was not rejected, or the answer
    done_how: str | None = None  # done, answer, imported
    accepted_at: int | None = None  # when that was accepted
    closed_at: int | None = None
    closed_how: str | None = None
    by_owner: bool = False
    ended_at: int | None = None  # closed, declined or withdrawn
    ended_as: str | None = None
    rejects: list = field(default_factory=list)

    @property
    def resolved_at(self):
        """When it was resolved: by a done that stands or an answer; whatever was done, forced is not."""
        return self.done_at if self.closed_how != "forced" else None


class Ticket:
    def __init__(self, number, ident):
        self.number, self.id = number, ident
        self.state, self.state_since = None, None
        self.opened = None  # the opening act
        self.imported = self.import_closed = self.date_flag = False
        self.kind = self.channel = self.urgency = None
        self.category = self.element = self.defect = self.location = self.place = ""
        self.project = self.unit = None
        self.liability = self.cause = self.warranty_class = ""
        self.cover = None
        self.contacts = {}  # person: role
        self.anonymous_reason = ""
        self.received_at = None
        self.received_by = self.handler = ""
        self.assigned = False
        self.ref, self.ref_due, self.ref_solved, self.ref_satisfied = "", None, None, None
        self.source_unit = None
        self.started = False
        self.is_triaged = False  # since its receipt, or its last appeal
        self.orders, self.holds, self.callbacks, self.cycles = {}, [], [], []
        self.states = []  # (at, state, verb)
        self.triages = []  # (at, first, changed kind or category, actor)
        self.closings = []  # (at, how, by owner, cycle index)
        self.reopenings, self.appeals = [], []  # at; (at, why)
        self.declines = []  # (at, covered)
        self.withdrawals, self.escalations, self.chases = [], [], []
        self.arrivals = []  # (at, for, order, real): a done without an arrival is one, not real
        self.no_shows = []  # (at, who, order)
        self.appointments = []  # (said at, order)
        self.verdicts = []  # (at, passed)
        self.costs = {}  # number: (at, fen, order)
        self.merged_into = None
        self.merged = []  # tickets that were merged into it
        self.runs = []
        self.last_score = None

    # --- Questions ---

    @property
    def is_open(self):
        return self.state in OPEN

    @property
    def going_on(self):
        """Itself, or where it was merged away the ticket that goes on in its place."""
        return self.merged_into.going_on if self.state == "merged" else self

    @property
    def cycle(self):
        return self.cycles[-1] if self.cycles else None

    @property
    def is_anonymous(self):
        return bool(self.anonymous_reason) or any(role == "anonymous" for role in self.contacts.values())

    @property
    def hold(self):
        return self.holds[-1] if self.holds and self.holds[-1].until is None else None

    def open_orders(self):
        return [each for each in self.orders.values() if each.is_open]

    def needs_order(self, policy):
        quality = policy.has("categories", self.category, "is_quality")
        return self.kind == "repair" or (self.kind == "complaint" and quality)

    def is_leak(self, policy):
        """A leak by its defect, else by its category."""
        return policy.has("defects", self.defect, "is_leak") or policy.has("categories", self.category, "is_leak")

    def everything(self, name):
        """The list `name` of this ticket and of all that was merged into it, in order."""
        found = list(getattr(self, name))
        for each in self.merged:
            found += each.everything(name)
        return sorted(found, key=lambda row: row[0] if isinstance(row, tuple) else row)

    def everything_of_costs(self):
        """(booked at, fen, order) of the costs of this ticket and of all that was merged into it."""
        return list(self.costs.values()) + [row for each in self.merged for row in each.everything_of_costs()]

    def verdicts_with_merged(self):
        """Its own verdicts, and the rejects of what was merged into it."""
        rejects = [row for each in self.merged for row in each.verdicts_with_merged() if not row[1]]
        return sorted(self.verdicts + rejects)

    def was_open_before(self, at):
        return any(a < at <= b for a, b in self.open_spans(at))

    def open_spans(self, until):
        """The spans (start, end) before `until` in which it was open, from its receipt on.

        What was closed at its source was open until then; where that is not known or not later, at no time.
        """
        if self.import_closed:
            end = min(self.closings[0][0], until)
            return [(self.received_at, end)] if end > self.received_at else []
        spans, since = [], None
        for number, (at, state, _) in enumerate(self.states):
            if number == 0:
                at = min(at, self.received_at)  # a merge brought an earlier receipt
            if at >= until:
                break
            if state in OPEN and since is None:
                since = at
            elif state not in OPEN and since is not None:
                spans.append((since, at))
                since = None
        if since is not None:
            spans.append((since, until))
        return [(a, b) for a, b in spans if a < b]

    # --- Moves ---

    def enter(self, at, state, verb):
        if state != self.state:
            self.state, self.state_since = state, at
            self.states.append((at, state, verb))

    def begin_cycle(self, at, why):
        self.cycles.append(Cycle(at, why))
        self.started = False

    def close(self, at, how, by_owner=False):
        """Ends the ticket as closed; every end of a completed one accepts its done."""
        self.accept_done(at)
        cycle = self.cycle
        cycle.closed_at, cycle.closed_how, cycle.by_owner = at, how, by_owner
        cycle.ended_at, cycle.ended_as = at, "closed"
        self.closings.append((at, how, by_owner, len(self.cycles) - 1))
        self.end_hold(at)

    def accept_done(self, at):
        for each in self.orders.values():
            if each.state == "done":
                each.state = "verified"
        if self.cycle.done_at is not None and self.cycle.accepted_at is None:
            self.cycle.accepted_at = at

    def leave(self, at, how):
        """Ends the ticket as declined or withdrawn."""
        self.accept_done(at)
        self.cycle.ended_at, self.cycle.ended_as = at, how
        self.end_hold(at)

    def end_hold(self, at):
        if self.hold:
            self.hold.until = at

    def fall_back(self, at, verb):
        """An order ended: with none left open or done, what was dispatched is accepted again."""
        left = [each for each in self.orders.values() if each.is_open or each.state == "done"]
        if not left and self.state in ("dispatched", "in_progress"):
            self.enter(at, "accepted", verb)
            self.started = False


class Charge(SimpleNamespace):
    """A back-charge: ticket, order, party, project, opened_at, claimed at opening, deducted, invoiced, received."""
