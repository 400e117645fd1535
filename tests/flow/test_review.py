#!/usr/bin/python3
"""A draft in the organiser's hands: dropped, pinned, led, kept, introduced, held, approved."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402

harness.need.module("aiosmtpd")
TAP = harness.Tap()
EVE = scene.at(days=-1)  # the day before the edition is due
NAMES = ("ada", "bea", "cai")


def posts(*marks, day=11, **changes):
    return [scene.post(mark, f"2026-11-{day}T{9 + i:02}:00:00Z", author=NAMES[i % 3], **changes)
            for i, mark in enumerate(marks)]


def begin(world, statuses, digest="review = optional", relay="url = maildir:Mail",
          share=scene.ALL_OF_ONE):
    toot = world.mastodon(list(statuses))
    world.write("aggregator.ini",
                scene.ini({"toot": ("mastodon", toot.url)}, relay, digest=digest, share=share))
    result = world.run("poll", now=scene.at(days=-2))
    assert result.code == 0, result
    return toot


def letters(report):
    """Which letter each post has, by its mark."""
    return {scene.MARK.findall(post["title"])[0]: post["letter"] for post in report["posts"]}


def shown(world, now=EVE):
    return scene.MARK.findall(world.run("preview", now=now).out)


def test_terminal(world):
    begin(world, posts("one", "two", "three", "four"))
    report = world.json("review", now=EVE)
    TAP.equal(sorted(letters(report).values()), ["a", "b", "c", "d"], "each post has a letter")
    said = world.run("review", now=EVE)
    TAP.contains(said.out, "It goes out Mon 16 Nov 2026, 07:30, answered or not", "its time")
    letter = letters(report)
    done = world.run("review", "drop", letter["two"], "first", letter["four"], now=EVE)
    TAP.equal((done.code, done.err), (0, ""), "orders as arguments", done)
    TAP.contains(done.out, f"drop {letter['two']}: it goes", "what was done is said")
    TAP.equal(shown(world), ["four", "one", "three"], "the edition is so")
    TAP.equal(letters(world.json("review", now=EVE)), letter, "letters stay")
    wrong = world.run("review", "drop", letter["one"], "and", "burn", "it", now=EVE)
    TAP.equal(wrong.code, 64, "a word that is no order", wrong)
    TAP.equal(shown(world), ["four", "one", "three"], "changes nothing")
    world.run("review", "keep", letter["two"], now=EVE)
    TAP.equal(shown(world), ["four", "one", "two", "three"], "keep takes a drop back")
    world.run("review", "drop", letter["two"], now=EVE)
    intro = world.run("review", "intro", "Hello <b>all</b> & *more*", now=EVE)
    TAP.contains(intro.out, "Your words on top:", "an intro is shown", )
    world.run("run", now=scene.NOW)
    (mail,) = world.mails("Mail")
    TAP.equal(scene.MARK.findall(scene.text_of(mail)), ["four", "one", "three"], "it is mailed so")
    TAP.contains(scene.text_of(mail), "Hello all & _more_", "the intro stands in the text")
    html = mail.get_body(("html",)).get_content()
    TAP.ok("<b>all" not in html and "Hello all &amp; <em>more</em>" in html,
           "and escaped in the HTML", html[:3000])
    TAP.ok("two" not in letters(world.json("review", now=scene.at(days=6))),
           "what was dropped is not offered again")
    TAP.equal(shown(world, scene.at(days=6)), [], "nor shown")


def test_filtered(world):
    begin(world, posts("one", "two", "three", "four", "five"),
          "review = optional\nmax_posts = 3\nexclude = text: mark-two", share="max_per_author = 1")
    report = world.json("review", now=EVE)
    letter = letters(report)
    out = {scene.MARK.findall(post["title"])[0]: post["filtered"] for post in report["posts"]
           if post["filtered"]}
    TAP.equal(out, {"two": "excluded by text: mark-two", "four": "over max_per_author"},
              "what is left out is listed with its reason")
    said = world.run("review", now=EVE).out
    TAP.contains(said, "Left out, and why (keep brings it back):", "in words as well")
    world.run("review", "keep", letter["two"], letter["four"], now=EVE)
    TAP.ok({"two", "four"} < set(shown(world)), "keep is the way back, over every cap")
    world.run("run", now=scene.NOW)
    (mail,) = world.mails("Mail")
    TAP.ok({"two", "four"} < set(scene.marks(mail)), "and so it is mailed", scene.text_of(mail))


def test_required(world):
    toot = begin(world, posts("one", "two"), "review = required")
    letter = letters(world.json("review", now=EVE))
    held = world.run("run", now=scene.NOW)
    TAP.equal((held.code, held.err, world.mails("Mail")), (0, "", []), "without an ok it waits")
    TAP.contains(world.run("status", now=scene.NOW).out, "once you say ok", "status says so")
    world.write(toot.data, posts("one", "two") + posts("late", day=15))
    world.run("poll", "toot", now=scene.at(minutes=1))
    world.run("review", "drop", letter["one"], "ok", now=scene.at(hours=1))
    world.run("run", now=scene.at(hours=2))
    TAP.equal([scene.marks(mail) for mail in world.mails("Mail")], [["two"]],
              "with it nothing goes out that nobody has seen")
    again = world.run("review", "ok", now=scene.at(hours=3))
    world.run("run", now=scene.at(days=7))
    world.run("review", "ok", now=scene.at(days=7, hours=1))
    world.run("run", now=scene.at(days=7, hours=2))
    TAP.equal([scene.marks(mail) for mail in world.mails("Mail")][1:], [["late"]],
              "what came later is in the next one", again)


def test_hold_and_stop(world):
    begin(world, posts("one", "two"))
    world.run("review", "hold", now=EVE)
    world.run("run", now=scene.NOW)
    TAP.equal(world.mails("Mail"), [], "hold keeps an edition back that would go out")
    world.run("review", "ok", now=scene.at(hours=1))
    world.run("run", now=scene.at(hours=2))
    TAP.equal([scene.marks(mail) for mail in world.mails("Mail")], [["one", "two"]], "ok lets go")


def test_stop(world):
    begin(world, posts("one", "two"))
    world.run("review", "stop", now=EVE)
    world.run("run", now=scene.NOW)
    TAP.equal(world.mails("Mail"), [], "stop: nobody gets it")
    world.run("run", now=scene.at(days=7))
    TAP.equal([scene.marks(mail) for mail in world.mails("Mail")], [["one", "two"]],
              "its posts may stand in the next one")


if __name__ == "__main__":
    TAP.play(test_terminal, test_filtered, test_required, test_hold_and_stop, test_stop)
