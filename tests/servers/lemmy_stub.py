#!/usr/bin/python3
"""A Lemmy server (API v3 and v4) or a PieFed one (api/alpha), as far as reading goes: search,
the list of posts, a single post.

Lemmy, as its sources say: q is looked for in title and body, letters of any case, anywhere
(#JoyFEX is found under #JoyFE); New is by when a post was published where it was written, so one
that came late by federation stands among the old ones; what is deleted or removed is in no list,
a single one is not found (404; before 0.19 400 couldnt_find_post), or, with --tombstones as older
versions did, still listed with its body emptied; v3 has pages and, in post/list, next_page; v4 is
flat, with opaque cursors and names that end in _at; published of before 0.19 has no zone.
A limit beyond 50 is refused. Too many: rate_limit_error, 400 before 0.19.

PieFed, as its sources say (app/api/alpha): a post has a title and no name, tags as one text,
edited_at; members that are empty are not there; the author has user_name, and title is what they
are called; a page holds 20 at most, whatever limit says; search says no next_page, post/list does;
whatever goes wrong is 400 with a message, a single post that is deleted is there without its body.
"""

import base64
from datetime import datetime

import api_posts
import api_stub

LIMIT_DEFAULT, LIMIT_MAX, PIEFED_MAX = 10, 50, 20


def stamp(when, zone="Z"):
    return datetime.fromisoformat(when).strftime("%Y-%m-%dT%H:%M:%S.%f") + zone


def gone(post):
    return post["state"] in ("deleted", "removed")


class Shape:
    """A post as one version shows it."""

    def __init__(self, site):
        self.site, self.api = site, site.args.api
        self.zone = "" if site.args.old else "Z"

    def home(self, post):
        return post["host"] or self.site.domain

    def ap_id(self, post):
        return f"https://{self.home(post)}/post/{post['number']}"

    def post(self, post):
        is_v4 = self.api == "v4"
        published, updated = ("published_at", "updated_at") if is_v4 else ("published", "updated")
        found = {
            "id": post["number"], "name": post["title"], "creator_id": 7, "community_id": 3,
            "removed": post["state"] == "removed", "locked": False,
            published: stamp(post["at"], self.zone), "deleted": post["state"] == "deleted",
            "nsfw": bool(post["warning"]), "ap_id": self.ap_id(post), "local": not post["host"],
            "language_id": 37, "featured_community": False, "featured_local": False}
        if not gone(post):
            found["body"] = post["text"]
        elif self.site.args.tombstones:
            found["body"] = ""
        if post["edited"]:
            found[updated] = stamp(post["edited"], self.zone)
        if post.get("link"):
            found["url"] = post["link"]
        if is_v4:
            found.update(score=1, upvotes=1, downvotes=0, comments=0,
                         newest_comment_time_at=found[published])
        return {**found, **post["more"]}

    def since(self):
        """When somebody or something came to be there."""
        published = "published_at" if self.api == "v4" else "published"
        return {published: "2023-06-12T10:00:00.000000" + self.zone}

    def creator(self, post):
        home, name = self.home(post), post["author"]
        actor = "ap_id" if self.api == "v4" else "actor_id"
        return {"id": api_posts.bits(name + home) >> 1, "name": name, **self.since(),
                "display_name": name.title(), "banned": False, "deleted": False,
                actor: f"https://{home}/u/{name}", "local": not post["host"],
                "bot_account": post.get("bot", False), "instance_id": 1}

    def community(self):
        actor = "ap_id" if self.api == "v4" else "actor_id"
        return {"id": 3, "name": "staffroom", "title": "Staffroom", "removed": False,
                "deleted": False, "nsfw": False, **self.since(),
                actor: f"https://{self.site.domain}/c/staffroom",
                "local": True, "hidden": False, "posting_restricted_to_mods": False,
                "instance_id": 1, "visibility": "Public"}

    def view(self, post):
        shown = {"post": self.post(post), "creator": self.creator(post),
                 "community": self.community(), "creator_banned_from_community": False,
                 "creator_is_moderator": False, "creator_is_admin": False}
        if self.api == "v4":
            return {"type_": "post", **shown, "tags": [], "can_mod": False}
        counts = {"post_id": post["number"], "comments": 0, "score": 1, "upvotes": 1,
                  "downvotes": 0, "published": shown["post"].get("published"),
                  "newest_comment_time": shown["post"].get("published")}
        shown["banned_from_community"] = False
        return {**shown, "counts": counts, "subscribed": "NotSubscribed", "saved": False,
                "read": False, "hidden": False, "creator_blocked": False, "unread_comments": 0}


