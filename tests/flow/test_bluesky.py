#!/usr/bin/python3
"""Bluesky: a login that is kept and renewed, searches paged to what is known, people, lists and
feeds without a login, who may be shown, what is gone, and what hangs on a post."""

import json
import os
import sys
import urllib.request

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import bluesky  # noqa: E402
import harness  # noqa: E402
import make  # noqa: E402
import scene  # noqa: E402
from api_posts import post  # noqa: E402

TAP = harness.Tap()
USER, PASSWORD = "digest.bsky.social", "abcd-efgh-ijkl-mnop"
LOGIN, REFRESH = "createSession", "refreshSession"
DAY = "2026-11-{:02}T{:02}:00:00Z"


class Play:
    """A server, and a source that reads it; with a login, or as anybody."""

    def __init__(self, world, posts, *lines, user=USER, more=None, digest="", **options):
        self.world, self.more = world, more or {}
        world.write("modes", "ok")
        options = {"mode_file": world.path("modes"), **options}
        self.server = world.api("bluesky", {"posts": posts, **self.more}, **options)
        if user:
            world.write("sky.password", PASSWORD)
            lines = (f"user = {user}", "password_file = sky.password", *lines)
        self.lines, self.digest = ("min_interval = 1 min", *lines), digest
        self.write_ini()

    def write_ini(self):
        self.world.write("aggregator.ini", scene.ini(
            {"sky": ("bluesky", self.server.url, *self.lines)}, "url = maildir:Mail",
            digest=self.digest))

    def show(self, posts):
        self.world.write(self.server.data, {"posts": posts, **self.more})

    def poll(self, minutes=0):
        return self.world.run("poll", now=scene.at(minutes=minutes))

    def send(self, minutes=0):
        result = self.world.run("send", now=scene.at(minutes=minutes))
        assert result.code == 0, result
        return self.world.mails("Mail")

    def asked(self):
        """The methods that were called, in order: ("searchPosts", 200) …"""
        return [(entry["path"].partition("?")[0].rsplit(".", 1)[-1], entry["status"])
                for entry in self.server.log()]

    def count(self, name):
        return sum(method == name for method, _ in self.asked())

    def marks(self):
        found = self.world.query("SELECT json_extract(doc, '$.text') FROM post"
                                 " WHERE id IN (SELECT post FROM post_tag)")
        return sorted(mark for (text,) in found for mark in scene.MARK.findall(text or ""))

    def state(self, minutes=0):
        rows = self.world.json("status", now=scene.at(minutes=minutes))["sources"]
        return next(row for row in rows if row["name"] == "sky")

    def session(self):
        (text,), = self.world.query("SELECT state FROM source WHERE name = 'sky'")
        return json.loads(text)["session"]


def hundreds(count, author="ada"):
    return [post(f"p{n}", DAY.format(10 + n // 100, n // 10 % 10 + 5).replace(
        ":00:00Z", f":{n % 10 * 5:02}:00Z"), author) for n in range(count)]


def test_pages(world):
    posts = hundreds(250)
    play = Play(world, posts)
    result = play.poll()
    TAP.equal(result.code, 0, "a first run logs in and reads", result)
    TAP.equal(play.asked()[0], (LOGIN, 200), "the login comes first")
    TAP.equal(len(play.marks()), 250, "every post is there", play.asked())
    said = json.loads(play.server.log()[0]["body"])
    TAP.equal(said, {"identifier": USER, "password": PASSWORD}, "with the app password")
    before = len(play.asked())
    play.show(posts + [post("new", DAY.format(16, 7))])
    result = play.poll(30)
    TAP.equal((result.code, "new" in play.marks()), (0, True), "a second run reads what is new")
    TAP.equal(play.count(LOGIN), 1, "and does not log in again")
    TAP.equal(play.count(REFRESH), 0, "nor renew what is good")
    TAP.ok(len(play.asked()) - before <= 4, "a page, and the last days once more",
           play.asked()[before:])
    TAP.ok(PASSWORD.encode() not in world.database_bytes(), "the password is not kept")
    result = world.run("status", now=scene.NOW)
    TAP.ok(play.session()["access"] not in result.out + result.err, "no token is told")


def test_beyond_the_end(world):
    """A search shows no more than its first hits; by time there is more."""
    play = Play(world, hundreds(250), scroll=150)
    play.poll()
    TAP.equal(len(play.marks()), 250, "what cursors do not lead to is there", play.asked())


