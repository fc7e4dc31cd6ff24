"""What the story of a ticket chooses from: words, the acts that may come next in a state, and how they are said."""
from desk import DAY, HOUR

MEANS = ("phone", "phone", "sms", "wechat", "app", "email", "letter", "visit", "hand", "oral")
STAFF = ("chen", "zhou", "sun", "qian", "li")
CALLER = "wu"  # calls owners back, and repairs nothing
PARTIES = ("Hongyu", "Anju", "Donghai", "Crew")
HELPERS = ("Property", "Power", "Glass", "Drawing")
CHANNELS = (*("hotline",) * 6, "call", "visit", "letter", "wechat", "wechat", "app", "web", "email", "forum", "inspection",
            "handover", "callback", "property", "government", "12345", "12345", "lawyer", "media")
HOLDS = ("owner-no-access", "owner-asked", "force-majeure", "neighbour-no-access", "weather", "contractor", "material",
         "authority", "observation")
KINDS = {"repair": 62, "complaint": 15, "enquiry": 7, "suggestion": 4, "praise": 3, "service": 9}
CATEGORIES = {
    "repair": ("leak", "leak", "crack", "hollow", "door-window", "plumbing", "electrical", "finish", "lift", "design"),
    "complaint": ("quality", "leak", "attitude", "attitude", "service", "policy", "equipment"),
    "enquiry": ("policy", "service"), "suggestion": ("advice", "service"), "praise": ("advice",), "service": ("service",)}
THINGS = (("wet-room", "leak"), ("wet-room", "leak"), ("kitchen", "leak"), ("roof", "leak"), ("window", "broken"),
          ("door", "broken"), ("internal-wall", "crack"), ("floor", "hollow"), ("pipe", "blocked"),
          ("electrical", "broken"), ("external-wall", "leak"), ("lift", "noise"))
CAUSES = ("sealing", "waterproofing", "workmanship", "material", "wear", "unknown")
SPELLS = (1, 60, 30 * 60, HOUR, 2 * HOUR, DAY, 2 * DAY, 3 * DAY, 7 * DAY)  # in which something falls due

# What may come next in a state, and how often: a row of ACTS or ORDER_ACTS, else a method of Ticket.
NEXT = {
    "new": {"confirm": 3, "triage": 16, "decline": 1, "answer": 1, "withdraw": .5, "merge": 1.5, "void": .3, "amend": .5},
    "accepted": {"order": 12, "triage_again": 1, "decline": .4, "answer": 1, "hold": .5, "force": .3, "withdraw": .4,
                 "merge": .6, "extend": .5, "commit": .6, "safe": .3, "void": .1},
    "dispatched": {"serve": 6, "ack": 3, "appoint": 5, "arrive": 5, "no_show": 1, "survey": 1, "plan": .6, "start": 6,
                   "consent": .6, "extend": .8, "return": .5, "transfer": .5, "cancel": .3, "default": .7, "hold": 1,
                   "order": .5, "shortcut": 2, "triage_again": .5, "commit": .4, "safe": .8, "force": .2,
                   "locked_out": .25, "withdraw": .3, "merge": .2, "extend_order": .2},
    "in_progress": {"progress": 1.5, "safe": .5, "done": 10, "done_order": .5, "arrive": 1, "appoint": .7, "extend": 1,
                    "hold": .8, "order": .4, "default": .3, "return": .2, "transfer": .2, "cost": .6, "serve": .6,
                    "triage_again": .3, "force": .2, "withdraw": .2, "answer": .4},
    "on_hold": {"resume": 8, "extend": .6, "order": .3, "serve": .3, "transfer": .2, "triage_again": .4, "withdraw": .3,
                "commit": .3, "safe": .3, "merge": .2, "force": .2},
    "completed": {"verify": 8, "reject": 1.6, "reject_order": .3, "no_objection": 2, "force": .3, "watch": .4,
                  "withdraw": .2, "merge": .2, "cost": .3},
    "closed": {"attempt": 3, "score": 8, "waive": .5, "reopen": 1, "cost": .5, "again": .6, "complain": .5, "charge": 1,
               "leave": 3},
    "declined": {"appeal": 2, "reverse": 1, "stands": 1, "score": 2, "attempt": .5, "complain": .3, "leave": 3},
    "withdrawn": {"appeal": 1, "score": 1, "leave": 3},
    "merged": {"split": 2, "leave": 3},
}
OPEN = ("new", "accepted", "dispatched", "in_progress", "on_hold", "completed")
FACTS = {"inform": 5, "chase": 1.5, "promise": 1, "escalate": .4, "report_ack": .2, "note": .3, "tell_referrer": .3,
         "assign": .3, "ref_outcome": .1}
FACTS_LATER = {"chase": .3, "note": .2, "inform": .3}

