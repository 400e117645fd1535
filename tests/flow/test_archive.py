#!/usr/bin/python3
"""`archive`: what stands in it, what never does, and that only what changed is written."""

import json
import os
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import make  # noqa: E402
import scene  # noqa: E402

TAP = harness.Tap()
DAYS = [f"2026-11-{day:02}T{hour:02}:00:00Z" for day in range(10, 16) for hour in (8, 12, 17)]
SITE = "site"
ZOOM = "https://us02web.zoom.us/j/81234567890?pwd=secret"
OURS = "[archive]\ndir = site\nurl = https://letters.example/fe\n"
LINES = (
    "Chalk on the seam, and nobody has asked why.", "The kitchen is open at lunch from today.",
    "Sixteen apprentices sanded one bench.", "My evening group wrote a guide to small talk.",
    "A water meter hangs where everyone sees it.", "Captions are on by default now.",
    "She came back with her own name on the van.", "Bring one broken lesson, leave with two.",
    "Carrots were weighed with real menace.", "It rained on the hedge, and they went on.",
    "The library has excellent dictionaries.", "Level 1 unpicked it without being asked.",
    "Somebody labelled the milk in Latin.", "The photocopier said ready and meant it.",
    "Forty metres of hedge before the frost.", "A toaster beyond love was buried today.",
    "Two tutors swapped rooms for a week.", "Their question was better than mine.")
LET_GO = "words of this edition were let go"


def person(name, when, words, tag="JoyFE", **account):
    post = scene.post(name, when, tag, author=name)
    post["content"] = f"<p>{words} mark-{name} #{tag}</p>"
    post["account"].update(account)
    return post


def crowd():
    """Eighteen posts of as many people, under two hashtags."""
    return [person(f"p{number:02}", when, words, "JoyFE" if number % 3 else "SustainFE")
            for number, (when, words) in enumerate(zip(DAYS, LINES))]


class Play:
    def __init__(self, world, posts, more="", digest="max_posts = 10\nmin_posts = 1"):
        self.world = world
        self.toot = world.mastodon(posts)
        self.ini = scene.ini({"toot": ("mastodon", self.toot.url)}, "url = maildir:Mail",
                             tags="JoyFE, SustainFE", digest=digest) + more
        world.write("aggregator.ini", self.ini)

    def run(self, days=0):
        return self.world.run("run", now=scene.at(days=days))

    def archive(self, days=0, folder=SITE):
        return self.world.json("archive", folder, now=scene.at(days=days))

    def path(self, *parts):
        return self.world.path(SITE, *parts)

    def files(self, folder=SITE):
        top = self.world.path(folder)
        return {os.path.relpath(os.path.join(place, name), top)
                for place, _, names in os.walk(top) for name in names}

    def read(self, *parts):
        with open(self.path(*parts), encoding="utf-8") as file:
            return file.read()

    def everything(self):
        return {name: self.read(name) for name in self.files()}

    def stamps(self):
        return {name: os.stat(self.path(name)).st_mtime_ns for name in self.files()}


def where(play, words):
    return sorted(name for name, text in play.everything().items() if words in text)


def test_pages(world):
    play = Play(world, crowd())
    play.run()
    said = play.archive()
    TAP.equal((said["editions"], said["made"], said["removed"]), (1, 1, 0), "one edition", said)
    TAP.equal(play.files(), {
        ".tagdigest-archive.json", "index.html", "weekly/index.html", "weekly/1.html",
        "weekly/1/joyfe.html", "weekly/1/sustainfe.html", "weekly/tag/joyfe.html",
        "weekly/tag/sustainfe.html", "weekly/feed.xml", "weekly/feed.json"}, "its files")
    page = play.read("weekly", "1.html")
    TAP.equal(len(set(scene.MARK.findall(page))), 10, "the page has the posts of the mail")
    lists = "".join(play.read("weekly", "1", f"{tag}.html") for tag in ("joyfe", "sustainfe"))
    TAP.equal(len(set(scene.MARK.findall(lists))), 18, "the lists have all of them")
    TAP.contains(page, 'href="../weekly/1/joyfe.html"', "the page leads to its list")
    for name, text in play.everything().items():
        if name.endswith(".html"):
            TAP.contains(text, "default-src 'none'", f"{name} fetches nothing")
            TAP.contains(text, '<meta name="robots" content="noindex">', f"{name} is not listed")
            TAP.ok("<script" not in text and " style=" not in text, f"{name} has no script")
        TAP.ok(scene.READER not in text, f"{name} names no reader")
    feed = json.loads(play.read("weekly", "feed.json"))
    TAP.equal([item["url"] for item in feed["items"]], ["../weekly/1.html"], "the feed has it")