def test_renews(world):
    play = Play(world, [post("red", DAY.format(10, 9))])
    play.poll()
    first = play.session()
    play.poll(30)
    play.poll(3 * 60)
    TAP.equal([name for name, _ in play.asked()].count(REFRESH), 1, "renewed behind its time",
              play.asked())
    TAP.equal(play.count(LOGIN), 1, "without another login")
    TAP.ok(play.session()["refresh"] != first["refresh"], "and the next refresh token is kept")
    TAP.equal(play.session()["did"], first["did"], "of the same account")
    world.write("modes", "expired\nok\n")
    play.poll(3 * 60 + 10)
    TAP.equal(play.count(LOGIN), 1, "one that ends before its time is renewed as well",
              play.asked())
    TAP.equal(play.asked()[-1][1], 200, "and what it was for is asked again", play.asked())


def test_killed(world):
    """Killed as soon as the new tokens are kept, whatever had been asked with them by then."""
    play = Play(world, [post("red", DAY.format(10, 9))])
    play.poll()
    first = play.session()
    with world.running("poll", now=scene.at(hours=3)):
        harness.wait_until(lambda: play.session() != first, "the new tokens are kept")
    kept = play.session()
    play.show([post("red", DAY.format(10, 9)), post("blue", DAY.format(11, 9))])
    result = play.poll(6 * 60)
    TAP.equal(result.code, 0, "the next run reads", result)
    TAP.ok(play.session()["refresh"] not in (first["refresh"], kept["refresh"]),
           "with the tokens that were kept, behind the grace of those before")
    TAP.equal((play.count(LOGIN), play.count(REFRESH)), (1, 2), "and nobody logs in again",
              play.asked())
    TAP.equal(play.marks(), ["blue", "red"], "all posts are there")


def test_revoked(world):
    play = Play(world, [post("red", DAY.format(10, 9))])
    play.poll()
    urllib.request.urlopen(urllib.request.Request(
        play.server.url + "/xrpc/com.atproto.server.deleteSession", b"",
        {"Authorization": "Bearer " + play.session()["refresh"]}), timeout=20).close()
    world.write("modes", "expired\nok\n")
    result = play.poll(30)
    TAP.equal(result.code, 0, "a session that was ended elsewhere", result)
    TAP.equal(play.count(LOGIN), 2, "one login more", play.asked())
    TAP.equal(play.asked()[-1], ("searchPosts", 200), "and it is read", play.asked())


def test_refused(world):
    for mode, words in (("locked", "user or password is wrong"), ("factor", "second factor"),
                        ("takendown", "taken this account down")):
        with harness.World() as own:
            play = Play(own, [post("red", DAY.format(10, 9))])
            own.write("modes", mode)
            result = play.poll()
            TAP.ok(result.code != 0, f"{mode}: the run says so", result)
            row = play.state()
            TAP.contains(row["error"] or "", words, f"{mode}: in plain words")
            TAP.equal(row["state"], "closed", f"{mode}: closed", row)
            asked = play.count(LOGIN)
            play.poll(5)
            play.poll(10)
            TAP.equal(play.count(LOGIN), asked, f"{mode}: and does not knock in each run")
            TAP.ok(PASSWORD not in json.dumps(row) + result.out + result.err,
                   f"{mode}: without the password")


def test_visitors(world):
    """Without a login a search has one page at most; what people post anybody may read."""
    posts = hundreds(150)
    play = Play(world, posts, user=None, public="first")
    play.poll()
    TAP.equal(len(play.marks()), 100, "the first page is read", play.asked())
    TAP.contains(json.dumps(play.state()), "without a login", "the rest is said to be closed")
    with harness.World() as own:
        closed = Play(own, posts, user=None, public="nosearch")
        closed.poll()
        row = closed.state()
        TAP.equal(row["state"], "closed", "where it is closed, that is said", row)
        TAP.contains(row["error"], "user and password_file", "with what to do")


ACTORS = {"bea": {"labels": ["!no-unauthenticated"]}, "cai": {"description": "#nobot"},
          "dai": {"handle": "dai.example"}}


