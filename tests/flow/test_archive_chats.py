#!/usr/bin/python3
"""The page of a chat in the archive: all answers to each question, at an address and with anchors
that stay; what the organiser corrects, what leaves it, and who is never quoted there."""

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
PAGE = "chat/ukfechat/2026-11-12.html"
URL = "https://letters.example/fe"
ZOOM = "https://us02web.zoom.us/j/81234567890?pwd=secret"
ASKED = len(chats.ASKED)
QUESTION = re.compile(r'<h2 class="q" id="q(\d+)"')


class Play:
    def __init__(self, world, posts, chat=(RULE, HOST), digest="", top=""):
        self.world, self.posts = world, posts
        self.toot = world.mastodon(posts)
        self.digest, self.top = digest, top
        self.write_ini(*chat)

    def write_ini(self, *chat):
        lines = ("", "[chat UKFEChat]", "timezone = Europe/London", *chat) if chat else ()
        self.world.write("aggregator.ini", scene.ini(
            {"toot": ("mastodon", self.toot.url, "min_interval = 1 min")}, "url = maildir:Mail",
            tags="UKFEChat, JoyFE", top=self.top, digest=self.digest) + "\n".join(
                (*lines, "[archive]", "dir = site", f"url = {URL}", "")))

    def run(self, **when):
        result = self.world.run("run", now=scene.at(**when))
        assert result.code == 0, result

    def archive(self, **when):
        return self.world.json("archive", now=scene.at(**when))

    def read(self, name=PAGE):
        with open(self.world.path("site", name), encoding="utf-8") as file:
            return file.read()

    def everything(self):
        found = {}
        for place, _, names in os.walk(self.world.path("site")):
            for name in names:
                path = os.path.join(place, name)
                with open(path, encoding="utf-8") as file:
                    found[os.path.relpath(path, self.world.path("site"))] = file.read()
        return found

    def where(self, words):
        return sorted(name for name, text in self.everything().items() if words in text)

    def url(self, mark):
        return next(status["url"] for status in self.posts
                    if mark in scene.MARK.findall(status["content"]))

    def placed(self, page=PAGE):
        """{mark: "Q1"} of the answers of a page."""
        parts = QUESTION.split(self.read(page).split('id="letters"')[0])
        return {mark: f"Q{number}" for number, part in zip(parts[1::2], parts[2::2])
                for mark in scene.MARK.findall(part.split("</h2>", 1)[1])}


def answer(asked, mark, words, when="2026-11-12T20:05:00Z", **account):
    made = make.status(f"A1. mark-{mark} {words} #{chats.TAG}", when, author=mark,
                       in_reply_to_id=asked["id"], in_reply_to_account_id=asked["account"]["id"])
    made["account"].update(account)
    return made


def test_page(world):
    """Each answer once, at its question; mail, edition, index and hashtag lead there."""
    hour = chats.Hour(THURSDAY, posts=60)
    play = Play(world, hour.statuses)
    play.run()
    page = play.read()
    TAP.equal(QUESTION.findall(page), [str(number) for number in range(1, ASKED + 1)],
              "each question has its anchor")
    TAP.equal(play.placed(), hour.truth, "all answers stand at their questions")
    TAP.contains(page, ">The #UKFEChat hour</h1>", "its name")
    TAP.contains(page, "Thursday 12 November 2026<br>20:00 to 21:00 GMT.<br>Hettie asked the "
                 "questions;", "when it was")
    TAP.contains(page, 'href="../../weekly/1.html"', "and which edition holds it")
    for name in ("weekly/1.html", "weekly/index.html", "weekly/tag/ukfechat.html"):
        TAP.contains(play.read(name), f'{PAGE}"', f"{name} leads there")
    TAP.ok(PAGE not in play.read("weekly/tag/joyfe.html") if os.path.exists(
        world.path("site/weekly/tag/joyfe.html")) else True, "another hashtag does not")
    TAP.contains(play.read("weekly/1.html"), f'<a href="../{PAGE}#q2">All 10 answers to Q2</a>',
                 "the edition's questions lead to its own")
    (mail,) = world.mails("Mail")
    for number in range(1, ASKED + 1):
        TAP.contains(scene.text_of(mail), f"{URL}/{PAGE}#q{number}", f"the mail leads to Q{number}")
    stamps = os.stat(world.path("site", PAGE)).st_mtime_ns
    said = play.archive(hours=1)
    TAP.equal((said["written"], os.stat(world.path("site", PAGE)).st_mtime_ns), (0, stamps),
              "nothing new writes nothing")
    other = world.json("archive", "other", now=scene.NOW)
    with open(world.path("other", PAGE), encoding="utf-8") as file:
        TAP.equal(file.read(), page, "from nothing the same is made", other)


