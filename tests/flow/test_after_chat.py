#!/usr/bin/python3
"""A chat in an edition of its own, two hours after it: for whom it is, once, and what the next
digest then leaves out for them and for nobody else."""

import json
import os
import re
import sys
from collections import defaultdict

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import chats  # noqa: E402
import harness  # noqa: E402
import make  # noqa: E402
import scene  # noqa: E402

harness.need.module("aiosmtpd")
TAP = harness.Tap()
SAM, JO, KIM = "sam@readers.example", "jo@readers.example", "kim@readers.example"
START = "2026-11-12T20:00:00Z"          # the Thursday before scene.DUE
RULE = ("when = second Thursday 20:00", "timezone = UTC", "host = @hettie@toot.example")
SCHEDULE = "schedule = weekly Monday 07:30, after chat UKFEChat"
OFTEN = "min_interval = 1 min"


def thursday(hour, minute=0, day=12):
    return f"2026-11-{day:02}T{hour:02}:{minute:02}:00Z"


class Hall:
    """A chat, a post of the week beside it, and who has got what of both."""

    def __init__(self, world, schedule=SCHEDULE, digest="", to=(SAM,)):
        self.world, self.hour = world, chats.Hour(START, posts=60)
        self.statuses = [*self.hour.statuses, scene.post("week", thursday(9, day=11))]
        self.toot, self.mail, self.seen = world.mastodon([]), world.smtp(), 0
        self.got = defaultdict(list)    # {reader: [message]}
        self.to, self.rule = to, RULE
        self.write_ini(schedule, digest)
        result = world.run("poll", now=thursday(18))
        assert result.code == 0, result

    def write_ini(self, schedule=SCHEDULE, digest=""):
        self.world.write("aggregator.ini", scene.ini(
            {"toot": ("mastodon", self.toot.url, OFTEN)}, scene.relay(self.mail), to=self.to,
            tags="UKFEChat, JoyFE", digest="\n".join((schedule, digest)))
            + ("\n".join(("", "[chat UKFEChat]", *self.rule, "")) if self.rule else ""))

    def run(self, now, *argv, code=0):
        posts = [one for one in self.statuses if one["created_at"] <= now]
        self.world.write(self.toot.data, posts)
        result = self.world.run("run", *argv, now=now)
        assert result.code == code, result
        mails, entries = self.mail.messages()[self.seen:], self.mail.log()[self.seen:]
        self.seen += len(mails)
        for mail, entry in zip(mails, entries):
            self.got[entry["rcpt"][0]].append(mail)
        return result

    def say(self, *argv, now=thursday(18, 30)):
        result = self.world.run("subscribers", *argv, now=now)
        assert result.code == 0, result
        return result

    def count(self):
        return {reader: len(self.got[reader]) for reader in (SAM, JO, KIM)}

    def url(self, mark):
        return next(one["url"] for one in self.statuses
                    if mark in scene.MARK.findall(one["content"]))

    def marks(self, reader, number=-1):
        return scene.marks(self.got[reader][number])

    def late(self, mark, when):
        first = self.hour.statuses[0]
        self.statuses.append(make.status(
            f"A1. mark-{mark} came to me on the way home, about the kettle and the lathe, and it "
            f"is quite an answer #UKFEChat", when, author="latecomer",
            in_reply_to_id=first["id"], in_reply_to_account_id=first["account"]["id"]))


def html_of(message):
    return message.get_body(("html",)).get_content()


