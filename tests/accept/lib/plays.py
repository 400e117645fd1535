"""What can happen to a source, put to every platform: each play tells what is wrong, [] if nothing.

A closed or failing place is never called well, what was read stays, what is good among what is bad
is kept, and once all is well again everything is there, each once.
"""

import collections
import json
import re
import sqlite3
from datetime import datetime, timedelta

import api_posts
import harness
import platforms
import scene

BEGAN = "2026-11-10T08:00:00Z"
MARK = re.compile(r"\bmark-(\w+)")
LAST = []                   # what the program said, for a play that breaks off


def after(hours):
    when = datetime.fromisoformat(BEGAN) + timedelta(hours=hours)
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


def some(count, name="p", begin=0.0, step=0.5):
    return [api_posts.post(f"{name}{n}", after(begin + n * step), f"author{n % 9}",
                           text=f"mark-{name}{n} we talked of {n} things and more #JoyFE")
            for n in range(count)]


class Play:
    """One platform in a world of its own."""

    def __init__(self, platform, world, posts, is_in=False, **options):
        self.platform, self.world, self.posts = platform, world, posts
        self.server = platform.serve(world, posts, **options)
        self.clock, self.wrong = after(48), []
        platforms.token(world)
        self.ini(is_in)

    def ini(self, is_in=False):
        self.world.write("aggregator.ini", scene.ini(
            {"place": self.platform.source(self.server, is_in=is_in)}, "url = maildir:Mail",
            digest="max_posts = 1000"))

    def poll(self, hours=0.0):
        """A poll by the source's name, so much later than the last; a crash is wrong."""
        when = datetime.fromisoformat(self.clock) + timedelta(hours=hours)
        self.clock = when.strftime("%Y-%m-%dT%H:%M:%SZ")
        result = self.world.run("poll", "place", now=self.clock)
        LAST.append(str(result))
        self.check(result.code in (0, 75), "a poll ends well or with 75", result)
        return result

    def check(self, good, name, *evidence):
        if not good:
            self.wrong.append(" | ".join(map(str, (name, *evidence))))

    def put(self, posts):
        self.posts = posts
        self.platform.put(self.world, self.server, posts)

    def behave(self, word):
        self.platform.behave(self.world, word)

    def row(self):
        return self.world.json("status", now=self.clock)["sources"][0]

    def asked(self):
        return len(self.platform.asked(self.server))

    def kept(self):
        rows = self.world.query("SELECT doc FROM post WHERE doc IS NOT NULL")
        words = (" ".join(json.loads(doc).get(name) or "" for name in ("text", "title"))
                 for (doc,) in rows)
        return collections.Counter(mark for one in words for mark in MARK.findall(one)[:1])

    def holds(self, posts, name):
        want = collections.Counter(post["mark"] for post in posts)
        got = self.kept()
        self.check(got == want, name, f"missing {sorted((want - got).elements())[:9]}",
                   f"too many {sorted((got - want).elements())[:9]}", self.row())

    def is_not_well(self, name):
        row = self.row()
        self.check(row["state"] != "well" and (row["error"] or row.get("behind")
                                               or row.get("remark")), name, row)
        return row

    def edition(self):
        """What the next edition says, as text."""
        for hours in (0, 25):       # of a place that does not answer it waits a day
            result = self.world.run("run", now=scene.at(hours=hours))
            self.check(result.code in (0, 75), "a run ends well", result)
            mails = self.world.mails("Mail")
            if mails:
                break
        self.check(len(mails) == 1, "one edition is mailed", result)
        return scene.text_of(mails[0]) if mails else ""


def first_run(platform, world):
    play = Play(platform, world, some(5) + [api_posts.post(
        "other", after(1), tags=("Bread",), text="mark-other #Bread")])
    play.check(play.poll().code == 0, "all is well", play.row())
    play.holds(play.posts[:5], "all that has the hashtag, and nothing else")
    play.check(play.row()["state"] == "well", "and the source is well", play.row())
    return play.wrong


def next_run(platform, world):
    play = Play(platform, world, some(5))
    play.poll()
    before = play.asked()
    play.put(play.posts + some(2, "n", 47))
    play.poll(1)
    play.holds(play.posts, "what is new, and what was known once")
    play.check(play.asked() - before <= 3, "with few questions", play.asked() - before)
    before = play.asked()
    play.poll(1)
    play.holds(play.posts, "nothing new: nothing changes")
    play.check(play.asked() - before <= 3, "nor many then", play.asked() - before)
    return play.wrong


def paging(platform, world):
    count = platform.page * 2 + platform.page // 2
    play = Play(platform, world, some(count, step=40 / count))
    play.poll()
    play.holds(play.posts, "all pages")
    more = some(count, "n", 48, 3 / count)
    play.put(play.posts + more)
    play.poll(4)
    play.holds(play.posts, "pages of what is new since")
    return play.wrong


def rate_limit(platform, world):
    play = Play(platform, world, some(5))
    play.behave("ratelimited:600")
    play.poll()
    play.is_not_well("that it was refused is said")
    before = play.asked()
    play.behave("ok")
    world.run("run", now=play.clock)
    play.check(play.asked() == before, "and it is left alone", play.asked() - before)
    play.poll(0.5)
    play.holds(play.posts, "afterwards all is there")
    return play.wrong


