"""One end, many ways there: what servers show in the end is come to over other forms of it, in any
order, read in any order, imported, refused and deleted meanwhile."""

import json
import random
from datetime import datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape

import harness
import make
import scene

PEOPLE = ("ada", "gwen", "dai", "sian", "bea")
HERE, AWAY = "toot.example", "away.example"
THINGS = ("number line", "glossary", "marking policy", "exit ticket", "reading list", "podcast",
          "timetable", "essay about bread", "wall of questions", "paper clock", "spelling bee")
DEEDS = ("made us laugh", "took twenty minutes", "was asked for again", "fell off the wall",
         "changed the whole lesson", "was in Welsh", "went in the bin", "came back from the dead")
LATE_POLL, PERSON = scene.at(hours=-1), ("ada", "urn")
MINUTES = 36 * 60


class Thing:
    """What somebody says in one place: its last form, those before it, and how it ends."""

    def __init__(self, dice, text, minute, author="ada", host=HERE):
        self.host = host
        self.last = make.status(text, scene.at(hours=-40, minutes=minute), author=author,
                                host=host, home=host)
        self.first = dict(self.last)
        if dice.random() < .4:
            self.first["content"] = "<p>A first try, which says something else #JoyFE</p>"
            self.last["edited_at"] = scene.at(hours=-3)
        self.end = dice.choice(("shown", "shown", "shown", "shown", "refused", "deleted"))

    def form(self, is_last):
        """As its server shows it; None: not at all."""
        if not is_last:
            return self.first
        if self.end == "refused":
            return {**self.last, "visibility": "private"}
        return self.last if self.end == "shown" else None


def text(dice, sentences):
    words = (f"The {dice.choice(THINGS)} {dice.choice(DEEDS)} and the {dice.choice(THINGS)} "
             f"{dice.choice(DEEDS)}." for _ in range(sentences))
    return f"Note {dice.randrange(1000)}: " + " ".join(words)


def things(dice):
    """What one community says in two days, some of it in two places."""
    made = []
    for _ in range(9):
        author, minute = dice.choice(PEOPLE), dice.randrange(MINUTES)
        words = text(dice, dice.randint(1, 6))
        there = author if author != PERSON[0] or dice.random() < .5 else PERSON[1]
        made.append(Thing(dice, words + " #JoyFE", minute, author))
        habit = dice.choice(("same", "same", "cut", "piece", "tags", "alone", "answer"))
        copies = {"same": words + " #JoyFE", "cut": words[:int(len(words) * .7)] + "… #JoyFE",
                  "piece": words[len(words) // 2:].split(" ", 1)[1] + " 2/2 #JoyFE",
                  "tags": "#JoyFE #FE " + words}
        if habit in copies:
            made.append(Thing(dice, copies[habit], minute + dice.randrange(1, 40), there, AWAY))
        elif habit == "answer":
            made.append(Thing(dice, f"“{words}” Yes, and yet. #JoyFE", minute + 30, "bea", AWAY))
    for author, host in (("gwen", HERE), ("dai", AWAY), ("sian", HERE)):
        made.append(Thing(dice, "Happy Friday everybody #JoyFE", dice.randrange(60), author, host))
    return made


def is_open(form):
    return form is not None and form["visibility"] == "public"


def export(forms):
    """A feed of statuses that names no author."""
    items = "".join(
        f"<item><link>{form['url']}</link><guid>{form['url']}</guid><category>JoyFE</category>"
        f"<pubDate>{format_datetime(datetime.fromisoformat(form['created_at']))}</pubDate>"
        f"<description>{escape(form['content'])}</description></item>" for form in forms)
    return ('<?xml version="1.0"?><rss version="2.0"><channel><title>What was exported</title>'
            f"<link>https://export.example/</link>{items}</channel></rss>")


class Play:
    """A world with both servers and a file of what was exported from one of them."""

    def __init__(self, world, made):
        self.world, self.made = world, made
        self.shown = {}     # Thing -> is_last
        self.servers = {host: world.mastodon([], domain=host) for host in (HERE, AWAY)}
        self.imported = []  # Things
        self.write_ini()

    def write_ini(self):
        sources = {"toot": ("mastodon", self.servers[HERE].url),
                   "away": ("mastodon", self.servers[AWAY].url)}
        if self.imported:
            sources["export"] = ("feed", "file:export.xml")
        self.world.write("aggregator.ini", scene.ini(sources, "url = maildir:Mail") +
                         f"\n[person Ada]\nhandles = @{PERSON[0]}@{HERE}, @{PERSON[1]}@{AWAY}\n")

    def import_some(self, dice, now):
        """A feed of posts as they are by now, under their own addresses; each was read before."""
        self.poll(now)
        there = [thing for thing, is_last in self.shown.items()
                 if is_open(thing.form(is_last)) and thing not in self.imported]
        self.imported += dice.sample(there, min(3, len(there)))
        self.write_export()
        self.write_ini()

    def write_export(self):
        """What is open by now of what was imported."""
        forms = [thing.form(self.shown[thing]) for thing in self.imported]
        self.world.write("export.xml", export(form for form in forms if is_open(form)))

    def serve(self):
        for host, server in self.servers.items():
            forms = (thing.form(is_last) for thing, is_last in self.shown.items()
                     if thing.host == host)
            self.world.write(server.data, [form for form in forms if form is not None])

    def poll(self, now, *sources):
        result = self.world.run("poll", *sources, now=now)
        assert result.code == 0, result

    def step(self, dice, number):
        """Some things come, some take their last form; some of it is read."""
        for thing in dice.sample(self.made, dice.randint(1, len(self.made))):
            self.shown[thing] = self.shown.get(thing, False) or dice.random() < .3
        self.serve()
        if dice.random() < .3:
            self.import_some(dice, scene.at(hours=-3, minutes=20 * number - 1))
        names = ["toot", "away"] + (["export"] if self.imported else [])
        self.poll(scene.at(hours=-3, minutes=20 * number),
                  *dice.sample(names, dice.randint(1, len(names))))

    def finish(self, imported=()):
        """All have their last form, all is read, and the edition is made."""
        self.shown = {thing: True for thing in self.made}
        self.imported += imported
        self.write_export()
        self.write_ini()
        self.serve()
        self.poll(LATE_POLL)
        result = self.world.run("run", now=scene.NOW)
        assert result.code == 0, result
        (doc,) = self.world.query("SELECT doc FROM draft")
        return clusters(json.loads(doc[0]))


def clusters(draft):
    """What stands in an edition: the address of each post, and where else it was said."""
    found = {}

    def add(entry):
        found[entry["link"]] = sorted(copy["url"] for copy in entry["copies"])
        for below in entry["below"]:
            add(below)
    for section in draft["sections"]:
        for entry in section["posts"]:
            add(entry)
    return found


def trial(seed):
    """(what a fresh store says, what the one says that came there by another way)."""
    dice = random.Random(seed)
    made = things(dice)
    with harness.World() as world:
        play = Play(world, made)
        for number in range(dice.randint(2, 5)):
            play.step(dice, number)
        found = play.finish()
    with harness.World() as world:
        return Play(world, made).finish(play.imported), found
