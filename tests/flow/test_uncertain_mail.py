#!/usr/bin/python3
"""A connection that breaks after the last byte: nobody knows, so it is told and not repeated."""

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
def test_uncertain(world, is_clear, way):
    office = Office(world, is_clear)
    office.break_with({"at": "dot", "message": 2, "drop": True, "keep": True})
    first = office.run()
    TAP.equal(first.code, 75, f"{way}: the server is gone after the last byte: exit 75", first)
    TAP.ok(scene.one_line(first), f"{way}: in one line", first)
    unsure = [email for email, (state, _) in office.troubles().items() if state == "uncertain"]
    TAP.equal(len(unsure), 1, f"{way}: status names the reader", office.troubles())
    office.break_with()
    again = office.run(30)
    TAP.equal((again.code, again.err), (0, ""), f"{way}: it is said once", again)
    TAP.equal(office.got(), sorted(READERS), f"{way}: nobody is skipped, nobody has it twice")
    TAP.equal(office.states(), {"sent": 2, "uncertain": 1}, f"{way}: it stays as it is")
    settled = office.run(60, "--uncertain=resend")
    TAP.equal(settled.code, 0, f"{way}: the organiser decides", settled)
    office.run(65)
    TAP.equal(office.got(), sorted([*READERS, *unsure]), f"{way}: then it goes again")
    ids = {entry["message_id"] for entry in office.mail.log() if entry["rcpt"] == unsure}
    TAP.equal(len(ids), 1, f"{way}: under the same Message-ID")
    TAP.equal(office.states(), {"sent": 3}, f"{way}: and is settled")


@both_ways
def test_forgotten(world, is_clear, way):
    office = Office(world, is_clear)
    office.break_with({"at": "dot", "message": 1, "drop": True})
    office.run()
    office.break_with()
    office.run(30, "--uncertain=forget")
    office.run(60)
    TAP.equal((len(office.got()), office.states()), (2, {"sent": 3}),
              f"{way}: an uncertain mail can be let be")
    wrong = office.run(60, "--uncertain=maybe")
    TAP.equal(wrong.code, 64, f"{way}: other answers are a mistake", wrong)


@both_ways
def test_resend_by_ini(world, is_clear, way):
    office = Office(world, is_clear)
    world.write("aggregator.ini", office.ini.replace("[smtp]", "[smtp]\nresend = yes"))
    office.break_with({"at": "dot", "message": 2, "drop": True, "times": 1})
    office.run()
    for minutes in (30, 60):
        office.run(minutes)
    TAP.equal((office.mail.struck(), office.got(), office.states()),
              (["dot"], sorted(READERS), {"sent": 3}),
              f"{way}: resend = yes sends it again by itself")


if __name__ == "__main__":
    TAP.play(test_uncertain, test_forgotten, test_resend_by_ini)