def test_people(world):
    posts = [post("red", DAY.format(10, 9)), post("none", DAY.format(10, 10), tags=()),
             post("shut", DAY.format(10, 11), "bea"), post("blue", DAY.format(11, 9), "dai"),
             post("other", DAY.format(11, 10), "eve", reposts=[["ada", DAY.format(12, 9)]])]
    play = Play(world, posts, "accounts = @ada.bsky.social, bea.bsky.social, dai.example",
                user=None, public="nosearch", more={"actors": ACTORS})
    result = play.poll()
    TAP.equal(result.code, 0, "people are read without a login", result)
    TAP.equal(play.marks(), ["blue", "red"], "what they write, not what they pass on")
    TAP.equal(play.count("getAuthorFeed"), 3, "each of them is asked for", play.asked())


def test_lists_and_feeds(world):
    posts = [post("red", DAY.format(10, 9)), post("blue", DAY.format(11, 9), "dai"),
             post("green", DAY.format(12, 9), "eve")]
    did = bluesky.did_of("ada.bsky.social")
    more = {"lists": {"joy": {"members": ["ada", "dai"]}},
            "feeds": {"joy": {"tags": ["JoyFE"]}}}
    play = Play(world, posts, f"list = at://{did}/app.bsky.graph.list/joy", user=None,
                public="nosearch", more=more)
    result = play.poll()
    TAP.equal((result.code, play.marks()), (0, ["blue", "red"]), "a list of people", result)
    with harness.World() as own:
        feed = Play(own, posts, f"feed = at://{did}/app.bsky.feed.generator/joy", user=None,
                    public="nosearch", more=more)
        result = feed.poll()
        TAP.equal((result.code, feed.marks()), (0, ["blue", "green", "red"]), "a feed", result)
        own.write("modes", "upstream")
        feed.poll(30)
        TAP.ok(feed.state(30)["error"], "one that does not answer says so", feed.state(30))


def test_who_may_be_shown(world):
    posts = [post("open", DAY.format(10, 9)), post("shut", DAY.format(10, 10), "bea"),
             post("nobot", DAY.format(10, 11), tags=("JoyFE", "nobot")),
             post("hidden", DAY.format(10, 12), moderation=["!hide"]),
             post("gate", DAY.format(10, 13), "dai", no_quotes=True),
             post("warned", DAY.format(10, 14), "eve", labels=["graphic-media"]),
             bluesky.bridged("bridge", DAY.format(10, 15), "fay", "toot.example")]
    play = Play(world, posts, more={"actors": ACTORS})
    play.poll()
    TAP.equal(play.marks(), ["bridge", "gate", "open", "warned"], "the others are kept out")
    kept = world.database_bytes()
    TAP.ok(not any(f"mark-{mark}".encode() in kept for mark in ("shut", "nobot", "hidden")),
           "and nothing of them is stored")
    docs = {scene.MARK.findall(doc["text"])[0]: doc for doc in (
        json.loads(text) for (text,) in world.query("SELECT doc FROM post"))}
    TAP.equal(docs["warned"]["warning"], "Graphic media", "a label is a warning")
    TAP.equal(docs["gate"]["consent"], "reduced", "who forbids quotes is quoted in part")
    TAP.equal(docs["bridge"]["consent"], "reduced", "and so is who was bridged")
    TAP.equal(docs["open"]["consent"], "open", "all else is open")


def original(copy, user, instance, **changes):
    """The status that a bridged post is a copy of."""
    url = copy["record"]["bridgyOriginalUrl"]
    status = make.status(copy["text"], copy["at"], author=user, host=instance, home=instance,
                         uri=url, url=url)
    status["account"].update(changes)
    return status


def test_bridges(world):
    """One post on both sides of a bridge is shown once, and as far as its author allows."""
    there = [bluesky.bridged("open", DAY.format(10, 9), "fay", "toot.example"),
             bluesky.bridged("shut", DAY.format(10, 10), "gus", "toot.example")]
    here = post("native", DAY.format(11, 9), "bea")
    uri = f"at://{bluesky.did_of('bea.bsky.social')}/app.bsky.feed.post/3kaaaaaaaaa2a"
    copy = make.status(here["text"], here["at"], author="bea.bsky.social", host="bsky.brid.gy",
                       home="toot.example", uri=f"https://bsky.brid.gy/convert/ap/{uri}",
                       url=f"https://bsky.brid.gy/convert/ap/{uri}")
    toot = world.mastodon([original(there[0], "fay", "toot.example"),
                           original(there[1], "gus", "toot.example", noindex=True), copy])
    play = Play(world, [*there, here], more={"actors": ACTORS})
    world.write("aggregator.ini", scene.ini(
        {"toot": ("mastodon", toot.url, "min_interval = 1 min"),
         "sky": ("bluesky", play.server.url, *play.lines)}, "url = maildir:Mail"))
    play.poll()
    play.poll(30)
    mail, = play.send(35)
    TAP.equal(scene.marks(mail), ["open"], "once, and nothing of those who refuse on either side",
              play.marks())


