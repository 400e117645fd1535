#!/usr/bin/python3
"""A draft in the organiser's hands: dropped, pinned, led, kept, introduced, held, approved."""

import os
import re
import sys
from email.message import EmailMessage

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402

harness.need.module("aiosmtpd")
TAP = harness.Tap()
EVE = scene.at(days=-1)  # the day before the edition is due
NAMES = ("ada", "bea", "cai")
COUNT_READERS = re.compile(r"SELECT count\(\*\) FROM subscription WHERE digest")
COUNT_MAILS = re.compile(r"SELECT count\(.*\) FROM (delivery WHERE edition|subscription_change)")


def posts(*marks, day=11, **changes):
    return [scene.post(mark, f"2026-11-{day}T{9 + i:02}:00:00Z", author=NAMES[i % 3], **changes)
            for i, mark in enumerate(marks)]


def begin(world, statuses, digest="review = optional", relay="url = maildir:Mail",
          share=scene.ALL_OF_ONE, more=""):
    toot = world.mastodon(list(statuses))
    world.write("aggregator.ini", scene.ini({"toot": ("mastodon", toot.url)}, relay, digest=digest,
                                            share=share) + more)
    result = world.run("poll", now=scene.at(days=-2))
    assert result.code == 0, result
    return toot


def reply(memo, text, sender=scene.CONTACT, **more):
    """An answer as mail programs write it: theirs on top, and below all that was said, quoted."""
    answer = EmailMessage()
    answer["From"] = sender
    answer["To"] = memo["Reply-To"] or memo["From"]
    answer["Subject"] = "Re: " + memo["Subject"]
    answer["Message-ID"] = f"<{abs(hash((text, sender, str(more))))}@college.example>"
    answer["In-Reply-To"] = memo["Message-ID"]
    quoted = "".join(f"> {line}\n" for line in scene.text_of(memo).splitlines())
    answer.set_content(f"{text}\n\nOn Sunday, The Digest wrote:\n{quoted}")
    return answer.as_string()


def in_mail(memo):
    """The letter of each post in a draft, by its mark."""
    found = {}
    for line in scene.text_of(memo).splitlines():
        mark = scene.MARK.findall(line)
        if mark and line[:3].strip().isalpha() and line[3:5] == "  ":
            found[mark[0]] = line[:3].strip()
    return found


def letters(report):
    """Which letter each post has, by its mark."""
    return {scene.MARK.findall(post["title"])[0]: post["letter"] for post in report["posts"]}


def editions(world):
    """What readers got; the organiser's mails are no editions."""
    return [scene.marks(mail) for mail in world.mails("Mail")
            if scene.READER in (mail["To"] or "")]


def shown(world, now=EVE):
    return scene.MARK.findall(world.run("preview", now=now).out)


def test_terminal(world):
    begin(world, posts("one", "two", "three", "four"))
    report = world.json("review", now=EVE)
    TAP.equal(sorted(letters(report).values()), ["a", "b", "c", "d"], "each post has a letter")
    said = world.run("review", now=EVE)
    TAP.contains(said.out, "It goes out Mon 16 Nov 2026, 07:30, answered or not", "its time")
    TAP.contains(world.run("review", now=scene.NOW).out, "It goes out with the next run, answered",
                 "and once that is over, when then")
    letter = letters(report)
    world.run("review", "first", letter["one"], now=EVE)
    done = world.run("review", "drop", letter["two"], "first", letter["four"], now=EVE)
    TAP.equal((done.code, done.err), (0, ""), "orders as arguments", done)
    TAP.contains(done.out, f"drop {letter['two']}: it goes", "what was done is said")
    TAP.equal(shown(world), ["four", "one", "three"], "the edition is so")
    TAP.equal(letters(world.json("review", now=EVE)), letter, "letters stay")
    wrong = world.run("review", "drop", letter["one"], "and", "burn", "it", now=EVE)
    TAP.equal(wrong.code, 64, "a word that is no order", wrong)
    TAP.equal(shown(world), ["four", "one", "three"], "changes nothing")
    world.run("review", "keep", letter["two"], now=EVE)
    TAP.equal(shown(world), ["four", "one", "two", "three"], "keep takes a drop back")
    world.run("review", "drop", letter["two"], now=EVE)
    intro = world.run("review", "intro", "Hello <b>all</b> & *more*", now=EVE)
    TAP.contains(intro.out, "Your words on top:", "an intro is shown", )
    world.run("run", now=scene.NOW)
    (mail,) = world.mails("Mail")
    TAP.equal(scene.MARK.findall(scene.text_of(mail)), ["four", "one", "three"], "it is mailed so")
    TAP.contains(scene.text_of(mail), "Hello all & _more_", "the intro stands in the text")
    html = mail.get_body(("html",)).get_content()
    TAP.ok("<b>all" not in html and "Hello all &amp; <em>more</em>" in html,
           "and escaped in the HTML", html[:3000])
    TAP.ok("two" not in letters(world.json("review", now=scene.at(days=6))),
           "what was dropped is not offered again")
    TAP.equal(shown(world, scene.at(days=6)), [], "nor shown")


