"""Mails a second with a durable journal, against bare loops and peers.

The server (sink.c) has processor 1 to itself, the client processor 0. A mail has 20 kB. `tagdigest
send` finds an edition frozen and COUNT deliveries queued, as a run that was broken off leaves them;
its start, its pages of rows and each reader's own bytes are in its time. The bare loops send one
ready-made message and make the same commits: one a mail at one session, one a group at four.
"""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "tests", "servers"))
import make  # noqa: E402

NOT_COMPARED = (
    "listmonk, Mailman and Sympa: they want a database server or a web server of their own",
    "rss2email, goeland and others that mail one by one through Python's or Go's SMTP library: the "
    "library is what is compared with, since none of them keeps a journal of its mails",
)

COUNT = 2000
PEERS = {"Python smtplib": 400, "nodemailer": 60}     # nodemailer makes some 25 a second
FEW, MANY = 1000, 200_000
NOW = "2026-11-16T08:00:00Z"
BEHIND_BARE = (
    "It has one ready-made message for all. Ours reads who is owed what, puts each reader's own "
    "way out into the mail, and judges each answer; where sessions have threads (libESMTP), they "
    "also wait for one another, so that one commit holds for all. What was tried and stayed: the "
    "mail is encoded once and only its reader's bytes are patched, rows are read a page at a time, "
    "and whichever thread has the lock does what all wish for.")
BEHIND_SOURCE = (
    "It is a load generator: it remembers nothing, so a kill would lose or double mails. Ours "
    "waits for the disk before each mail's last byte, which is most of the time: without that no "
    "program can say what was sent. What was tried and stayed: several sessions share one wait.")
BEHIND_PEER = (
    "Both wait for the disk once a mail, and where the disk is slow there is little else. What was "
    "tried and stayed: nothing else is waited for between two mails, and several sessions share "
    "one wait (the lines with 4 at once).")
WORDS = ("We tried pebbles on a number line in the lower fourth, and half of them asked for more. "
         "A worksheet is attached for whoever wants to do the same with fractions next week. ")
BYTES = 20_000


class Scene:
    """A folder with an ini, and a database in which an edition is owed to so many readers."""

    def __init__(self, row, name, readers, posts):
        self.row, self.readers, self.posts = row, readers, posts
        self.folder = row.path(name)
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)
        self.write_ini("smtp://127.0.0.1:1", 1)
        items = [(f"Pebbles {n}", f"2026-11-1{n % 4}T10:{n % 60:02}:00Z",
                  f"{WORDS} Number {n}. {WORDS}", "JoyFE") for n in range(posts)]
        self.put("feed.xml", make.rss("The Chalk Dust", *items))
        self.put("readers.csv", "email\n" + "".join(
            f"reader{n}@example.net\n" for n in range(readers)))
        self.run("poll")
        self.run("subscribers", "import", "readers.csv", "--they-asked")
        self.run("send", "--last", good=(75,))      # nobody listens: all of it is owed
        self.keep()

    def put(self, name, text):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
            file.write(text)

    def write_ini(self, url, connections):
        self.put("aggregator.ini", "\n".join([
            "[tagdigest]", "contact = organiser@example.org", "state_dir = state",
            "[smtp]", f"url = {url}", "tls = none", f"connections = {connections}",
            "[source blog]", "type = feed", "url = file:feed.xml",
            "[digest weekly]", "tags = JoyFE", "timezone = UTC", "max_posts = 1000",
            "max_per_author = 1000", ""]))

    def argv(self, *words):
        return [self.row.tagdigest, *words, "-c", os.path.join(self.folder, "aggregator.ini"),
                "--now", NOW]

    def run(self, *words, good=(0,)):
        done = subprocess.run(self.argv(*words), cwd=self.folder, check=False,
                              capture_output=True, text=True)
        if done.returncode not in good:
            raise SystemExit(f"{words}: ended with {done.returncode}\n{done.stdout}{done.stderr}")

    def keep(self):
        with contextlib.closing(sqlite3.connect(self.database)) as db:
            db.execute("UPDATE delivery SET state = 'queued', retry_s = 0, tries = 0,"
                       " is_suspect = 0, detail = NULL")
            db.commit()
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy(self.database, self.database + ".kept")

    @property
    def database(self):
        return os.path.join(self.folder, "state", "tagdigest.db")

    def reset(self):
        for end in ("-wal", "-shm"):
            with contextlib.suppress(FileNotFoundError):
                os.remove(self.database + end)
        shutil.copy(self.database + ".kept", self.database)

    def settled(self):
        """How many were sent; all of them must be."""
        with contextlib.closing(sqlite3.connect(self.database)) as db:
            return db.execute("SELECT count(*) FROM delivery WHERE state = 'sent'").fetchone()[0]

    def mail(self):
        """The bytes of the only reader's mail, by a Maildir."""
        self.reset()
        self.write_ini("maildir:Mail", 1)
        self.run("send")
        folder = os.path.join(self.folder, "Mail", "new")
        with open(os.path.join(folder, os.listdir(folder)[0]), "rb") as file:
            return file.read().replace(b"\n", b"\r\n")


def sized(row, name, readers, size):
    """A scene whose mails have about so many bytes, and the bytes of one."""
    posts, mail = 2, b""
    while len(mail) < size:
        posts += 1
        mail = Scene(row, name + "-try", 1, posts).mail()
    return Scene(row, name, readers, posts), mail


