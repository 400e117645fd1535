#!/usr/bin/python3
"""Who gets the digest: the ini's readers, the organiser's, and those who left."""

import csv
import io
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402

harness.need.module("aiosmtpd")
TAP = harness.Tap()


class Club:
    """A weekly digest that has a post each week, and its readers."""

    def __init__(self, world, *to):
        self.world = world
        self.toot = world.mastodon([scene.post("w0", scene.at(days=-3))])
        self.mail = world.smtp()
        self.seed(*to)

    def seed(self, *to):
        self.world.write("aggregator.ini", scene.ini(
            {"toot": ("mastodon", self.toot.url)}, scene.relay(self.mail), to))

    def people(self, *argv):
        return self.world.run("subscribers", *argv, now=scene.NOW)

    def week(self, number):
        """Who got the edition of a week."""
        before = len(self.mail.log())
        self.world.write(self.toot.data, [scene.post(f"w{week}", scene.at(days=7 * week - 3))
                                          for week in range(number + 1)])
        self.world.run("run", now=scene.at(days=7 * number))
        return sorted(scene.rcpts(self.mail)[before:])


def test_ini(world):
    club = Club(world, "ada@x.example", "bea@x.example")
    TAP.equal(club.week(0), ["ada@x.example", "bea@x.example"], "the ini seeds the readers")
    club.seed("bea@x.example", "cai@x.example")
    TAP.equal(club.week(1), ["bea@x.example", "cai@x.example"], "who is taken out of it is let go")
    club.seed("ada@x.example", "bea@x.example", "BEA@x.example")
    TAP.equal(club.week(2), ["ada@x.example", "bea@x.example"], "who comes back into it is back")


def test_leaving_wins(world):
    club = Club(world, "ada@x.example", "bea@x.example")
    club.week(0)
    gone = club.people("remove", "ada@x.example")
    TAP.equal(gone.code, 0, "somebody leaves", gone)
    TAP.equal(club.week(1), ["bea@x.example"], "and the ini does not bring them back")
    token = world.query("SELECT token FROM subscription s JOIN subscriber u ON u.id = s.subscriber"
                        " WHERE email = 'bea@x.example'")[0][0]
    gone = club.people("remove", token)
    TAP.equal((gone.code, club.week(2)), (0, []), "a mail's own token leaves as well", gone)
    back = club.people("add", "ada@x.example")
    TAP.contains(back.out, "1 came back", "who is added again is back")
    TAP.equal(club.week(3), ["ada@x.example"], "and gets the next one")


def test_leaving_between_freeze_and_mail(world):
    club = Club(world, "ada@x.example", "bea@x.example")
    club.mail.stop()
    world.run("run", now=scene.NOW)
    club.people("remove", "ada@x.example")
    club.mail.start()
    world.run("run", now=scene.at(minutes=30))
    TAP.equal(scene.rcpts(club.mail), ["bea@x.example"], "who left before it went is spared it")
    TAP.equal(world.json("status", now=scene.NOW)["mail"]["suppressed"], 1, "status counts it")


def test_organiser(world):
    club = Club(world)
    added = club.people("add", "Ada Lovelace <ada@x.example>", "bea@x.example", "not an address")
    TAP.equal(added.code, 64, "what cannot be read is refused", added)
    TAP.contains(added.err, "not an address", "by its words")
    TAP.contains(added.out, "2 added", "the others are added")
    again = club.people("add", "Ada@X.example")
    TAP.contains(again.out, "1 there already", "an address is known in any case")
    listed = world.json("subscribers", "list", now=scene.NOW)
    TAP.equal(sorted((row["email"], row["name"], row["origin"], row["state"]) for row in listed),
              [("ada@x.example", "Ada Lovelace", "command", "active"),
               ("bea@x.example", None, "command", "active")], "and listed")
    nobody = club.people("remove", "who@x.example")
    TAP.equal((nobody.code, scene.one_line(nobody)), (64, True),
              "who is not there cannot leave", nobody)
    TAP.equal(club.week(0), ["ada@x.example", "bea@x.example"], "they get the digest")


LIST = """\
# the staff
ada@x.example
Bea Byrne <bea@x.example>

broken@
"""
TABLE = "\ufeffName,Email\r\n\"Cai, Dr\",cai@x.example\r\nÉva,eva@x.example\r\n"


