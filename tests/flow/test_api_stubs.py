#!/usr/bin/python3
"""The stubs of JSON APIs have their platforms' manners: what a test of a kind relies on."""

import json
import os
import sys
import urllib.error
import urllib.request
from datetime import datetime, timedelta, timezone

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import api_posts  # noqa: E402
import harness  # noqa: E402
import misskey_stub  # noqa: E402

TAP = harness.Tap()
BEGAN = datetime(2026, 11, 9, 8, tzinfo=timezone.utc)


def some(count, **more):
    return [api_posts.post(f"p{n}", (BEGAN + timedelta(hours=n)).isoformat(), **more)
            for n in range(count)]


def ask(server, path, body=None, **headers):
    """(status, headers, what the JSON says or the text)"""
    request = urllib.request.Request(
        server.url + path, None if body is None else json.dumps(body).encode(), headers)
    try:
        with urllib.request.urlopen(request, timeout=20) as reply:
            status, given, raw = reply.status, reply.headers, reply.read()
    except urllib.error.HTTPError as error:
        status, given, raw = error.code, error.headers, error.read()
    try:
        return status, given, json.loads(raw)
    except ValueError:
        return status, given, raw.decode()


def marks(items, member="text"):
    return [item[member].partition("mark-")[2].split()[0] for item in items]


def test_misskey(world):
    posts = some(5)
    posts.append(api_posts.post("far", BEGAN.isoformat(), host="far.example",
                                seen=(BEGAN + timedelta(days=2)).isoformat()))
    posts.append(api_posts.post("shy", BEGAN.isoformat(), require_signin=True, author="shy"))
    server = world.api("misskey", posts, token="secret", visitors="local")

    def search(**words):
        return ask(server, "/api/notes/search-by-tag", {"tag": "JoyFE", "limit": 3, **words})

    TAP.equal(marks(search()[2]), ["p4", "p3", "p2"], "misskey: the newest first")
    first = misskey_stub.note_id(posts[0])
    TAP.equal(marks(search(sinceId=first)[2]), ["p1", "p2", "p3"], "sinceId goes forward")
    TAP.equal(marks(search(sinceId=first, untilId=misskey_stub.note_id(posts[3]))[2]),
              ["p2", "p1"], "with untilId it goes back")
    TAP.equal(sorted(note["text"] is None for note in search(limit=100)[2]),
              [False] * 5 + [True], "one is hidden, and what is from elsewhere is not told of")
    found = search(limit=100, i="secret")[2]
    TAP.equal([note["uri"] for note in found if "uri" in note],
              ["https://far.example/notes/" + misskey_stub.note_id(posts[5])],
              "with a login all of it, a uri where it is of another server")
    TAP.equal([search(limit=101)[0], search(i="wrong")[2]["error"]["code"]],
              [400, "AUTHENTICATION_FAILED"], "what is wrong has a code")
    TAP.equal(ask(server, "/api/notes/search-by-tag")[0], 405, "and a GET is none")


def test_lemmy(world):
    posts = some(5)
    posts[1]["state"] = "deleted"
    server = world.api("lemmy", posts)
    status, _, page = ask(server, "/api/v3/search?q=%23JoyFE&type_=Posts&sort=New&limit=3&page=2")
    TAP.equal((status, [view["post"]["id"] for view in page["posts"]]),
              (200, [posts[0]["number"]]), "lemmy: pages, without what is deleted")
    TAP.equal(ask(server, "/api/v3/search?q=x&limit=51")[0], 400, "a limit beyond 50 is refused")
    TAP.equal(ask(server, f"/api/v3/post?id={posts[1]['number']}")[::2],
              (404, {"error": "not_found"}), "a deleted one is not found")
    server = world.api("lemmy", posts, api="v4")
    path, found = "/api/v4/search?q=%23joyfe&limit=3", []
    while path:
        page = ask(server, path)[2]
        found += [view["post"]["published_at"][:13] for view in page["search"]]
        following = page["next_page"]
        path = following and f"/api/v4/search?q=%23joyfe&limit=3&page_cursor={following}"
    TAP.equal(len(set(found)), 4, "v4: by cursors")
    server = world.api("lemmy", some(25), api="piefed")
    views = ask(server, "/api/alpha/search?q=JoyFE&type_=Posts&sort=New&limit=50")[2]["posts"]
    TAP.equal((len(views), views[0]["post"]["tags"], "name" in views[0]["post"]),
              (20, "JoyFE", False), "piefed: twenty a page, tags as a text")