def test_alone(world):
    """A chat that was mailed alone has its page at once, and no second one."""
    hour = chats.Hour(THURSDAY, posts=60)
    play = Play(world, hour.statuses, chat=(RULE, HOST),
                digest="schedule = weekly Monday 07:30, after chat UKFEChat")
    for now in ("2026-11-12T18:00:00Z", "2026-11-12T23:05:00Z"):
        done = world.run("run", now=now)
        TAP.equal(done.code, 0, f"a run at {now}", done)
    (mail,) = world.mails("Mail")
    text = scene.text_of(mail)
    TAP.ok(f"On the web: {URL}/{PAGE}" in text and f"{URL}/{PAGE}#q1" in text,
           "the mail leads there", text)
    TAP.equal(play.placed(), hour.truth, "all answers stand on it")
    TAP.equal([name for name in play.everything() if "20261112" in name], [], "and nowhere else")
    TAP.equal(broken(play), [], "no link of the archive breaks")
    play.run()
    TAP.contains(play.read("weekly/1.html"), PAGE, "the next edition has it, too")
    TAP.contains(play.read("weekly/index.html"), PAGE, "and so has the index")
    TAP.equal(broken(play), [], "no link breaks then")
    short = scene.text_of(world.mails("Mail")[1])
    TAP.ok("in a mail of its own" in short and f"{URL}/{PAGE}" in short,
           "the band leads to the page", short)
    TAP.equal(play.archive()["written"], 0, "what is there is not written again")


def broken(play):
    """Links of the archive to files that it does not have."""
    files = play.everything()
    return [(name, link) for name, text in files.items() if name.endswith(".html")
            for link in re.findall(r'href="(?!\w+:)([^"#]+)', text)
            if os.path.normpath(os.path.join(os.path.dirname(name), link)) not in files]


def test_late(world):
    """An answer that came after the edition stands on the page."""
    hour = chats.Hour(THURSDAY, posts=20)
    play = Play(world, hour.statuses, digest="schedule = weekly Friday 08:00\nreach = 14 d")
    play.run(days=-3)
    late = answer(hour.statuses[0], "late", "I slept on it", "2026-11-13T12:00:00Z")
    world.write(play.toot.data, [*hour.statuses, late])
    play.run(days=-2)
    TAP.equal(play.placed().get("late"), "Q1", "who answers the next day answers")
    TAP.equal(len(world.mails("Mail")), 1, "and no mail says it")


def test_corrected(world):
    """What the organiser corrects renews the page, and nothing that is not of it."""
    hour = chats.Hour(THURSDAY, posts=30)
    play = Play(world, hour.statuses)
    play.run()
    before = {name: text for name, text in play.everything().items() if name != PAGE}
    moved = next(mark for mark, label in hour.truth.items() if label == "Q1")
    for argv, want in ((("--assign", play.url(moved), "Q3"), "Q3"),
                       (("--not", play.url(moved)), None)):
        world.run("recap", "UKFEChat", *argv, now=scene.at(hours=1))
        TAP.equal(play.placed().get(moved), want, f"recap {argv[0]}")
    asked = play.url(hour.talk[0])
    world.run("recap", "UKFEChat", "--question", asked, now=scene.at(hours=1))
    TAP.equal(len(QUESTION.findall(play.read())), ASKED + 1, "a question more")
    world.run("recap", "UKFEChat", "--not", play.url("q2"), now=scene.at(hours=2))
    page = play.read()
    TAP.contains(page, 'id="q2"><span>Q2.</span> What was asked here stands here no more.',
                 "an anchor stays where a question goes")
    after = {name: text for name, text in play.everything().items() if name != PAGE}
    note = ".tagdigest-archive.json"
    TAP.equal({**after, note: ""}, {**before, note: ""}, "no other page changes")


