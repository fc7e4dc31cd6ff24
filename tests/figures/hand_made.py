"""Exports made by hand: a small policy, and acts at local times. For oracle_test.py."""

import csv
import datetime as dt
import io
import json
import tempfile
from zoneinfo import ZoneInfo

import oracle
from fold import World
from journal import Journal

OFFICE = [{"from": 9 * 3600, "until": 12 * 3600}, {"from": 13 * 3600 + 1800, "until": 18 * 3600}]
WEEK = {day: OFFICE for day in ("mon", "tue", "wed", "thu", "fri")}
DESK = {day: [{"from": 8 * 3600, "until": 21 * 3600}] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}


def wall(hours):
    return {"pace": "wall", "seconds": hours * 3600, "days": 0}


POLICY = {
    "targets": [
        {"clock": "response", "duration": {"pace": "service", "seconds": 7200, "days": 0}},
        {"clock": "accept", "duration": {"pace": "working", "seconds": 14400, "days": 0}},
        {"clock": "dispatch", "duration": {"pace": "working", "seconds": 14400, "days": 0}},
        {"clock": "resolve", "kinds": ["repair"], "duration": {"pace": "working", "seconds": 0, "days": 7}},
        {"clock": "resolve", "kinds": ["enquiry"], "duration": wall(24)},
        {"clock": "inform", "duration": wall(72)},
        {"clock": "callback", "duration": wall(168)},
    ],
    "hours": [{"working": {**WEEK, "holidays": [], "makeup_days": []}, "service": {**DESK, "every_day_alike": True}}],
    "callbacks": [
        {"kinds": ["repair"], "endings": ["verified"], "due": True, "sample_percent": 100},
        {"kinds": ["repair"], "categories": ["finish"], "endings": ["verified"], "due": True, "sample_percent": 50},
    ],
    "reopen_windows": [{"days": 30}],
    "repeat_windows": [{"days": 30}, {"categories": ["leak"], "days": 90}],
    "categories": [{"code": "crack"}, {"code": "finish"}, {"code": "leak", "traits": ["is_leak"]}],
    "defects": [{"code": "leak", "traits": ["is_leak"]}],
    "hold_reasons": [{"code": "owner-asked", "traits": ["stops_clocks", "stops_inform", "by_owner"]}],
    "channels": [{"code": "hotline", "traits": ["spoken"]}, {"code": "handover", "traits": ["is_batch"]}],
    "hold_entry_hours_max": 24,
    "leak_callback_days": 30,
    "due_soon": {"pace": "working", "seconds": 14400, "days": 0},
}


class Export:
    """An export that grows by acts at local times; `late` is when an act was entered, where that is another time."""

    def __init__(self, zone="Asia/Shanghai", policy=None):
        self.zone = ZoneInfo(zone)
        self.lines = [{"aftercare": "export", "zone": zone}, {"chain": 0, "site": "AC", "epoch": 1}]
        frozen = {"frozen": json.dumps(policy or POLICY)}
        self.say("policy", 1, "apply", "2026-01-01 00:00", **frozen)
        self.say("project", 1, "add", "2026-01-01 00:00", name="East")
        self.unit(1)

    def unit(self, n, **more):
        handover = (dt.date(2025, 6, 1) - dt.date(1970, 1, 1)).days
        body = {"project": 1, "building": "3", "room": str(n), "use": "dwelling", "handover_on": handover}
        self.say("unit", n, "add", "2026-01-01 00:00", **{**body, **more})

    def at(self, text):
        return int(dt.datetime.fromisoformat(text).replace(tzinfo=self.zone).timestamp())

    def say(self, subject_kind, subject, verb, when, late=None, **body):
        entry = sum("entry" in line for line in self.lines) + 1
        row = {"entry": entry, "act": entry, "subject_kind": subject_kind}
        row |= {"subject_id": subject, "subject": f"AC-{subject}"}
        row |= {"verb": verb, "happened_at": self.at(when), "recorded_at": self.at(late or when), "actor": "li"}
        self.lines.append(row | {"body": body})
        return entry

    def ticket(self, n, verb, when, **body):
        return self.say("ticket", n, verb, when, **body)

    def new(self, n, when, **body):
        known = {"kind": "repair", "channel": "web", "project": 1, "unit": 1, "element": "door", "symptom": "stuck"}
        self.ticket(n, "new", when, **{**known, **body})

    def repair(self, n, received, done, **body):
        """A repair that is received, triaged, ordered, done and verified."""
        self.new(n, received, **body)
        self.ticket(n, "triage", received, category=body.get("category", "crack"), urgency="normal")
        self.order(n, received)
        self.finish(n, done)

    def merge(self, source, target, when):
        """Both entries are one act."""
        act = self.ticket(target, "merge", when, **{"from": source})
        self.ticket(source, "merge", when, into=target)
        self.lines[-1]["act"] = act

    def order(self, n, when, k=1):
        self.ticket(n, "order", when, order=k, kind="repair", party=1, due_at=self.at(when) + 864000)
        self.ticket(n, "start", when)

    def finish(self, n, when, k=1):
        self.ticket(n, "done", when, order=k, completes=True)
        self.ticket(n, "verify", when, **{"from": {"role": "owner"}})

    def text(self):
        return "".join(json.dumps(line) + "\n" for line in self.lines)

    def world(self, as_of, known_at=None):
        return World(Journal(self.text().splitlines()), self.at(as_of), known_at and self.at(known_at))

    def rows(self, *options):
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
            file.write(self.text())
            file.flush()
            out = io.StringIO()
            oracle.run([file.name, *options], out)
        return list(csv.DictReader(io.StringIO(out.getvalue())))

    def row(self, measure, *options):
        return self.rows("--measure", measure, *options)[0]

    def share(self, measure, *options):
        row = self.row(measure, *options)
        return (row["numerator"], row["denominator"])
