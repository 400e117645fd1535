"""A mail server behind a door that is right or wrong, and what came through it.

A Door is a row of the matrix: how the server is, and what the ini says. play() lets a digest for
three readers go there, and judges by the server's own log alone: every byte that came, whether it
came in clear, and which mails it kept.
"""

import base64
import binascii
import dataclasses
import re
import time

import cert_shop
import harness
import scene

NAME, CANONICAL = "mail.college.example", "host7.provider.example"
USER, PASSWORD, TOKEN, STALE = "digest@college.example", "sesame-4711", "t0ken-fresh", "t0ken-stale"
SECRETS = (PASSWORD, TOKEN, STALE)
TIMEOUT_S = 2
WORD = re.compile(r"[A-Za-z0-9+/]{8,}={0,2}")
# Prints what is no longer good first, and then what is; or always the same.
HELPERS = {"expired": f"mkdir seen 2>/dev/null && echo {STALE} || echo {TOKEN}",
           "stale": f"echo {STALE}", "fresh": f"echo {TOKEN}"}
LOGIN = "password_file = smtp.password"


@dataclasses.dataclass
class Door:
    """kind: of the table. delivers: whether mail may go there. logs_in: whether the login is shown
    to a server that has proved who it is, although it lets nothing in."""
    kind: str
    name: str
    url: str
    delivers: bool
    server: dict
    lines: str = LOGIN
    logs_in: bool = False
    is_clear: bool = False


@dataclasses.dataclass
class Passage:
    """What became of it."""
    got: list                   # whose mails it kept
    secrets_in_clear: bool
    secrets: bool
    mail_in_clear: bool
    mail: bool
    seconds: float
    sessions: int               # of libESMTP
    words: str
    code: int

    def is_right(self, door, limit_s):
        want = sorted(scene.THREE) if door.delivers else []
        login = door.logs_in or (door.delivers and "user" in door.server)
        return (self.got == want and (self.code == 0) == door.delivers
                and self.seconds < limit_s
                and self.secrets == login and self.mail == door.delivers
                and not (self.secrets_in_clear or self.mail_in_clear and not door.is_clear)
                and (door.delivers or self.words.count("\n") == 1))


def _decoded(text):
    """The text, and what stands in it as base64."""
    yield text
    for word in WORD.findall(text):
        try:
            yield base64.b64decode(word + "=" * (-len(word) % 4)).decode("latin-1")
        except binascii.Error:
            pass


def _shows_secret(text):
    return any(secret in part for part in _decoded(text) for secret in SECRETS)


def _shows_mail(text):
    return any(word.lower() in part.lower() for part in _decoded(text)
               for word in ("MAIL FROM", "mark-news", *scene.THREE))


def serve(world, options):
    """The server of a door, started."""
    options = dict(options)
    port, mode = options.pop("port"), options.pop("mode")
    if "faults" in options:
        options["faults"] = world.write("faults.json", options["faults"])
    if options.get("tokens"):
        options["tokens"] = world.write("tokens.json", options["tokens"])
    path = world.path("mail")
    server = harness.MailServer(path + ".maildir", path + ".trace",
                                ["--mode", mode, "--raw", path + ".raw", *harness.flags(options)],
                                path + ".log")
    server.port = port
    return world.start(server)


def play(door, certs, shim):
    """@certs the shop. @shim what counts libESMTP's sessions, or None."""
    with harness.World() as world:
        toot = world.mastodon([scene.post("news", "2026-11-10T09:00:00Z")])
        mail = serve(world, door.server)
        world.write("smtp.password", PASSWORD)
        for name, script in HELPERS.items():
            world.write(name, f"#!/bin/sh\n{script}\n", 0o700)
        lines = "\n".join([f"url = {door.url}", f"timeout = {TIMEOUT_S} s", door.lines])
        world.write("aggregator.ini", scene.ini(
            {"toot": ("mastodon", toot.url)}, lines, scene.THREE,
            top=f"ca_file = {certs.path('ca.pem')}"))
        world.run("poll", now=scene.NOW)
        sessions = world.write("sessions", "")
        env = {"OPENSSL_CONF": world.write("openssl.cnf", cert_shop.LAX)}
        env.update({"LD_PRELOAD": shim, "SESSIONS": sessions} if shim else {})
        began = time.monotonic()
        result = world.run("send", now=scene.NOW, env=env)
        seconds = time.monotonic() - began
        clear, secret = mail.heard(tls=False), mail.heard(tls=True)
        with open(sessions, encoding="ascii") as file:
            count = len(file.read())
        return Passage(
            got=sorted(one for row in mail.log() for one in row["rcpt"]),
            secrets_in_clear=_shows_secret(clear),
            secrets=_shows_secret(clear + secret), mail_in_clear=_shows_mail(clear),
            mail=_shows_mail(clear + secret), seconds=seconds, sessions=count,
            words=result.out + result.err, code=result.code)
