#!/usr/bin/env python3
"""Every figure of `aftercare report kpi`, reckoned a second time from what `aftercare export` wrote.

    oracle.py EXPORT -p PERIOD [-b D -e D] [--every P] [--per DIM,…] [--measure M,…] [--with-imported]
              [--as-of T] [--known-at T]          prints what `report kpi --format csv` prints
    oracle.py --list                              the codes it knows

It is written from the rules of the domain, not from the program, and shares no code with it; the export is all it
reads. Where the rules leave a choice, the docstring of the measure says which was taken.
"""

import argparse
import csv
import datetime as dt
import sys
import time
from collections import defaultdict

sys.dont_write_bytecode = True  # nothing is left in the source tree

from calendar_time import Period, read_instant, read_period
from context import DIMENSIONS, UNIT_DIMENSIONS, Context, Worlds
from figures import GROUPS, Figure, Row, Sum, figure, kind_group, wilson
from journal import Journal
from measures import BY_CODE, MEASURES
from units import delivered, delivered_by_age, unit_months, unit_months_by_age

STATISTICS = ("mean", "p50", "p90")
PER_UNITS = ("units", "per_home", "households", "per_household")
# What reads every ticket there is, or stands beneath others: only who names it is told.
ONLY_BY_NAME = ("closed_since_handover", "merged", "extended_twice", "held_now", "callbacks_waived")
COLUMNS = "period_from,period_until,measure,value,numerator,denominator,previous,n,low,high,running,imported"


class Asked:
    """A code taken apart: CODE[_group][_working][_statistic]."""

    def __init__(self, code, measure, group="", working=False, statistic=""):
        self.code, self.measure, self.group = code, measure, group
        self.working, self.statistic = working, statistic


def asked_of(code):
    """Exact codes come before suffixes."""
    if code in BY_CODE:
        return Asked(code, BY_CODE[code])
    rest, statistic, working, group = code, "", False, ""
    for each in STATISTICS:
        if rest.endswith("_" + each):
            rest, statistic = rest[: -len(each) - 1], each
    if rest.endswith("_working"):
        rest, working = rest[: -len("_working")], True
    for each in GROUPS:
        if rest not in BY_CODE and rest.endswith("_" + each):
            rest, group = rest[: -len(each) - 1], each
    if rest not in BY_CODE:
        raise SystemExit(f"oracle.py: no measure {code}; --list names them")
    return Asked(code, BY_CODE[rest], group, working, statistic)


def all_asked():
    """Every code in its order, rates once more for each further group of kinds; those only where they have rows.

    Codes that are told by name alone are not among them.
    """
    found = []
    for measure in MEASURES:
        if measure.code in ONLY_BY_NAME:
            continue
        groups = ("",) + GROUPS[1:] if measure.kinds == "groups" else ("",)
        for group in groups:
            name = measure.code + (f"_{group}" if group else "")
            for working in (False, True) if measure.working else (False,):
                base = name + ("_working" if working else "")
                if measure.form == "seconds":
                    found += [Asked(f"{base}_{each}", measure, group, working, each) for each in STATISTICS]
                else:
                    found.append(Asked(base, measure, group, working))
    return found


class Report:
    """The figures of one period, by group of the dimensions and code."""

    def __init__(self, context, dimensions, asked):
        self.context, self.dimensions = context, dimensions
        self._rows, self.figures = {}, {}
        for each in asked:
            for key, found in self._figures(each).items():
                self.figures[key, each.code] = found

    def keys(self):
        return {key for (key, _), found in self.figures.items() if found.n}

    def _of(self, function):
        if function not in self._rows:
            self._rows[function] = list(function(self.context))
        return self._rows[function]

    def _figures(self, asked):
        measure = asked.measure
        rows = self._of(measure.working if asked.working else measure.rows)
        group = asked.group or (measure.kinds if measure.kinds in GROUPS else "")
        if measure.kinds == "groups" and not group:
            group = "repair"
        if group:
            rows = [row for row in rows if kind_group(self.context, row.subject) == group]
        sums = defaultdict(Sum)
        for row in rows:
            sums[self.context.key(row, self.dimensions)].add(row)
        if measure.form in PER_UNITS:
            return self._per_units(measure, sums)
        return {key: figure(measure, total, asked.statistic) for key, total in sums.items()}

    def get(self, key, asked):
        """The figure of a group; of one without rows counts are 0, and what is per unit is 0 of its units."""
        found = self.figures.get((key, asked.code))
        if found is None and asked.measure.form in PER_UNITS:
            return self._per_units(asked.measure, {key: Sum()})[key]
        return found or empty(asked.measure)

    def _per_units(self, measure, sums):
        """Figures over units: the denominators heed only the dimensions of units, for the others they are of all."""
        own = [name in UNIT_DIMENSIONS or name == "month_of_age" for name in self.dimensions]
        unit_key = lambda key: tuple(each for each, is_own in zip(key, own) if is_own)
        denominators = defaultdict(float)
        ages = "month_of_age" in self.dimensions
        months, homes = (unit_months_by_age, delivered_by_age) if ages else (unit_months, delivered)
        for row in self._of(months if measure.form == "units" else homes):
            key = self.context.key(row, self.dimensions)
            denominators[unit_key(key)] += row.den
        if all(own) and not ages:
            for key in denominators:
                sums.setdefault(key, Sum())
        return {key: _over_units(measure, total, denominators.get(unit_key(key), 0)) for key, total in sums.items()}


