"""An archive's material: a year of editions with something of everything, and a thousand editions
copied from one, row by row, as if each had been frozen a week after the other.

    shelf.Year(world).play()
    shelf.copy(world, 1000)
"""

import contextlib
import json
import random
import sqlite3
from datetime import datetime, timedelta, timezone

import chats
import harness
import make
import scene

BEGIN = datetime(2026, 11, 16, 8, tzinfo=timezone.utc)
TAGS = ("JoyFE", "UKFEChat", "SustainFE", "AmplifyFE")
WEEK_S = 7 * 86400
WEEKS = 52
EACH = 26
URL = "https://letters.example/fe"
ROOM = "https://us02web.zoom.us/j/81234567890?pwd=secret"
CHAT_DAYS = ("2026-11-19", "2026-12-17", "2027-01-21", "2027-02-18", "2027-03-18", "2027-04-15",
             "2027-05-20", "2027-06-17", "2027-07-15", "2027-09-16", "2027-10-21")
SHY, REFUSING = ("p03", "p14", "p25", "p36"), "p30"
DOOR = "https://meet.jit.si/OurStaffroom"
AHEAD = f"""[chat {chats.TAG}]
when = third Thursday 20:00
timezone = Europe/London
host = @{chats.HOST}@toot.example
except = 2027-08-19
[event swap]
title = Swap shop: bring one broken lesson
when = last Wednesday 16:15
length = 45 min
place = Online
url = {DOOR}
"""
WORDS = ("chalk seam kettle apprentice corridor resit hedge captions dictionary toaster minibus "
         "register pencil heat pump carrot workshop lunch lesson induction tutor timetable hall "
         "marking lanyard glossary dovetail sourdough bench logbook reading question").split()
PEOPLE = [f"{first}{last}" for first in ("ada", "bea", "cai", "dai", "eli", "fay", "gil", "hal")
          for last in ("marsh", "penn", "stone", "wells", "yates")]


def stamp(when):
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


def hour_of(day, number):
    """The chat of a day: some of its people have not opted in, one says no, one brings a door; its
    questions are of its own."""
    start = datetime.fromisoformat(f"{day}T20:00:00+00:00")
    if "-03-28" < day[4:] < "-10-31":       # in summer London's clocks are an hour on
        start -= timedelta(hours=1)
    hour = chats.Hour(stamp(start), posts=40, seed=number, prefix=f"h{number}")
    for place, status in enumerate(hour.statuses):
        for asked in chats.ASKED:
            status["content"] = status["content"].replace(asked, f"{asked} in {WORDS[number]}s")
        who = status["account"]["username"]
        status["account"].update(indexable=who not in SHY, noindex=who == REFUSING)
        if place == 21:
            status["content"] += f'<p>Come in: <a href="{ROOM}">{ROOM}</a></p>'
    return hour


