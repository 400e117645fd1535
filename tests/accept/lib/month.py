"""A month of a place that has trouble: a thousand posts at random times, found by runs a few hours
apart, with the server down, limiting, failing and closed in between; then what the store holds and
what was mailed is set against what was posted.

Half of the posts come in bursts (a conference's evening). Where a platform has them, one in twenty
comes to the server up to a day and a half after it was published. Some are edited, some deleted.
"""

import collections
import json
import random
import re
from datetime import datetime, timedelta, timezone

import api_posts
import harness
import platforms
import scene

BEGIN = datetime(2026, 11, 2, 7, 30, tzinfo=timezone.utc)      # a Monday, when the digest is due
POSTS, DAYS, LAST_DAYS = 1000, 28, 9
BURSTS, AUTHORS = 6, 40
LATE_MAX = timedelta(hours=36)
WORDS = ("chalk board lesson plan student tutor college bread soup garden reading writing number "
         "film paper workshop question answer library travel music clay wood metal craft river "
         "morning evening winter harvest letter story map bridge lamp window").split()
# how often, for how many hours at least and at most, and how
OUTAGES = (("down", 3, 4, 14), ("ratelimited:900", 3, 2, 8), ("html503", 3, 3, 12),
           ("error500", 2, 3, 9), ("drop", 2, 2, 6), ("dropbody", 2, 2, 6), ("html200", 1, 2, 6),
           ("malformed", 1, 2, 6), ("closed", 1, 24, 25))
EXPLAINED = ("had no room for it",)
MARK = re.compile(r"\bmark-(\w+)")


def moment(when):
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