def test_wordpress(world):
    posts = some(12)
    posts[0].update(password=True)
    posts[1].update(state="removed")
    server = world.api("wordpress", posts, token="secret")
    root = "/wp-json/wp/v2/"
    (tag,) = ask(server, root + "tags?slug=joyfe")[2]
    status, head, page = ask(server, f"{root}posts?tags={tag['id']}&per_page=4&page=3&_embed=1")
    TAP.equal((status, head["X-WP-Total"], head["X-WP-TotalPages"], len(page)),
              (200, "11", "3", 3), "wordpress: pages and how many")
    TAP.equal((page[-1]["content"], page[-1]["date"], page[-1]["date_gmt"]),
              ({"rendered": "", "protected": True}, "2026-11-09T10:00:00", "2026-11-09T08:00:00"),
              "a post with a password says nothing; times without a zone")
    TAP.equal(page[0]["_embedded"]["author"][0]["name"], "Ada", "the author, when asked for")
    TAP.equal(ask(server, f"{root}posts?tags={tag['id']}&page=9")[2]["code"],
              "rest_post_invalid_page_number", "a page too far")
    TAP.equal([ask(server, f"{root}posts/{number}")[0] for number in (posts[1]["number"], 1)],
              [401, 404], "what is in the bin, and what never was")


def test_discourse(world):
    server = world.api("discourse", some(35))
    page = ask(server, "/tag/JoyFE.json?page=0")[2]
    topics = page["topic_list"]["topics"]
    TAP.equal((len(topics), topics[0]["tags"], page["topic_list"]["more_topics_url"]),
              (30, ["joyfe"], "/tag/joyfe?match_all_tags=true&page=1&tags%5B%5D=joyfe"),
              "discourse: thirty topics, and that there are more")
    TAP.ok(topics[0]["posters"][0]["user_id"] in [user["id"] for user in page["users"]],
           "whose they are is beside")
    found = ask(server, "/search.json?q=tags:joyfe%20order:latest")[2]
    TAP.equal((found["posts"][0]["username"], found["topics"][0]["id"]),
              ("ada", found["posts"][0]["topic_id"]), "a search has both")
    TAP.equal(ask(server, "/tag/none.json")[0], 404, "a tag that nobody used")
    limited = world.api("discourse", some(1), mode="ratelimited:7", tag_objects=True)
    TAP.equal(ask(limited, "/tag/JoyFE.json")[2]["extras"]["wait_seconds"], 7, "how long to wait")


def test_peertube(world):
    server = world.api("peertube", some(5))
    page = ask(server, "/api/v1/search/videos?tagsOneOf=joyfe&sort=-publishedAt&start=3&count=9")[2]
    TAP.equal((page["total"], [video["publishedAt"] for video in page["data"]],
               "tags" in page["data"][0]),
              (5, ["2026-11-09T09:00:00.000Z", "2026-11-09T08:00:00.000Z"], False),
              "peertube: start, total, no tags in a list")
    status, head, error = ask(server, "/api/v1/videos?count=101")
    TAP.equal((status, head["Content-Type"].split(";")[0], error["status"]),
              (400, "application/problem+json", 400), "what is wrong is a problem")


def test_tempers(world):
    """What every one of them can do."""
    paths = {"misskey": ("/api/notes/search-by-tag", {"tag": "JoyFE"}),
             "lemmy": ("/api/v3/search?q=JoyFE", None), "wordpress": ("/wp-json/wp/v2/posts", None),
             "discourse": ("/tag/joyfe.json", None), "peertube": ("/api/v1/videos", None)}
    for kind, (path, body) in paths.items():
        words = "ok closed expired ratelimited:60 error500 html503 html200 malformed strange ok"
        world.write("modes", words.replace(" ", "\n"))
        server = world.api(kind, some(3), token="secret", mode_file=world.path("modes"))
        got = [ask(server, path, body) for _ in words.split()]
        TAP.equal([reply[0] for reply in got[3:]], [got[3][0], 500, 503, 200, 200, 200, 200],
                  f"{kind}: trouble of each kind")
        TAP.ok(got[1][0] in (400, 401, 403) and got[3][0] in (400, 429),
               f"{kind}: closed, too many", got[1], got[3])
        TAP.equal([isinstance(got[i][2], str) for i in (6, 7, 8)], [True, True, False],
                  f"{kind}: what is no JSON, and what is strange")


TAP.play(test_misskey, test_lemmy, test_wordpress, test_discourse, test_peertube, test_tempers)
