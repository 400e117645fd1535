"""Weeks of chats in a household of readers who join, leave and choose, with a mail server that is
away at times: who got which post how often.

Two chats end at the same minute on Thursdays, a third is on Sunday evenings; some do not take
place; the clocks change in the middle. The program is run by a cron line that misses hours.
"""

import random
from collections import defaultdict
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import chats
import scene

BEGIN = datetime(2026, 10, 5, tzinfo=timezone.utc)      # a Monday
LONDON = ZoneInfo("Europe/London")
EVERYBODY = [f"reader{number}@readers.example" for number in range(7)]
FROM_INI = EVERYBODY[:2]
# weekday, hour, minute, hashtag, minutes from a question to the next
WHEN = ((3, 20, 0, "UKFEChat", 11), (3, 20, 30, "JoyFE", 5), (6, 19, 0, "JoyFE", 5))
DEEDS = ("add", "remove", "chats", "chats", "weekly")
POSTS, LAST_POSTS = 30, 400
INI = """
[chat UKFEChat]
when = every Thursday 20:00
host = @hettie@toot.example
[chat JoyFE]
when = every Thursday 20:30
when = every Sunday 19:00
length = 30 min
host = @hettie@toot.example
"""


def stamp(when):
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


class Season:
    """Played when it is made; then got is {reader: [(when, message)]}, and hours {when: Hour}."""

    def __init__(self, world, seed, weeks):
        self.world, self.random, self.weeks = world, random.Random(seed), weeks
        self.got, self.seen, self.is_down, self.runs = defaultdict(list), 0, False, 0
        world.began = None
        self.toot, self.mail = world.mastodon([], rate=1_000_000), world.smtp()
        self.hours = dict(self.plan())
        self.statuses = sorted((one for hour in self.hours.values() for one in hour.statuses),
                               key=lambda one: one["created_at"])
        self.end = BEGIN + timedelta(days=7 * weeks + 1, hours=10)
        self.write_ini()
        self.play()

    def plan(self):
        for week in range(self.weeks):
            for day, hour, minute, tag, step in WHEN:
                if self.random.random() < .15:
                    continue
                when = (BEGIN + timedelta(days=7 * week + day)).replace(
                    tzinfo=LONDON, hour=hour, minute=minute).astimezone(timezone.utc)
                yield (when, tag), chats.Hour(
                    stamp(when), posts=POSTS, seed=self.random.random(), tag=tag, step=step,
                    prefix=f"w{week}d{day}{tag[0].lower()}")

    def write_ini(self):
        sources = {"toot": ("mastodon", self.toot.url, "min_interval = 1 min")}
        self.world.write("aggregator.ini", scene.ini(
            sources, scene.relay(self.mail), to=FROM_INI, tags="UKFEChat, JoyFE",
            digest="schedule = weekly Monday 07:30, after chat UKFEChat, after chat JoyFE"
        ).replace("timezone = UTC", "timezone = Europe/London") + INI)

    def play(self):
        now = BEGIN + timedelta(hours=9)
        while now < self.end:
            now += timedelta(minutes=14 * 60 if self.random.random() < .02
                             else self.random.choice((30, 30, 30, 60, 240)))
            is_near = now.hour in (7, 8, 22, 23, 0, 1)
            if is_near or self.random.random() < .15:
                self.step(now)

    def step(self, now):
        if self.random.random() < .08:
            self.world.run("subscribers", self.random.choice(DEEDS),
                           self.random.choice(EVERYBODY[2:]), now=stamp(now))
        posts = [one for one in self.statuses if one["created_at"] <= stamp(now)]
        self.world.write(self.toot.data, posts[-LAST_POSTS:])
        if self.is_down and self.random.random() < .5:
            self.mail, self.seen, self.is_down = self.world.smtp(), 0, False
            self.write_ini()
        elif not self.is_down and self.random.random() < .03:
            self.mail.stop()
            self.is_down = True
        done = self.world.run("run", now=stamp(now))
        assert done.code in (0, 75), done
        self.runs += 1
        if not self.is_down:
            mails, entries = (part[self.seen:] for part in (self.mail.messages(), self.mail.log()))
            self.seen += len(mails)
            for mail, entry in zip(mails, entries):
                self.got[entry["rcpt"][0]].append((now, mail))

    def doubled(self):
        """(reader, mark) that came in two mails."""
        found = []
        for reader, mails in self.got.items():
            marks = [mark for _, mail in mails for mark in set(scene.marks(mail))]
            found += [(reader, mark) for mark in set(marks) if marks.count(mark) > 1]
        return found

    def missed(self):
        """(reader, chat) whom the ini names all along, and who did not have it in one mail."""
        found = []
        for reader in FROM_INI:
            for (when, tag), hour in self.hours.items():
                had = [mail for _, mail in self.got[reader]
                       if len(set(scene.marks(mail)) & set(hour.truth)) > len(chats.ASKED)]
                if when < self.end - timedelta(days=8) and len(had) != 1:
                    found.append((reader, stamp(when), tag, len(had)))
        return found

    def count(self, words):
        return sum(scene.text_of(mail).count(words) for mails in self.got.values()
                   for _, mail in mails)