def test_lists(world):
    club = Club(world)
    world.write("list", LIST)
    taken = club.people("import", "list")
    TAP.equal(taken.code, 64, "a list with one bad line", taken)
    TAP.contains(taken.err, "line 5", "names the line")
    TAP.contains(taken.out, "2 added", "and takes the others")
    world.write("table.csv", TABLE)
    taken = club.people("import", "table.csv")
    TAP.equal((taken.code, taken.out.startswith("2 added")), (0, True), "a table with a BOM", taken)
    club.people("remove", "bea@x.example")
    exported = club.people("export")
    rows = list(csv.DictReader(io.StringIO(exported.out)))
    TAP.equal(sorted((row["email"], row["name"]) for row in rows),
              [("ada@x.example", ""), ("cai@x.example", "Cai, Dr"), ("eva@x.example", "Éva")],
              "export is a table of those who are there", exported)
    world.write("back.csv", exported.out)
    again = club.people("import", "back.csv")
    TAP.contains(again.out, "3 there already", "which can be imported")
    everybody = world.json("subscribers", "list", "--all", now=scene.NOW)
    TAP.equal({row["email"]: row["state"] for row in everybody}["bea@x.example"], "left",
              "--all lists who left")


def test_what_people_paste(world):
    """The subject of a way out, whole; and a digest that was given another name."""
    club = Club(world, "ada@x.example")
    world.write("empty.csv", "")
    nobody = club.people("import", "empty.csv")
    TAP.equal((nobody.code, nobody.out), (0, ""), "an empty list adds nobody", nobody)
    club.people("add", "bea@x.example")
    club.week(0)
    subject = next(message["List-Unsubscribe"] for message in club.mail.messages()
                   if message["To"] == "bea@x.example").split("subject=")[1].strip(">")
    left = club.people("remove", *subject.split("%20"))
    TAP.equal((left.code, left.out), (0, "1 removed\n"), "a pasted subject is understood", left)
    club.people("remove", "ada@x.example")
    text = scene.ini({"toot": ("mastodon", club.toot.url)}, scene.relay(club.mail),
                     ("ada@x.example",))
    world.write("aggregator.ini", text.replace("[digest weekly]", "[digest news]"))
    TAP.equal(club.week(1), [], "who left is not brought back when the digest is renamed")


def test_list_of_two_digests(world):
    text = scene.ini({"toot": ("mastodon", "http://127.0.0.1:1")}, "url = maildir:Mail", ())
    world.write("aggregator.ini", text + "[digest green]\ntags = SustainFE\n")
    world.write("list.csv", "email,digest,format\nada@x.example,weekly,html\n"
                "bea@x.example,green,text\ncai@x.example,blue,html\ndee@x.example,green,pdf\n")
    taken = world.run("subscribers", "import", "list.csv", now=scene.NOW)
    TAP.equal((taken.code, taken.out), (64, "2 added\n"), "a list may name digests", taken)
    TAP.contains(taken.err, "line 4: there is no [digest blue]", "an unknown one is named")
    TAP.contains(taken.err, "line 5: the format is html or text", "and so is a wrong format")
    people = world.json("subscribers", "list", now=scene.NOW)
    TAP.equal([(row["email"], row["digest"], row["format"]) for row in people],
              [("bea@x.example", "green", "text"), ("ada@x.example", "weekly", "html")],
              "each as the list says")


def test_several_digests(world):
    toot = world.mastodon([scene.post("j", "2026-11-10T09:00:00Z"),
                           scene.post("s", "2026-11-11T09:00:00Z", tag="SustainFE")])
    mail = world.smtp()
    text = scene.ini({"toot": ("mastodon", toot.url)}, scene.relay(mail), ("ada@x.example",))
    world.write("aggregator.ini", text + "[digest green]\ntags = SustainFE\ntimezone = UTC\n"
                "to = bea@x.example\n")
    unsaid = world.run("subscribers", "add", "cai@x.example", now=scene.NOW)
    TAP.equal(unsaid.code, 64, "with two digests it must be said which", unsaid)
    world.run("subscribers", "add", "--digest", "green", "cai@x.example", now=scene.NOW)
    world.run("run", now=scene.NOW)
    got = sorted((entry["rcpt"][0], scene.marks(message)[0])
                 for entry, message in zip(mail.log(), mail.messages()))
    TAP.equal(got, [("ada@x.example", "j"), ("bea@x.example", "s"), ("cai@x.example", "s")],
              "each gets what they asked for")


if __name__ == "__main__":
    TAP.play(test_ini, test_leaving_wins, test_leaving_between_freeze_and_mail, test_organiser,
             test_lists, test_what_people_paste, test_list_of_two_digests,
             test_several_digests)
