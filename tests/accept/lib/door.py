"""What stands before a first reading: inis of communities beside stubs, and wrong set-ups."""

import glob
import os
import re
from collections import namedtuple

import accept
import harness  # noqa: F401 (accept has put it on the path)
import scene

NOW = scene.NOW
# Those that are read from servers as they stand: set.ini is all to be filled in.
COMMUNITIES = [path for path in glob.glob(os.path.join(accept.ROOT, "feeds", "*.ini"))
               if os.path.basename(path) != "set.ini"]
RELAY = "url = maildir:Mail"


def two_servers(world, tag):
    """One with three posts, one that knows the hashtag and has none."""
    days = ("2026-11-10T09:00:00Z", "2026-11-11T09:00:00Z", "2026-11-12T09:00:00Z")
    return (world.mastodon([scene.post(f"p{n}", day, tag=tag) for n, day in enumerate(days)]),
            world.mastodon([]))


def with_stubs(text, one, other, tag):
    """A community's ini as a whole one, its servers the stubs."""
    text = text.replace("https://mastodon.social", one.url, 1).replace(
        "url = https://mastodonapp.uk", f"url = {other.url}")
    text = re.sub(r"^url = https://mastodon.social$", f"url = {one.url}", text, flags=re.M)
    text = re.sub(r"^# .*mastodon.*\n", "", text, flags=re.M)
    return scene.ini({}, RELAY, tags=tag) + "\n" + text


def listing(world):
    """What lies in the world but the servers' own logs."""
    return {name: data for name, data in world.snapshot().items() if not name.endswith(".log")}


# ---- wrong set-ups ----

# kind, url: of the ini's one source, with {feeds}, {toot} and {secure} for the stubs' addresses;
# script: what the feed server answers at /x; toot: options of the Mastodon stub; ini: a whole one
# instead; cause and mend: patterns of what must be said, mend None where there is none to be said;
# may_pass: it is told and is no mistake.
Case = namedtuple("Case", "name kind url cause mend script toot files ini may_pass",
                  defaults=(None, None, None, None, False))
FEED_TYPE = {"content-type": "application/rss+xml"}
PAGE = "<!DOCTYPE html><html><head><title>A blog</title>%s</head><body>Hello there</body></html>"
NAMED = PAGE % '<link rel="alternate" type="application/atom+xml" href="/atom.xml">'
CHALLENGE = PAGE.replace("A blog", "Checking your browser") % ""
TWEETS = 'window.YTD.tweets.part0 = [ {"tweet": {"id_str": "1", "full_text": "Hello #JoyFE"}} ]'
OUTBOX = '{"id": "outbox.json", "type": "OrderedCollection", "totalItems": 0, "orderedItems": []}'
CALENDAR = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"
LEFT = "still to be filled in"

