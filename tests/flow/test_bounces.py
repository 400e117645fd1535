#!/usr/bin/python3
"""Mails that come back: a report by a pipe stops the mail to whom it is about, status says so, and
a word undoes it."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402

harness.need.module("aiosmtpd")
TAP = harness.Tap()
ADA, BEA = "ada@x.example", "bea@x.example"
NOBODY = "550 5.1.1 <someone>: Recipient address rejected: User unknown"
FULL = "552 5.2.2 Mailbox full"


def report(recipient, to, reply, returned="", number=1):
    """RFC 3464, as Postfix writes it."""
    return (f"From: MAILER-DAEMON@mx.example (Mail Delivery System)\nTo: {to}\n"
            "Subject: Undelivered Mail Returned to Sender\n"
            f"Message-ID: <report{number}@mx.example>\nAuto-Submitted: auto-replied\n"
            'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
            "--b\nContent-Type: text/plain\n\nThis is the mail system at host mx.example.\n\n"
            f"<{recipient}>: host x.example said: {reply} (in reply to RCPT TO command)\n"
            "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n"
            f"Final-Recipient: rfc822; {recipient}\nAction: failed\nStatus: {reply[4:9]}\n"
            f"Diagnostic-Code: smtp; {reply}\n\n"
            f"--b\nContent-Type: text/rfc822-headers\n\nSubject: The week\n{returned}\n--b--\n")


class Club:
    """Two readers of a digest whose mails have envelope senders of their own."""

    def __init__(self, world, verp=True):
        self.world = world
        self.toot = world.mastodon([scene.post("w0", scene.at(days=-3))])
        self.mail = world.smtp()
        lines = scene.relay(self.mail) + ("\nverp = yes\n[inbox]\nplus = yes" if verp else "")
        world.write("aggregator.ini", scene.ini({"toot": ("mastodon", self.toot.url)}, lines,
                                                (ADA, BEA)))
        world.run("run", now=scene.NOW)

    def senders(self):
        """The envelope sender of each reader's last mail."""
        return {entry["rcpt"][0]: entry["from"] for entry in self.mail.log()}

    def inbox(self, message, days=0):
        return self.world.run("inbox", stdin=message, now=scene.at(days=days))

    def states(self):
        rows = self.world.json("subscribers", "list", "--all", now=scene.NOW)
        return {row["email"]: row["state"] for row in rows}

    def week(self, number):
        """Who got the edition of a week."""
        before = len(self.mail.log())
        self.world.write(self.toot.data, [scene.post(f"w{week}", scene.at(days=7 * week - 3))
                                          for week in range(number + 1)])
        self.world.run("run", now=scene.at(days=7 * number))
        return sorted(one for one in scene.rcpts(self.mail)[before:] if one != scene.CONTACT)


def test_gone(world):
    club = Club(world)
    to = club.senders()[ADA]
    TAP.ok(to.startswith("organiser+") and to != club.senders()[BEA],
           "each mail has an envelope sender of its own", club.senders())
    done = club.inbox(report(ADA, to, NOBODY))
    TAP.equal((done.code, club.states()), (0, {ADA: "bounced", BEA: "active"}),
              "their server knows nobody of that name: at once", done)
    TAP.equal(club.week(1), [BEA], "nothing is sent any more")
    status = world.json("status", now=scene.at(days=8))["suspended"]
    TAP.equal((status["count"], status["people"][0]["email"], status["people"][0]["since"]),
              (1, ADA, scene.NOW), "status says who, and since when", status)
    TAP.contains(world.run("status", now=scene.NOW).out, "there is nobody of that name (5.1.1)",
                 "and why")
    world.run("subscribers", "resume", ADA, now=scene.at(days=9))
    TAP.equal((club.states(), club.week(2)), ({ADA: "active", BEA: "active"}, [ADA, BEA]),
              "the organiser's word undoes it")
    said = [mail["Subject"] for mail, to in zip(club.mail.messages(), scene.rcpts(club.mail))
            if to == scene.CONTACT]
    TAP.equal((len(club.mail.messages()) - len(said), [": sent " in one for one in said]),
              (5, [True] * len(said)), "nobody was written to about any of it but the organiser, "
              "in the weekly line")


def test_full(world):
    club = Club(world)
    for week in range(1, 12):
        club.inbox(report(ADA, club.senders()[ADA], FULL, number=week), days=7 * week)
    TAP.equal(club.states(), {ADA: "active", BEA: "active"}, "a full mailbox is nobody's fault")


def test_without_plus(world):
    club = Club(world, verp=False)
    mail = next(one for one in club.mail.messages() if one["To"] == ADA)
    forged = report(ADA, scene.CONTACT, NOBODY, number=1)
    club.inbox(forged)
    TAP.equal(club.states(), {ADA: "active", BEA: "active"},
              "a report that knows nothing of the mail suspends nobody at once")
    club.inbox(report("a.king@else.example", scene.CONTACT, NOBODY,
                      f"Message-ID: {mail['Message-ID']}", 2))
    TAP.equal(club.states(), {ADA: "bounced", BEA: "active"},
              "by our Message-ID it is known, whatever address a forwarding made of it")


def test_nobodys(world):
    club = Club(world)
    done = club.inbox(report("eve@other.example", scene.CONTACT, NOBODY))
    TAP.equal((done.code, club.states()), (0, {ADA: "active", BEA: "active"}),
              "a report of somebody else's mail is left alone", done)
    away = (f"From: {ADA}\nTo: {club.senders()[ADA]}\nSubject: Automatic reply: The week\n"
            "Auto-Submitted: auto-replied\nMessage-ID: <away@x.example>\n\nNo such user today.\n")
    club.inbox(away)
    TAP.equal((club.states(), len(club.mail.log())), ({ADA: "active", BEA: "active"}, 2),
              "who is away is neither suspended nor answered")


if __name__ == "__main__":
    TAP.play(test_gone, test_full, test_without_plus, test_nobodys)
