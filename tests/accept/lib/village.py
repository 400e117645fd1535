"""An organiser's mail server with the program on it, the readers' server elsewhere, a clock and a
diary: all that a life by mail takes. Every mail is a real one; only the clock is ours.

    with Village(folder, "postfix", "imaps") as village:
        village.at("2026-11-10T09:00:00Z")
        ada = village.reader("ada")
        ada.writes(village.plus("subscribe"), "Hello")
        village.run("run")
        ada.reads()[-1]
"""

import datetime
import email.utils
import json
import os
import shutil
import smtplib
import subprocess
import sys

import accept
import clients
import harness

sys.path.insert(0, os.path.join(accept.ROOT, "tests", "real"))
import dovecot  # noqa: E402
import mailboxes  # noqa: E402
import opensmtpd  # noqa: E402
import postfix  # noqa: E402

CONTACT = "organiser@college.example"
ORGANISER = mailboxes.ORGANISER
READERS = "readers.example"
PASSWORD = "sesame-4711"
SERVERS = {"postfix": postfix.Postfix, "opensmtpd": opensmtpd.OpenSmtpd}
OTHER = {"postfix": "opensmtpd", "opensmtpd": "postfix"}
INBOX = "/usr/bin/to-tagdigest"
FOLDER = "digest"
RUN_S = 300
# A copy for the mailbox, as `\\organiser, |tagdigest inbox` in aliases would keep it.
PIPE = """#!/bin/sh
set -eu
cd /var/home/organiser
mkdir -p Maildir/tmp Maildir/new Maildir/cur
name=$(date +%s).M$(date +%N)P$$.college
cat >"Maildir/tmp/$name"
mv "Maildir/tmp/$name" "Maildir/new/$name"
exec <"Maildir/new/$name" >>piped 2>&1
HOME=$PWD exec /usr/bin/tagdigest -c digest/aggregator.ini --now "$(cat now)" inbox
"""
PAGE = """<!DOCTYPE html><html lang="en"><head><title>{title}</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="The Group">
<meta property="og:description" content="Told in the group."><meta name="author" content="Ivy">
<meta property="article:published_time" content="2026-11-18T10:00:00Z"></head>
<body><p>{title}</p></body></html>"""
CUT = 58        # letters of a subject in the diary


class Person:
    """Somebody with a mailbox and a mail program."""

    def __init__(self, village, server, name, address, client):
        self.village, self.server = village, server
        self.me, self.address, self.client = (name, address), address, client
        self.letters = []       # all that came, oldest first

    def reads(self):
        """What came since this was asked last."""
        new = self.server.news(self.address)
        self.letters += new
        for letter in new:
            self.village.note(letter, self.me[0])
        return new

    def last(self, *words):
        """The newest letter whose subject or text holds one of these; None."""
        for letter in reversed(self.letters):
            text = f"{letter['Subject']}\n{clients.plain_of(letter)}".lower()
            if any(word.lower() in text for word in words):
                return letter
        return None

    def writes(self, to, subject, text="", page=None):
        return self.sends(to, clients.letter(self.me, to, subject, self.village.now, text, page))

    def answers(self, message, text, client=None):
        made = clients.answer(client or self.client, self.me, message, text, self.village.now)
        return self.sends(email.utils.parseaddr(str(made["To"]))[1], made)

    def is_away(self, message, has_headers=True):
        """The answer of this one's server to a message."""
        made = clients.absence(self.me, message, self.village.now, has_headers)
        return self.sends(email.utils.parseaddr(str(made["To"]))[1], made)

    def sends(self, to, made):
        self.village.note(made, None)
        try:
            self.server.send(self.address, [to], made)
        except smtplib.SMTPException as error:
            self.village.refused.append(f"{self.address} to {to}: {error}")
        self.village.settle()
        return made


