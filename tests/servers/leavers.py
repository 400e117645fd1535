"""An author who asks to be left out, in each way in which they are read, among others who stay.

    play = leavers.Play(world)
    play.write_ini(play.optout())       # or play.write_ini(), and optout later
    play.mailed()                       # the marks of Monday's mail
    play.left()                         # which of their words are in the database's bytes
"""

import make
import scene

# Words that stand nowhere but in one of their posts each, and their name.
WORDS = ("zebra-home", "zebra-elsewhere", "zebra-profile", "zebra-blog", "zebra-linkless",
         "zebra-bridge", "zebra-card", "zebra-teaser", "Zelda Zebra")
OTHERS = ["bob", "cai", "dee"]
WHEN = "2026-11-15T1{}:00:00Z"
ITEM = ("<item><guid isPermaLink='false'>{0}</guid>{1}<pubDate>Sun, 15 Nov 2026 10:00:00 GMT"
        "</pubDate><category>JoyFE</category><description>We did {0} today #JoyFE</description>"
        "</item>")


def rss(*items):
    return ('<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>'
            f"<title>A feed</title>{''.join(items)}</channel></rss>")


def item(word, link=None):
    return ITEM.format(word, f"<link>{link}</link>" if link else "")


class Play:
    """Two servers and three feeds; Zelda writes in all of them, Bob and Cai in some."""

    def __init__(self, world):
        self.world, self.relay, self.readers = world, "url = maildir:Mail", (scene.READER,)
        self.home = world.mastodon([self.by("zelda", "zebra-home", 1),
                                    self.by("bob", "mark-bob", 2)])
        self.away = world.mastodon(
            [self.linking(self.by("dee", "mark-dee", 6, home="away.example")),
             self.by("zelda", "zebra-elsewhere", 3, home="away.example"),
             make.status("We did zebra-bridge today #JoyFE", WHEN.format(4),
                         author="zelda.bsky.social", host="bsky.brid.gy", home="away.example"),
             self.by("cai", "mark-cai", 5, home="away.example")], domain="away.example")
        self.web = world.feeds(script={
            "/profile.rss": [{"body": rss(
                item("zebra-profile", "https://toot.example/@Zelda/12345"),
                item("mark-bob", self.url_of("bob", "mark-bob", 2)))}],
            "/blog.rss": [{"body": rss(item("zebra-blog", "https://www.zebra.example/2026/11"))}],
            "/zelda/feed.xml": [{"body": rss(item("zebra-linkless"))}]})
        self.sources = {
            "home": ("mastodon", self.home.url), "elsewhere": ("mastodon", self.away.url),
            "profile": ("feed", self.web.url + "/profile.rss"),
            "blog": ("feed", self.web.url + "/blog.rss"),
            "own": ("feed", self.web.url + "/zelda/feed.xml")}

    @staticmethod
    def by(author, words, number, home="toot.example"):
        made = make.status(f"We did {words} today #JoyFE", WHEN.format(number), author=author,
                           home=home)
        if author == "zelda":
            made["account"]["display_name"] = "Zelda Zebra"
        return made

    @staticmethod
    def linking(status):
        """Somebody else's, with what Zelda's page says of itself."""
        status["card"] = {"url": "https://zebra.example/2026/12", "title": "A zebra-card",
                          "description": "zebra-teaser", "type": "link"}
        return status

    def url_of(self, *what):
        return self.by(*what)["url"]

    def publish(self, mark, when):
        """Something more of Zelda's, at home."""
        made = make.status(f"We did mark-{mark} today #JoyFE", when, author="zelda")
        self.world.write(self.home.data, [made, self.by("bob", "mark-bob", 2)])

    def handles(self):
        return ("@ZELDA@toot.example", "zelda.bsky.social", "https://zebra.example/",
                self.web.url + "/zelda")

    def optout(self):
        return "optout = " + ", ".join(self.handles())

    def write_ini(self, top="", person=()):
        lines = ("[person Zelda]", *person, "") if person else ()
        ini = scene.ini(self.sources, self.relay, self.readers, top=top)
        self.world.write("aggregator.ini", ini + "\n".join(lines))

    def mailed(self):
        self.world.run("run", now=scene.NOW)
        mails = self.world.mails("Mail")
        return scene.marks(mails[-1]) if mails else None

    def left(self):
        data = self.world.database_bytes()
        return [word for word in WORDS if word.encode() in data]