def test_dropped_elsewhere(world):
    """What `tagdigest drop` keeps out stands in no draft, and keep brings it back."""
    begin(world, posts("one", "two"))
    report = world.json("review", now=EVE)
    letter = letters(report)["two"]
    (url,) = [post["url"] for post in report["posts"] if post["letter"] == letter]
    dropped = world.run("drop", url, now=EVE)
    TAP.equal(dropped.code, 0, "drop", dropped)
    said = world.run("review", now=EVE).out
    TAP.ok("mark-two [you dropped it]" in said.replace(" today #JoyFE", ""),
           "a post that was dropped elsewhere is not said to stand in the edition", said)
    world.run("review", "keep", letter, now=EVE)
    TAP.equal(shown(world), ["one", "two"], "keep takes that back as well")
    world.run("review", "drop", letter, now=EVE)
    world.run("undrop", url, now=EVE)
    TAP.ok("you dropped it" not in world.run("review", now=EVE).out, "and so does undrop")
    world.run("review", "drop", letter, now=EVE)
    TAP.equal(shown(world), ["one"], "behind which it can be dropped anew")


def test_filtered(world):
    begin(world, posts("one", "two", "three", "four", "five"),
          "review = optional\nmax_posts = 3\nexclude = text: mark-two", share="max_per_author = 1")
    report = world.json("review", now=EVE)
    letter = letters(report)
    out = {scene.MARK.findall(post["title"])[0]: post["filtered"] for post in report["posts"]
           if post["filtered"]}
    TAP.equal(out, {"two": "excluded by text: mark-two", "four": "over max_per_author"},
              "what is left out is listed with its reason")
    said = world.run("review", now=EVE).out
    TAP.contains(said, "Left out, and why (keep brings it back):", "in words as well")
    world.run("review", "keep", letter["two"], letter["four"], now=EVE)
    TAP.ok({"two", "four"} < set(shown(world)), "keep is the way back, over every cap")
    world.run("run", now=scene.NOW)
    (mail,) = world.mails("Mail")
    TAP.ok({"two", "four"} < set(scene.marks(mail)), "and so it is mailed", scene.text_of(mail))


def test_required(world):
    toot = begin(world, posts("one", "two"), "review = required")
    letter = letters(world.json("review", now=EVE))
    held = world.run("run", now=scene.NOW)
    TAP.equal((held.code, held.err, editions(world)), (0, "", []), "without an ok it waits")
    TAP.contains(world.run("status", now=scene.NOW).out, "once you say ok", "status says so")
    world.write(toot.data, posts("one", "two") + posts("late", day=15))
    world.run("poll", "toot", now=scene.at(minutes=1))
    world.run("review", "drop", letter["one"], "ok", now=scene.at(hours=1))
    world.run("run", now=scene.at(hours=2))
    TAP.equal(editions(world), [["two"]],
              "with it nothing goes out that nobody has seen")
    again = world.run("review", "ok", now=scene.at(hours=3))
    world.run("run", now=scene.at(days=7))
    world.run("review", "ok", now=scene.at(days=7, hours=1))
    world.run("run", now=scene.at(days=7, hours=2))
    TAP.equal(editions(world)[1:], [["late"]],
              "what came later is in the next one", again)


