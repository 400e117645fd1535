#!/usr/bin/python3
"""A WordPress site as far as reading by its REST API goes: /wp-json/wp/v2/tags, posts, posts/ID.

As its handbook and sources say (class-wp-rest-posts-controller.php, -terms-controller.php): a tag
has a number, found by its slug; posts?tags=N are by date, which is in the site's zone, date_gmt
has no zone either; title, content and excerpt are rendered HTML with entities; X-WP-Total and
X-WP-TotalPages; a page beyond the last is 400 rest_post_invalid_page_number (an empty first page
is not); per_page beyond 100 is 400 rest_invalid_param; authors and terms come with _embed alone,
and an author may be hidden; a post with a password has no content; what is in the bin is 401
(rest_forbidden) to a visitor, what is gone 404; a site that closed its API says 401.
"""

import html
import math
from datetime import datetime, timedelta
from urllib.parse import urlencode

import api_posts
import api_stub

PER_PAGE, PER_PAGE_MAX = 10, 100
HOURS = timedelta(hours=2)      # the site's own zone


def stamp(when, shift=timedelta(0)):
    return (datetime.fromisoformat(when) + shift).strftime("%Y-%m-%dT%H:%M:%S")


def texturized(words):
    """wptexturize: apostrophes and dashes become entities."""
    return html.escape(words, quote=False).replace("'", "&#8217;").replace(" - ", " &#8211; ")


