#!/usr/bin/python3
"""What keeps a list from a mistake: editions that are held, an end, and not all at once."""

import contextlib
import os
import sqlite3
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402

harness.need.module("aiosmtpd")
TAP = harness.Tap()


class List:
    """Posts that come week by week, and a list of readers."""

    def __init__(self, world, to=scene.THREE, smtp="", digest=""):
        self.world, self.statuses, self.seen = world, [], 0
        self.toot = world.mastodon([])
        self.mail = world.smtp()
        self.smtp, self.digest = smtp, digest
        self.configure(to)

    def configure(self, to):
        self.world.write("aggregator.ini", scene.ini(
            {"toot": ("mastodon", self.toot.url)}, scene.relay(self.mail) + "\n" + self.smtp,
            to=to, digest=self.digest))

    def publish(self, mark, days):
        self.statuses.append(scene.post(mark, scene.at(days=days)))
        self.world.write(self.toot.data, self.statuses)

    def run(self, days, minutes=0, code=0):
        result = self.world.run("run", now=scene.at(days=days, minutes=minutes))
        assert result.code == code, result
        return result

    def new(self):
        """To whom how many mails went since."""
        entries = self.mail.log()[self.seen:]
        self.seen += len(entries)
        return sorted(entry["rcpt"][0] for entry in entries if entry["rcpt"] != [scene.CONTACT])

    def asked(self):
        """The last mail to the organiser."""
        return [one for one in self.mail.messages() if scene.CONTACT in str(one["To"])][-1]

    def answer(self, message, text, days, who=scene.CONTACT):
        name = text.replace(" ", "-")
        head = (f"From: {who}\nTo: {message['Reply-To']}\nSubject: Re: {message['Subject']}\n"
                f"Message-ID: <{days}.{name}.{who}>\nIn-Reply-To: {message['Message-ID']}\n")
        return self.world.run("-v", "inbox", now=scene.at(days=days),
                              stdin=f"{head}\n{text}\n")

    def status(self, days):
        return self.world.run("status", now=scene.at(days=days)).out


def readers(count):
    return [f"r{number:03}@readers.example" for number in range(count)]


def forgetful(world, digest=""):
    """A list whose database forgot which posts were mailed: its second edition would say what the
    first one said."""
    these = List(world, digest=digest)
    these.publish("one", -2)
    these.run(0)
    TAP.equal(these.new(), sorted(scene.THREE), "an edition goes out")
    with contextlib.closing(sqlite3.connect(world.path(harness.DATABASE))) as db, db:
        db.execute("DELETE FROM edition_post")
    these.statuses.clear()
    these.publish("one", 2)
    return these


def held_at_7(world, plus="yes"):
    these = forgetful(world, f"[inbox]\nplus = {plus}")
    these.run(7, code=75)
    return these


def test_equal(world):
    these = forgetful(world)
    held = these.run(7, code=75)
    TAP.contains(held.err, "edition 2 of weekly is held: it says what edition 1 said",
                 "one that says the same is held, and cron says so")
    TAP.equal(these.new(), [], "nobody gets it")
    TAP.contains(these.status(7), "edition 2 of weekly is held", "status says so as well")
    TAP.equal((these.run(7, minutes=15).code, these.new()), (0, []), "it waits, without a word")
    gone = world.run("send", "--held", now=scene.at(days=8))
    TAP.equal((gone.code, these.run(8).code, these.new()), (0, 0, sorted(scene.THREE)),
              "until the organiser says that it is right", gone)
    TAP.ok("is held" not in these.status(8), "and then it is held no more")


