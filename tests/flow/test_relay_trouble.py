#!/usr/bin/python3
"""A mail server that is down, says no, or breaks off: nothing is lost, nothing comes twice."""

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
def test_nobody_there(world, is_clear, way):
    office = Office(world, is_clear)
    office.mail.stop()
    first = office.run()
    TAP.equal((first.code, scene.one_line(first)), (75, True),
              f"{way}: the mail server is down: exit 75, one line", first)
    TAP.equal(office.states(), {"queued": 3}, f"{way}: all of it is still owed")
    TAP.equal(office.run(30).code, 75, f"{way}: the next run says it again")
    office.mail.start()
    last = office.run(60)
    TAP.equal((last.code, last.err, office.got()), (0, "", sorted(READERS)),
              f"{way}: when it is up everybody has it once", last)


@both_ways
def test_refused_session(world, is_clear, way):
    for at in ("connect", "ehlo"):
        with harness.World() as own:
            office = Office(own, is_clear)
            office.break_with({"at": at, "reply": "554 5.7.1 not today", "drop": True},
                              {"at": "helo", "reply": "554 5.7.1 not today", "drop": True})
            first = office.run()
            TAP.equal((first.code, scene.one_line(first), office.got()), (75, True, []),
                      f"{way}: refused at {at}: exit 75, one line", first)
            TAP.equal(office.states(), {"queued": 3}, f"{way}: and nothing is given up")
            office.break_with()
            office.run(30)
            TAP.equal(office.got(), sorted(READERS), f"{way}: the next run has more luck")


@both_ways
def test_shutdown_in_between(world, is_clear, way):
    office = Office(world, is_clear)
    office.break_with({"at": "mail", "message": 2, "drop": True, "times": 1,
                       "reply": "421 4.3.2 shutting down"})
    office.run()
    for minutes in (30, 60):
        office.run(minutes)
    TAP.equal((office.mail.struck(), office.got()), (["mail"], sorted(READERS)),
              f"{way}: 421 between two mails loses and doubles none")


@both_ways
def test_drop_in_the_middle(world, is_clear, way):
    for at in ("connect", "mail", "rcpt", "data"):
        with harness.World() as own:
            office = Office(own, is_clear)
            office.break_with({"at": at, "drop": True, "times": 1})
            office.run()
            for minutes in (30, 60):
                office.run(minutes)
            TAP.equal((office.mail.struck(), office.got(), office.states()),
                      ([at], sorted(READERS), {"sent": 3}),
                      f"{way}: a connection that broke at {at} costs nothing")


if __name__ == "__main__":
    TAP.play(test_nobody_there, test_refused_session, test_shutdown_in_between,
             test_drop_in_the_middle)
