#!/usr/bin/python3
"""A chat out of the store: its hour by rule, by questions or as asked; what the organiser corrects;
its section in the digest, where no answer stands twice; and who takes words back."""

import json
import os
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import chats  # noqa: E402
import harness  # noqa: E402
import make  # noqa: E402
import scene  # noqa: E402

TAP = harness.Tap()
THURSDAY = "2026-11-12T20:00:00Z"       # the week of scene.NOW
RULE = "when = second Thursday 20:00"
HOST = "host = @hettie@toot.example"
BEST, NAMED = 3, 9


class Play:
    """A hashtag's posts, read once."""

    def __init__(self, world, hour, more=(), digest="", at=scene.at(hours=-10)):
        self.world, self.hour = world, hour
        self.toot = world.mastodon([*hour.statuses, *more])
        self.digest = digest
        self.write_ini(RULE, HOST)
        result = world.run("poll", now=at)
        assert result.code == 0, result

    def write_ini(self, *chat):
        sources = {"toot": ("mastodon", self.toot.url, "min_interval = 1 min")}
        self.world.write("aggregator.ini", scene.ini(
            sources, "url = maildir:Mail", tags="UKFEChat, JoyFE", digest=self.digest) + "\n".join(
                ("", "[chat UKFEChat]", "timezone = Europe/London", *chat, "")))

    def recap(self, *argv, now=scene.NOW):
        return self.world.json("recap", "UKFEChat", *argv, now=now)

    def placed(self, *argv):
        """{mark: label} of the answers of a recap, by the stored posts."""
        found, names = self.recap(*argv), self.names()
        return {names[answer["post"]]: question["label"] for question in found["questions"]
                for answer in question["answers"]}

    def names(self):
        """{uri: mark}"""
        return {status["uri"]: mark for status in self.hour.statuses
                for mark in scene.MARK.findall(status["content"])}

    def url(self, mark):
        return next(status["url"] for status in self.hour.statuses
                    if mark in scene.MARK.findall(status["content"]))

    def mail(self, days=0):
        result = self.world.run("run", now=scene.at(days=days))
        assert result.code in (0, 75), result
        return self.world.mails("Mail")

    def chat(self):
        """The section of the chat in the last draft."""
        docs = [json.loads(doc) for (doc,) in self.world.query(
            "SELECT doc FROM draft WHERE doc IS NOT NULL ORDER BY id")]
        return next((section for section in docs[-1]["sections"] if section["kind"] == "chat"),
                    None)


def test_recap(world):
    """By its rule, by its questions, as asked; in all forms."""
    play = Play(world, chats.Hour(THURSDAY))
    TAP.equal(play.placed(), play.hour.truth, "by the rule: every answer at its question")
    play.write_ini(HOST)
    TAP.equal(play.placed(), play.hour.truth, "without a rule, by its host")
    play.write_ini()
    TAP.equal(play.placed(), play.hour.truth, "and without either")
    play.write_ini("when = first Thursday 20:00")
    none = world.run("recap", "UKFEChat", now=scene.NOW)
    TAP.contains(none.out, "No chat was found under #UKFEChat from Thursday 5 November",
                 "another hour had none, and that is said")
    TAP.equal(play.placed("--from", "2026-11-12 20:00"), play.hour.truth, "an hour that is named")
    TAP.equal(play.placed("--from", "2026-11-12"), play.hour.truth, "a day")
    TAP.equal(play.placed("--from", "2026-11-12 20:00", "--to", "2026-11-12 21:00"),
              play.hour.truth, "from and to")
    TAP.equal(play.recap("--from", "2026-11-13")["questions"], [], "the day after has no question")
    play.write_ini(RULE, HOST)
    text = world.run("recap", "UKFEChat", now=scene.NOW).out
    TAP.contains(text, "Thursday 12 November 2026, 20:01 to 20:45 (GMT)", "the zone is named")
    page = world.run("recap", "UKFEChat", "--format", "html", now=scene.NOW).out
    TAP.equal((page.count("<section"), page.count("</section>"), page.count("<ul>")),
              (1, 1, page.count("</ul>")), "HTML is whole", page)
    TAP.ok("<script" not in page and page.count("<h3>Q") == len(chats.ASKED), "Q by Q", page)
    tag = world.json("recap", "#ukfechat", now=scene.NOW)
    TAP.equal(len(tag["questions"]), len(chats.ASKED), "by its hashtag, however it is written")