def test_consent(world):
    """Who has not opted in is linked without words or name, host or not; who said no is counted."""
    hour = chats.Hour(THURSDAY, posts=30)
    asked = hour.statuses[0]
    shy = answer(asked, "shy", f"not for all https://shy.example/page", indexable=False)
    shy["content"] = shy["content"].replace(
        "https://shy.example/page", '<a href="https://shy.example/page">page</a>')
    no = answer(asked, "no", "for nobody", noindex=True)
    door = answer(asked, "door", "come in: ")
    door["content"] += f'<p><a href="{ZOOM}">{ZOOM}</a> and meet.jit.si/OurStaffroom</p>'
    play = Play(world, [*hour.statuses, shy, no, door])
    play.run()
    TAP.contains(scene.text_of(world.mails("Mail")[0]), "Shy", "the mail names who was there")
    for words in ("mark-shy", ">Shy", "Shy,", "@shy@", "shy.example", "mark-no", "zoom.us",
                  "81234567890", "jit.si"):
        TAP.equal(play.where(words), [], f"no page has {words}")
    TAP.contains(play.read(), f'<a href="{shy["url"]}">', "but a link")
    TAP.contains(play.read(), "One post of the hour may not be quoted.", "and a number")
    for status in hour.statuses:
        if status["account"]["acct"].startswith("hettie"):
            status["account"]["indexable"] = False
    world.write(play.toot.data, [*hour.statuses, shy, no, door])
    play.run(days=1)
    for words in (*chats.ASKED, "mark-q1", "Hettie", "hettie@"):
        TAP.equal(play.where(words), [], f"a host who thinks of it later is not quoted: {words}")
    TAP.equal(len(QUESTION.findall(play.read())), ASKED, "but the anchors stay")
    TAP.equal(len(play.placed()), len(hour.truth) + 1, "with the answers")


def test_leaving(world):
    """forget and drop leave the page; without its question an answer stays."""
    hour = chats.Hour(THURSDAY, posts=40)
    play = Play(world, hour.statuses)
    play.run()
    first, second = list(hour.truth)[:2]
    world.run("forget", play.url(first), now=scene.at(hours=1))
    TAP.equal(play.where(f"mark-{first}"), [], "what is forgotten leaves at once")
    said = world.run("drop", play.url(second), now=scene.at(hours=2))
    TAP.equal(play.where(f"mark-{second}"), [], "what is dropped as well", said)
    world.run("forget", "@hettie@toot.example", now=scene.at(hours=3))
    for words in ("Hettie", "mark-q1", chats.ASKED[0]):
        TAP.equal(play.where(words), [], f"of the host nothing is left: {words}")
    left = {mark: label for mark, label in hour.truth.items() if mark not in (first, second)}
    TAP.equal(play.placed(), left, "who answered still does")
    TAP.equal(len(QUESTION.findall(play.read())), ASKED, "and no anchor goes")


