#!/usr/bin/python3
"""When a digest is due that rests for a while, or comes in some weeks alone."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402

harness.need.module("aiosmtpd")
TAP = harness.Tap()
PAUSE = "2026-11-21..2026-12-07"    # the Mondays of 23 and 30 November fall out


class Letters:
    """One instance whose statuses grow, one reader, and what was mailed when."""

    def __init__(self, world, digest=""):
        self.world, self.statuses, self.seen = world, [], 0
        self.toot = world.mastodon([])
        self.mail = world.smtp()
        self.configure(digest)

    def configure(self, digest, top=""):
        self.world.write("aggregator.ini", scene.ini({"toot": ("mastodon", self.toot.url)},
                                                     scene.relay(self.mail), digest=digest,
                                                     top=top))

    def publish(self, mark, when):
        """What is there from then on."""
        self.statuses.append((when, scene.post(mark, when)))

    def run(self, now):
        """The marks of what a run mailed, or None when it mailed nothing."""
        self.world.write(self.toot.data, [post for when, post in self.statuses if when <= now])
        result = self.world.run("run", now=now)
        assert result.code == 0, result
        new = self.mail.messages()[self.seen:]
        self.seen += len(new)
        assert len(new) < 2, new
        return scene.marks(new[0]) if new else None

    def run_daily(self, first, days):
        """{date: marks} of what runs at eight o'clock mailed."""
        mailed = {}
        for day in range(first, first + days):
            now = scene.at(days=day)
            marks = self.run(now)
            if marks is not None:
                mailed[now[:10]] = marks
        return mailed


def publish_all(letters):
    for mark, when in (("early", "2026-11-17T09:00:00Z"), ("friday", "2026-11-20T23:59:59Z"),
                       ("within", "2026-11-21T00:00:00Z"), ("sunday", "2026-12-06T23:59:59Z"),
                       ("monday", "2026-12-07T00:00:00Z"), ("later", "2026-12-08T09:00:00Z")):
        letters.publish(mark, when)


def test_merge(world):
    letters = Letters(world, f"pause = {PAUSE} merge")
    letters.publish("first", "2026-11-12T09:00:00Z")
    TAP.equal(letters.run(scene.NOW), ["first"], "the letter before the pause comes as ever")
    publish_all(letters)
    TAP.equal(letters.run_daily(1, 28),
              {"2026-12-07": ["early", "friday", "monday", "sunday", "within"],
               "2026-12-14": ["later"]},
              "nothing is due in the pause, and one longer edition comes behind it")


def test_skip(world):
    letters = Letters(world, f"pause = {PAUSE} skip")
    letters.publish("first", "2026-11-12T09:00:00Z")
    letters.run(scene.NOW)
    publish_all(letters)
    TAP.equal(letters.run_daily(1, 18), {}, "nothing is due in the pause")
    waits = world.run("explain", "mark-within", now=scene.at(days=18))
    TAP.contains(waits.out, f"published in the pause {PAUSE} skip",
                 "explain says why a post of the pause will not come")
    TAP.equal(letters.run_daily(19, 10),
              {"2026-12-07": ["early", "friday", "monday"], "2026-12-14": ["later"]},
              "what was posted in the pause is left out, its edges are days of the zone")
    rows = world.query("SELECT reason FROM edition_post WHERE shown = 0")
    TAP.equal(rows, [(f"published in the pause {PAUSE} skip",)] * 2, "and that is recorded")
    gone = world.run("explain", "mark-within", now=scene.at(days=28))
    TAP.contains(gone.out, "left it out for good: published in the pause", "explain prints it")
    letters.configure("")
    TAP.equal(letters.run_daily(29, 8), {}, "nor does it come when the line goes")


def test_late_letter(world):
    letters = Letters(world, f"pause = {PAUSE} merge")
    letters.publish("first", "2026-11-12T09:00:00Z")
    letters.run("2026-11-15T08:00:00Z")
    TAP.equal(letters.run_daily(6, 15), {}, "what was due before the pause and comes late waits")
    last = world.run("send", "--last", now=scene.at(days=20))
    TAP.equal((last.code, [scene.marks(mail) for mail in letters.mail.messages()]),
              (0, [["first"]]), "but for who asks for it", last)