def test_alone(world):
    """Once, two hours after the end, to whom the ini names; the week has a band for them."""
    hall = Hall(world)
    hall.say("add", JO, KIM)
    hall.say("monthly", KIM)
    status = world.run("status", now=thursday(19)).out
    TAP.ok("and 1 has each chat alone; the next is due Thu 12 Nov 2026, 23:00" in status
           and "weekly Monday 07:30, after chat UKFEChat" in status, "status says when", status)
    hall.run(thursday(22, 50))
    TAP.equal(hall.count(), {SAM: 0, JO: 0, KIM: 0}, "nothing before two hours are over")
    told = hall.run(thursday(23, 5))
    TAP.equal(hall.count(), {SAM: 1, JO: 0, KIM: 0}, "then it comes to whom the ini names", told)
    hall.run(thursday(23, 35))
    hall.run(thursday(9, day=13))
    TAP.equal(hall.count(), {SAM: 1, JO: 0, KIM: 0}, "once")
    alone = hall.got[SAM][0]
    text = scene.text_of(alone)
    TAP.contains(alone["Subject"], "#UKFEChat, question by question", "its subject says what it is")
    TAP.ok("Straight after the chat" in text and "Thursday 12 November 2026" in text
           and "Edition" not in text, "and its head when it was", text)
    TAP.equal(sorted(set(re.findall(r"^Q(\d)\. ", text, re.M))), ["1", "2", "3", "4", "5"],
              "all questions", text)
    marks = set(hall.marks(SAM))
    TAP.ok("week" not in marks and not marks & set(hall.hour.talk), "the chat alone", text)
    TAP.ok("It comes two hours after each chat" in text and "In brief" not in text,
           "and no figures", text)
    TAP.ok(marks <= {*hall.hour.truth, *hall.hour.questions}, "answers and questions")
    TAP.ok(len(marks & set(hall.hour.truth)) == 30, "six answers a question", sorted(marks))

    told = world.run("explain", hall.url(sorted(marks & set(hall.hour.truth))[0]),
                     now=thursday(10, day=13))
    TAP.contains(told.out, "in edition 20261112 of Thu 12 Nov 2026, 23:00: mailed to 1 of 1",
                 "explain knows it")

    hall.late("late", thursday(9, 30, day=13))
    hall.run(thursday(10, day=13))
    hall.run(scene.NOW)
    TAP.equal(hall.count(), {SAM: 2, JO: 1, KIM: 0}, "the week comes to both")
    short, full = hall.got[SAM][1], hall.got[JO][0]
    TAP.contains(scene.text_of(short), "You have had this hour in a mail of its own.", "a band")
    TAP.equal(sorted(set(hall.marks(SAM)) & marks), [], "no post of it twice")
    TAP.contains(scene.text_of(short), "http", "and a link to it")
    TAP.ok(set(hall.marks(JO)) & set(hall.hour.truth), "who did not have it finds all of it",
           scene.text_of(full))
    TAP.equal(len(set(hall.marks(JO)) & set(hall.hour.truth)), 15, "three answers a question")
    TAP.ok("week" in hall.marks(SAM) and "week" in hall.marks(JO), "and the week to both")
    TAP.ok(set(hall.hour.talk) <= set(hall.marks(SAM)), "what was no part of the recap is news",
           scene.text_of(short))
    TAP.contains(scene.text_of(full), "New: you can have #UKFEChat in a mail of its own",
                 "who was not asked is told")
    TAP.ok("New: you can have" not in scene.text_of(short), "who has it is not")
    TAP.ok("You have had this hour" in html_of(short) and "You have had" not in html_of(full),
           "in both parts")
    numbers = [re.search(r"(\d+) posts", scene.text_of(mail)) for mail in (short, full)]
    TAP.ok(numbers[0] and numbers[1] and numbers[0][0] == numbers[1][0],
           "the week's numbers are the same", [number and number[0] for number in numbers])
    hall.run("2026-12-07T08:30:00Z")
    TAP.ok(set(hall.marks(KIM)) & set(hall.hour.truth), "who has it once a month finds it there")


def test_late_answers(world):
    """What came behind the chat's own edition is in the week for who had that."""
    hall = Hall(world)
    hall.hour.statuses[:] = [one for one in hall.hour.statuses
                             if one["in_reply_to_id"] != hall.hour.statuses[0]["id"]]
    hall.statuses = list(hall.hour.statuses)
    hall.run(thursday(23, 5))
    hall.late("late", thursday(9, 30, day=13))
    hall.run(thursday(10, day=13))
    hall.run(scene.NOW)
    text = scene.text_of(hall.got[SAM][1])
    TAP.ok("This was said since:" in text and "late" in hall.marks(SAM), "a late answer", text)
    TAP.equal(re.findall(r"^Q\d\. ", text, re.M), ["Q1. "], "below its question", text)