class PiefedShape(Shape):
    def post(self, post):
        found = {
            "id": post["number"], "title": post["title"], "user_id": 7, "community_id": 3,
            "deleted": post["state"] == "deleted", "removed": post["state"] == "removed",
            "sticky": False, "instance_sticky": False, "emoji_reactions": None,
            "published": stamp(post["at"]), "ap_id": self.ap_id(post), "local": not post["host"],
            "language_id": 2, "locked": False, "nsfw": bool(post["warning"]),
            "ai_generated": False, "post_type": "Discussion", "cross_posts": [], "flair": "",
            "body": "" if gone(post) else post["text"],
            "tags": ", ".join(post["tags"])}
        if post["edited"]:
            found["edited_at"] = stamp(post["edited"])
        return {**found, **post["more"]}

    def creator(self, post):
        home, name = self.home(post), post["author"]
        return {"id": api_posts.bits(name + home) >> 1, "user_name": name, "title": name.title(),
                "banned": False, "actor_id": f"https://{home}/u/{name}", "deleted": False,
                "local": not post["host"], "bot": post.get("bot", False), "instance_id": 1}


class Lemmy(api_stub.Api):
    server_version = "Lemmy"

    @property
    def dialect(self):
        """Another than v3 (see replies.py)."""
        if self.site.args.api != "v3":
            return self.site.args.api
        return "old" if self.site.args.old else None

    @property
    def is_piefed(self):
        return self.site.args.api == "piefed"

    @property
    def shape(self):
        return (PiefedShape if self.is_piefed else Shape)(self.site)

    def fail(self, code, status=400):
        if self.is_piefed:
            self.json({"code": 400, "message": code, "status": "Bad Request"}, 400)
        else:
            self.json({"error": code}, status)

    def login(self):
        """Before 0.19 it is a parameter. Since then a wrong one is as none (session_middleware)."""
        if self.site.args.old:
            return self.word("auth")
        given = super().login()
        is_right = given == self.site.token and self.word_now != "expired"
        return given if is_right or self.is_piefed else None

    def fail_login(self):
        self.fail("incorrect_login" if self.is_piefed else "not_logged_in")

    def fail_closed(self):
        self.fail("incorrect_login" if self.is_piefed else "instance_is_private")

    def fail_limit(self, _):
        if self.is_piefed:      # flask-limiter: Werkzeug's own words
            self.json({"code": 429, "message": "60 per 5 minute", "status": "Too Many Requests"},
                      429)
        else:
            self.fail("rate_limit_error", 400 if self.site.args.old else 429)

    def fail_own(self):
        self.json({"error": "unknown", "message": "Internal error"}, 500)

    def fail_missing(self):
        self.answer(404, {}, b"")

    def found(self):
        """All that a search or a list holds, newest first."""
        phrase = (self.word("q") or self.word("search_term") or "").casefold()
        return sorted((post for post in self.site.posts()
                       if (not gone(post) or (self.site.args.tombstones and not self.is_piefed))
                       and post["state"] != "hidden"
                       and phrase in (post["title"] + "\n" + post["text"]).casefold()),
                      key=lambda post: (post["at"], post["number"]), reverse=True)

    def limit(self):
        """How many a page holds; answers and gives None where that is refused."""
        limit = self.number("limit", PIEFED_MAX if self.is_piefed else LIMIT_DEFAULT)
        if self.is_piefed and limit is not None:
            return min(limit, PIEFED_MAX)
        if limit is None or not 1 <= limit <= LIMIT_MAX:
            self.json({"error": "unknown", "message": f"Fetch limit is > {LIMIT_MAX}"}, 400)
            return None
        return limit

    def cursor(self):
        """Where a page begins, as (time, number) of the one before it; None: at the newest."""
        given = self.word("page_cursor")
        if not given:
            return None
        try:
            when, number = base64.urlsafe_b64decode(given).decode().split("|")
            return when, int(number)
        except ValueError:
            return "0", 0

    def paged(self, found, limit):
        """The page that is asked for, and the cursor of the next one."""
        if self.is_piefed or (self.word("page") and self.site.args.api == "v3"):
            asked = self.word("page_cursor") if self.is_piefed else None
            page = int(asked) if asked and asked.isdigit() else self.number("page", 1) or 1
            shown = found[(page - 1) * limit:page * limit]
            return shown, str(page + 1) if len(shown) == limit else None
        cursor = self.cursor()
        rest = [post for post in found
                if cursor is None or (post["at"], post["number"]) < cursor]
        shown = rest[:limit]
        if not shown:
            return shown, None
        last = f"{shown[-1]['at']}|{shown[-1]['number']}"
        return shown, base64.urlsafe_b64encode(last.encode()).decode()

    def search(self):
        limit = self.limit()
        if limit is None:
            return
        if self.word("q") is None or (self.is_piefed and self.word("type_") is None):
            self.fail("missing parameters for search" if self.is_piefed
                      else "Query deserialize error: missing field `q`")
            return
        shown, following = self.paged(self.found(), limit)
        views = self.items([self.shape.view(post) for post in shown])
        if self.site.args.api == "v4":
            self.json({"search": views, "next_page": following, "prev_page": None})
        else:
            self.json({"type_": self.word("type_", "All"), "comments": [], "posts": views,
                       "communities": [], "users": []})

    def list(self):
        limit = self.limit()
        if limit is None:
            return
        shown, following = self.paged(self.found(), limit)
        views = self.items([self.shape.view(post) for post in shown])
        if self.site.args.api == "v4":
            views = [{name: value for name, value in view.items() if name != "type_"}
                     if isinstance(view, dict) else view for view in views]
            self.json({"items": views, "next_page": following, "prev_page": None})
        else:
            self.json({"posts": views, **({"next_page": following} if following else {})})

    def single(self):
        number = self.number("id", 0)
        post = next((post for post in self.site.posts() if post["number"] == number), None)
        is_there = post is not None and post["state"] != "hidden" and (
            not gone(post) or self.is_piefed)
        if is_there:
            self.json({"post_view": self.shape.view(post), "moderators": [], "cross_posts": []})
        elif self.is_piefed:
            self.fail("post not found")
        else:
            self.fail("couldnt_find_post" if self.site.args.old else "not_found",
                      400 if self.site.args.old else 404)

    def about(self):
        self.json({"site_view": {"site": {"name": self.site.domain}},
                   "version": {"v3": "0.19.14", "v4": "1.0.0"}.get(self.site.args.api, "1.4.0")})

    routes = (("GET", r"/api/(?:v3|v4|alpha)/search", search, True),
              ("GET", r"/api/(?:v3|v4|alpha)/post/list", list, True),
              ("GET", r"/api/(?:v3|v4|alpha)/post", single, False),
              ("GET", r"/api/(?:v3|v4|alpha)/site", about, False))

    def take(self):
        """A server knows its own versions alone."""
        own = {"v3": "/api/v3/", "v4": "/api/v4/", "piefed": "/api/alpha/"}[self.site.args.api]
        if self.path.startswith(own):
            super().take()
        else:
            self.fail_missing()


def main():
    parser = api_stub.arguments("A Lemmy or PieFed server to read from, on loopback.")
    parser.add_argument("--api", default="v3", choices=("v3", "v4", "piefed"))
    parser.add_argument("--old", action="store_true", help="as before 0.19")
    parser.add_argument("--tombstones", action="store_true",
                        help="list what is deleted, its body emptied")
    api_stub.serve(Lemmy, parser.parse_args())


if __name__ == "__main__":
    main()
