"""Random lives of posts, through the program: come, are searched, change, turn out to be one, are
refused, grow old. Whatever is gone must have left the database's file and its log."""

import contextlib
import os
import random
import re
import sqlite3
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime

import harness
import scene

BEGIN = datetime(2026, 11, 16, 8, tzinfo=timezone.utc)
POLLS, THINGS, SHOWN = 8, 260, 120
MARK = re.compile(rb"<[0-9a-f]{16}>".replace(b"<", b"m").replace(b">", b"m"))
INDEX = "post_index"        # it may hold no word that nothing else does
OWED = "SELECT value FROM meta WHERE key = 'erasures_owed'"


class History:
    """One feed whose items have random fates; every text that was ever shown is remembered."""

    def __init__(self, world, seed):
        self.world, self.random = world, random.Random(seed)
        self.shown, self.when = set(), BEGIN
        world.write("aggregator.ini", scene.ini(
            {"blog": ("feed", "file:feed.xml")}, "url = maildir:Mail",
            top="retention = 60 d", digest="reach = 1 h"))

    def text(self):
        mark = f"m{self.random.getrandbits(64):016x}m"
        self.shown.add(mark.encode())
        return " ".join([mark] * self.random.randint(1, 60))

    def item(self, number):
        # a link of its own, or one that it shares with its neighbour once in a while: a merge
        link = number if self.random.random() < .9 else number - number % 2
        block = "<itunes:block>yes</itunes:block>" if self.random.random() < .1 else ""
        # once in a while without its guid, so that the link alone says what it is
        guid = f"<guid isPermaLink='false'>g{number}</guid>" if self.random.random() < .9 else ""
        return (f"<item>{guid}<link>https://blog.example/{link}</link>"
                f"<pubDate>{format_datetime(self.when - timedelta(minutes=number))}</pubDate>"
                f"<category>JoyFE</category>{block}<description>{self.text()}</description>"
                "</item>")

    def show(self):
        numbers = self.random.sample(range(THINGS), SHOWN)
        self.world.write("feed.xml", (
            '<?xml version="1.0"?><rss version="2.0" xmlns:itunes='
            '"http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Blog</title>'
            + "".join(map(self.item, numbers)) + "</channel></rss>"))

    def run(self, *argv, days=0.0):
        self.when += timedelta(days=days)
        return self.world.run(*argv, now=self.when.strftime("%Y-%m-%dT%H:%M:%SZ"))

    def live(self):
        """Of which texts the database still means to have the words."""
        docs = "".join(str(row) for row in self.world.dump() if not row[0].startswith(INDEX))
        return set(MARK.findall(docs.encode()))

    def left(self):
        """Which texts are in its bytes and should not be."""
        there = set(MARK.findall(self.world.database_bytes()))
        return (there & self.shown) - self.live()


@contextlib.contextmanager
def reading(world):
    """Somebody in the middle of a long look."""
    path = world.path(harness.DATABASE)
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True,
                                            isolation_level=None)) as db:
        db.execute("BEGIN")
        db.execute("SELECT count(*) FROM post").fetchone()
        yield


def live_through(history, has_reader):
    """The history; whether an erasure was owed, and should have been, and what was left that
    should not be."""
    for _ in range(POLLS):
        history.show()
        history.run("run", days=history.random.choice((.02, 1.5, 9)))
        history.run("search", "--tag", "JoyFE")
    os.unlink(history.world.path("feed.xml"))
    before, owed = history.live(), False
    with reading(history.world) if has_reader else contextlib.nullcontext():
        history.run("run", "--clock-is-right", days=history.random.choice((45, 58, 400)))
        owed = history.world.query(OWED)[0][0] != "0"
        must = has_reader and history.live() != before
    if has_reader:
        history.run("run", days=.02)
    return owed, must, history.left()


def judge(report, histories):
    """So many histories, in half of them with somebody who reads meanwhile."""
    bad, texts, owed, wanted, gone = [], 0, 0, 0, 0
    for seed in range(histories):
        with harness.World() as world:
            history = History(world, seed)
            is_owed, must, left = live_through(history, seed % 2 == 1)
            texts += len(history.shown)
            gone += len(history.shown) - len(history.live())
            owed, wanted = owed + is_owed, wanted + must
            if left or history.world.query(OWED)[0][0] != "0":
                bad.append(f"seed {seed}: {len(left)} texts left")
    report.figure("histories, texts, of them gone", f"{histories}, {texts}, {gone}")
    report.figure("with a reader meanwhile, of them owed to the next run",
                  f"{histories // 2}, {owed}")
    report.ok(not bad, "of what is gone no byte is left in the database or its log", *bad[:8])
    report.equal(owed, wanted, "while somebody reads, it is owed and the next run does it")
    report.ok(gone > texts // 2, "most of what was ever shown is gone", f"{gone} of {texts}")
