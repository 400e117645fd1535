#!/usr/bin/python3
"""A mailbox that is subscribed like a reader and read back: did the edition arrive, and whole?"""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402

harness.need.module("aiosmtpd")
TAP = harness.Tap()
WITNESS = "digest-witness@college.example"


class Box:
    """A weekly digest with a witness, and what came to it."""

    def __init__(self, world):
        self.world, self.statuses = world, []
        self.toot, self.mail = world.mastodon([]), world.smtp()
        world.write("aggregator.ini", scene.ini({"toot": ("mastodon", self.toot.url)},
                                                scene.relay(self.mail),
                                                digest=f"witness = {WITNESS}"))

    def week(self, number):
        """An edition goes out. The bytes that the witness got."""
        self.statuses.append(scene.post(f"w{number}", scene.at(days=7 * number - 2)))
        self.world.write(self.toot.data, self.statuses)
        result = self.world.run("run", now=scene.at(days=7 * number))
        assert result.code == 0, result
        raw = [raw for raw, entry in zip(self.mail.raw_messages(), self.mail.log())
               if entry["rcpt"] == [WITNESS]]
        assert len(raw) == number + 1, raw
        return raw[-1]

    def take(self, raw, number, minutes):
        return self.world.run("inbox", "--json", stdin=raw.decode("ascii"),
                              now=scene.at(days=7 * number, minutes=minutes))

    def says(self, number, minutes):
        report = self.world.json("status", now=scene.at(days=7 * number, minutes=minutes))
        return report["digests"][0]["witness"]


def test_witness(world):
    box = Box(world)
    TAP.equal(box.says(0, 0), None, "before the first edition a witness has nothing to say")
    raw = box.week(0)
    TAP.equal(sorted(scene.rcpts(box.mail)), [WITNESS, scene.READER], "it gets it like a reader")
    TAP.contains(box.says(0, 30), "edition 1 has not arrived yet, 30 min", "it waits for it")
    TAP.contains(box.says(0, 5 * 60), "edition 1 did NOT arrive, 5 h",
                 "and says that it is missing")
    relayed = (b"Return-Path: <x@relay.example>\r\nReceived: by relay.example; Mon, 16 Nov 2026 "
               b"08:00:01 +0000\r\nDelivered-To: " + WITNESS.encode() + b"\r\n"
               + raw.replace(b"\r\n", b"\n"))
    taken = box.take(relayed, 0, 6)
    TAP.ok(taken.code == 0 and '"witness"' in taken.out, "its mail is known", taken)
    TAP.equal(box.says(0, 60), "witness: edition 1 arrived as it was sent, 6 min after",
              "what mail servers add and turn round is no change")
    box.take(raw, 0, 90)
    TAP.equal(box.says(0, 95), "witness: edition 1 arrived as it was sent, 6 min after",
              "a second copy changes nothing")
    raw = box.week(1)
    box.take(raw.replace(b"Subject: ", b"Subject: [SPAM?] ", 1).replace(b"mark-w1", b"mark-x1"),
             1, 3)
    TAP.equal(box.says(1, 5), "witness: edition 2 arrived ALTERED (its subject, its text, its "
              "HTML), 3 min after it was sent", "what was altered is named")
    raw = box.week(2)
    forged = raw.replace(b"Message-ID: <", b"Message-ID: <0", 1)
    box.take(forged, 2, 3)
    TAP.contains(box.says(2, 5), "has not arrived yet", "another mail is not taken for it")
    box.take(raw.replace(b"mailto:organiser", b"mailto:mallory"), 2, 4)
    TAP.contains(box.says(2, 5), "arrived ALTERED (its way out", "and another way out")
    text = world.run("status", now=scene.at(days=14, minutes=5)).out
    TAP.contains(text, "    witness: edition 3", "status prints it")


def test_rotation(world):
    """What an older key signed goes on working: flow/ways has its own tests; here is the verb."""
    Box(world)
    for count in (1, 2):
        made = world.run("ways", "rotate", now=scene.NOW)
        TAP.ok(made.code == 0 and f"has {count})" in made.out, "a new key signs", made)
    mode = os.stat(world.path("state", "ways.key")).st_mode & 0o777
    TAP.equal(mode, 0o600, "its file is its owner's alone")
    wrong = world.run("ways", "lose", now=scene.NOW)
    TAP.equal((wrong.code, scene.one_line(wrong)), (64, True), "nothing else is a word of it")


TAP.play(test_witness, test_rotation)
