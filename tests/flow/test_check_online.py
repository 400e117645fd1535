#!/usr/bin/python3
"""check --online: each source is asked once, told of by hashtag, and nothing of it is kept."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import make  # noqa: E402
import scene  # noqa: E402

TAP = harness.Tap()
RELAY = "url = maildir:Mail"
FEED = ("<rss><channel><title>A blog</title><item><title>One #JoyFE</title>"
        "<pubDate>Tue, 10 Nov 2026 09:00:00 GMT</pubDate></item>"
        "<item><title>Other</title></item></channel></rss>")
PAGE = ("<!DOCTYPE html><head><title>Blog</title><link rel='alternate' "
        "type='application/rss+xml' href='/feed.xml'></head><body>Hello")


def rows(report):
    return {row["name"]: row for row in report["sources"]}


def test_well(world):
    toot = world.mastodon([scene.post("a", "2026-11-10T09:00:00Z"),
                           scene.post("b", "2026-11-12T09:00:00Z")])
    blog = world.feeds(script={"/feed.xml": [{"body": FEED, "validators": True}]})
    world.write("aggregator.ini", scene.ini(
        {"toot": ("mastodon", toot.url), "blog": ("feed", blog.url + "/feed.xml")}, RELAY,
        tags="JoyFE, UKFEChat"))
    before = world.snapshot()
    result = world.run("check", "--online", now=scene.NOW)
    TAP.equal((result.code, result.err), (0, ""), "all can be read", result)
    for part in ("source toot", "read; 2 posts seen", "#JoyFE: 2 posts, since Tue 10 Nov 2026",
                 "#UKFEChat: none seen", "#JoyFE: 1 post, since"):
        TAP.contains(result.out, part, f"said: {part}")
    after = {name: data for name, data in world.snapshot().items() if not name.endswith(".log")}
    TAP.equal(after, {name: before[name] for name in after},
              "nothing is written, no folder is made")
    paths = [entry["path"] for entry in toot.log() + blog.log()]
    TAP.equal(len(paths), len(set(paths)), "and nothing is asked twice", paths)
    report = world.json("check", "--online", now=scene.NOW)
    TAP.equal([(row["state"], [tag["posts"] for tag in row["tags"]])
               for row in report["sources"]], [("read", [2, 0]), ("read", [1, 0])],
              "in JSON as well")


def test_only_the_newest(world):
    toot = world.mastodon([make.status(f"#JoyFE {n}", f"2026-11-{n % 9 + 1:02}T09:00:{n % 60:02}Z")
                           for n in range(200)])
    world.write("aggregator.ini", scene.ini({"toot": ("mastodon", toot.url)}, RELAY))
    report = world.json("check", "--online", now=scene.NOW)
    TAP.equal((report["sources"][0]["state"], len(toot.log())), ("read", 1),
              "one page is asked for, however many there are")


def test_beside_a_store(world):
    toot = world.mastodon([scene.post("a", "2026-11-10T09:00:00Z")], mode="ratelimited:600")
    world.write("aggregator.ini", scene.ini({"toot": ("mastodon", toot.url)}, RELAY))
    world.run("poll", now=scene.NOW)
    asked, before = len(toot.log()), world.dump()
    result = world.run("check", "--online", now=scene.at(minutes=1))
    TAP.equal(result.code, 75, "a host that asked to be spared is", result)
    TAP.equal((len(toot.log()), world.dump()), (asked, before), "and the store is as it was")


WRONG = (
    # path, reply, state, words
    ("blog", {"body": PAGE}, "cannot be read", "/feed.xml)"),
    ("404", {"status": 404}, "cannot be read", "look for \"RSS\""),
    ("410", {"status": 410}, "refused", "take the source out"),
    ("403", {"status": 403}, "refused", "ask whoever runs it"),
    ("500", {"status": 500}, "not reachable", "try again later"),
    ("304", {"status": 304}, "cannot be read", "the server is broken"),
    ("drop", {"drop": "reply"}, "not reachable", "look at the address"),
    ("empty", {"body": "<rss><channel></channel></rss>"}, "never read", "is it the feed"),
)


def test_wrong(world):
    server = world.feeds(script={f"/{path}": [reply] for path, reply, *_ in WRONG})
    shut = world.mastodon([], mode="closed401")
    sources = {path: ("feed", f"{server.url}/{path}") for path, *_ in WRONG}
    world.write("aggregator.ini", scene.ini(
        {**sources, "none": ("mastodon", server.url), "shut": ("mastodon", shut.url)}, RELAY))
    result = world.run("check", "--online", now=scene.NOW)
    TAP.equal((result.code, result.err), (69, "tagdigest: 9 of 10 sources could not be read\n"),
              "they are counted", result)
    found = rows(world.json("check", "--online", now=scene.NOW))
    for name, _, state, words in (*WRONG, ("none", None, "cannot be read", "no Mastodon server"),
                                  ("shut", None, "refused", "set token_file")):
        said = f"{found[name]['why']} {found[name]['mend']}"
        TAP.ok(found[name]["state"] == state and words in said, f"{name}: {state}, {words}",
               found[name])


def test_mistakes_first(world):
    world.write("aggregator.ini", scene.ini({"x": ("feed", "https://x.com/ada")}, RELAY))
    result = world.run("check", "--online", now=scene.NOW)
    TAP.ok(result.code == 78 and "cannot be read, because X" in result.err,
           "an ini with mistakes asks nobody", result)


TAP.play(test_well, test_only_the_newest, test_beside_a_store, test_wrong, test_mistakes_first)
