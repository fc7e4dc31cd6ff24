"""Runs of clocks: the algebra of rules.md §2, one date at a time.

A run has dates: the `current` one, the `original` one, and of a repair's resolve clock the `standard` one. Each of
them is due at an instant, or stands still with what is left of it, or (`named` while standing still) has been said
to be a date that holds from the resume on. No date knows of any other: each that is not yet past is suspended by
itself.
"""

from dataclasses import dataclass

from journal import Amount


# A hold that stops clocks suspends these, and no others.
STOPPED_BY_HOLD = ("response", "feedback", "attend", "resolve", "dispatch", "written")


@dataclass
class Date:
    """One date of a run. Standing still, `due` is None and one of `left` and `named` is set."""

    due: int | None
    pace: str  # in whose hours it was reckoned, and what is left of it counts: wall once somebody named it
    left: Amount | None = None
    named: int | None = None

    @property
    def stands_still(self):
        return self.due is None

    def is_past(self, at):
        return self.due is not None and self.due < at


class Run:
    """A run of a clock. Its outcome is running, waiting, met, missed or dropped.

    waiting: stopped by a done that is not accepted yet, and met or missed as of it; a reject revives it.
    """

    def __init__(self, clock, cycle, start, version, project, policies):
        self.clock, self.cycle, self.start, self.version = clock, cycle, start, version
        self.project, self.policies = project, policies
        self.order = self.part = None
        self.dates = {}
        self.outcome = "running"
        self.stopped_at = None
        self.missed_before = False  # a date was missed that has since been replaced: missed for good
        self.extensions = 0
        self.committed = False
        self.segments = []  # of inform: [start, due, end] of those that are over
        self.moved = []  # (at, the due until then) where a merge brought an earlier one

    def after(self, amount, at):
        return self.policies.add(self.project, amount, at, self.version)

    def between(self, pace, start, end):
        return self.policies.between(self.project, pace, start, end, self.version)

    # --- Beginning ---

    def compute(self, amount, at, held, names=("current", "original")):
        """Dates of `amount` from `at`; while a hold stops the run the amount counts from the resume."""
        for name in names:
            if held:
                self.dates[name] = Date(None, amount.pace, left=amount)
            else:
                self.dates[name] = Date(self.after(amount, at), amount.pace)

    def name(self, due, held, names=("current", "original")):
        """A date that a person said."""
        for name in names:
            self.dates[name] = Date(None, "wall", named=due) if held else Date(due, "wall")

    # --- State ---

    @property
    def is_running(self):
        return self.outcome == "running"

    @property
    def is_alive(self):
        """Running, or stopped by a done that may be rejected."""
        return self.outcome in ("running", "waiting")

    @property
    def current(self):
        return self.dates["current"]

    @property
    def due(self):
        """The current due; None while it stands still."""
        return self.current.due

    def is_overdue(self, at):
        return self.is_running and self.current.is_past(at)

    # --- Moves ---

    resumes_at = None  # the review of the hold that stops it

    def suspend(self, at, review):
        """Each date that is not yet past keeps what is left, in its pace."""
        self.resumes_at = review
        for date in self.dates.values():
            if date.due is not None and date.due >= at:
                left = self.between(date.pace, at, date.due)
                date.due, date.left = None, Amount(date.pace, left)

    def resume(self, at):
        """What was left counts from now; a date named meanwhile is that date.

        If that has passed it is the end of the resume's working day, or of the next one, when that is over or off.
        """
        for date in self.dates.values():
            if date.due is not None:
                continue
            if date.named is not None:
                late = self.policies.hours(self.project, "working", self.version).end_of_day
                date.due = date.named if date.named >= at else late(at)
            else:
                date.due = self.after(date.left, at)
            date.left = date.named = None
        self.resumes_at = None

    def earlier(self, amount, at, names=("current", "standard")):
        """Urgency raised: of what is due and `amount` from now the earlier, if both ran now."""
        new = self.after(amount, at)
        for name in names:
            date = self.dates.get(name)
            if date is None:
                continue
            if not date.stands_still:
                if new < date.due:
                    self.dates[name] = Date(new, amount.pace)
            elif date.named is not None:
                if new < date.named:
                    self.dates[name] = Date(None, amount.pace, left=amount)
            elif new < self.after(date.left, at):
                self.dates[name] = Date(None, amount.pace, left=amount)

    def extend(self, due, recorded_at):
        """A new current date; entered after the one that it moves, the miss stays."""
        if self.current.is_past(recorded_at):
            self.missed_before = True
        self.extensions += 1
        self.committed = True
        self.name(due, self.current.stands_still, ("current",))

    def restart(self, amount, at):
        """A contact begins a new segment of an inform run."""
        self.segments.append([self.start_of_segment, self.due, at])
        self.segment_start = at
        self.dates["current"] = Date(self.after(amount, at), amount.pace)

    segment_start = None

    @property
    def start_of_segment(self):
        return self.start if self.segment_start is None else self.segment_start

    # --- Ending ---

    def stop(self, at, waits=False):
        """What the clock asks for has happened: in time up to the due itself."""
        self.stopped_at, self.by_act = at, True
        self.outcome = "waiting" if waits else self.judged(at)
        if not waits:
            self._settle()

    by_act = False  # stopped by what the clock asks for
    superseded = False  # the kind that the ticket turned out to be has no such date

    def _settle(self):
        """A run that ended while it stood still keeps the dates that it would have had at the review."""
        if self.resumes_at is not None:
            self.resume(self.resumes_at)

    def judged(self, at):
        late = self.missed_before or self.current.is_past(at)
        late = late or any(end > due for _, due, end in self.segments)
        return "missed" if late else "met"

    def accept(self):
        if self.outcome == "waiting":
            self.outcome = self.judged(self.stopped_at)
            self._settle()

    def revive(self):
        if self.outcome == "waiting":
            self.outcome, self.stopped_at, self.by_act = "running", None, False

    def end(self, at, outcome=None):
        """Its owner ended: missed if its due had passed, else dropped."""
        if not self.is_running:
            return
        self.stopped_at = at
        missed = self.missed_before or self.current.is_past(at) or any(end > due for _, due, end in self.segments)
        self.outcome = outcome or ("missed" if missed else "dropped")
        self._settle()

    def drop(self, at):
        self.end(at, "dropped")

    def miss(self, at):
        self.end(at, "missed")