def fresh_journal(path, count):
    for end in ("", "-wal", "-shm"):
        with contextlib.suppress(FileNotFoundError):
            os.remove(path + end)
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE delivery (id INTEGER PRIMARY KEY, state TEXT, detail TEXT)")
        db.executemany("INSERT INTO delivery VALUES (?, 'queued', NULL)",
                       [(n + 1,) for n in range(count)])
        db.execute("CREATE INDEX delivery_state ON delivery (state)")
        db.commit()


def start_sink(row, stack):
    with open(row.path("port"), "w", encoding="ascii") as _:
        pass
    process = stack.enter_context(row.server([row.program("sink")], cpus="1",
                                             stdout=open(row.path("port"), "wb")))
    while True:
        with open(row.path("port"), encoding="ascii") as file:
            words = file.read().split()
        if len(words) == 2:
            return int(words[1])
        if process.poll() is not None:
            raise SystemExit("the sink ended")


def source_argv(folder, port, sessions, size):
    """Postfix's smtp-source, which keeps no journal."""
    return ["env", f"LD_LIBRARY_PATH={folder}/usr/lib/postfix", f"{folder}/usr/sbin/smtp-source",
            "-d", "-s", str(sessions), "-m", str(COUNT), "-l", str(size),
            "-f", "digest@example.org", "-t", "reader@example.net", f"inet:127.0.0.1:{port}"]


def speeds(row, port):
    message, journal = row.path("message"), row.path("journal.db")
    scene, raw = sized(row, "speed", COUNT, BYTES)
    with open(message, "wb") as file:
        file.write(raw)
    row.figure("bytes a mail", len(raw))
    debian = row.unpack("deb", "postfix")
    node = row.unpack("npm", "nodemailer@6.9.16")
    ways = {"relay": f"smtp://127.0.0.1:{port}", "libcurl": f"smtp://[::1]:{port}"}
    commands, inis = {}, {}
    for sessions in (1, 4):
        for way, url in ways.items():
            name = f"tagdigest by {'libESMTP' if way == 'relay' else way}, {sessions}"
            commands[name], inis[name] = scene.argv("send"), (url, sessions)
        tail = [str(COUNT), str(sessions), message, journal]
        commands[f"bare libESMTP, {sessions}"] = [row.program("bare_esmtp"), str(port), *tail]
        commands[f"bare libcurl, {sessions}"] = [
            row.program("bare_curl"), f"smtp://[::1]:{port}/bench", *tail]
        commands[f"smtp-source, {sessions}, no journal"] = source_argv(debian, port, sessions,
                                                                        len(raw))
    commands["Python smtplib, 1"] = [sys.executable, os.path.join(HERE, "peer_smtplib.py"),
                                     str(port), str(PEERS["Python smtplib"]), message, journal]
    commands["nodemailer, 1"] = ["node", os.path.join(HERE, "peer_nodemailer.js"), node, str(port),
                                 str(PEERS["nodemailer"]), message, row.path("journal.txt")]

    def before(name):
        if scene.settled() not in (0, COUNT):
            raise SystemExit(f"before {name}: {scene.settled()} of {COUNT} were sent")
        scene.reset()
        fresh_journal(journal, COUNT)
        if name in inis:
            scene.write_ini(*inis[name])

    scene.reset()
    took = row.alternate(commands, before=before)
    for sessions in (1, 4):
        for way in ("libESMTP", "libcurl"):
            ours, what = took[f"tagdigest by {way}, {sessions}"].wall, f"{way}, {sessions} at once"
            row.ratio(what, took[f"bare {way}, {sessions}"].wall / ours,
                      bare=f"{way}, with the same commits", behind=BEHIND_BARE)
            row.ratio(what, took[f"smtp-source, {sessions}, no journal"].wall / ours,
                      bare="Postfix's smtp-source, which keeps no journal",
                      behind=BEHIND_SOURCE)
    for peer, count in PEERS.items():
        for way in ("libESMTP", "libcurl"):
            row.ratio(f"{way}, mail by mail", took[f"{peer}, 1"].wall * (COUNT / count)
                      / took[f"tagdigest by {way}, 1"].wall, peer=peer, behind=BEHIND_PEER)


def growth(row, port):
    """Memory and time for few and many readers, one post a mail, four connections."""
    took = {}
    for readers in (FEW, MANY):
        scene = Scene(row, f"readers-{readers}", readers, 1)
        scene.write_ini(f"smtp://[::1]:{port}", 4)
        name = f"send to {readers}"
        took[readers] = row.alternate({name: scene.argv("send")}, times=1,
                                      before=lambda _, scene=scene: scene.reset())[name]
        if scene.settled() != readers:
            raise SystemExit(f"{name}: {scene.settled()} were sent")
        shutil.rmtree(scene.folder)
    more = took[MANY].peak_kb - took[FEW].peak_kb
    row.ratio(f"{MANY} readers: more memory than {FEW}, MB", more / 1024)
    row.ratio(f"{MANY} readers: time a reader, of that with {FEW}",
              took[MANY].wall / took[FEW].wall / (MANY / FEW))


def measure(row, parts=("speeds", "growth")):
    row.text(__doc__)
    with contextlib.ExitStack() as stack:
        port = start_sink(row, stack)
        if "speeds" in parts:
            speeds(row, port)
        if "growth" in parts:
            growth(row, port)