def test_choice(world):
    """Who joined is asked once, and whoever wishes otherwise has it so."""
    hall = Hall(world, to=(SAM, JO))
    hall.say("add", KIM)
    TAP.contains(hall.say("weekly", JO).out, "1 changed", "with the digest alone")
    TAP.contains(hall.say("chats", KIM).out, "1 changed", "alone as well")
    listed = hall.say("list").out
    TAP.ok(re.search(r"jo@.*chats within it", listed) and re.search(r"kim@.*chats alone", listed),
           "the list says so", listed)
    rows = {row["email"]: row["chats"] for row in
            world.json("subscribers", "list", now=thursday(18))}
    TAP.equal(rows, {SAM: None, JO: False, KIM: True}, "and its JSON")
    hall.run(thursday(23, 5))
    TAP.equal(hall.count(), {SAM: 1, JO: 0, KIM: 1}, "each as they said")
    held = [json.loads(hall.say("export", reader).out)["subscription"][0]["chats"]
            for reader in (SAM, JO, KIM)]
    TAP.equal(held, [None, "within", "alone"], "what is held of each tells it")
    hall.say("chats", JO, now=thursday(9, day=13))
    hall.run(scene.NOW)
    TAP.ok(set(hall.marks(JO)) & set(hall.hour.truth), "who has not had it has it in the week")
    TAP.equal(sorted(set(hall.marks(KIM)) & set(hall.marks(KIM, 0))), [], "who had it does not")
    held = [json.loads(hall.say("export", reader, now=scene.NOW).out)["delivery"][-1]["apart"]
            for reader in (JO, KIM)]
    TAP.equal(held, [0, 1], "nor is it kept a secret that they had it")
    hall.say("monthly", KIM, now=scene.NOW)
    listed = hall.say("list", now=scene.NOW).out
    TAP.ok(re.search(r"kim@.*monthly after this month$", listed, re.M),
           "who has it once a month has no chat alone", listed)
    hall.write_ini("schedule = weekly Monday 07:30")
    wrong = world.run("subscribers", "weekly", SAM, now=scene.NOW)
    rows = {row["email"]: row["chats"] for row in
            world.json("subscribers", "list", now=scene.NOW)}
    TAP.equal((wrong.code, rows[SAM]), (0, None), "where there is no choice none is made")


def test_too_late(world):
    """A machine that slept: the week has it whole, and nobody has it twice."""
    hall = Hall(world)
    hall.run(scene.NOW)
    TAP.equal(hall.count(), {SAM: 1, JO: 0, KIM: 0}, "one mail")
    TAP.equal(len(set(hall.marks(SAM)) & set(hall.hour.truth)), 15, "the chat whole")
    hall.run(scene.at(hours=1))
    TAP.equal(hall.count(), {SAM: 1, JO: 0, KIM: 0}, "and none alone afterwards")


def test_told_otherwise(world):
    """Whatever the ini and the organiser say of the hour afterwards: who has had it alone has had
    it, wherever its posts would stand in the week, and who has not finds them there."""
    _ = world
    alone = {"longer": (SCHEDULE, "", (*RULE, "length = 90 min")),
             "later": (SCHEDULE, "", ("when = second Thursday 20:05", *RULE[1:])),
             "no section": ("schedule = weekly Monday 07:30", "sections = tags", RULE),
             "no chat": ("schedule = weekly Monday 07:30", "", None),
             "no question": (SCHEDULE, "", RULE)}
    for name, (schedule, digest, rule) in alone.items():
        with harness.World() as own:
            hall = Hall(own)
            hall.say("add", JO)
            hall.run(thursday(23, 5))
            hall.rule = rule
            hall.write_ini(schedule, digest)
            for mark in hall.hour.questions if name == "no question" else ():
                told = own.run("recap", "UKFEChat", "--not", hall.url(mark), now=thursday(23, 30))
                assert told.code == 0, told
            hall.run(scene.NOW)
            TAP.equal(hall.count(), {SAM: 2, JO: 1, KIM: 0}, f"{name}: the week comes")
            TAP.equal(sorted({*hall.marks(SAM)} & {*hall.marks(SAM, 0)}), [],
                      f"{name}: no post of it twice", scene.text_of(hall.got[SAM][1]))
            TAP.ok("week" in hall.marks(SAM) and {*hall.marks(JO)} & {*hall.hour.truth},
                   f"{name}: and all the rest", scene.text_of(hall.got[JO][0]))