class Village:
    """way_in: imaps (Dovecot), maildir (the server's own), pipe (a program that the server starts).
    way_out: smtp, or sendmail (the server's own program).
    """

    def __init__(self, folder, kind, ways, names):
        self.folder, self.kind, (self.way_in, self.way_out) = folder, kind, ways
        way_in = self.way_in
        certificates = mailboxes.certificates(os.path.join(folder, "certs"))
        pipes = {CONTACT: INBOX} if way_in == "pipe" else {}
        self.theirs = SERVERS[OTHER[kind]](os.path.join(folder, "theirs"), {
            READERS: list(names)}, certificates, hostname="mx.readers.example")
        self.ours = SERVERS[kind](os.path.join(folder, "ours"), {
            "college.example": [ORGANISER]}, certificates,
            routes={READERS: self.theirs.port}, pipes=pipes, hostname="mail.college.example")
        self.theirs.route({"college.example": self.ours.port})
        self.certificates, self.now = certificates, None
        self.diary, self.refused, self._noted = [], [], set()
        self.people = {name: Person(self, self.theirs, name.title(), f"{name}@{READERS}",
                                    clients.CLIENTS[number % len(clients.CLIENTS)])
                       for number, name in enumerate(names)}
        self.organiser = Person(self, self.ours, "Ceri", CONTACT, clients.top)
        self.home = self.ours.home(ORGANISER)
        self.ours.copy(harness.binary(), "usr/bin/tagdigest")
        self.ours.write(INBOX, PIPE, 0o755)
        self._stack = []
        if way_in == "pipe":
            self.ours.keep(CONTACT, os.path.join(self.home, "Maildir"))

    def __enter__(self):
        self.world = harness.World()
        self._stack.append(self.world)
        self.world.__enter__()
        for server in (self.theirs, self.ours, *self._mailbox()):
            self._stack.append(server)
            server.__enter__()
        return self

    def __exit__(self, *error):
        while self._stack:
            self._stack.pop().__exit__(*error)

    def _mailbox(self):
        if self.way_in != "imaps":
            return []
        self.mailbox = dovecot.Dovecot(os.path.join(self.folder, "mailbox"), self.ours,
                                       self.certificates, {CONTACT: PASSWORD})
        return [self.mailbox]

    # ---- the organiser's desk ----

    def write(self, name, text, mode=0o600):
        """A file beside the ini."""
        path = os.path.join(self.home, FOLDER, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(path, mode)
        for place in (os.path.dirname(path), path):
            shutil.chown(place, self.ours.uids[ORGANISER], self.ours.uids[ORGANISER])
        return path

    def relay(self):
        """The line of [smtp]."""
        return "url = " + ("sendmail:/usr/sbin/sendmail" if self.way_out == "sendmail" else
                           f"smtp://127.0.0.1:{self.ours.port}")

    def inbox(self):
        """The lines of [inbox], but for those that are the same for all."""
        if self.way_in == "imaps":
            self.write("inbox.password", PASSWORD)
            return (f"url = imaps://{CONTACT.replace('@', '%40')}@localhost:"
                    f"{self.mailbox.tls_port}/INBOX\npassword_file = inbox.password\n"
                    "filed = Digest")
        if self.way_in == "maildir":
            return f"url = maildir:/var/mail/college.example/{ORGANISER}"
        return ""

    def certificate(self):
        """The authority that the servers' certificates are of, as the organiser has it."""
        with open(os.path.join(self.certificates, "ca.pem"), encoding="ascii") as file:
            self.write("ca.pem", file.read())
        return "ca.pem"

    def pages(self, titles):
        """Pages of the world outside, {path: title}; where they are."""
        root = self.world.path("pages")
        for path, title in titles.items():
            self.world.write(f"pages/{path}.html", PAGE.format(title=title))
        return self.world.feeds(root=root).url

    def holds(self, text):
        """Whether the database has it anywhere."""
        state = os.path.join(self.home, FOLDER, "state")
        for name in os.listdir(state):
            with open(os.path.join(state, name), "rb") as file:
                if text.encode() in file.read():
                    return True
        return False

    def at(self, moment):
        """The clock of everybody."""
        self.now = datetime.datetime.fromisoformat(moment.replace("Z", "+00:00"))
        path = os.path.join(self.home, "now")
        with open(path, "w", encoding="ascii") as file:
            file.write(self.moment())

    def moment(self):
        return self.now.strftime("%Y-%m-%dT%H:%M:%SZ")

    def run(self, *argv, stdin=""):
        """The program as its organiser starts it, and then the mail that it made arrives."""
        command = [*self.ours.inside(ORGANISER), "/usr/bin/tagdigest", "-c",
                   f"/var/home/{ORGANISER}/{FOLDER}/aggregator.ini", "--now", self.moment(), *argv]
        done = subprocess.run(command, input=stdin, text=True, capture_output=True, cwd="/",
                              timeout=RUN_S, check=False, env={
                                  **mailboxes.machine.ENVIRONMENT,
                                  "HOME": f"/var/home/{ORGANISER}"})
        self.settle()
        return harness.Result(["tagdigest", *argv], done.returncode, done.stdout, done.stderr)

    def settle(self):
        mailboxes.machine.settle(self.ours, self.theirs)

    def cron(self):
        """A run as cron starts it, and everybody looks into their mailbox."""
        result = self.run("run")
        self.everybody_reads()
        return result

    def everybody_reads(self):
        return {person.address: person.reads() for person in (
            *self.people.values(), self.organiser)}

    def plus(self, detail):
        return CONTACT.replace("@", f"+{detail}@")

    def piped(self):
        """What the program said when the mail server started it."""
        path = os.path.join(self.home, "piped")
        if not os.path.exists(path):
            return ""
        with open(path, encoding="utf-8") as file:
            return file.read()

    # ---- the diary ----

    def note(self, message, reader):
        """A mail that was sent (reader None), or that somebody found; what was seen when it was
        sent is not told again."""
        if reader is not None and message["Message-ID"] in self._noted:
            return
        self._noted.add(message["Message-ID"])
        sender, to = (email.utils.parseaddr(str(message[name]))[1] for name in ("From", "To"))
        happened = f"is read: {_first_words(message)}" if reader is not None else self.what(message)
        self.diary.append((self.now, sender, to, str(message["Subject"]), happened))

    def what(self, message):
        """What the program takes a message for."""
        path = self.world.write("letter", message.as_bytes())
        try:
            said = json.loads(self.world.run("inbox", "--explain", "--json", path).out)
        except ValueError:
            return "(nobody knows)"
        return " ".join(filter(None, (said.get("kind"), said.get("command"), said.get("status"))))

    def print_diary(self, report):
        rows = []
        for when, sender, to, subject, happened in self.diary:
            rows.append((when.strftime("%a %d %b %H:%M"), _short(sender), _short(to),
                         subject[:CUT], happened))
        report.table(("date", "from", "to", "subject", "what happened"), rows)


def _short(address):
    """A way in an address is shown by its first letters."""
    name, _, domain = address.partition("@")
    name, plus, detail = name.partition("+")
    return f"{name}{plus}{detail[:9]}{'…' if len(detail) > 9 else ''}@{domain}"


def _first_words(message):
    """What stands first in a mail that its writer wrote."""
    for line in clients.plain_of(message).splitlines():
        if line.strip() and not line.startswith((">", "<")):
            return line.strip()[:70]
    return "(nothing)"
