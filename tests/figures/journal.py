"""What `aftercare export` wrote: the journal's entries, and which of them count.

The rules are in rules.md, §1 "Striking out" and §2 "Two times".

An act counts when it happened by as-of, was recorded by known-at, and no strike that was recorded by known-at
takes it back. A strike counts by when it was recorded alone. Openings are never struck: the act that takes one back
voids it with an entry of its own.
"""

import json
from dataclasses import dataclass
from functools import lru_cache

from calendar_time import Hours, Zone


# What opens its subject, by the kind of subject.
OPENINGS = {
    "ticket": ("new", "import"),
    "group": ("new",),
    "charge": ("charge",),
    "unit": ("add",),
    "party": ("add",),
    "staff": ("add",),
}
REGISTERS = ("project", "unit", "party", "staff")


@dataclass(frozen=True, eq=False)
class Act:
    """One entry of the journal; `place` is its line among the entries, by which acts of one instant are ordered."""

    place: int
    epoch: int
    act: int
    kind: str
    subject: int
    number: str
    verb: str
    at: int
    recorded_at: int
    actor: str
    body: dict

    @property
    def opens(self):
        return self.verb in OPENINGS.get(self.kind, ())


class Journal:
    """The entries of one export."""

    CHAIN = 1 << 40  # an entry's key is chain * 2^40 + seq

    def __init__(self, lines):
        epochs, self.acts = {}, []
        for line in lines:
            row = json.loads(line)
            if "chain" in row and "epoch" in row:
                epochs[row["chain"]] = row["epoch"]
            elif "entry" in row:
                self.acts.append(self._act(row, epochs.get(row["entry"] // self.CHAIN, 1)))
            elif "aftercare" in row:
                self.header = row
        self.zone = Zone(self.header["zone"])

    def _act(self, row, epoch):
        return Act(
            place=len(self.acts),
            epoch=epoch,
            act=row["act"],
            kind=row["subject_kind"],
            subject=row["subject_id"],
            number=row["subject"],
            verb=row["verb"],
            at=row["happened_at"],
            recorded_at=row["recorded_at"],
            actor=row["actor"],
            body=row.get("body") or {},
        )

    @lru_cache(maxsize=None)
    def known(self, known_at):
        """The unstruck acts recorded by `known_at` (None: all), in the order of happening."""
        acts = [each for each in self.acts if known_at is None or each.recorded_at <= known_at]
        struck = {(each.body["epoch"], each.body["act"]) for each in acts if each.verb == "undo"}
        acts = [each for each in acts if each.opens or (each.epoch, each.act) not in struck]
        acts = [each for each in acts if each.verb != "undo"]
        earliest = {}
        for each in acts:
            key = (each.kind, each.subject)
            earliest[key] = min(each.at, earliest.get(key, each.at))
        # A merge may bring an earlier receipt, from which on acts are dated: behind the opening all the same.
        when = lambda each: earliest[each.kind, each.subject] if each.opens else each.at
        return sorted(acts, key=lambda each: (when(each), each.place))

    def as_of(self, as_of, known_at):
        """The acts that count, in their order. A void counts like a strike, by when it was recorded: they come last.

        What registers say (a day of handover, a section) is of the world and dated by itself: all that is known counts.
        """
        known = self.known(known_at)
        voids = [each for each in known if each.verb == "void"]
        counts = lambda each: each.at <= as_of or each.kind in REGISTERS
        return [each for each in known if counts(each) and each.verb != "void"] + voids


@dataclass(frozen=True)
class Amount:
    """A length of time in a pace: wall, working or service hours; `days` of working hours are working days."""

    pace: str
    seconds: int = 0
    days: int = 0


class Policy:
    """One version of the policy, from its frozen form."""

    def __init__(self, version, applied_at, frozen):
        self.version, self.applied_at, self.frozen = version, applied_at, frozen
        self._traits = {
            table: {row["code"]: set(row.get("traits", ())) for row in frozen.get(table, ())}
            for table in ("categories", "defects", "hold_reasons", "channels")
        }
        self._parents = {row["code"]: row["parent"] for row in frozen.get("categories", ()) if row.get("parent")}

    def calendar(self, project, pace):
        """The frozen calendar of a project's working or service hours."""
        rows = {row.get("project", ""): row for row in self.frozen["hours"]}
        return rows.get(project, rows.get(""))[pace]

    def number(self, name):
        return self.frozen.get(name, 0)

    def amount(self, name):
        return _amount(self.frozen.get(name))

    def has(self, table, code, trait):
        """Whether the code has the trait; a category has those of its first level too."""
        traits = self._traits[table]
        return trait in traits.get(code, ()) or trait in traits.get(self._parents.get(code), ())

    def fits(self, row, kind, category, urgency, project, ending=None):
        """Whether a policy row holds for such a ticket; a key that is left out holds for all."""
        categories = row.get("categories")
        return (
            (not row.get("kinds") or kind in row["kinds"])
            and (not categories or category in categories or self._parents.get(category) in categories)
            and (not row.get("urgencies") or (urgency or "normal") in row["urgencies"])
            and (not row.get("projects") or project in row["projects"])
            and (ending is None or ending in row.get("endings", ()))
        )

    def target(self, clock, kind, category, urgency, project):
        """The amount of time of the last row that fits; None: the clock does not run."""
        found = None
        for row in self.frozen.get("targets", ()):
            if row["clock"] == clock and self.fits(row, kind, category, urgency, project):
                found = row
        return _amount(found.get("duration")) if found else None

    def callback_percent(self, kind, category, urgency, project, ending):
        """How many of 100 such tickets are called back; None: none, and no clock runs."""
        found = None
        for row in self.frozen.get("callbacks", ()):
            if self.fits(row, kind, category, urgency, project, ending):
                found = row
        return found.get("sample_percent", 0) if found and found.get("due") else None

    def window_days(self, name, category, is_leak):
        """Days of the `reopen_windows` or `repeat_windows` of a ticket.

        A leak is one by its defect too: it has the days of the rows of leak categories.
        """
        categories = {category}
        if is_leak:
            categories |= {code for code, traits in self._traits["categories"].items() if "is_leak" in traits}
        days = 30
        for row in self.frozen.get(name, ()):
            if any(self.fits(row, None, each, None, None) for each in categories):
                days = row["days"]
        return days


def _amount(row):
    return Amount(row.get("pace", "wall"), row.get("seconds", 0), row.get("days", 0)) if row else None


class Policies:
    """The versions of the policy that were applied by as-of, and the hours that days have by them."""

    def __init__(self, journal, as_of, known_at):
        applied = [each for each in journal.known(known_at) if each.kind == "policy" and each.verb == "apply"]
        if not applied:
            applied = [each for each in journal.acts if each.kind == "policy" and each.verb == "apply"][:1]
        in_time = [each for each in applied if each.at <= as_of] or applied[:1]
        self.zone = journal.zone
        self.versions = [_policy_of(each) for each in in_time]
        self._hours = {}

    def at(self, instant):
        """The version in force then; before the first one, the first."""
        found = self.versions[0]
        for each in self.versions:
            if each.applied_at <= instant:
                found = each
        return found

    @property
    def newest(self):
        return self.versions[-1]

    def hours(self, project, pace, policy):
        """The working or service hours of a project in a version of the policy."""
        key = (project, pace, policy.version)
        if key not in self._hours:
            dated = [(self.zone.day_of(each.applied_at), each.calendar(project, pace)) for each in self.versions]
            self._hours[key] = Hours(self.zone, policy.calendar(project, pace), dated)
        return self._hours[key]

    def add(self, project, amount, start, policy):
        """When `amount` from `start` is over, on the project's hours."""
        if amount.pace == "wall":
            return start + amount.seconds + amount.days * 86_400
        hours = self.hours(project, amount.pace, policy)
        if amount.days:
            start = hours.add_days(start, amount.days)
        return hours.add(start, amount.seconds) if amount.seconds else start

    def between(self, project, pace, start, end, policy):
        """Seconds of a pace in [start, end)."""
        return max(0, end - start) if pace == "wall" else self.hours(project, pace, policy).between(start, end)


@lru_cache(maxsize=None)
def _policy_of(act):
    return Policy(act.subject, act.at, json.loads(act.body["frozen"]))