def test_wrong(world):
    """What cannot be is said, with what could."""
    play = Play(world, chats.Hour(THURSDAY, posts=12))
    for argv, want in (
            (("recap", "NoFE"), "no chat of the ini, and no digest has such a hashtag"),
            (("recap", "UKFEChat", "--from", "soon"), "expected a time such as"),
            (("recap", "UKFEChat", "--from", "2026-11-12", "--to", "2026-11-11"), "not behind"),
            (("recap", "UKFEChat", "--format", "pdf"), "expected text, markdown, html or json"),
            (("recap", "UKFEChat", "Q2"), "stands behind --assign or --question alone"),
            (("recap", "UKFEChat", "--assign", play.url("a1x5")), "which question does it answer"),
            (("recap", "UKFEChat", "Q9", "--assign", play.url("a1x5")),
             "there is no Q9 in the hour"),
            (("recap", "UKFEChat", "Q1", "--not", play.url("a1x5")), "means nothing here"),
            (("recap", "UKFEChat", "--not", "https://nobody.example/1"), "no stored post"),
            (("recap", "UKFEChat", "--undo", play.url("a1x5")), "nothing was said of it"),
            (("recap", "--file", "x", "UKFEChat"), "expected one of them"),
            (("recap",), "expected a chat's TAG, or --file FILE")):
        done = world.run(*argv, now=scene.NOW)
        TAP.ok(done.code == 64 and want in done.err, " ".join(argv[:4]), done)
    play.write_ini("tag = #NoFE")
    done = world.run("check")
    TAP.ok(done.code == 78 and "no digest has #NoFE" in done.out + done.err, "a strange hashtag",
           done)


def test_corrections(world):
    """The organiser's word stands above the rules, and is kept."""
    play = Play(world, chats.Hour(THURSDAY))
    marks = sorted(mark for mark, label in play.hour.truth.items() if label == "Q1")
    one, other = marks[:2]
    talk = play.hour.talk[0]
    for argv in (("Q2", "--assign", play.url(one)), ("--not", play.url(other)),
                 ("Q3", "--assign", play.url(talk))):
        done = world.run("recap", "UKFEChat", *argv, now=scene.NOW)
        TAP.ok(done.code == 0 and "from now on" in done.out and "--undo" in done.out,
               f"said: {argv[0]}", done)
    want = {**play.hour.truth, one: "Q2", talk: "Q3"}
    del want[other]
    TAP.equal(play.placed(), want, "the recap is made anew by it")
    by = {answer["post"]: answer["by"] for question in play.recap()["questions"]
          for answer in question["answers"]}
    TAP.equal(sum(word == "organiser" for word in by.values()), 2, "and says who says so")
    world.run("poll", now=scene.at(hours=1))
    TAP.equal(play.placed(), want, "another poll changes nothing of it")
    told = world.run("explain", play.url(one), now=scene.NOW).out
    TAP.contains(told, "recap of #ukfechat\n    by your word of Mon 16 Nov 2026, 08:00 it answers "
                 "Q2", "explain tells it")
    world.run("recap", "UKFEChat", "--undo", play.url(one), now=scene.NOW)
    TAP.equal(play.placed(), {**want, one: "Q1"}, "it can be undone")
    asking = play.url(other)
    world.run("recap", "UKFEChat", "--question", asking, now=scene.NOW)
    labels = [question["label"] for question in play.recap()["questions"]]
    TAP.equal(sorted(labels), [f"Q{number}" for number in range(1, len(chats.ASKED) + 2)],
              "a post becomes a question")
    world.run("recap", "UKFEChat", "--not", play.url("q2"), now=scene.NOW)
    labels = [question["label"] for question in play.recap()["questions"]]
    TAP.ok("Q2" not in labels, "and one that is none goes", labels)


def sections_of(text):
    """The plain text, by headings."""
    parts = re.split(r"\n\n\n([^\n]+)\n\n", text)
    return dict(zip(parts[1::2], parts[2::2]))


