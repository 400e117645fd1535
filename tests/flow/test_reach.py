#!/usr/bin/python3
"""A request may go where the source's own address may: no server, and no link, leads elsewhere."""

import os
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "..", "servers"), os.path.join(HERE, "..", "accept", "lib")]
import harness  # noqa: E402
import make  # noqa: E402
import reach  # noqa: E402
import scene  # noqa: E402

TAP = harness.Tap()


def test_hostile_answers(world):
    reach.prepare(world)
    result = world.run("run", now=scene.NOW)
    TAP.equal((result.code, result.out + result.err), (0, ""), "the run ends well", result)
    mails = world.mails("Mail")
    TAP.equal([scene.marks(mail) for mail in mails], [["chalk", "pebble"]],
              "the good feed and the folder's own file are mailed")
    text = "".join(part.as_string() for part in mails)
    TAP.ok(reach.SECRET not in text, "and nothing else of this machine")
    status = world.run("status", "--json", now=scene.NOW).out
    TAP.ok("HOME=" not in status and "root:" not in status, "nor does status show any", status)
    found = {row["name"]: row["state"] for row in world.json("status", now=scene.NOW)["sources"]}
    for name in ("list", "typed", "hop"):
        TAP.equal(found[name], "failing", f"{name}: a list of files is no feed")
    for name in ("moved", "lost"):
        TAP.equal(found[name], "closed", f"{name}: a redirect to a file is not followed")
    TAP.equal((found["feed"], found["folder"]), ("well", "well"), "the others are well")


def test_included(world):
    """What an included ini may not say itself, its server cannot say for it."""
    server, names = reach.hostile(world)
    world.write("more.ini", "".join(
        f"[source {name}]\ntype = feed\nurl = {server.url.replace('127.0.0.1', 'a.example')}/\n"
        for name in names) + f"[source file]\ntype = feed\nurl = file:{world.path('out.xml')}\n")
    world.write("aggregator.ini", scene.ini({"ours": ("feed", f"{server.url}/feed")},
                                            "url = maildir:Mail", top="include_files = more.ini"))
    result = world.run("check", now=scene.NOW)
    TAP.ok(result.code != 0 and "more.ini" in result.err and "file: URL" in result.err,
           "a file: URL in an included file is refused by name", result)
    world.write("more.ini", f"[source ours]\nurl = file:{world.path('out.xml')}\n")
    result = world.run("poll", now=scene.NOW)
    TAP.ok(result.code != 0 and reach.SECRET not in result.err,
           "and it cannot lend its address to a source of the main file", result)


def test_private(world):
    """Without allow_private nothing leads to this machine: the address itself is refused."""
    server, _ = reach.hostile(world)
    ini = scene.ini({"ours": ("feed", f"{server.url}/feed")}, "url = maildir:Mail")
    world.write("aggregator.ini", ini.replace("allow_private = yes", ""))
    result = world.run("poll", now=scene.NOW)
    TAP.ok(result.code != 0 and server.log() == [], "its server is not asked", result)
    world.write("aggregator.ini", scene.ini({"file": ("feed", "file:plain.xml")},
                                            "url = maildir:Mail"))
    world.write("plain.xml", make.rss("Plain", ("A", "2026-11-11T10:00:00Z", "mark-a", "JoyFE")))
    TAP.equal(world.run("poll", now=scene.NOW).code, 0, "a file of one's own is read")


if __name__ == "__main__":
    TAP.play(test_hostile_answers, test_included, test_private)
