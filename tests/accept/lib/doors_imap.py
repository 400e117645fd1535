"""A mailbox behind a door that is right or wrong, and what was shown to whoever stood there.

A Door is a row of the matrix: how the server is, and what the ini says. play() lets a run read the
mailbox there, and judges by every byte that the server heard and by what it did with two messages,
of which one is for us.
"""

import base64
import binascii
import dataclasses
import json
import os
import re
import time

import cert_shop
import harness
import inbox
import scene

NAME, CANONICAL = "mail.college.example", "host7.provider.example"
USER, PASSWORD, TOKEN, STALE = "organiser@college.example", "sesame-4711", "t0ken-fresh", \
    "t0ken-stale"
SECRETS = (PASSWORD, TOKEN, STALE)
TIMEOUT_S = 2
WORD = re.compile(r"[A-Za-z0-9+/]{8,}={0,2}")
# Prints what is no longer good first, and then what is; or always the same.
HELPERS = {"expired": f"mkdir seen 2>/dev/null && echo {STALE} || echo {TOKEN}",
           "stale": f"echo {STALE}", "fresh": f"echo {TOKEN}"}
LOGIN = "password_file = inbox.password"
FEED = """<rss version="2.0"><channel><item><title>We did it #JoyFE</title>
<link>https://blog.example/1</link><pubDate>Mon, 16 Nov 2026 06:00:00 GMT</pubDate></item>
</channel></rss>"""


@dataclasses.dataclass
class Door:
    """kind: of the table. opens: whether the mailbox may be read there. logs_in: whether the login
    is shown to a server that has proved who it is, although it lets nothing in. is_clear: it is
    this machine's own, and nothing is hidden from it."""
    kind: str
    name: str
    url: str
    opens: bool
    server: dict
    lines: str = LOGIN
    logs_in: bool = False
    is_clear: bool = False


@dataclasses.dataclass
class Passage:
    """What became of it."""
    handled: int
    filed: bool                 # the one message is where it belongs, and the other untouched
    secrets_in_clear: bool
    secrets: bool
    opened: bool                # the folder was asked for
    seconds: float
    words: str

    def is_right(self, door, limit_s):
        login = door.opens or door.logs_in
        return (self.handled == door.opens and self.filed == door.opens
                and self.seconds < limit_s and self.opened == door.opens
                and self.secrets == login and (door.is_clear or not self.secrets_in_clear)
                and bool(self.words) != door.opens)


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


class Mailbox(harness.Server):
    """The server of a door, with two messages in it."""

    def __init__(self, world, options, port):
        options = dict(options)
        modes = {"user": USER, "password": PASSWORD, "tokens": [TOKEN], **options.pop("modes", {})}
        options["modes"] = world.write("imap.json", modes)
        self._raw = world.path("imap.raw")
        self._seed = world.path("seed.json")
        world.write("seed.json", [inbox.ours(world, "ours").decode(),
                                  inbox.other("other").decode()])
        super().__init__("imap_server.py", harness.flags({
            **options, "raw": self._raw, "seed": self._seed, "state": world.path("after.json")}),
            world.path("imap.log"))
        self.port, self._after = port, world.path("after.json")

    def heard(self, tls):
        if not os.path.exists(self._raw):
            return ""
        with open(self._raw, encoding="utf-8") as file:
            return "".join(row["heard"] for row in map(json.loads, file) if row["tls"] == tls)

    def after(self):
        """{folder: {name: flags}} as the last change left it."""
        if not os.path.exists(self._after):
            return {}
        with open(self._after, encoding="utf-8") as file:
            folders = json.load(file)
        return {folder: dict(zip(inbox.names(raw.encode("latin-1") for raw, _ in messages),
                                 (flags for _, flags in messages)))
                for folder, messages in folders.items()}


def play(door, certs, port=993):
    """@certs the shop. @port where the server listens."""
    with harness.World() as world:
        server = world.start(Mailbox(world, door.server, door.server.get("port", port)))
        inbox.write_password(world, PASSWORD)
        for name, script in HELPERS.items():
            world.write(name, f"#!/bin/sh\n{script}\n", 0o700)
        feed = world.write("feed.xml", FEED)
        world.write("aggregator.ini", scene.ini(
            {"feed": ("feed", f"file:{feed}")}, "url = maildir:out",
            top=f"ca_file = {certs.path('ca.pem')}")
            + "\n".join(["[inbox]", f"url = {door.url}", f"timeout = {TIMEOUT_S} s",
                         "filed = Digest", door.lines, ""]))
        began = time.monotonic()
        result = world.run("run", "--json", now=scene.NOW, env={
            "OPENSSL_CONF": world.write("openssl.cnf", cert_shop.LAX)})
        seconds = time.monotonic() - began
        return _judge(server, result, seconds)


def _judge(server, result, seconds):
    try:
        report = json.loads(result.out)["inbox"]
    except (ValueError, KeyError, TypeError):
        report = {"handled": 0, "error": result.err}
    clear, secret = server.heard(tls=False), server.heard(tls=True)
    there = server.after()
    return Passage(
        handled=report["handled"],
        filed=there.get("Digest") == {"ours": r"\Seen"} and there.get("INBOX") == {"other": ""},
        secrets_in_clear=_shows_secret(clear), secrets=_shows_secret(clear + secret),
        opened=any(word in (clear + secret).upper() for word in ("EXAMINE", "SELECT")),
        seconds=seconds, words=report["error"] or "")