def test_digest(world):
    """Q by Q in the mail; what stands there stands nowhere else."""
    more = [scene.post(f"joy{number}", f"2026-11-1{number}T09:00:00Z", author=f"j{number}")
            for number in range(4)]
    play = Play(world, chats.Hour(THURSDAY, posts=60), more=more)
    (mail,) = play.mail()
    text, page = scene.text_of(mail), mail.get_body(("html",)).get_content()
    TAP.equal(sorted(mark for mark in set(scene.MARK.findall(text))
                     if scene.MARK.findall(text).count(mark) > 1), [], "nothing twice", text)
    part = sections_of(text)["THE #UKFEChat HOUR"]
    TAP.contains(part, "Thursday 12 November, 20:00 to 21:00 GMT. Hettie asked the questions",
                 "when, and who asked")
    shown = [mark for mark in scene.MARK.findall(part) if mark in play.hour.truth]
    TAP.equal(len(shown), BEST * len(chats.ASKED), "the best three of each", part)
    for number in range(1, len(chats.ASKED) + 1):
        count = sum(label == f"Q{number}" for label in play.hour.truth.values())
        TAP.contains(part, f"All {count} answers to Q{number} [", f"Q{number}: how many there are")
        here = part[part.index(f"Q{number}. "):]
        here = here[:here.find(f"Q{number + 1}. ")] if f"Q{number + 1}. " in here else here
        TAP.equal({play.hour.truth[mark] for mark in scene.MARK.findall(here) if mark in
                   play.hour.truth}, {f"Q{number}"}, f"Q{number}: answers of its own")
    TAP.ok(not re.search(r"^ +A\d", part, re.M), "labels are not said again", part)
    TAP.contains(part, "In the room: ", "who was there")
    TAP.equal(sorted(set(scene.MARK.findall(text)) & set(play.hour.talk)), sorted(play.hour.talk),
              "talk stands under the hashtag", text)
    for mark in shown:
        TAP.equal(page.count(f"mark-{mark} "), 1, f"{mark}: once in HTML")
    total = world.query("SELECT posts FROM period WHERE edition IS NOT NULL")
    TAP.equal(total, [(len(play.hour.statuses) + len(more),)], "all count once")
    held = world.query("SELECT count(*) FROM edition_post")
    TAP.equal(held, [(len(play.hour.statuses) + len(more),)], "and none is news again")
    world.run("run", now=scene.at(days=7))
    TAP.equal(len(world.mails("Mail")), 1, "the week after has nothing of it")


def test_taken_back(world):
    """Who takes an answer back leaves the recap, in an edition that is mailed as well."""
    play = Play(world, chats.Hour(THURSDAY, posts=60))
    play.mail()
    before = play.chat()
    shown = {entry["author_handle"] for question in before["posts"] for entry in question["below"]}
    voices = before["chat"]["voices"]
    gone = next(voice for voice in voices if voice["name"] and f"@{voice['name'].lower()}"
                "@toot.example" in shown)
    name = gone["name"]
    done = world.run("forget", f"@{name.lower()}@toot.example", now=scene.at(hours=1))
    TAP.equal(done.code, 0, "somebody is forgotten", done)
    after = play.chat()
    TAP.equal(len(after["chat"]["voices"]), sum(voice["name"] != name for voice in voices),
              "their answers count no more")
    TAP.ok(name not in json.dumps(after), "nor is their name said")
    stored = world.query("SELECT text, html FROM variant")
    TAP.ok(stored and not any(name in (text or "") + (html or "") for text, html in stored),
           "in no variant", name)
    play.world.run("forget", play.url("q1"), now=scene.at(hours=2))
    first = play.chat()["posts"][0]
    TAP.equal((first["asked"]["label"], first["asked"]["said"], len(first["below"]) > 0),
              ("Q1", None, True), "a question that is taken back leaves its answers", first)
    TAP.contains(world.query("SELECT text FROM variant WHERE format = 'text'")[0][0],
                 "Its author has taken this question down.", "and that is said")


def test_unquoted(world):
    """Who may not be quoted is counted, and nothing else is known of them."""
    hour = chats.Hour(THURSDAY)
    refused = make.status("A2. mark-secret nobody may see this #UKFEChat",
                          "2026-11-12T20:15:00Z", author="shy")
    refused["account"]["noindex"] = True
    play = Play(world, hour, more=[refused])
    text = world.run("recap", "UKFEChat", now=scene.NOW).out
    TAP.contains(text, "1 post may not be quoted.", "in the recap")
    world.run("poll", now=scene.at(hours=-1))
    text = world.run("recap", "UKFEChat", now=scene.NOW).out
    TAP.contains(text, "1 post may not be quoted.", "once, however often it is read")
    play.write_ini(HOST)
    TAP.contains(world.run("preview", now=scene.NOW).out, "One post of the hour may not be quoted.",
                 "in the digest, by its questions")
    play.write_ini(RULE, HOST)
    (mail,) = play.mail()
    TAP.contains(scene.text_of(mail), "One post of the hour may not be quoted.", "and by its rule")
    TAP.ok(b"mark-secret" not in world.database_bytes(), "of their words nothing is kept")
    TAP.equal(world.query("SELECT tag, posts FROM chat_unquoted"), [("ukfechat", 1)],
              "but a number")


