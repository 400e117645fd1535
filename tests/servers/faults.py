"""Everything that a mail server can do wrong, at every step; and what must be true afterwards.

    desk = faults.Desk(world, is_clear=True, connections=4)
    for what in faults.whats(is_clear):                     # all steps x all that can go wrong
        desk.begin()
        first = desk.send(*desk.faults(what))
        wrong = faults.judge_states(desk, what) + desk.mend() + faults.judge_end(desk, what)

The server's log is the judge: what it took is `sent` or `uncertain`, what it did not is never
`sent`; in the end nobody lacks the mail who is not told of, and nobody has it twice.
"""

import collections
import contextlib
import json
import os
import shutil
import smtplib
import sqlite3
from datetime import datetime

import harness
import scene

READERS = {1: 5, 4: 24}     # so many, that so many connections are opened
STRUCK = {1: 2, 4: 14}      # this mail meets the fault
TIMEOUT_S = 1
SETTLE = (20, 40, 60, 26 * 60)     # minutes; a refused login is tried again a day later
KILLED = -9
OPENING = ("connect", "banner", "ehlo", "starttls", "auth")
PLACES = (*OPENING, "mail", "rcpt", "data", "first", "middle", "last", "dot", "rset", "quit")
WITH_TLS = ("starttls", "auth")
LATE = ("last", "dot")      # the last piece is out: nobody can know
OWED = ("queued", "retry")
# what is not said at a step of these: a refusal of the reader, for good
CAN_REFUSE = ("rcpt", "data", "first", "middle", "last", "dot")
SIZE, LINES = 8000, 450     # about, of a mail here; so many lines make it so long

# a code that is not the step's, and a yes that is none (what it says is not so)
WRONG_CODE = {"connect": "250 hello", "banner": "250 hello", "ehlo": "354 go on",
              "starttls": "250 ok", "auth": "250 ok", "mail": "354 go on", "rcpt": "354 go on",
              "data": "250 2.0.0 kept", "first": "354 go on", "middle": "354 go on",
              "last": "354 go on", "dot": "354 go on", "rset": "354 go on", "quit": "354 go on"}
FALSE_YES = {"connect": "220 localhost", "banner": "220 localhost", "ehlo": "250 localhost",
             "starttls": "220 2.0.0 go on", "auth": "235 2.7.0 ok", "mail": "250 2.1.0 ok",
             "rcpt": "250 2.1.5 ok", "data": "354 go on", "first": "250 2.0.0 kept",
             "middle": "250 2.0.0 kept", "last": "250 2.0.0 kept", "dot": "250 2.0.0 kept",
             "rset": "250 2.0.0 ok", "quit": "221 2.0.0 bye"}

# name -> what it does, beyond the place
DEEDS = {
    "4xx": lambda at: {"reply": "451 4.3.0 not now"},
    "4xx, hangs up": lambda at: {"reply": "421 4.3.2 going", "drop": True},
    "5xx": lambda at: {"reply": "554 5.0.0 no"},
    "drops": lambda at: {"drop": True},
    "stalls": lambda at: {"stall": True},
    "false yes": lambda at: {"reply": FALSE_YES[at]},
    "wrong code": lambda at: {"reply": WRONG_CODE[at]},
    "garbage": lambda at: {"reply": "\xff\x00\xfe what"},
    "half a line": lambda at: {"reply": FALSE_YES[at][:7], "half": True},
    "endless lines": lambda at: {"reply": FALSE_YES[at][:3] + "-on and on", "endless": True},
    "an endless line": lambda at: {"reply": FALSE_YES[at][:3] + " on and on", "endless": True,
                                   "half": True},
}
# At the dot the server may have kept it all the same. One that keeps it and says no is not here:
# no client can know better than to believe it.
KEPT = ("drops", "stalls", "wrong code", "garbage", "half a line", "endless lines",
        "an endless line")
SLOW = ("stalls", "half a line")

What = collections.namedtuple("What", "at deed is_kept is_always")


def whats(is_clear):
    """All that can go wrong: at one mail or connection, and from then on at each."""
    found = []
    for at in PLACES:
        if at in WITH_TLS and is_clear:
            continue
        for deed in DEEDS:
            for is_always in (False, True):
                found.append(What(at, deed, False, is_always))
                if at == "dot" and deed in KEPT:
                    found.append(What(at, deed, True, is_always))
    return found


