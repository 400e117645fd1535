#!/usr/bin/python3
"""Logins by access tokens: from a command or the refresh grant, fetched anew once, kept safe."""

import json
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402

harness.need.module("aiosmtpd")
TAP = harness.Tap()
READERS = scene.THREE
USER = "digest@college.example"
KEPT = os.path.join("state", "refresh.tokens")


class Post:
    """A polled post, three readers, a mail server that wants a token, and who gives tokens."""

    def __init__(self, world, lines, mechanisms="XOAUTH2", manners="microsoft", **book):
        self.world = world
        self.issuer = world.tokens(**book)
        self.mail = world.smtp("starttls", user=USER, mechanisms=mechanisms, manners=manners,
                               tokens=world.path("tokens.json"))
        toot = world.mastodon([scene.post("news", "2026-11-10T09:00:00Z")])
        world.write("refresh", "first\n")
        login = f"url = smtp://{USER}@127.0.0.1:{self.mail.port}\nauth = oauth2\n{lines}"
        world.write("aggregator.ini", scene.ini(
            {"toot": ("mastodon", toot.url)},
            login.replace("ISSUER", self.issuer.url), READERS, top="ca_file = certs/ca.pem"))
        result = world.run("check")
        assert result.code == 0, result
        result = world.run("poll", now=scene.NOW)
        assert result.code == 0, result

    def run(self, minutes=0):
        return self.world.run("run", now=scene.at(minutes=minutes))

    def got(self):
        return sorted(scene.rcpts(self.mail))

    def asked(self):
        """The refresh tokens that were shown to who gives access tokens."""
        return [row["form"]["refresh_token"] for row in self.issuer.log()]

    def book(self, **changes):
        path = self.world.path(self.issuer.data)
        with open(path, encoding="utf-8") as file:
            book = json.load(file)
        self.world.write(self.issuer.data, {**book, **changes})
        return book


GRANT = "token_url = ISSUER/token\nclient_id = an-app\nrefresh_token_file = refresh"


def test_grant(_):
    for mechanisms, manners in (("XOAUTH2", "microsoft"), ("XOAUTH2 OAUTHBEARER PLAIN", "google"),
                                ("OAUTHBEARER", "google")):
        with harness.World() as world:
            post = Post(world, GRANT, mechanisms, manners, rotate=True)
            first = post.run()
            TAP.equal((first.code, first.err, post.got()), (0, "", sorted(READERS)),
                      f"{mechanisms}: a token by the refresh grant lets the mail out", first)
            TAP.equal(post.asked(), ["first"], f"{mechanisms}: it is asked for once a run")
            TAP.equal(os.stat(world.path(KEPT)).st_mode & 0o777, 0o600,
                      f"{mechanisms}: the newer refresh token is kept for its owner alone")
            said = post.mail.heard(tls=False)
            TAP.ok("AUTH" not in said and "MAIL" not in said, f"{mechanisms}: all of it encrypted",
                   said)
            TAP.ok(not any("access-" in text for text in files(world)),
                   f"{mechanisms}: no access token lies on the disk")


def files(world):
    """What lies in the folder that the program writes to."""
    for name in os.listdir(world.path("state")):
        with open(world.path("state", name), "rb") as file:
            yield file.read().decode("latin-1")


def test_rotation(world):
    post = Post(world, GRANT, rotate=True)
    for minutes in range(3):
        world.run("send", "--to", scene.READER, now=scene.at(minutes=minutes))
    asked = post.asked()
    TAP.equal((len(asked), len(set(asked)), len(post.got())), (3, 3, 3),
              "a refresh token is used once, and the next login takes the newer one", asked)
    world.write("refresh", "second\n")
    post.book(refresh=["second"])
    world.write(KEPT, "")
    world.run("send", "--to", scene.READER, now=scene.at(minutes=3))
    TAP.equal((post.asked()[-1], len(post.got())), ("second", 4),
              "one that the organiser writes anew comes before")
    os.chmod(world.path("state"), 0o500)
    result = world.run("send", "--to", scene.READER, now=scene.at(minutes=4))
    os.chmod(world.path("state"), 0o700)
    TAP.ok(os.geteuid() == 0 or result.code != 0, "where none can be kept, that is said", result)


def test_command(world):
    world.write("helper", "#!/bin/sh\nshift\ncat \"$1\"\n", 0o700)
    world.write("token", "stale\n")
    post = Post(world, 'token_command = ./helper one "token"')
    world.write("tokens.json", ["fresh"])
    TAP.contains(world.run("check").out, "go by libcurl", "check says by which library it goes")
    first = post.run()
    TAP.equal((first.code, scene.one_line(first), post.got()), (75, True, []),
              "a token that is refused twice: exit 75, one line, nothing sent", first)
    TAP.contains(first.err, "tagdigest-mail(7)", "which says where to read on")
    TAP.ok("stale" not in first.err, "and does not say the token", first.err)
    TAP.equal(sum(row["command"] == "AUTH" for row in post.mail.commands()), 2,
              "it was fetched anew and tried once more")
    later = post.run(15)
    TAP.equal((later.code, later.err), (0, ""), "the next runs leave it alone", later)
    world.write("token", "fresh\n")
    by_hand = world.run("send", now=scene.at(minutes=30))
    TAP.equal((by_hand.code, post.got()), (0, sorted(READERS)), "by hand it is tried at once",
              by_hand)


def test_expired(world):
    """A helper that gives its old token first, and then a new one."""
    world.write("helper", "#!/bin/sh\nmkdir seen 2>/dev/null && echo stale || echo fresh\n", 0o700)
    post = Post(world, "token_command = ./helper")
    world.write("tokens.json", ["fresh"])
    first = post.run()
    TAP.equal((first.code, first.err, post.got()), (0, "", sorted(READERS)),
              "an expired token costs one more login, and no mail", first)


def test_refused_grant(world):
    post = Post(world, GRANT, refresh=["another"])
    first = post.run()
    TAP.equal((first.code != 0, scene.one_line(first), post.got()), (True, True, []),
              "a refresh token that is not taken: one line, nothing sent", first)
    TAP.contains(first.err, "get another one, see tagdigest-mail(7)", "and what to do")
    TAP.ok("first" not in first.err, "the server quotes it, we do not", first.err)
    TAP.equal(post.mail.commands(), [], "the mail server is not asked at all")
    later = post.run(15)
    TAP.equal((later.code, later.err, len(post.issuer.log())), (0, "", 1),
              "the next runs leave it alone", later)
    TAP.contains(world.run("status", now=scene.at(minutes=20)).out, "invalid_grant",
                 "status says so")
    world.write("refresh", "another\n")
    second = post.run(30)
    TAP.equal((second.code, post.got()), (0, sorted(READERS)), "with a good one it goes", second)


def test_down(world):
    post = Post(world, GRANT, down=True)
    first = post.run()
    TAP.equal((first.code, scene.one_line(first)), (75, True), "who gives tokens is down: exit 75",
              first)
    post.book(down=False)
    TAP.equal((post.run(15).code, post.got()), (0, sorted(READERS)), "and later it goes")


if __name__ == "__main__":
    TAP.play(test_grant, test_rotation, test_command, test_expired, test_refused_grant, test_down)
