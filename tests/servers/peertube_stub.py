#!/usr/bin/python3
"""A PeerTube server as far as reading goes: /api/v1/search/videos, /api/v1/videos, a single one.

As its OpenAPI document and sources say: start and count (15, 100 at most), total and data;
tagsOneOf is of any case; the videos of a list have no tags, and of their description 250
characters alone (a single one has both); sort says -publishedAt, a search without it is by match;
what failed is application/problem+json (RFC 7807); too many is 429 in plain text with Retry-After
and X-RateLimit-… in seconds; a video that is gone is 404, one that is private 401 or 403.
"""

import uuid
from datetime import datetime

import api_posts
import api_stub

COUNT, COUNT_MAX, DESCRIPTION_MAX = 15, 100, 250
TITLES = {400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found",
          500: "Internal Server Error"}


def stamp(when):
    return datetime.fromisoformat(when).strftime("%Y-%m-%dT%H:%M:%S.000Z")


class PeerTube(api_stub.Api):
    server_version = "nginx"

    def fail(self, status, detail, **more):
        self.json({"type": "about:blank", "title": TITLES[status], "detail": detail,
                   "status": status, **more}, status,
                  kind="application/problem+json; charset=utf-8")

    def fail_login(self):
        self.fail(401, "The access token provided is invalid", code="invalid_token")

    def fail_closed(self):
        self.fail(401, "Unauthenticated")

    def fail_limit(self, seconds):
        reset = int(self.site.now().timestamp()) + seconds
        self.answer(429, {"Content-Type": "text/html; charset=utf-8", "Retry-After": str(seconds),
                          "X-RateLimit-Limit": "50", "X-RateLimit-Remaining": "0",
                          "X-RateLimit-Reset": str(reset)},
                    b"Too many requests, please try again later.")

    def fail_own(self):
        self.fail(500, "Internal Server Error")

    def fail_missing(self):
        self.fail(404, "Not Found")

    def uuid(self, post):
        return str(uuid.uuid5(uuid.NAMESPACE_URL, post["mark"]))

    def account(self, name, host, kind):
        path = "accounts" if kind == "account" else "video-channels"
        return {"id": api_posts.bits(name + host + kind) >> 8, "name": name, "host": host,
                "displayName": name.title(), "url": f"https://{host}/{path}/{name}", "avatars": [],
                **({"banners": []} if kind == "channel" else {})}

    def video(self, post):
        """As in a list: no tags, and the beginning of the description."""
        host, words = post["host"] or self.site.domain, post["text"]
        cut = words if len(words) <= DESCRIPTION_MAX else words[:DESCRIPTION_MAX - 3] + "..."
        number = self.uuid(post)
        return {
            "id": post["number"], "uuid": number, "shortUUID": number.replace("-", "")[:22],
            "url": f"https://{host}/videos/watch/{number}", "name": post["title"],
            "category": {"id": None, "label": "Unknown"}, "licence": {"id": None, "label":
                                                                      "Unknown"},
            "language": {"id": "en", "label": "English"}, "privacy": {"id": 1, "label": "Public"},
            "nsfw": bool(post["warning"]), "description": cut, "truncatedDescription": cut,
            "isLocal": not post["host"], "duration": 61, "views": 4, "viewers": 0, "likes": 1,
            "dislikes": 0, "comments": 0, "thumbnailPath": f"/lazy-static/thumbnails/{number}.jpg",
            "previewPath": f"/lazy-static/previews/{number}.jpg",
            "embedPath": f"/videos/embed/{number}", "createdAt": stamp(post["seen"]),
            "updatedAt": stamp(post["edited"] or post["seen"]), "publishedAt": stamp(post["at"]),
            "originallyPublishedAt": None, "isLive": False,
            "account": self.account(post["author"], host, "account"),
            "channel": self.account(post["author"] + "_channel", host, "channel"), **post["more"]}

    def list(self):
        start, count = self.number("start", 0), self.number("count", COUNT)
        for name, value, most in (("start", start, 10 ** 9), ("count", count, COUNT_MAX)):
            if value is None or not 0 <= value <= most:
                self.fail(400, f"Incorrect request parameters: {name}", **{"invalid-params": {
                    name: {"type": "field", "value": self.word(name), "path": name,
                           "msg": f"Should have a number {name}", "location": "query"}}})
                return
        wanted = {api_posts.fold(tag) for name in ("tagsOneOf", "tagsOneOf[]")
                  for tag in self.query.get(name, ())}
        phrase = (self.word("search") or "").casefold()
        found = [post for post in self.site.posts() if post["state"] == "shown"
                 and (not wanted or wanted & set(map(api_posts.fold, post["tags"])))
                 and phrase in (post["title"] + post["text"]).casefold()
                 and (self.word("isLocal") != "true" or not post["host"])]
        found.sort(key=lambda post: (post["at"], post["number"]),
                   reverse=not self.word("sort", "-").lstrip("-").startswith("publishedAt")
                   or self.word("sort", "-").startswith("-"))
        self.json({"total": len(found),
                   "data": self.items([self.video(post) for post in found[start:start + count]])})

    def single(self, name):
        post = next((post for post in self.site.posts()
                     if name in (self.uuid(post), str(post["number"]))), None)
        if post is None or post["state"] in ("deleted", "removed"):
            self.fail(404, "Video not found")
        elif post["state"] == "hidden":
            self.fail(401, "Please authenticate to get this video")
        else:
            self.json({**self.video(post), "description": post["text"], "tags": post["tags"],
                       "support": None, "commentsEnabled": True, "downloadEnabled": True,
                       "state": {"id": 1, "label": "Published"}, "files": []})

    routes = (("GET", r"/api/v1/search/videos", list, True), ("GET", r"/api/v1/videos", list, True),
              ("GET", r"/api/v1/videos/([\w-]+)", single, False))


def main():
    api_stub.serve(PeerTube,
                   api_stub.arguments("A PeerTube server to read from, on loopback.").parse_args())


if __name__ == "__main__":
    main()
