#!/usr/bin/python3
"""file_under: where nobody writes hashtags, posts count as posts of one."""

import os
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import make  # noqa: E402
import scene  # noqa: E402

TAP = harness.Tap()
BLOG = make.rss("The Chalk Dust",
                ("Plain", "2026-11-11T10:00:00Z", "mark-plain words"),
                ("Tagged", "2026-11-12T10:00:00Z", "mark-tagged words", "UKFEChat"),
                ("Other", "2026-11-12T11:00:00Z", "mark-other words", "Gardens"))


def set_up(world, *lines, tags="JoyFE, UKFEChat"):
    feed = world.feeds(script={"/feed.xml": [{"body": BLOG}]})
    world.write("aggregator.ini", scene.ini({"blog": ("feed", f"{feed.url}/feed.xml", *lines)},
                                            "url = maildir:Mail", tags=tags))
    return feed


def test_filed(world):
    set_up(world, "file_under = JoyFE")
    result = world.run("run", now=scene.NOW)
    TAP.equal((result.code, [scene.marks(mail) for mail in world.mails("Mail")]),
              (0, [["other", "plain", "tagged"]]),
              "all of it is mailed, after the last look as well", result)
    text = scene.text_of(world.mails("Mail")[0])
    shown = [re.search(rf"mark-{mark}.*\n.*, (#\w+)", text)[1]
             for mark in ("plain", "other", "tagged")]
    TAP.equal(shown, ["#JoyFE", "#JoyFE", "#UKFEChat"],
              "under the hashtag that it counts as, unless it has one of ours")
    said = world.run("explain", "https://blog.example/plain", now=scene.at(hours=1))
    TAP.contains(said.out, "edition 1", "explain knows it as any other")


def test_without(world):
    set_up(world)
    world.run("run", now=scene.NOW)
    TAP.equal([scene.marks(mail) for mail in world.mails("Mail")], [["tagged"]],
              "without the line only what has a hashtag")


def test_taken_back(world):
    """Who takes the line out again is not mailed what it brought."""
    feed = set_up(world, "file_under = JoyFE")
    world.run("poll", now=scene.at(days=-2))
    text = scene.ini({"blog": ("feed", f"{feed.url}/feed.xml")}, "url = maildir:Mail",
                     tags="JoyFE, UKFEChat")
    world.write("aggregator.ini", text)
    world.run("run", now=scene.NOW)
    TAP.equal([scene.marks(mail) for mail in world.mails("Mail")], [["tagged"]],
              "posts that no longer count as any are not mailed")


def test_judged(world):
    set_up(world, "file_under = JoyFF")
    said = world.run("check")
    TAP.ok(said.code == 78 and "file_under: no digest has #JoyFF" in said.err
           and "did you mean #JoyFE?" in said.err, "a slip is named", said)


if __name__ == "__main__":
    TAP.play(test_filed, test_without, test_taken_back, test_judged)