def test_hold_and_stop(world):
    begin(world, posts("one", "two"))
    world.run("review", "hold", now=EVE)
    TAP.contains(world.run("status", now=EVE).out, "once you say ok",
                 "status says before its time that it waits")
    world.run("run", now=scene.NOW)
    TAP.equal(editions(world), [], "hold keeps an edition back that would go out")
    world.run("review", "ok", now=scene.at(hours=1))
    world.run("run", now=scene.at(hours=2))
    TAP.equal(editions(world), [["one", "two"]], "ok lets go")


def test_stop(world):
    begin(world, posts("one", "two"))
    world.run("review", "stop", now=EVE)
    world.run("run", now=scene.NOW)
    TAP.equal(editions(world), [], "stop: nobody gets it")
    world.run("run", now=scene.at(days=7))
    TAP.equal(editions(world), [["one", "two"]],
              "its posts may stand in the next one")


def test_last_letter(world):
    """A last letter is an edition however little there is: it needs its ok like any other."""
    desk = Desk(world, posts("one"), "review = required\nmin_posts = 3\nend = 2026-11-16")
    desk.run(hours=-11)
    drafts = desk.memos()
    TAP.equal(len(drafts), 1, "its draft comes before its time")
    desk.run()
    desk.run(days=2)
    TAP.equal(desk.editions(), [], "without an ok it waits")
    TAP.contains(world.run("status", now=scene.at(days=2)).out, "once you say ok", "which is said")
    desk.answer(drafts[0], "ok", now=scene.at(days=2))
    desk.run(days=2)
    TAP.equal(desk.editions(), [["one"]], "with it the last letter goes")
    desk.run(days=2, hours=3)
    desk.run(days=2, hours=4)
    TAP.ok("add a page" not in scene.text_of(desk.weeks()[0]),
           "the line behind it asks for no pages", scene.text_of(desk.weeks()[0]))
    after = world.run("review", now=scene.at(days=3))
    TAP.equal(after.code, 64, "and no draft follows", after)
    TAP.contains(after.err, "it has ended", "which is said")
    world.write(desk.toot.data, posts("one", "two", "three", "four", day=20))
    told = len(desk.memos())
    desk.run(days=6, hours=20)
    TAP.equal(len(desk.memos()), told, "nor is one mailed of what is published later")


def test_hold_lasts(world):
    """What was held waits for an ok, and not for the next week."""
    begin(world, posts("one", "two"), "review = none")
    world.run("review", "hold", now=EVE)
    for days in (0, 7, 14):
        world.run("run", now=scene.at(days=days))
    TAP.equal(editions(world), [], "nobody gets it, however long")
    TAP.contains(world.run("review", now=scene.at(days=14)).out, "You said hold", "which is said")
    world.run("review", "ok", now=scene.at(days=14))
    world.run("run", now=scene.at(days=14, hours=1))
    TAP.equal(editions(world), [["one", "two"]], "ok lets it go")


class Desk:
    """A world with a real mail server: readers' mails, and the organiser's."""

    def __init__(self, world, statuses, digest="review = required", **more):
        self.world = world
        self.mail = world.smtp()
        self.toot = begin(world, statuses, digest, relay=scene.relay(self.mail), **more)

    def run(self, **when):
        result = self.world.run("run", now=scene.at(**when))
        assert result.code == 0, result

    def _to(self, address):
        return [mail for entry, mail in zip(self.mail.log(), self.mail.messages())
                if entry["rcpt"] == [address]]

    def memos(self):
        return [mail for mail in self._to(scene.CONTACT) if ": sent " not in mail["Subject"]]

    def weeks(self):
        """The weekly lines."""
        return [mail for mail in self._to(scene.CONTACT) if ": sent " in mail["Subject"]]

    def editions(self):
        return [scene.marks(mail) for mail in self._to(scene.READER)]

    def answer(self, memo, text, now=scene.at(hours=-3), **more):
        result = self.world.run("inbox", now=now, stdin=reply(memo, text, **more))
        assert result.code == 0, result
        return result