def test_cut_in_two(world):
    """An hour that is not over at the deadline is in the next edition, whole."""
    world.began = "2026-11-05T20:30:00Z"
    play = Play(world, chats.Hour(THURSDAY), more=[scene.post("joy", "2026-11-12T09:00:00Z")],
                digest="schedule = weekly Thursday 20:30", at="2026-11-12T20:00:00Z")
    world.run("run", now="2026-11-12T21:00:00Z")
    (first,) = world.mails("Mail")
    TAP.equal(scene.marks(first), ["joy"], "nothing of half an hour", first)
    world.run("run", now="2026-11-19T21:00:00Z")
    texts = [scene.text_of(mail) for mail in world.mails("Mail")]
    (text,) = [text for text in texts if "HOUR" in text]
    TAP.contains(text, f"gave {len(play.hour.truth)} answers", "the week after has all of it")


def test_several(world):
    """A month has a recap of each of its hours, in their order."""
    world.began = "2026-10-16T07:30:00Z"
    hours = [chats.Hour(f"2026-11-{day:02}T20:00:00Z", seed=day, prefix=f"d{day}")
             for day in (5, 12)]
    play = Play(world, hours[0], more=hours[1].statuses, digest="schedule = monthly 16 07:30")
    play.write_ini("when = every Thursday 20:00", "except = 2026-10-22", HOST)
    (mail,) = play.mail()
    text = scene.text_of(mail).partition("EVENTS AHEAD")[0]
    TAP.equal(re.findall(r"^Thursday (\d+) November, 20:00", text, re.M), ["5", "12"], "two hours",
              text)
    parts = text.split("THE #UKFEChat HOUR")[1:]
    for hour, part in zip(hours, parts):
        marks = [mark for mark in scene.MARK.findall(part) if "a" in mark]
        TAP.equal(len([mark for mark in marks if mark in hour.truth]), BEST * len(chats.ASKED),
                  "each with its own answers", part)


def test_next_day(world):
    """What only a label places is of the hour in which it stands, and a late reply of its own."""
    hours = [chats.Hour(when, posts=30, seed=seed, prefix=prefix) for seed, (when, prefix) in
             enumerate(((THURSDAY, "t"), ("2026-11-13T10:00:00Z", "f")))]
    for hour in hours:
        for status in hour.statuses:
            if re.match(r"(<p>)?A\d", status["content"]):
                status["in_reply_to_id"] = status["in_reply_to_account_id"] = None
    first = hours[0].statuses[0]
    late = make.status(f"A1. mark-late is what I thought of on the bus #{chats.TAG}",
                       "2026-11-13T10:20:00Z", author="latecomer", in_reply_to_id=first["id"],
                       in_reply_to_account_id=first["account"]["id"])
    hours[0].truth["late"] = "Q1"
    play = Play(world, hours[0], [*hours[1].statuses, late])
    play.write_ini("when = second Thursday 20:00", "when = second Friday 10:00", HOST)
    play.mail()
    (doc,) = world.query("SELECT doc FROM draft WHERE doc IS NOT NULL ORDER BY id DESC LIMIT 1")[0]
    ids = dict(world.query("SELECT id, doc FROM post WHERE doc IS NOT NULL"))
    found = [{scene.MARK.findall(ids[voice["post_id"]])[0]: voice["label"]
              for voice in section["chat"]["voices"]}
             for section in json.loads(doc)["sections"] if section["kind"] == "chat"]
    for number, name in enumerate(("Thursday", "Friday")):
        TAP.equal(found[number] if number < len(found) else None, hours[number].truth,
                  f"{name}'s answers are {name}'s")


if __name__ == "__main__":
    TAP.play(test_recap, test_wrong, test_corrections, test_digest, test_taken_back, test_unquoted,
             test_cut_in_two, test_several, test_next_day)