def test_first_letter_on_demand(world):
    world.began = None
    letters = Letters(world, "pause = 2026-11-28..2026-12-12 merge")
    letters.publish("first", "2026-11-12T09:00:00Z")
    letters.run("2026-11-18T10:00:00Z")
    current = world.run("preview", now="2026-11-18T10:00:00Z")
    TAP.contains(current.err, "after it paused until Mon 14 Dec", "the letter before the pause")
    last = world.run("preview", "--last", now="2026-11-18T10:00:00Z")
    TAP.ok("mark-first" in last.out and "paused" not in last.err and "14 Dec" not in last.out,
           "says so, and not the one before that", last)


def test_first_letters_before_a_pause(world):
    world.began = None
    letters = Letters(world, f"pause = {PAUSE} merge")
    letters.publish("first", "2026-11-05T09:00:00Z")
    letters.publish("second", "2026-11-12T09:00:00Z")
    letters.run("2026-11-05T10:00:00Z")
    letters.world.write(letters.toot.data, [post for _, post in letters.statuses])
    letters.world.run("poll", now="2026-11-25T12:00:00Z")
    last = world.run("send", "--last", now="2026-11-25T12:00:00Z")
    TAP.equal((last.code, [scene.marks(mail) for mail in letters.mail.messages()]),
              (0, [["first", "second"]]), "all that was due since it began, when asked for", last)


def test_wrong_pauses(world):
    letters = Letters(world)
    for line, wanted in (
            ("pause = 2027-01-04..2026-12-19", "is over before it begins"),
            ("pause = 2026-12-19..2026-12-19", "is over before it begins"),
            ("pause = 2026-12-19..9999-01-01", "is longer than a year"),
            ("pause = Christmas", "is no pause"),
            ("pause = 2026-12-19..2027-01-04\npause = 2026-12-24..2026-12-27 skip",
             "has days in common with 2026-12-19..2027-01-04 merge"),
            ("pause = 2026-12-19..2027-02-01", "retention in [tagdigest] that is a month")):
        letters.configure(line, top="retention = 70 d")
        said = world.run("check", now=scene.NOW)
        number = open(world.path("aggregator.ini"), encoding="utf-8").read().split("\n").index(
            line.strip().split("\n")[-1]) + 1
        TAP.ok(said.code == 78 and wanted in said.err and f":{number}: [digest weekly] pause: "
               in said.err, f"{line!r} is named with its line", said)
    letters.configure("pause = 2025-12-19..2026-01-04 merge")
    TAP.equal(world.run("check", now=scene.NOW).code, 0,
              "a pause that is over is no mistake: its line may stay")


def test_second_week(world):
    letters = Letters(world, "schedule = weekly Monday 07:30 every 2 weeks from 2026-11-16")
    for number in range(8):
        letters.publish(f"n{number}", scene.at(days=7 * number - 5))
    TAP.equal(letters.run_daily(0, 50),
              {"2026-11-16": ["n0"], "2026-11-30": ["n1", "n2"], "2026-12-14": ["n3", "n4"],
               "2026-12-28": ["n5", "n6"]}, "a digest of every second week, over a year's end")
    letters.publish("last", "2027-01-06T09:00:00Z")
    TAP.equal(letters.run_daily(50, 8), {"2027-01-11": ["last", "n7"]}, "with 53 weeks in it")


def test_first_monday(world):
    letters = Letters(world, "schedule = monthly first Monday 07:30")
    letters.publish("october", "2026-10-30T09:00:00Z")
    letters.run("2026-11-02T08:00:00Z")
    letters.publish("november", "2026-11-20T09:00:00Z")
    TAP.equal(letters.run_daily(0, 25), {"2026-12-07": ["november"]},
              "a digest of each first Monday")


if __name__ == "__main__":
    TAP.play(test_merge, test_skip, test_late_letter, test_first_letter_on_demand,
             test_first_letters_before_a_pause, test_wrong_pauses, test_second_week,
             test_first_monday)
