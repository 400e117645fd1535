#!/usr/bin/python3
"""A no that an export holds: what is stored goes, whichever comes first, and nothing is kept of
what was not for everybody but hashes of its names."""

import json
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import archives  # noqa: E402
import harness  # noqa: E402
import scene  # noqa: E402

TAP = harness.Tap()
WORDS = "Clay and kilns"
ACTOR = "https://toot.example/users/ada"
TO_ALL = ["https://www.w3.org/ns/activitystreams#Public"]
FEED = ("<rss><channel><title>#JoyFE</title><item><link>https://toot.example/@ada/1</link>"
        f"<guid>{ACTOR}/1</guid><pubDate>Tue, 10 Nov 2026 09:00:00 GMT</pubDate>"
        f"<description>{WORDS} #JoyFE</description></item></channel></rss>")
AGREED = "agreed = 2026-11-01, moderators"
TWEET = {"id_str": "1988000000000000001", "full_text": f"{WORDS} #JoyFE",
         "created_at": "Tue Nov 10 09:00:00 +0000 2026", "lang": "en",
         "entities": {"hashtags": [{"text": "JoyFE", "indices": ["15", "21"]}]}}
ACCOUNT = [{"account": {"username": "ada", "accountId": "42", "accountDisplayName": "Ada"}}]


def begin(world, sources=None):
    world.write("board.xml", FEED)
    world.write("aggregator.ini", scene.ini(sources or {"board": ("feed", "file:board.xml")},
                                            "url = maildir:Mail"))


def shown(world):
    return WORDS in world.run("search", "kilns", now=scene.at(hours=2)).out


def stored(world):
    """In how many files of the store the words stand."""
    return sum(WORDS in open(world.path("state", name), encoding="utf-8", errors="replace").read()
               for name in os.listdir(world.path("state")) if name.startswith("tagdigest.db"))


def take(world, *argv, minutes=0):
    result = world.run("import", *argv, "--json", now=scene.at(minutes=minutes))
    report = json.loads(result.out)
    return {name: report[name] for name in ("taken", "known", "private", "other") if report[name]}


# ---- the same post, out of a feed and out of exports ----

def mastodon(world, name, bio="Teacher", to=None):
    note = {"type": "Note", "id": f"{ACTOR}/1", "url": "https://toot.example/@ada/1",
            "attributedTo": ACTOR, "content": f"<p>{WORDS} #JoyFE</p>", "cc": [],
            "published": "2026-11-10T09:00:00Z", "to": to or TO_ALL,
            "tag": [{"type": "Hashtag", "name": "#joyfe"}]}
    world.write(f"{name}/outbox.json", json.dumps({
        "type": "OrderedCollection", "totalItems": 1, "orderedItems": [
            {"type": "Create", "actor": ACTOR, "to": note["to"], "object": note}]}))
    world.write(f"{name}/actor.json", json.dumps({
        "type": "Person", "id": ACTOR, "preferredUsername": "ada", "name": "Ada",
        "summary": f"<p>{bio}</p>", "url": "https://toot.example/@ada", "inbox": "inbox",
        "outbox": "outbox.json"}))
    return name


def lines(world, name):
    archives.write(world.path(name), archives.lines(
        [1], content=f"{WORDS} #JoyFE", link="https://toot.example/@ada/1", id=f"{ACTOR}/1",
        consent="refused", consent_reason="visibility: private"))
    return name


def table(world, name, head, field):
    world.write(name, f"url,id,text,date,{head}\nhttps://toot.example/@ada/1,{ACTOR}/1,"
                      f"{WORDS} #JoyFE,2026-11-10T09:00:00Z,{field}\n")
    return name


NOES = {
    "a profile that says #nobot": lambda world: mastodon(world, "no", bio="Potter #nobot"),
    "a post for followers": lambda world: mastodon(world, "no", to=[f"{ACTOR}/followers"]),
    "a line that was not for everybody": lambda world: lines(world, "no.jsonl"),
    "a table's consent": lambda world: table(world, "no.csv", "consent", "no"),
    "a table's visibility": lambda world: table(world, "no.csv", "visibility", "friends"),
}


def test_after(_):
    for name, make in NOES.items():
        with harness.World() as world:
            begin(world)
            world.run("poll", now=scene.NOW)
            was = shown(world)
            counts = take(world, make(world), minutes=30)
            TAP.equal((was, counts, shown(world)), (True, {"private": 1}, False),
                      f"{name} takes what is stored away")
            world.run("poll", now=scene.at(hours=1))
            TAP.equal((shown(world), stored(world)), (False, 0), "for good")