def test_answers(world):
    """By reply, from the organiser, once."""
    for plus, word, got in (("yes", "ok", scene.THREE), ("no", "ok", scene.THREE),
                            ("yes", "stop", ())):
        with harness.World() as own:
            these = held_at_7(own, plus)
            asked = these.asked()
            TAP.contains(" ".join(scene.text_of(asked).split()),
                         "it says what edition 1 said", "a mail asks why")
            these.answer(asked, word, 7, "mallory@evil.example")
            these.run(7, minutes=15)
            TAP.equal(these.new(), [], f"{plus}, {word}: nobody else's answer counts")
            these.answer(asked, "Let me think", 8)
            these.run(8)
            TAP.equal(these.new(), [], "nor do other words")
            again = these.asked()
            TAP.equal((again["In-Reply-To"], "reply: stop" in scene.text_of(again)),
                      ("<8.Let-me-think.organiser@college.example>", True),
                      "which are answered with the question")
            these.answer(asked, word, 9)
            these.run(9)
            TAP.equal(these.new(), sorted(got), f"the organiser's {word} does")
            late = these.answer(asked, "ok" if word == "stop" else "stop", 10)
            these.run(10)
            TAP.equal((these.new(), "is held" in these.status(10)), ([], False), "once")
            TAP.contains(late.err, "held no more", "and the machine says so")


def test_held_and_asked(world):
    """An edition is held and asked about in one step: neither stands without the other."""
    these = forgetful(world)
    key = os.path.join(os.path.dirname(harness.DATABASE), "ways.key")
    world.write(key, "damaged\n")
    these.run(7, code=78)
    TAP.ok("is held" not in these.status(7), "what cannot be asked about is not held")
    os.unlink(world.path(key))
    these.run(7, minutes=15, code=75)
    TAP.contains(these.status(7), "edition 2 of weekly is held", "once it can be, it is")
    TAP.contains(" ".join(scene.text_of(these.asked()).split()), "it says what edition 1 said",
                 "and the organiser is asked")


def test_answer_late(world):
    """The organiser was away, and meanwhile the next edition went."""
    these = held_at_7(world)
    asked = these.asked()
    these.publish("two", 9)
    these.run(14)
    TAP.equal(these.new(), sorted(scene.THREE), "the next edition does not wait for the one held")
    these.answer(asked, "ok", 15)
    late = these.run(15)
    TAP.equal((these.new(), "held" in these.status(15)), (sorted(scene.THREE), False),
              "an ok is heard although a newer one went", late)


def test_stopped_for_all(world):
    """Nobody gets what the organiser stopped, whenever they join."""
    these = held_at_7(world)
    these.answer(these.asked(), "stop", 8)
    these.run(8)
    TAP.equal(these.new(), [], "nobody gets it")
    joiner = "new@readers.example"
    join = (f"From: {joiner}\nTo: {scene.CONTACT}\nSubject: subscribe\n"
            "Message-ID: <1@readers.example>\n\n")
    world.run("inbox", now=scene.at(days=9), stdin=join)
    these.run(9)
    ask = [one for one in these.mail.messages() if joiner in str(one["To"])][-1]
    these.answer(ask, "yes", 9, joiner)
    these.run(9, minutes=15)
    mails = [one for one in these.mail.messages() if joiner in str(one["To"])][1:]
    TAP.equal([scene.marks(one) for one in mails if one["List-Unsubscribe"]], [["one"]],
              "whoever joins gets one edition")
    numbers = world.query("SELECT e.number FROM delivery d JOIN edition e ON e.id = d.edition"
                          " JOIN subscription s ON s.id = d.subscription JOIN subscriber u"
                          " ON u.id = s.subscriber WHERE u.email = ?", joiner)
    TAP.equal([row[0] for row in numbers], [1], "the last that was to go")


def test_growing(world):
    """A list that grows as lists do is nobody's mistake, however long it is."""
    these = List(world, to=readers(60))
    these.publish("one", -2)
    these.run(0)
    these.new()
    these.configure(readers(179))
    these.publish("two", 2)
    these.run(7)
    TAP.equal(len(these.new()), 179, "less than three times as many are not asked about")