def test_recheck(world):
    posts = [post(f"p{n}", DAY.format(10, 1 + n % 20), f"a{n}") for n in range(30)]
    play = Play(world, posts)
    play.poll()
    for n, state in ((3, "deleted"), (4, "hidden"), (5, "removed")):
        posts[n]["state"] = state
    play.show(posts)
    mail, = play.send(5)
    want = sorted(f"p{n}" for n in range(30) if n not in (3, 4, 5))
    TAP.equal(scene.marks(mail), want, "what is gone or hidden is not mailed")
    TAP.equal(play.count("getPosts"), 2, "25 at a time are asked for", play.asked())


def test_recheck_in_trouble(world):
    posts = [post("red", DAY.format(10, 9)), post("blue", DAY.format(10, 10))]
    play = Play(world, posts)
    play.poll()
    world.write("modes", "error500")
    mail, = play.send(5)
    TAP.equal(scene.marks(mail), ["blue", "red"], "trouble takes nothing back")


def test_more(world):
    """Where the rest is to be read, when not all has room."""
    play = Play(world, [post(f"p{n}", DAY.format(10, 9 + n), f"a{n}") for n in range(5)],
                digest="max_posts = 2")
    play.poll()
    play.send(5)
    (doc,), = world.query("SELECT doc FROM draft")
    TAP.equal(json.loads(doc)["sections"][0]["more_url"], "https://bsky.app/hashtag/JoyFE",
              "the hashtag's page")


def test_threads(world):
    asked = post("question", DAY.format(10, 9), hides=["rude"],
                 text="Who knows mark-question? #JoyFE")
    posts = [asked, post("one", DAY.format(10, 10), "dai", tags=(), reply="question"),
             post("two", DAY.format(10, 11), "eve", tags=(), reply="one"),
             post("shut", DAY.format(10, 11), "bea", tags=(), reply="question"),
             post("rude", DAY.format(10, 12), "fay", tags=(), reply="question"),
             post("below", DAY.format(10, 13), "gus", tags=(), reply="rude")]
    play = Play(world, posts, public="first", more={"actors": ACTORS})
    play.poll()
    mail, = play.send(5)
    shown = scene.marks(mail)
    TAP.ok({"question", "one", "two"} <= set(shown), "what hangs on a post is shown", shown)
    TAP.ok(not {"shut", "rude", "below"} & set(shown),
           "but for whom it refuses, and what its author has hidden", shown)


def test_bad_answers(world):
    posts = [post("red", DAY.format(10, 9)), post("blue", DAY.format(10, 10), "dai")]
    for mode in ("malformed", "html200", "html503", "error500", "drop", "dropbody"):
        with harness.World() as own:
            play = Play(own, posts)
            own.write("modes", f"ok\n{mode}\n")
            play.poll()
            row = play.state()
            TAP.ok(row["error"] and "\n" not in row["error"], f"{mode}: one line says why", row)
            own.write("modes", "ok")
            play.poll(60 * 12)
            TAP.equal(play.marks(), ["blue", "red"], f"{mode}: and all is read later")
    play = Play(world, posts)
    world.write("modes", "strange")
    play.poll()
    TAP.equal(play.marks(), ["blue", "red"], "strange: what is good in a page is kept")


def test_limit(world):
    play = Play(world, [post("red", DAY.format(10, 9))])
    world.write("modes", "ok\nratelimited:120\nok\n")
    play.poll()
    TAP.contains(play.state()["error"] or "", "asked too often", "a limit is said")
    before = len(play.asked())
    play.poll(1)
    TAP.equal(len(play.asked()), before, "and kept to")
    play.poll(30)
    TAP.equal(play.marks(), ["red"], "then it is read")


if __name__ == "__main__":
    TAP.play(test_pages, test_beyond_the_end, test_renews, test_killed, test_revoked, test_refused,
             test_visitors, test_people, test_lists_and_feeds, test_who_may_be_shown, test_bridges,
             test_recheck, test_recheck_in_trouble, test_more, test_threads, test_bad_answers,
             test_limit)
