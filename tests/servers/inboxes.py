"""Messages that come in while the program is killed, the disk is full or the power is cut: what
each asks for is done once.

    life = inboxes.Life(world, "pipe")      # or "maildir", "imap"
    life.record()                           # how it goes when nothing is wrong
    for step in life.steps:
        result, wrong = life.trial(step, env=watch.environment(cut=3))

A mail server that starts `tagdigest inbox` brings a message again unless that ended with 0; one
that ended well may be brought again all the same, by a server that had no time to note it.
"""

import collections
import contextlib
import email.utils
import os
import random
import re
import shutil
import sqlite3

import harness
import inbox
import make
import scene

ADA, BEA = "ada@school.example", "bea@school.example"
KILLED, AGAIN = -9, 75
VARYING = re.compile(r"hash|proof|token|doc|value|owner|evidence|detail|stamp|uid|tries|_s$")
TABLES = ("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('host', 'source')"
          " ORDER BY name")
RATE = 10**6       # no trial of thousands is told that it asks too often (429)
REPORT = """From: MAILER-DAEMON@mx.school.example
To: {to}
Subject: Undelivered
Message-ID: <report@mx.school.example>
Auto-Submitted: auto-replied
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

It could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.school.example

Final-Recipient: rfc822; {who}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <{who}>: no such user

--b
Content-Type: text/rfc822-headers

Message-ID: {about}
To: {who}

--b--
"""

Step = collections.namedtuple("Step", "name number message state rows mails filed")