def test_by_mail(world):
    desk = Desk(world, posts("one", "two", "three", "four"))
    desk.run(hours=-24)
    TAP.equal(desk.memos(), [], "before its time nothing comes")
    desk.run(hours=-11)
    (draft,) = desk.memos()
    letter = in_mail(draft)
    text = scene.text_of(draft)
    TAP.equal(sorted(letter), ["four", "one", "three", "two"], "the draft has all posts", text)
    TAP.contains(text, "It goes out Mon 16 Nov 2026, 07:30 if you say ok by then; without an ok",
                 "and says what happens at its time")
    desk.run(hours=-10)
    TAP.equal(len(desk.memos()), 1, "it comes once")
    desk.answer(draft, f"Hello,\ndrop {letter['two']}\nfirst {letter['four']}\n"
                "intro A <b>full</b> week.\nok\n-- \nCeri")
    desk.run(hours=-2)
    TAP.equal(len(desk.memos()), 2, "one answer to it")
    said = scene.text_of(desk.memos()[1])
    for part in (f"drop {letter['two']}: it goes", f"first {letter['four']}: it leads",
                 "intro: your words stand", "ok: it goes out", "Hello,", "you dropped it",
                 "You said ok: it goes out Mon 16 Nov 2026, 07:30."):
        TAP.contains(said, part, f"which says: {part}")
    TAP.equal(desk.memos()[1]["In-Reply-To"] is not None, True, "in its thread")
    desk.run()
    TAP.equal(desk.editions(), [["four", "one", "three"]], "and so it goes out")
    desk.answer(draft, "ok\nstop", now=scene.at(hours=2))
    desk.run(hours=3)
    TAP.contains(scene.text_of(desk.memos()[-1]), "Edition 1 went out on",
                 "an answer that comes too late is told so")
    TAP.equal(len(desk.editions()), 1, "and nothing else happens")


def test_whose_answer(world):
    """Token and sender, once."""
    desk = Desk(world, posts("one", "two"))
    desk.run(hours=-11)
    (draft,) = desk.memos()
    desk.answer(draft, "ok", sender="eve@elsewhere.example")
    draft.replace_header("Subject", "the draft")
    real = draft["Message-ID"]
    draft.replace_header("Message-ID", "<forged@college.example>")
    quoted = reply(draft, "ok").split("\n> ")[0]
    world.run("inbox", now=scene.at(hours=-3), stdin=quoted)
    desk.run()
    TAP.equal((desk.editions(), [scene.text_of(memo) for memo in desk.memos()[2:]]), ([], []),
              "neither another's answer nor one without its token lets it go")
    TAP.contains(scene.text_of(desk.memos()[1]), "waits for your ok", "that it waits is said once")
    draft.replace_header("Message-ID", real)
    desk.answer(draft, "ok", now=scene.at(hours=1))
    desk.answer(draft, "ok \n", now=scene.at(hours=1))
    desk.answer(draft, "Ok.", now=scene.at(hours=1))
    desk.run(hours=2)
    TAP.equal(desk.editions(), [["one", "two"]], "the organiser's does")
    TAP.equal([("  ok: it goes out" in text, "said so already" in text) for text in
               (scene.text_of(memo) for memo in desk.memos()[2:])],
              [(True, False), (False, True), (False, True)], "and a second one changes nothing")


def test_optional_by_mail(world):
    desk = Desk(world, posts("one", "two"), "review = optional\nreview_before = 6 h")
    desk.run(hours=-8)
    TAP.equal(desk.memos(), [], "review_before is how long before")
    desk.run(hours=-6)
    (draft,) = desk.memos()
    desk.answer(draft, "Take out the first one please\nok")
    desk.run(hours=-2)
    said = scene.text_of(desk.memos()[1])
    TAP.contains(said, "Take out the first one please", "what is not understood is told back")
    TAP.contains(said, "your ok was not taken", "and an ok beside it is none")
    desk.run()
    TAP.equal(desk.editions(), [["one", "two"]], "unanswered it goes out at its time")


