#!/usr/bin/python3
"""Readers who get a digest once a month, pause, or change their minds: each post once."""

import os
import sys
from collections import defaultdict
from datetime import datetime, timedelta, timezone

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402

harness.need.module("aiosmtpd")
TAP = harness.Tap()
ADA, BEA, CAI = scene.THREE
BEGIN = datetime(2026, 11, 16, 8, tzinfo=timezone.utc)


def stamp(when):
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


class Months:
    """One instance with a post on every Thursday, and who has got which."""

    def __init__(self, world, to=scene.THREE, digest="", days=(3,)):
        self.world, self.statuses, self.seen, self.now = world, [], 0, BEGIN
        self.toot = world.mastodon([])
        self.mail = world.smtp()
        self.days = days
        self.got = defaultdict(list)        # {reader: [(day, marks)]}
        world.write("aggregator.ini", scene.ini({"toot": ("mastodon", self.toot.url)},
                                                scene.relay(self.mail), to=to, digest=digest))

    def run(self):
        posts = [post for when, post in self.statuses if when <= self.now]
        self.world.write(self.toot.data, posts[-40:])
        result = self.world.run("run", now=stamp(self.now))
        assert result.code == 0, result
        mails, entries = self.mail.messages()[self.seen:], self.mail.log()[self.seen:]
        self.seen += len(mails)
        for mail, entry in zip(mails, entries):
            self.got[entry["rcpt"][0]].append((stamp(self.now)[:10], scene.marks(mail)))

    def say(self, *argv):
        result = self.world.run("subscribers", *argv, now=stamp(self.now))
        assert result.code == 0, result
        return result

    def until(self, day):
        """Run each morning up to that day."""
        while stamp(self.now)[:10] < day:
            self.now += timedelta(days=1)
            if self.now.weekday() in self.days:
                when = self.now - timedelta(hours=3)
                mark = when.strftime("d%m%d")
                self.statuses.append((when, scene.post(mark, stamp(when))))
            self.run()

    def all_of(self, reader):
        return [mark for _, marks in self.got[reader] for mark in marks]

    def days_of(self, reader):
        return [day for day, _ in self.got[reader]]


def thursdays(first, last):
    day, out = datetime.fromisoformat(first), []
    while day <= datetime.fromisoformat(last):
        out += [day.strftime("d%m%d")] if day.weekday() == 3 else []
        day += timedelta(days=1)
    return out


def test_once_a_month(world):
    months = Months(world)
    months.run()
    months.say("monthly", BEA)
    months.until("2027-02-02")
    status = world.run("status", now=stamp(months.now)).out
    TAP.ok("2 subscribers" in status and "and 1 once a month" in status, "status counts both",
           status)
    TAP.equal(len(months.got[ADA]), 11, "who said nothing gets each week's", months.got[ADA])
    TAP.equal(months.days_of(BEA), ["2026-12-07", "2027-01-04", "2027-02-01"],
              "who asked for it gets one on the first such day of each month")
    TAP.equal(months.all_of(BEA), months.all_of(ADA), "with the same posts, each once")
    TAP.equal(months.all_of(ADA), thursdays("2026-11-17", "2027-02-01"), "and that is all")
    letter = [mail for mail in months.mail.messages() if BEA in mail["To"]][-1]
    TAP.contains(scene.text_of(letter), "Edition 2027-01", "its number is its month")
    TAP.contains(scene.text_of(letter), "It comes on the first Monday of each month.",
                 "and it says how often it comes")


def test_changing_over(world):
    months = Months(world)
    months.until("2026-11-24")
    TAP.contains(months.say("monthly", CAI).out, "1 changed", "a wish is answered")
    listed = world.run("subscribers", "list", now=stamp(months.now)).out
    TAP.contains(listed, "monthly after this month", "and listed as one that is to come")
    months.until("2027-01-20")
    months.say("weekly", CAI)
    months.until("2027-03-02")
    TAP.equal(months.all_of(CAI), months.all_of(ADA), "from weekly to monthly and back: each once")
    TAP.equal(months.days_of(CAI),
              ["2026-11-23", "2026-11-30", "2026-12-07", "2027-01-04", "2027-02-01",
               "2027-02-08", "2027-02-15", "2027-02-22", "2027-03-01"], "on these days")


def test_quiet_weeks(world):
    """What a quiet week leaves to the next is in one month's edition alone, too."""
    months = Months(world, digest="min_posts = 2")
    months.run()
    months.say("monthly", BEA)
    months.until("2027-01-12")
    months.say("weekly", BEA)
    months.until("2027-03-09")
    for reader in (ADA, BEA):
        twice = [mark for mark in months.all_of(reader) if months.all_of(reader).count(mark) > 1]
        TAP.equal(twice, [], f"{reader} has nothing twice")
    TAP.ok(set(thursdays("2026-11-17", "2027-02-26")) <= set(months.all_of(BEA)),
           "and the one by month misses nothing", months.got[BEA], months.got[ADA])


def test_only_months(world):
    months = Months(world, to=(BEA,), digest="monthly = monthly 15 07:30")
    months.run()
    months.say("monthly", BEA)
    months.until("2027-01-18")
    months.say("weekly", BEA)
    months.until("2027-02-23")
    TAP.equal(months.days_of(BEA), ["2026-12-15", "2027-01-15", "2027-02-15", "2027-02-22"],
              "where nobody gets it weekly, and on a day of the ini's")
    TAP.equal(sorted(months.all_of(BEA)), sorted(thursdays("2026-11-17", "2027-02-21")),
              "each once")


def test_pause(world):
    months = Months(world)
    months.until("2026-11-24")
    months.say("pause", ADA, "until", "2026-12-07")
    months.say("pause", BEA)
    listed = world.run("subscribers", "list", "--all", now=stamp(months.now)).out
    TAP.contains(listed, "until 2026-12-07", "a pause is listed with its day")
    months.until("2026-12-10")
    months.say("resume", BEA)
    months.until("2026-12-15")
    TAP.equal(months.days_of(ADA), ["2026-11-23", "2026-12-07", "2026-12-14"],
              "a pause ends by itself on its day")
    TAP.equal(months.days_of(BEA), ["2026-11-23", "2026-12-14"], "or when somebody says so")
    TAP.equal(len(months.got[CAI]), 4, "and is one person's alone")
    nobody = world.run("subscribers", "pause", "until", "2026-12-07", now=stamp(months.now))
    TAP.ok(nobody.code == 64 and "of whom" in nobody.err, "somebody has to be named", nobody)
    wrong = world.run("subscribers", "pause", ADA, "until", "2026-11-01", now=stamp(months.now))
    TAP.ok(wrong.code == 64 and "2026-11-01" in wrong.err, "a day that is over is refused", wrong)
    months.say("plain", CAI)
    months.until("2026-12-22")
    last = [mail for mail in months.mail.messages() if CAI in mail["To"]][-1]
    TAP.equal(last.get_content_type(), "text/plain", "who asks for plain text gets it")
    months.say("html", CAI)
    months.until("2026-12-29")
    last = [mail for mail in months.mail.messages() if CAI in mail["To"]][-1]
    TAP.equal(last.get_content_type(), "multipart/alternative", "and may ask for more again")


TAP.play(test_once_a_month, test_changing_over, test_quiet_weeks, test_only_months, test_pause)
