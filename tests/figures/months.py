#!/usr/bin/env python3
"""Makes a ledger of random months of work, said to the program itself:

    months.py --bin DIR --folder F [--seed N] [--tickets 120] [--start 2026-03-01] [--zone Asia/Shanghai]
              [--script FILE] [--refusals]

The same seed says the same acts, but for what hangs on the sample of callbacks. With the program that tests link (target
`clocked`) each act is entered at its own time; with the one that is shipped all are entered now. --script keeps the
commands, --refusals prints what was refused. Ends with 1 when the ledger does not verify.
"""
import argparse
import collections
import datetime
import os
import random
import sys
import zoneinfo

sys.dont_write_bytecode = True
from choices import CALLER, OPEN, STAFF
from desk import DAY, HOUR, Desk, Diary
from story import Ticket

ROLES = dict(zip((CALLER, *STAFF), ("desk", "desk", "desk", "engineer", "supervisor", "manager")))
PARTIES = {"Hongyu": "contractor", "Anju": "contractor", "Donghai": "maintenance", "Crew": "own-crew",
           "Property": "property", "Power": "utility", "Glass": "supplier", "Drawing": "designer"}
MAP = """source = "old"
formats = ["%Y-%m-%d %H:%M"]
[fields]
source_id = "id"
received_at = "from"
closed_at = "to"
project = "project"
unit = "unit"
kind = "kind"
category = "category"
element = "element"
symptom = { value = "drips" }
contact = { value = "Mei" }
channel = { value = "web" }
"""
# A second policy: less time for repairs, more for the first answer, half of the repairs called back.
CHANGES = (('within = "7d working"', 'within = "5d working"'), ('within = "2h service"', 'within = "4h service"'),
           ("[[reopen]]", '[[callback]]\nkind = "repair"\nsample_percent = 50\n\n[[reopen]]'))


