"""From rows to figures: what a measure is, the context it is asked in, sums, quantiles and intervals.

A measure gives rows. Each has a subject (ticket, unit, charge), which says the groups that it belongs to, and what it
adds: numerator and denominator, a value of a mean, a weight. Everything else is the same for all measures.
"""

import math
from dataclasses import dataclass, field

Z = 1.959963984540054
GROUPS = ("repair", "complaint", "advice", "service", "handover")


@dataclass
class Row:
    """One row behind a figure. `party` is the repairer where another is meant than the ticket's newest order's; `age`
    a dwelling's, in months.
    """

    subject: object
    num: float = 0
    den: float = 1
    value: float | None = None
    weight: float = 1
    party: int | None = None
    age: int | str = ""


@dataclass
class Measure:
    """A row of the table. `rows` is asked with the context.

    form: count (rows), sum (of values), share (of rows), ratio (of sums), mean (of values), seconds (mean, quantiles).
    kinds: `all` for what counts all kinds; `groups` for a rate that stands per group of kinds, first repair; a name
    of a group for what is of that group alone.
    """

    code: str
    form: str
    kinds: str
    rows: object
    scale: float = 1
    working: bool = False


@dataclass
class Sum:
    num: float = 0
    den: float = 0
    rows: list = field(default_factory=list)

    def add(self, row):
        self.num += row.num
        self.den += row.den
        self.rows.append(row)


@dataclass
class Figure:
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    n: int = 0
    low: float | None = None
    high: float | None = None


def kind_group(context, ticket):
    """The group in which a ticket's rates stand: a repair of a batch channel in `handover`, in no repair row."""
    if ticket.kind == "repair" and context.world.policies.newest.has("channels", ticket.channel, "is_batch"):
        return "handover"
    return ticket.kind if ticket.kind in ("repair", "complaint", "service") else "advice"


def figure(measure, total, statistic=""):
    """The figure of what was added up; `statistic` is one of mean, p50, p90 of a measure of values."""
    n = len(total.rows)
    if measure.form == "count":
        return Figure(value=n, n=n)
    if measure.form == "sum":
        return Figure(value=sum(row.value for row in total.rows), n=n)
    if measure.form in ("mean", "seconds"):
        return _of_values(total.rows, statistic)
    if measure.form == "share":
        return _share(total)
    den = total.den
    value = total.num / den * measure.scale if den else None
    return Figure(value, total.num, den, n)


def _of_values(rows, statistic):
    if not rows:
        return Figure()
    if statistic in ("p50", "p90"):
        return Figure(value=nearest_rank(sorted(row.value for row in rows), int(statistic[1:])), n=len(rows))
    weights = sum(row.weight for row in rows)
    mean = sum(row.value * row.weight for row in rows) / weights
    found = Figure(value=mean, n=len(rows))
    if len(rows) > 1:
        n = len(rows)
        spread = sum(row.weight * (row.value - mean) ** 2 for row in rows) / weights * n / (n - 1)
        error = Z * math.sqrt(spread / kish(rows))
        found.low, found.high = mean - error, mean + error
        if min(row.value for row in rows) >= 0:
            found.low = max(found.low, 0.0)
    return found


def nearest_rank(values, percent):
    """The value of rank ceil(percent / 100 * n): of an even number the lower middle one."""
    return values[max(0, -(-percent * len(values) // 100) - 1)]


def kish(rows):
    """Kish's effective n of weighted rows."""
    return sum(row.weight for row in rows) ** 2 / sum(row.weight**2 for row in rows)


def _share(total):
    """Weighted share; numerator and denominator are unweighted, the interval is Wilson's by Kish's n."""
    n = len(total.rows)
    if not n:
        return Figure(numerator=0, denominator=0)
    weights = sum(row.weight for row in total.rows)
    value = sum(row.num * row.weight for row in total.rows) / weights
    low, high = wilson(value, kish(total.rows))
    return Figure(value, total.num, total.den, n, low, high)


def wilson(p, n):
    middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)
