#!/usr/bin/python3
"""Several connections to a mail server: each reader once, and none that is not worth it."""

import os
import signal
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402
from scene import Office, both_ways  # noqa: E402

harness.need.module("aiosmtpd")
TAP = harness.Tap()
MANY = sorted(f"reader{number}@readers.example" for number in range(24))


def office_of_many(world, is_clear, lines=""):
    office = Office(world, is_clear)
    to = "\n".join(f"to = {address}" for address in MANY)
    was = "\n".join(f"to = {address}" for address in scene.THREE)
    world.write("aggregator.ini", office.ini.replace(was, to).replace("[smtp]", f"[smtp]\n{lines}"))
    return office


def connections(office):
    return len({row["connection"] for row in office.mail.commands()})


@both_ways
def test_four(world, is_clear, way):
    office = office_of_many(world, is_clear, "connections = 4")
    result = office.run()
    TAP.equal((result.code, office.got()), (0, MANY), f"{way}: everybody has it once", result)
    TAP.equal(connections(office), 4, f"{way}: by four connections")


@both_ways
def test_one(world, is_clear, way):
    office = office_of_many(world, is_clear, "connections = 1")
    office.run()
    TAP.equal((office.got(), connections(office)), (MANY, 1), f"{way}: one connection if you like")


@both_ways
def test_not_let_in(world, is_clear, way):
    office = office_of_many(world, is_clear)
    office.break_with(*({"at": "connect", "connection": number, "drop": True,
                         "reply": "421 4.7.0 too many connections"} for number in (2, 3, 4)))
    result = office.run()
    TAP.equal((result.code, result.err, office.got()), (0, "", MANY),
              f"{way}: a server that lets one in serves everybody by it", result)


@both_ways
def test_greylisted(world, is_clear, way):
    office = office_of_many(world, is_clear)
    office.break_with({"at": "rcpt", "reply": "451 4.7.1 greylisted"})
    result = office.run()
    TAP.equal((result.code, office.states()), (0, {"retry": len(MANY)}),
              f"{way}: all are asked to come back", result)
    TAP.ok(connections(office) <= 4, f"{way}: which costs no connection each", connections(office))


@both_ways
def test_one_mail_breaks_it(world, is_clear, way):
    office = office_of_many(world, is_clear)
    office.break_with({"at": "rcpt", "rcpt": MANY[0], "drop": True},
                      {"at": "data", "message": 9, "drop": True, "times": 1})
    codes = [office.run(minutes).code for minutes in range(0, 8 * 24 * 60, 360)]
    TAP.equal(office.got(), MANY[1:], f"{way}: who breaks the connection keeps nobody from theirs")
    TAP.equal(office.states(), {"sent": len(MANY) - 1, "failed": 1}, f"{way}: and is given up")
    TAP.equal((codes[0], codes[-1]), (75, 0), f"{way}: said as long as it is tried", codes)


@both_ways
def test_signal(world, is_clear, way):
    office = office_of_many(world, is_clear)
    office.break_with({"at": "rcpt", "stall": True})
    with world.running("send", now=scene.NOW) as process:
        harness.wait_until(lambda: any(row["command"] == "RCPT" for row in office.mail.commands()),
                           "a reader is named")
        process.send_signal(signal.SIGTERM)
        TAP.equal(process.wait(harness.STOP_S), 75, f"{way}: a signal ends the wait")
    TAP.equal(office.states(), {"queued": len(MANY)}, f"{way}: and all is owed as before")


if __name__ == "__main__":
    TAP.play(test_four, test_one, test_not_let_in, test_greylisted, test_one_mail_breaks_it,
             test_signal)
