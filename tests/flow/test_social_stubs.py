#!/usr/bin/python3
"""The stubs of Bluesky and X have their platforms' manners: what a test of a kind relies on."""

import json
import os
import sys
import urllib.error
import urllib.request
from datetime import datetime, timedelta, timezone
from urllib.parse import quote, urlencode

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import api_posts  # noqa: E402
import bluesky  # noqa: E402
import harness  # noqa: E402
import x_stub  # noqa: E402
import xposts  # noqa: E402

TAP = harness.Tap()
BEGAN = datetime(2026, 11, 9, 8, tzinfo=timezone.utc)
NOW = datetime(2026, 11, 11, 8, tzinfo=timezone.utc)
LOGIN = {"identifier": "digest.bsky.social", "password": "abcd-efgh-ijkl-mnop"}


def some(count, **more):
    return [api_posts.post(f"p{n}", (BEGAN + timedelta(hours=n)).isoformat(), f"author{n}", **more)
            for n in range(count)]


def ask(url, body=None, token=None):
    """(status, what the JSON says or the text)"""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    data = None if body is None else json.dumps(body).encode()
    try:
        with urllib.request.urlopen(urllib.request.Request(url, data, headers),
                                    timeout=20) as reply:
            status, raw = reply.status, reply.read()
    except urllib.error.HTTPError as error:
        status, raw = error.code, error.read()
    try:
        return status, json.loads(raw)
    except ValueError:
        return status, raw.decode()


class Sky:
    """A stub of Bluesky, and somebody who is logged in there."""

    def __init__(self, world, posts, **options):
        self.world = world
        self.at(NOW)
        world.write("modes", "ok")
        self.server = world.api("bluesky", posts, mode_file=world.path("modes"), **options)
        self.token = None

    def at(self, when):
        self.world.tell_time(when.isoformat())

    def call(self, name, body=None, token="", **words):
        if not token:
            token = self.token
        query = "?" + urlencode(words, doseq=True) if words else ""
        return ask(f"{self.server.url}/xrpc/{name}{query}", body, token)

    def log_in(self, **more):
        status, said = self.call("com.atproto.server.createSession", {**LOGIN, **more})
        if status == 200:
            self.token = said["accessJwt"]
        return status, said

    def search(self, **words):
        return self.call("app.bsky.feed.searchPosts", **{"q": "#JoyFE", **words})[1]


def marks(posts):
    return [post["record"]["text"].partition("mark-")[2].split()[0] for post in posts]


def test_sessions(world):
    sky = Sky(world, some(3))
    TAP.equal(sky.call("app.bsky.feed.searchPosts", q="x")[1]["error"], "AuthMissing",
              "a PDS tells nobody anything")
    TAP.equal((sky.log_in(password="x")[1]["error"], sky.log_in()[0]),
              ("AuthenticationRequired", 200), "it wants the right password")
    first = sky.log_in()[1]
    TAP.equal(len(sky.search()["posts"]), 3, "an access token opens it")
    sky.at(NOW + timedelta(hours=2, seconds=1))
    TAP.equal(sky.search()["error"], "ExpiredToken", "for two hours")

    def refresh(token):
        return sky.call("com.atproto.server.refreshSession", {}, token)

    TAP.equal(refresh(first["accessJwt"])[1]["error"], "InvalidToken", "it does not refresh itself")
    second = refresh(first["refreshJwt"])[1]
    sky.token = second["accessJwt"]
    TAP.equal(len(sky.search()["posts"]), 3, "a refresh token brings a new one")
    again = refresh(first["refreshJwt"])[1]
    TAP.equal(again["refreshJwt"], second["refreshJwt"], "the old one gives the same successor")
    sky.server.stop()
    sky.server.start()
    sky.at(NOW + timedelta(hours=5))
    TAP.equal(refresh(first["refreshJwt"])[1]["message"], "Token has been revoked",
              "for two hours more, whatever happens to the server")
    TAP.equal(refresh(second["refreshJwt"])[0], 200, "the new one goes on")
    sky.log_in()
    world.write("modes", "expired")
    TAP.equal(sky.search()["error"], "ExpiredToken", "a server may forget its tokens")
    third = refresh(refresh(second["refreshJwt"])[1]["refreshJwt"])[1]
    sky.token = third["accessJwt"]
    TAP.equal(len(sky.search()["posts"]), 3, "and take new ones")
    world.write("modes", "revoked")
    TAP.equal((sky.search()["error"], refresh(third["refreshJwt"])[1]["error"], sky.log_in()[0]),
              ("ExpiredToken", "ExpiredToken", 200), "or what refreshes them")
    world.write("modes", "locked")
    TAP.equal(sky.log_in()[1]["error"], "AuthenticationRequired", "or the password")
    world.write("modes", "ok")
    sky.at(NOW + timedelta(hours=6))
    codes = [sky.log_in()[0] for _ in range(31)]
    TAP.equal((codes[29], codes[30]), (200, 429), "thirty logins in five minutes")