# Acts that are one command: the hours before it, what it makes of the state, and its words behind program and verb.
ACTS = {
    "inform": ((0, 40), None, "dispatch inform", lambda t: ("--what", "how it stands", *t.told())),
    "chase": ((0, 30), None, "intake chase", lambda t: (*t.maybe(.7, "--from", "owner"), *t.maybe(.8, "--how", t.means()))),
    "promise": ((0, 10), None, "intake promise", lambda t: (
        "--due", t.soon(), "--what", "we see to it", "--for", t.pick("answer", "visit", "finish"),
        *t.maybe(.5, "--how", "phone"))),
    "escalate": ((0, 2), None, "dispatch escalate", lambda t: ("--to", "li", "--how", "phone")),
    "report_ack": ((0, 2), None, "dispatch escalate", lambda t: ("--ack",)),
    "note": ((0, 5), None, "intake note", lambda t: ("--text", "a remark")),
    "tell_referrer": ((0, 60), None, "dispatch inform", lambda t: (
        "--what", "done", "--how", "email", "--to", "referrer")),
    "assign": ((0, 5), None, "intake assign", lambda t: ("--to", t.pick(*STAFF))),
    "ref_outcome": ((0, 5), None, "intake amend", lambda t: (
        "--ref-solved", t.pick("yes", "no"), "--ref-satisfied", t.pick("yes", "no"))),
    "confirm": ((0, 3), None, "intake confirm", lambda t: ("--from", "owner", "--how", t.means())),
    "amend": ((0, 3), None, "intake amend", lambda t: (*t.pick(
        ("--element", "window", "--defect", "broken"), ("--location", "south"), ("--urgency", "urgent"),
        ("--channel", "visit"), ("--unit", t.pick(*t.office.units))), "-m", "misheard")),
    "triage": ((0, 9), "accepted", "intake triage", lambda t: (
        "--category", t.pick(*CATEGORIES[t.kind]), "--urgency", t.pick(*("normal",) * 7, "urgent", "urgent", "major"),
        "--liability", t.pick("contractor", "contractor", "owner", "developer", "contractor=60,supplier=40"),
        *t.maybe(.35, "--commit", t.day(1, 16), "--reason", "material"), *t.maybe(.05, "--element", "window"),
        "-m", "as it seems")),
    "commit": ((0, 20), None, "intake triage", lambda t: ("--commit", t.day(0, 20), "--reason", "material")),
    "decline": ((0, 12), "declined", "intake decline", lambda t: (
        "--reason", t.pick("out-of-warranty", "owner-use", "not-ours", "unfounded"), "--words", "not ours", *t.told())),
    "withdraw": ((0, 60), "withdrawn", "intake withdraw", lambda t: ("--from", "owner", "--words", "settled")),
    "void": ((0, 1), "void", "intake void", lambda t: ("--words", "typed twice")),
    "appeal": ((1, 200), "new", "intake appeal", lambda t: ("--words", "a new fact")),
    "reverse": ((1, 100), "new", "intake appeal", lambda t: ("--words", "we were wrong", "--approved-by", "li")),
    "stands": ((1, 100), None, "intake appeal", lambda t: ("--words", "heard", "--refused")),
    "plan": ((0, 5), None, "dispatch plan", lambda t: ("--work", "open the floor", *t.maybe(.5, "--no-consent-needed"))),
    "consent": ((0, 20), None, "dispatch consent", lambda t: ("--from", "owner", "--how", "signed")),
    "start": ((0, 30), "in_progress", "dispatch start", lambda t: t.maybe(.2, "--emergency", "-m", "water")),
    "extend": ((0, 30), None, "dispatch extend", lambda t: (
        "--due", t.day(0, 15), "--reason", t.pick(*HOLDS), *t.maybe(.4, "--to", "owner", "--how", "phone"))),
    "watch": ((0, 10), "on_hold", "dispatch hold", lambda t: ("--reason", "observation", "--review", t.day(1, 9))),
    "verify": ((0, 100), "closed", "close verify", lambda t: (
        "--from", t.pick("owner", "owner", "inspector"), "--how", t.pick("signed", "phone", "visit"))),
    "force": ((5, 200), "closed", "close force", lambda t: ("--words", "no end of it", "--approved-by", "li")),
    "attempt": ((1, 60), None, "callback attempt", lambda t: (
        "--outcome", t.pick("no-answer", "no-answer", "busy", "wrong-number", "refused"))),
    "waive": ((1, 60), None, "callback waive", lambda t: ("--words", "moved away")),
}
# The same, of an order.
ORDER_ACTS = {
    "serve": ((0, 5), "dispatch serve", lambda t: (
        "--how", *t.pick(("wechat",), ("phone",), ("hand",), ("hand", "--formal")))),
    "ack": ((0, 6), "dispatch ack", lambda t: ()),
    "arrive": ((1, 40), "dispatch arrive", lambda t: t.maybe(.4, "--for", t.pick("survey", "repair"))),
    "no_show": ((1, 40), "dispatch arrive", lambda t: ("--no-show", t.pick("owner", "contractor"))),
    "survey": ((0, 12), "dispatch survey", lambda t: ("--finding", "a seal", *t.maybe(.3, "--liability", "contractor"))),
    "progress": ((0, 12), "dispatch progress", lambda t: ("--words", "half of it")),
    "safe": ((0, 20), "dispatch progress", lambda t: ("--words", "no danger", "--safe")),
    "extend_order": ((0, 12), "dispatch extend", lambda t: ("--due", t.day(0, 9), "--reason", "material")),
}
# Who says it, where not anybody may; twice what is mostly so.
BY = {"triage": (*STAFF[1:], *("qian", "li") * 3), "commit": ("qian", "li", "chen"), "decline": ("chen", "qian", "li"),
      "extend": ("chen", "qian", "li"), "force": ("li",), "triage_again": ("qian",), "charge": ("li",),
      **dict.fromkeys(("attempt", "score", "waive"), (*(CALLER,) * 6, "chen"))}
