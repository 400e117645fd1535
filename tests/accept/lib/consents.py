"""Random readings of a few posts by two servers and two feeds, in random order, through the
program; and what of it may be shown, by an oracle that knows every reading."""

import random
from datetime import datetime, timedelta
from email.utils import format_datetime

import harness
import make
import scene

UNSAID, OPEN, REDUCED, REFUSED = range(4)
WORDS = ("unsaid", "open", "reduced", "refused")
POSTS, READINGS = 4, 10
SHOWN_MAX = {UNSAID: 480, OPEN: 480, REDUCED: 280}
BEGIN = datetime.fromisoformat("2026-11-15T20:00:00+00:00")
SERVERS = {"home": "toot.example", "elsewhere": "away.example"}
FEEDS = ("feed", "mirror")


def body(number, mark):
    """A text in which each word says which it is, so that what is shown can be counted."""
    return f"{mark} " + " ".join(f"p{number}w{i:03d}" for i in range(90))


class Names:
    """Which names are one post's: those that stood together in a reading."""

    def __init__(self):
        self.group, self.level, self.marks = {}, {}, {}

    def find(self, name):
        while self.group.setdefault(name, name) != name:
            name = self.group[name]
        return name

    def read(self, names, level, mark):
        first = self.find(names[0])
        for name in names[1:]:
            other = self.find(name)
            if other != first:
                self.group[other] = first
                self.level[first] = max(self.level.get(first, UNSAID),
                                        self.level.get(other, UNSAID))
                self.marks.setdefault(first, set()).update(self.marks.pop(other, ()))
        self.level[first] = max(self.level.get(first, UNSAID), level)
        self.marks.setdefault(first, set()).add(mark)

    def refused(self):
        """The marks of all that may be nowhere."""
        return {mark for group, marks in self.marks.items() for mark in marks
                if self.level[group] == REFUSED}


class Readings:
    """A world of one seed."""

    def __init__(self, world, seed):
        self.world, self.random = world, random.Random(seed)
        self.names, self.count, self.story = Names(), 0, []
        self.shown = {source: {} for source in (*SERVERS, *FEEDS)}
        self.servers = {name: world.mastodon([], lax=True) for name in SERVERS}
        for name in FEEDS:
            world.write(f"{name}.xml", self.document(name))
        world.write("aggregator.ini", scene.ini(
            {**{name: ("mastodon", server.url) for name, server in self.servers.items()},
             **{name: ("feed", f"file:{name}.xml") for name in FEEDS}}, "url = maildir:Mail"))

    def status(self, source, number, level, mark):
        post = make.status(f"{body(number, mark)} #JoyFE", f"2026-11-15T1{number}:00:00Z",
                           author=f"author{number}", home=SERVERS[source])
        # the name that both servers know it by
        post["uri"] = f"https://toot.example/users/author{number}/statuses/{number}"
        post["url"] = f"https://toot.example/@author{number}/{number}"
        if level == REDUCED:
            post["account"]["indexable"] = False
        if level == REFUSED:
            post.update(self.random.choice((
                {"visibility": "unlisted"}, {"account": {**post["account"], "noindex": True}},
                {"account": {**post["account"], "note": "<p>#nobot</p>"}})))
        return post, [f"uri{number}", f"url{number}"]

    def item(self, source, number, level, mark):
        # under its own address, or under one that feeds alone know
        link = self.random.choice(("url", "short"))
        address = (f"https://toot.example/@author{number}/{number}" if link == "url"
                   else f"https://short.example/{number}")
        block = "<itunes:block>yes</itunes:block>" if level == REFUSED else ""
        when = format_datetime(datetime.fromisoformat(f"2026-11-15T1{number}:00:00+00:00"))
        return (f"<item><guid isPermaLink='false'>{source}-{number}</guid><link>{address}</link>"
                f"<pubDate>{when}</pubDate><category>JoyFE</category>{block}"
                f"<description>{body(number, mark)}</description></item>",
                [f"{source}{number}", f"{link}{number}"])

    def document(self, source):
        items = "".join(item for item, *_ in self.shown[source].values())
        return ('<?xml version="1.0"?><rss version="2.0" xmlns:itunes='
                '"http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Feed</title>'
                f"{items}</channel></rss>")

    def change(self, source):
        """What the source shows of one post becomes something else."""
        number, mark = self.random.randrange(POSTS), f"mark-r{self.count}r"
        self.count += 1
        if source in SERVERS:
            level = self.random.choice((OPEN, OPEN, OPEN, REDUCED, REDUCED, REFUSED))
            made, names = self.status(source, number, level, mark)
        else:
            level = self.random.choice((UNSAID, UNSAID, UNSAID, UNSAID, REFUSED))
            made, names = self.item(source, number, level, mark)
        self.shown[source][number] = (made, names, level, mark)
        self.story.append(f"{source}: {number} {WORDS[level]} by {' '.join(names)}, {mark}")

    def read(self):
        """One source changes and is read; what is to be known of it after that."""
        source = self.random.choice((*SERVERS, *FEEDS))
        for _ in range(self.random.randint(1, 3)):
            self.change(source)
        if source in SERVERS:
            self.world.write(self.servers[source].data,
                             [made for made, *_ in self.shown[source].values()])
        else:
            self.world.write(f"{source}.xml", self.document(source))
        for _, names, level, mark in self.shown[source].values():
            self.names.read(names, level, mark)
        when = BEGIN + timedelta(minutes=16 * len(self.story))
        result = self.world.run("poll", source, now=when.strftime("%Y-%m-%dT%H:%M:%SZ"))
        return [] if result.code == 0 else [str(result)]

    def written(self):
        """Marks that are in the database although their post was refused."""
        data = self.world.database_bytes()
        return sorted(mark for mark in self.names.refused() if mark.encode() in data)

    def exceeding(self):
        """What the mail shows more of than it may, and what it keeps back without a reason."""
        self.world.run("run", now=scene.NOW)
        mails = self.world.mails("Mail")
        text = scene.text_of(mails[0]) if mails else ""
        wrong = []
        for number in range(POSTS):
            groups = {self.names.find(name) for name in self.names.group
                      if name.endswith(str(number))}
            levels = {self.names.level[group] for group in groups}
            allowed = max((SHOWN_MAX.get(level, 0) for level in levels), default=0)
            words = max((i + 1 for i in range(90) if f"p{number}w{i:03d}" in text), default=0)
            length = words * len("p0w000 ") + len("mark-r10r ") - 1
            if words and length > allowed + len("mark-r10r "):
                wrong.append(f"post {number}: {length} characters of {allowed}")
            if allowed and not words:
                wrong.append(f"post {number}: kept back, {[WORDS[level] for level in levels]}")
        wrong += [f"{mark} is mailed" for mark in self.names.refused() if mark in text]
        return wrong