def test_renewal(world):
    """Nothing new: nothing is written. One more: what knows of it, and nothing else."""
    play = Play(world, crowd())
    play.run()
    play.archive()
    before = play.stamps()
    said = play.archive(days=1)
    TAP.equal((said["made"], said["written"], said["removed"]), (0, 0, 0), "nothing is made anew")
    TAP.equal(play.stamps(), before, "and no file is touched")
    world.write(play.toot.data, crowd() + [
        person("later", "2026-11-18T09:00:00Z", "The photocopier said ready, and meant it.")])
    play.run(days=7)
    said = play.archive(days=7)
    after = play.stamps()
    TAP.equal(said["made"], 1, "the next edition alone is made", said)
    TAP.ok(all(after[name] == before[name] for name in
               ("weekly/1.html", "weekly/1/joyfe.html", "weekly/1/sustainfe.html",
                "weekly/tag/sustainfe.html")),
           "pages that do not know of it stay as they are")
    TAP.contains(play.read("weekly", "2.html"), "weekly/1.html", "it leads to the one before")
    os.unlink(play.path("weekly", "1.html"))
    TAP.equal(play.archive(days=7)["written"], 1, "a page that was lost is made again")
    other = world.json("archive", "other", now=scene.at(days=7))
    TAP.equal(play.files("other"), play.files(), "from nothing the same is made", other)
    TAP.ok(all(open(world.path("other", name), encoding="utf-8").read() == play.read(name)
               for name in play.files()), "to the byte")


def test_consent(world):
    """Who has not opted in is linked and not quoted; who said no is not there."""
    posts = crowd()[:9] + [
        person("shy", "2026-11-15T20:00:00Z", "Something of mine.", indexable=False),
        person("no", "2026-11-15T20:30:00Z", "Nothing of mine.", noindex=True)]
    play = Play(world, posts, digest="max_posts = 60")
    play.run()
    play.archive()
    mail = scene.text_of(world.mails("Mail")[0])
    TAP.ok("mark-shy" in mail and "mark-no" not in mail, "the mail has an excerpt of one")
    TAP.equal(where(play, "mark-shy"), [], "the archive has no word of it")
    TAP.equal(where(play, "@shy@"), [], "and no name")
    TAP.ok("weekly/1.html" in where(play, "has not said yes"), "but a link")
    TAP.equal(where(play, "mark-no"), [], "and of the other nothing")
    posts[0]["account"]["indexable"] = False
    world.write(play.toot.data, posts)
    world.run("poll", now=scene.at(days=1))
    play.archive(days=1)
    TAP.equal(where(play, "mark-p00"), [], "who thinks of it later is quoted no more")


def test_meetings(world):
    """No link into a meeting stands in public, however it is written."""
    link = f'<p>Come in: <a href="{ZOOM}">{ZOOM}</a> mark-door #JoyFE</p>'
    bare = "<p>We are at meet.jit.si/OurStaffroom mark-bare #JoyFE</p>"
    posts = crowd()[:8]
    for name, words in (("door", link), ("bare", bare)):
        posts.append(scene.post(name, "2026-11-15T20:00:00Z", author=name))
        posts[-1]["content"] = words
    play = Play(world, posts, digest="max_posts = 60\nnote = Join us: " + ZOOM)
    play.run()
    play.archive()
    mail = scene.text_of(world.mails("Mail")[0])
    TAP.ok("zoom.us" in mail and "jit.si" in mail, "the mail has them", mail)
    for words in ("zoom.us", "jit.si", "81234567890"):
        TAP.equal(where(play, words), [], f"the archive has no {words}")
    TAP.ok("weekly/1.html" in where(play, "mark-door"), "what is said beside it stands")


def test_forget(world):
    play = Play(world, crowd(), OURS)
    play.run()
    TAP.contains(scene.text_of(world.mails("Mail")[0]), "https://letters.example/fe/weekly/1.html",
                 "the mail says where it is on the web")
    TAP.contains(scene.text_of(world.mails("Mail")[0]),
                 "https://letters.example/fe/weekly/1/joyfe.html", "and where the rest is")
    TAP.ok(len(where(play, "mark-p00")) >= 1, "run keeps the archive")
    world.run("forget", "@p00@toot.example", now=scene.at(hours=1))
    TAP.equal(where(play, "mark-p00"), [], "what is forgotten leaves it at once")
    TAP.equal(where(play, "@p00@"), [], "with the name")
    posts = crowd()
    del posts[1]
    world.write(play.toot.data, posts)
    world.run("drop", crowd()[2]["url"], now=scene.at(hours=2))
    play.run(days=1)
    TAP.equal(where(play, "mark-p02"), [], "what the organiser drops goes with the next run")


