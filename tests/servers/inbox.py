"""What flow tests put into mailboxes, and how they look at them.

    server = world.imap(manners=["chatter"])
    world.write("aggregator.ini", scene.ini({}, "url = maildir:out") + inbox.section(server))
    inbox.Box(server).put(inbox.ours(world, "one"), inbox.other("two"))
"""

import base64
import contextlib
import hashlib
import hmac
import imaplib
import os

import scene

SECRET = "a-key-of-the-tests"
WAY_ADD = 8
USER, PASSWORD = "organiser", "sesame"


def section(server, *lines, scheme="imap", host="127.0.0.1", folder="INBOX"):
    """[inbox] of a server; its password goes into inbox.password."""
    return "\n".join(["[inbox]", f"url = {scheme}://{USER}@{host}:{server.port}/{folder}",
                      "password_file = inbox.password", *lines, ""])


def write_password(world, password=PASSWORD):
    world.write("inbox.password", password + "\n")


def way(world):
    """A way of the organiser's, signed by a key that is put where there is none."""
    path = world.path("state/ways.key")
    if not os.path.exists(path):
        world.write("state/ways.key", f"1 {SECRET}\n")
    with open(path, encoding="ascii") as file:
        number, secret = [line.split() for line in file if line[0].isdigit()][-1]
    said = bytes([WAY_ADD, int(number)]) + bytes(12)
    mac = hmac.new(secret.encode(), said, hashlib.sha256).digest()[:10]
    return base64.b32encode(said + mac).decode().lower().rstrip("=")


def letter(name, to, *headers, body="Hello."):
    lines = [f"From: Ada <{name}@readers.example>", f"To: {to}", f"Subject: about {name}",
             f"Message-ID: <{name}@readers.example>", "Date: Mon, 16 Nov 2026 06:00:00 +0000",
             *headers, "", body, ""]
    return "\r\n".join(lines).encode()


def ours(world, name, **more):
    """A program's answer to an address that only it was told: it is ours, and nobody answers."""
    contact = scene.CONTACT.replace("@", f"+{way(world)}@")
    return letter(name, contact, "Auto-Submitted: auto-replied", **more)


def other(name, **more):
    return letter(name, scene.CONTACT, **more)


def names(raws):
    """Of messages that letter() made, in their order."""
    return [raw.split(b"Message-ID: <", 1)[1].split(b"@", 1)[0].decode() for raw in raws]


class Box:
    """Another client of the same mailbox."""

    def __init__(self, server, user=USER, password=PASSWORD):
        self._server, self._login = server, (user, password)

    @contextlib.contextmanager
    def client(self):
        with imaplib.IMAP4("127.0.0.1", self._server.port) as client:
            client.login(*self._login)
            yield client

    def put(self, *raws, folder="INBOX", flags="", when=None):
        with self.client() as client:
            for raw in raws:
                done, said = client.append(folder, flags, when, raw)
                assert done == "OK", said

    def look(self, folder="INBOX"):
        """{name: flags} of all messages, in their order; {} where there is no such folder."""
        with self.client() as client:
            done, _ = client.select(folder, readonly=True)
            if done != "OK":
                return {}
            _, rows = client.uid("fetch", "1:*", "(FLAGS BODY.PEEK[])")
            found = {}
            for row in rows:
                if isinstance(row, tuple):
                    flags = row[0].split(b"FLAGS (", 1)[1].split(b")", 1)[0].decode()
                    found[names([row[1]])[0]] = flags
            return found
