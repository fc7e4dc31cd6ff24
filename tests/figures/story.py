"""The life of one ticket, drawn at random: which act comes next in which state, and how long after the last."""
import copy

from choices import (ACTS, BY, CATEGORIES, CAUSES, CHANNELS, FACTS, FACTS_LATER, HELPERS, HOLDS, KINDS, MEANS, NEXT, OPEN,
                     ORDER_ACTS, PARTIES, SPELLS, STAFF, THINGS)
from desk import DAY, HOUR


class Ticket:
    """What the desk believes of a ticket while it tells its story; refusals put that right."""

    def __init__(self, office, random, received):
        self.office, self.random, self.now = office, random, received
        self.number, self.state, self.acts = None, "none", 0
        self.orders, self.given_up = [], []  # names of those that are open, of those that a party defaulted on
        self.order_count = 0
        self.before = []  # how it stood before each act that was not refused
        self.kind = random.choices(tuple(KINDS), tuple(KINDS.values()))[0]
        self.channel = random.choice(CHANNELS)
        self.unit = None if random.random() < .08 else office.units[int(len(office.units) * random.random() ** 2)]
        self.thing = random.choice(THINGS) if self.kind == "repair" or random.random() < .3 else None
        self.location = random.choice((None, None, "north", "south"))
        self.symptoms = ("it is wrong", "and this too") if random.random() < .05 else ("it is wrong",)

    # --- Words.
    def pick(self, *choices):
        return self.random.choice(choices)

    def maybe(self, share, *words):
        return words if self.random.random() < share else ()

    def means(self):
        return self.random.choice(MEANS)

    def told(self):
        return ("--how", self.means(), *self.pick((), (), ("--to", "owner"), ("--to", "Neighbour")))

    def local(self, seconds):
        return self.office.local(seconds).isoformat()

    def day(self, first, last):
        return f"{self.office.local(self.now + self.random.randrange(first, last) * DAY):%Y-%m-%d}"

    def soon(self):
        return self.local(self.now + self.random.choice(SPELLS[3:]))

    # --- Time.
    def wait(self, low, high):
        """Some hours, mostly until it is day; at times to the second when something falls due, or until midnight."""
        drawn = self.random.random()
        if drawn < .08:
            self.now += self.random.choice(SPELLS)
            return
        self.now += int(self.random.uniform(low, high) * HOUR)
        if drawn < .1:
            self.now = self.office.midnight(self.now + DAY) - self.pick(0, 0, 1)
            return
        hour = self.office.local(self.now).hour
        if not 7 <= hour < 20 and self.random.random() < .85:
            self.now += int(((31 - hour) % 24 + self.random.uniform(0, 4)) * HOUR)

    # --- Saying.
    def say(self, *words, to=None, by=STAFF):
        """Says it, at once or late, and gives what came of it; the new state when it was not refused."""
        by = self.random.choice(by)
        if to is None and self.random.random() < .08:  # a fact that is entered when much else has been
            self.office.begin(later(self.now + int(self.random.uniform(.2, 9) * DAY), words, self.now, by))
            return ""
        stood = (self.state, copy.copy(self.orders))
        happened = self.now
        if self.random.random() < .25:
            self.now += self.pick(60, 600, HOUR, 5 * HOUR, 30 * HOUR, 4 * DAY)
        came = yield (self.now, words, happened, by)
        self.acts += 1
        if came is None:
            self.state = self.office.desk.state_told() or self.state
        else:
            self.before.append(stood)
            self.state = to or self.state
        return came

    def act(self, name):
        """A row of the tables, or a method."""
        if name in ACTS:
            hours, to, verb, words = ACTS[name]
            self.wait(*hours)
            return self.say(*verb.split(), self.number, *words(self), to=to, by=BY.get(name, STAFF))
        if name in ORDER_ACTS:
            hours, verb, words = ORDER_ACTS[name]
            self.wait(*hours)
            return self.say(*verb.split(), self.some_order(), *words(self))
        return getattr(self, f"do_{name}")()

    def live(self):
        yield from self.receive()
        while self.number and self.acts < 60 and self.now < self.office.over:
            steps = {**(FACTS if self.state in OPEN else FACTS_LATER), **NEXT.get(self.state, {"leave": 1})}
            if "answer" in steps:
                steps["answer"] = {"repair": steps["answer"], "complaint": 4}.get(self.kind, 8)
            if "order" in steps and self.kind not in ("repair", "complaint"):
                steps["order"] = .3
            name = self.random.choices(tuple(steps), tuple(steps.values()))[0]
            if name == "leave":
                return
            yield from self.act(name)
            if self.random.random() < .03:
                yield from self.take_back()

    def take_back(self):
        """Its last act was a slip."""
        self.now += int(self.pick(.1, .4, 5, 40) * HOUR)
        words = ("undo", self.number, "-m", "slip", *self.maybe(.7, "--approved-by", "li"))
        came = yield (self.now, words, None, self.pick("li", "li", "li", "li", "qian", "chen"))
        if came and self.before:
            self.state, self.orders = self.before.pop()

    # --- Receipt.
    def receive(self):
        place = ("--unit", self.unit) if self.unit else ("--area", self.pick(*self.office.areas))
        judged = self.random.random() < .1
        category = self.pick(*CATEGORIES[self.kind])
        came = yield from self.say(
            "intake", "new", *place, "--kind", self.kind, "--channel", self.channel, "--project",
            self.office.project.get(self.unit, self.office.projects[0]), *self.contact(), *self.what(), *self.referral(),
            *(("--category", category, "--urgency", "normal", "--liability", "contractor") if judged else
              (*self.maybe(.15, "--category", category), *self.maybe(.25, "--urgency", self.pick("normal", "urgent", "major")))),
            *self.maybe(.1, "--received-by", self.pick(*STAFF)), *self.maybe(.9, "--new-anyway"),
            *(word for symptom in self.symptoms for word in ("--symptom", symptom)), to="accepted" if judged else "new")
        if came:
            self.number, *others = came.split()
            self.office.known.append(self)
            for other in others:
                self.office.begin(self.sibling(other).live())

    def sibling(self, number):
        """Another ticket of the same act, with a life of its own."""
        other = Ticket(self.office, self.office.random_of(number), self.now)
        other.kind, other.unit, other.number, other.state = self.kind, self.unit, number, self.state
        other.receive = lambda: iter(())
        self.office.known.append(other)
        return other

    def contact(self):
        drawn = self.random.random()
        if drawn < .05 or not self.unit and drawn < .3:
            return ("--contact", "Nobody:anonymous", "--words", "gave no name")
        if drawn < .25 or not self.unit:
            name = f"{self.pick('Mei', 'Tan', 'Lu')}:{self.pick('owner', 'tenant', 'family')}"
            return ("--contact", name, *self.maybe(.7, "--phone", f"1370000{self.random.randrange(10000):04}"))
        return ()

    def what(self):
        location = ("--location", self.location) if self.location else ()
        if not self.thing:
            return location
        return (*location, "--element", self.thing[0], *self.maybe(.85, "--defect", self.thing[1]))

    def referral(self):
        if self.channel not in ("12345", "government", "lawyer") or self.random.random() < .2:
            return ()
        due = self.local(self.now + self.random.randrange(1, 12) * DAY)
        return ("--ref", f"R{self.random.randrange(40)}", *self.maybe(.9, "--ref-due", due))

    # --- Judging.
    def do_triage_again(self):
        self.wait(0, 20)
        kind = self.pick(*CATEGORIES)
        words = self.pick(("--urgency", "urgent"), ("--urgency", "major"), ("--urgency", "normal"),
                          ("--category", self.pick(*CATEGORIES[self.kind])),
                          ("--kind", kind, "--category", self.pick(*CATEGORIES[kind])))
        came = yield from self.say("intake", "triage", self.number, *words, "-m", "seen again", to=self.state,
                                   by=BY["triage_again"])
        if came and words[0] == "--kind":
            self.kind = kind

    def do_answer(self):
        self.wait(0, 40)
        heard = self.pick((), ("--accepted",), ("--accepted",), ("--not-accepted",))
        yield from self.say("intake", "answer", self.number, "--words", "so it is", "--how", self.means(), *heard,
                            *self.maybe(.3, "--adopt"), to=self.state if heard == ("--not-accepted",) else "closed")

    def do_merge(self):
        other = self.office.beside(self)
        if other:
            self.wait(0, 4)
            yield from self.say("intake", "merge", self.number, "--to", other.number, to="merged")

    def do_split(self):
        self.wait(1, 100)
        yield from self.say("intake", "split", self.number, to=self.stood_before("merged"))

    def stood_before(self, state):
        return next((each for each, _ in reversed(self.before) if each != state), "new")

    # --- Orders.
    def some_order(self):
        return self.pick(*self.orders) if self.orders else f"{self.number}/{max(1, self.order_count)}"

    def send(self, *words):
        """Orders a party; the order's name, unless it was refused."""
        came = yield from self.say("dispatch", "order", self.number, "--task", "see to it", *words,
                                   to="dispatched" if self.state == "accepted" else self.state)
        if came:
            self.order_count += 1
            self.orders = [*self.orders, came.split()[0]]
            return self.orders[-1]
        return None

    def do_order(self):
        self.wait(0, 10)
        party = self.pick(("--to", self.pick(*HELPERS), "--kind", "coordination"), *(("--to", each) for each in PARTIES * 2))
        ended = [f"{self.number}/{k}" for k in range(1, self.order_count + 1)]
        yield from self.send(
            *party, *self.maybe(.6, "--due", self.soon()), *self.maybe(.25, "--phone-first"),
            *self.maybe(.2, "--how", "wechat"), *(self.maybe(.5, "--replaces", ended[-1]) if ended else ()))

    def do_appoint(self):
        self.wait(0, 6)
        begin = self.now + self.random.randrange(1, 4 * 24) * HOUR
        yield from self.say("dispatch", "appoint", self.some_order(), "--from", self.local(begin), "--until",
                            self.local(begin + self.pick(1, 2, 4) * HOUR),
                            *self.maybe(.5, "--moved-by", self.pick("owner", "contractor", "us")),
                            *self.maybe(.6, "--how", "phone"))

    def end_order(self, verb, *words):
        """An order ends otherwise than done; its name, unless that was refused."""
        self.wait(0, 40)
        name = self.some_order()
        came = yield from self.say("dispatch", verb, name, *words, to=self.state)
        if came is None:
            return None
        self.orders = [each for each in self.orders if each != name]
        self.state = self.state if self.orders else "accepted"
        return name

    def do_return(self):
        yield from self.end_order("return", "--words", "too much to do")

    def do_cancel(self):
        yield from self.end_order("cancel", "--words", "another way")

    def do_transfer(self):
        state = self.state
        name = yield from self.end_order("transfer", "--to", self.pick(*PARTIES), "--words", "no people",
                                         *self.maybe(.3, "--due", self.day(4, 6)))
        if name:
            self.order_count += 1
            self.orders, self.state = [*self.orders, f"{self.number}/{self.order_count}"], state

    def do_default(self):
        """A party is given up on; mostly another one comes in its place, for money."""
        name = yield from self.end_order("default", "--words", "did not come")
        if not name:
            return
        self.given_up.append(name)
        if self.random.random() < .8:
            other = yield from self.send("--to", self.pick(*PARTIES), "--due", self.local(self.now + 4 * DAY),
                                         "--replaces", name)
            if other:
                yield from self.say("close", "cost", other, "--cost", f"labour={self.random.randrange(100, 900)}")

    # --- Waiting.
    def do_hold(self):
        self.wait(0, 10)
        reason = self.pick(*HOLDS)
        said_by = ("--from", "owner", "--how", "phone") if reason.startswith("owner") else ()
        yield from self.say("dispatch", "hold", self.number, "--reason", reason, "--review", self.day(1, 13), *said_by,
                            to="on_hold")

    def do_resume(self):
        self.wait(5, 200)
        yield from self.say("dispatch", "resume", self.number, to=self.stood_before("on_hold"))

    # --- Closing.
    def do_done(self):
        self.wait(0, 40)
        yield from self.finish("completed")

    def do_shortcut(self):
        self.wait(1, 60)
        arrived = self.local(self.now - int(self.random.uniform(0, 6) * HOUR))
        signed = self.maybe(.4, "--signed")
        yield from self.finish("closed" if signed else "completed", "--arrived", arrived, *signed)

    def finish(self, to, *words):
        came = yield from self.say("close", "done", self.number, "--result", "mended",
                                   *self.maybe(.9, "--cause", self.pick(*CAUSES)), *words,
                                   *self.maybe(.4, "--cost", f"labour={self.random.randrange(50, 900)}.50"),
                                   *self.maybe(.2, "--cost", f"material={self.random.randrange(5, 90)}"), to=to)
        if came:
            self.orders = []

    def do_done_order(self):
        self.wait(0, 20)
        name = self.some_order()
        left = [each for each in self.orders if each != name]
        came = yield from self.say("close", "done", name, "--result", "my part", "--cause", "wear",
                                   to=self.state if left else "completed")
        if came:
            self.orders = left

    def do_no_objection(self):
        yield from self.say("dispatch", "inform", self.number, "--what", "it is done", "--how", "phone")
        self.now += 7 * DAY + self.pick(0, 1, HOUR, 2 * DAY)
        yield from self.say("close", "verify", self.number, "--no-objection", to="closed")

    def do_reject(self):
        yield from self.reject(self.number, "--from", "owner", "--how", "phone")

    def do_reject_order(self):
        yield from self.reject(f"{self.number}/{max(1, self.order_count)}")

    def reject(self, name, *words):
        self.wait(0, 60)
        came = yield from self.say("close", "reject", name, "--what", "still wet", *words, to="in_progress")
        if came:
            self.orders = [f"{self.number}/{max(1, self.order_count)}"]

    def do_locked_out(self):
        """Three visits that nobody opened to, a letter, and the owner's end of it."""
        for _ in range(3):
            begin, name = self.now + DAY, self.some_order()
            came = yield from self.say("dispatch", "appoint", name, "--from", self.local(begin), "--until",
                                       self.local(begin + 2 * HOUR), "--how", "phone")
            self.now = max(self.now, begin + 2 * HOUR)
            if came:
                yield from self.say("dispatch", "arrive", name, "--no-show", "owner")
        yield from self.say("dispatch", "inform", self.number, "--what", "we were there", "--how", "letter")
        self.wait(1, 60)
        yield from self.say("close", "force", self.number, "--words", "no way in", "--approved-by", "li", "--reason",
                            self.pick("no-access", "owner-refuses", "unreachable"), to="closed", by=BY["force"])

    def do_reopen(self):
        self.now += self.pick(HOUR, 3 * DAY, 29 * DAY, 30 * DAY, 31 * DAY, 60 * DAY)
        yield from self.say("close", "reopen", self.number, "--words", "again", "--from", "owner", to="accepted")

    def do_cost(self):
        yield from self.say("close", "cost", self.pick(self.number, self.some_order()), "--cost",
                            f"{self.pick('labour', 'material', 'other')}={self.random.randrange(1, 500)}.25")

    # --- After it.
    def do_score(self):
        self.wait(1, 100)
        score = self.pick(5, 5, 5, 4, 4, 3, 2, 1)
        about = self.pick((), (), ("--about", "repair"), ("--about", "service"), ("--about", "speed"))
        came = yield from self.say("callback", "record", self.number, "--score", str(score), *about,
                                   *self.maybe(.3, "--question", f"speed={score}"), *self.maybe(.2, "--how", "visit"),
                                   to=self.state, by=BY["score"])
        if came and score < 3 and came.split()[0] == self.number and self.kind == "repair" and "speed" not in about:
            self.state = "accepted"

    def do_again(self):
        """The same thing is reported again, inside the window or after it."""
        self.office.follow(self, self.pick(1, 5, 20, 29, 30, 31, 45, 80, 100), self.kind, self.channel)
        yield from ()

    def do_complain(self):
        self.office.follow(self, self.pick(0, 2, 10, 29, 31), "complaint",
                           self.pick("12345", "lawyer", "media", "hotline", "visit"))
        yield from ()

    def do_charge(self):
        """A party that was replaced pays, or does not."""
        name = None
        if self.given_up:
            name = yield from self.say("close", "charge", "open", self.pick(*self.given_up), to=self.state)
        steps = (("notice", "--how", "letter"), self.pick(("agree", "--amount", "200"), ("dispute", "--words", "no")),
                 ("agree", "--amount", "90"), ("deduct", "--amount", "40"), ("invoice", "--amount", "50"), ("settle",),
                 ("waive", "--words", "let it be", "--approved-by", "li"))
        for step, *words in steps if name else ():
            if self.random.random() < .8:
                self.now += int(self.random.uniform(1, 9) * DAY)
                yield from self.say("close", "charge", step, name.split()[0], *words, to=self.state, by=BY["charge"])


def later(entered, words, happened, by):
    yield (entered, words, happened, by)