CASES = (
    Case("no scheme", "feed", "blog.college.example/feed", "is no address to read from",
         r"expected .*https://"),
    Case("a handle", "mastodon", "@ada@toot.example", "is no address to read from",
         r"expected .*https://"),
    Case("a hashtag's page", "mastodon", "{toot}/tags/JoyFE", "page of a hashtag",
         r"url = {toot}, .*tags = JoyFE"),
    Case("a person's page", "mastodon", "{toot}/@ada", "person's page",
         r"accounts = @ada@.*url = {toot}\)"),
    Case("the web client", "mastodon", "{toot}/deck/explore", "page of a server", "url = {toot}"),
    Case("x.com", "feed", "https://x.com/hashtag/JoyFE", "cannot be read, because X", "Mastodon"),
    Case("twitter.com", "mastodon", "https://twitter.com", "because X", "Mastodon"),
    Case("facebook.com", "feed", "https://www.facebook.com/groups/1", "because Facebook",
         "blog or a newsletter"),
    Case("linkedin.com", "feed", "https://www.linkedin.com/groups/1", "because LinkedIn",
         "blog or newsletter"),
    Case("instagram.com", "feed", "https://www.instagram.com/explore/tags/joyfe/",
         "because Instagram", None),
    Case("threads.net", "feed", "https://www.threads.net/@ada", "because Threads",
         "type = mastodon"),
    Case("tiktok.com", "feed", "https://www.tiktok.com/tag/joyfe", "because TikTok", None),
    Case("zoom.us", "feed", "https://us02web.zoom.us/j/123", "a place to meet",
         "expected the blog or the calendar's page"),
    Case("youtube.com/@", "feed", "https://www.youtube.com/@joyfe", "not a channel's feed",
         r"feeds/videos\.xml\?channel_id=UC"),
    Case("bsky.app/profile", "feed", "https://bsky.app/profile/ada.example", "person's page",
         r"url = https://bsky\.app/profile/ada\.example/rss"),
    Case("reddit.com/r", "feed", "https://www.reddit.com/r/FE", "page of a subreddit",
         r"url = https://www\.reddit\.com/r/FE/new/\.rss"),
    Case("what init wrote, left as it was", None, None, LEFT, "expected an e-mail address",
         ini="init"),
    Case("the example's feed, left as it was", "feed", "https://blog.example/feed/", LEFT,
         "address of a feed"),
    Case("no token file", "mastodon", "{toot}\ntoken_file = toot.token", "there is no file",
         r"token_file: there is no file .*toot\.token"),
    # ---- only a question tells ----
    Case("a front page that names its feed", "feed", "{feeds}/x", "a web page, not a feed",
         r"url = {feeds}/atom\.xml", {"body": NAMED}),
    Case("a front page that names none", "feed", "{feeds}/x", "a web page, not a feed",
         "open the address in a browser", {"body": PAGE % ""}),
    Case("a check for browsers", "feed", "{feeds}/x", "Checking your browser",
         "open the address in a browser", {"body": CHALLENGE}),
    Case("a blog as a Mastodon server", "mastodon", "{feeds}", "no Mastodon server",
         "type = feed", {"status": 404}),
    Case("a site that answers all with a page", "mastodon", "{feeds}", "a web page, not with posts",
         "type = feed", {"body": PAGE % "", "any": True}),
    Case("nothing there", "feed", "{feeds}/x", "HTTP 404", 'look for "RSS"', {"status": 404}),
    Case("gone", "feed", "{feeds}/x", "HTTP 410: gone for good", "take the source out",
         {"status": 410}),
    Case("a login", "feed", "{feeds}/x", "HTTP 401: a login is asked for", "ask whoever runs it",
         {"status": 401}),
    Case("a server in trouble", "feed", "{feeds}/x", "HTTP 503", "try again later",
         {"status": 503}),
    Case("asked too often", "feed", "{feeds}/x", "asked too often",
         "wait, and make min_interval longer", {"status": 429}),
    Case("always unchanged", "feed", "{feeds}/x", "nothing was ever read", "ask whoever runs it",
         {"status": 304}),
    Case("an empty answer", "feed", "{feeds}/x", "answered with nothing", "feed's own",
         {"body": "", "headers": FEED_TYPE}),
    Case("a feed without posts", "feed", "{feeds}/x", "never read", "is it the feed that was meant",
         {"body": "<rss><channel><title>x</title></channel></rss>"}, may_pass=True),
    Case("a calendar", "feed", "{feeds}/x", "a calendar", "feed's own", {"body": CALENDAR}),
    Case("nobody listens", "feed", "http://127.0.0.1:1/feed", "not reachable",
         "look at the address"),
    Case("members only", "mastodon", "{toot}", "members only", "token_file",
         toot={"mode": "closed401"}),
    Case("closed without a word", "mastodon", "{toot}", "closed", "token_file",
         toot={"mode": "closedempty"}),
    Case("a hashtag that nobody uses there", "mastodon", "{toot}", "never read", "spelled",
         may_pass=True),
    Case("X's export", "feed", "file:tweets.js", "X's export", "a file of RSS",
         files={"tweets.js": TWEETS}),
    Case("a Mastodon archive", "feed", "file:outbox.json", "archive of a Mastodon account",
         "a file of RSS", files={"outbox.json": OUTBOX}),
    Case("a file that is not there", "feed", "file:feed.xml", "HTTP 404",
         "how the path is spelled"),
    Case("a certificate that nobody vouches for", "feed", "{secure}/x",
         "certificate was not trusted", "only whoever runs the server .*ca_file"),
)


def any_path(reply):
    """The stub's script: every path that is asked answers alike."""
    paths = ["/x", "/api/v1/timelines/tag/joyfe?limit=40", "/api/v1/timelines/tag/joyfe"]
    paths += ["/api/v2/instance", "/api/v1/instance"]
    reply = {key: value for key, value in (reply or {}).items() if key != "any"}
    return {path: [reply] for path in paths}


def play(world, case):
    """What is said of a wrong set-up, the exit code, and whether only a question told."""
    server = world.feeds(script=any_path(case.script))
    toot = world.mastodon([], **(case.toot or {}))
    places = {"feeds": server.url, "toot": toot.url}
    if "{secure}" in (case.url or ""):
        places["secure"] = world.feeds(script={}, **world.certificate()).url
    for name, text in (case.files or {}).items():
        world.write(name, text)
    if case.ini == "init":
        world.run("init")
    else:
        url = fill(case.url, places)
        world.write("aggregator.ini", scene.ini({"s": (case.kind, url)}, RELAY))
    result, is_online = world.run("check", now=NOW), False
    if result.code == 0:
        result, is_online = world.run("check", "--online", now=NOW), True
    said = result.out + result.err
    for name, address in places.items():
        said = said.replace(address, "{" + name + "}")
    return said, result.code, is_online


def fill(text, places):
    for name, address in places.items():
        text = text.replace("{" + name + "}", address)
    return text


def finds(said, pattern):
    """A pattern in which {feeds} and {toot} stand for themselves."""
    return re.search(re.sub(r"\{(\w+)\}", r"\\{\1\\}", pattern), said) is not None
