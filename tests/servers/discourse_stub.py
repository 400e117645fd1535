#!/usr/bin/python3
"""A Discourse forum as far as reading goes: /search.json, /tag/NAME.json, /t/ID.json,
/posts/ID.json.

As its sources and api-docs say: a tag's list holds topics, 30 a page (page counts from 0), by when
something was last said in them unless order=created, with no words of theirs; whose they are is
in posters[].user_id, joined with users[].id, the first is who began it; more_topics_url is there
while there is more, without .json; tags are strings, in newer versions objects; a search holds
posts with a blurb and topics beside, 50 a page, page from 1, ten pages at most; an unknown tag is
404; a forum behind a login says 403 not_logged_in; 429 says rate_limit with wait_seconds, or, from
the outer limit, plain text; times are in milliseconds and Z.
"""

import html
import re
from datetime import datetime, timezone

import api_posts
import api_stub

TOPICS, POSTS, SEARCH_PAGES = 30, 50, 10


def stamp(when):
    return datetime.fromisoformat(when).astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z")


class Discourse(api_stub.Api):
    server_version = "nginx"

    def login(self):
        return self.headers.get("Api-Key") or self.headers.get("User-Api-Key")

    def fail(self, status, words, kind, **more):
        self.json({"errors": [words], "error_type": kind, **more}, status)

    def fail_login(self):
        self.fail(403, "You are not permitted to view the requested resource. The API username or "
                  "key is invalid.", "invalid_access")

    def fail_closed(self):
        self.fail(403, "You need to be logged in to do that.", "not_logged_in")

    def fail_limit(self, seconds):
        """The inner limit speaks JSON (RateLimiter::LimitExceeded), the outer one text."""
        if self.site.args.outer_limit:
            words = (f"Slow down, you're making too many requests.\n"
                     f"Please retry again in {seconds} seconds.\nError code: ip_10_secs_limit.\n")
            self.answer(429, {"Content-Type": "text/plain", "Retry-After": str(seconds),
                              "Discourse-Rate-Limit-Error-Code": "ip_10_secs_limit"},
                        words.encode())
            return
        self.json({"errors": [f"You've performed this action too many times. Please wait {seconds}"
                              " seconds before trying again."], "error_type": "rate_limit",
                   "extras": {"wait_seconds": seconds, "time_left": f"{seconds} seconds"}},
                  429, {"Retry-After": str(seconds)})

    def fail_own(self):
        self.answer(500, {"Content-Type": "text/html"}, b"<h1>Oops</h1>")

    def fail_missing(self):
        self.fail(404, "The requested URL or resource could not be found.", "not_found")

    def shown(self):
        return [post for post in self.site.posts() if post["state"] == "shown"]

    def tag(self, tag):
        slug = api_posts.fold(tag)
        if self.site.args.tag_objects:
            return {"id": api_posts.bits(slug) % 9000 + 2, "name": slug, "slug": slug}
        return slug

    def user(self, name):
        return {"id": api_posts.bits(name) % 90_000 + 2, "username": name, "name": name.title(),
                "avatar_template": f"/letter_avatar_proxy/v4/letter/{name[0]}/ac91a4/{{size}}.png",
                "trust_level": 2}

    def slug(self, post):
        return re.sub(r"\W+", "-", post["title"].lower()).strip("-")

    def topic(self, post):
        last = post.get("bumped") or post["at"]
        return {
            "id": post["number"], "title": post["title"], "fancy_title": html.escape(post["title"]),
            "slug": self.slug(post), "posts_count": 1, "reply_count": 0, "highest_post_number": 1,
            "image_url": None, "created_at": stamp(post["at"]), "last_posted_at": stamp(last),
            "bumped": True, "bumped_at": stamp(last), "archetype": "regular", "unseen": False,
            "pinned": bool(post.get("pinned")), "unpinned": None, "visible": True,
            "closed": False, "archived": False, "bookmarked": None, "liked": None,
            "tags": [self.tag(tag) for tag in post["tags"]], "tags_descriptions": {}, "views": 3,
            "like_count": 0, "has_summary": False, "last_poster_username": post["author"],
            "category_id": 4, "pinned_globally": False, "featured_link": None,
            "posters": [{"extras": "latest single", "description": "Original Poster, Most Recent "
                         "Poster", "user_id": self.user(post["author"])["id"],
                         "primary_group_id": None, "flair_group_id": None}], **post["more"]}

    def users(self, posts):
        return [self.user(name) for name in sorted({post["author"] for post in posts})]

    def list(self, name):
        name = api_posts.fold(name)
        found = [post for post in self.shown() if name in map(api_posts.fold, post["tags"])]
        if not found and not any(name in map(api_posts.fold, post["tags"])
                                 for post in self.site.posts()):
            self.fail_missing()
            return
        by = (lambda post: post["at"]) if self.word("order") == "created" else (
            lambda post: post.get("bumped") or post["at"])
        is_up = self.word("ascending") == "true"
        found.sort(key=lambda post: (by(post), post["number"]), reverse=not is_up)
        found.sort(key=lambda post: not post.get("pinned"))
        page = self.number("page", 0) or 0
        shown = found[page * TOPICS:(page + 1) * TOPICS]
        topics = {"can_create_topic": False, "per_page": TOPICS, "top_tags": [],
                  "tags": [{"id": 9, "name": name, "topic_count": len(found), "staff": False}],
                  "topics": self.items([self.topic(post) for post in shown])}
        if len(found) > (page + 1) * TOPICS:
            topics["more_topics_url"] = (f"/tag/{name}?match_all_tags=true&page={page + 1}"
                                         f"&tags%5B%5D={name}")
        self.json({"users": self.users(shown), "primary_groups": [], "flair_groups": [],
                   "topic_list": topics})

    def post(self, post):
        return {"id": post["number"] + 1, "name": post["author"].title(),
                "username": post["author"], "avatar_template": "/a/{size}.png",
                "created_at": stamp(post["at"]), "like_count": 0, "post_number": 1,
                "topic_id": post["number"]}

    def search(self):
        """tags:, order:latest, after:DATE and words; another word with a colon is not heard."""
        words = (self.word("q") or "").split()
        if len(" ".join(words)) < 3:
            self.json({"errors": ["Your search term is too short."], "error_type":
                       "invalid_parameters"}, 400)
            return
        found = self.shown()
        for word in words:
            key, _, value = word.partition(":")
            if key in ("tag", "tags") or word.startswith("#"):
                tags = {api_posts.fold(tag) for tag in re.split("[,+]", value or word[1:])}
                found = [post for post in found if tags & set(map(api_posts.fold, post["tags"]))]
            elif key == "after" and value:
                found = [post for post in found if post["at"][:10] >= value]
            elif not value:
                found = [post for post in found
                         if word.casefold() in (post["title"] + post["text"]).casefold()]
        found.sort(key=lambda post: (post["at"], post["number"]), reverse=True)
        page = self.number("page", 1) or 1
        shown = found[(page - 1) * POSTS:page * POSTS] if page <= SEARCH_PAGES else []
        more = True if len(found) > page * POSTS else None
        self.json({
            "posts": self.items([{**self.post(post), "blurb": html.escape(post["text"][:200])}
                                 for post in shown]),
            "topics": [{name: value for name, value in self.topic(post).items()
                        if name != "posters"} for post in shown],
            "users": [], "categories": [], "tags": [], "groups": [], "grouped_search_result": {
                "more_posts": None, "more_users": None, "more_categories": None,
                "term": self.word("q"), "search_log_id": 8, "more_full_page_results": more,
                "can_create_topic": False, "error": None,
                "post_ids": [post["number"] + 1 for post in shown], "user_ids": [],
                "category_ids": [], "tag_ids": [], "group_ids": []}})

    def cooked(self, post):
        return {**self.post(post), "cooked": f"<p>{html.escape(post['text'])}</p>",
                "updated_at": stamp(post["edited"] or post["at"]), "version": 1,
                "topic_slug": self.slug(post), "display_username": post["author"].title(),
                "user_id": self.user(post["author"])["id"], "hidden": False, "user_deleted": False,
                "deleted_at": None, "post_url": f"/t/{self.slug(post)}/{post['number']}/1"}

    def one(self, number, shift, make):
        post = next((post for post in self.site.posts()
                     if post["number"] + shift == int(number)), None)
        if post is None or post["state"] == "deleted":
            self.fail_missing()
        elif post["state"] != "shown":
            self.fail(403, "You are not permitted to view the requested resource.",
                      "invalid_access")
        else:
            self.json(make(post))

    def thread(self, number):
        self.one(number, 0, lambda post: {
            **self.topic(post), "post_stream": {"posts": [self.cooked(post)],
                                                "stream": [post["number"] + 1]}})

    def single(self, number):
        self.one(number, 1, self.cooked)

    routes = (("GET", r"/tag/([^/]+)\.json", list, True),
              ("GET", r"/tag/([^/]+)/l/latest\.json", list, True),
              ("GET", r"/search\.json", search, True), ("GET", r"/t/(\d+)\.json", thread, False),
              ("GET", r"/t/[\w-]+/(\d+)\.json", thread, False),
              ("GET", r"/posts/(\d+)\.json", single, False))


def main():
    parser = api_stub.arguments("A Discourse forum to read from, on loopback.")
    parser.add_argument("--tag-objects", action="store_true", help="tags as newer versions do")
    parser.add_argument("--outer-limit", action="store_true", help="429 as the outer limit does")
    api_stub.serve(Discourse, parser.parse_args())


if __name__ == "__main__":
    main()