def test_search(world):
    posts = some(6)
    posts.append(api_posts.post("late", (BEGAN + timedelta(minutes=90)).isoformat(), "zoe",
                                seen=NOW.isoformat()))
    sky = Sky(world, {"posts": posts, "actors": {"author4": {"status": "deactivated"},
                                                 "author2": {"blocked_by": True}}})
    sky.log_in()
    page = sky.search(limit=3)
    TAP.equal((marks(page["posts"]), page["cursor"]), (["p5", "p3"], "3"),
              "who is gone leaves the page shorter")
    page = sky.search(limit=3, cursor="3")
    TAP.equal((marks(page["posts"]), page["cursor"]), (["late", "p1"], "6"),
              "what came late stands where it was written")
    posts.append(api_posts.post("new", NOW.isoformat(), "zoe"))
    world.write(sky.server.data, posts)
    TAP.equal(marks(sky.search(limit=3, cursor="3")["posts"]), ["p3", "p2", "late"],
              "the cursor is an offset")
    TAP.equal(sky.search(cursor="x")["message"], "Invalid cursor format", "and a number")
    TAP.equal(marks(sky.search(since=(BEGAN + timedelta(hours=1)).isoformat(),
                               until=(BEGAN + timedelta(hours=3)).isoformat())["posts"]),
              ["p2", "late", "p1"], "since is in, until is out")
    TAP.equal(sky.search(tag=["JoyFE", "other"])["posts"], [], "tags are all of them")


def test_views(world):
    posts = [
        api_posts.post("red", BEGAN.isoformat(), text="Été 🙂 mark-red #Été_2026", allow=[],
                       embed=bluesky.images("A bowl"), no_quotes=True),
        api_posts.post("no", BEGAN.isoformat(), "bob", reply="red"),
        api_posts.post("yes", BEGAN.isoformat(), reply="red"),
        api_posts.post("blue", BEGAN.isoformat(), "cai", embed=bluesky.quote("red")),
        api_posts.post("odd", BEGAN.isoformat(), "cai", embed={"$type": "app.example.poll"})]
    sky = Sky(world, posts, public="nosearch")
    feed = sky.call("app.bsky.feed.getAuthorFeed", actor="ada.bsky.social",
                    filter="posts_no_replies")[1]["feed"]
    record, uri = feed[0]["post"]["record"], feed[0]["post"]["uri"]
    index = record["facets"][0]["index"]
    TAP.equal(record["text"].encode()[index["byteStart"]:index["byteEnd"]].decode(), "#Été_2026",
              "facets count bytes")
    TAP.equal(marks([one["post"] for one in sky.call(
        "app.bsky.feed.getPostThread", uri=uri)[1]["thread"]["replies"]]), ["yes"],
        "who may not answer is not there")
    feed = sky.call("app.bsky.feed.getAuthorFeed", actor="cai.bsky.social")[1]["feed"]
    TAP.equal([one["post"].get("embed", {}).get("record", {}).get("$type") for one in feed],
              [None, "app.bsky.embed.record#viewDetached"] if feed[0]["post"]["record"]["embed"][
                  "$type"] == "app.example.poll" else
              ["app.bsky.embed.record#viewDetached", None], "what may not be quoted is detached")
    TAP.equal(sky.call("app.bsky.feed.searchPosts", q="x")[0], 403, "no search for nobody")
    TAP.equal(sky.call("app.bsky.feed.getPosts", uris=[uri, uri + "x"])[1]["posts"][0]["uri"], uri,
              "of several, those that there are")