def test_many_readers(world):
    these = List(world, to=readers(50))
    these.publish("one", -2)
    these.run(0)
    TAP.equal(len(these.new()), 50, "fifty readers")
    these.configure(readers(160))
    these.publish("two", 2)
    held = these.run(7, code=75)
    TAP.contains(held.err, "it would go to 160 readers, and none of the last 1 went to more "
                 "than 50", "three times as many and more than a hundred are asked about")
    dropped = world.run("send", "--held", "drop", now=scene.at(days=7))
    TAP.equal((dropped.code, these.run(7, minutes=15).code, these.new()), (0, 0, []),
              "a no is a no", dropped)
    these.publish("three", 9)
    these.run(14)
    TAP.equal(len(these.new()), 160, "the next one is as large as the last, which was asked about")
    few = List(harness.World().__enter__(), to=readers(20))
    few.publish("one", -2)
    few.run(0)
    few.configure(readers(90))
    few.publish("two", 2)
    few.run(7)
    TAP.equal(len(few.new()), 110, "a small list may grow as it likes")
    few.world.__exit__(None, None, None)


def chat_week(world, count=25, **lines):
    """Five posts, then many: what was mailed to the organiser."""
    these = List(world, to=(scene.READER,), **lines)
    for number in range(5):
        these.publish(f"a{number}", -2)
    these.run(0)
    for number in range(count):
        these.publish(f"b{number}", 2)
    these.run(7)
    these.run(7, minutes=5)
    TAP.equal(len(these.new()), 2, "a chat week goes out, to everybody")
    return [" ".join(scene.text_of(mail).split()) for mail in these.mail.messages()
            if scene.CONTACT in str(mail["To"])]


def test_many_posts(world):
    told = chat_week(world, smtp="[inbox]")
    TAP.equal(sum("goes out, with 25 posts, where none of the last 1 had more than 5" in text
                  for text in told), 1, "with a line to the organiser", *told)


def test_some_posts(world):
    told = chat_week(world, 20, smtp="[inbox]")
    TAP.ok(not [text for text in told if "where none of the last" in text],
           "a good week is no chat week", *told)


def test_many_posts_untold(world):
    TAP.equal(chat_week(world), [], "where nobody reads answers none of it is mailed")


def test_spread(world):
    these = List(world, to=readers(70), smtp="max_per_hour = 20\nmax_per_day = 50")
    these.publish("one", -2)
    got = []
    for minutes in (0, 15, 61, 122, 123, 23 * 60, 24 * 60 + 1, 24 * 60 + 62):
        result = these.run(0, minutes=minutes)
        got.append(len(these.new()))
    TAP.equal(got, [20, 0, 20, 10, 0, 0, 20, 0], "so many an hour and a day, and the rest later",
              result)
    names = sorted(entry["rcpt"][0] for entry in these.mail.log())
    TAP.equal(names, sorted(readers(70)), "each of them once")
    TAP.contains(these.status(0), "0 more may leave now", "status says what may leave")


def test_warm_up(world):
    these = List(world, to=readers(700), smtp="max_per_day = 5000")
    these.publish("one", -2)
    got = []
    for day in range(4):
        these.run(0, minutes=day * 24 * 60 + day)
        got.append(len(these.new()))
    TAP.equal(got, [200, 400, 100, 0], "a new list grows day by day up to max_per_day")


def test_end(world):
    these = List(world, digest="end = 2026-11-29\nmin_posts = 2")
    these.publish("one", -2)
    these.publish("two", -2)
    these.run(0)
    these.publish("three", 2)
    these.run(7)
    TAP.equal(len(these.new()), 3, "too few posts make no edition")
    these.run(14)
    letters = [scene.text_of(mail) for mail in these.mail.messages()[3:]]
    TAP.equal(len(these.new()), 3, "but the last letter comes")
    TAP.contains(letters[0], "This is the last edition", "and says that it is the last")
    TAP.equal(scene.marks(these.mail.messages()[3]), ["three"], "with what had waited")
    for days in (21, 28, 60):
        these.publish(f"late{days}", days - 1)
        these.publish(f"later{days}", days - 1)
        these.run(days)
    TAP.equal(these.new(), [], "and afterwards nothing does")
    TAP.contains(these.status(60), "ended", "status says that it has ended")
    last = world.run("send", "--last", now=scene.at(days=60))
    TAP.ok(last.code == 64 and these.new() == [], "not even on demand", last)


TAP.play(test_equal, test_answers, test_held_and_asked, test_answer_late, test_stopped_for_all,
         test_growing, test_many_readers, test_many_posts, test_some_posts, test_many_posts_untold,
         test_spread, test_warm_up, test_end)
