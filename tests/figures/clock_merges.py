"""A merge (rules.md §2): running runs of the one that ends are carried to the one that goes on.

Where the target's own run of this cycle runs it takes the earlier due; where it has ended, only safe, escalate,
promises and the reply are carried. The target's hold decides whether what is carried stands still.
"""

from runs import STOPPED_BY_HOLD, Run

NOT_CARRIED = ("visit", "written", "verify")  # by a merge: of orders, and of the source's own done


class Merges:
    """Of Clocks: what a merge brings."""

    def take_over(self, source, at):
        """`source`'s ticket is merged into this one: its running runs are carried, or bring an earlier due."""
        for run in [each for each in source.runs if each.is_running and each.clock not in NOT_CARRIED]:
            own = [each for each in self.runs if each.clock == run.clock and each.cycle == len(self.ticket.cycles)]
            mine = next((each for each in own if each.is_running), None)
            if run.clock == "promise" or not own:
                self._carry(run, at)
            elif mine:
                self._take_earlier(mine, run, at)
            elif run.clock in ("safe", "escalate", "reply"):
                self._carry(run, at)
        for run in source.runs:
            run.drop(at)
            if run.outcome == "waiting":
                run.outcome, run.stopped_at = "dropped", at

    def _carry(self, run, at):
        copy = Run(run.clock, len(self.ticket.cycles), run.start, run.version, run.project, run.policies)
        copy.__dict__.update({name: value for name, value in run.__dict__.items() if name != "dates"})
        copy.dates = {name: type(date)(**date.__dict__) for name, date in run.dates.items()}
        # What has ended is not carried, a segment of inform neither: that it was missed is.
        copy.segments, copy.start, copy.segment_start = [], run.start_of_segment, None
        copy.missed_before = run.missed_before or any(end > due for _, due, end in run.segments)
        copy.cycle = len(self.ticket.cycles)
        self._match_hold(copy, at)
        self.runs.append(copy)

    def _match_hold(self, run, at):
        """The target's hold decides whether the run stands still."""
        if self.is_held(run.clock):
            run.suspend(at, self.ticket.hold.review)
        elif run.clock in STOPPED_BY_HOLD:
            run.resume(at)

    def _take_earlier(self, mine, other, at):
        for name in ("current", "standard"):
            date, own = other.dates.get(name), mine.dates.get(name)
            if date is None or own is None:
                continue
            if _as_if_running(other, date, at) < _as_if_running(mine, own, at):
                if name == "current":
                    mine.moved.append((at, own.due))
                mine.dates[name] = type(date)(**date.__dict__)
        self._match_hold(mine, at)


def _as_if_running(run, date, at):
    """When the date would fall due if its run went on now."""
    if date.due is not None:
        return date.due
    return date.named if date.named is not None else run.after(date.left, at)
