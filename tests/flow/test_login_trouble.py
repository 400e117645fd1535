#!/usr/bin/python3
"""Logins and certificates that are not right: no password, no mail, one line."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402
from scene import Office  # noqa: E402

harness.need.module("aiosmtpd")
TAP = harness.Tap()
READERS = scene.THREE


def attempts(office):
    """How often the server was asked to let us in."""
    return sum(row["command"] == "AUTH" for row in office.mail.commands())


def test_wrong_password(world):
    office = Office(world, False)
    world.write("smtp.password", "not-it")
    first = office.run()
    TAP.equal((first.code, scene.one_line(first), office.got()), (75, True, []),
              "a wrong password: exit 75, one line, nothing sent", first)
    TAP.ok("not-it" not in first.err, "which does not say the password", first.err)
    TAP.contains(first.err, "check user and password_file", "but what to do")
    TAP.equal(office.states(), {"queued": 3}, "all of it is still owed")
    mails = [row for row in office.mail.commands() if row["command"] == "MAIL"]
    TAP.equal(mails, [], "no mail is begun without the login")
    for later in (15, 60, 12 * 60):
        again = world.run("run", now=scene.at(minutes=later))
        TAP.equal((again.code, again.err, attempts(office)), (0, "", 1),
                  f"{later} minutes later the same login is not tried again, nor told", again)
    TAP.contains(world.run("status", now=scene.at(hours=13)).out, "refused the login",
                 "status says so")
    by_hand = office.run(13 * 60)
    TAP.equal((by_hand.code, attempts(office)), (75, 2), "who asks by hand is answered", by_hand)
    next_day = world.run("run", now=scene.at(hours=37))
    TAP.equal((next_day.code, scene.one_line(next_day), attempts(office)), (75, True, 3),
              "once a day it is tried, and told", next_day)
    world.write("smtp.password", scene.PASSWORD)
    world.run("run", now=scene.at(hours=37, minutes=15))
    TAP.equal(office.got(), sorted(READERS),
              "another password is tried at once, and with the right one it goes")


def test_certificates(world):
    world.ca()
    wrong = {"cert": world.path("certs/other.pem"), "key": world.path("certs/other.key")}
    office = Office(world, False, **wrong)
    first = office.run()
    TAP.equal((first.code, scene.one_line(first), office.got()), (75, True, []),
              "a certificate for another name: exit 75, one line, nothing sent", first)
    TAP.contains(first.err, "the host in url must be a name in the certificate",
                 "which says what to do")
    TAP.equal([row for row in office.mail.commands() if row["command"] == "AUTH"], [],
              "the password is not shown to it")
    with harness.World() as own:
        office = Office(own, False)
        own.write("aggregator.ini", office.ini.replace("ca_file = certs/ca.pem", ""))
        first = office.run()
        TAP.equal((first.code, office.got()), (75, []), "so is one of an unknown authority", first)


def test_stripped(world):
    world.write("smtp.password", scene.PASSWORD)
    office = Office(world, True)
    for lines in (scene.login(office.mail), f"{scene.relay(office.mail)}\ntls = required"):
        world.write("aggregator.ini", office.ini.replace(scene.relay(office.mail), lines))
        first = office.run()
        TAP.equal((first.code, scene.one_line(first), office.got()), (75, True, []),
                  "a server that offers no STARTTLS gets nothing", first)
        TAP.contains(first.err, "tls = none only on a trusted network", "and what to do is said")
    said = {row["command"] for row in office.mail.commands()}
    TAP.ok(not said & {"AUTH", "MAIL"}, "neither password nor mail", said)


if __name__ == "__main__":
    TAP.play(test_wrong_password, test_certificates, test_stripped)