def test_together(world):
    """Two that end at the same minute are one mail, and its subject names both."""
    hall = Hall(world)
    hall.rule = (*RULE, "[chat JoyFE]", "when = second Thursday 20:30", "length = 30 min",
                 *RULE[1:])
    hall.write_ini(SCHEDULE + ", after chat JoyFE")
    hall.statuses += chats.Hour("2026-11-12T20:30:00Z", posts=30, seed=2, prefix="j", tag="JoyFE",
                                step=5).statuses
    hall.run(thursday(23, 5))
    (mail,) = hall.got[SAM]
    TAP.contains(mail["Subject"], "#UKFEChat #JoyFE, question by question", "both in one mail")
    TAP.equal(scene.text_of(mail).count(" HOUR\n"), 2, "one behind the other")


def test_next_morning(world):
    hall = Hall(world)
    hall.run(thursday(20, 30, day=13))
    TAP.equal(hall.count(), {SAM: 1, JO: 0, KIM: 0}, "within a day it still comes")


def test_owed(world):
    """What could not go before the week came is let be: the week has it."""
    hall = Hall(world)
    hall.mail.stop()
    hall.run(thursday(23, 5), code=75)
    states = world.json("status", now=thursday(23, 10))["mail"]
    TAP.equal((states["queued"], states["sent"]), (1, 0), "it waits", states)
    hall.run(scene.NOW, code=75)
    hall.mail, hall.seen = world.smtp(), 0
    hall.write_ini()
    hall.run(scene.at(minutes=30))
    hall.run(scene.at(days=1, hours=5))
    TAP.equal(hall.count(), {SAM: 1, JO: 0, KIM: 0}, "one mail, of both")
    TAP.equal(len(set(hall.marks(SAM)) & set(hall.hour.truth)), 15, "with all of the chat",
              scene.text_of(hall.got[SAM][0]))


