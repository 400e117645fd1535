"""Sixty addresses as people copy them, what stands there, and what must come of each."""

from collections import namedtuple

import api_posts
import scene
from places import document, feed, link, moved, nodeinfo, page

# lines: of the section, in any order, all of them; or code and words: of the refusal.
Case = namedtuple("Case", "address lines code words more", defaults=((), 0, "", ()))

YOUTUBE = "https://www.youtube.com/feeds/videos.xml"
TOKEN = "sesame-4711"       # X's, of whoever has one already
MARKS = ("2026-11-10T09:00:00Z", "2026-11-12T09:00:00Z")


def section(address, *lines, more=()):
    return Case(address, lines, 0, "", more)


def source(kind, url, *lines):
    return (f"type = {kind}", f"url = {url}", *lines)


def no(address, words, code=69):
    return Case(address, (), code, words)


CASES = (
    # ---- the fediverse ----
    section("https://toot.example", *source("mastodon", "https://toot.example")),
    section("toot.example/about", *source("mastodon", "https://toot.example")),
    section("https://toot.example/tags/JoyFE",
            *source("mastodon", "https://toot.example", "tags = JoyFE")),
    section("https://toot.example/@ada",
            *source("mastodon", "https://toot.example", "accounts = @ada@toot.example")),
    section("https://toot.example/@ben@akko.example",
            *source("mastodon", "https://akko.example", "accounts = @ben@akko.example")),
    section("@ada@toot.example",
            *source("mastodon", "https://toot.example", "accounts = @ada@toot.example")),
    no("https://toot.example/@nobody", "is not known"),
    section("https://toot.example/@ada.rss", *source("feed", "https://toot.example/@ada.rss")),
    section("https://akko.example/tag/joyfe",
            *source("mastodon", "https://akko.example", "tags = joyfe")),
    section("https://old.example/", *source("mastodon", "https://old.example")),
    no("https://gts.example/", "token_file"),
    section("https://misskey.example/", *source("misskey", "https://misskey.example")),
    section("https://misskey.example/@ada", *source("feed", "https://misskey.example/@ada.atom")),
    section("https://lemmy.example/", *source("lemmy", "https://lemmy.example")),
    section("https://lemmy.example/c/teaching",
            *source("feed", "https://lemmy.example/feeds/c/teaching.xml?sort=New")),
    section("https://tube.example/c/joyfe/videos",
            *source("feed", "https://tube.example/feeds/videos.xml?videoChannelName=joyfe")),
    section("https://tube.example/", *source("peertube", "https://tube.example")),
    section("https://forum.example/tag/joyfe",
            *source("discourse", "https://forum.example", "tags = joyfe")),
    section("https://forum.example/c/teaching/5",
            *source("feed", "https://forum.example/c/teaching/5.rss")),
    # ---- Bluesky and X ----
    section("https://bsky.app/profile/ada.bsky.social", "type = bluesky",
            "accounts = ada.bsky.social"),
    section("ada.bsky.social", "type = bluesky", "accounts = ada.bsky.social"),
    section("https://bsky.app/profile/ada.bsky.social/lists/people", "type = bluesky",
            "list = https://bsky.app/profile/ada.bsky.social/lists/people"),
    section("https://bsky.app/profile/ada.bsky.social/feed/teachers", "type = bluesky",
            "feed = https://bsky.app/profile/ada.bsky.social/feed/teachers"),
    section("https://bsky.app/hashtag/JoyFE", "type = bluesky", "tags = JoyFE", "enabled = no",
            "user = NAME.bsky.social", "password_file = bluesky.password"),
    section("https://bsky.app/search?q=%23JoyFE", "type = bluesky", "tags = JoyFE",
            "enabled = no", "user = NAME.bsky.social", "password_file = bluesky.password"),
    no("https://bsky.app/profile/ada.bsky.social/post/3k", "one post"),
    section("https://x.com/ada", "type = x", "accounts = @ada@x.com", "enabled = no",
            "token_file = x.token", "budget = 5.00 USD a month"),
    section("https://twitter.com/hashtag/JoyFE?f=live", "type = x", "tags = JoyFE",
            "enabled = no", "token_file = x.token", "budget = 5.00 USD a month"),
    # ---- videos and pictures ----
    section("https://www.youtube.com/channel/UCjoy/videos",
            *source("feed", f"{YOUTUBE}?channel_id=UCjoy")),
    section("https://www.youtube.com/@joyfe", *source("feed", f"{YOUTUBE}?channel_id=UCjoy")),
    section("https://www.youtube.com/c/joyfe", *source("feed", f"{YOUTUBE}?channel_id=UCjoy")),
    section("https://www.youtube.com/user/joyfe", *source("feed", f"{YOUTUBE}?user=joyfe")),
    section("https://www.youtube.com/playlist?list=PLjoy",
            *source("feed", f"{YOUTUBE}?playlist_id=PLjoy")),
    no("https://www.youtube.com/watch?v=abc", "a video"),
    section("https://www.flickr.com/photos/tags/joyfe/",
            *source("feed", "https://www.flickr.com/services/feeds/photos_public.gne"
                            "?tags=joyfe&format=atom")),
    section("https://www.flickr.com/photos/ada/",
            *source("feed", "https://www.flickr.com/services/feeds/photos_public.gne?id=7@N00")),
    # ---- blogs, newsletters, forums ----
    section("https://www.reddit.com/r/Teachers/",
            *source("feed", "https://www.reddit.com/r/Teachers/new/.rss")),
    section("https://www.reddit.com/user/ada", *source("feed",
                                                       "https://www.reddit.com/user/ada/.rss")),
    section("https://ada.substack.com/p/a-letter", *source("feed",
                                                           "https://ada.substack.com/feed")),
    section("https://medium.com/@ada/a-story-123", *source("feed",
                                                           "https://medium.com/feed/@ada")),
    section("https://www.tumblr.com/ada", *source("feed", "https://ada.tumblr.com/rss")),
    no("https://www.tumblr.com/tagged/joyfe", "with a key alone"),
    section("https://blog.college.example/", *source("feed",
                                                     "https://blog.college.example/feed/")),
    section("blog.college.example", *source("feed", "https://blog.college.example/feed/")),
    section("https://blog.college.example/feed/",
            *source("feed", "https://blog.college.example/feed/")),
    section("https://press.example/a/page", *source("feed", "https://press.example/feed/")),
    section("https://moved.example/feed", *source("feed", "https://blog.college.example/feed/")),
    section("https://json.example/", *source("feed", "https://json.example/feed.json")),
    no("https://bare.example/", "look for \"RSS\""),
    # ---- podcasts ----
    section("https://www.buzzsprout.com/123456/episodes",
            *source("feed", "https://feeds.buzzsprout.com/123456.rss")),
    section("https://ada.podbean.com/e/one/", *source("feed", "https://ada.podbean.com/feed.xml")),
    no("https://anchor.fm/ada", "names no feed"),
    no("https://podcasts.apple.com/gb/podcast/joy/id123", "the podcast's own site"),
    no("https://open.spotify.com/show/abc", "the podcast's own site"),
    # ---- what cannot be read ----
    no("https://calendar.google.com/calendar/embed?src=x", "a later version"),
    no("webcal://college.example/dates.ics", "a later version"),
    no("https://dates.example/all", "a later version"),
    no("https://www.facebook.com/groups/1", "since April 2024"),
    no("https://www.linkedin.com/groups/1/", "LinkedIn"),
    no("https://www.instagram.com/explore/tags/joyfe/", "Instagram"),
    no("https://www.threads.net/@ada", "mastodon.social"),
    no("https://www.tiktok.com/tag/joyfe", "TikTok"),
    no("https://chat.whatsapp.com/abc", "members only"),
    no("ada@college.example", "a mail address", 64),
    no("https://down.example/", "try again later", 75),
    no("https://nowhere.example/", "try again later", 75),
    # ---- this machine ----
    section("letters.xml", *source("feed", "file://{folder}/letters.xml")),
    section("letters", *source("feed", "file://{folder}/letters")),
)

