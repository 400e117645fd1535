#!/usr/bin/python3
"""Mail that does not go through: every reader gets an edition once, or is told of."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402

harness.need.module("aiosmtpd")
TAP = harness.Tap()
READERS = ("ada@readers.example", "bea@readers.example", "cai@readers.example")


class Office:
    """A polled post, three readers, and a mail server with faults; in clear, or with a login."""

    def __init__(self, world, is_clear, **options):
        self.world, self.faults = world, world.write("faults.json", [])
        toot = world.mastodon([scene.post("news", "2026-11-10T09:00:00Z")])
        if is_clear:
            self.mail = world.smtp(faults=self.faults)
            relay, top = scene.relay(self.mail), ""
        else:
            self.mail = world.smtp("starttls", user="digest", password=scene.PASSWORD,
                                   faults=self.faults, **options)
            world.write("smtp.password", scene.PASSWORD)
            relay, top = scene.login(self.mail), "ca_file = certs/ca.pem"
        self.ini = scene.ini({"toot": ("mastodon", toot.url)}, relay, READERS, top=top)
        world.write("aggregator.ini", self.ini)
        result = world.run("poll", now=scene.NOW)
        assert result.code == 0, result

    def break_with(self, *faults):
        self.world.write("faults.json", list(faults))

    def run(self, minutes=0, *more):
        return self.world.run("send", *more, now=scene.at(minutes=minutes))

    def got(self):
        """Who has the edition; whoever has it twice stands there twice."""
        return sorted(scene.rcpts(self.mail))

    def states(self):
        mail = self.world.json("status", now=scene.NOW)["mail"]
        return {name: count for name, count in mail.items() if name != "troubles" and count}

    def troubles(self):
        mail = self.world.json("status", now=scene.NOW)["mail"]
        return {row["email"]: (row["state"], row["detail"]) for row in mail["troubles"]}


def both_ways(test):
    """A test for libESMTP's way and for libcurl's."""
    def played(world):
        for is_clear in (True, False):
            with harness.World() as own:
                test(own, is_clear, "relay" if is_clear else "login")
    return played


@both_ways
def test_later(world, is_clear, way):
    office = Office(world, is_clear)
    office.break_with({"at": "rcpt", "rcpt": READERS[1], "reply": "450 4.2.1 mailbox busy"})
    first = office.run()
    TAP.equal((first.code, first.out + first.err), (0, ""),
              f"{way}: one who is asked to come back later is no news", first)
    TAP.equal(office.got(), [READERS[0], READERS[2]], f"{way}: the others have it")
    TAP.equal(office.states(), {"sent": 2, "retry": 1}, f"{way}: status has the third")
    TAP.contains(office.troubles()[READERS[1]][1], "mailbox busy", f"{way}: and the server's words")
    office.break_with()
    office.run(5)
    TAP.equal(len(office.got()), 2, f"{way}: five minutes later is too soon")
    office.run(20)
    TAP.equal(office.got(), sorted(READERS), f"{way}: a quarter of an hour later it arrives")
    office.run(60)
    TAP.equal((office.got(), office.states()), (sorted(READERS), {"sent": 3}), f"{way}: once")


@both_ways
def test_greylisting(world, is_clear, way):
    office = Office(world, is_clear)
    office.break_with({"at": "rcpt", "reply": "451 4.7.1 greylisted, come back later"})
    first = office.run()
    TAP.equal((first.code, office.got()), (0, []), f"{way}: greylisting is waited for", first)
    office.run(5)
    office.break_with()
    office.run(30)
    TAP.equal(office.got(), sorted(READERS), f"{way}: and passes")


@both_ways
def test_given_up(world, is_clear, way):
    office = Office(world, is_clear)
    office.break_with({"at": "rcpt", "rcpt": READERS[1], "reply": "450 4.2.1 mailbox busy"})
    said = [office.run(hours * 60).err for hours in range(0, 8 * 24, 6)]
    TAP.ok(sum(bool(text) for text in said) == 1 and "given up" in "".join(said),
           f"{way}: after days of coming back later it is given up, said once", said)
    TAP.equal(office.states(), {"sent": 2, "failed": 1}, f"{way}: and status knows")
    asked = [row for row in office.mail.commands()
             if row["command"] == "RCPT" and READERS[1] in row["argument"]]
    TAP.ok(10 <= len(asked) <= 24, f"{way}: it was tried often enough, and not for ever",
           len(asked))


@both_ways
def test_refused(world, is_clear, way):
    for at in ("rcpt", "dot"):
        with harness.World() as own:
            office = Office(own, is_clear)
            refusal = {"at": at, "reply": "550 5.1.1 no such user here"}
            office.break_with({**refusal, "rcpt": READERS[1]})
            first = office.run()
            TAP.equal((first.code, first.err.count("\n")), (0, 1),
                      f"{way}, {at}: one reader is refused, one line says so", first)
            TAP.contains(first.err, "no such user here", f"{way}, {at}: with the server's words")
            TAP.equal(office.got(), [READERS[0], READERS[2]], f"{way}, {at}: the others have it")
            TAP.equal(office.states(), {"sent": 2, "failed": 1}, f"{way}, {at}: status knows")
            office.break_with()
            again = office.run(60)
            TAP.equal((again.code, again.out + again.err, len(office.got())), (0, "", 2),
                      f"{way}, {at}: it is said once and not tried again", again)


@both_ways
def test_refused_sender(world, is_clear, way):
    office = Office(world, is_clear)
    office.break_with({"at": "mail", "reply": "451 4.3.0 try later"})
    office.run()
    TAP.equal(office.got(), [], f"{way}: MAIL is refused for now")
    office.break_with()
    office.run(30)
    TAP.equal(office.got(), sorted(READERS), f"{way}: and taken later")


@both_ways
def test_nobody_there(world, is_clear, way):
    office = Office(world, is_clear)
    office.mail.stop()
    first = office.run()
    TAP.equal((first.code, scene.one_line(first)), (75, True),
              f"{way}: the mail server is down: exit 75, one line", first)
    TAP.equal(office.states(), {"queued": 3}, f"{way}: all of it is still owed")
    TAP.equal(office.run(30).code, 75, f"{way}: the next run says it again")
    office.mail.start()
    last = office.run(60)
    TAP.equal((last.code, last.err, office.got()), (0, "", sorted(READERS)),
              f"{way}: when it is up everybody has it once", last)


@both_ways
def test_refused_session(world, is_clear, way):
    for at in ("connect", "ehlo"):
        with harness.World() as own:
            office = Office(own, is_clear)
            office.break_with({"at": at, "reply": "554 5.7.1 not today", "drop": True},
                              {"at": "helo", "reply": "554 5.7.1 not today", "drop": True})
            first = office.run()
            TAP.equal((first.code, scene.one_line(first), office.got()), (75, True, []),
                      f"{way}: refused at {at}: exit 75, one line", first)
            TAP.equal(office.states(), {"queued": 3}, f"{way}: and nothing is given up")
            office.break_with()
            office.run(30)
            TAP.equal(office.got(), sorted(READERS), f"{way}: the next run has more luck")


@both_ways
def test_shutdown_in_between(world, is_clear, way):
    office = Office(world, is_clear)
    office.break_with({"at": "mail", "message": 2, "drop": True, "times": 1,
                       "reply": "421 4.3.2 shutting down"})
    office.run()
    for minutes in (30, 60):
        office.run(minutes)
    TAP.equal(office.got(), sorted(READERS), f"{way}: 421 between two mails loses and doubles none")


@both_ways
def test_uncertain(world, is_clear, way):
    office = Office(world, is_clear)
    office.break_with({"at": "dot", "message": 2, "drop": True, "keep": True})
    first = office.run()
    TAP.equal(first.code, 75, f"{way}: the server is gone after the last byte: exit 75", first)
    TAP.ok(scene.one_line(first), f"{way}: in one line", first)
    unsure = [email for email, (state, _) in office.troubles().items() if state == "uncertain"]
    TAP.equal(len(unsure), 1, f"{way}: status names the reader", office.troubles())
    office.break_with()
    again = office.run(30)
    TAP.equal((again.code, again.err), (0, ""), f"{way}: it is said once", again)
    TAP.equal(office.got(), sorted(READERS), f"{way}: nobody is skipped, nobody has it twice")
    TAP.equal(office.states(), {"sent": 2, "uncertain": 1}, f"{way}: it stays as it is")
    settled = office.run(60, "--uncertain=resend")
    TAP.equal(settled.code, 0, f"{way}: the organiser decides", settled)
    office.run(65)
    TAP.equal(office.got(), sorted([*READERS, *unsure]), f"{way}: then it goes again")
    ids = {entry["message_id"] for entry in office.mail.log() if entry["rcpt"] == unsure}
    TAP.equal(len(ids), 1, f"{way}: under the same Message-ID")
    TAP.equal(office.states(), {"sent": 3}, f"{way}: and is settled")


@both_ways
def test_forgotten(world, is_clear, way):
    office = Office(world, is_clear)
    office.break_with({"at": "dot", "message": 1, "drop": True})
    office.run()
    office.break_with()
    office.run(30, "--uncertain=forget")
    office.run(60)
    TAP.equal((len(office.got()), office.states()), (2, {"sent": 3}),
              f"{way}: an uncertain mail can be let be")
    wrong = office.run(60, "--uncertain=maybe")
    TAP.equal(wrong.code, 64, f"{way}: other answers are a mistake", wrong)


@both_ways
def test_resend_by_ini(world, is_clear, way):
    office = Office(world, is_clear)
    world.write("aggregator.ini", office.ini.replace("[smtp]", "[smtp]\nresend = yes"))
    office.break_with({"at": "dot", "message": 2, "drop": True, "times": 1})
    office.run()
    for minutes in (30, 60):
        office.run(minutes)
    TAP.equal((office.got(), office.states()), (sorted(READERS), {"sent": 3}),
              f"{way}: resend = yes sends it again by itself")


@both_ways
def test_drop_in_the_middle(world, is_clear, way):
    for at in ("connect", "mail", "rcpt", "data"):
        with harness.World() as own:
            office = Office(own, is_clear)
            office.break_with({"at": at, "drop": True, "times": 1})
            office.run()
            for minutes in (30, 60):
                office.run(minutes)
            TAP.equal((office.got(), office.states()), (sorted(READERS), {"sent": 3}),
                      f"{way}: a connection that broke at {at} costs nothing")


def test_wrong_password(world):
    office = Office(world, False)
    world.write("smtp.password", "not-it")
    first = office.run()
    TAP.equal((first.code, scene.one_line(first), office.got()), (75, True, []),
              "a wrong password: exit 75, one line, nothing sent", first)
    TAP.ok("not-it" not in first.err, "which does not say the password", first.err)
    TAP.equal(office.states(), {"queued": 3}, "all of it is still owed")
    mails = [row for row in office.mail.commands() if row["command"] == "MAIL"]
    TAP.equal(mails, [], "no mail is begun without the login")
    world.write("smtp.password", scene.PASSWORD)
    office.run(30)
    TAP.equal(office.got(), sorted(READERS), "with the right one it goes")


def test_certificates(world):
    world.ca()
    wrong = {"cert": world.path("certs/other.pem"), "key": world.path("certs/other.key")}
    office = Office(world, False, **wrong)
    first = office.run()
    TAP.equal((first.code, scene.one_line(first), office.got()), (75, True, []),
              "a certificate for another name: exit 75, one line, nothing sent", first)
    TAP.equal([row for row in office.mail.commands() if row["command"] == "AUTH"], [],
              "the password is not shown to it")
    with harness.World() as own:
        office = Office(own, False)
        own.write("aggregator.ini", office.ini.replace("ca_file = certs/ca.pem", ""))
        first = office.run()
        TAP.equal((first.code, office.got()), (75, []), "so is one of an unknown authority", first)


def test_stripped(world):
    world.write("smtp.password", scene.PASSWORD)
    office = Office(world, True)
    for lines in (scene.login(office.mail), f"{scene.relay(office.mail)}\ntls = required"):
        world.write("aggregator.ini", office.ini.replace(scene.relay(office.mail), lines))
        first = office.run()
        TAP.equal((first.code, scene.one_line(first), office.got()), (75, True, []),
                  "a server that offers no STARTTLS gets nothing", first)
    said = {row["command"] for row in office.mail.commands()}
    TAP.ok(not said & {"AUTH", "MAIL"}, "neither password nor mail", said)


if __name__ == "__main__":
    TAP.play(test_later, test_greylisting, test_given_up, test_refused, test_refused_sender, test_nobody_there,
             test_refused_session, test_shutdown_in_between, test_uncertain, test_forgotten,
             test_resend_by_ini, test_drop_in_the_middle, test_wrong_password, test_certificates,
             test_stripped)
