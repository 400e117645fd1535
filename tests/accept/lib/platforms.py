"""Every platform that has an API kind, behind one face: the same posts put on each, the same
trouble made, so that one play and one simulation try them all.

    platform = platforms.ALL["lemmy"]()
    server = platform.serve(world, posts)
    world.write("aggregator.ini", scene.ini({"place": platform.source(server)}, "…"))
    platform.behave(world, "ratelimited:600")
"""

from datetime import datetime

import api_posts
import make
import timeline

TOKEN = "sesame-4711"


class Platform:
    """What differs. Words of temper are those of servers/api_stub.py; None where a platform has
    nothing like it."""

    name, kind = None, None
    page = 50                   # posts of one answer
    shut = "closed"             # what closes it to us as we are
    is_late = True              # a post may come to be known after it was published
    edit_hours = 60             # until when after that it may be edited; 0: never
    renewals = ()               # tempers that the program gets over by itself
    silences = ()               # (options, temper) by which it leaves out without a word
    tempers = {}                # other words for the same
    options, lines = {}, ()

    def serve(self, world, posts, **options):
        world.write("modes", "ok")
        return world.api(self.kind, self.show(posts), mode_file=world.path("modes"),
                         token=TOKEN, **{**self.options, **options})

    def show(self, posts):
        """The posts as the stub's file holds them."""
        return posts

    def put(self, world, server, posts):
        world.write(server.data, self.show(posts))

    def behave(self, world, word):
        name, _, argument = word.partition(":")
        name = self.tempers.get(name, name)
        world.write("modes", f"{name}:{argument}" if argument else name)

    def source(self, server, *lines, is_in=False):
        """What scene.ini() takes; is_in: with the login of token()."""
        return (self.kind, server.url, *self.lines, *(("token_file = token",) if is_in else ()),
                *lines)

    def asked(self, server):
        """The requests that were made, as their log has them."""
        return server.log()


class Mastodon(Platform):
    name = kind = "mastodon"
    page, manners = 40, "mastodon"
    is_by_coming = False        # whether ids are of the time when a server came to know
    tempers = {"closed": "closed401"}
    silences = (({}, "closedempty"),)

    def serve(self, world, posts, **options):
        world.write("modes", "ok")
        return world.mastodon(self.show(posts), mode_file=world.path("modes"), token=TOKEN,
                              rate=10 ** 9, manners=self.manners, **options)

    def show(self, posts):
        """A post that was fetched late has an id of the time when it was published."""
        return [make.status(post["text"], post["at"], post["author"],
                            post["host"] or "toot.example",
                            visibility="private" if post["state"] == "hidden" else "public",
                            edited_at=post["edited"])
                | {"id": self.number(post), "url": f"https://{post['host'] or 'toot.example'}/"
                   f"@{post['author']}/{self.number(post)}",
                   "uri": f"https://{post['host'] or 'toot.example'}/users/{post['author']}"
                   f"/statuses/{self.number(post)}"}
                for post in posts if post["state"] in ("shown", "hidden")]

    def number(self, post):
        """The same before and after an edit."""
        if self.manners == "mastodon":
            return make.status(post["mark"], post["at"], post["author"])["id"]
        when = post["seen" if self.is_by_coming else "at"]
        return timeline.native_id(self.manners, datetime.fromisoformat(when),
                                  api_posts.bits(post["mark"]) % 1000)


class GoToSocial(Mastodon):
    name = manners = "gotosocial"
    shut, silences = "expired", ()      # it never opens without a login

    def source(self, server, *lines, is_in=True):
        return super().source(server, *lines, is_in=True)


class Akkoma(Mastodon):
    name = manners = "akkoma"
    is_by_coming = True


class Misskey(Platform):
    name = kind = "misskey"
    page = 100
    silences = (({"visitors": "none"}, "ok"), ({"visitors": "local"}, "ok"))


class Lemmy(Platform):
    name = kind = "lemmy"


class LemmyNext(Platform):
    name, kind = "lemmy v4", "lemmy"
    options = {"api": "v4"}


class PieFed(Platform):
    name, kind, page = "piefed", "piefed", 20

    def serve(self, world, posts, **options):
        world.write("modes", "ok")
        return world.api("lemmy", posts, mode_file=world.path("modes"), token=TOKEN, api="piefed",
                         **options)


class WordPress(Platform):
    name = kind = "wordpress"
    page = 100


class Discourse(Platform):
    name = kind = "discourse"
    is_late, page = False, 30


class PeerTube(Platform):
    name = kind = "peertube"
    page = 100


class Bluesky(Platform):
    """A login's password is in the file of the token; nothing is open without."""

    name = kind = "bluesky"
    page, edit_hours, renewals = 100, 0, ("expired", "revoked")
    shut, tempers = "locked", {"closed": "ok", "expired": "locked"}
    options = {"password": TOKEN}
    lines = ("user = digest.bsky.social", "password_file = token")

    def source(self, server, *lines, is_in=False):
        return super().source(server, *lines)

    def renew(self, world, word):
        """Let a login run out in one of the ways of renewals."""
        world.write("modes", word)


class X(Platform):
    """Nothing is open without a token, and every post has its price."""

    name = kind = "x"
    page, is_late, edit_hours = 100, False, 0.4
    shut, tempers = "expired", {"closed": "ok"}
    lines = ("budget = 500.00 USD a month",)

    def source(self, server, *lines, is_in=True):
        return super().source(server, *lines, is_in=True)


ALL = {one.name: one for one in (Mastodon, GoToSocial, Akkoma, Bluesky, X, Misskey, Lemmy, PieFed,
                                 WordPress, Discourse, PeerTube)}
MONTHS = ("mastodon", "bluesky", "x", "misskey", "lemmy", "wordpress")


def token(world):
    world.write("token", TOKEN)
