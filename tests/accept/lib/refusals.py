"""Twenty-four refusals, to all readers, to some, or after some; and what becomes of the mails.

What is expected is written from RFC 3463, 5321 and 6647 and the operators' pages, not from the
program's table. Whose fault a refusal is:

  reader    by its code this recipient's: they are failed, unless it meets the first ones all alike
  sender    by its code the sender's or the server's: nobody is ever failed
  mail      about what was sent: nobody is failed while it meets all
  unclear   the code only says no: likewise
  quota     the sender's, over the next day: nothing is asked again before
  later     greylisting and the like: each is asked again, and that is no news
"""

import shutil

import harness
import scene

READERS = [f"{name}@readers.example" for name in ("ada", "bea", "cai", "dan", "eva", "fay", "gus",
                                                  "hal")]
SOME = (READERS[2], READERS[5])     # neither the first nor the last
AFTER = 3                           # so many get theirs

REPLIES = (
    ("550 5.1.1 no such user here", "reader"),
    ("550 5.1.10 recipient not found", "reader"),
    ("552 5.2.2 mailbox full", "reader"),
    ("550 5.2.1 account disabled", "reader"),
    ("551 user not local", "reader"),
    ("554 5.7.1 Relay access denied", "sender"),
    ("553 5.1.8 sender domain does not exist", "sender"),
    ("553 5.7.1 Sender address rejected: not owned by user", "sender"),
    ("550 5.7.606 Access denied, banned sending IP", "sender"),
    ("550 5.7.26 unauthenticated mail is not accepted (DMARC)", "sender"),
    ("550 5.7.60 client may not send as this sender", "sender"),
    ("530 5.7.0 Authentication required", "sender"),
    ("554 5.7.1 Service unavailable; client host blocked using bl.example", "sender"),
    ("452 4.3.1 Insufficient system storage", "sender"),
    ("550 5.4.5 Daily user sending limit exceeded", "quota"),
    ("550 5.7.1 Email quota exceeded", "quota"),
    ("552 5.3.4 message size exceeds fixed limit", "mail"),
    ("554 5.6.0 message is malformed", "mail"),
    ("550 5.7.1 message refused by policy", "unclear"),
    ("550 no", "unclear"),
    ("554 transaction failed", "unclear"),
    ("451 4.7.1 Greylisting in action, please come back later", "later"),
    ("450 4.2.0 Recipient address rejected: Greylisted", "later"),
    ("451 try again later", "later"),
)

PLACES = ("rcpt", "dot")
EXTENTS = ("all", "some", f"after {AFTER}")

# extent -> kind -> how many are failed, whether cron is told, how many got theirs at once
TOLD = {"all": ("reader", "sender", "quota", "mail", "unclear"), "some": ("sender", "quota"),
        f"after {AFTER}": ("sender", "quota", "mail", "unclear")}


def faults(reply, place, extent):
    fault = {"at": place, "reply": reply}
    if extent == "some":
        return [{**fault, "rcpt": reader} for reader in SOME]
    return [fault if extent == "all" else {**fault, "after": AFTER}]


def may_fail(kind, extent):
    """How many are failed before anything is mended."""
    if kind == "reader" and extent != "all":
        return len(SOME) if extent == "some" else len(READERS) - AFTER
    return len(SOME) if extent == "some" and kind in ("mail", "unclear") else 0


class Desk:
    """One world and mail server for many plays: each begins with the same polled database."""

    def __init__(self, world, is_clear):
        self.world = world
        office = scene.Office(world, is_clear)
        self.mail, self.faults = office.mail, office
        to = "\n".join(f"to = {reader}" for reader in READERS)
        old = "\n".join(f"to = {reader}" for reader in scene.THREE)
        world.write("aggregator.ini", office.ini.replace(old, to))
        shutil.copytree(world.path("state"), world.path("begun"))

    def begin(self):
        shutil.rmtree(self.world.path("state"))
        shutil.copytree(self.world.path("begun"), self.world.path("state"))
        self.seen = len(self.mail.log())
        self.asked = len(self.mail.commands())

    def run(self, minutes=0, *more):
        return self.world.run("send", *more, now=scene.at(minutes=minutes))

    def got(self):
        return sorted(scene.rcpts(self.mail)[self.seen:])

    def said(self):
        """How many readers the server was asked about since the last time."""
        rows = self.mail.commands()
        count = sum(row["command"] == "RCPT" for row in rows[self.asked:])
        self.asked = len(rows)
        return count

    def states(self, minutes):
        mail = self.world.json("status", now=scene.at(minutes=minutes))["mail"]
        return {name: count for name, count in mail.items() if name != "troubles" and count}, \
            mail["troubles"]


