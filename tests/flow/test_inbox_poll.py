#!/usr/bin/python3
"""The mailbox of the contact, read by IMAP and as a Maildir: what is for us is handled once and
filed, all else stays as it is, whatever the server's manners and wherever it or we break off."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import inbox  # noqa: E402
import scene  # noqa: E402

TAP = harness.Tap()
SEEN = r"\Seen"
FEED = """<rss version="2.0"><channel><item><title>We did it #JoyFE</title>
<link>https://blog.example/1</link><pubDate>Mon, 16 Nov 2026 06:00:00 GMT</pubDate></item>
</channel></rss>"""


class Desk:
    """A mailbox in a world, and the ini that reads it."""

    def __init__(self, world, *lines, secure=False, **modes):
        self.world, self.lines = world, lines
        inbox.write_password(world)
        self.server = world.imap(secure, **modes)
        self.box = None if secure else inbox.Box(self.server)
        self.write()

    def write(self, **where):
        feed = self.world.write("feed.xml", FEED)
        self.world.write("aggregator.ini", scene.ini(
            {"feed": ("feed", f"file:{feed}")}, "url = maildir:out",
            top="ca_file = certs/ca.pem" if os.path.exists(self.world.path("certs")) else "")
            + inbox.section(self.server, *self.lines, **where))

    def behave(self, **modes):
        self.world.write(self.server.data, modes)

    def run(self, minutes=0, **more):
        """What a run says of the mailbox."""
        return self.world.json("run", now=scene.at(minutes=minutes), **more)["inbox"]

    def counts(self, minutes=0):
        report = self.run(minutes)
        return report["looked"], report["handled"], report["error"]

    def noted(self):
        return self.world.query("SELECT count(*) FROM incoming")[0][0]

    def said(self, command):
        return [row["argument"] for row in self.server.log() if row["command"] == command]


def test_plain(world):
    desk = Desk(world)
    desk.box.put(inbox.other("one"), inbox.ours(world, "two"), inbox.other("three"))
    TAP.equal(desk.counts(), (3, 1, None), "three are looked at, one is ours")
    TAP.equal(desk.box.look(), {"one": "", "two": SEEN, "three": ""},
              "only that is marked as read")
    TAP.equal(desk.counts(30), (0, 0, None), "none is looked at twice")
    desk.box.put(inbox.ours(world, "four"))
    TAP.equal((desk.counts(60), desk.noted()), ((1, 1, None), 2), "a new one is")
    TAP.equal([name for name in desk.said("SELECT") if "INBOX" in name], ['"INBOX"'] * 2,
              "the folder is opened to write only for ours")
    fetched = [text for text in desk.said("UID FETCH") if "BODY" in text and "FLAGS" not in text]
    TAP.ok(fetched and all("PEEK" in text for text in fetched), "bodies are peeked at", fetched)
    TAP.contains(world.run("status", now=scene.at(minutes=61)).out,
                 f"inbox imap://127.0.0.1:{desk.server.port}/INBOX: well; last read",
                 "status says that it is read")


def test_no_folder(world):
    desk = Desk(world)
    desk.write(folder="Inbocks")
    TAP.contains(desk.run()["error"], "check its name in url", "a folder that is not there")
    TAP.contains(world.run("check", "--online", now=scene.NOW).out, "check its name in url",
                 "likewise when it is only looked at")


def test_filed(world):
    desk = Desk(world, "filed = Müll & Co")
    desk.box.put(inbox.other("one"), inbox.ours(world, "two"), inbox.ours(world, "three"))
    TAP.equal(desk.counts(), (3, 2, None), "two of three are ours")
    TAP.equal((desk.box.look(), desk.box.look('"M&APw-ll &- Co"')),
              ({"one": ""}, {"two": SEEN, "three": SEEN}),
              "they move to a folder that is made, marked as read")
    TAP.equal(desk.counts(30), (0, 0, None), "and are not found again")


def test_below_inbox(world):
    desk = Desk(world, "filed = Lists/Digest", manners=["below-inbox"])
    desk.box.put(inbox.other("one"), inbox.ours(world, "two"))
    TAP.equal(desk.counts(), (2, 1, None), "a server that has all folders below INBOX")
    TAP.equal(desk.box.look("INBOX.Lists.Digest"), {"two": SEEN}, "has it where it wants it")
    desk.behave(faults=[{"at": "UID MOVE", "reply": "@ NO [TRYCREATE] no\r\n"},
                        {"at": "CREATE", "reply": "@ NO [CANNOT] not here\r\n"}])
    desk.box.put(inbox.ours(world, "three"))
    report = desk.run(30)
    TAP.equal((report["handled"], report["error"]), (1, None), "where it wants none", report)
    TAP.contains(" ".join(report["left"]), "could not be filed: ", "that is said")
    TAP.contains(world.run("status", now=scene.at(minutes=31)).out, "not here", "in status, too")
    TAP.equal(desk.box.look()["three"], SEEN, "and it stays, marked as read")


def test_without_move(world):
    desk = Desk(world, "filed = Digest", lacks=["MOVE"])
    desk.box.put(inbox.other("one"), inbox.other("gone"), inbox.ours(world, "two"))
    with desk.box.client() as client:
        client.select("INBOX")
        client.uid("store", "2", "+FLAGS", r"(\Deleted)")
    TAP.equal(desk.counts(), (2, 1, None), "what is marked for deletion is not looked at")
    TAP.equal((desk.box.look(), desk.box.look("Digest")),
              ({"one": "", "gone": r"\Deleted"}, {"two": SEEN}),
              "without MOVE it is copied, and taken out alone")
    desk.behave(lacks=["MOVE", "UIDPLUS"])
    desk.box.put(inbox.ours(world, "three"))
    TAP.equal(desk.counts(30), (1, 1, None), "without UIDPLUS as well")
    TAP.equal((desk.box.look()["three"], sorted(desk.box.look("Digest"))),
              (r"\Deleted \Seen", ["three", "two"]), "it is copied, and marked for deletion")
    TAP.equal(desk.said("EXPUNGE"), [], "what others marked is never expunged")
    TAP.equal(desk.counts(60), (0, 0, None), "nor is it looked at again")


MANNERS = (["literals"], ["chatter"], ["silent-search"], ["capability-later"], ["flags-behind"],
           ["lower-case"], ["small-sizes"], ["no-uidnext"],
           ["literals", "chatter", "silent-search", "capability-later", "flags-behind",
            "lower-case", "small-sizes", "no-uidnext"])


def test_manners(world):
    desk = Desk(world, "filed = Digest")
    handled = 0
    for minutes, manners in enumerate(MANNERS):
        desk.behave(manners=manners)
        quiet = desk.counts(minutes * 10)
        name = f"n{minutes}"
        desk.box.put(inbox.other("other" + name), inbox.ours(world, name, body='"{5}\r\n)' * 40))
        handled += 1
        TAP.equal((quiet, desk.counts(minutes * 10 + 5), desk.noted()),
                  ((0, 0, None), (2, 1, None), handled), " ".join(manners))
        desk.behave()       # whoever looks has manners of their own
        TAP.ok(name in desk.box.look("Digest") and desk.box.look()["other" + name] == "",
               "and filed", desk.box.look(), desk.box.look("Digest"))


def test_validity(world):
    desk = Desk(world)
    desk.box.put(inbox.ours(world, "old"), when='"01-Nov-2026 10:00:00 +0000"')
    desk.box.put(inbox.other("one"), inbox.ours(world, "two"))
    TAP.equal(desk.counts(), (2, 1, None), "what is older than two weeks is left alone at first")
    desk.behave(validity=8)
    TAP.equal((desk.counts(30), desk.noted()), ((2, 1, None), 1),
              "with another UIDVALIDITY all are looked at again, and nothing is done twice")


FAULTS = {
    "refused greeting": {"at": "greeting", "reply": "* BYE no\r\n", "drop": True},
    "CAPABILITY dropped": {"at": "CAPABILITY", "drop": True},
    "login dropped": {"at": "AUTHENTICATE", "drop": True},
    "EXAMINE refused": {"at": "EXAMINE", "reply": "@ NO [UNAVAILABLE] later\r\n"},
    "EXAMINE, bye": {"at": "EXAMINE", "bye": True},
    "SEARCH dropped": {"at": "UID SEARCH", "drop": True},
    "SEARCH refused": {"at": "UID SEARCH", "reply": "@ BAD what?\r\n"},
    "SEARCH lies": {"at": "UID SEARCH", "reply": "* SEARCH 4294967295 1\r\n@ OK\r\n"},
    "SEARCH endless": {"at": "UID SEARCH", "endless": True},
    "SEARCH storm": {"at": "UID SEARCH", "storm": True},
    "SEARCH nonsense": {"at": "UID SEARCH", "reply": "\r\n<html>\r\n"},
    "FETCH half": {"at": "UID FETCH", "nth": 2, "half": True},
    "FETCH dropped": {"at": "UID FETCH", "nth": 2, "drop": True},
    "FETCH too large": {"at": "UID FETCH", "nth": 2,
                        "reply": "* 1 FETCH (UID 1 BODY[] {4294967295}\r\n"},
    "FETCH without a body": {"at": "UID FETCH", "nth": 1,
                             "reply": "* 1 FETCH (UID NIL RFC822.SIZE NIL)\r\n@ OK\r\n"},
    "SELECT dropped": {"at": "SELECT", "drop": True},
    "STORE dropped": {"at": "UID STORE", "drop": True},
    "STORE done, dropped": {"at": "UID STORE", "drop": True, "keep": True},
    "MOVE refused, CREATE dropped": {"at": "CREATE", "drop": True},
    "MOVE dropped": {"at": "UID MOVE", "nth": 2, "drop": True},
    "MOVE done, dropped": {"at": "UID MOVE", "nth": 2, "drop": True, "keep": True},
}


def test_faults(world):
    """Each fault once; then the server is well. All is handled once, and filed."""
    desk = Desk(world, "timeout = 1 s")
    ours, others = [], []
    for number, (name, fault) in enumerate(FAULTS.items()):
        if "CREATE" in name or "MOVE" in name:
            desk.lines = (f"filed = Digest{number}", "timeout = 1 s")
            desk.write()
        ours += [f"a{number}", f"b{number}"]
        others += [f"o{number}"]
        desk.box.put(inbox.ours(world, ours[-2]), inbox.other(others[-1]),
                     inbox.ours(world, ours[-1]))
        desk.behave(faults=[{**fault, "times": 1}])
        first = desk.run(number * 20)
        again = desk.run(number * 20 + 10)
        there = {**desk.box.look(f"Digest{number}"), **desk.box.look()}
        TAP.equal((again["error"], desk.noted(), [there.get(one) for one in ours[-2:]]),
                  (None, len(ours), [SEEN, SEEN]), f"{name}: then all is well", first, again)
        TAP.equal({there.get(one) for one in others}, {""}, "and the others are untouched")


def test_poison(world):
    """A message over which the connection breaks keeps nobody from the others for ever; nor does a
    server that is down for some hours lose one."""
    desk = Desk(world, "timeout = 1 s")
    desk.box.put(inbox.other("one"), inbox.other("poison"), inbox.ours(world, "three"))
    desk.behave(faults=[{"at": "UID FETCH", "argument": "2 (UID BODY", "drop": True}])
    errors = [desk.run(hours * 60)["error"] for hours in (0, 1, 2, 4, 8)]
    TAP.ok(all("broke" in error for error in errors), "for a day it is tried", errors)
    report = desk.run(25 * 60)
    TAP.equal((report["error"], report["handled"]), (None, 1), "then the others are read", report)
    TAP.equal(report["left"], ["message 2 was left unread: the server failed to show it 5 times"],
              "and it is said")
    TAP.contains(world.run("status", now=scene.at(hours=25)).out, "message 2 was left unread",
                 "in status, too")


def test_not_poison(world):
    """A connection that breaks once after a day on which the server was down loses no message."""
    desk = Desk(world, "timeout = 1 s")
    desk.box.put(inbox.other("one"), inbox.ours(world, "two"))
    desk.behave(faults=[{"at": "EXAMINE", "reply": "@ NO [UNAVAILABLE] later\r\n"}])
    desk.run(0)
    desk.run(30 * 60)
    desk.behave(faults=[{"at": "UID FETCH", "argument": "2 (UID BODY", "drop": True, "times": 2}])
    errors = [desk.run(hours * 60)["error"] for hours in (40, 50)]
    TAP.ok(all("broke" in (error or "") for error in errors), "it breaks twice", errors)
    report = desk.run(60 * 60)
    TAP.equal((report["error"], report["handled"], report["left"]), (None, 1, []),
              "and is read when the server is well", report)


def test_large(world):
    desk = Desk(world)
    desk.box.put(inbox.ours(world, "large", body="x" * (8 << 20)), inbox.ours(world, "two"))
    report = desk.run()
    TAP.equal((report["looked"], report["handled"], report["error"]), (2, 1, None),
              "one that is too large is left", report)
    TAP.equal(report["left"], ["message 1 has 9 MiB and was left unread (at most 8 are read)"],
              "and said")
    TAP.equal(desk.box.look(), {"large": "", "two": SEEN}, "untouched")


KILLS = ("CREATE", "EXAMINE", "UID SEARCH", "UID FETCH", "SELECT", "UID STORE", "UID MOVE")


def test_kills(world):
    """Killed wherever the server is asked something, that it did or did not do; then once more."""
    desk = Desk(world, "filed = Digest", "timeout = 10 min")
    ours = []
    for number, at in enumerate(KILLS + KILLS[1:]):
        ours += [f"k{number}a", f"k{number}b"]
        desk.box.put(*(inbox.ours(world, name) for name in ours[-2:]), inbox.other(f"o{number}"))
        nth = 2 if at == "UID FETCH" else 1
        seen = len(desk.said(at)) + nth
        desk.behave(faults=[{"at": at, "nth": nth, "stall": True, "keep": number >= len(KILLS)}])
        with world.running("run", now=scene.at(minutes=number)) as process:
            harness.wait_until(lambda at=at, seen=seen: len(desk.said(at)) >= seen, at)
            process.kill()
        desk.behave()
        desk.run(number)
        TAP.equal((sorted(desk.box.look("Digest")), desk.noted()), (sorted(ours), len(ours)),
                  f"killed at {at}: each is handled once, and filed")
        TAP.equal(desk.box.look().get(f"o{number}"), "", "and the other is untouched")


def test_refused(world):
    desk = Desk(world, password="another")
    first, second = desk.run(), desk.run(60)
    TAP.contains(first["error"], "the login was refused: [AUTHENTICATIONFAILED]",
                 "a wrong password")
    TAP.ok(inbox.PASSWORD not in str(first), "is not said", first)
    TAP.equal((second["error"], second["not_before"]), (None, scene.at(hours=23)),
              "and not tried again for a day", second)
    status = world.run("status", now=scene.at(hours=1)).out
    TAP.contains(status, "failing", "status says so")
    TAP.contains(status, "it is asked again from", "and when it is tried again")
    inbox.write_password(world, "another")
    TAP.equal(desk.run(90)["error"], None, "another password is tried at once")


def test_told(world):
    """Cron is told when it lasts, weekly, and when it is over; of a refused login at once."""
    desk = Desk(world, "timeout = 1 s")
    desk.behave(faults=[{"at": "EXAMINE", "reply": "@ NO [UNAVAILABLE] later\r\n"}])
    told = []
    for hours in [*range(0, 48, 6), 7 * 24, 8 * 24 + 6]:
        line = world.run("run", now=scene.at(hours=hours)).err
        told += [hours] if line else []
    TAP.equal(told, [24, 8 * 24 + 6], "a mailbox that fails is told of after a day, then weekly")
    TAP.contains(line, f"nobody who writes to {scene.CONTACT} is answered", "and what that means")
    desk.behave()
    TAP.equal(world.run("run", now=scene.at(hours=8 * 24 + 12)).err,
              "tagdigest: the inbox is read again\n", "that it is well again is told")
    TAP.equal(world.run("run", now=scene.at(hours=8 * 24 + 18)).err, "", "once")
    desk.behave(password="another")
    hours = 9 * 24
    TAP.contains(world.run("run", now=scene.at(hours=hours)).err, "the login was refused",
                 "a refused login is told of at once")
    TAP.equal(world.run("run", now=scene.at(hours=hours + 24)).err, "", "and not again")


def test_tls(world):
    desk = Desk(world, "timeout = 1 s", secure=True)
    desk.write(scheme="imaps", host="localhost")
    TAP.equal(desk.counts(), (0, 0, None), "imaps:// with a certificate that is vouched for")
    TAP.ok(all(row["tls"] for row in desk.server.log()), "is asked over TLS")
    asked = len(desk.server.log())
    desk.write(scheme="imap")
    TAP.contains(desk.run(30)["error"], "imaps://", "imap:// to it is told what to write")
    TAP.equal(len(desk.server.log()), asked, "and says nothing")


def test_check(world):
    desk = Desk(world)
    desk.box.put(inbox.other("one"))
    result = world.run("check", "--online")
    TAP.contains(result.out, f"imap://127.0.0.1:{desk.server.port}/INBOX: logged in; 1 message; it "
                 "can move messages", "check --online logs in and looks")
    desk.behave(password="another")
    result = world.run("check", "--online")
    TAP.contains(result.out + result.err, "the login was refused", "and says what is wrong")
    TAP.ok(result.code != 0, "with a code of its own", result)


def test_maildir(world):
    inbox.write_password(world)
    for part in ("new", "cur", "tmp"):
        os.makedirs(world.path("In", part))
    feed = world.write("feed.xml", FEED)
    world.write("aggregator.ini", scene.ini({"feed": ("feed", f"file:{feed}")}, "url = maildir:out")
                + "[inbox]\nurl = maildir:In\nfiled = Digest\n")
    world.write("In/new/1.one", inbox.other("one"))
    world.write("In/cur/2.two:2,", inbox.ours(world, "two"))
    world.write("In/new/3.three", inbox.ours(world, "three"))
    os.symlink(world.path("In/new/3.three"), world.path("In/new/4.link"))
    for name in ("new/1.one", "cur/2.two:2,", "new/3.three"):
        os.utime(world.path("In", name), (1794816000, 1794816000))
    report = world.json("run", now=scene.NOW)["inbox"]
    TAP.equal((report["looked"], report["handled"], report["error"]), (3, 2, None),
              "three are looked at, no link is followed", report)
    TAP.equal((sorted(os.listdir(world.path("In/new"))), os.listdir(world.path("In/cur"))),
              (["1.one", "4.link"], []), "what is not ours stays in new")
    TAP.equal(sorted(os.listdir(world.path("In/.Digest/cur"))), ["2.two:2,S", "3.three:2,S"],
              "what is lies in the folder, read")
    again = world.json("run", now=scene.at(minutes=30))["inbox"]
    TAP.equal((again["looked"], again["error"]), (0, None), "nothing is looked at twice", again)


TAP.play(test_plain, test_no_folder, test_filed, test_below_inbox, test_without_move, test_manners,
         test_validity, test_faults, test_poison, test_not_poison, test_large, test_kills,
         test_refused, test_told, test_tls, test_check, test_maildir)
