"""A post that one source refuses and others show, in every order in which they are read."""

import itertools

import harness
import make
import scene

WORDS = "zebra-quartz-vellum"       # stand nowhere but in the refused post
WHEN = "2026-11-15T10:00:00Z"
SOURCES = ("home", "elsewhere", "feed")


def statuses(home, changes):
    """The post as a server shows it, and another one that nobody minds."""
    post = make.status(f"We did {WORDS} today #JoyFE", WHEN, author="shy", home=home, **changes)
    return post, scene.post("open", "2026-11-15T11:00:00Z", home=home)


def no_account(post):
    post["account"]["noindex"] = True


def no_profile(post):
    post["account"]["note"] = "<p>Teacher. #nobot</p>"


def no_unlisted(post):
    post["visibility"] = "unlisted"


def no_tag(post):
    post["tags"].append({"name": "noindex", "url": "https://toot.example/tags/noindex"})


# what a server still lists; of what has become private it says nothing at all
REFUSALS = {"noindex": no_account, "#nobot": no_profile, "unlisted": no_unlisted,
            "#noindex": no_tag}


class Play:
    """Two servers and a feed that show one post; one of them may come to refuse it."""

    def __init__(self, world):
        self.world, self.servers = world, {}
        for name, home in (("home", "toot.example"), ("elsewhere", "away.example")):
            self.servers[name] = (world.mastodon(list(statuses(home, {})), lax=True), home)
        self.world.write("feed.xml", self.document(False))
        world.write("aggregator.ini", scene.ini(
            {"home": ("mastodon", self.servers["home"][0].url),
             "elsewhere": ("mastodon", self.servers["elsewhere"][0].url),
             "feed": ("feed", "file:feed.xml")}, "url = maildir:Mail"))
        self.minutes = 0

    def document(self, is_refused):
        post = statuses("toot.example", {})[0]
        block = "<itunes:block>yes</itunes:block>" if is_refused else ""
        return (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:itunes='
            '"http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>#JoyFE</title>'
            f"<item><guid>{post['url']}</guid><link>{post['url']}</link>"
            f"<pubDate>Sun, 15 Nov 2026 10:00:00 GMT</pubDate><category>JoyFE</category>{block}"
            f"<description>We did {WORDS} today #JoyFE</description></item></channel></rss>")

    def refuse(self, source, how):
        """From now on this source says no."""
        if source == "feed":
            self.world.write("feed.xml", self.document(True))
            return
        server, home = self.servers[source]
        post, other = statuses(home, {})
        REFUSALS[how](post)
        self.world.write(server.data, [post, other])

    def poll(self, source):
        self.minutes += 20
        return self.world.run("poll", source, now=scene.at(minutes=self.minutes - 600))

    def mail(self):
        self.world.run("run", now=scene.NOW)
        return "".join(str(mail) for mail in self.world.mails("Mail"))


def traces(world):
    """What is left of the post: its words, its author's name, its address."""
    data = world.database_bytes()
    post = statuses("toot.example", {})[0]
    return [word for word in (WORDS, "@shy", post["url"], post["uri"])
            if word.encode() in data]


def judge_one(report, order, refuser, how, is_late):
    """Whether the post is in no mail and left nothing. is_late: all show it first."""
    with harness.World() as world:
        play = Play(world)
        if is_late:
            for source in order:
                play.poll(source)
        play.refuse(refuser, how)
        for source in order:
            play.poll(source)
        left = traces(world)
        for source in reversed(order):
            play.poll(source)
        name = f"{' '.join(order)}, {how} by {refuser}{', late' if is_late else ''}"
        if left or traces(world):
            report.append(f"{name}: left {left} then {traces(world)}")
        mail = play.mail()
        if WORDS in mail or "mark-open" not in mail:
            report.append(f"{name}: {'mailed' if WORDS in mail else 'no mail at all'}")
        if traces(world):
            report.append(f"{name}: left {traces(world)} after the mail")


def judge(report):
    """Each refusal by each source, in each order of three readings, at once and after all was
    kept."""
    bad, tried = [], 0
    for order in itertools.permutations(SOURCES):
        for refuser in SOURCES:
            ways = ("itunes:block",) if refuser == "feed" else REFUSALS
            for how in ways:
                for is_late in (False, True):
                    judge_one(bad, order, refuser, how, is_late)
                    tried += 1
    report.figure("orders of three readings, with a refusal in them", tried)
    report.ok(not bad, "a refused post is in no mail, and its words in no byte of the database",
              *bad[:8], f"{len(bad)} of {tried}")
