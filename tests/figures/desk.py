"""A desk that says commands to the program, in the order in which they are entered."""
import collections
import datetime
import heapq
import itertools
import re
import shlex
import subprocess

HOUR = 3600
DAY = 24 * HOUR


class Broken(Exception):
    """The program ended as it never should: neither done nor refused."""


def stamp(seconds):
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


class Desk:
    """Says commands at set times: the clock of a program that was linked for tests stands at the entry, the one that is
    shipped enters everything now and is told when it happened. What is refused (exit 1) is counted, all else is an
    error."""

    def __init__(self, program, folder, script=None):
        self.program, self.folder, self.script = program, folder, script
        self.said, self.refused, self.stands_at = collections.Counter(), collections.Counter(), None
        self.env = {"PATH": "/usr/bin:/bin", "HOME": folder, "XDG_CONFIG_HOME": folder, "XDG_STATE_HOME": folder,
                    "AFTERCARE_LEDGER": f"{folder}/ledger.db", "AFTERCARE_LANG": "en", "LC_ALL": "C.UTF-8"}

    def run(self, words, now):
        return subprocess.run([self.program, *words], env={**self.env, "AFTERCARE_TEST_CLOCK": str(now)}, cwd=self.folder,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, close_fds=False, check=False)

    def say(self, words, entered, happened=None, by="li"):
        """What the command printed, or nothing when it was refused."""
        line = [*words, "--by", by]
        if happened is not None:
            line += ["--at", stamp(happened)]
        if self.script:
            print(f"AFTERCARE_TEST_CLOCK={entered} aftercare {shlex.join(line)}", file=self.script, flush=True)
        done = self.run(line, entered)
        verb = " ".join(itertools.takewhile(lambda word: word.isalpha() and word.islower(), words[:3]))
        self.said[verb] += 1
        if done.returncode == 0:
            return done.stdout.strip()
        if done.returncode != 1:
            raise Broken(f"exit {done.returncode}: {shlex.join(line)}\n{done.stderr}")
        self.refused[verb, done.stderr.strip()] += 1
        self.stands_at = re.search(r"the ticket has been ([a-z ]+) since", done.stderr)
        return None

    def state_told(self):
        """The state of the ticket that the last refusal named."""
        return self.stands_at[1].replace(" ", "_") if self.stands_at else None


class Diary:
    """Stories of many tickets side by side: each is a generator that yields (entered, command, happened, by) and is
    sent what came of it, or waits without a command; the one whose next entry is the earliest goes first."""

    def __init__(self, desk):
        self.desk, self.waiting, self.order, self.now = desk, [], itertools.count(), 0

    def begin(self, story):
        self.go_on(story, None)

    def go_on(self, story, came_of_it):
        try:
            entry = story.send(came_of_it)
        except StopIteration:
            return
        heapq.heappush(self.waiting, (max(entry[0], self.now), next(self.order), story, entry))

    def until(self, end):
        """Says all that is entered before the end; what is left can be gone on with."""
        while self.waiting and self.waiting[0][0] < end:
            self.now, _, story, (_, words, happened, by) = heapq.heappop(self.waiting)
            self.go_on(story, self.desk.say(words, self.now, happened, by) if words else None)