def _over_units(measure, total, below):
    """A figure of rows over `below` units or unit-months."""
    homes = len({row.subject.unit for row in total.rows})
    if measure.form == "per_household":
        return Figure(total.num / homes if homes else None, total.num, homes, len(total.rows))
    if measure.form == "households":
        value = homes / below if below else None
        low, high = wilson(value, below) if below else (None, None)
        return Figure(value, homes, below, int(below), low, high)
    value = total.num / below * measure.scale if below else None
    return Figure(value, total.num, below, len(total.rows))


def empty(measure):
    """The figure of a group that has no rows: counts are 0, everything else is not defined."""
    if measure.form in ("count", "sum"):
        return Figure(value=0)
    return Figure() if measure.form in ("mean", "seconds") else Figure(numerator=0, denominator=0)


def previous_report(worlds, period, as_of, options, dimensions, asked):
    """The period before, at the same age; None where there is none."""
    before = period.previous()
    if before is None or period.start > as_of:  # what has not begun is compared with nothing
        return None
    at = period.same_age(before, as_of)
    return Report(Context(worlds, before, at, options.with_imported), dimensions, asked)


def all_keys(reports):
    """The groups of any period or of one before: each period has a row of each, so that what is gone is seen to be."""
    found = set()
    for _, report, before in reports:
        found |= report.keys() | (before.keys() if before else set())
    return found


def printed(value):
    if value is None:
        return ""
    if isinstance(value, bool) or (isinstance(value, float) and value.is_integer() and abs(value) < 1e15):
        return str(int(value))
    return str(value) if isinstance(value, int) else repr(value)


def write(worlds, periods, as_of, options, out):
    dimensions = [each for each in (options.per or "").split(",") if each]
    asked = [asked_of(each) for each in options.measure.split(",")] if options.measure else all_asked()
    everything = not options.measure
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS.split(",") + dimensions)
    stamp = lambda at: "" if at is None else worlds.journal.zone.local(at).isoformat()
    reports = [
        (
            period,
            Report(Context(worlds, period, as_of, options.with_imported), dimensions, asked),
            previous_report(worlds, period, as_of, options, dimensions, asked),
        )
        for period in periods
    ]
    keys = all_keys(reports) if dimensions else {()}
    for period, report, before in reports:
        running = period.end is not None and period.end > as_of
        for key in sorted(keys, key=lambda key: [(isinstance(each, str), each) for each in key]):
            for each in asked:
                found = report.get(key, each)
                if everything and each.group and not found.n:
                    continue
                earlier = before.get(key, each).value if before else None
                numbers = (found.value, found.numerator, found.denominator, earlier, found.n, found.low, found.high)
                row = [stamp(period.start), stamp(period.end), each.code] + [printed(number) for number in numbers]
                writer.writerow(row + [int(running), int(options.with_imported)] + list(key))


def parse(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("export", nargs="?", help="what `aftercare export` wrote")
    parser.add_argument("-p", "--period")
    parser.add_argument("-b", "--begin")
    parser.add_argument("-e", "--end", help="excluded")
    parser.add_argument("--every", choices=("day", "week", "month", "quarter", "year"))
    parser.add_argument("--per", help="dimensions: " + " ".join(DIMENSIONS))
    parser.add_argument("--measure", help="codes, as --list prints them")
    parser.add_argument("--with-imported", action="store_true")
    parser.add_argument("--as-of")
    parser.add_argument("--known-at")
    parser.add_argument("--list", action="store_true", help="print the codes")
    return parser.parse_args(arguments)


def run(arguments, out=sys.stdout):
    options = parse(arguments)
    if options.list:
        out.writelines(each.code + "\n" for each in all_asked())
        return
    with open(options.export, encoding="utf-8") as lines:
        journal = Journal(lines)
    zone = journal.zone
    as_of = read_instant(zone, options.as_of) if options.as_of else int(time.time())
    known_at = read_instant(zone, options.known_at) if options.known_at else None
    if options.period:
        period = read_period(zone, options.period, as_of)
    else:
        dates = [dt.date.fromisoformat(each) if each else None for each in (options.begin, options.end)]
        period = Period(zone, *dates) if any(dates) else read_period(zone, "today", as_of)
    periods = period.split(options.every) if options.every else [period]
    write(Worlds(journal, known_at), periods, as_of, options, out)


if __name__ == "__main__":
    run(sys.argv[1:])