class Office:
    """What the stories of the tickets share: units, people, the tickets that are known, and the diary."""

    def __init__(self, desk, seed, tickets, start, zone):
        self.desk, self.seed, self.tickets, self.start, self.zone = desk, seed, tickets, start, zone
        self.random, self.diary = random.Random(f"{seed}"), Diary(desk)
        self.begin = self.diary.begin
        self.projects, self.project = ("滨江花园", "Cloud Court"), {}
        self.units, self.areas, self.known = [], ["Garden", "Garage", "behind the gate"], []
        self.end = start + 61 * DAY   # of the receipts
        self.over = self.end + 60 * DAY  # of the stories

    def random_of(self, name):
        """A source of its own for each story, so that what one draws changes no other."""
        return random.Random(f"{self.seed}/{name}")

    def local(self, seconds):
        return datetime.datetime.fromtimestamp(seconds, self.zone)

    def midnight(self, seconds):
        """The beginning of the local day."""
        return int(self.local(seconds).replace(hour=0, minute=0, second=0).timestamp())

    # --- What tickets know of each other.
    def beside(self, ticket):
        """Another open ticket of the same unit, or nothing."""
        others = [other for other in self.known
                  if other is not ticket and ticket.unit and other.unit == ticket.unit and other.state in OPEN]
        return ticket.random.choice(others) if others else None

    def follow(self, ticket, days, kind, channel):
        """A new ticket of the same unit and thing, days after."""
        new = Ticket(self, self.random_of(f"{ticket.number} {ticket.acts} {days}"), ticket.now + days * DAY)
        new.unit, new.thing, new.location, new.kind, new.channel = ticket.unit, ticket.thing, ticket.location, kind, channel
        self.begin(new.live())

    # --- The beginning.
    def write(self, name, text):
        with open(f"{self.desk.folder}/{name}", "w", encoding="utf-8") as file:
            file.write(text)

    def must(self, *words):
        at = self.start - 40 * DAY
        assert self.desk.say(words, at, at) is not None, self.desk.refused

    def set_up(self):
        self.desk.say(("init", "--site", "AC", "--project", self.projects[0], "--zone", self.zone.key), self.start - 40 * DAY)
        self.write("units.csv", self.register())
        self.must("unit", "import", "units.csv")
        for project, area in zip(self.projects, self.areas):
            self.must("unit", "add", "--area", area, "--project", project)
        for name, role in reversed(ROLES.items()):
            self.must("staff", "add", name, "--role", role)
        for name, kind in PARTIES.items():
            self.must("party", "add", name, "--kind", kind)
        for project in self.projects:
            self.must("party", "contract", "Hongyu", "--project", project, "--settlement", "100000", "--retention", "3000")

    def register(self):
        rows = ["project,phase,section,building,entrance,room,layout,batch,handover_on,completion_on,owner,phone"]
        r = self.random
        for place in range(self.tickets // 3 + 8):
            second = place % 3 == 2
            building, entrance = place % 4 + (5 if second else 1), place % 2 + 1
            room = f"{place // 8 + 1}0{place % 8 // 4 + 1}"
            handed = self.local(self.start - r.choice((900, 500, 300, 90, 30, -5, -20, -40)) * DAY)
            self.units.append(f"{building}-{entrance}-{room}")
            self.project[self.units[-1]] = self.projects[second]
            rows.append(",".join((
                self.projects[second], "I" if place % 4 else "II", f"S{place % 3}", str(building), str(entrance), room,
                r.choice("ABC"), r.choice(("B1", "B2", "")), f"{handed:%Y-%m-%d}" if r.random() < .9 else "",
                "2023-06-30", f"Owner{place}", f"1380000{place:04}")))
        return "\n".join(rows) + "\n"

    # --- What happens beside the tickets.
    def change_policy(self):
        at = self.start + 33 * DAY
        yield (at, None, None, None)
        text = self.desk.run(("policy", "show"), at).stdout
        for old, new in CHANGES:
            text = text.replace(old, new, 1)
        self.write("policy.toml", text)
        yield (at, ("policy", "apply", "policy.toml"), None, "li")

    def import_rows(self, number):
        """History of another system, closed and open, some of it in a wrong order; later what has been closed there
        since."""
        r, name = self.random_of(f"import {number}"), f"rows{number}.csv"
        at = self.start + (10 + 30 * number) * DAY
        rows = []
        for row in range(8):
            begun, unit = at - int(r.uniform(2, 80) * DAY), r.choice(self.units)
            ended = begun + int(r.uniform(-1, 40) * DAY)
            kind = r.choice(("repair", "repair", "complaint", "enquiry"))
            rows.append((f"{number}-{row}", begun, ended if ended < at and r.random() < .7 else None, self.project[unit], unit,
                         kind, "leak" if kind == "repair" else "policy", r.choice(("roof", "window", ""))))
        for day, extra in ((0, ()), (20, ("--update",))):
            entered = at + day * DAY
            self.write("map.toml", MAP)
            self.write(name, self.rows_text(rows, closed_at=entered - DAY if day else None))
            yield (entered, ("intake", "import", name, "--map", "map.toml", *extra), entered, "li")

    def rows_text(self, rows, closed_at):
        lines = ["id,from,to,project,unit,kind,category,element"]
        for key, begun, ended, *others in rows:
            times = [f"{self.local(at):%Y-%m-%d %H:%M}" if at else "" for at in (begun, ended or closed_at)]
            lines.append(",".join((key, *times, *others)))
        return "\n".join(lines) + "\n"

    def group(self, number):
        """Some households become a group, hear a statement, and most of them an answer."""
        r = self.random_of(f"group {number}")
        now = self.start + int(r.uniform(5, 55) * DAY)
        yield (now, None, None, None)
        members = [ticket.number for ticket in self.known if ticket.state in OPEN and ticket.unit]
        if len(members) < 3:
            return
        members = r.sample(members, 3)
        name = yield (now, ("intake", "group", "new", *members, "--lead", "qian"), None, "li")
        if not name:
            return
        name = name.split()[0]
        ending = r.choice(("answer", "answer", "dismiss", "void"))
        if ending != "answer":
            yield (now + 2 * DAY, ("intake", "group", ending, name, "--words", "three different things"), None, "li")
            return
        yield (now + DAY, ("intake", "group", "state", name, "--words", "we look at it"), None, "li")
        for member in members:
            yield (now + 3 * DAY, ("intake", "group", "answer", name, member, "--words", "this is why", "--how", "phone"),
                   None, "li")

    def bulk(self, number):
        """One word to several at once."""
        r = self.random_of(f"bulk {number}")
        now = self.start + int(r.uniform(3, 70) * DAY)
        yield (now, None, None, None)
        some = [ticket.number for ticket in r.sample(self.known, min(len(self.known), 4))]
        yield (now, ("dispatch", "inform", *some, "--what", "we are at it", "--how", r.choice(("sms", "phone"))), None, "chen")
        yield (now + HOUR, ("callback", "attempt", *some[:2], "--outcome", "no-answer"), None, CALLER)

    def units_change(self):
        """Keys are handed over, and a flat turns out to be of another batch, while the months go on."""
        r = self.random_of("units")
        for day in (3, 17, 40):
            at = self.start + day * DAY
            for words in (("--handover-on", f"{self.local(at):%Y-%m-%d}"), ("--batch", "B3")):
                yield (at, ("unit", "amend", r.choice(self.units), *words), None, "li")

    def plan(self):
        """All that is to happen; the diary lets it."""
        for number in range(self.tickets):
            r = self.random_of(number)
            received = self.start - 5 * DAY + r.randrange(66 * DAY)
            if r.random() < .06:  # midnight to the second, and the second before
                received = self.midnight(received) - r.choice((0, 0, 1))
            self.begin(Ticket(self, r, received).live())
        for story in (self.change_policy(), self.units_change(), self.import_rows(0), self.import_rows(1)):
            self.begin(story)
        for number in range(max(1, self.tickets // 50)):
            self.begin(self.group(number))
            self.begin(self.bulk(number))

    def finish(self):
        """What is left of the stories, and the archive; the time at which all is over."""
        self.diary.until(self.over + 400 * DAY)
        at = max(self.over, self.diary.now) + 60 * DAY
        self.desk.say(("close", "archive", "--due"), at)
        return at + DAY


def office(program, folder, seed, tickets, start, zone, script=None):
    """An office with its ledger set up and its months planned."""
    zone = zoneinfo.ZoneInfo(zone)
    start = int(datetime.datetime.fromisoformat(start).replace(tzinfo=zone).timestamp())
    made = Office(Desk(program, folder, script), seed, tickets, start, zone)
    made.set_up()
    made.plan()
    return made


def print_refusals(desk):
    of_verb = collections.Counter()
    for (verb, _), count in desk.refused.items():
        of_verb[verb] += count
    for verb, count in desk.said.most_common():
        print(f"{verb}: {count} said, {of_verb[verb]} refused")
    for (verb, what), count in desk.refused.most_common():
        print(f"{count} {verb}: {what}")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--bin", required=True)
    options.add_argument("--folder", required=True)
    options.add_argument("--seed", default="1")
    options.add_argument("--tickets", type=int, default=120)
    options.add_argument("--start", default="2026-03-01")
    options.add_argument("--zone", default="Asia/Shanghai")
    options.add_argument("--script", type=argparse.FileType("w"))
    options.add_argument("--refusals", action="store_true")
    given = options.parse_args()
    os.makedirs(given.folder, exist_ok=True)
    made = office(f"{os.path.abspath(given.bin)}/aftercare", os.path.abspath(given.folder), given.seed, given.tickets,
                  given.start, given.zone, given.script)
    verified = made.desk.run(("verify",), made.finish())
    if given.refusals:
        print_refusals(made.desk)
    print(f"{made.desk.said.total()} said, {made.desk.refused.total()} refused; {verified.stdout}{verified.stderr}")
    sys.exit(verified.returncode != 0)


if __name__ == "__main__":
    main()
