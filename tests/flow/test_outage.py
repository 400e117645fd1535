#!/usr/bin/python3
"""Mail cannot go for weeks: then the newest edition goes at once, older ones are held and asked
about, and go one a day or not at all."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402
from scene import Office, both_ways  # noqa: E402

harness.need.module("aiosmtpd")
TAP = harness.Tap()
READERS = scene.THREE
WEEK = 7 * 24 * 60


def outage(office, world, weeks=3):
    """Editions of so many weeks, made while the server is down; how the runs ended."""
    office.mail.stop()
    results = []
    for week in range(weeks):
        when = scene.at(minutes=week * WEEK)
        made = scene.at(minutes=week * WEEK - 3 * 24 * 60)
        world.write(office.toot.data, [scene.post(f"week{number}", scene.at(
            minutes=number * WEEK - 3 * 24 * 60)) for number in range(week + 1)])
        world.run("poll", now=made)
        results.append(world.run("run", now=when))
    office.mail.start()
    return results


def marks(office):
    return [scene.marks(message)[-1] for message in office.mail.messages()]


class Ward(Office):
    """An Office whose source can be written anew."""

    def __init__(self, world, is_clear):
        started = world.mastodon
        world.mastodon = lambda *rest, **more: setattr(self, "toot", started(*rest, **more)) \
            or self.toot
        super().__init__(world, is_clear)


@both_ways
def test_one_a_day(world, is_clear, way):
    office = Ward(world, is_clear)
    results = outage(office, world)
    TAP.equal([result.code for result in results], [75, 75, 75],
              f"{way}: each week says that mail is owed", *results)
    TAP.equal(office.states(), {"queued": 3, "held": 6}, f"{way}: older editions are held")
    back = office.run(2 * WEEK + 60)
    TAP.equal((back.code, back.err.count("\n"), len(office.got())), (75, 1, 3),
              f"{way}: the newest goes at once", back)
    TAP.ok("6 mails of older editions" in back.err and "send --held" in back.err,
           f"{way}: and one line asks about the others", back.err)
    TAP.equal(set(marks(office)), {"week2"}, f"{way}: it is the newest")
    quiet = office.run(2 * WEEK + 90)
    TAP.equal((quiet.code, quiet.err), (0, ""), f"{way}: it is not asked each time", quiet)
    TAP.contains(world.run("status", now=scene.NOW).out, "6 held", f"{way}: status shows them")
    said = office.run(2 * WEEK + 100, "--held")
    TAP.equal(said.out, "6 held: owed again, one a day for each reader.\n",
              f"{way}: the organiser wants them", said)
    counts = []
    for hours in (2, 12, 23, 26, 50, 80):
        office.run(2 * WEEK + 100 + hours * 60)
        counts.append(len(office.got()))
    TAP.equal(counts, [6, 6, 6, 9, 9, 9], f"{way}: each gets one a day")
    TAP.equal(sorted(office.got()), sorted(READERS * 3), f"{way}: all of them, once")


def test_drop(world):
    office = Ward(world, True)
    outage(office, world, 2)
    office.run(WEEK + 60)
    wrong = office.run(WEEK + 70, "--held", "weekly")
    TAP.equal((wrong.code, "expected drop" in wrong.err), (64, True), "no digest goes with it",
              wrong)
    said = office.run(WEEK + 80, "--held", "drop")
    TAP.equal((said.code, said.out), (0, "3 held: dropped, nobody gets them.\n"),
              "the organiser does not want them", said)
    last = office.run(WEEK + 5 * 24 * 60)
    TAP.equal((last.code, office.got(), office.states()),
              (0, sorted(READERS), {"sent": 3, "suppressed": 3}), "and they do not go", last)


def test_down_again(world):
    """What was let go and meets a server that is down is not held again."""
    office = Ward(world, True)
    outage(office, world, 2)
    office.run(WEEK + 60)
    office.run(WEEK + 70, "--held")
    office.mail.stop()
    office.run(WEEK + 90)
    TAP.equal(office.states(), {"sent": 3, "retry": 3}, "it stays owed")
    office.mail.start()
    office.run(WEEK + 120)
    TAP.equal(office.got(), sorted(READERS * 2), "and goes when the server is up")


if __name__ == "__main__":
    TAP.play(test_one_a_day, test_drop, test_down_again)