class Play:
    """One reply in one place to one extent: what is wrong with it, and its row of the table."""

    def __init__(self, desk, reply, kind, place, extent):
        self.desk, self.reply, self.kind, self.extent = desk, reply, kind, extent
        self.place, self.wrong = place, []

    def want(self, good, what):
        if not good:
            self.wrong.append(what)

    def first(self):
        """Two runs, half an hour apart, while the fault lasts."""
        desk, told = self.desk, self.kind in TOLD[self.extent]
        result = desk.run()
        asked = desk.said()
        states, troubles = desk.states(0)
        failed = may_fail(self.kind, self.extent)
        self.want(result.code == (75 if told else 0), f"exit {result.code}: {result.err!r}")
        self.want(result.err.count("\n") == told + failed, f"lines: {result.err!r}")
        self.want(not told or self.reply in result.err.splitlines()[-1],
                  f"words: {result.err!r}")
        self.want(states.get("failed", 0) == failed, f"states {states}")
        self.want(self.kind != "later" or states.get("retry", 0) + states.get("sent", 0)
                  == len(READERS), f"states {states}")
        self.want(all(self.reply in (row["detail"] or "") for row in troubles) and troubles,
                  f"troubles {troubles}")
        self.want(sum(states.values()) == len(READERS) and
                  states.get("sent", 0) == len(desk.got()), f"states {states}")
        if told and self.extent == "all":
            self.want(asked <= 3, f"{asked} readers were asked about")
        self.shown = ", ".join(f"{count} {name}" for name, count in states.items())
        self.code = result.code
        again = desk.run(30)
        states, _ = desk.states(30)
        if self.kind == "quota":
            self.want(desk.said() == 0 and (again.code, again.err) == (0, ""),
                      f"asked again the same day: {again}")
        self.want(states.get("failed", 0) == failed, f"half an hour later {states}")

    def mend(self):
        """The cause is mended: everybody who was not failed has it, and then those too."""
        desk, minutes = self.desk, 24 * 60 if self.kind == "quota" else 120
        desk.faults.break_with()
        result = desk.run(minutes)
        failed = may_fail(self.kind, self.extent)
        self.want((result.code, result.err) == (0, ""), f"after mending {result}")
        self.want(len(desk.got()) == len(READERS) - failed, f"mended: {desk.got()}")
        states, troubles = desk.states(minutes)
        self.want(all(self.reply in row["detail"] for row in troubles) and
                  states.get("failed", 0) == failed, f"mended: {troubles}")
        resent = desk.run(minutes, "--failed", "resend")
        self.want(resent.out.startswith(f"{failed} failed: owed again"), f"resend {resent}")
        desk.run(minutes + 30)
        desk.run(minutes + 60)
        got = desk.got()
        self.lost = len(READERS) - len(set(got))
        self.doubled = len(got) - len(set(got))
        self.want(not self.lost and not self.doubled, f"in the end {got}")

    def play(self):
        self.desk.begin()
        self.desk.faults.break_with(*faults(self.reply, self.place, self.extent))
        self.first()
        self.mend()
        return (self.reply[:44], self.kind, self.place, self.extent, self.shown, self.code,
                may_fail(self.kind, self.extent), self.lost, self.doubled,
                "" if not self.wrong else "WRONG")


def judge_way(is_clear):
    """All plays by one transport: rows of the table, and what is wrong."""
    rows, wrong = [], []
    way = "relay" if is_clear else "login"
    with harness.World() as world:
        desk = Desk(world, is_clear)
        for reply, kind in REPLIES:
            for place in PLACES:
                for extent in EXTENTS:
                    play = Play(desk, reply, kind, place, extent)
                    rows.append((way, *play.play()))
                    wrong += [f"{way}, {reply}, {place}, {extent}: {what}"
                              for what in play.wrong]
    return rows, wrong


def judge(report, pool):
    rows, wrong = [], []
    for more_rows, more_wrong in pool.map(judge_way, (True, False)):
        rows += more_rows
        wrong += more_wrong
    report.table(("way", "reply", "whose", "at", "to", "then", "exit", "resent", "lost", "doubled",
                  ""), rows)
    report.figure("plays", len(rows))
    report.figure("lost", sum(row[8] for row in rows))
    report.figure("doubled", sum(row[9] for row in rows))
    report.ok(len(rows) == len(REPLIES) * len(PLACES) * len(EXTENTS) * 2,
              "24 replies, at RCPT and after the dot, to all, some and after some, both ways")
    report.ok(not any(row[8] or row[9] for row in rows), "after mending nobody lacks it or has it "
              "twice")
    report.ok(not wrong, "who is queued, retried and failed is as the codes and the extent say, "
              "and is said so", *wrong[:12], f"{len(wrong)} in all")
