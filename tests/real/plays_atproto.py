"""What is posted on Bluesky's own servers, and what must come of it."""

import base64
import zlib

import play

MANY = 105      # more than one page of a search
LABELS = "com.atproto.label.defs#selfLabels"
FILED = "file_under = JoyFE"


def png():
    """A picture of one dot, base64."""
    def part(kind, data):
        body = kind + data
        return len(data).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")
    dot = bytes.fromhex("0000000100000001") + bytes([8, 2, 0, 0, 0])
    return base64.b64encode(b"\x89PNG\r\n\x1a\n" + part(b"IHDR", dot)
                            + part(b"IDAT", zlib.compress(b"\0\xff\0\0"))
                            + part(b"IEND", b"")).decode()


class OnAtproto(play.Play):
    """People of a play have handles of their own, so that plays share a network."""

    people, suffix = (), ""

    def __init__(self, server):
        self._server, self.do = server, server.do
        self.dids = {name: self.do("join", self.handle(name)) for name in self.people}

    def handle(self, name):
        return f"{name}{self.suffix}.test"

    def write(self, name, text, **more):
        return self.do("post", self.handle(name), text, more)

    def remove(self, name, post):
        self.do("remove", self.handle(name), post["uri"])

    def hide(self, name):
        """Not for who has not logged in, by their own label."""
        self.do("profile", self.handle(name), {
            "labels": {"$type": LABELS, "values": [{"val": "!no-unauthenticated"}]}})


class OnSearch(OnAtproto):
    """Hashtags, searched for with the app password of a reader's account, at their PDS."""

    name = "Bluesky by hashtag"
    people = ("ada", "bea", "cai", "dee", "kim")
    shown = ("kept", "picture", "link", "quote", "answer", "tagged",
             *(f"many{number}" for number in range(MANY)))
    hidden = ("deleted", "early", "other", "private", "left")

    def __init__(self, server):
        super().__init__(server)
        self.files = {"sky.password": self.do("appPassword", "kim.test")}
        self.sources = {"sky": ("bluesky", server.url, "user = kim.test",
                                "password_file = sky.password")}

    def post(self):
        write = self.write
        self.hide("cai")
        self.do("profile", "ada.test", {"displayName": "Ada & Söhne <b>"})
        kept = write("ada", "Grüße 🎉 mark-kept #JoyFE, and https://college.example/a?b=1")
        quoted = write("ada", "Something to be quoted, without a tag")
        self._deleted = write("ada", "We did mark-deleted #JoyFE")
        self.remove("bea", write("bea", "We did mark-early #JoyFE"))
        write("bea", "We did mark-other, without a tag")
        write("cai", "We did mark-private #JoyFE")
        write("dee", "We did mark-left #JoyFE")
        write("bea", "A mark-picture #JoyFE", embed={"images": [{"data": png(), "alt": "A dot"}]})
        write("bea", "A mark-link #JoyFE", embed={
            "$type": "app.bsky.embed.external",
            "external": {"uri": "https://college.example/page", "title": "A page",
                         "description": "Of ours"}})
        write("bea", "A mark-quote #JoyFE", embed={"$type": "app.bsky.embed.record",
                                                   "record": quoted})
        write("bea", "An mark-answer #JoyFE", reply={"root": kept, "parent": kept})
        write("bea", "A mark-tagged #JoyFE with a tag beside", tags=["UKFEChat"])
        for number in range(MANY):
            write("ada" if number % 2 else "bea", f"{play.sentence(number)} #JoyFE")
        self.do("settle")

    def change(self):
        self.remove("ada", self._deleted)
        self.do("leave", "dee.test")
        self.do("settle")

    def judge_more(self, tap, run, world):
        """The organiser takes the app password back."""
        self.do("revoke", "kim.test")
        later = play.stamp(run.due + play.WEEK + play.WEEK / 7)
        polled, standing = world.run("poll", now=later), world.run("status", now=later)
        tap.ok("source sky: well" not in standing.out,
               f"{self.name}: a login that is taken back is no quiet week", polled, standing)


class OnAccounts(OnAtproto):
    """Known accounts, with or without the hashtag, at the AppView and without a login."""

    name, suffix = "Bluesky by account", "-b"
    people = ("ada", "bea", "cai", "dee")
    shown, hidden = ("ada", "bea", "answer"), ("deleted", "private", "stranger", "shy", "gone")

    def __init__(self, server):
        super().__init__(server)
        self.sources = {"sky": ("bluesky", server.appview, *self.lines_of_source(), FILED)}

    def lines_of_source(self):
        accounts = ", ".join((self.handle("ada"), self.dids["bea"], self.handle("cai")))
        return (f"accounts = {accounts}",)

    def post(self):
        self.hide("cai")
        self._answer(self.write("ada", "We did mark-ada"))
        self.write("bea", "We did mark-bea")
        self.write("cai", "We did mark-private")
        self.write("dee", "We did mark-stranger")
        self._deleted = self.write("ada", "We did mark-deleted")
        self.do("settle")

    def _answer(self, post):
        """What hangs on a post is asked for when it is mailed."""
        reply = {"root": post, "parent": post}
        self.write("dee", "A mark-answer to that", reply=reply)
        self.write("cai", "A mark-shy answer", reply=reply)
        self._gone = self.write("dee", "A mark-gone answer", reply=reply)

    def change(self):
        self.remove("ada", self._deleted)
        self.remove("dee", self._gone)
        self.do("settle")


class OnList(OnAccounts):
    """A list of accounts."""

    name, suffix = "Bluesky by list", "-c"

    def lines_of_source(self):
        of = self.do("record", self.handle("dee"), "app.bsky.graph.list",
                     {"name": "Staff", "purpose": "app.bsky.graph.defs#curatelist"})
        for name in ("ada", "bea", "cai"):
            self.do("record", self.handle("dee"), "app.bsky.graph.listitem",
                    {"subject": self.dids[name], "list": of})
        self.do("settle")
        return (f"list = {of}",)


class OnFeed(OnAccounts):
    """A feed that somebody's own server makes."""

    name, suffix = "Bluesky by feed", "-d"
    shown, hidden = ("ada", "bea"), ("deleted", "private")

    def lines_of_source(self):
        self._posts = [self.write(name, f"We did mark-{mark}")["uri"] for name, mark in
                       (("ada", "ada"), ("bea", "bea"), ("cai", "private"), ("ada", "deleted"))]
        self.do("settle")
        return (f"feed = {self.do('generator', self.handle('dee'), self._posts)}",)

    def post(self):
        self.hide("cai")

    def change(self):
        self.do("remove", self.handle("ada"), self._posts[-1])
        self.do("settle")
