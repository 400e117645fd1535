#!/usr/bin/python3
"""How a digest begins: nobody is mailed about what was before, unless somebody asks for it."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402

harness.need.module("aiosmtpd")
TAP = harness.Tap()
WEDNESDAY = "2026-11-18T10:00:00Z"
MONDAY = "2026-11-23T07:30:00Z"
BEFORE = scene.post("before", "2026-11-10T09:00:00Z")
NOW = scene.post("now", "2026-11-17T09:00:00Z")


def begin(world, **options):
    """Posts of two weeks, a mail server, an ini; nothing has been done yet."""
    world.began = None
    toot = world.mastodon([BEFORE, NOW])
    mail = world.smtp()
    world.write("aggregator.ini", scene.ini({"toot": ("mastodon", toot.url)}, scene.relay(mail),
                                            **options))
    return toot, mail


def sent(mail):
    return [(entry["rcpt"][0], scene.marks(message))
            for entry, message in zip(mail.log(), mail.messages())]


def status(world, now):
    return world.json("status", now=now)["digests"][0]


def test_first_period(world):
    _, mail = begin(world)
    for now in (WEDNESDAY, "2026-11-23T07:29:00Z"):
        result = world.run("run", now=now)
        TAP.equal((result.code, result.out, result.err, sent(mail)), (0, "", "", []),
                  "the first run mails nobody, nor does one before Monday", result)
    TAP.equal(world.run("run", now=MONDAY).code, 0, "Monday")
    TAP.equal(sent(mail), [(scene.READER, ["now"])],
              "the first edition is that of the week in which it all began")
    for day in (24, 30):
        world.run("run", now=f"2026-11-{day}T08:00:00Z")
    TAP.equal([marks for _, marks in sent(mail)], [["now"]], "and nothing comes later")


def test_polled_before(world):
    _, mail = begin(world)
    world.run("poll", now=WEDNESDAY)
    said = world.run("preview", now=WEDNESDAY)
    TAP.equal("mark-now" in said.out and "mark-before" not in said.out, True,
              "a preview shows the period in progress", said)
    words = ("Mon 16 Nov 2026, 07:30 to Mon 23 Nov 2026, 07:30: 1 post so far; to be mailed "
             "Mon 23 Nov 2026, 07:30 to 1 subscriber")
    TAP.contains(said.err, words, "and says which it is, what waits, when it goes and to how many")
    TAP.contains(world.run("status", now=WEDNESDAY).out, words, "status says the same")
    TAP.equal(status(world, WEDNESDAY)["period"],
              {"start": scene.DUE, "end": MONDAY, "posts": 1}, "also to programs")
    world.run("run", now="2026-11-23T09:00:00Z")
    TAP.equal(sent(mail), [(scene.READER, ["now"])],
              "what it said is what is mailed, though nothing was run between")


def test_last(world):
    _, mail = begin(world)
    world.run("poll", now=WEDNESDAY)
    before = world.dump()
    said = world.run("preview", "--last", now=WEDNESDAY)
    TAP.ok("mark-before" in said.out and "mark-now" not in said.out,
           "preview --last shows the week that is over", said)
    TAP.contains(said.err, "by `tagdigest send --last` to 1 subscriber", "and how it is mailed")
    world.run("send", "--last", "--to", "me@college.example", now=WEDNESDAY)
    TAP.equal(sent(mail), [("me@college.example", ["before"])], "a first digest to oneself")
    TAP.equal(world.dump(), before, "changes nothing")
    result = world.run("send", "--last", now=WEDNESDAY)
    TAP.equal((result.code, sent(mail)[1:]), (0, [(scene.READER, ["before"])]),
              "send --last mails the finished week to all", result)
    again = world.run("send", "--last", now=WEDNESDAY)
    TAP.equal((again.code, scene.one_line(again), len(sent(mail))), (64, True, 2),
              "twice is refused", again)
    TAP.contains(again.err, "is decided already", "and said")
    world.run("run", now=MONDAY)
    TAP.equal(sent(mail)[2:], [(scene.READER, ["now"])], "Monday's has the rest, nothing twice")


def test_last_when_due(world):
    toot, mail = begin(world)
    world.write(toot.data, [BEFORE])
    world.run("poll", now="2026-11-12T10:00:00Z")
    world.run("send", "--last", now=scene.NOW)
    TAP.equal(sent(mail), [(scene.READER, ["before"])], "what is due is the finished week")
    world.run("run", now=scene.NOW)
    TAP.equal(len(sent(mail)), 1, "and comes once")


def test_nobody_yet(world):
    toot, mail = begin(world, to=())
    world.write(toot.data, [BEFORE])
    for now in ("2026-11-04T10:00:00Z", "2026-11-11T10:00:00Z", WEDNESDAY):
        world.run("run", now=now)
    refused = world.run("send", "--last", now=WEDNESDAY)
    TAP.equal((refused.code, sent(mail)), (64, []), "send --last to nobody is refused", refused)
    world.run("subscribers", "add", scene.READER, now="2026-11-18T11:00:00Z")
    world.write(toot.data, [BEFORE, NOW])
    world.run("run", now="2026-11-18T12:00:00Z")
    TAP.equal(sent(mail), [], "a first reader is not mailed three weeks at once")
    world.run("run", now=MONDAY)
    TAP.equal(sent(mail), [(scene.READER, ["now"])], "but what is in progress, when it is due")


def test_renamed(world):
    toot, mail = begin(world)
    world.write(toot.data, [BEFORE])
    world.run("run", now="2026-11-11T10:00:00Z")
    world.run("run", now=scene.NOW)
    world.write(toot.data, [BEFORE, NOW])
    TAP.equal(sent(mail), [(scene.READER, ["before"])], "a week under the old name")
    text = scene.ini({"toot": ("mastodon", toot.url)}, scene.relay(mail))
    world.write("aggregator.ini", text.replace("[digest weekly]", "[digest joyful]"))
    for now in (WEDNESDAY, MONDAY):
        world.run("run", now=now)
    TAP.equal(sent(mail)[1:], [(scene.READER, ["now"])],
              "a new name without `was`: nobody gets the old week again")


def test_renamed_later(world):
    toot, mail = begin(world, to=())
    world.write(toot.data, [BEFORE])
    world.run("subscribers", "add", scene.READER, now="2026-11-11T09:00:00Z")
    world.run("run", now="2026-11-11T10:00:00Z")
    text = scene.ini({"toot": ("mastodon", toot.url)}, scene.relay(mail), to=())
    text = text.replace("[digest weekly]", "[digest joyful]")
    world.write("aggregator.ini", text)
    world.run("poll", now="2026-11-11T11:00:00Z")
    world.write("aggregator.ini", text + "was = weekly\n")
    result = world.run("run", now=scene.NOW)
    TAP.equal((result.code, sent(mail)), (0, [(scene.READER, ["before"])]),
              "`was` that comes after a poll takes the readers along, and when it began", result)


if __name__ == "__main__":
    TAP.play(test_first_period, test_polled_before, test_last, test_last_when_due, test_nobody_yet,
             test_renamed, test_renamed_later)