def test_taken_back(world):
    """A post that its author has deleted since the draft goes, whatever was said of it."""
    desk = Desk(world, posts("one", "two"))
    desk.run(hours=-11)
    (draft,) = desk.memos()
    desk.answer(draft, f"pin {in_mail(draft)['one']}\nok")
    world.write(desk.toot.data, posts("zero", "two")[1:])
    desk.run()
    TAP.equal(desk.editions(), [["two"]], "a pin keeps nothing that its author took back")
    desk.run(hours=1)
    TAP.equal(desk.weeks(), [], "what comes back has its time to come")
    desk.run(hours=2)
    desk.run(hours=3)
    (week,) = desk.weeks()
    TAP.contains(week["Subject"], "1: sent 1, 1 joined", "one line says what became of it")
    TAP.contains(scene.text_of(week), "Since the draft: 1 is not in it any more",
                 "and what the draft did not know")
    TAP.contains(scene.text_of(week), "To add a page, mail its link", "and where pages are sent")
    desk.run(hours=4)
    TAP.equal(len(desk.weeks()), 1, "once")


def statements(world, *argv, now):
    """What a run says, and all that it asks of the database."""
    library, log = (os.path.join(world.root, name) for name in ("sql_log.so", "sql"))
    if not os.path.exists(library):
        harness.build_preload("postgres/sql_log.c", world.root)
    result = world.run(*argv, now=now, env={"LD_PRELOAD": library, "SQL_LOG": log})
    assert result.code == 0, result
    with open(log, encoding="utf-8") as file:
        texts = set(file.read().split("\0"))
    os.remove(log)
    return result, texts


def asked_of_readers(world, **when):
    """The statements of a run that count readers, or what became of their mails."""
    texts = statements(world, "run", now=scene.at(**when))[1]
    return sorted(text for text in texts if COUNT_MAILS.match(text)
                  or (COUNT_READERS.match(text) and "NOT IN ('monthly'" in text))


def test_counted_when_due(world):
    """Readers are many, and runs are: they are counted for what is about to be mailed."""
    desk = Desk(world, posts("one"), "review = optional")
    desk.run(hours=-21)
    TAP.equal(asked_of_readers(world, hours=-20), [], "not long before an edition")
    TAP.equal(len(asked_of_readers(world, hours=-11)), 1, "but for its draft")
    TAP.equal(asked_of_readers(world, hours=-10), [], "which comes once")
    desk.run()
    TAP.equal(asked_of_readers(world, hours=1), [], "nor while mails may come back")
    TAP.equal(len(asked_of_readers(world, hours=2)), 6, "but for the weekly line")
    TAP.equal(asked_of_readers(world, hours=3), [], "which comes once")


def test_list(world):
    """How each draft stands, which takes no post to say."""
    begin(world, posts("one", "two"), more="[digest daily]\ntags = JoyFE\nschedule = daily 07:30\n"
          "timezone = UTC\nto = sam@readers.example\nreview = required\n"
          "[digest past]\ntags = JoyFE\nschedule = weekly Monday 07:30\ntimezone = UTC\n"
          "end = 2026-11-09\n")
    world.run("review", "--digest", "weekly", "hold", now=EVE)
    drafts = world.query("SELECT count(*) FROM draft")
    said, texts = statements(world, "review", "list", now=EVE)
    TAP.equal(said.out.splitlines(), [
        "weekly: You said hold: it waits until you say ok.",
        "daily: It was due Sun 15 Nov 2026, 07:30 and waits for your ok.",
        "past: The digest has ended; no edition follows.",
        "`tagdigest review --digest NAME` shows one with its posts."], "each draft in a line")
    TAP.equal(world.run("review", now=EVE).out, said.out, "review alone does not guess which")
    TAP.equal([text for text in texts if re.search(r"\b(FROM|JOIN) (post|sighting)\b", text)], [],
              "no post is read for it")
    TAP.equal(world.query("SELECT count(*) FROM draft"), drafts, "and no draft opened")
    listed = world.json("review", "list", now=EVE)["drafts"]
    TAP.equal([(draft["digest"], draft["decision"], "posts" in draft) for draft in listed],
              [("weekly", "held", False), ("daily", "open", False), ("past", "open", False)],
              "and as JSON")