class Month:
    """One platform's month. extra: more lines of its source."""

    def __init__(self, platform, seed, posts=POSTS, extra=()):
        self.platform, self.seed, self.extra = platform, seed, extra
        self.random = random.Random(f"{platform.name} {seed}")
        self.posts = self.make_posts(posts)
        self.outages = self.make_outages()
        self.codes, self.said, self.frozen, self.runs = collections.Counter(), [], [], 0
        self.states = collections.Counter()

    # ---- what happens ----

    def make_posts(self, count):
        rand, found = self.random, []
        bursts = [rand.uniform(0, DAYS - 1) for _ in range(BURSTS)]
        for number in range(count):
            day = rand.uniform(0, DAYS)
            if number % 2:
                day = rand.choice(bursts) + rand.uniform(0, 0.15)
            at = BEGIN + timedelta(seconds=int(day * 86400))
            more = {}
            if self.platform.is_late and rand.random() < 0.05:
                more = {"host": "far.example",
                        "seen": moment(at + LATE_MAX * rand.random())}
            post = api_posts.post(f"p{number:04d}", moment(at), f"author{rand.randrange(AUTHORS)}",
                                  **more)
            words = " ".join(rand.sample(WORDS, 9))
            post["text"] = f"mark-{post['mark']} {words} #JoyFE"
            post["title"] = " ".join(rand.sample(WORDS, 3))
            chance = rand.random()
            if chance < 0.04 and self.platform.edit_hours:
                post["edit_at"] = moment(at + timedelta(
                    hours=rand.uniform(0.1, self.platform.edit_hours)))
            elif chance < 0.07:
                post["gone_at"] = moment(at + timedelta(hours=rand.uniform(0.2, 90)))
            found.append(post)
        return found

    def make_outages(self):
        found = []
        for word, times, least, most in OUTAGES:
            for _ in range(times):
                begin = BEGIN + timedelta(days=self.random.uniform(0.5, DAYS))
                found.append((begin, begin + timedelta(
                    hours=self.random.uniform(least, most)), word))
        return found

    def trouble(self, now):
        return next((word for begin, end, word in self.outages if begin <= now < end), "ok")

    def shown(self, now):
        """What the server has then."""
        when, found = moment(now), []
        for post in self.posts:
            if post["seen"] > when or post.get("gone_at", "9") <= when:
                continue
            if post.get("edit_at", "9") <= when:
                post = {**post, "edited": post["edit_at"], "text": post["text"].replace(
                    " #JoyFE", " mended-" + post["mark"] + " #JoyFE")}
            found.append(post)
        return found

    # ---- the program ----

    def run(self):
        with harness.World() as world:
            world.began = moment(BEGIN)
            self.world = world
            self.begin()
            now, end = BEGIN, BEGIN + timedelta(days=DAYS + LAST_DAYS)
            while now < end:
                now += timedelta(minutes=self.random.randrange(120, 480))
                self.step(now)
            self.judge(now)
        return self

    def begin(self):
        world, platform = self.world, self.platform
        platforms.token(world)
        self.server, self.is_up = platform.serve(world, []), True
        world.write("aggregator.ini", scene.ini(
            {"place": platform.source(self.server, *self.extra)}, "url = maildir:Mail",
            digest="schedule = daily 07:30\nreach = 7 d\nmax_posts = 1000"))

    def step(self, now):
        word = self.trouble(now)
        if (word != "down") != self.is_up:
            (self.server.stop if self.is_up else self.server.start)()
            self.is_up = not self.is_up
        self.platform.put(self.world, self.server, self.shown(now))
        self.platform.behave(self.world, "ok" if word == "down" else word)
        mails = len(self.world.mails("Mail"))
        result = self.world.run("run", now=moment(now))
        self.runs += 1
        self.codes[result.code] += 1
        if result.code not in (0, 75):
            self.said.append(f"{moment(now)} {word}\n{result}")
        if len(self.world.mails("Mail")) > mails:
            self.frozen.append((now, word))

    # ---- what is so ----

    def judge(self, now):
        world = self.world
        rows = world.query("SELECT doc FROM post WHERE doc IS NOT NULL")
        kept = collections.Counter(mark for (doc,) in rows for mark in MARK.findall(
            json.loads(doc).get("text") or "")[:1])
        self.kept = sum(kept.values())
        lasting = {post["mark"] for post in self.posts if "gone_at" not in post}
        every = {post["mark"] for post in self.posts}
        self.missed = sorted(lasting - set(kept))
        self.twice = sorted(mark for mark, count in kept.items() if count > 1)
        self.strange = sorted(set(kept) - every)
        mails = world.mails("Mail")
        self.texts = [scene.text_of(mail) for mail in mails]
        mailed = [set(MARK.findall(text)) for text in self.texts]
        self.editions = [len(marks) for marks in mailed]
        counts = collections.Counter(mark for marks in mailed for mark in marks)
        self.mailed_twice = sorted(mark for mark, count in counts.items() if count > 1)
        self.unmailed = self.explained(sorted(lasting - set(counts) - set(self.missed)), now)
        self.ghosts = self.find_ghosts(mailed)
        self.stale = self.find_stale(mailed)

    def explained(self, marks, now):
        """Those that no mail holds, and of which explain does not say why."""
        self.reasons, wrong = collections.Counter(), []
        for mark in marks:
            out = self.world.run("explain", f"mark-{mark}", now=moment(now)).out
            reason = re.search("|".join(EXPLAINED), out)
            self.reasons[reason[0] if reason else "none"] += 1
            if not reason:
                wrong.append(f"{mark}: {out[:600]}")
        return wrong

    def by_edition(self, mailed):
        """(when an edition was frozen, its posts) where the server could be asked for all of them
        then, or the mail says that it could not."""
        for marks, text, (now, word) in zip(mailed, self.texts, self.frozen):
            if word == "ok" and "could not be asked for again" not in text:
                yield now, [post for post in self.posts if post["mark"] in marks]

    def find_ghosts(self, mailed):
        """Mailed though they were gone when it was decided, and the server was there to say so."""
        return [post["mark"] for now, posts in self.by_edition(mailed) for post in posts
                if post.get("gone_at", "9") <= moment(now)]

    def find_stale(self, mailed):
        """Mailed as they were before an edit that was there to be seen."""
        joined = "\n".join(self.texts)
        return [post["mark"] for now, posts in self.by_edition(mailed) for post in posts
                if post.get("edit_at", "9") <= moment(now)
                and not re.search(rf"\bmended-{post['mark']}\b", joined)]

    def is_right(self):
        return not (self.missed or self.twice or self.strange or self.mailed_twice
                    or self.unmailed or self.said or self.ghosts or self.stale)

    def row(self):
        return (self.platform.name, len(self.posts), self.runs, self.kept, len(self.missed),
                len(self.twice), "+".join(map(str, self.editions)), len(self.mailed_twice),
                len(self.unmailed), len(self.ghosts), len(self.stale),
                "right" if self.is_right() else "WRONG")

    HEAD = ("kind", "posts", "runs", "kept", "missed", "twice", "editions", "mailed twice",
            "unexplained", "deleted, mailed", "edited, stale", "")

    def evidence(self):
        return [f"{name}: {getattr(self, name)[:5]}" for name in (
            "missed", "twice", "strange", "mailed_twice", "unmailed", "said", "ghosts", "stale")
            if getattr(self, name)]
