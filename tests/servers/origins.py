"""Places whose posts change after they were read: what is done there, and what is mailed then.

    with harness.World() as world:
        place = Server(world)                       # or Feed(world)
        place.begin()                               # three posts, read on a Tuesday
        place.happen("deleted", is_last_minute=False)
        marks, told, is_right = place.judge(is_last_minute=False)   # on Monday

What happens at the last minute happens after the last reading, before the mail.
"""

import os
from datetime import datetime

import make
import scene
import timeline

READ, READ_AGAIN = "2026-11-10T12:00:00Z", "2026-11-13T12:00:00Z"
FILLERS, FILLED = 45, "2026-11-13T09:{:02}:00Z"    # more than a page of a timeline holds
SOON, LATE = "2026-11-11T09:00:00Z", "2026-11-14T09:00:00Z"     # within 48 h, and after
OLDER, POST, OTHER = ("2026-11-10T08:00:00Z", "2026-11-10T09:00:00Z", "2026-11-10T10:00:00Z")
ACTS = ("nothing", "deleted", "private", "untagged", "edited soon", "edited late",
        "account gone", "instance gone")
ALL = ["older", "other", "post"]
# what is mailed, and what the mail says of it
WANTED = {
    "nothing": (ALL, None),
    "deleted": (["older", "other"], "1 post was taken back by its author."),
    "private": (["older", "other"], "1 post was taken back by its author."),
    "untagged": (["older", "other"], "1 post was taken back by its author."),
    "edited soon": (["edited", "older", "other"], None),
    "edited late": (["edited", "older", "other"], "1 post was corrected."),
    "account gone": (["other"], "2 posts were taken back by their authors."),
    "instance gone": (ALL, "3 posts could not be asked for again and stand as we read them."),
}
TOLD = ("taken back", "corrected", "asked for again")


def told(text):
    """The sentence of a mail about its origin, or None."""
    lines = [line for line in " ".join(text.split()).replace(". ", ".\n").splitlines()
             if any(words in line for words in TOLD)]
    return " ".join(lines) or None


class Place:
    """A world with one place to read; `show` is what a kind of place does with its posts."""

    wanted = wanted_at_last = WANTED

    def __init__(self, world, top=""):
        self.world, self.top, self.is_gone = world, top, False

    def sources(self):
        raise NotImplementedError

    def begin(self, now=READ):
        """Three posts are there, and read."""
        self.posts = {"older": ("ada", OLDER, "mark-older"), "post": ("ada", POST, "mark-post"),
                      "other": ("bea", OTHER, "mark-other")}
        self.hidden, self.untagged, self.edited, self.what = set(), set(), {}, "nothing"
        self.show()
        self.world.write("aggregator.ini", scene.ini(
            self.sources(), "url = maildir:Mail", top=self.top, digest="exclude = text: filler"))
        self.world.run("poll", now=now)

    def read_again(self, now):
        """Much else was posted, and is read."""
        self.posts.update({f"filler{i}": ("bea", FILLED.format(i), f"filler {i}")
                           for i in range(FILLERS)})
        self.show()
        self.world.run("poll", now=now)

    def act(self, what):
        """It happens."""
        if what in ("deleted", "private"):
            self.hidden = {"post"}
        elif what == "untagged":
            self.untagged = {"post"}
        elif what.startswith("edited"):
            self.edited["post"] = (SOON if what == "edited soon" else LATE, "mark-edited")
        elif what == "account gone":
            self.hidden = {"older", "post"}
        elif what == "instance gone":
            self.is_gone = True
        self.what = what
        self.show()

    def happen(self, what, is_last_minute):
        """It happens when it does, and what is read at times before and after."""
        if what == "edited soon":
            self.act(what)
        self.read_again(now=scene.NOW if is_last_minute else READ_AGAIN)
        if what != "edited soon":
            self.act(what)

    def mail(self, verb="run"):
        """What is mailed, when its time has come."""
        self.world.run(verb, now=scene.NOW)
        if not self.world.mails("Mail"):
            self.world.run("run", now=scene.at(days=1, hours=1))
        mails = self.world.mails("Mail")
        return scene.text_of(mails[0]) if len(mails) == 1 else f"{len(mails)} mails"

    def judge(self, is_last_minute):
        """(what was mailed, what was told, whether that is right)."""
        text = self.mail("send" if is_last_minute else "run")
        marks = sorted(scene.MARK.findall(text))
        said = told(text)
        wanted = self.wanted_at_last if is_last_minute else self.wanted
        return marks, said, (marks, said) == wanted[self.what]


