"""A mailbox of newsletters and notifications on a real Dovecot over IMAPS, as `type = mailbox`:
flags stay as they are, UIDVALIDITY changes, the connection ends at each command.

    letterbox.judge(told, folder)       # told: harness.Tap or whoever says ok() and equal()
"""

import glob
import imaplib
import json
import os
import socket
import ssl
import sys
import threading
import types

import dovecot
import guest
import mailboxes

sys.path.insert(0, os.path.join(guest.ROOT, "tests", "servers"))
import harness  # noqa: E402
import newsletters  # noqa: E402
import scene  # noqa: E402

READ_DAY = 3                        # after all letters' day
PASSWORD = "sesame-4711"
FOLDER = "News"
COMMANDS_MAX = 80                   # more than a session has
FILES = ("tagdigest.db", "tagdigest.db-wal", "tagdigest.db-shm")


# ---- what is asked of a world ----

def ini(world, urls, *lines, top=""):
    """A source a list, since each has one."""
    sources = {f"letters{number}": ("mailbox", url, "from = " + ", ".join(newsletters.FROM),
                                    f"list = {newsletters.LISTS[number % 2]}", *lines)
               for number, url in enumerate(urls)}
    world.write("aggregator.ini", scene.ini(sources, "url = maildir:out", top=top,
                                            tags="JoyFE, UKFEChat"))


def poll(world, minutes=0):
    return world.run("poll", "--json", now=scene.at(days=READ_DAY, minutes=minutes))


def stored(world):
    """What stands in the store of each post, in the order of time."""
    rows = world.query("SELECT doc FROM post WHERE doc IS NOT NULL ORDER BY id")
    return [json.loads(row[0]) for row in rows]


def secrets(world):
    """What tells of the reader, in any byte of the store."""
    found = set()
    for name in FILES:
        path = world.path("state", name)
        if os.path.exists(path):
            with open(path, "rb") as file:
                data = file.read().lower()
            found |= {word for word in newsletters.SECRETS if word.lower().encode() in data}
    return sorted(found)


def _outline(world):
    return sorted((post["title"] or "", post["link"] or "", post.get("group") or "")
                  for post in stored(world))


# ---- the server ----

class Cutter:
    """A way to a port that ends when the client has said something for the nth time."""

    def __init__(self, port):
        self._port, self.at, self.said = port, 0, 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def cut(self, at):
        """0: never."""
        self.at, self.said = at, 0

    def _serve(self):
        while True:
            client, _ = self._listener.accept()
            server = socket.create_connection(("127.0.0.1", self._port))
            for one, other, counts in ((client, server, True), (server, client, False)):
                threading.Thread(target=self._pass, args=(one, other, counts),
                                 daemon=True).start()

    def _pass(self, one, other, counts):
        try:
            while data := one.recv(65536):
                self.said += counts
                if counts and self.at and self.said >= self.at:
                    break
                other.sendall(data)
        except OSError:
            pass
        for end in (one, other):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass


class Box:
    """Ada's mailbox, by another client.

    port    where IMAPS is spoken; mail: the folder of all mailboxes, where Dovecot keeps them
    """

    def __init__(self, port, mail, certificates):
        name, domain = newsletters.READER.split("@")
        self.port, self._place = port, os.path.join(mail, domain, name)
        self._context = ssl.create_default_context(
            cafile=os.path.join(certificates, "ca.pem"))

    def client(self):
        client = imaplib.IMAP4_SSL("localhost", self.port, ssl_context=self._context)
        client.login(newsletters.READER, PASSWORD)
        return client

    def fill(self):
        with self.client() as client:
            _done(client.create(FOLDER))
            for number, mail in enumerate(newsletters.all_mails()):
                flags = ("", r"\Seen", r"\Seen \Flagged", r"\Answered")[number % 4]
                _done(client.append(FOLDER, flags, None, mail.bytes()))

    def flags(self):
        with self.client() as client:
            _done(client.select(FOLDER, readonly=True))
            return _done(client.uid("fetch", "1:*", "(FLAGS)"))

    def validity(self):
        with self.client() as client:
            _done(client.select(FOLDER, readonly=True))
            return client.response("UIDVALIDITY")[1][0].decode()

    def renumber(self):
        """All messages have other numbers from now on: the server's list of them is lost
        (dovecot-uidlist and what is remembered of it, Dovecot's "Maildir control files")."""
        for path in glob.glob(os.path.join(self._place, "." + FOLDER, "dovecot*")):
            os.remove(path)