class WordPress(api_stub.Api):
    server_version = "nginx"

    @property
    def root(self):
        return f"https://{self.site.domain}"

    def login(self):
        given = self.headers.get("Authorization")
        return given.removeprefix("Basic ").removeprefix("Bearer ") if given else None

    def fail(self, code, message, status, **more):
        self.json({"code": code, "message": message, "data": {"status": status, **more}}, status)

    def fail_login(self):
        self.fail("incorrect_password", "The provided password is an invalid application "
                  "password.", 401)

    def fail_closed(self):
        self.fail("rest_not_logged_in", "You are not currently logged in.", 401)

    def fail_limit(self, seconds):
        """WordPress has no limit of its own; who hosts it has."""
        self.answer(429, {"Content-Type": "text/html", "Retry-After": str(seconds)},
                    b"<html><head><title>429 Too Many Requests</title></head></html>\r\n")

    def fail_own(self):
        self.fail("internal_server_error", "<p>There has been a critical error on this website."
                  "</p>", 500, error={"type": 1})

    def fail_missing(self):
        self.fail("rest_no_route", "No route was found matching the URL and request method.", 404)

    def number_of(self, tag):
        return api_posts.bits(api_posts.fold(tag)) % 9000 + 2

    def shown(self, post):
        return post["state"] == "shown"

    def terms(self):
        """Every tag in use, as (slug, name, number, count)."""
        counts, names = {}, {}
        for post in filter(self.shown, self.site.posts()):
            for tag in post["tags"]:
                slug = api_posts.fold(tag)
                counts[slug] = counts.get(slug, 0) + 1
                names.setdefault(slug, tag)
        return [(slug, names[slug], self.number_of(slug), counts[slug]) for slug in sorted(counts)]

    def term(self, slug, name, number, count=None):
        return {"id": number, **({"count": count, "description": ""} if count is not None else {}),
                "link": f"{self.root}/tag/{slug}/", "name": texturized(name), "slug": slug,
                "taxonomy": "post_tag", **({"meta": []} if count is not None else {}),
                "_links": {"self": [{"href": f"{self.root}/wp-json/wp/v2/tags/{number}"}]}}

    def bounds(self):
        """(per_page, page), or None after a refusal."""
        per_page, page = self.number("per_page", PER_PAGE), self.number("page", 1)
        for name, value, most in (("per_page", per_page, PER_PAGE_MAX), ("page", page, 10 ** 9)):
            if value is None or not 1 <= value <= most:
                words = f"{name} must be between 1 (inclusive) and {most} (inclusive)"
                self.fail("rest_invalid_param", f"Invalid parameter(s): {name}", 400,
                          params={name: words}, details={name: {
                              "code": "rest_out_of_bounds", "message": words, "data": None}})
                return None
        return per_page, page

    def listed(self, found, make):
        bounds = self.bounds()
        if bounds is None:
            return
        per_page, page = bounds
        pages = math.ceil(len(found) / per_page)
        if page > pages and found:
            self.fail("rest_post_invalid_page_number", "The page number requested is larger than "
                      "the number of pages available.", 400)
            return
        headers = {"X-WP-Total": str(len(found)), "X-WP-TotalPages": str(pages),
                   "Access-Control-Expose-Headers": "X-WP-Total, X-WP-TotalPages, Link",
                   "Allow": "GET"}
        links = [f'<{self.root}{self.path.partition("?")[0]}?{self.at_page(number)}>; rel="{rel}"'
                 for rel, number, is_there in (("prev", page - 1, page > 1),
                                               ("next", page + 1, page < pages)) if is_there]
        if links:
            headers["Link"] = ", ".join(links)
        shown = [make(one) for one in found[(page - 1) * per_page:page * per_page]]
        # what is strange are posts; by strange tags nothing could be asked for
        self.json(self.items(shown) if make == self.post else shown, headers=headers)

    def at_page(self, number):
        return urlencode({**{name: values[0] for name, values in self.query.items()},
                          "page": number})

    def tags(self):
        slugs = self.word("slug")
        wanted = slugs.split(",") if slugs is not None else None
        search = (self.word("search") or "").casefold()
        self.listed([term for term in self.terms() if (wanted is None or term[0] in wanted)
                     and search in term[1].casefold()], lambda term: self.term(*term))

    def posts(self):
        wanted = {int(word) for word in (self.word("tags") or "").split(",") if word.isdigit()}
        after, before, include = (self.word(name) for name in ("after", "before", "include"))
        numbers = set((include or "").split(","))
        search = (self.word("search") or "").casefold()
        order = self.word("orderby", "date")
        if order not in ("date", "modified", "id"):
            self.fail("rest_invalid_param", "Invalid parameter(s): orderby", 400,
                      params={"orderby": f"orderby is not one of date, id, modified."})
            return
        keys = {"date": lambda post: post["at"], "id": lambda post: post["number"],
                "modified": lambda post: post["edited"] or post["at"]}
        found = [post for post in filter(self.shown, self.site.posts())
                 if (not wanted or wanted & {self.number_of(tag) for tag in post["tags"]})
                 and (include is None or str(post["number"]) in numbers)
                 and (after is None or stamp(post["at"], HOURS) > after[:19])
                 and (before is None or stamp(post["at"], HOURS) < before[:19])
                 and search in (post["title"] + post["text"]).casefold()]
        found.sort(key=lambda post: (keys[order](post), post["number"]),
                   reverse=self.word("order", "desc") == "desc")
        self.listed(found, self.post)

    def post(self, post):
        is_kept = bool(post.get("password"))
        rendered = "".join(f"<p>{texturized(part)}</p>\n" for part in post["text"].split("\n\n"))
        link = f"{self.root}/{post['at'][:10].replace('-', '/')}/{post['mark']}/"
        edited = post["edited"] or post["at"]
        found = {
            "id": post["number"], "date": stamp(post["at"], HOURS), "date_gmt": stamp(post["at"]),
            "guid": {"rendered": f"{self.root}/?p={post['number']}"},
            "modified": stamp(edited, HOURS), "modified_gmt": stamp(edited),
            "slug": post["mark"], "status": "publish", "type": "post", "link": link,
            "title": {"rendered": ("Protected: " if is_kept else "") + texturized(post["title"])},
            "content": {"rendered": "" if is_kept else rendered, "protected": is_kept},
            "excerpt": {"rendered": "" if is_kept else f"<p>{texturized(post['text'][:60])} "
                        "[&hellip;]</p>\n", "protected": is_kept},
            "author": 5, "featured_media": 0, "comment_status": "open", "ping_status": "open",
            "sticky": False, "template": "", "format": "standard", "meta": {"footnotes": ""},
            "categories": [1], "tags": [self.number_of(tag) for tag in post["tags"]],
            "class_list": ["post-" + str(post["number"])],
            "_links": {"self": [{"href": f"{self.root}/wp-json/wp/v2/posts/{post['number']}"}]}}
        if "_embed" in self.query:
            found["_embedded"] = self.embedded(post)
        return {**found, **post["more"]}

    def embedded(self, post):
        name = post["author"]
        author = {"id": 5, "name": name.title(), "url": "", "description": "",
                  "link": f"{self.root}/author/{name}/", "slug": name,
                  "avatar_urls": {"96": f"https://secure.gravatar.com/avatar/{name}?s=96"}}
        if post.get("hidden_author"):
            author = {"code": "rest_user_invalid_id", "message": "Invalid user ID.",
                      "data": {"status": 404}}
        return {"author": [author], "wp:term": [
            [{"id": 1, "link": f"{self.root}/category/news/", "name": "News", "slug": "news",
              "taxonomy": "category"}],
            [self.term(api_posts.fold(tag), tag, self.number_of(tag)) for tag in post["tags"]]]}

    def single(self, number):
        post = next((post for post in self.site.posts() if str(post["number"]) == number), None)
        if post is None or post["state"] == "deleted":
            self.fail("rest_post_invalid_id", "Invalid post ID.", 404)
        elif not self.shown(post):
            self.fail("rest_forbidden", "Sorry, you are not allowed to do that.", 401)
        else:
            self.json(self.post(post))

    routes = (("GET", r"/wp-json/wp/v2/tags", tags, True),
              ("GET", r"/wp-json/wp/v2/posts", posts, True),
              ("GET", r"/wp-json/wp/v2/posts/(\d+)", single, False))


def main():
    api_stub.serve(WordPress,
                   api_stub.arguments("A WordPress site to read from, on loopback.").parse_args())


if __name__ == "__main__":
    main()