class Life:
    """A digest, and Ada, who joins, chooses, and leaves by mail."""

    who, posts, begins, digest = ADA, ("news",), {"days": 0}, ""

    def __init__(self, world, feeder):
        self.world, self.feeder, self.steps, self.number = world, feeder, [], 0
        toot = world.mastodon([scene.post(mark, f"2026-11-1{number}T09:00:00Z")
                               for number, mark in enumerate(self.posts)], rate=RATE)
        self.page = world.feeds(script={"/feed.xml": [{"body": make.rss("Ada's blog")}]})
        self.mail = world.smtp()
        self.box = None
        section = "[inbox]\nplus = yes\n"
        if feeder == "imap":
            inbox.write_password(world)
            server = world.imap()
            self.box = inbox.Box(server)
            section = inbox.section(server, "plus = yes")
        elif feeder == "maildir":
            section += "url = maildir:state/In\n"
            for name in ("new", "cur", "tmp"):
                os.makedirs(world.path("state", "In", name))
        world.write("aggregator.ini", scene.ini(
            {"toot": ("mastodon", toot.url)}, scene.relay(self.mail), (), digest=self.digest)
            + section)
        self.run()
        self.number = 1

    # ---- what Ada writes ----

    def letter(self, subject="", text="", answers=None, **heads):
        lines = {"From": self.who, "To": scene.CONTACT, "Subject": subject,
                 "Message-ID": f"<{self.number}@readers.example>",
                 "Date": "Mon, 16 Nov 2026 08:00:00 +0000", **heads}
        if answers is not None:
            lines.update({"To": answers["Reply-To"], "Subject": f"Re: {answers['Subject']}",
                          "In-Reply-To": answers["Message-ID"]})
        return "".join(f"{name}: {value}\n" for name, value in lines.items()) + f"\n{text}\n"

    def last(self, is_edition=False):
        """The last mail that came back."""
        return [one for one in self.mail.messages()
                if email.utils.parseaddr(str(one["To"]))[1] == self.who
                and (one["List-Id"] is not None) == is_edition][-1]

    def letters(self):
        """(name, message) one after the other: later ones answer what came of earlier ones."""
        yield "subscribe", self.letter(To=scene.CONTACT.replace("@", "+subscribe@"))
        yield "yes", self.letter(text="yes", answers=self.last())
        for words in ("pause until 10 January 2027", "resume", "monthly",
                      "what do you hold about me?"):
            yield words, self.letter(text=words, answers=self.last())
        yield "register", self.letter(f"register {self.page.url}/feed.xml", From=BEA)
        about = self.last(is_edition=True)
        yield "a report", REPORT.format(to=scene.CONTACT, who=ADA, about=about["Message-ID"])
        yield "for people", self.letter("The printer", "It is on fire.")
        for words in ("leave", "subscribe", "erase"):
            yield words, self.letter(text=words, answers=self.last())

    # ---- how it comes in ----

    def now(self, more=0):
        return scene.at(minutes=10 * self.number + more, **self.begins)

    def run(self, more=5, **how):
        return self.world.run("run", now=self.now(more), **how)

    def take(self, message, **how):
        """The program meets it. how: as World.run() has it."""
        if self.feeder == "pipe":
            return self.world.run("inbox", now=self.now(), stdin=message, **how)
        return self.run(0, **how)

    def put(self, message):
        """It lies in the mailbox, where there is one."""
        if self.feeder == "maildir":
            self.world.write(f"state/In/new/{self.number}.readers", message)
        elif self.feeder == "imap":
            with self.box.client() as client:
                client.select("INBOX")
                client.uid("store", "1:*", "+FLAGS", r"(\Deleted)")
                client.expunge()
                client.append("INBOX", "", None, message.replace("\n", "\r\n").encode())

    def filed(self):
        """Where it lies, and how."""
        if self.feeder == "imap":
            return self.box.look()
        if self.feeder == "maildir":
            return {name.split(":")[0]: (folder, name.split(":")[-1]) for folder in ("new", "cur")
                    for name in os.listdir(self.world.path("state", "In", folder))
                    if name.startswith(f"{self.number}.")}
        return {}

    # ---- how it goes ----

    def record(self):
        """All of it, with nothing wrong; each message is brought twice."""
        for name, message in self.letters():
            state = self.world.path(f"before-{self.number}")
            self.put(message)
            shutil.copytree(self.world.path("state"), state)
            before = len(self.mail.log())
            for _ in range(2):
                result = self.take(message)
                assert result.code == 0, result
            self.end()
            mails = scene.rcpts(self.mail)[before:]
            self.steps.append(Step(name, self.number, message, state, self.rows(), mails,
                                   self.filed()))
            self.number += 1
        return self.steps

    def end(self):
        """The mails that are owed go out; who was asked to come back does."""
        for more in (5, 7):
            self.run(more)

    def rows(self):
        """All that is known, but for what chance or the clock made, and how places that are read
        stand: no message changes that, and how often one may be asked yet falls with each trial."""
        found = []
        path = f"file:{self.world.path(harness.DATABASE)}?mode=ro"
        with contextlib.closing(sqlite3.connect(path, uri=True)) as db:
            for (table,) in db.execute(TABLES).fetchall():
                names = [column[1] for column in db.execute(f"PRAGMA table_info({table})")
                         if not VARYING.search(column[1])]
                if names:
                    rows = db.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall()
                    found += [(table, *row) for row in sorted(rows, key=repr)]
        return found

    def reset(self, step):
        self.number = step.number
        shutil.rmtree(self.world.path("state"))
        shutil.copytree(step.state, self.world.path("state"))
        self.reset_mailbox(step)
        self.mail.forget()

    def reset_mailbox(self, step):
        """On a server; a Maildir is a part of the state here."""
        if self.feeder == "imap":
            self.put(step.message)

    def trial(self, step, **how):
        """(how it ended, what is wrong) of a run that is met by what how says, and what follows."""
        self.reset(step)
        result = self.take(step.message, **how)
        return result, judge_end(result, self.feeder) + self.go_on(step)

    def cut(self, step, watch, hows, **wishes):
        """The same with a power cut, from which it goes on once for each of hows."""
        self.reset(step)
        result = self.take(step.message, env=watch.environment(**wishes))
        wrong, mails = judge_end(result, self.feeder), scene.rcpts(self.mail)
        for turn, how in enumerate(hows):
            self.mail.forget()
            self.reset_mailbox(step)
            watch.put_back(watch.after_cut(how, random.Random(f"{wishes} {turn}")))
            wrong += [f"{how}: {line}" for line in self.go_on(step, mails)]
        return result, wrong

    def go_on(self, step, mails=()):
        """It is brought again, and all that is owed goes out. mails: to whom some went before.
        What is then wrong."""
        for _ in range(2):
            self.take(step.message)
        self.end()
        return self.judge(step, mails)

    def judge(self, step, before):
        rows, wrong = self.rows(), []
        unsure = [row for row in rows if "uncertain" in row]
        want = collections.Counter(map(settled, step.rows))
        got = collections.Counter(map(settled, rows))
        wrong += [f"too much: {row}" for row in got - want]
        wrong += [f"missing: {row}" for row in want - got]
        mails = collections.Counter([*before, *scene.rcpts(self.mail)])
        wanted = collections.Counter(step.mails)
        if mails - wanted:
            wrong.append(f"mailed too often: {dict(mails - wanted)}")
        if sum((wanted - mails).values()) > len(unsure):
            wrong.append(f"not mailed: {dict(wanted - mails)}, {len(unsure)} of it said")
        if self.filed() != step.filed:
            wrong.append(f"filed {self.filed()}, not {step.filed}")
        return wrong


class Review(Life):
    """The organiser, who answers the draft."""

    who, posts, begins = scene.CONTACT, ("one", "two", "three", "four"), {"days": -1}
    digest = f"to = {scene.READER}\nreview = required\nreview_before = 24 h"

    def letters(self):
        for words in ("drop a", "pin b", "intro We had a good week.", "hold", "ok"):
            yield words, self.letter(text=words, answers=self.last())


def settled(row):
    """Who was killed at a mail's end cannot know of it, and keeps its address to ask about it."""
    if row[0] not in ("delivery", "memo") or "uncertain" not in row:
        return row
    return tuple({"uncertain": "sent", ADA: None, BEA: None, scene.CONTACT: None}.get(value, value)
                 for value in row)


def judge_end(result, feeder):
    """A run that meets something asks for its message again, or had done with it."""
    codes = (0, KILLED, AGAIN) if feeder == "pipe" else (0, KILLED, AGAIN, 71, 74)
    good = result.code in codes and result.err.count("\n") <= 2
    return [] if good else [f"strange end\n{result}"]
