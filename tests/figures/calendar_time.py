"""Local days, the hours in which a policy counts, and the periods of reports (rules.md §2 "Working time", §6).

Instants are whole seconds since 1970 in UTC, days are whole days since 1970, as the export has them.
"""

import datetime as dt
import re
from zoneinfo import ZoneInfo

DAY_SECONDS = 86_400
EPOCH = dt.date(1970, 1, 1)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def date_of(day):
    return EPOCH + dt.timedelta(days=day)


def day_number(date):
    return (date - EPOCH).days


class Zone:
    """The ledger's zone: instants to local days and back."""

    def __init__(self, name):
        self.zone = ZoneInfo(name)
        self._starts = {}

    def local(self, at):
        return dt.datetime.fromtimestamp(at, self.zone)

    def day_of(self, at):
        return day_number(self.local(at).date())

    def at(self, day, seconds=0):
        """The instant at which `day`'s clocks show `seconds` after midnight.

        A time that the clock has twice is the first one, a time that it skips is where it jumps.
        """
        date = date_of(day + seconds // DAY_SECONDS)
        seconds %= DAY_SECONDS
        naive = dt.datetime.combine(date, dt.time()) + dt.timedelta(seconds=seconds)
        at = int(naive.replace(tzinfo=self.zone, fold=0).timestamp())
        if self.local(at).replace(tzinfo=None) != naive:  # skipped: the jump itself
            low, high = at - 2 * 3600, at + 2 * 3600
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if self.local(middle).replace(tzinfo=None) < naive else (low, middle)
            at = high
        return at

    def start_of(self, day):
        if day not in self._starts:
            self._starts[day] = self.at(day)
        return self._starts[day]


class Hours:
    """The working or service hours of a project as one version of the policy has them.

    The hours of the weekdays are that version's. Days off, make-up days and the hours of single dates are of the
    newest version known, but a new version cannot change a day that is past: each day has those of the newest
    version that was applied on it or before, and days before the first version those of the first.
    """

    def __init__(self, zone, own, versions):
        """`own` is the frozen calendar of the weekdays; `versions` are (day applied, frozen calendar), oldest first."""
        self.zone = zone
        self.week = [_spans(own.get(name, ())) for name in WEEKDAYS]
        self.makeup = _spans(own.get("makeup", ()))
        self.alike = own.get("every_day_alike", False)
        self.versions = [(day, _Dates(frozen)) for day, frozen in versions]
        self._spans = {}

    def spans(self, day):
        """The instants (from, until) in which `day` has hours, in order."""
        found = self._spans.get(day)
        if found is None:
            found = [(self.zone.at(day, a), self.zone.at(day, b)) for a, b in self._local_spans(day)]
            found = self._spans[day] = [(a, b) for a, b in found if a < b]
        return found

    def _local_spans(self, day):
        dates = self.versions[0][1]
        for first, each in self.versions:
            if first <= day:
                dates = each
        if day in dates.spans:
            return dates.spans[day]
        if not self.alike:
            if day in dates.makeup_days:
                return self.makeup
            if day in dates.holidays:
                return ()
        return self.week[date_of(day).weekday()]

    def between(self, start, end):
        """Seconds of these hours in [start, end)."""
        if end <= start:
            return 0
        total = 0
        for day in range(self.zone.day_of(start), self.zone.day_of(end) + 1):
            for a, b in self.spans(day):
                total += max(0, min(b, end) - max(a, start))
        return total

    def add(self, start, seconds):
        """The first instant at which `seconds` of these hours have passed since `start`."""
        day = self.zone.day_of(start)
        if seconds <= 0:
            return start
        for each in range(day, day + 4000):
            for a, b in self.spans(each):
                a = max(a, start)
                if b > a:
                    if b - a >= seconds:
                        return a + seconds
                    seconds -= b - a
        raise ValueError("these hours never come")

    def add_days(self, start, days):
        """The end of the last span of the n-th day with hours after the day of `start`."""
        day = self.zone.day_of(start)
        while days > 0:
            day += 1
            if self.spans(day):
                days -= 1
        spans = self.spans(day)
        return spans[-1][1] if spans else start

    def end_of_day(self, at):
        """The end of the hours of `at`'s day; of the next day with hours when that is over or off."""
        day = self.zone.day_of(at)
        for each in range(day, day + 4000):
            spans = self.spans(each)
            if spans and spans[-1][1] > at:
                return spans[-1][1]
        raise ValueError("these hours never come")

    def contains(self, at):
        return any(a <= at < b for a, b in self.spans(self.zone.day_of(at)))


class _Dates:
    """What a frozen calendar says of single days."""

    def __init__(self, frozen):
        self.holidays = set(frozen.get("holidays", ()))
        self.makeup_days = set(frozen.get("makeup_days", ()))
        self.spans = {each["on"]: _spans(each.get("spans", ())) for each in frozen.get("dates", ())}


def _spans(rows):
    return [(row.get("from", 0), row["until"]) for row in rows]


# --- Periods ------------------------------------------------------------------------------------------------


def add_months(date, months):
    """The first of the month `months` after that of `date`."""
    index = date.year * 12 + date.month - 1 + months
    return dt.date(index // 12, index % 12 + 1, 1)


def month_start(date):
    return date.replace(day=1)


class Period:
    """[start, end) of days in the ledger's zone; either may be None: no beginning, no end."""

    def __init__(self, zone, first, after):
        self.zone, self.first, self.after = zone, first, after
        self.start = None if first is None else zone.start_of(day_number(first))
        self.end = None if after is None else zone.start_of(day_number(after))

    def __contains__(self, at):
        return at is not None and (self.start is None or at >= self.start) and (self.end is None or at < self.end)

    def previous(self):
        """The period before: whole months before whole months, else as many days before; None without bounds."""
        if self.first is None or self.after is None or self.after <= self.first:
            return None
        if self.first.day == 1 and self.after.day == 1:
            months = (self.after.year - self.first.year) * 12 + self.after.month - self.first.month
            return Period(self.zone, add_months(self.first, -months), self.first)
        return Period(self.zone, self.first - (self.after - self.first), self.first)

    def same_age(self, previous, as_of):
        """The instant at which `previous` is as old as this period is at `as_of`, by local day and time.

        A running period is compared at the same day and time since its beginning, at most at the end of the
        previous one; a period that is over at the same distance from its end.
        """
        anchor, other = (self.first, previous.first) if as_of < self.end else (self.after, previous.after)
        local = self.zone.local(as_of)
        days = (local.date() - anchor).days
        seconds = local.hour * 3600 + local.minute * 60 + local.second
        at = self.zone.at(day_number(other) + days, seconds)
        return min(at, previous.end) if as_of < self.end else at

    def days(self, until):
        """The local days of the period that have begun before `until`."""
        if self.first is None or self.after is None:
            return []
        last = min(day_number(self.after) - 1, self.zone.day_of(until - 1))
        return list(range(day_number(self.first), last + 1))

    def split(self, every):
        """This period cut at the beginnings of days, weeks, months, quarters or years."""
        parts, first = [], self.first
        while first < self.after:
            after = min(_next_start(first, every), self.after)
            parts.append(Period(self.zone, first, after))
            first = after
        return parts


def _next_start(date, every):
    if every == "day":
        return date + dt.timedelta(days=1)
    if every == "week":
        return date + dt.timedelta(days=7 - date.weekday())
    if every == "month":
        return add_months(date, 1)
    if every == "quarter":
        return add_months(date, 3 - (date.month - 1) % 3)
    return dt.date(date.year + 1, 1, 1)


def read_period(zone, text, as_of):
    """A PERIOD of commands.md (the English and ISO forms) as a Period; relative ones count from `as_of`."""
    today = zone.local(as_of).date()
    one_day = dt.timedelta(days=1)
    monday = today - today.weekday() * one_day
    named = {
        "today": (today, today + one_day),
        "yesterday": (today - one_day, today),
        "week": (monday, monday + 7 * one_day),
        "last-week": (monday - 7 * one_day, monday),
        "month": (month_start(today), add_months(today, 1)),
        "last-month": (add_months(today, -1), month_start(today)),
    }
    if text in named:
        return Period(zone, *named[text])
    if match := re.fullmatch(r"-(\d+)d", text):
        return Period(zone, today - (int(match[1]) - 1) * one_day, today + one_day)
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text):
        date = dt.date.fromisoformat(text)
        return Period(zone, date, date + one_day)
    if match := re.fullmatch(r"(\d{4})-(\d\d)", text):
        first = dt.date(int(match[1]), int(match[2]), 1)
        return Period(zone, first, add_months(first, 1))
    if match := re.fullmatch(r"(\d{4})Q([1-4])", text):
        first = dt.date(int(match[1]), 3 * int(match[2]) - 2, 1)
        return Period(zone, first, add_months(first, 3))
    if match := re.fullmatch(r"\d{4}", text):
        return Period(zone, dt.date(int(text), 1, 1), dt.date(int(text) + 1, 1, 1))
    raise ValueError(f"no period: {text}")


def read_instant(zone, text):
    """RFC 3339 or a local `2026-03-18[ 14:05[:06]]`; a date alone is the end of that day."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return zone.start_of(day_number(dt.date.fromisoformat(text)) + 1) - 1
    moment = dt.datetime.fromisoformat(text.replace("Z", "+00:00"))
    return int(moment.timestamp() if moment.tzinfo else moment.replace(tzinfo=zone.zone).timestamp())