def _done(answer):
    assert answer[0] == "OK", answer
    return answer[1]


def _begin(world, port, certificates):
    user = newsletters.READER.replace("@", "%40")
    url = f"imaps://{user}@localhost:{port}/{FOLDER}"
    world.write("letters.password", PASSWORD + "\n")
    ini(world, [url, url], "password_file = letters.password",
        top=f"ca_file = {os.path.join(certificates, 'ca.pem')}")


# ---- what is judged ----

def _judge_quiet(told, box, certificates):
    """The posts of an undisturbed session."""
    with harness.World() as world:
        _begin(world, box.port, certificates)
        before = box.flags()
        first = poll(world)
        found = _outline(world)
        # what several mails tell of is one post
        want = {(mail.name, post.get("title"), post.get("link")) for mail in
                newsletters.all_mails() for post in mail.posts}
        told.equal(first.code, 0, "the folder is read", first)
        told.equal(len(found), len(want) - 1, "each post is there once", found)
        told.equal(box.flags(), before, "flags stay as they are")
        old = box.validity()
        box.renumber()
        told.ok(box.validity() != old, "UIDVALIDITY changes", old)
        again = json.loads(poll(world, 60).out)["sources"][0]
        told.ok(again["read"] >= len(newsletters.all_mails()), "then all is read anew", again)
        told.equal(_outline(world), found, "and no letter is a second post")
        told.equal(secrets(world), [], "no byte of the store tells of the reader")
    return found


def _judge_cuts(told, box, certificates, want):
    """Rows of what a run said whose connection ended at its nth word."""
    cutter = Cutter(box.port)
    with harness.World() as world:
        _begin(world, cutter.port, certificates)
        rows, is_whole = [], False
        while not is_whole and len(rows) < COMMANDS_MAX:
            at = len(rows) + 1
            cutter.cut(at)
            result = poll(world, 30 * at)
            is_whole = result.code == 0 and cutter.said < at
            found = _outline(world)
            rows.append((at, result.code, len(found), (result.err.strip() or "-")[:90]))
            told.equal(len(set(found)), len(found), f"cut at {at}, no post is there twice", found)
        cutter.cut(0)
        poll(world, 30 * (len(rows) + 200))
        told.ok(is_whole, "a run comes that has said all before it would be cut", *rows)
        told.equal(_outline(world), want, "cut at each place, the next run goes on, and all are "
                   "there once in the end", *rows)
        told.ok(all(b[2] >= a[2] for a, b in zip(rows, rows[1:])), "none is lost on the way", *rows)
        told.equal(secrets(world), [], "no byte of the store tells of the reader")
    return rows


def judge(told, place):
    """Starts Dovecot below `place` and says what is so. Returns its version and the rows of the
    cuts, (cut at, exit code, posts, what was said). guest.NotHere: it can't be started."""
    mail = os.path.join(place, "mail")
    os.makedirs(mail)
    os.chmod(mail, 0o777)
    certificates = mailboxes.certificates(os.path.join(place, "certs"))
    with dovecot.Dovecot(os.path.join(place, "box"), types.SimpleNamespace(mail=mail),
                         certificates, {newsletters.READER: PASSWORD}) as server:
        box = Box(server.tls_port, mail, certificates)
        box.fill()
        want = _judge_quiet(told, box, certificates)
        return server.version, _judge_cuts(told, box, certificates, want)