class Year:
    """A weekly digest from its ini to 52 editions, eleven of which hold a chat; self.marks: who
    wrote which mark; self.hours: the chats."""

    def __init__(self, world):
        self.world, self.random, self.count = world, random.Random(94), 0
        self.toot, self.posts, self.marks = world.mastodon([], rate=1_000_000), [], {}
        self.hours = [hour_of(day, number) for number, day in enumerate(CHAT_DAYS)]
        world.began = None
        world.write("aggregator.ini", scene.ini(
            {"toot": ("mastodon", self.toot.url)}, "url = maildir:Mail", tags=", ".join(TAGS),
            top="retention = 3660 d",
            digest=f"title = The Staffroom\nsubtitle = The week in further education\n"
                   f"note = If you only have one cup: read the second letter. {ROOM}\n"
                   "note_by = Nerys\nmax_posts = 18\n")
            + f"[archive]\ndir = site\nurl = {URL}\n[inbox]\nplus = yes\n" + AHEAD)

    def sentence(self, words):
        return " ".join(self.random.choice(WORDS) for _ in range(words)).capitalize() + "."

    def post(self, when):
        """Something of what people post, with a mark of its own."""
        self.count += 1
        mark, who = f"m{self.count:04}", self.random.choice(PEOPLE)
        tag, kind = self.random.choice(TAGS), self.count % 13
        self.marks[mark] = who
        text = f"{self.sentence(self.random.randint(5, 30))} mark-{mark}"
        changes = {}
        if kind == 1:
            changes["media_attachments"] = [
                {"type": "image", "url": "https://toot.example/a.png", "description": words}
                for words in (self.sentence(9), None)]
        elif kind == 2:
            changes.update(spoiler_text=self.sentence(3), sensitive=True)
        elif kind == 3:
            text += " " + self.sentence(160)
        elif kind == 4:
            text = f"Come and talk: {ROOM} mark-{mark}"
        elif kind == 5:
            changes["poll"] = {"options": [{"title": self.sentence(2), "votes_count": number}
                                           for number in (3, 4)], "expires_at": stamp(when),
                               "expired": True, "multiple": False, "votes_count": 7}
        elif kind == 6:
            changes["language"] = "cy"
            text = f"Oes rhywun yn defnyddio lleferydd-i-destun Cymraeg? mark-{mark}"
        elif kind == 7:
            changes["replies_count"] = self.random.randint(3, 40)
        elif kind == 8:
            text = f"Does anybody have a lesson on {self.random.choice(WORDS)}s? mark-{mark}"
        status = make.status(f"{text} #{tag}", stamp(when), author=who, **changes)
        if kind == 9:
            link = f"https://example.org/{self.random.choice(WORDS)}"
            status["content"] = (f'<p>{text} <a href="{link}">{link}</a> '
                                 f"<blockquote><p>As they say</p></blockquote></p><ul><li>one</li>"
                                 f"<li>two</li></ul>")
        if kind == 10:
            status["account"]["indexable"] = False
        if kind == 11:
            status["account"]["display_name"] = "<b>" + who + '"&\'</b>'
        return status

    def week(self, number):
        when = BEGIN + timedelta(days=7 * number)
        for _ in range(self.random.randint(EACH // 2, EACH) if number % 9 else 4):
            self.posts.append((when, self.post(
                when - timedelta(minutes=self.random.randint(60, 6 * 24 * 60)))))
        for hour in self.hours:
            if when - timedelta(days=7) < hour.start <= when:
                self.posts += [(when, status) for status in hour.statuses]
        self.world.write(self.toot.data, [post for at, post in self.posts
                                          if at > when - timedelta(days=30)])
        return self.world.run("run", now=stamp(when))

    def play(self):
        """How each week ended."""
        self.world.run("poll", now=stamp(BEGIN - timedelta(days=7)))
        return [self.week(number) for number in range(WEEKS)]

    def now(self, days=0):
        return stamp(BEGIN + timedelta(days=7 * (WEEKS - 1) + days))


# ---- a thousand -----------------------------------------------------------------------------

def renumbered(value, ids, number):
    """A draft with the numbers and names of another edition's posts."""
    if isinstance(value, list):
        return [renumbered(each, ids, number) for each in value]
    if not isinstance(value, dict):
        return value
    made = {key: renumbered(each, ids, number) for key, each in value.items()}
    if "post_id" in made:
        made["post_id"] = ids[made["post_id"]]
    for key in ("uri", "link", "url"):
        if isinstance(made.get(key), str) and "/statuses/" in made[key] + "/statuses/":
            made[key] = f"{made[key]}?edition={number}"
    return made


def columns(db, table):
    return [row[1] for row in db.execute(f"PRAGMA table_info({table})")
            if (table, row[1]) != ("post", "time_s")]


def rows_of(db, table, where="1"):
    names = columns(db, table)
    return [dict(zip(names, row)) for row in db.execute(
        f"SELECT {', '.join(names)} FROM {table} WHERE {where}")]


def put(db, table, row):
    db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",
               list(row.values()))


class Copier:
    """The one edition of a database, as the first of many."""

    def __init__(self, db):
        self.db = db
        (self.edition,), (self.draft,) = rows_of(db, "edition"), rows_of(db, "draft")
        self.doc = json.loads(self.draft["doc"])
        self.period = rows_of(db, "period", "edition IS NOT NULL")[0]
        self.members = rows_of(db, "edition_post")
        self.posts = rows_of(db, "post")
        self.tags = rows_of(db, "post_tag")
        self.last = max(post["id"] for post in self.posts)

    def copy(self, number):
        later, step = number * WEEK_S, number * (self.last + 1)
        ids = {post["id"]: post["id"] + step for post in self.posts} | {0: 0}
        for post in self.posts:
            put(self.db, "post", {**post, "id": ids[post["id"]], "words": None,
                                  "published_s": post["published_s"] + later,
                                  "first_seen_s": post["first_seen_s"] + later})
        for tag in self.tags:
            put(self.db, "post_tag", {**tag, "post": ids[tag["post"]]})
        doc = renumbered(self.doc, ids, number)
        times = {key: self.edition[key] + later for key in ("start_s", "end_s", "frozen_s")}
        doc.update(number=number + 1, period_start=stamp_s(times["start_s"]),
                   period_end=stamp_s(times["end_s"]))
        put(self.db, "draft", {
            **self.draft, "id": self.draft["id"] + number, "start_s": times["start_s"],
            "end_s": times["end_s"], "doc": json.dumps(doc, ensure_ascii=False)})
        edition = self.edition["id"] + number
        put(self.db, "edition", {**self.edition, **times, "id": edition, "number": number + 1,
                                 "draft": self.draft["id"] + number, "hash": f"{number:064}"})
        put(self.db, "period", {**self.period, "start_s": times["start_s"],
                                "end_s": times["end_s"], "edition": edition})
        for member in self.members:
            put(self.db, "edition_post", {**member, "post": ids[member["post"]],
                                          "edition": edition})


def stamp_s(time_s):
    return stamp(datetime.fromtimestamp(time_s, timezone.utc))


def copy(world, editions):
    """Make the one edition that a world has so many."""
    with contextlib.closing(sqlite3.connect(world.path(harness.DATABASE))) as db:
        copier = Copier(db)
        for number in range(1, editions):
            copier.copy(number)
        db.commit()