def test_retention(world):
    """The page keeps its address, its title and its numbers."""
    play = Play(world, crowd(), OURS)
    play.run()
    before = play.files()
    world.write(play.toot.data, [])
    play.run(days=460)
    page = play.read("weekly", "1.html")
    TAP.contains(page, LET_GO, "the page says that its words were let go")
    TAP.contains(page, "18 posts from 18 people", "and how many there were")
    TAP.equal([name for name, text in play.everything().items() if "mark-" in text], [],
              "no page has a word")
    TAP.equal(before - play.files(), set(), "no link breaks")


def test_other_files(world):
    """A folder with other people's files is left alone, and so are their files in ours."""
    play = Play(world, crowd())
    play.run()
    world.write("site/notes.txt", "mine")
    result = world.run("archive", SITE, now=scene.NOW)
    TAP.equal((result.code, play.files()), (78, {"notes.txt"}), "nothing is written", result)
    TAP.ok(scene.one_line(result) and "notes.txt" in result.err, "it says why", result)
    os.unlink(play.path("notes.txt"))
    world.write("site/.git/HEAD", "ref: refs/heads/main")
    play.archive()
    world.write("site/CNAME", "letters.example")
    world.write("site/weekly/mine.html", "mine")
    play.run(days=460)
    play.archive(days=460)
    TAP.ok({"CNAME", "weekly/mine.html", ".git/HEAD"} <= play.files(), "what is not ours stays")
    with harness.World() as own:
        other = Play(own, crowd())
        other.run()
        other.archive()
        os.makedirs(own.path("elsewhere"))
        own.write("elsewhere/2.html", "mine")
        own.write("site/weekly/2.html", "mine")
        own.write(other.toot.data, [person("x", "2026-11-18T09:00:00Z", "Soup.")])
        other.run(days=7)
        result = own.run("archive", SITE, now=scene.at(days=7))
        TAP.ok(result.code == 78 and "2.html is not ours" in result.err, "nor is it written over",
               result)
        TAP.equal(other.read("weekly", "2.html"), "mine", "by a page of ours")


def test_killed(world):
    """What a run that was killed had begun is ours, and is made anew."""
    play = Play(world, crowd())
    play.run()
    play.archive()
    world.write("site/weekly/2.html", "half")
    world.write("site/.tagdigest-archive.log", "weekly/2.html\nweekly/1.html\n../evil\n/etc/x\n")
    with open(play.path("weekly", "1.html"), "a", encoding="utf-8") as file:
        file.write("half")
    world.write("evil", "stays")
    play.archive()
    TAP.ok("weekly/2.html" not in play.files(), "a page that nobody knows of is taken away")
    TAP.ok(not play.read("weekly", "1.html").endswith("half"), "one that is known is made anew")
    TAP.ok(".tagdigest-archive.log" not in play.files(), "and then it is over")
    TAP.ok(os.path.exists(world.path("evil")), "nothing outside is touched")


def test_hostile(world):
    posts = crowd()[:9]
    evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    posts[0]["account"]["display_name"] = evil
    posts[1]["spoiler_text"] = evil
    posts[2]["media_attachments"] = [{"type": "image", "url": "https://toot.example/a.png",
                                      "description": evil}]
    posts[3]["url"] = "https://toot.example/'\"><script>"
    play = Play(world, posts, digest="max_posts = 60\ntitle = <u>&\"'\nsubtitle = ]]><x>")
    play.run()
    play.archive()
    for name, text in play.everything().items():
        TAP.ok(name.endswith(".json") or not re.search(r"<(script|img|u>|x>)", text),
               f"{name}: no mark-up but ours")


def test_settings(world):
    play = Play(world, crowd(), OURS + "index = yes\n")
    play.run()
    page = play.read("weekly", "1.html")
    TAP.ok("noindex" not in page, "index = yes lets search engines in")
    TAP.contains(page, '<link rel="canonical" href="https://letters.example/fe/weekly/1.html">',
                 "and says where the page belongs")
    feed = play.read("weekly", "feed.xml")
    TAP.contains(feed, 'href="https://letters.example/fe/weekly/1.html"', "the feed has addresses")
    world.write("aggregator.ini", play.ini.replace("https://letters.example/fe", "letters"))
    result = world.run("check")
    TAP.ok(result.code == 78 and "url" in result.out + result.err, "a wrong url is told", result)
    world.write("aggregator.ini", play.ini.replace("dir = site\n", ""))
    result = world.run("archive", now=scene.NOW)
    TAP.equal(result.code, 64, "without a folder it asks for one", result)


TAP.play(test_pages, test_renewal, test_consent, test_meetings, test_forget, test_retention,
         test_other_files, test_killed, test_hostile, test_settings)