def test_week_without_review(world):
    """Where nobody reviews, what was sent in is asked about in the weekly line."""
    site = world.feeds(script={"/page": page("page")})
    desk = Desk(world, posts("one"), "review = none", more="[inbox]\nplus = yes\n")
    world.run("add", f"{site.url}/page", now=scene.at(days=-1))
    added = world.json("add", f"{site.url}/gone?id=7&token=opensesame", now=scene.at(days=-1))
    TAP.equal([link["url"].split("/")[-1] for link in added["links"]], ["gone?id=7&token=…"],
              "what was sent in is said without what is secret in its address")
    desk.run(hours=-1)
    desk.run()
    desk.run(hours=2)
    desk.run(hours=3)
    TAP.equal((desk.editions(), desk.memos()), ([["one"]], []), "an edition, and no draft")
    (week,) = desk.weeks()
    text = scene.text_of(week)
    TAP.contains(text, "Dee: We did mark-page evening classes, sent in", "it is asked")
    TAP.contains(text, "/gone?id=7&token=…\n     HTTP 404", "what could not be had is told")
    TAP.ok("opensesame" not in text, "without what is secret in its address", text)
    TAP.ok("+" in week["Reply-To"], "and can be answered", week["Reply-To"])
    desk.answer(week, f"keep {in_mail(week)['page']}", now=scene.at(hours=4))
    desk.run(days=7)
    TAP.equal(desk.editions(), [["one"], ["page"]], "a yes lets it into the next edition")


def test_for_which_digest(world):
    """A hashtag beside a link says for which digest it is."""
    begin(world, posts("one"), more="[inbox]\nplus = yes\n[digest other]\ntags = UKFEChat\n"
          "schedule = weekly Monday 07:30\ntimezone = UTC\nto = sam@readers.example\n")
    where = world.run("add", now=EVE).out
    TAP.contains(where, "and a hashtag of its digest", "which is said")
    texts = ("Look: https://a.example/1", "For #ukfechat\n\nhttps://a.example/2",
             "#nothing https://a.example/3")
    for number, text in enumerate(texts):
        mail = EmailMessage()
        mail["From"], mail["To"] = "eve@elsewhere.example", where.splitlines()[1]
        mail["Message-ID"] = f"<{number}@elsewhere.example>"
        mail.set_content(text)
        world.run("inbox", now=EVE, stdin=mail.as_string())
    world.run("add", "-", now=EVE, stdin="#UKFEChat: https://a.example/4")
    TAP.equal(world.query("SELECT url, digest, tag FROM proposal ORDER BY url"),
              [("https://a.example/1", "weekly", "#JoyFE"),
               ("https://a.example/2", "other", "#UKFEChat"),
               ("https://a.example/3", "weekly", "#JoyFE"),
               ("https://a.example/4", "other", "#UKFEChat")], "and so it waits in its draft")


def test_sent_in_alone(world):
    """Where nothing else is there, what was sent in is asked about all the same."""
    for review in ("required", "optional", "none"):
        with harness.World() as other:
            site = other.feeds(script={"/page": page("page")})
            desk = Desk(other, [], f"review = {review}", more="[inbox]\nplus = yes\n")
            other.run("add", f"{site.url}/page", now=scene.at(days=-1))
            desk.run(hours=-11)
            TAP.equal(len(desk.memos()), 1, f"{review}: it is asked ahead")
            (draft,) = desk.memos() or [None]
            text = scene.text_of(draft)
            TAP.contains(text, "fewer posts than an edition takes (min_posts)", "what is missing")
            TAP.contains(text, "Dee: We did mark-page evening classes, sent in", "what is there")
            desk.answer(draft, "keep a\nok")
            desk.run()
            TAP.equal(desk.editions(), [["page"]], "a yes makes it an edition")
    desk = Desk(world, [], "review = required")
    site = world.feeds(script={"/page": page("page")})
    world.run("add", f"{site.url}/page", now=scene.at(days=-1))
    desk.run(hours=-11)
    for hours in (0, 1):
        desk.run(hours=hours)
    TAP.equal((desk.editions(), len(desk.memos())), ([], 1), "without one there is none")


