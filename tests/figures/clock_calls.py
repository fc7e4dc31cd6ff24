"""Callbacks (rules.md §1, §4): which begin, which a call is about, how they end; each has a run of its own."""

from acts import begin_callbacks
from ticket import Callback


class Calls:
    """Of Clocks: the callback clock."""

    def _call_back(self, act):
        ticket = self.ticket
        ending = {"closed": ticket.cycle.closed_how}.get(ticket.state, ticket.state)
        if ending in ("imported", "void"):
            return
        for callback in begin_callbacks(ticket, act, ending, self.policies, self.project):
            self._run_of(callback)

    def _run_of(self, callback):
        if self.ticket.is_anonymous:
            return
        callback.run = self.begin("callback", callback.start)

    def _in_hand(self, at):
        """The callback that a call is about: the first that is due, else the last that has begun in this cycle."""
        begun = [each for each in self.ticket.callbacks if each.start <= at and each.cycle == len(self.ticket.cycles) - 1]
        return next((each for each in begun if each.state == "due"), begun[-1] if begun else None)

    def _on_attempt(self, act, before):
        callback = self._in_hand(act.at)
        if callback is None or callback.state not in ("due", "unreachable"):
            return
        callback.calls.append((act.at, act.actor))
        callback.again_at = act.body.get("again")
        state = act.body.get("leaves", "due")
        if state in ("unreachable", "refused") and callback.state == "due":
            callback.state, callback.ended_at = state, act.at
            if callback.run:
                callback.run.miss(act.at)

    def _on_waive(self, act, before):
        """The sample leaves out all that the ending began; a person waives the one in hand, also of who was given up on."""
        if act.body.get("not_sampled"):
            waived = [each for each in self.ticket.callbacks if each.state == "due"]
        else:
            waived = [self._in_hand(act.at)]
            waived = [each for each in waived if each and each.state in ("due", "unreachable")]
        for callback in waived:
            callback.state, callback.ended_at = "waived", act.at
            callback.drawn = callback.drawn and not act.body.get("not_sampled")
            if callback.run:
                callback.run.outcome, callback.run.stopped_at = "dropped", act.at

    def _on_record(self, act, before):
        ticket, at, body = self.ticket, act.at, act.body
        callback = self._in_hand(at)
        if callback is None or callback.state in ("reached", "waived"):
            callback = self._unasked(at)
        callback.calls.append((at, act.actor))
        callback.state, callback.ended_at = "reached", at
        callback.reached_at, callback.score = at, body["score"]
        first = max(i for i, each in enumerate(ticket.cycles[: callback.cycle + 1]) if i == 0 or each.why != "reversal")
        callback.counts = not any(each.counts and each.cycle >= first for each in ticket.callbacks)
        ticket.last_score = body["score"]
        if callback.run and callback.run.outcome != "dropped":  # also of who was given up on, and is reached after all
            callback.run.stop(at)
        if body.get("calls_again"):
            again = type(callback)(at, "again", len(ticket.cycles) - 1, callback.ending, callback.percent)
            ticket.callbacks.append(again)
            self._run_of(again)

    def _unasked(self, at):
        callback = Callback(at, "unasked", len(self.ticket.cycles) - 1, drawn=False)
        self.ticket.callbacks.append(callback)
        return callback
