#!/usr/bin/python3
"""A refusal that is about the sender: nobody is failed for it, it is said once a run, and what is
mended brings everybody theirs, once."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402
from scene import Office, both_ways  # noqa: E402

harness.need.module("aiosmtpd")
TAP = harness.Tap()
READERS = scene.THREE


@both_ways
def test_all_alike(world, is_clear, way):
    for reply in ("554 5.7.1 Relay access denied", "550 5.7.1 refused by policy"):
        for at in ("rcpt", "dot"):
            with harness.World() as own:
                office = Office(own, is_clear)
                office.break_with({"at": at, "reply": reply})
                first = office.run()
                TAP.equal((first.code, scene.one_line(first), office.states()),
                          (75, True, {"queued": 3}),
                          f"{way}, {at}: what meets all alike fails nobody", first)
                TAP.ok(reply in first.err and "about the sender" in first.err,
                       f"{way}, {at}: the line has the server's words and what to do", first.err)
                office.break_with()
                last = office.run(30)
                TAP.equal((last.code, last.err, office.got()), (0, "", sorted(READERS)),
                          f"{way}, {at}: mended, everybody has it once", last)


@both_ways
def test_some(world, is_clear, way):
    office = Office(world, is_clear)
    office.break_with({"at": "rcpt", "rcpt": READERS[0], "reply": "550 5.7.606 banned"})
    first = office.run()
    TAP.equal((first.code, office.states()), (75, {"sent": 2, "queued": 1}),
              f"{way}: by its code the sender's: owed, whomever it meets", first)
    TAP.equal(office.run(30).code, 75, f"{way}: and said again")
    office.break_with({"at": "rcpt", "rcpt": READERS[0], "reply": "550 5.1.1 nobody"})
    TAP.equal((office.run(60).code, office.states()), (0, {"sent": 2, "failed": 1}),
              f"{way}: one who is refused by a code of theirs alone is failed")


@both_ways
def test_many(world, is_clear, way):
    """Several connections: what was begun before the first refusal says nothing of it."""
    office = Office(world, is_clear)
    readers = [f"r{number:02}@readers.example" for number in range(60)]
    old = "\n".join(f"to = {reader}" for reader in READERS)
    world.write("aggregator.ini", office.ini.replace(
        old, "\n".join(f"to = {reader}" for reader in readers)))
    office.break_with({"at": "dot", "after": 29, "reply": "550 5.7.1 refused by policy"})
    first = office.run()
    states = office.states()
    TAP.ok(first.code == 75 and states == {"sent": 29, "queued": 31},
           f"{way}: after 29 of 60 none is failed", first, states)
    office.break_with()
    office.run(30)
    TAP.equal(office.got(), readers, f"{way}: mended, everybody has it once")


@both_ways
def test_quota(world, is_clear, way):
    for at in ("mail", "rcpt"):
        with harness.World() as own:
            office = Office(own, is_clear)
            office.break_with({"at": at, "after": 1, "reply": "550 5.4.5 daily limit exceeded"})
            first = office.run()
            TAP.equal((first.code, first.err.count("\n"), office.states()),
                      (75, 1, {"sent": 1, "queued": 2}), f"{way}, {at}: the quota is used up",
                      first)
            TAP.contains(first.err, "the rest goes on at 2026-11-17T07:00:00Z",
                         f"{way}, {at}: and until when is said")
            TAP.contains(own.run("status", now=scene.NOW).out, "quota is used up",
                         f"{way}, {at}: in status too")
            said = len(office.mail.commands())
            for hours in (1, 12, 22):
                again = office.run(hours * 60)
                TAP.equal((again.code, again.err), (0, ""), f"{way}, {at}: it is waited for",
                          again)
            TAP.equal(len(office.mail.commands()), said, f"{way}, {at}: nothing is asked")
            office.break_with()
            office.run(24 * 60)
            TAP.equal(office.got(), sorted(READERS), f"{way}, {at}: and the next day it goes on")


def test_resend(world):
    office = Office(world, True)
    office.break_with({"at": "rcpt", "rcpt": READERS[1], "reply": "550 5.1.1 no such user"})
    office.run()
    nothing = office.run(10, "--failed", "everything")
    TAP.equal((nothing.code, office.states()), (64, {"sent": 2, "failed": 1}),
              "what else than resend is refused", nothing)
    resent = office.run(20, "--failed", "resend")
    TAP.equal((resent.code, resent.out), (0, "1 failed: owed again from the next run on, one a day "
                                             "for each reader.\n"),
              "what has failed is owed again", resent)
    TAP.contains(office.troubles()[READERS[1]][1], "no such user", "the server's words are kept")
    office.run(30)
    TAP.equal(office.states(), {"sent": 2, "failed": 1}, "who is refused still stays refused")
    office.run(40, "--failed", "resend")
    office.break_with()
    office.run(50)
    TAP.equal(office.got(), sorted(READERS), "who is not has it, once")
    world.run("subscribers", "remove", READERS[0], now=scene.at(minutes=60))
    again = office.run(70, "--failed", "resend")
    TAP.ok(again.out.startswith("0 failed: "), "nothing is left", again)


if __name__ == "__main__":
    TAP.play(test_all_alike, test_some, test_many, test_quota, test_resend)