def test_before(_):
    for name, make in NOES.items():
        with harness.World() as world:
            begin(world)
            take(world, make(world))
            TAP.equal(stored(world), 0, f"{name}: nothing of it is kept")
            world.run("poll", now=scene.at(hours=1))
            TAP.ok(not shown(world), "and it stays out when another source shows it")


def test_older(world):
    begin(world)
    take(world, mastodon(world, "new", bio="#nobot"))
    TAP.equal((take(world, mastodon(world, "old"), minutes=5), shown(world)),
              ({"private": 1}, False), "an export without the no does not take it back")


# ---- deleted ----

def x_archive(world, name, tweets, deleted=(), headers=(), is_protected=False):
    parts = {"tweets": [{"tweet": one} for one in tweets], "account": ACCOUNT,
             "deleted_tweets": [{"tweet": one} for one in deleted],
             "deleted_tweet_headers": [{"tweet": {"tweet_id": one["id_str"], "user_id": "42"}}
                                       for one in headers],
             "protected_history": [{"protectedHistory": {"protectedAt": "2026-11-12T09:00:00.000Z",
                                                         "action": "Protect"}}] * is_protected}
    for part, rows in parts.items():
        if rows:
            world.write(f"{name}/data/{part.replace('_', '-')}.js",
                        f"window.YTD.{part}.part0 = {json.dumps(rows)}")
    return name


def test_deleted(_):
    for name, options in (("deleted", {"tweets": [], "deleted": [TWEET]}),
                          ("deleted, and still in the list", {"tweets": [TWEET],
                                                              "deleted": [TWEET]}),
                          ("deleted, and known by its id alone", {"tweets": [],
                                                                  "headers": [TWEET]}),
                          ("protected since", {"tweets": [TWEET], "is_protected": True})):
        with harness.World() as world:
            begin(world)
            was = take(world, x_archive(world, "one", [TWEET]))
            take(world, x_archive(world, "two", **options), minutes=5)
            TAP.equal((was, shown(world)), ({"taken": 1}, False),
                      f"a post of X that is {name} goes")
            take(world, x_archive(world, "one", [TWEET]), minutes=10)
            TAP.ok(not shown(world), "and an older archive does not bring it back")


def test_account(_):
    """A no for all posts of an account takes away those that this archive does not have."""
    other = {**TWEET, "id_str": "1988000000000000005"}
    plain = {**other, "full_text": "no word of it", "entities": {}}
    for name, tweets in (("another post", [other]), ("a post without a hashtag", [plain])):
        with harness.World() as world:
            begin(world)
            was = take(world, x_archive(world, "one", [TWEET]))
            take(world, x_archive(world, "two", tweets, is_protected=True), minutes=5)
            TAP.equal((was, shown(world), stored(world)), ({"taken": 1}, False, 0),
                      f"protected since, with {name}")
            take(world, x_archive(world, "one", [TWEET]), minutes=10)
            TAP.ok(not shown(world), "for good")


def test_unread(world):
    """What may say no, and cannot be read, is one."""
    begin(world)
    name = x_archive(world, "one", [TWEET])
    world.write(f"{name}/data/deleted-tweets.js",
                'window.YTD.deleted_tweets.part0 = [{"tweet":{"id_str":"1988000000000000001"')
    TAP.equal((take(world, name), shown(world)), ({"private": 1}, False),
              "a list of what was deleted that breaks off")


# ---- an agreement ----

def test_agreement(world):
    sources = {"exports": ("export", "file:exports", AGREED)}
    begin(world, sources)
    os.makedirs(world.path("exports"))
    archives.write(world.path("exports/group.jsonl"), archives.lines(
        [1], content=f"{WORDS} #JoyFE", group="Staff room"))
    os.utime(world.path("exports/group.jsonl"), (1700000000, 1700000000))
    world.run("poll", now=scene.NOW)
    TAP.ok(shown(world), "a group that agreed is quoted")
    begin(world, {"exports": sources["exports"][:2]})
    world.run("poll", now=scene.at(hours=1))
    TAP.equal((shown(world), stored(world)), (False, 0), "and no more when that is taken back")
    begin(world, sources)
    world.run("poll", now=scene.at(hours=2))
    TAP.ok(shown(world), "until it agrees again")


TAP.play(test_after, test_before, test_older, test_deleted, test_account,
         test_unread, test_agreement)
