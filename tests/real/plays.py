"""The plays: what is posted on each real server, and what must come of it."""

import play

MANY = 45             # more than one page
MANY_OF_BLOG = 55     # likewise
FEW = 8


class OnSnac(play.Play):
    """type = mastodon, of a server that is not Mastodon."""

    name = "snac2 as type = mastodon"
    shown = ("kept", "changed", "warned", *(f"many{number}" for number in range(MANY)))
    hidden = ("deleted", "early", "original", "private", "direct", "folded", "other")

    def __init__(self, server):
        self._server = server
        self.sources = {"snac": ("mastodon", server.url)}

    def post(self):
        post = self._server.post
        post("We did mark-kept with *joy* #JoyFE https://college.example/a?b=1&c=2")
        self._changed = post("We did mark-original #JoyFE")
        play.next_second()
        self._server.remove(post("We did mark-early #JoyFE"))
        self._deleted = post("We did mark-deleted #JoyFE")
        play.next_second()
        post("We did mark-other, without a tag")
        post("We did mark-private #JoyFE", visibility="private")
        post("We did mark-direct #JoyFE", visibility="direct")
        post("We did mark-folded #JoyFE", spoilerText="Long mark-warned", sensitive=True)
        for number in range(MANY):
            post(f"{play.sentence(number)} #JoyFE")

    def change(self):
        self._server.remove(self._deleted)
        self._server.edit(self._changed, "We did mark-changed #JoyFE")


class OnSnacAccount(play.Play):
    """One of its accounts, with or without the hashtag."""

    name = "snac2 by account"
    shown = ("kept", "tagged", "changed", "late", *(f"many{number}" for number in range(FEW)))
    hidden = ("deleted", "original", "private", "direct")

    def __init__(self, server):
        self._server = server
        self.sources = {"snac": ("mastodon", server.url, "accounts = @ada@snac.example",
                                 "file_under = JoyFE")}

    def post(self):
        post = self._server.post
        for number in range(FEW):
            post(play.sentence(number))
        post("We did mark-kept")
        post("We did mark-tagged #JoyFE")
        self._changed = post("We did mark-original")
        play.next_second()
        self._deleted = post("We did mark-deleted")
        play.next_second()
        post("We did mark-private", visibility="private")
        post("We did mark-direct", visibility="direct")
        post("We did mark-late")

    def change(self):
        self._server.remove(self._deleted)
        self._server.edit(self._changed, "We did mark-changed")


class OnFeed(play.Play):
    """A blog by its feed."""

    name = "WordPress as type = feed"
    shown = ("kept", "changed", "xmlrpc")
    hidden = ("deleted", "early", "original", "draft", "private", "locked", "asking",
              "future", "other")

    def __init__(self, server):
        self._server = server
        self.sources = {"blog": self.source(server)}

    @staticmethod
    def source(server):
        return "feed", f"{server.url}/feed/"

    def post(self):
        post = self._server.post
        post("<p>We did mark-kept &amp; more, &lt;joy&gt;.</p>", "Kept")
        play.next_second()
        self._server.remove(post("We did mark-early", "Early"))
        self._deleted = post("We did mark-deleted", "Deleted")
        play.next_second()
        post("We did mark-other, without a tag", "Other", tags=())
        post("We did mark-draft", "Draft", status="draft")
        post("We did mark-private", "Private", status="private")
        post("We did mark-locked", "Locked mark-asking", password="sesame")
        post("We did mark-future", "Future", status="future", date_gmt="2099-01-01T00:00:00")
        self._changed = post("We did mark-original", "Changed")
        self._server.post_by_xmlrpc("We did mark-xmlrpc", "By XML-RPC")

    def change(self):
        self._server.remove(self._deleted)
        self._server.edit(self._changed, "We did mark-changed")


class OnRest(OnFeed):
    """The same by its REST API, as the kind wordpress says; more than one page of it."""

    name = "WordPress as type = wordpress"
    shown = (*OnFeed.shown, *(f"many{number}" for number in range(MANY_OF_BLOG)))

    @staticmethod
    def source(server):
        return "wordpress", server.url

    def post(self):
        for number in range(MANY_OF_BLOG):
            self._server.post(play.sentence(number), f"The {play.WORDS[number % 30]} of {number}")
        super().post()


class OnBoth(OnFeed):
    """Both ways at once: each post is one."""

    name = "WordPress both ways"

    def __init__(self, server):
        super().__init__(server)
        self.sources = {"feed": OnFeed.source(server), "rest": OnRest.source(server)}