def login_refused(platform, world):
    play = Play(platform, world, some(5), is_in=True)
    play.behave("closed")
    world.write("token", "wrong-word")
    play.poll()
    row = play.is_not_well("a wrong login is not well")
    play.check("wrong-word" not in json.dumps(row), "nor is it shown", row)
    play.holds([], "nothing was read")
    platforms.token(world)
    play.poll(3)
    play.holds(play.posts, "with the right one all is")
    return play.wrong


def login_expired(platform, world):
    play = Play(platform, world, some(5), is_in=True)
    play.behave("closed")
    play.poll()
    play.holds(play.posts, "the login opens what is closed")
    play.put(play.posts + some(1, "n", 47))
    play.behave("expired")
    play.poll(3)
    play.is_not_well("that it is not taken any longer is said")
    play.holds(play.posts[:5], "what was read stays")
    play.behave("closed")
    play.poll(30)
    play.holds(play.posts, "afterwards all is there")
    for number, word in enumerate(platform.renewals):
        play.put(play.posts + some(1, f"r{number}x", 80 + 3 * number))
        platform.renew(world, word)
        play.poll(3)
        play.behave("ok")
        play.poll(0.5)
        play.holds(play.posts, f"{word}: the login is renewed")
    return play.wrong


def closed(platform, world):
    play = Play(platform, world, some(5))
    play.poll()
    play.put(play.posts + some(1, "n", 47))
    play.behave(platform.shut)
    play.poll(3)
    row = play.is_not_well("a closed door is no silence")
    play.check(row["state"] == "closed", "and is called so", row)
    play.holds(play.posts[:5], "what was read stays")
    text = play.edition()
    play.check(re.search("closed|could not|refuse|not be read|since|login", text),
               "the mail says that it was not read", text[-900:])
    return play.wrong


def silent(platform, _):
    """Where nothing, or half of it, is shown to who is not logged in, and nobody says so."""
    wrong = []
    for options, word in platform.silences:
        with harness.World() as world:
            far = api_posts.post("far", after(3), host="far.example")
            play = Play(platform, world, [*some(5), far], **options)
            play.behave(word)
            play.poll()
            row = play.row()
            play.check(row["state"] != "well" or row["remark"], f"{options} {word}: it is said",
                       row)
            wrong += play.wrong
    return wrong


def malformed(platform, world):
    play = Play(platform, world, some(5))
    for number, word in enumerate(("malformed", "html200", "dropbody", "html503", "error500")):
        # 44 hours from one to the next
        play.put(play.posts + some(1, f"n{number}x", 46 + 44 * number))
        play.behave(word)
        play.poll(4)
        play.is_not_well(f"{word} is said")
        play.behave("ok")
        play.poll(40)
        play.holds(play.posts, f"after {word} all is there")
    return play.wrong


def strange(platform, world):
    play = Play(platform, world, some(5))
    play.behave("strange")
    play.poll()
    missing = set(post["mark"] for post in play.posts) - set(play.kept())
    play.check(not missing, "what is good among what is strange is kept", missing, play.row())
    play.behave("ok")
    play.poll(4)
    play.check(not world.run("status", now=play.clock).code, "and status can be read")
    return play.wrong


def deleted(platform, world):
    play = Play(platform, world, some(5))
    play.poll()
    for state, index in (("deleted", 1), ("hidden", 2)):
        play.posts[index] = {**play.posts[index], "state": state}
    play.put(play.posts)
    text = play.edition()
    got = set(MARK.findall(text))
    play.check(got == {"p0", "p3", "p4"}, "what is gone or hidden is not mailed", sorted(got))
    return play.wrong


def edited(platform, world):
    """Soon after it was read; where there are no edits the play is over before."""
    play = Play(platform, world, some(5))
    play.clock = after(2.1)
    play.poll()
    if platform.edit_hours:
        # where lists hold titles alone, it is the title that is seen to change
        play.posts[4] = {**play.posts[4], "edited": after(2.25), "title": "mark-p4 mended words",
                         "text": "mark-p4 mended words #JoyFE"}
    play.put(play.posts)
    text = play.edition()
    play.check(not platform.edit_hours or "mark-p4 mended words" in text,
               "it is mailed as it is now", text[:1500])
    play.check(set(MARK.findall(text)) == {f"p{n}" for n in range(5)}, "with all the others")
    play.check(play.kept()["p4"] == 1, "and kept once", play.kept())
    return play.wrong


PLAYS = (first_run, next_run, paging, rate_limit, login_refused, login_expired, closed, silent,
         malformed, strange, deleted, edited)


def perform(name):
    """(platform, {play: what is wrong})"""
    found = {}
    for play in PLAYS:
        with harness.World() as world:
            try:
                found[play.__name__] = play(platforms.ALL[name](), world)
            except (RuntimeError, OSError, ValueError, KeyError, sqlite3.Error) as error:
                found[play.__name__] = [f"{type(error).__name__}: {error}", *LAST[-1:]]
    return name, found
