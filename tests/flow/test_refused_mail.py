#!/usr/bin/python3
"""Mail that is refused, for now or for good: the others get theirs, once, and it is told."""

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
def test_later(world, is_clear, way):
    office = Office(world, is_clear)
    office.break_with({"at": "rcpt", "rcpt": READERS[1], "reply": "450 4.2.1 mailbox busy"})
    first = office.run()
    TAP.equal((first.code, first.out + first.err), (0, ""),
              f"{way}: one who is asked to come back later is no news", first)
    TAP.equal(office.got(), [READERS[0], READERS[2]], f"{way}: the others have it")
    TAP.equal(office.states(), {"sent": 2, "retry": 1}, f"{way}: status has the third")
    TAP.contains(office.troubles()[READERS[1]][1], "mailbox busy", f"{way}: and the server's words")
    office.break_with()
    office.run(5)
    TAP.equal(len(office.got()), 2, f"{way}: five minutes later is too soon")
    office.run(20)
    TAP.equal(office.got(), sorted(READERS), f"{way}: a quarter of an hour later it arrives")
    office.run(60)
    TAP.equal((office.got(), office.states()), (sorted(READERS), {"sent": 3}), f"{way}: once")


@both_ways
def test_greylisting(world, is_clear, way):
    office = Office(world, is_clear)
    office.break_with({"at": "rcpt", "reply": "451 4.7.1 greylisted, come back later"})
    first = office.run()
    TAP.equal((first.code, office.got()), (0, []), f"{way}: greylisting is waited for", first)
    office.run(5)
    office.break_with()
    office.run(30)
    TAP.equal(office.got(), sorted(READERS), f"{way}: and passes")


@both_ways
def test_given_up(world, is_clear, way):
    office = Office(world, is_clear)
    office.break_with({"at": "rcpt", "rcpt": READERS[1], "reply": "450 4.2.1 mailbox busy"})
    said = [office.run(hours * 60).err for hours in range(0, 8 * 24, 6)]
    TAP.ok(sum(bool(text) for text in said) == 1 and "given up" in "".join(said),
           f"{way}: after days of coming back later it is given up, said once", said)
    TAP.equal(office.states(), {"sent": 2, "failed": 1}, f"{way}: and status knows")
    asked = [row for row in office.mail.commands()
             if row["command"] == "RCPT" and READERS[1] in row["argument"]]
    TAP.ok(10 <= len(asked) <= 24, f"{way}: it was tried often enough, and not for ever",
           len(asked))


@both_ways
def test_refused(world, is_clear, way):
    for at in ("rcpt", "dot"):
        with harness.World() as own:
            office = Office(own, is_clear)
            refusal = {"at": at, "reply": "550 5.1.1 no such user here"}
            office.break_with({**refusal, "rcpt": READERS[1]})
            first = office.run()
            TAP.equal((first.code, first.err.count("\n")), (0, 1),
                      f"{way}, {at}: one reader is refused, one line says so", first)
            TAP.contains(first.err, "no such user here", f"{way}, {at}: with the server's words")
            TAP.equal(office.got(), [READERS[0], READERS[2]], f"{way}, {at}: the others have it")
            TAP.equal(office.states(), {"sent": 2, "failed": 1}, f"{way}, {at}: status knows")
            office.break_with()
            again = office.run(60)
            TAP.equal((again.code, again.out + again.err, len(office.got())), (0, "", 2),
                      f"{way}, {at}: it is said once and not tried again", again)


@both_ways
def test_refused_sender(world, is_clear, way):
    office = Office(world, is_clear)
    office.break_with({"at": "mail", "reply": "451 4.3.0 try later"})
    office.run()
    TAP.equal(office.got(), [], f"{way}: MAIL is refused for now")
    office.break_with()
    office.run(30)
    TAP.equal(office.got(), sorted(READERS), f"{way}: and taken later")


if __name__ == "__main__":
    TAP.play(test_later, test_greylisting, test_given_up, test_refused, test_refused_sender)
