"""Which acts begin, move and end which clocks (rules.md §2, the table of clocks and what is said beneath it).

`react` is called behind each act, with how the ticket stood before it; `advance` before it, for what time alone
does: a hold that counts from a later instant than it was dated, and a hold whose review has come.
"""

from acts import rank
from journal import Amount
from clock_calls import Calls
from clock_merges import Merges
from clock_words import Words
from runs import STOPPED_BY_HOLD, Run
from ticket import OPEN

# What the end of a ticket does not end.
OUTLIVES = ("reply", "callback")
# Clocks whose target the urgency may raise.
RAISED = ("response", "feedback", "accept", "dispatch", "attend", "resolve", "verify", "inform")


class Before:
    """How a ticket stood before an act."""

    def __init__(self, ticket):
        self.state, self.kind, self.urgency = ticket.state, ticket.kind, ticket.urgency
        self.category = ticket.category
        self.hold = ticket.hold
        self.orders = {k: each.state for k, each in ticket.orders.items()}


class Clocks(Words, Calls, Merges):
    def __init__(self, ticket, policies, project, unit_people):
        self.ticket, self.policies, self.project = ticket, policies, project
        self.unit_people = unit_people

    # --- Finding and beginning runs ---

    @property
    def runs(self):
        return self.ticket.runs

    def running(self, clock):
        return [each for each in self.runs if each.clock == clock and each.is_running]

    def has(self, clock):
        """Whether the ticket has, or had, a run of the clock in this cycle."""
        return any(each.clock == clock and each.cycle == len(self.ticket.cycles) for each in self.runs)

    def target(self, clock, version=None, urgency=None):
        ticket = self.ticket
        policy = version or self.policies.at(self.now)
        return policy.target(clock, ticket.kind, ticket.category, urgency or ticket.urgency, self.project)

    def is_held(self, clock):
        hold = self.ticket.hold
        return bool(hold and hold.stops_clocks and hold.begun and not hold.over and clock in STOPPED_BY_HOLD)

    def make(self, clock, at):
        policy = self.policies.at(min(at, self.now))
        run = Run(clock, len(self.ticket.cycles), at, policy, self.project, self.policies)
        if self.is_held(clock):
            run.resumes_at = self.ticket.hold.review
        self.runs.append(run)
        return run

    def begin(self, clock, at):
        """Begins a run of the policy's target; nothing when the clock has none for such tickets."""
        amount = self.target(clock)
        if amount is None:
            return None
        run = self.make(clock, at)
        run.compute(amount, at, self.is_held(clock))
        if clock == "resolve":
            run.compute(amount, at, self.is_held(clock), ("standard",))
        if clock == "inform":
            self._put_off(run, amount)
        return run

    def begin_named(self, clock, at, due):
        run = self.make(clock, at)
        run.name(due, self.is_held(clock))
        return run

    # --- Time alone ---

    def advance(self, until):
        """What holds do by themselves up to and with `until`."""
        for hold in self.ticket.holds:
            if not hold.begun and hold.start <= until and (hold.until is None or hold.start < hold.until):
                self._hold_begins(hold, hold.start)
            if hold.begun and not hold.over and hold.review <= until and hold.until is None:
                self._hold_ends(hold, hold.review, by_review=True)

    def _hold_begins(self, hold, at):
        hold.begun = True
        if hold.review <= at:
            hold.over = True
            return
        if hold.stops_clocks:
            for run in self.runs:
                if run.is_running and run.clock in STOPPED_BY_HOLD:
                    run.suspend(at, hold.review)
        if hold.stops_inform:
            for run in self.running("inform"):
                if not run.current.is_past(at):
                    left = run.between(run.current.pace, at, run.due)
                    run.put_off = Amount(run.current.pace, left)
                    run.current.due = run.after(run.put_off, hold.review)

    def _put_off(self, run, amount):
        """A segment of inform that begins during an owner-asked hold counts from its review."""
        hold = self.ticket.hold
        run.put_off = None
        if hold and hold.stops_inform and hold.begun and not hold.over:
            run.put_off = amount
            run.current.due = run.after(amount, hold.review)

    def _hold_ends(self, hold, at, by_review=False):
        if hold.over or not hold.begun:
            return
        hold.over = True
        for run in self.runs:
            if hold.stops_clocks and run.clock in STOPPED_BY_HOLD and run.is_alive:
                run.resume(at)
            if run.clock == "inform" and run.is_running and getattr(run, "put_off", None):
                if not by_review:
                    run.current.due = run.after(run.put_off, at)
                run.put_off = None

    # --- An act ---

    def react(self, act, before):
        ticket, self.now = self.ticket, act.at
        verb, at, body = act.verb, act.at, act.body
        if verb in ("new", "import"):
            return self._received(act)
        if verb in ("amend", "triage"):
            self._judged(act, before)
        handler = getattr(self, "_on_" + verb.replace("-", "_"), None)
        if handler:
            handler(act, before)
        if ticket.state == "accepted" and before.state not in (None, "accepted", "merged"):
            self._entered_accepted(at)
        self._contact(act, before)
        if before.state in OPEN and ticket.state not in OPEN and ticket.state != "merged":
            self._ended(act, before, body)
        return None

    def _received(self, act):
        ticket, at = self.ticket, act.at
        self.now = at
        if ticket.import_closed:
            return
        if not ticket.imported:
            if not ticket.is_anonymous:
                run = self.begin("response", at)
                if run and self.policies.at(at).has("channels", ticket.channel, "spoken"):
                    run.stop(at)
            self.begin("feedback", at)
            self.begin("accept", at)
        for clock in ("safe", "escalate", "resolve"):
            self.begin(clock, at)
        if ticket.ref and ticket.ref_due is not None:
            self.begin_named("reply", at, ticket.ref_due)

    def _judged(self, act, before):
        """Triage and amend: urgency raised, kind changed, a date committed, a referral's date."""
        ticket, at, body = self.ticket, act.at, act.body
        first = act.verb == "triage" and before.state == "new"
        if first:
            self._first_triage(at, ticket.kind != before.kind)
        if rank(ticket.urgency) > rank(before.urgency) and ticket.is_open:
            self._raised(at, before.urgency)
        if act.verb == "triage" and body.get("commit_at") is not None:
            self._commit(act)
        other = ticket.kind != before.kind or ticket.category != before.category
        if not first and other and before.state != "new" and ticket.is_open:
            self._other_kind(at, ticket.kind != before.kind)
        if act.verb == "amend" and ("ref_due" in body or "ref" in body):
            self._reply_moves(at, act.recorded_at)

    def _reply_moves(self, at, recorded_at):
        runs = self.running("reply")
        if runs and self.ticket.ref_due is not None:
            if runs[0].current.is_past(recorded_at):
                runs[0].missed_before = True
                runs[0].name(self.ticket.ref_due, False, ("current",))
            else:
                runs[0].name(self.ticket.ref_due, False)
        elif self.ticket.ref and self.ticket.ref_due is not None:
            self.begin_named("reply", at, self.ticket.ref_due)

    def _first_triage(self, at, other_kind):
        """The target of the category, from the same start, in the run's version; of another kind, feedback's too."""
        for run in self.running("accept"):
            run.stop(at)
        for run in self.running("feedback") if other_kind else ():
            amount = self.target("feedback", run.version)
            if amount is not None:
                run.compute(amount, run.start, False)
        for run in self.running("resolve"):
            amount = self.target("resolve", run.version)
            if amount is None:
                run.drop(at)  # such tickets have no date until somebody names one
                run.superseded = True
            elif not run.committed:
                run.compute(amount, run.start, self.is_held("resolve"), ("current", "original", "standard"))
        if not self.has("resolve"):
            self.begin("resolve", self.ticket.cycle.start)
        if self.ticket.kind == "repair" and not self.running("attend"):  # a merge may have brought one
            self.begin("attend", at)
        if not self.running("inform"):
            self._begin_inform(at)

    def _begin_inform(self, at):
        if self.ticket.needs_order(self.policies.at(at)) and not self.ticket.is_anonymous:
            self.begin("inform", at)

    def _raised(self, at, old):
        for run in self.runs:
            amount = self.target(run.clock, run.version) if run.is_running and run.clock in RAISED else None
            if amount is None:
                continue
            if getattr(run, "put_off", None):
                if run.after(amount, at) < run.after(run.put_off, at):
                    self._put_off(run, amount)
            else:
                run.earlier(amount, at)
        for clock in ("safe", "escalate"):
            was = self.target(clock, urgency=old or "normal")
            if was is None and not self.running(clock):
                self.begin(clock, at)

    def _commit(self, act):
        due = act.body["commit_at"]
        runs = self.running("resolve")
        if not runs:
            if not any(each.clock == "resolve" and each.outcome == "waiting" for each in self.runs):
                run = self.begin_named("resolve", self.ticket.cycle.start, due)
                run.committed = True
            return
        run = runs[0]
        # A date is passed by when this was entered: a commitment dated back heals no miss.
        if run.committed or run.current.is_past(act.recorded_at) or run.dates["original"].is_past(act.recorded_at):
            run.extend(due, act.recorded_at)
        else:
            run.name(due, run.current.stands_still, ("current", "original"))
        run.committed = True

    def _other_kind(self, at, kind_changed):
        """A later triage that changes kind or category starts the clocks that the ticket lacks, and moves no due."""
        ticket = self.ticket
        if not self.has("resolve"):
            self.begin("resolve", at)
        if kind_changed and ticket.kind == "repair" and not self.has("attend"):
            self.begin("attend", at)
        if not self.has("inform"):
            self._begin_inform(at)
        if not self.has("dispatch") and ticket.state == "accepted":
            self._begin_dispatch(at)

    # --- Dispatch and orders ---

    def _entered_accepted(self, at):
        if not self.running("dispatch"):
            self._begin_dispatch(at)

    def _begin_dispatch(self, at):
        if self.ticket.needs_order(self.policies.at(at)):
            self.begin("dispatch", at)

    def _on_order(self, act, before):
        if act.body.get("phone_first"):
            for run in self.running("dispatch"):
                run.stop(act.at)
            amount = self.policies.at(act.at).amount("written_order")
            run = self.make("written", act.at)
            run.compute(amount, act.at, self.is_held("written"))
            run.order = act.body["order"]

    def _on_serve(self, act, before):
        for run in self.running("dispatch"):
            run.stop(act.at)
        for run in self.running("written"):
            if run.order == act.body["order"]:
                run.stop(act.at)

    def _order_ends(self, k, at):
        for run in self.runs:
            if run.order == k and run.is_running:
                if run.clock == "visit" and run.start <= at:
                    run.miss(at)
                else:
                    run.end(at)

    def _gave_back(self, act, before):
        """Return and transfer: a new time for dispatch, unless an order that was served is still open."""
        self._order_ends(act.body["order"], act.at)
        served = any(each.is_open and each.served_at is not None for each in self.ticket.orders.values())
        if not served and self.ticket.state != "completed":
            for run in self.running("dispatch"):
                run.end(act.at)
            self._begin_dispatch(act.at)

    _on_return = _gave_back
    _on_transfer = _gave_back

    def _on_cancel(self, act, before):
        self._order_ends(act.body["order"], act.at)

    _on_default = _on_cancel

    # --- Visits ---

    def _on_appoint(self, act, before):
        body, at = act.body, act.at
        for run in self.running("visit"):
            if run.order == body["order"]:
                if body.get("moved_by") == "owner" and at < run.start:
                    run.drop(at)
                else:
                    run.miss(at)
        run = self.begin_named("visit", at, body["until_at"])
        run.order, run.start = body["order"], body["from_at"]
        if body.get("moved_by") == "owner":
            for attend in self.running("attend"):
                if not attend.current.is_past(at) and (
                    attend.current.stands_still or body["until_at"] > attend.due
                ):
                    attend.name(body["until_at"], attend.current.stands_still, ("current",))

    def _on_arrive(self, act, before):
        no_show, k = act.body.get("no_show"), act.body.get("order")
        for run in self.running("visit"):
            if run.order == k:
                if no_show == "owner":
                    run.drop(act.at)
                elif no_show == "contractor":
                    run.miss(act.at)
                else:
                    run.stop(act.at)
        if no_show != "contractor":
            for run in self.running("attend"):
                run.stop(act.at)
        if no_show is None:
            self._keep(act.at, "visit")

    # --- The repair ---

    def _on_done(self, act, before):
        k, at = act.body.get("order"), act.at
        for run in self.running("visit"):
            if run.order == k:
                run.stop(at)
        if k is not None:
            for run in self.running("attend"):
                run.stop(at)
            if self.ticket.arrivals and self.ticket.arrivals[-1][0] == at and not self.ticket.arrivals[-1][3]:
                self._keep(at, "visit")
        if act.body.get("completes"):
            for run in self.running("resolve"):
                run.stop(at, waits=True)
            for run in self.running("promise"):
                if run.of == "finish":
                    run.stop(at, waits=True)
            self.begin("verify", at)

    def _on_reject(self, act, before):
        for run in self.runs:
            if run.outcome == "waiting":
                run.revive()
        for run in self.running("verify"):
            run.end(act.at)

    def _on_extend(self, act, before):
        if "order" not in act.body:
            for run in self.running("resolve"):
                run.extend(act.body["due_at"], act.recorded_at)

    def _on_progress(self, act, before):
        if act.body.get("safe"):
            for run in self.running("safe"):
                run.stop(act.at)

    def _on_escalate(self, act, before):
        if not act.body.get("acknowledged"):
            for run in self.running("escalate"):
                run.stop(act.at)

    def _on_hold(self, act, before):
        self.advance(act.at)

    def _on_resume(self, act, before):
        self._hold_ends(before.hold, act.at)

    # --- Ends and new beginnings ---

    def _ended(self, act, before, body):
        ticket, at = self.ticket, act.at
        if before.hold:
            self._hold_ends(before.hold, at)
        for run in self.runs:
            if run.outcome == "waiting":
                if ticket.state == "void":
                    run.outcome = "dropped"
                else:
                    run.accept()
            if not run.is_running or (run.clock in OUTLIVES and ticket.state != "void"):
                continue
            if ticket.state == "void" or act.verb in ("close-at-source",):
                run.drop(at)
            elif run.clock in ("verify", "inform") and ticket.state == "closed":
                run.stop(at)
            elif run.clock == "visit" and run.start <= at:
                run.miss(at)
            else:
                run.end(at)
        self._call_back(act)

    def _new_cycle(self, act, before):
        ticket, at = self.ticket, act.at
        for callback in ticket.callbacks:
            if callback.run and callback.run.is_running:
                callback.run.drop(at)
            if callback.state == "due":
                callback.state, callback.ended_at = "reopened", at
        clocks = ("safe", "escalate", "resolve") + (("accept",) if ticket.state == "new" else ())
        for clock in clocks:
            self.begin(clock, at)
        if ticket.state == "accepted":
            self._begin_inform(at)

    def _on_reopen(self, act, before):
        self._new_cycle(act, before)

    def _on_appeal(self, act, before):
        if not act.body.get("refused"):
            self._new_cycle(act, before)