def play(seed):
    with harness.World() as world:
        readings = Readings(world, seed)
        for _ in range(READINGS):
            wrong = readings.read() or [f"{mark} is written" for mark in readings.written()]
            if wrong:
                return [f"seed {seed}", *readings.story, *wrong], readings
        wrong = readings.exceeding()
        return ([f"seed {seed}", *readings.story, *wrong] if wrong else []), readings


def judge_yes(report):
    """An author says no, and later yes: that counts for what is written after the last no."""
    with harness.World() as world:
        def show(*posts):
            made = [make.status(f"We did mark-{mark} #JoyFE", when, author="shy")
                    for mark, when in posts]
            for post in made:
                post["account"]["noindex"] = is_no
            world.write(server.data, made)

        server = world.mastodon([])
        items = [("12345", "2026-11-15T18:00:00Z", "mark-before", "JoyFE")]
        world.write("feed.xml", make.rss("Shy", *items, link="https://toot.example/@shy/"))
        world.write("aggregator.ini", scene.ini(
            {"toot": ("mastodon", server.url), "feed": ("feed", "file:feed.xml")},
            "url = maildir:Mail"))
        is_no = True
        show(("asked", "2026-11-15T19:00:00Z"))
        world.run("poll", now="2026-11-15T20:00:00Z")
        is_no = False
        show(("asked", "2026-11-15T19:00:00Z"), ("unseen", "2026-11-15T19:30:00Z"),
             ("later", "2026-11-15T21:00:00Z"))
        world.run("poll", now="2026-11-15T22:00:00Z")
        world.run("run", now=scene.NOW)
        report.equal([scene.marks(mail) for mail in world.mails("Mail")], [["later"]],
                     "an author's later yes counts for what is written later, and for that alone")


def judge(report, histories):
    bad, levels, merges = [], [0] * 4, 0
    for seed in range(histories):
        wrong, readings = play(seed)
        bad += [wrong] if wrong else []
        for group in {readings.names.find(name) for name in readings.names.group}:
            levels[readings.names.level[group]] += 1
        merges += len(readings.names.group) - len(readings.names.level)
    report.figure("random orders of readings, of posts", f"{histories}, {sum(levels)}")
    report.figure("posts by the strictest word", ", ".join(
        f"{word} {count}" for word, count in zip(WORDS, levels)))
    report.ok(not bad, "what is shown never exceeds the strictest consent seen, and nothing is "
              "written that was refused", *(line for wrong in bad[:3] for line in wrong),
              f"{len(bad)} of {histories}")
    report.ok(min(levels) > 0, "each word was the strictest of some post", levels)