XML_OF = "application/rss+xml; charset=utf-8"
TOOT = {"toot.example": "mastodon", "akko.example": "akkoma", "gts.example": "gotosocial"}
CHANNEL = document(page("JoyFE", link(f"{YOUTUBE}?channel_id=UCjoy")), "text/html")
FEEDS = {
    "www.youtube.com": ("/feeds/videos.xml",),
    "www.flickr.com": ("/services/feeds/photos_public.gne",),
    "www.reddit.com": ("/r/Teachers/new/.rss", "/user/ada/.rss"),
    "ada.substack.com": ("/feed",), "medium.com": ("/feed/@ada",), "ada.tumblr.com": ("/rss",),
    "blog.college.example": ("/feed/",), "press.example": ("/feed/",),
    "feeds.buzzsprout.com": ("/123456.rss",), "ada.podbean.com": ("/feed.xml",),
    "toot.example": ("/@ada.rss",), "misskey.example": ("/@ada.atom",),
    "lemmy.example": ("/feeds/c/teaching.xml",), "tube.example": ("/feeds/videos.xml",),
    "forum.example": ("/c/teaching/5.rss",),
}
PAGES = {
    "www.youtube.com": {"/@joyfe": CHANNEL, "/c/joyfe": CHANNEL},
    "www.flickr.com": {"/photos/ada/": document(page("Ada", link(
        "/services/feeds/photos_public.gne?id=7@N00")), "text/html")},
    "blog.college.example": {"/": document(page("A blog", link("/feed/")), "text/html")},
    "press.example": {"/a/page": document(page("A page", "", "WordPress 6.7"), "text/html")},
    "moved.example": {"/feed": moved("https://blog.college.example/feed/")},
    "json.example": {
        "/": document(page("A blog", link("/feed.json", "application/feed+json")), "text/html"),
        "/feed.json": document('{"version": "https://jsonfeed.org/version/1.1", "title": "J", '
                               '"items": [{"id": "1", "url": "https://json.example/1", '
                               '"content_text": "We did it #JoyFE", '
                               '"date_published": "2026-11-10T09:00:00Z"}]}',
                               "application/feed+json")},
    "bare.example": {"/": document(page("Bare"), "text/html")},
    "anchor.fm": {"/ada": moved("https://podcasters.spotify.com/pod/show/ada", 302)},
    "podcasters.spotify.com": {"/pod/show/ada": document(page("Ada's podcast"), "text/html")},
    "dates.example": {"/all": document("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
                                       "text/calendar")},
    "down.example": {"/": document(page("Sorry"), "text/html", 503)},
    "forum.example": {path: document(page("A forum", "", "Discourse 3.5"), "text/html")
                      for path in ("/tag/joyfe", "/c/teaching/5")},
}
SOFTWARE = {**TOOT, "misskey.example": "misskey", "lemmy.example": "lemmy",
            "tube.example": "peertube"}