class Cross:
    """A stub of X."""

    def __init__(self, world, posts, **options):
        self.world = world
        world.tell_time(NOW.isoformat())
        self.server = world.api("x", posts, token="T", **options)

    def search(self, query="#JoyFE", **words):
        words = {name.replace("_fields", ".fields"): value for name, value in words.items()}
        query = urlencode({"query": query, **words})
        return ask(f"{self.server.url}/2/tweets/search/recent?{query}", token="T")[1]

    def spent(self):
        return x_stub.spent(self.world.path(self.server.data) + ".ledger")


def test_x_search(world):
    posts = some(25)
    posts.append(api_posts.post("now", (NOW - timedelta(seconds=20)).isoformat()))
    x = Cross(world, posts)
    page = x.search()
    TAP.equal((len(page["data"]), page["meta"]["newest_id"], "includes" in page),
              (10, str(xposts.last_id(posts[24])), False), "ten, but for the last 30 seconds")
    ids = [one["id"] for one in page["data"]]
    while "next_token" in page["meta"]:
        page = x.search(next_token=page["meta"]["next_token"])
        ids += [one["id"] for one in page["data"]]
    TAP.equal(len(set(ids)), 25, "tokens lead to the end")
    TAP.equal(x.search("#nothing"), {"meta": {"result_count": 0}}, "nothing is no data at all")
    TAP.equal(x.spent(), 25 * 5000, "a post costs once a day")
    x.search(expansions="author_id", max_results=100)
    TAP.equal(x.spent(), 25 * 15_000, "its author costs twice as much as it")
    TAP.contains(x.search(since_id=12345)["errors"][0]["message"], "must be a tweet id created",
                 "a since_id that is too old is refused")
    TAP.contains(x.search("-is:retweet")["errors"][0]["message"], "at least one", "so is a query "
                 "that asks for nothing")


def test_x_posts(world):
    at = BEGAN.isoformat()
    posts = [
        api_posts.post("red", at, text="Soup & <bread> https://blog.example/soup #JoyFE",
                       edits=[[(BEGAN + timedelta(minutes=5)).isoformat(), "Soup & tea #JoyFE"]]),
        api_posts.post("blue", at, "bob", quotes="gone"),
        api_posts.post("long", at, "cai", text="word " * 70 + "#JoyFE")]
    x = Cross(world, posts, offsets="plain")
    fields = "entities,note_tweet,referenced_tweets"
    page = x.search(expansions="referenced_tweets.id", tweet_fields=fields)
    red = page["data"][0]
    TAP.equal((red["text"], red["id"] in red["edit_history_tweet_ids"][1:]),
              ("Soup &amp; tea #JoyFE", True), "the last version under its own id")
    first = ask(f"{x.server.url}/2/tweets?ids={red['edit_history_tweet_ids'][0]}", token="T")[1]
    TAP.contains(first["data"][0]["text"], "https://t.co/", "the first one can be asked for")
    TAP.equal([error["title"] for error in page["errors"]], ["Not Found Error"],
              "what is gone is an error beside the data")
    long = next(one for one in page["data"] if "note_tweet" in one)
    TAP.ok("#JoyFE" not in long["text"] and long["note_tweet"]["entities"]["hashtags"],
           "a long post is cut, its note has the tag", long)
    world.write(x.server.data, [{**posts[1], "state": "deleted"}])
    TAP.equal(x.search()["meta"], {"result_count": 0}, "what was deleted is not found")
    poor = Cross(world, posts, credit=5000)
    poor.search()
    TAP.equal(poor.search()["title"], "CreditsDepleted", "without credit there is nothing")
    TAP.equal(ask(poor.server.url + "/2/tweets/search/recent?query=" + quote("#a"))[0], 401,
              "nor without a token")


if __name__ == "__main__":
    TAP.play(test_sessions, test_search, test_views, test_x_search, test_x_posts)
