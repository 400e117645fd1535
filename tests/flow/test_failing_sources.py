#!/usr/bin/python3
"""Sources that fail: one among several is status's news, all of them are cron's."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import make  # noqa: E402
import scene  # noqa: E402

TAP = harness.Tap()

FEED = make.rss("The Chalk Dust", ("Pebbles", "2026-11-11T10:00:00Z", "A mark-pebble", "JoyFE"))
PAGE = "<!DOCTYPE html><html><head><title>Are you human?</title></head><body>Hm.</body></html>"
# path, replies, what status says of the source, a word of its reason
BROKEN = (
    ("/error.xml", [{"status": 500}], "failing", "500"),
    ("/missing.xml", [{"status": 404}], "failing", "404"),
    ("/gone.xml", [{"status": 410}], "closed", "410"),
    ("/wall.xml", [{"status": 403, "headers": {"Content-Type": "text/html"}, "body": PAGE}],
     "closed", "403"),
    ("/page.xml", [{"headers": {"Content-Type": "text/html"}, "body": PAGE}], "failing", "page"),
    ("/empty.xml", [{"body": ""}], "failing", "nothing"),
    ("/drop.xml", [{"drop": "reply"}], "failing", ""),
    ("/half.xml", [{"drop": "body", "body": FEED}], "failing", ""),
    ("/short.xml", [{"body": FEED, "length": len(FEED) + 500}], "failing", ""),
)


def name_of(path):
    return path[1:].removesuffix(".xml")


def sources(world, *paths):
    """Broken feeds, and a good one when it is named."""
    server = world.feeds(script={"/good.xml": [{"body": FEED}],
                                 **{row[0]: row[1] for row in BROKEN}})
    world.write("aggregator.ini", scene.ini(
        {name_of(path): ("feed", server.url + path) for path in paths}, "url = maildir:Mail"))
    return server


def test_one_of_several(world):
    sources(world, "/good.xml", *(row[0] for row in BROKEN))
    result = world.run("run", now=scene.NOW)
    TAP.equal((result.code, result.out + result.err), (0, ""),
              "while one source answers, the others' failure is no news for cron", result)
    TAP.equal([scene.marks(mail) for mail in world.mails("Mail")], [["pebble"]],
              "and the digest goes out")
    found = {row["name"]: row for row in world.json("status", now=scene.NOW)["sources"]}
    TAP.equal(found["good"]["state"], "well", "status tells the good one")
    for path, _, state, word in BROKEN:
        row = found[name_of(path)]
        TAP.ok(row["state"] == state and row["error"] and word in row["error"]
               and row["failing_since"] == scene.NOW and row["failures"] == 1,
               f"from {name_of(path)}: {state}, and why", row)
        TAP.ok(row["error"] and "\n" not in row["error"] and "<" not in row["error"],
               f"{name_of(path)}: the reason is one line without mark-up", row["error"])
    text = scene.text_of(world.mails("Mail")[0])
    TAP.contains(text, "Could not be reached since", "readers are told what could not be read")


def test_all(world):
    sources(world, *(row[0] for row in BROKEN[:3]))
    result = world.run("run", now=scene.NOW)
    TAP.equal((result.code, result.out + result.err), (75, ""),
              "all fail: exit 75, and no words before it lasts", result)
    result = world.run("poll", now=scene.at(minutes=1))
    TAP.equal(result.code, 0, "nothing is due a minute later", result)
    TAP.equal(world.run("run", now=scene.at(minutes=15)).code, 75,
              "a deadline waits, so they are asked again, and fail again")


def test_nobody_there(world):
    server = sources(world, "/good.xml")
    server.stop()
    result = world.run("poll", now=scene.NOW)
    TAP.equal((result.code, scene.one_line(result)), (75, True), "nobody listens", result)
    TAP.contains(result.err, "good", "the line names the source")
    server.start()
    result = world.run("poll", now=scene.at(hours=1))
    TAP.equal((result.code, result.out + result.err), (0, ""), "and then somebody does", result)
    row = world.json("status", now=scene.at(hours=1))["sources"][0]
    TAP.equal((row["state"], row["error"], row["failing_since"]), ("well", None, None),
              "the failure is over")


def test_never_comes_back_empty(world):
    """A broken reply after a good one takes nothing away and leaves the validators alone."""
    server = world.feeds(script={"/feed.xml": [
        {"body": FEED, "validators": True},
        {"drop": "body", "body": FEED, "headers": {"ETag": '"half"'}},
        {"body": FEED, "validators": True}]})
    world.write("aggregator.ini", scene.ini({"blog": ("feed", f"{server.url}/feed.xml")},
                                            "url = maildir:Mail"))
    for hours in range(3):
        world.run("poll", now=scene.at(hours=hours))
    asked = [entry["headers"].get("if-none-match") for entry in server.log()]
    TAP.ok(asked[0] is None and asked[1] and asked[1] == asked[2],
           "a validator is remembered only with what it validates", asked)
    TAP.equal(world.query("SELECT count(*) FROM post"), [(1,)], "the post is still there")


def test_files(world):
    world.write("export/one.xml", FEED)
    world.write("export/two.json", {"version": "https://jsonfeed.org/version/1.1", "title": "T",
                                    "items": [{"id": "1", "content_text": "mark-two #JoyFE",
                                               "date_published": "2026-11-11T10:00:00Z"}]})
    world.write("aggregator.ini", scene.ini(
        {"file": ("feed", "file:export/one.xml"), "folder": ("feed", "file:export"),
         "lost": ("feed", "file:nowhere.xml")}, "url = maildir:Mail"))
    result = world.run("run", now=scene.NOW)
    TAP.equal(result.code, 0, "files and folders are sources, too", result)
    TAP.equal([scene.marks(mail) for mail in world.mails("Mail")], [["pebble", "two"]],
              "and a post that two of them hold is mailed once")
    found = {row["name"]: row["state"] for row in world.json("status", now=scene.NOW)["sources"]}
    TAP.equal(found, {"file": "well", "folder": "well", "lost": "failing"}, "a lost file is known")


def test_what_readers_are_told(world):
    """An alarm is for what is missed: what never brought a post is a line in the list."""
    def chalk(mark, at):
        return make.rss("Other", (f"On {mark}", at, f"A mark-{mark}", "JoyFE"))

    script = {"/good.xml": [{"body": FEED}, {"status": 500}], "/never.xml": [{"status": 500}]}
    for name in ("one", "two", "three"):
        script[f"/{name}.xml"] = [{"body": chalk(name, "2026-11-12T10:00:00Z")},
                                  {"body": chalk(f"{name}-more", "2026-11-19T10:00:00Z")}]
    server = world.feeds(script=script)
    world.write("aggregator.ini", scene.ini(
        {name_of(path): ("feed", server.url + path) for path in script}, "url = maildir:Mail"))
    world.run("run", now=scene.NOW)
    world.run("run", now=scene.at(days=7))
    mails = [" ".join(scene.text_of(mail).split()) for mail in world.mails("Mail")]
    TAP.equal(len(mails), 2, "two weeks")
    TAP.ok("Not everything could be read" not in mails[0]
           and "Could not be reached" in mails[0],
           "what never brought anything is told in the list alone", mails[0])
    TAP.contains(mails[1], "Not everything could be read this time", "what did is said first")


if __name__ == "__main__":
    TAP.play(test_one_of_several, test_all, test_nobody_there, test_never_comes_back_empty,
             test_files, test_what_readers_are_told)
