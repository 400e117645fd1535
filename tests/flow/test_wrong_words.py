#!/usr/bin/python3
"""Servers that say something else than posts: what the organiser reads, and what nobody may."""

import base64
import gzip
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import make  # noqa: E402
import scene  # noqa: E402

TAP = harness.Tap()
AT = "2026-11-11T10:00:00Z"
FEED = make.rss("The Chalk Dust", ("Pebbles", AT, "A mark-pebble", "JoyFE"))
LOGIN = "<!DOCTYPE html><html><head><title>Log in · Toot</title></head><body>Name</body></html>"
SAYS_KEY = '{"error": "the key K3Y99X is too old"}'
# path, its reply, what the source's error is
ANSWERS = (
    ("/key.xml?apikey=K3Y99X", {"status": 403, "body": SAYS_KEY},
     "HTTP 403: access is refused: the key … is too old"),
    ("/json.xml?apikey=K3Y99X", {"body": SAYS_KEY},
     "JSON, but no JSON Feed: it has no items; it says: the key … is too old"),
    ("/broken.xml?apikey=K3Y99X", {"body": '{"K3Y99X": K3Y99X'}, None),
    ("/page.xml?apikey=K3Y99X", {"body": "<html><title>K3Y99X</title><p>K3Y99X</html>"},
     "answered with a web page, not a feed (title: …)"),
    ("/login.xml", {"body": LOGIN},
     "answered with a web page, not a feed (title: Log in · Toot)"),
    ("/title.xml?apikey=K3Y99X", {"body": FEED.replace("The Chalk Dust", "Feed of K3Y99X")}, None),
)


def test_answers(world):
    server = world.feeds(script={row[0]: [row[1]] for row in ANSWERS})
    world.write("aggregator.ini", scene.ini(
        {f"s{i}": ("feed", server.url + row[0]) for i, row in enumerate(ANSWERS)},
        "url = maildir:Mail"))
    ran = world.run("run", "-vv", now=scene.NOW)
    found = {row["name"]: row for row in world.json("status", now=scene.NOW)["sources"]}
    for i, (path, _, want) in enumerate(ANSWERS):
        if want is not None:
            TAP.equal(found[f"s{i}"]["error"], want, f"{path.split('?')[0]}: its own words")
    said = "\n".join([ran.out, ran.err, world.run("status", now=scene.NOW).out,
                      world.run("status", "--json", now=scene.NOW).out,
                      *(message.as_string() + scene.text_of(message)
                        for message in world.mails("Mail"))])
    TAP.equal([line for line in said.splitlines() if "K3Y99X" in line], [],
              "the key of an address is nowhere, whoever quotes it")
    TAP.contains(found["s0"]["url"], "apikey=…", "status shows the rest of the address")


def test_unsaid_gzip(world):
    packed = base64.b64encode(gzip.compress(FEED.encode(), mtime=0)).decode()
    server = world.feeds(script={"/feed.xml.gz": [{"body_base64": packed}]})
    world.write("aggregator.ini", scene.ini({"s": ("feed", server.url + "/feed.xml.gz")},
                                            "url = maildir:Mail"))
    world.run("run", now=scene.NOW)
    TAP.equal([scene.marks(mail) for mail in world.mails("Mail")], [["pebble"]],
              "what is packed without a word is read")


def test_mastodon_login(world):
    server = world.feeds(script={"/api/v1/timelines/tag/joyfe": [
        {"body": LOGIN, "headers": {"Content-Type": "text/html"}}]})
    world.write("aggregator.ini", scene.ini({"s": ("mastodon", server.url)},
                                            "url = maildir:Mail", tags="joyfe"))
    world.run("run", now=scene.NOW)
    row = world.json("status", now=scene.NOW)["sources"][0]
    TAP.equal(row["error"], "answered with a web page, not with posts (title: Log in · Toot)",
              "a server that wants a login is told by its page")


def test_filter_gives_up(world):
    slow = "a" * 40 + "!"
    feed = make.rss("Chalk", *((f"Post {i}", AT, f"mark-slow{i} {slow}", "JoyFE")
                               for i in range(5)), ("Good", AT, "mark-good", "JoyFE"))
    server = world.feeds(script={"/feed.xml": [{"body": feed}]})
    world.write("aggregator.ini", scene.ini({"s": ("feed", server.url + "/feed.xml")},
                                            "url = maildir:Mail", digest="exclude = (a+)+$"))
    result = world.run("run", now=scene.NOW)
    TAP.ok(result.code == 0 and scene.one_line(result) and "gives up" in result.err,
           "a filter that gives up is one line a run", result)
    TAP.equal([scene.marks(mail) for mail in world.mails("Mail")], [["good"]],
              "and keeps out what it cannot judge")


def test_long_post(world):
    words = "mark-long " + "chalk and pencil " * 20000
    server = world.feeds(script={"/feed.xml": [
        {"body": make.rss("Chalk", ("Long", AT, words, "JoyFE"))}]})
    world.write("aggregator.ini", scene.ini({"s": ("feed", server.url + "/feed.xml")},
                                            "url = maildir:Mail"))
    world.run("run", now=scene.NOW)
    size = world.query("SELECT max(length(doc)) FROM post")[0][0]
    TAP.ok(size < 140000, "of a post's words 64 kB are stored, and no more", size)
    TAP.equal([scene.marks(mail) for mail in world.mails("Mail")], [["long"]], "and it is mailed")


def test_many_mistakes(world):
    ini = scene.ini({}, "url = maildir:Mail") + "colour = red\n" * 3000
    world.write("aggregator.ini", ini)
    result = world.run("check")
    TAP.ok(result.code == 78 and result.err.count("\n") < 60 and " more\n" in result.err,
           "mistakes without end are capped, and the rest is counted",
           result.code, result.err[-300:])


if __name__ == "__main__":
    TAP.play(test_answers, test_unsaid_gzip, test_mastodon_login, test_filter_gives_up,
             test_long_post, test_many_mistakes)
