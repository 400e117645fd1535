"""A play with a real server: posts made with its own client, read, some taken back or changed, and
what then stands in the digest that is mailed.

A play has `name`, `sources` (as scene.ini takes them), `files` to be written beside the ini,
`lines` more of the ini; post() makes the posts, change() comes after they were read; `shown` and
`hidden` are the marks that must and must not be in the mail. What is posted and read has the time
of the servers' clock, which nobody sets; the digest is due forty minutes later, as --now tells.
"""

import os
import random
import sys
import time
from datetime import datetime, timedelta, timezone

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(os.path.dirname(HERE), "servers")]
import harness  # noqa: E402
import scene  # noqa: E402

WEEK, SECOND = timedelta(days=7), timedelta(seconds=1)
AFTER = timedelta(minutes=40)     # what is younger than half an hour waits


def stamp(when):
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


WORDS = """apples before canals drawing early feedback glass harbour ideas jackets kettles lessons
maps nights orchards papers quiet rivers students timetables umbrellas voices windows yards zeal
welding plumbing bakery nursing carpentry colour motor music history maths""".split()


def sentence(number):
    """Words that no other number has, and no pattern: what follows one is taken for a program's."""
    words = random.Random(number).sample(WORDS, 5 + number % 5)
    return " ".join(words[:3] + [f"mark-many{number}"] + words[3:])


def next_second():
    """Until the servers' clock says another one: some keep no finer time, and what is not older
    than all that a list shows could be cut off."""
    began = int(time.time())
    harness.wait_until(lambda: int(time.time()) > began, "the next second")


class Run:
    """One play, acted: the mails, and how the commands ended."""

    def __init__(self, play, world):
        self._world = world
        self._mail = world.smtp()
        play.post()
        read = datetime.now(timezone.utc)
        self.due = read.replace(second=0, microsecond=0) + AFTER
        self._write_ini(play, self.due)
        self.results = [world.run("check"), world.run("poll", now=stamp(read))]
        play.change()
        self.results.append(world.run("run", now=stamp(self.due + SECOND)))
        self.messages = self._mail.messages()
        self.text = "\n".join(map(scene.text_of, self.messages))
        self.marks = [mark for message in self.messages for mark in scene.marks(message)]

    def _write_ini(self, play, due):
        self._world.began = stamp(due - WEEK)
        digest = f"schedule = weekly {due:%A} {due:%H:%M}\nmax_posts = 1000"
        text = scene.ini(play.sources, scene.relay(self._mail), digest=digest)
        self._world.write("aggregator.ini", text + "\n".join(["", *play.lines, ""]))
        for name, content in play.files.items():
            self._world.write(name, content)

    def ended_well(self):
        return all(result.code == 0 for result in self.results)

    def marks_a_week_later(self):
        """Of what comes with the next edition."""
        self.results.append(self._world.run("run", now=stamp(self.due + WEEK + SECOND)))
        return [mark for message in self._mail.messages()[len(self.messages):]
                for mark in scene.marks(message)]


class Play:
    """What most plays have nothing of."""

    files, lines, hidden = {}, (), ()

    def judge(self, tap, world):
        """Act in a world, and say what came of it."""
        run = Run(self, world)
        later = run.marks_a_week_later()
        evidence = [*run.results, run.text]
        tap.ok(run.ended_well(), f"{self.name}: check, poll and run end well", *run.results)
        tap.equal(len(run.messages), 1, f"{self.name}: one digest came", *evidence)
        tap.equal(sorted(set(self.shown) - set(run.marks)), [],
                  f"{self.name}: all {len(self.shown)} posts are in it", *evidence)
        tap.equal(sorted(set(self.hidden) & set(run.marks + later)), [],
                  f"{self.name}: none is that was taken back or was not for all"
                  f" ({len(self.hidden)})", *evidence)
        marks = run.marks + later
        tap.equal(sorted(mark for mark in set(marks) if marks.count(mark) > 1), [],
                  f"{self.name}: none is in it twice, nor in the next", *evidence)
        tap.ok("Read in full." in run.text, f"{self.name}: the mail says that all was read",
               *evidence)
        self.judge_more(tap, run, world)

    def judge_more(self, tap, run, world):
        """What else this play shows."""
