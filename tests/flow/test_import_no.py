#!/usr/bin/python3
"""A no that an export holds: what is stored goes, whichever comes first, and nothing is kept of
what was not for everybody but hashes of its names."""

import json
import os
import sqlite3
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

def create(to=None, tagged=True, kind="Create", number=1, **more):
    note = {"type": "Note", "id": f"{ACTOR}/{number}", "url": f"https://toot.example/@ada/{number}",
            "attributedTo": ACTOR, "content": f"<p>{WORDS}{' #JoyFE' * tagged}</p>", "cc": [],
            "published": "2026-11-10T09:00:00Z", "to": to or TO_ALL,
            "tag": [{"type": "Hashtag", "name": "#joyfe"}] * tagged, **more}
    return {"type": kind, "actor": ACTOR, "to": note["to"], "object": note}


def outbox(world, name, *activities, bio="Teacher"):
    world.write(f"{name}/outbox.json", json.dumps({
        "type": "OrderedCollection", "totalItems": len(activities), "orderedItems": activities}))
    world.write(f"{name}/actor.json", json.dumps({
        "type": "Person", "id": ACTOR, "preferredUsername": "ada", "name": "Ada",
        "summary": f"<p>{bio}</p>", "url": "https://toot.example/@ada", "inbox": "inbox",
        "outbox": "outbox.json"}))
    return name


def mastodon(world, name, bio="Teacher", to=None):
    return outbox(world, name, create(to), bio=bio)


def lines(world, name, **more):
    archives.write(world.path(name), archives.lines(
        [1], **{"content": f"{WORDS} #JoyFE", "link": "https://toot.example/@ada/1",
                "id": f"{ACTOR}/1", "consent": "refused",
                "consent_reason": "visibility: private", **more}))
    return name


def table(world, name, head, field):
    world.write(name, f"url,id,text,date,{head}\nhttps://toot.example/@ada/1,{ACTOR}/1,"
                      f"{WORDS} #JoyFE,2026-11-10T09:00:00Z,{field}\n")
    return name


NOES = {
    "a profile that says #nobot": lambda world: mastodon(world, "no", bio="Potter #nobot"),
    "a post for followers": lambda world: mastodon(world, "no", to=[f"{ACTOR}/followers"]),
    "a line that was not for everybody": lambda world: lines(world, "no.jsonl"),
    "a line's consent in other words": lambda world: lines(world, "no.jsonl", consent="private",
                                                           consent_reason=None),
    "an Update for followers": lambda world: outbox(
        world, "no", create([f"{ACTOR}/followers"], kind="Update")),
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


# ---- without the hashtag ----

FOLLOWERS = [f"{ACTOR}/followers"]
LATER = "2026-11-12T09:00:00Z"
UNTAGGED = {
    "a post for followers": lambda world: outbox(world, "no", create(FOLLOWERS, tagged=False)),
    "an account that says #nobot": lambda world: outbox(
        world, "no", create(tagged=False, number=2), bio="#nobot"),
    "an account that says #nobot, and has no post": lambda world: outbox(world, "no", bio="#nobot"),
    "an edit": lambda world: outbox(world, "no", create(tagged=False, updated=LATER)),
    "a Delete": lambda world: outbox(world, "no", {"type": "Delete", "actor": ACTOR,
                                                   "object": f"{ACTOR}/1"}),
    "a Tombstone": lambda world: outbox(world, "no", create(type="Tombstone")),
    "a line": lambda world: lines(world, "no.jsonl", content="Withdrawn", text=None, tags=[]),
    "a line that was edited": lambda world: lines(
        world, "no.jsonl", content="Clay", text=None, tags=[], consent="open", consent_reason=None,
        updated=LATER, uri_is_global=True),
}
# what is remembered of a post, or of its author, before any is stored
REMEMBERED = {"an account that says #nobot", "an account that says #nobot, and has no post",
              "a Delete", "a Tombstone"}


def remembered(world):
    with sqlite3.connect(world.path("state", "tagdigest.db")) as db:
        return sum(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                   for table in ("consent", "dropped", "refusal"))


def test_untagged(_):
    for name, make in UNTAGGED.items():
        with harness.World() as world:
            begin(world)
            was = take(world, mastodon(world, "yes"))
            take(world, make(world), minutes=5)
            TAP.equal((was, shown(world), stored(world)), ({"taken": 1}, False, 0),
                      f"{name} without the hashtag takes away what is stored")


def test_never_ours(_):
    for name, make in UNTAGGED.items():
        with harness.World() as world:
            begin(world)
            take(world, make(world))
            is_remembered = remembered(world) > 0
            take(world, mastodon(world, "yes"), minutes=5)
            TAP.equal((is_remembered, shown(world)),
                      (name in REMEMBERED, name not in REMEMBERED),
                      f"{name}: of what was never stored "
                      f"{'the no' if name in REMEMBERED else 'nothing'} is remembered")


def test_unread_actor(world):
    begin(world)
    for index, text in enumerate(('{"type":', "<html>503</html>", "[]", "{}", "null", "\ufeffx")):
        name = mastodon(world, f"unread{index}")
        world.write(f"{name}/actor.json", text)
        result = world.run("import", name, now=scene.NOW)
        TAP.ok("1 private" in result.out and "actor.json" in result.out,
               f"beside {text} in the place of an actor.json no post is taken, and why is said")


def test_one_line(world):
    begin(world)
    for name, number in (("a", 1), ("b", 2)):
        lines(world, name, consent="open", link=f"https://toot.example/@ada/{number}",
              id=f"{ACTOR}/{number}", content=f"{name} {WORDS} #JoyFE")
    one, two = (open(world.path(name), encoding="utf-8").read() for name in ("a", "b"))
    world.write("cat.jsonl", one.rstrip("\n") + two)
    TAP.equal(take(world, "cat.jsonl"), {"taken": 2}, "two posts of one line are both taken")


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


TAP.play(test_after, test_before, test_older, test_untagged, test_never_ours, test_unread_actor,
         test_one_line, test_deleted, test_account, test_unread, test_agreement)