def test_nobody_came(world):
    """A chat that did not take place is no mail, and the week stays what it is."""
    hall = Hall(world)
    hall.statuses = [hall.statuses[-1]]
    for hour in (23, 24 + 1):
        hall.run(thursday(hour % 24, 5, day=12 + hour // 24))
    TAP.equal(hall.count(), {SAM: 0, JO: 0, KIM: 0}, "no mail of nothing")
    hall.run(scene.NOW)
    TAP.equal(hall.marks(SAM), ["week"], "and the week comes")


def test_daily(world):
    """The digest's own edition waits for the one of the chat."""
    hall = Hall(world, schedule="schedule = daily 21:30, after chat UKFEChat")
    hall.run(thursday(21, 35))
    TAP.ok(not hall.got[SAM] or not set(hall.marks(SAM)) & set(hall.hour.truth),
           "a digest right behind the chat has nothing of it")
    before = len(hall.got[SAM])
    hall.run(thursday(23, 5))
    TAP.equal(len(hall.got[SAM]) - before, 1, "the chat comes at its time")
    marks = set(hall.marks(SAM))
    hall.run(thursday(21, 35, day=13))
    TAP.equal(sorted(set(hall.marks(SAM)) & marks), [], "and the next digest has it in a band")


def test_early(world):
    """A host who begins before the hour, just before the digest is due: nothing is cut in two."""
    hall = Hall(world)
    hall.hour = chats.Hour("2026-11-16T06:50:00Z", posts=30)
    hall.statuses[:-1] = hall.hour.statuses
    hall.rule = ("when = 2026-11-16 07:15", *RULE[1:])
    hall.write_ini()
    hall.say("add", JO)
    for minutes in (0, 150):
        hall.run(scene.at(minutes=minutes))
    hall.run(scene.at(days=7))
    TAP.equal(hall.count(), {SAM: 3, JO: 2, KIM: 0}, "the week, the chat, the next week")
    for reader in (SAM, JO):
        marks = [mark for number in range(len(hall.got[reader]))
                 for mark in hall.marks(reader, number)]
        TAP.equal(sorted({mark for mark in marks if marks.count(mark) > 1}), [],
                  f"{reader}: nothing twice")
    TAP.equal(hall.marks(JO, 0), ["week"], "and all of the chat in one mail")


def test_taken_back(world):
    """Words that are taken back leave all forms of an edition that is owed."""
    hall = Hall(world)
    hall.say("add", JO)
    hall.run(thursday(23, 5))
    hall.run(scene.NOW)
    mark = next(iter(set(hall.marks(JO)) & set(hall.hour.truth)))
    result = world.run("forget", hall.url(mark), now=scene.at(hours=1))
    TAP.ok(result.code == 0, "forgotten", result)
    rows = world.query("SELECT edition, format, apart, html, text FROM variant ORDER BY 1, 2, 3")
    kinds = {row[:3] for row in rows}
    TAP.ok(not any(f"mark-{mark} " in (row[3] or "") + row[4] for row in rows)
           and len(kinds) == 6, "no form of either edition has it", kinds)


def test_by_mail(world):
    """The links of a mail, sent as they are, do what they say; the answer says so."""
    hall = Hall(world)
    with open(world.path("aggregator.ini"), "a", encoding="utf-8") as ini:
        ini.write("[inbox]\nplus = no\n")
    hall.say("add", JO)
    hall.run(thursday(23, 5))
    hall.run(scene.NOW)

    def follow(message, word, who):
        """Open a link in a mail, and send the mail that it makes. @return what is answered."""
        (subject,) = set(re.findall(rf"mailto:[^?]+\?subject=({word}%20\S+)",
                                    scene.text_of(message)))
        letter = (f"From: {who}\nTo: {scene.CONTACT}\nSubject: {subject.replace('%20', ' ')}\n"
                  f"Message-ID: <{word}.{who}>\nDate: Mon, 16 Nov 2026 08:00:00 +0000\n\n")
        done = world.run("inbox", now=scene.NOW, stdin=letter)
        hall.run(scene.at(minutes=len(self_sent) + 1))
        self_sent.append(word)
        TAP.equal(done.code, 0, f"{word}: taken", done)
        return scene.text_of(hall.got[who][-1])

    self_sent = []
    TAP.contains(follow(hall.got[JO][0], "chats", JO), "two hours after it",
                 "who wishes has chats alone")
    TAP.contains(follow(hall.got[SAM][0], "weekly", SAM), "Each #UKFEChat #JoyFE comes",
                 "who does not has them with the digest")
    rows = {row["email"]: row["chats"] for row in
            world.json("subscribers", "list", now=scene.NOW)}
    TAP.equal(rows, {SAM: False, JO: True}, "and it is so")
    TAP.ok("subject=weekly" in scene.text_of(hall.got[SAM][1])
           and "subject=chats" not in scene.text_of(hall.got[SAM][1]),
           "the band's mail offers the other choice")


def test_wrong(world):
    """What cannot be is said, with what could."""
    hall = Hall(world)
    for schedule, digest, rule, want in (
            ("schedule = weekly Monday 07:30, after chat NoFE", "", RULE,
             "there is no [chat NoFE]"),
            ("schedule = weekly Monday 07:30, after UKFEChat", "", RULE, ", after chat NAME"),
            ("schedule = weekly Monday 07:30, after chat", "", RULE, ", after chat NAME"),
            (SCHEDULE, "", RULE[1:], "has no when"),
            (SCHEDULE, "sections = tags", RULE, "sections does not name chats"),
            (SCHEDULE, "review = required", RULE, "does not wait for an ok"),
            ("monthly = monthly 1 07:30, after chat UKFEChat", "", RULE, "is no schedule")):
        hall.rule = rule
        hall.write_ini(schedule, digest)
        done = world.run("check")
        TAP.ok(done.code == 78 and want in done.out + done.err, f"{schedule[:50]} {digest}", done)


TAP.play(test_alone, test_late_answers, test_choice, test_too_late, test_told_otherwise,
         test_next_morning, test_together, test_owed, test_nobody_came, test_daily, test_early,
         test_taken_back, test_by_mail, test_wrong)