def test_newer_draft(world):
    """An answer to a draft that a newer one has followed is told so: that one waits."""
    desk = Desk(world, posts("one", "two"))
    desk.run(hours=-11)
    (old,) = desk.memos()
    for days in (0, 7):
        desk.run(days=days)
    desk.run(days=7, hours=1)
    new = desk.memos()[-1]
    desk.answer(old, "ok", now=scene.at(days=8))
    desk.run(days=8, hours=1)
    text = scene.text_of(desk.memos()[-1])
    TAP.ok("ok: it goes out" not in text, "an ok to the old one is not said to do anything", text)
    TAP.contains(text, "A newer draft", "the newer one is pointed to")
    TAP.equal(desk.editions(), [], "and nothing goes")
    desk.answer(new, "Ok.", now=scene.at(days=8, hours=2))
    desk.run(days=8, hours=3)
    TAP.equal(desk.editions(), [["one", "two"]], "until that one is answered")


def test_late_yes(world):
    """A page is asked for until it is decided on, whenever the answer comes."""
    site = world.feeds(script={f"/{mark}": page(mark) for mark in ("page", "more", "third")})
    desk = Desk(world, posts("one"), "review = optional\nexclude = text: mark-page",
                more="[inbox]\nplus = yes\n")
    for mark in ("page", "more", "third"):
        world.run("add", f"{site.url}/{mark}", now=scene.at(days=-1))
    desk.run(hours=-11)
    (draft,) = desk.memos()
    letter = in_mail(draft)
    desk.run()
    world.write(desk.toot.data, posts("one") + posts("two", day=20))
    desk.run(days=7)
    world.run("review", now=scene.at(days=12))
    desk.answer(draft, f"drop {letter['third']}\nkeep {letter['page']}",
                now=scene.at(days=13, hours=-18))
    desk.run(days=13, hours=-17)
    said = scene.text_of(desk.memos()[-1])
    TAP.contains(said, f"keep {letter['page']}: it came too late for this edition, and stands in "
                 "the next one.", "a late yes is one")
    TAP.contains(said, f"drop {letter['third']}: it goes", "a late no as well")
    TAP.ok("nothing is changed" not in said, "and so it is said", said)
    open_ = world.json("review", now=scene.at(days=13, hours=-16))["posts"]
    TAP.equal({scene.MARK.findall(post["title"])[0]: (post["proposed"], post["kept"])
               for post in open_ if post["there"]},
              {"page": (True, True), "more": (True, False), "third": (True, False)},
              "the next draft knows it")
    desk.run(days=14)
    TAP.equal(desk.editions(), [["one"], ["two"], ["page"]],
              "it stands in the next edition, however old by then and whatever the rules")
    desk.answer(draft, f"keep {letter['page']}\nstop", now=scene.at(days=15))
    desk.run(days=15)
    TAP.contains(scene.text_of(desk.memos()[-1]), "nothing is changed in it",
                 "once it was mailed nothing is left to say")
    desk.run(days=21)
    TAP.equal(len([1 for marks in desk.editions() if "page" in marks]), 1, "and it comes once")


PAGE = """<html lang="en"><head><title>Tab</title>
<meta property="og:title" content="We did mark-{0} evening classes">
<meta property="og:site_name" content="The College">
<meta property="og:description" content="All of it <b>is</b> on.">
<meta name="author" content="Dee">
<meta property="article:published_time" content="2026-11-13T09:00:00Z">{1}</head></html>"""