def say(what):
    return (f"{what.deed} at {what.at}{', kept' if what.is_kept else ''}"
            f"{', always' if what.is_always else ''}")


WELL = What("nowhere", "nothing", False, False)


def is_word_of_server(what):
    """The server says that it has the mail, after all of it, and has not: it is believed."""
    return what.at in LATE and what.deed == "false yes"


def is_slow(what):
    return what.deed in SLOW and what.at in ("first", "middle", *LATE)


def needs_slow_disk(what):
    """A yes before the last piece, which nobody could tell from an answer if it came after it."""
    return what.at in ("first", "middle") and what.deed == "false yes"


class Desk:
    """A polled source, readers, and a mail server with faults; each trial from the same state."""

    has_edition = True

    def __init__(self, world, is_clear, connections):
        self.world, self.is_clear, self.connections = world, is_clear, connections
        self.readers = [f"reader{n:02}@readers.example" for n in range(READERS[connections])]
        self.pid = world.path("pid")
        self.file = world.write("faults.json", [])
        toot = world.mastodon([scene.post("news", "2026-11-10T09:00:00Z")])
        if is_clear:
            self.mail, top = world.smtp(faults=self.file), ""
            lines = scene.relay(self.mail)
        else:
            self.mail = world.smtp("starttls", user="digest", password=scene.PASSWORD,
                                   faults=self.file)
            world.write("smtp.password", scene.PASSWORD)
            lines, top = scene.login(self.mail), "ca_file = certs/ca.pem"
        lines += f"\ntimeout = {TIMEOUT_S} s\nconnections = {connections}"
        world.write("aggregator.ini", scene.ini({"toot": ("mastodon", toot.url)}, lines,
                                                self.readers if self.has_edition else (), top=top))
        result = world.run("poll", now=scene.NOW)
        assert result.code == 0, result
        self.prepare()
        self.keep()
        self.before = collections.Counter()     # taken before a moment that is gone back to

    def prepare(self):
        """What is owed is an edition, which the first run makes."""

    def keep(self):
        """The state that trials begin from is as it is now."""
        shutil.rmtree(self.world.path("template"), ignore_errors=True)
        shutil.copytree(self.world.path("state"), self.world.path("template"))

    def break_with(self, *faults):
        self.world.write("faults.json", list(faults))

    def faults(self, what, **more):
        """As the server takes them."""
        fault = {"at": what.at, "size": SIZE, **DEEDS[what.deed](what.at), **more}
        if what.is_kept:
            fault["keep"] = True
        if not what.is_always:
            fault["times"] = 1
            if what.at in OPENING and self.connections > 1:
                fault["connection"] = self.opened() + 2
            elif what.at in PLACES[5:12]:
                fault["message"] = self.begun() + STRUCK[self.connections]
        many = [fault]
        if what.at == "ehlo":
            many.append({**fault, "at": "helo"})
        if what.at == "rset":   # which is said after a refusal
            many.append({"at": "rcpt", "reply": "450 4.2.1 busy", "times": 1,
                         "message": self.begun() + STRUCK[self.connections]})
        return many

    def opened(self):
        """How many connections the server has seen; this question's own is one."""
        return self.counted("connection")

    def begun(self):
        return self.counted("message")

    def counted(self, what):
        self.noop()
        rows = [row for row in self.mail.commands() if row["command"] == "NOOP"]
        return rows[-1][what] or 0

    def noop(self):
        """What came before it has been dealt with."""
        with smtplib.SMTP("127.0.0.1", self.mail.port, timeout=20) as client:
            client.noop()

    def begin(self):
        """As polled, with a server that does no wrong, and nothing taken."""
        self.break_with()
        shutil.rmtree(self.world.path("state"))
        shutil.copytree(self.world.path("template"), self.world.path("state"))
        self.noop()
        self.mail.forget()
        self.before.clear()

    def after_cut(self, watch, how, chance, what=None):
        """Go back to what a power cut left on the disk, and on. What is then wrong."""
        taken = self.taken()    # it has what it has
        watch.put_back(watch.after_cut(how, chance))
        self.mail.forget()
        self.before = taken
        what = what or WELL
        wrong = judge_states(self, what, True) + self.mend() + judge_end(self, what)
        damage = self.world.query("PRAGMA integrity_check")
        return wrong + ([f"damaged: {damage}"] if damage != [("ok",)] else [])

    def send(self, *faults, env=None):
        """The run that meets them; who kills it finds its number in the file `pid`."""
        self.break_with(*faults)
        wrap = ("sh", "-c", 'echo $$ >"$0" && exec "$@"', self.pid)
        result = self.world.run("send", now=scene.NOW, env=env, wrap=wrap)
        os.unlink(self.pid)
        self.break_with()
        self.noop()
        return result

    def mend(self):
        """The runs that follow, with all in order. What they did that is wrong."""
        strange = []
        for minutes in SETTLE:
            if not set(self.states().values()).intersection((*OWED, "sending")) and self.states():
                break
            result = self.world.run("run", now=scene.at(minutes=minutes))
            if result.code not in (0, 75) or result.err.count("\n") > 2:
                strange.append(str(result))
        return strange

    def taken(self):
        """How often each reader's mail was taken."""
        return self.before + collections.Counter(scene.rcpts(self.mail))

    def states(self):
        return dict(self.world.query(
            "SELECT u.email, d.state FROM delivery d JOIN subscription s ON s.id = d.subscription"
            " JOIN subscriber u ON u.id = s.subscriber"))


