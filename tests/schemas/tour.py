"""Every kind of reply of the stubs whose platforms give out a schema: take(folder) keeps them.

All that a stub shows is asked for, then all that it refuses, then each temper.
"""

import json
import os
import urllib.error
import urllib.request
from urllib.parse import quote

import api_posts
import bluesky
import harness
import make
import misskey_stub
import xposts

AT = "2026-11-10T{:02d}:00:00Z"
NOW = "2026-11-11T08:00:00Z"
TEMPERS = ("closed", "expired", "ratelimited:60", "error500", "html503", "html200", "malformed",
           "strange", "ok")
TOKEN = "sesame-4711"


def fetch(url, token=None, body=None):
    """What the JSON says, None where it is none; a stub is asked so that it answers."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    data = None if body is None else json.dumps(body).encode()
    try:
        with urllib.request.urlopen(urllib.request.Request(url, data, headers),
                                    timeout=20) as reply:
            raw = reply.read()
    except urllib.error.HTTPError as error:
        raw = error.read()
    try:
        return json.loads(raw)
    except ValueError:
        return None


def options(world, name):
    """What each stub is started with."""
    world.write(name + ".modes", "ok")
    return {"mode_file": world.path(name + ".modes"), "token": TOKEN}


# ---- Bluesky ----

def sky_posts():
    post = api_posts.post
    made = [
        post("plain", AT.format(1), claims="2026-11-10T01:00:00.123456+01:00"),
        post("images", AT.format(2), "bea", embed=bluesky.images("A bowl", ""), langs=["de", "en"]),
        post("gallery", AT.format(3), "cai", embed=bluesky.gallery("One", "Two", "Three")),
        post("video", AT.format(4), "dee", embed=bluesky.video("A film")),
        post("silent", AT.format(5), "dee", embed=bluesky.video()),
        post("card", AT.format(6), "eve",
             embed=bluesky.external("https://blog.example/soup", "Soup", "How to", True)),
        post("quote", AT.format(7), "fay", embed=bluesky.quote("images")),
        post("both", AT.format(8), "gus", embed=bluesky.with_media("card", bluesky.images("x"))),
        post("lost", AT.format(9), "hal", embed=bluesky.quote("nowhere")),
        post("ofblocked", AT.format(10), "ian", embed=bluesky.quote("foe")),
        post("foe", AT.format(10), "foe"),
        post("ofshy", AT.format(11), "jan", embed=bluesky.quote("shy")),
        post("shy", AT.format(11), "kim", no_quotes=True, state="hidden"),
        post("odd", AT.format(12), "lea", embed={"$type": "app.example.poll", "choices": [1]},
             view={"embed": {"$type": "app.example.poll#view", "choices": [1]}}),
        post("root", AT.format(13), "mia", text="Été 🙂 https://long.example/a/very/long/one "
             "@ada.bsky.social mark-root #Été_26 ＃JoyFE", allow=[], hides=["answer"],
             labels=["porn"], moderation=["!warn", {"val": "spam", "neg": True},
                                          {"val": "rude", "exp": "2026-12-01T00:00:00Z"}]),
        post("answer", AT.format(14), "mia", reply="root", tags=(), outline=["JoyFE", "soup"]),
        post("deeper", AT.format(15), "mia", reply="answer"),
        post("orphan", AT.format(15), "ada", reply="nowhere"),
        post("listed", AT.format(16), "noa", reposts=[["ada", AT.format(17)]], likes=3,
             embed=bluesky.quote("at://" + bluesky.did_of("ada.bsky.social")
                                 + "/app.bsky.graph.list/3kfriends22a")),
        post("late", AT.format(1), "oli", seen=AT.format(18)),
        bluesky.bridged("bridged", AT.format(19), "pia_b", "toot.example"),
        bluesky.bridged("cut", AT.format(20), "pia_b", "toot.example",
                        text="word " * 70 + "#JoyFE")]
    return {"posts": made,
            "actors": {"ada": {"pinned": "plain", "description": "#nobot", "displayName": "Ada",
                               "labels": ["!no-unauthenticated"], "moderation": ["spam"]},
                       "foe": {"blocked_by": True}, "noa": {"blocks": False},
                       "left": {"status": "deactivated"}, "gone": {"status": "takendown"}},
            "lists": {"3kfriends22a": {"name": "Friends", "members": ["ada", "bea", "cai"]}},
            "feeds": {"joy": {"marks": ["images", "orphan"]}, "tag": {"tags": ["JoyFE"]}}}


def sky(world):
    """A PDS, then an AppView that asks nobody for a login."""
    server = world.api("bluesky", sky_posts(), **options(world, "sky"))
    login = {"identifier": "digest.bsky.social", "password": "abcd-efgh-ijkl-mnop"}

    def call(path, token=None, body=None):
        return fetch(f"{server.url}/xrpc/{path}", token, body)

    session = call("com.atproto.server.createSession", None, login)
    call("com.atproto.server.createSession", None, {**login, "password": "x"})
    call("com.atproto.server.createSession", None, {})
    again = call("com.atproto.server.refreshSession", session["refreshJwt"], {})
    call("com.atproto.server.refreshSession", session["accessJwt"], {})
    call("com.atproto.server.describeServer")
    call("app.bsky.feed.searchPosts?q=x", "no.real.token")
    sky_reads(call, again["accessJwt"])
    for temper in (*TEMPERS, "revoked", "locked", "factor", "takendown", "upstream"):
        world.write("sky.modes", temper)
        for path in ("app.bsky.feed.searchPosts?q=JoyFE",
                     "app.bsky.feed.getFeed?feed=" + feed("tag")):
            call(path)
            call(path, again["accessJwt"])
        call("com.atproto.server.createSession", None, login)
        call("com.atproto.server.refreshSession", again["refreshJwt"], {})
    for _ in range(31):
        call("com.atproto.server.createSession", None, login)
    server = world.api("bluesky", sky_posts(), public="first", **options(world, "view"))
    sky_reads(lambda path, *_: fetch(f"{server.url}/xrpc/{path}"), None)


def feed(name):
    return quote(f"at://{bluesky.did_of('ada.bsky.social')}/app.bsky.feed.generator/{name}")


def sky_reads(call, token):
    search = "app.bsky.feed.searchPosts?"
    whole = call(search + "q=o&limit=100", token)
    for words in ("q=%23JoyFE&limit=3", "q=x&cursor=3", "q=JoyFE&sort=top", "q=x&cursor=y",
                  "q=x&limit=0", "tag=x", "q=x&since=y",
                  "q=JoyFE&since=2026-11-10&until=2026-11-10T05:00:00Z"):
        call(search + words, token)
    uris = [post["uri"] for post in whole["posts"]]
    call("app.bsky.feed.searchPostsV2?query=x", token)
    call("app.bsky.feed.getPosts?" + "&".join("uris=" + quote(uri) for uri in uris[:25]), token)
    call("app.bsky.feed.getPosts?" + "&".join(f"uris=at://x/y/{n}" for n in range(26)), token)
    for uri in [*uris, uris[0] + "x"]:
        call(f"app.bsky.feed.getPostThread?uri={quote(uri)}&depth=10", token)
    for words in ("actor=ada.bsky.social&includePins=true&limit=2", "actor=mia.bsky.social",
                  "actor=foe.bsky.social", "actor=left.bsky.social", "actor=nobody.example",
                  "actor=ada.bsky.social&filter=posts_no_replies&cursor=1794312000000__bafy",
                  "actor=ada.bsky.social&cursor=x"):
        call("app.bsky.feed.getAuthorFeed?" + words, token)
    for name in ("joy", "tag", "none"):
        call("app.bsky.feed.getFeed?limit=2&feed=" + feed(name), token)
        call("app.bsky.feed.getFeedGenerator?feed=" + feed(name), token)
    for key in ("3kfriends22a", "none"):
        uri = quote(f"at://{bluesky.did_of('ada.bsky.social')}/app.bsky.graph.list/{key}")
        call(f"app.bsky.graph.getList?limit=2&list={uri}", token)
    for name in ("ada.bsky.social", "left.bsky.social", "gone.bsky.social", "nobody.example"):
        call("app.bsky.actor.getProfile?actor=" + name, token)
        call("com.atproto.identity.resolveHandle?handle=" + name, token)
    call("app.bsky.actor.getProfiles?actors=ada.bsky.social&actors=gone.bsky.social", token)
    call("app.bsky.nothing", token)


# ---- X ----

def x_posts():
    post = api_posts.post
    return {"posts": [
        post("plain", AT.format(1)),
        post("rich", AT.format(2), "bea", text="Soup & <b> https://blog.example/soup?a=1&b=2 "
             "@ada $AAPL mark-rich #JoyFE", sensitive=True, lang="de"),
        post("photo", AT.format(3), "cai", media=[{"type": "photo", "alt_text": "A bowl"},
                                                  {"type": "video"}]),
        post("long", AT.format(4), "dee", text="word " * 70 + "https://a.example/ #JoyFE"),
        post("poll", AT.format(5), "eve", poll=["yes", "no"]),
        post("edited", AT.format(6), "fay", edits=[["2026-11-10T06:10:00Z", "anew #JoyFE"]]),
        post("again", AT.format(7), "gus", reposts="long"),
        post("quote", AT.format(8), "hal", quotes="photo"),
        post("answer", AT.format(9), "ian", reply="plain"),
        post("lost", AT.format(10), "jan", quotes="nowhere", reply="shut"),
        post("shut", AT.format(11), "kim", state="hidden"),
        post("withheld", AT.format(12), "lea", state="removed"),
        post("gone", AT.format(13), "mia", state="deleted")],
        "users": {"ada": {"description": "#nobot", "name": "Ada L"}}}


EVERYTHING = (
    "&tweet.fields=created_at,author_id,entities,attachments,referenced_tweets,public_metrics,lang,"
    "possibly_sensitive,edit_controls,note_tweet,in_reply_to_user_id,conversation_id,withheld,"
    "reply_settings&expansions=author_id,attachments.media_keys,attachments.poll_ids,"
    "referenced_tweets.id,referenced_tweets.id.author_id&media.fields=url,preview_image_url,"
    "alt_text,type,width,height,duration_ms&user.fields=name,username,created_at,description,"
    "protected,verified,public_metrics,profile_image_url")


def cross(world):
    server = world.api("x", x_posts(), **options(world, "x"))

    def call(path, token=TOKEN):
        return fetch(server.url + path, token)

    recent = "/2/tweets/search/recent?query="
    page = call(recent + "%23JoyFE&max_results=10")
    call(recent + "%23JoyFE&next_token=" + page["meta"]["next_token"])
    for words in ("%23JoyFE&max_results=100" + EVERYTHING, "%23none", "-is:retweet", "(%23a",
                  "%23a&max_results=5", "%23a&since_id=12345", "%23a&since_id=x",
                  "%23a&since_id=99&start_time=2026-11-10T00:00:00Z", "%23a&next_token=x",
                  "%23a&start_time=2020-01-01T00:00:00Z", "%23a&end_time=" + NOW, "", "x" * 600):
        call(recent + words)
    ids = ",".join(str(number) for post in x_posts()["posts"]
                   for number, _, _ in xposts.versions(post))
    call(f"/2/tweets?ids={ids}{EVERYTHING}")
    for one in [*ids.split(","), "12345"]:
        call(f"/2/tweets/{one}?x{EVERYTHING}")
    for path in ("/2/tweets?ids=1", "/2/tweets?ids=x", "/2/tweets/counts/recent?query=%23JoyFE",
                 "/2/users/by/username/ada?user.fields=description", "/2/usage/tweets",
                 "/2/nothing", "/2/users/by/username/nobody",
                 f"/2/users/{xposts.user_id('ada')}/tweets?max_results=5"):
        call(path)
    for temper in (*TEMPERS, "forbidden", "spent", "locked", "capped"):
        world.write("x.modes", temper)
        call(recent + "%23JoyFE")
        call(recent + "%23JoyFE", None)
    server = world.api("x", x_posts(), token=TOKEN, offsets="plain")
    call(recent + "%23JoyFE&max_results=100" + EVERYTHING)


# ---- Mastodon, Misskey, Lemmy ----

def toots():
    status = make.status
    top = status("Who else? #JoyFE", AT.format(1))
    media = {"id": "7", "type": "image", "url": "https://toot.example/7.png",
             "preview_url": "https://toot.example/7s.png", "remote_url": None, "text_url": None,
             "meta": {"original": {"width": 4, "height": 3, "size": "4x3", "aspect": 1.33}},
             "description": "A bowl", "blurhash": None}
    return [top, status("Me #JoyFE #Été", AT.format(2), "bob", in_reply_to_id=top["id"],
                        in_reply_to_account_id=top["account"]["id"]),
            status("A bowl #JoyFE", AT.format(3), "cai", host="far.example",
                   media_attachments=[media], sensitive=True, spoiler_text="food"),
            status("Anew #JoyFE", AT.format(4), "dee", edited_at="2026-11-10T05:00:00.000Z"),
            status("No #JoyFE", AT.format(5), "eve", visibility="private")]


def mastodon(world):
    lists = world.write("lists.json", {"7": [["ada", "owner"], ["bob", "accepted"]]})
    server = world.mastodon(toots(), collections=lists, **options(world, "toot"))
    tag = server.url + "/api/v1/timelines/tag/joyfe"
    found = fetch(tag)
    for words in ("?limit=1", "?max_id=1", "?any[]=x"):
        fetch(tag + words)
    for one in [*(status["id"] for status in found), "1"]:
        fetch(f"{server.url}/api/v1/statuses/{one}")
        fetch(f"{server.url}/api/v1/statuses/{one}/context")
    fetch(server.url + "/api/v1/statuses?" + "&".join(f"id[]={one['id']}" for one in found))
    ada = fetch(server.url + "/api/v1/accounts/lookup?acct=ada")
    for path in (f"accounts/{ada['id']}/statuses", "accounts/lookup?acct=nobody", "collections/7",
                 "accounts/7/statuses", "collections/8"):
        fetch(f"{server.url}/api/v1/{path}")
    fetch(server.url + "/api/v2/instance")
    for temper in (*TEMPERS[1:], "closed401", "closed422", "closedempty"):
        world.write("toot.modes", temper)
        fetch(tag)
        fetch(server.url + "/api/v2/instance")


def misskey(world):
    posts = [api_posts.post("red", AT.format(1)),
             api_posts.post("far", AT.format(2), host="far.example", edited=AT.format(3)),
             api_posts.post("warned", AT.format(3), "bob", warning="food"),
             api_posts.post("shy", AT.format(4), "cai", require_signin=True),
             api_posts.post("gone", AT.format(5), "dee", state="deleted")]
    server = world.api("misskey", posts, **options(world, "note"))
    search = server.url + "/api/notes/search-by-tag"
    fetch(server.url + "/api/notes/global-timeline", None, {"limit": 9})
    for words in ({"tag": "JoyFE"}, {"tag": "none"}, {}, {"tag": "JoyFE", "limit": 900}):
        fetch(search, None, words)
        fetch(search, None, {**words, "i": TOKEN})
    for post in posts:
        fetch(server.url + "/api/notes/show", None, {"noteId": misskey_stub.note_id(post)})
    for path in ("/api/meta", "/api/nothing"):
        fetch(server.url + path, None, {})
    fetch(search, None, {"tag": "JoyFE", "i": "wrong"})
    for temper in TEMPERS:
        world.write("note.modes", temper)
        fetch(search, None, {"tag": "JoyFE", "i": TOKEN})
        fetch(search, None, {"tag": "JoyFE"})


def lemmy(world):
    posts = [api_posts.post("red", AT.format(1)), api_posts.post("link", AT.format(2), warning="x",
                                                                link="https://a.example/"),
             api_posts.post("far", AT.format(3), host="far.example", edited=AT.format(4)),
             api_posts.post("gone", AT.format(5), state="deleted")]
    server = world.api("lemmy", posts, **options(world, "lemmy"))
    base = server.url + "/api/v3/"
    for path in ("search?q=%23JoyFE&type_=Posts&limit=2", "search?q=%23JoyFE&limit=2&page=2",
                 "search", "search?q=x&limit=99", "post/list?sort=New&limit=2", "site", "nothing",
                 *(f"post?id={post['number']}" for post in posts)):
        fetch(base + path)
    for temper in TEMPERS:
        world.write("lemmy.modes", temper)
        fetch(base + "post/list")
        fetch(base + "search?q=x", TOKEN)


def take(folder):
    os.environ["REPLIES_TO"] = folder
    try:
        with harness.World() as world:
            world.tell_time(NOW)
            for part in (sky, cross, mastodon, misskey, lemmy):
                part(world)
    finally:
        del os.environ["REPLIES_TO"]