def page(mark, more="", **headers):
    return [{"body": PAGE.format(mark, more),
             "headers": {"Content-Type": "text/html; charset=utf-8", **headers}}]


def test_send_in(world):
    site = world.feeds(script={
        "/page": page("page"), "/more": page("more"), "/mailed": page("mailed"),
        "/no": page("no", '<meta name="robots" content="noindex">'),
        "/nobot": page("nobot #nobot"),
        "/header": page("header", **{"X-Robots-Tag": "none"})})
    begin(world, posts("one"))
    added = world.run("add", f"{site.url}/page", "--by", "Cai", now=scene.at(days=-2))
    TAP.contains(added.out, "read by the next run, then it waits for your yes", "add")
    again = world.json("add", f"{site.url}/page", now=scene.at(days=-2))
    TAP.equal([link["new"] for link in again["links"]], [False], "twice is once")
    several = world.run("add", "-", "--tag", "JoyFE", now=scene.at(days=-2), stdin="See "
                        f"{site.url}/more, <a href=\"{site.url}/no\"> {site.url}/logo.png "
                        f"and {site.url}/nobot and {site.url}/gone or "
                        f"{site.url}/header")
    TAP.equal(several.out.count("read by the next run"), 5, "a text with links", several)
    wrong = world.run("add", f"{site.url}/page", "--tag", "Other", now=scene.at(days=-2))
    TAP.equal(wrong.code, 64, "a hashtag of no digest", wrong)
    where = world.run("add", now=scene.at(days=-2)).out
    TAP.contains(where, "add [", "without plus addresses the subject says it")
    mail = EmailMessage()
    mail["From"], mail["To"] = "Eve <eve@elsewhere.example>", scene.CONTACT
    mail["Subject"] = where.rsplit("subject: ", 1)[1].strip()
    mail["Message-ID"] = "<1@elsewhere.example>"
    mail.set_content(f"Have you seen {site.url}/mailed ?")
    taken = world.run("inbox", now=scene.at(days=-2), stdin=mail.as_string())
    TAP.equal(taken.code, 0, "by mail", taken)
    world.run("run", now=scene.at(days=-2))
    states = dict(world.query("SELECT url, state FROM proposal"))
    TAP.equal({url.rsplit("/", 1)[1]: state for url, state in states.items()},
              {"page": "waiting", "more": "waiting", "mailed": "waiting", "no": "refused",
               "nobot": "refused", "header": "refused", "gone": "failed"},
              "each is read once; a no is a no")
    TAP.equal(shown(world), ["one"], "nothing stands in the edition before a yes")
    said = world.run("review", now=EVE).out
    TAP.contains(said, "To decide (keep or drop; until then it waits):", "the draft asks")
    TAP.contains(said, "Dee: We did mark-page evening classes, sent in by Cai", "who, what, whence")
    letter = letters(world.json("review", now=EVE))
    world.run("review", "keep", letter["page"], "drop", letter["more"], now=EVE)
    TAP.equal(sorted(shown(world)), ["one", "page"], "a yes lets it in")
    world.run("run", now=scene.NOW)
    TAP.equal(editions(world), [["one", "page"]], "and it is mailed")
    text = scene.text_of([mail for mail in world.mails("Mail")
                          if scene.READER in mail["To"]][0])
    TAP.ok("Dee" in text and "The College" in text and f"{site.url}/page" in text.replace("\n", ""),
           "with its author, site and address", text)
    TAP.equal(sorted(letters(world.json("review", now=scene.at(days=6)))), ["mailed"],
              "what was not decided is asked again; what was dropped is not")


if __name__ == "__main__":
    TAP.play(test_terminal, test_filtered, test_required, test_hold_and_stop, test_stop,
             test_by_mail, test_whose_answer, test_optional_by_mail, test_taken_back,
             test_send_in, test_week_without_review, test_last_letter,
             test_counted_when_due, test_list, test_late_yes,
             test_dropped_elsewhere, test_hold_lasts, test_newer_draft,
             test_sent_in_alone, test_for_which_digest)