class MemoDesk(Desk):
    """What is owed is memos, one to each of the readers; half of them are answers."""

    has_edition = False

    def prepare(self):
        now_s = int(datetime.fromisoformat(scene.NOW).timestamp())
        with contextlib.closing(sqlite3.connect(self.world.path(harness.DATABASE))) as db, db:
            for number, reader in enumerate(self.readers, 1):
                doc = {"subject": "Your subscription", "text": "A line of words.\n" * LINES,
                       "message_id": f"{number}.memo@college.example"}
                if number % 2:
                    doc["answers"] = f"{number}@readers.example"
                db.execute("INSERT INTO memo (id, kind, recipient, doc, state, made_s, changed_s)"
                           " VALUES (?, 'answer', ?, ?, 'queued', ?, ?)",
                           (number, reader, json.dumps(doc), now_s, now_s))

    def states(self):
        """Addresses of memos that are over are forgotten."""
        return {self.readers[number - 1]: state
                for number, state in self.world.query("SELECT id, state FROM memo")}


def judge_run(result, was_killed=False):
    """A run that meets faults ends, and says in a line or two what they were."""
    good = result.code in (0, 69, 71, 74, 75) or (was_killed and result.code == KILLED)
    return [] if good and result.err.count("\n") <= 2 else [f"strange end\n{result}"]


def judge_states(desk, what, was_killed=False):
    """What the server took and what is said of it, at this moment. was_killed: nothing more could
    be written, be it for want of life or of room."""
    taken, states, wrong = desk.taken(), desk.states(), []
    known = ("sent", "uncertain", *(("sending",) if was_killed else ()))
    for reader, state in states.items():
        if taken[reader] and state not in known:
            wrong.append(f"{reader} has it and is {state}")
        if not taken[reader] and state == "sent" and not is_word_of_server(what):
            wrong.append(f"{reader} does not have it and is sent")
        if state == "sending" and not was_killed:
            wrong.append(f"{reader} is still sending")
    return wrong


def judge_end(desk, what, unsure_most=None):
    """Nobody lacks it untold, nobody has it twice. unsure_most: nobody need be told."""
    taken, states, wrong = desk.taken(), desk.states(), []
    for reader in desk.readers:
        state = states.get(reader)
        is_lied = is_word_of_server(what) and state == "sent"
        is_refused = what.deed == "5xx" and what.at in CAN_REFUSE and state == "failed"
        if taken[reader] > 1:
            wrong.append(f"{reader} has it {taken[reader]} times ({state})")
        if not taken[reader] and state != "uncertain" and not is_lied and not is_refused:
            wrong.append(f"{reader} lacks it and is {state}")
        if taken[reader] and state not in ("sent", "uncertain"):
            wrong.append(f"{reader} has it and is {state} in the end")
    unsure = sum(state == "uncertain" for state in states.values())
    if unsure_most is not None and unsure > unsure_most:
        wrong.append(f"{unsure} uncertain, at most {unsure_most} can be")
    return wrong


def lost(desk):
    """Who lacks it and is not told of."""
    taken, states = desk.taken(), desk.states()
    return sum(not taken[reader] and states.get(reader) in (None, "sent", *OWED, "sending")
               for reader in desk.readers)


def doubled(desk):
    return sum(count > 1 for count in desk.taken().values())