def test_retention(world):
    """The page keeps its address, its hour, its anchors and its numbers."""
    hour = chats.Hour(THURSDAY, posts=40)
    shy = answer(hour.statuses[0], "shy", "not for all", indexable=False)
    play = Play(world, [*hour.statuses, shy])
    play.run()
    files = set(play.everything())
    people = re.search(r"(\d+) people gave (\d+) answers", play.read())[0]
    world.write(play.toot.data, [])
    play.run(days=460)
    page = play.read()
    TAP.equal(files - set(play.everything()), set(), "no address goes")
    TAP.equal(play.where("mark-"), [], "no page has a word")
    for words in ("Hettie", *(f">{name.title()}" for name in chats.PEOPLE), *chats.ASKED):
        TAP.equal(play.where(words), [], f"or a name: {words}")
    TAP.contains(page, "The words of this hour were let go", "it says so")
    TAP.contains(page, people, "and how many there were")
    TAP.equal(len(QUESTION.findall(page)), ASKED, "no anchor goes")
    TAP.contains(play.read("weekly/1.html"), PAGE, "its edition leads there")
    world.json("archive", "other", now=scene.at(days=460))
    with open(world.path("other", PAGE), encoding="utf-8") as file:
        TAP.equal(file.read(), page, "from nothing the same is made")


OTHERS = ("Which tool is never where it belongs", "Whose lesson would you like to sit in",
          "Where do learners wait for the bus", "What is the oldest thing on your wall",
          "Which word do you spell out each year")


def two_hours(first, second):
    """Two chats that ask other questions."""
    hours = [chats.Hour(start, posts=30, seed=seed, prefix=prefix)
             for seed, (start, prefix) in enumerate(((first, "m"), (second, "e")))]
    for status in hours[0].statuses:
        for asked, other in zip(chats.ASKED, OTHERS):
            status["content"] = status["content"].replace(asked, other)
    return hours, [status for hour in hours for status in hour.statuses]


def test_burst(world):
    """A chat without a rule has a page as well."""
    hours, posts = two_hours("2026-11-10T10:00:00Z", THURSDAY)
    play = Play(world, posts, chat=(HOST,))
    play.run()
    first = PAGE.replace("12.html", "10.html")
    TAP.equal((play.placed(first), play.placed()), (hours[0].truth, hours[1].truth), "a page each")
    TAP.contains(scene.text_of(world.mails("Mail")[0]), f"{URL}/{first}#q1", "the mail knows")


def test_twice_a_day(world):
    """The second chat of a day has a number behind the day."""
    hours, posts = two_hours("2026-11-12T10:00:00Z", THURSDAY)
    play = Play(world, posts, chat=("when = second Thursday 10:00", "when = second Thursday 20:00",
                                    HOST))
    play.run()
    second = PAGE.replace(".html", "-2.html")
    first = {mark: label for mark, label in play.placed().items() if mark in hours[0].truth}
    TAP.equal((first, play.placed(second)), (hours[0].truth, hours[1].truth), "a page each")


def test_without_ini(world):
    """A chat that the ini has no more stays as it is, and still loses what has to go."""
    hour = chats.Hour(THURSDAY, posts=30)
    play = Play(world, hour.statuses)
    play.run()
    page = play.read()
    play.write_ini()
    play.run(hours=1)
    TAP.equal(play.read(), page, "it stays")
    first = list(hour.truth)[0]
    world.run("forget", play.url(first), now=scene.at(hours=2))
    TAP.equal(play.where(f"mark-{first}"), [], "what is forgotten leaves it")


def test_large(world):
    """More than a page holds is told."""
    hour = chats.Hour(THURSDAY, posts=700)
    long = " ".join(chats.WORDS * 3)
    for status in hour.statuses[ASKED:]:
        status["content"] = status["content"].replace("</p>", f" {long} {long} {long}</p>")
    play = Play(world, hour.statuses)
    play.run()
    page = play.read()
    TAP.ok(200_000 < len(page.encode()) <= 500_000, "a page ends at 500 kB",
           len(page.encode()))
    TAP.contains(page, "more answers did not fit on this page", "and says what did not fit")


TAP.play(test_page, test_alone, test_late, test_corrected, test_consent, test_leaving,
         test_retention, test_burst, test_twice_a_day, test_without_ini, test_large)