class Server(Place):
    """A server with hashtag timelines."""

    def __init__(self, world, manners="mastodon", **options):
        super().__init__(world, options.pop("top", ""))
        self.manners = manners
        # of the servers that want a login
        token = "secret-5-4" if manners in timeline.Manners.NO_LOGIN else None
        self.lines = ("min_interval = 1 min",)
        if token is not None:
            world.write("token", token)
            self.lines += ("token_file = token",)
        self.server = world.mastodon([], manners=manners, token=token, **options)

    def sources(self):
        return {"toot": ("mastodon", self.server.url, *self.lines)}

    def status(self, name):
        author, when, words = self.posts[name]
        status = make.status(f"{words} #JoyFE", when, author=author)
        status["id"] = timeline.native_id(self.manners, datetime.fromisoformat(when),
                                          make.loose_bits(name))
        if name in self.edited:
            at, words = self.edited[name]
            changed = make.status(f"{words} #JoyFE", when, author=author)
            status.update(content=changed["content"], edited_at=at)
        if name in self.untagged:
            changed = make.status(words, when, author=author)
            status.update(content=changed["content"], tags=[], edited_at=LATE)
        if name in self.hidden and self.what == "private":
            status["visibility"] = "private"
        return status

    def show(self):
        if self.is_gone:
            self.server.stop()
            return
        gone = self.hidden if self.what != "private" else ()
        self.world.write(self.server.data,
                         [self.status(name) for name in self.posts if name not in gone])


class Feed(Place):
    """A blog each for two people, on hosts of their own."""

    # a feed is read as a whole each time, so that nothing is left to be found at the end
    wanted_at_last = {**WANTED, "instance gone": (
        ALL, "2 posts could not be asked for again and stand as we read them.")}
    wanted = {**wanted_at_last, "untagged": (["older", "other"], None),
              "edited late": (["edited", "older", "other"], None)}

    def __init__(self, world, **options):
        super().__init__(world, options.pop("top", ""))
        for author in ("ada", "bea"):
            world.write(f"{author}/none.txt", "")
        self.servers = {author: world.feeds(root=world.path(author)) for author in ("ada", "bea")}

    def sources(self):
        return {author: ("feed", f"{server.url}/feed.xml", "min_interval = 1 min")
                for author, server in self.servers.items()}

    def item(self, name):
        _, when, words = self.posts[name]
        words = self.edited.get(name, (None, words))[1]
        tags = () if name in self.untagged else ("JoyFE",)
        return (name, when, words, *tags)

    def show(self):
        if self.is_gone:
            self.servers["ada"].stop()
            return
        for author, server in self.servers.items():
            mine = [name for name in self.posts if self.posts[name][0] == author]
            items = [self.item(name) for name in reversed(mine) if name not in self.hidden]
            document = make.rss(f"The blog of {author}", *items, link=f"{server.url}/")
            if items:
                self.world.write(f"{author}/feed.xml", document)
            else:
                os.remove(self.world.path(author, "feed.xml"))


def stalled(world, **options):
    """A place that was read well and then never answers; "ok" in the file modes wakes it."""
    world.write("modes", "ok")
    place = Server(world, mode_file=world.path("modes"), **options)
    place.begin(now=scene.NOW)
    world.write("modes", "stall")
    return place


def asked(server):
    """The questions about single posts, beside timelines."""
    return [entry["path"] for entry in server.log() if "/statuses" in entry["path"]]