def pages():
    """What stands where, by host and path."""
    found = {host: dict(paths) for host, paths in PAGES.items()}
    for host, paths in FEEDS.items():
        for path in paths:
            found.setdefault(host, {})[path] = document(feed(host), XML_OF)
    for host, software in SOFTWARE.items():
        found.setdefault(host, {}).update(nodeinfo(host, software))
    return found


def stubs(world):
    """Whoever has an API: host -> server."""
    posts = [api_posts.post(f"p{n}", at) for n, at in enumerate(MARKS)]
    statuses = [scene.post(f"m{n}", at) for n, at in enumerate(MARKS)]
    sky = {"posts": posts, "lists": {"people": {"name": "People", "members": ["ada"]}},
           "feeds": {"teachers": {"tags": ["JoyFE"]}}}
    return {
        "api.x.com": world.api("x", posts, token=TOKEN),
        "public.api.bsky.app": world.api("bluesky", sky, public="nosearch"),
        "toot.example": world.mastodon(statuses, domain="toot.example"),
        "akko.example": world.mastodon(
            [scene.post(f"b{n}", at, author="ben", host="akko.example", home="akko.example")
             for n, at in enumerate(MARKS)], domain="akko.example"),
        "old.example": world.mastodon(statuses, domain="old.example"),
        "gts.example": world.mastodon(statuses, mode="closed401", domain="gts.example"),
        "misskey.example": world.api("misskey", posts, domain="misskey.example"),
        "lemmy.example": world.api("lemmy", posts, domain="lemmy.example"),
        "tube.example": world.api("peertube", posts, domain="tube.example"),
        "forum.example": world.api("discourse", posts, domain="forum.example"),
    }


HOSTS = sorted({*SOFTWARE, *FEEDS, *PAGES, "old.example", "bsky.social", "public.api.bsky.app",
                "api.x.com"})
