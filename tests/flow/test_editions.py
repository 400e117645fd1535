#!/usr/bin/python3
"""Which posts are in which edition: late cron, double cron, quiet weeks, late posts, waiting."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402

harness.need.module("aiosmtpd")
TAP = harness.Tap()


class Week:
    """One instance whose statuses grow, one reader, and what was mailed."""

    def __init__(self, world, digest="", **options):
        self.world, self.statuses = world, []
        self.toot = world.mastodon([], **options)
        self.mail = world.smtp()
        world.write("aggregator.ini", scene.ini({"toot": ("mastodon", self.toot.url)},
                                                scene.relay(self.mail), digest=digest))

    def publish(self, mark, when, **changes):
        self.statuses.append(scene.post(mark, when, **changes))
        self.world.write(self.toot.data, self.statuses)

    def run(self, now):
        return self.world.run("run", now=now)

    def editions(self):
        """The marks of each mail so far."""
        return [scene.marks(message) for message in self.mail.messages()]

    def last_period(self):
        last = self.world.json("status", now=scene.NOW)["digests"][0]["last_period"]
        return last["start"], last["end"], last["outcome"]


def test_first_edition(world):
    week = Week(world)
    week.publish("ancient", "2026-10-20T09:00:00Z")
    week.publish("before", "2026-11-09T07:29:59Z")
    week.publish("first", "2026-11-09T07:30:00Z")
    week.publish("last", "2026-11-16T06:59:59Z")
    week.publish("young", "2026-11-16T07:00:00Z")
    week.publish("younger", "2026-11-16T07:29:59Z")
    week.publish("after", "2026-11-16T07:30:00Z")
    week.run(scene.NOW)
    TAP.equal(week.editions(), [["first", "last"]],
              "the first edition holds its last period, half open, and no years of old posts, "
              "nor what is younger than half an hour")
    week.run(scene.at(days=7))
    TAP.equal(week.editions()[1:], [["after", "young", "younger"]],
              "the second one what came after, and what was too young; nothing twice")


def test_late_and_double_cron(world):
    week = Week(world)
    week.publish("one", "2026-11-12T09:00:00Z")
    week.publish("monday", "2026-11-16T12:00:00Z")
    week.run(scene.at(days=2))
    TAP.equal(week.editions(), [["one"]], "a cron two days late makes Monday's edition")
    for hours in (0, 1, 24, 100):
        week.run(scene.at(days=2, hours=hours))
    TAP.equal(len(week.editions()), 1, "running again and again makes no other")
    week.publish("two", "2026-11-20T09:00:00Z")
    week.publish("three", "2026-12-01T09:00:00Z")
    week.run(scene.at(days=22))
    TAP.equal(week.editions()[1:], [["monday", "three", "two"]],
              "three weeks without a cron make one edition that loses nothing")
    TAP.equal(week.last_period(), (scene.DUE, "2026-12-07T07:30:00Z", "edition"),
              "and its period is as long as the gap")
    week.publish("four", "2026-12-10T09:00:00Z")
    with week.world.running("run", now=scene.at(days=29)) as other:
        same = week.run(scene.at(days=29))
        other.wait()
    week.run(scene.at(days=29, minutes=30))
    TAP.equal(same.code, 0, "two crons at once get on with each other", same)
    TAP.equal(week.editions()[2:], [["four"]], "and mail once")


def test_quiet_week(world):
    week = Week(world, digest="min_posts = 3")
    week.publish("one", "2026-11-10T09:00:00Z")
    week.publish("two", "2026-11-11T09:00:00Z")
    first = week.run(scene.NOW)
    TAP.equal((week.editions(), first.code, first.err), ([], 0, ""),
              "fewer posts than min_posts: nothing is mailed, nothing is said")
    TAP.equal(week.last_period()[2], "quiet", "status calls it quiet")
    week.run(scene.at(days=1))
    TAP.equal(week.editions(), [], "a quiet week stays quiet")
    week.publish("three", "2026-11-18T09:00:00Z")
    week.run(scene.at(days=7))
    TAP.equal(week.editions(), [["one", "three", "two"]], "its posts are in the next edition")
    week.run(scene.at(days=14))
    TAP.equal(len(week.editions()), 1, "and in no other")


def test_empty_letter(world):
    week = Week(world, digest="min_posts = 0")
    week.run(scene.NOW)
    TAP.equal(week.editions(), [[]], "with min_posts = 0 the quiet letter goes out")


def test_late_post(world):
    week = Week(world)
    week.publish("early", "2026-11-11T09:00:00Z")
    week.run(scene.NOW)
    week.publish("late", "2026-11-15T18:00:00Z")
    week.run(scene.at(hours=6))
    week.publish("next", "2026-11-17T09:00:00Z")
    for days in (7, 14, 21):
        week.run(scene.at(days=days))
    TAP.equal(week.editions(), [["early"], ["late", "next"]],
              "a post that was found late is in the next edition, once")
    rows = world.query("SELECT post, count(*) FROM edition_post GROUP BY post, digest")
    TAP.ok(rows and all(count == 1 for _, count in rows), "no post is in two editions", rows)


def test_waiting(world):
    week = Week(world)
    week.publish("saved", "2026-11-13T09:00:00Z")
    sunday = week.run("2026-11-15T08:00:00Z")
    TAP.equal(sunday.code, 0, "a poll on Sunday", sunday)
    week.toot.stop()
    monday = week.run(scene.NOW)
    TAP.equal((monday.code, week.editions()), (75, []), "no source answers: the deadline waits",
              monday)
    TAP.equal(monday.out + monday.err, "", "without words: it may be over in an hour")
    state = world.json("status", now=scene.NOW)["digests"][0]["state"]
    TAP.contains(state, "waiting", "status says so")
    week.run(scene.at(hours=23))
    TAP.equal(week.editions(), [], "still after 23 hours")
    tuesday = week.run(scene.at(hours=24))
    TAP.equal((tuesday.code, week.editions()), (75, [["saved"]]), "after a day it goes out",
              tuesday)
    TAP.contains(scene.text_of(week.mail.messages()[0]), 
                 "None of the places we read has answered", "and says why")
    week.toot.start()
    week.run(scene.at(days=2))
    TAP.equal(len(week.editions()), 1, "it is not mailed again")


def test_waiting_ends_with_an_answer(world):
    week = Week(world)
    week.publish("saved", "2026-11-13T09:00:00Z")
    week.toot.stop()
    week.run(scene.NOW)
    week.toot.start()
    week.run(scene.at(minutes=14))
    TAP.equal(week.editions(), [], "nobody asks more often than the ini lets us")
    week.run(scene.at(minutes=15))
    TAP.equal(week.editions(), [["saved"]],
              "a source that a deadline waits for is asked again out of turn")


def test_zone(world):
    world.began = "2026-10-23T06:30:00Z"
    week = Week(world)
    text = scene.ini({"toot": ("mastodon", week.toot.url)}, scene.relay(week.mail))
    world.write("aggregator.ini", text.replace("timezone = UTC", "timezone = Europe/London"
                                               "\nschedule = daily 07:30"))
    dues = []
    for now in ("2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z", "2026-10-26T12:00:00Z"):
        week.run(now)
        dues.append(week.last_period()[:2])
    TAP.equal(dues, [("2026-10-23T06:30:00Z", "2026-10-24T06:30:00Z"),
                     ("2026-10-24T06:30:00Z", "2026-10-25T07:30:00Z"),
                     ("2026-10-25T07:30:00Z", "2026-10-26T07:30:00Z")],
              "when the clocks go back a day is 25 hours long, and none is skipped or doubled")


if __name__ == "__main__":
    TAP.play(test_first_edition, test_late_and_double_cron, test_quiet_week, test_empty_letter,
             test_late_post, test_waiting, test_waiting_ends_with_an_answer, test_zone)
