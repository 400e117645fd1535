#!/usr/bin/python3
"""Passwords: where they come from, who else may read them, and that nobody is told."""

import base64
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402

harness.need.module("aiosmtpd")
TAP = harness.Tap()
ENV = {"TAGDIGEST_SMTP_PASSWORD": scene.PASSWORD}


def office(world, *lines):
    """A mail server with a login, and an ini whose [smtp] has these lines."""
    toot = world.mastodon([scene.post("one", "2026-11-10T09:00:00Z")],
                          mode_file=world.write("modes", "ok"))
    mail = world.smtp("starttls", user="digest@x.example", password=scene.PASSWORD)
    url = f"url = smtp://digest%40x.example@127.0.0.1:{mail.port}"
    world.write("aggregator.ini", scene.ini(
        {"toot": ("mastodon", toot.url)}, "\n".join((url, *lines)),
        top="ca_file = certs/ca.pem"))
    return mail


def secret_is_nowhere(world, mail, name, *results):
    """Not in what was said, and not in any file but those that were given it."""
    said = "".join(result.out + result.err for result in results)
    TAP.ok(scene.PASSWORD not in said, f"{name}: the password is not said", said)
    holders = []
    for place, _, files in os.walk(world.path("state")):
        for file in files:
            with open(os.path.join(place, file), "rb") as handle:
                holders += [file] * (scene.PASSWORD.encode() in handle.read())
    TAP.equal(holders, [], f"{name}: nor kept")
    TAP.ok(scene.PASSWORD.encode() not in b"".join(mail.raw_messages()), f"{name}: nor mailed")


def goes(world, name, mail, env=None):
    """A run with everything said that can be said, while nobody sees the password go by."""
    result = world.run("run", "-vv", now=scene.NOW, env=env)
    TAP.equal((result.code, [entry["user"] for entry in mail.log()]), (0, ["digest@x.example"]),
              f"{name}: the mail goes, logged in", result)
    secret_is_nowhere(world, mail, name, result, world.run("status", now=scene.NOW),
                      world.run("status", "--json", now=scene.NOW), world.run("check", "-vv"))


def test_file(world):
    mail = office(world, "password_file = smtp.password")
    world.write("smtp.password", scene.PASSWORD + "\nand a second line\n")
    goes(world, "file", mail)


def test_command(world):
    script = world.write("say password.sh", f"#!/bin/sh\ntest \"$1\" = 'a b' && test $# = 2"
                                            f" && echo '{scene.PASSWORD}'\n", mode=0o700)
    mail = office(world, f'password_command = "{script}" "a b" $HOME;id')
    goes(world, "command", mail)


def test_environment(world):
    goes(world, "environment", office(world), env=ENV)


def arguments_of(process):
    """As everybody may read them; for a moment of exec() the system has none to show."""
    with open(f"/proc/{process.pid}/cmdline", "rb") as file:
        return file.read()


def test_url(world):
    mail = office(world)
    with open(world.path("aggregator.ini"), encoding="utf-8") as file:
        text = file.read()
    world.write("aggregator.ini", text.replace("%40x.example@", f"%40x.example:{scene.PASSWORD}@"))
    goes(world, "url", mail)
    world.write("modes", "stall")       # a run that waits is one that can be looked at
    with world.running("run", now=scene.at(days=7)) as process:
        harness.wait_until(lambda: arguments_of(process), "its arguments can be read")
        arguments = arguments_of(process)
        TAP.ok(b"run" in arguments and scene.PASSWORD.encode() not in arguments,
               "url: it is no argument", arguments)
    os.chmod(world.path("aggregator.ini"), 0o644)
    result = world.run("run", now=scene.NOW)
    TAP.equal(result.code, 78, "an ini that holds it and that others may read is refused", result)
    TAP.contains(result.err, "chmod 600", "with what to do")
    secret_is_nowhere(world, mail, "refused ini", result)


def test_exposed(world):
    mail = office(world, "password_file = smtp.password")
    for mode in (0o644, 0o640, 0o604):
        world.write("smtp.password", scene.PASSWORD, mode=mode)
        for verb in ("check", "run"):
            result = world.run(verb, now=scene.NOW)
            TAP.ok(result.code == 78 and "chmod 600" in result.err
                   and "aggregator.ini:8: [smtp] password_file:" in result.err,
                   f"{verb}: a password file of mode {mode:o} is refused", result)
    TAP.equal((mail.log(), os.path.exists(world.path("state"))), ([], False), "nothing is done")
    secret_is_nowhere(world, mail, "exposed", result)


def test_missing(world):
    mail = office(world)
    result = world.run("run", now=scene.NOW)
    TAP.ok(result.code == 78 and scene.one_line(result), "a login without a password", result)
    TAP.contains(result.err, "TAGDIGEST_SMTP_PASSWORD", "the line names the three places")
    TAP.equal(mail.log(), [], "nothing is mailed")
    result = world.run("run", now=scene.at(minutes=30), env=ENV)
    TAP.equal((result.code, len(mail.log())), (0, 1), "and then it is", result)


def test_bad_commands(world):
    for command, words in (("/bin/false", ""), ("/nowhere/pass", "nowhere"), ("/bin/true", "")):
        with harness.World() as own:
            mail = office(own, f"password_command = {command}")
            result = own.run("run", now=scene.NOW)
            TAP.ok(result.code == 78 and scene.one_line(result) and words in result.err
                   and "password_command" in result.err, f"{command}: 78, one line", result)
            TAP.equal(mail.log(), [], f"{command}: nothing is mailed")


def test_state_is_private(world):
    mail = office(world)
    world.run("run", now=scene.NOW, env=ENV)
    modes = {name: oct(os.stat(world.path("state", name)).st_mode & 0o777)
             for name in os.listdir(world.path("state"))}
    TAP.equal(oct(os.stat(world.path("state")).st_mode & 0o777), "0o700",
              "the folder of the database is its owner's")
    TAP.ok(modes and set(modes.values()) == {"0o600"}, "so is what lies in it", modes)
    TAP.equal(len(mail.log()), 1, "and the mail went")


def test_repeated(world):
    """A server that repeats the login is told of without it."""
    toot = world.mastodon([scene.post("one", "2026-11-10T09:00:00Z")],
                          mode_file=world.write("modes", "ok"))
    sasl = base64.b64encode(f"\0digest@x.example\0{scene.PASSWORD}".encode()).decode()
    for words in (f"5.7.8 {scene.PASSWORD} is wrong", f"5.7.8 <{sasl}> is wrong", sasl):
        mail = world.smtp("starttls", user="digest@x.example", password=scene.PASSWORD,
                          faults=[{"at": "auth", "reply": f"535 {words}"}])
        world.write("smtp.password", scene.PASSWORD)
        world.write("aggregator.ini", scene.ini(
            {"toot": ("mastodon", toot.url)},
            f"url = smtp://digest%40x.example@127.0.0.1:{mail.port}\n"
            "password_file = smtp.password", top="ca_file = certs/ca.pem"))
        result = world.run("run", now=scene.NOW)
        TAP.ok("535" in result.err and sasl[:16] not in result.err, "why is said", result)
        secret_is_nowhere(world, mail, f"repeated: {words[:12]}", result,
                          world.run("status", now=scene.NOW))


if __name__ == "__main__":
    TAP.play(test_file, test_command, test_environment, test_url, test_exposed, test_missing,
             test_bad_commands, test_state_is_private, test_repeated)
