#!/usr/bin/python3
"""A Mastodon server as far as reading goes: tag timelines and their RSS, single statuses and their
threads, people and collections of them, the instance record.

Statuses come from a JSON file (an array in the API's own shape), which is read anew when it
changes. The mode says how the server behaves; a mode file holds one word a line: the n-th request
for a timeline takes the n-th line, the last line stands for all later ones, and a changed file
starts again at its first line. Any base path before /api/ is accepted.

  ok             answers
  closed401      timelines want a user:   401 The access token is invalid
  closed422      the older refusal:       422 This method requires an authenticated user
  closedapi      the whole API is for users (DISALLOW_UNAUTHENTICATED_API_ACCESS): 401; RSS is not
  closedempty    closed, and not saying so: 200 []; the instance record says "disabled"
  ratelimited    429, with the reset in 300 s (ratelimited:120 - in 120 s)
  error500       500 with a JSON error    html503    a front proxy's HTML page
  drop           breaks the connection before the reply
  dropbody       breaks it in the middle of the body
  stall          never answers
  thread-…       does so when it is asked what hangs on a status, and answers all else
"""

import hashlib
import json
import os
import re
import threading
from datetime import datetime, timedelta, timezone
from urllib.parse import parse_qs, unquote, urlsplit

import common
import people
import strange
import tag_rss
import timeline

REFUSALS = {
    "closed401": (401, "The access token is invalid"),
    "expired": (401, "The access token was revoked"),
    "closedapi": (401, "This API requires an authenticated user"),
    "closed422": (422, "This method requires an authenticated user"),
    "error500": (500, "Internal server error"),
}
CLOSED = ("closed401", "closedapi", "closed422", "closedempty", "expired")
PAGE_OF_IDS = 20
RATE, WINDOW_S = 300, 300   # requests, and how soon they are to be had again


class Instance:
    """One Mastodon server's data and temper."""

    def __init__(self, path, domain, mode="ok", mode_file=None, newest_at=None, now=None,
                 rate=RATE, token=None, lax=False, manners="mastodon", clock=None,
                 collections=None):
        self.domain, self.rate, self.token, self.lax = domain, rate, token, lax
        self._clock = clock
        self._collections = common.Watched(collections, json.loads) if collections else None
        self.manners = timeline.Manners(manners)
        self.modes = common.Modes(mode, mode_file)
        self._now, self._newest_at, self._delta = now, newest_at, None
        self._data = common.Watched(path, self._load)
        self._lock = threading.Lock()
        self._spent = 0
        self.statuses()

    def _load(self, data):
        statuses = timeline.unique(json.loads(data))
        if self._newest_at and statuses:
            # the first file fixes the shift, so that a later one does not move known ids
            if self._delta is None:
                self._delta = self._newest_at - timeline.newest(statuses)
            statuses = timeline.shift(statuses, self._delta)
        return statuses

    def statuses(self):
        with self._lock:
            return self._data.get()

    def collections(self):
        """{id: [[name, state], …]}, the owner first."""
        return self._collections.get() if self._collections else {}

    def now(self):
        if self._now is None and self._clock and os.path.exists(self._clock):
            with open(self._clock, encoding="ascii") as file:
                return common.instant(file.read())
        return self._now or datetime.now(timezone.utc)

    def spend(self):
        """Count a request; how many are left in the window, below 0 when there are none."""
        with self._lock:
            self._spent += 1
            return self.rate - self._spent


class Api(common.Handler):
    """The client API; the server has `instances`, by the path before /api/, None for any path."""

    server_version = "Mastodon"
    limits, broken, closed, mode, instance = {}, False, None, "ok", None

    @property
    def dialect(self):
        """Whose manners these are, if not Mastodon's own (see replies.py)."""
        name = self.instance.manners.name if self.instance else "mastodon"
        return name if name != "mastodon" else None

    def do_GET(self):
        split = urlsplit(self.path)
        base, _, rest = split.path.partition("/api/")
        instances = self.server.instances
        feed = re.fullmatch(r"(.*)/tags/([^/]+)\.rss", split.path)
        base = feed.group(1) if feed else base
        self.instance = instances.get(base.strip("/"), instances.get(None))
        if feed and self.instance:
            self.serve(Api.feed, split, unquote(feed.group(2)))
            return
        for pattern, action in ROUTES if self.instance else ():
            match = re.fullmatch(pattern, rest)
            if match:
                self.serve(action, split, unquote(match.group(1)) if match.groups() else None)
                return
        self.fail(404, "Not Found")

    def serve(self, action, split, name):
        mode, _, argument = self.instance.modes.next(action is Api.tag).partition(":")
        if mode.startswith("thread-"):
            mode = mode.removeprefix("thread-") if action is Api.thread else "ok"
        left = self.instance.spend()
        self.limits = self.limit_headers(left, int(argument or WINDOW_S))
        if mode == "drop":
            self.note(0)
            self.drop()
        elif mode == "stall":
            self.note(0)
            self.stall()
        elif mode in ("html503", "html200"):
            self.answer(int(mode[4:]), {"Content-Type": "text/html"}, common.PROXY_PAGE)
        elif mode == "ratelimited" or left < 0:
            self.limits["X-RateLimit-Remaining"] = "0"
            self.fail(429, "Too many requests")
        elif mode == "error500":
            self.fail(*REFUSALS[mode])
        else:
            self.broken, self.mode = mode == "dropbody", mode
            self.closed = mode if mode in CLOSED else None
            action(self, split, name)

    def limit_headers(self, left, seconds):
        reset = (self.instance.now() + timedelta(seconds=seconds)).astimezone(timezone.utc)
        return {"X-RateLimit-Limit": str(self.instance.rate),
                "X-RateLimit-Remaining": str(max(0, left)),
                "X-RateLimit-Reset": reset.strftime("%Y-%m-%dT%H:%M:%S.%fZ")}

    def fail(self, status, message):
        self.json({"error": message}, {}, status)

    def json(self, value, headers, status=200):
        if self.mode != "strange" and self.instance.manners.name == "mastodon":
            value = timeline.whole(value)
        body = json.dumps(value, ensure_ascii=self.mode == "strange").encode()
        headers = {"Content-Type": "application/json; charset=utf-8",
                   **self.limits, **headers}
        if status == 200:
            headers["ETag"] = 'W/"' + hashlib.md5(body).hexdigest() + '"'
            if self.headers.get("If-None-Match") == headers["ETag"]:
                self.answer(304, headers, b"")
                return
        if self.mode == "malformed" and status == 200:
            body = body[:len(body) * 2 // 3]
        if self.broken:
            self.note(status, bytes=len(body) // 2)
            self.send_head(status, {**headers, "Content-Length": str(len(body))})
            self.wfile.write(body[:len(body) // 2])
            self.drop()
            return
        self.answer(status, headers, body)

    def wants_login(self, is_status):
        manners = self.instance.manners
        return manners.name in manners.NO_LOGIN and not (
            is_status and manners.name in manners.OPEN_STATUSES)

    def refused(self, is_status=False):
        """Who may read a timeline; answers and says True if this client may not."""
        token = self.instance.token
        given = self.headers.get("Authorization", "")
        if given and (token is None or given != f"Bearer {token}" or self.mode == "expired"):
            self.fail(401, "The access token is invalid")
            return True
        if not given and token is not None and self.wants_login(is_status):
            self.fail(self.instance.manners.NO_LOGIN[self.instance.manners.name],
                      "The access token is invalid")
            return True
        if not given and self.closed in REFUSALS and (not is_status
                                                      or self.closed == "closedapi"):
            self.fail(*REFUSALS[self.closed])
            return True
        if not given and self.closed == "closedempty" and not is_status:
            self.json([], {})
            return True
        return False

    def tag(self, split, name):
        if self.refused():
            return
        url = self.server.base + split.path
        query = parse_qs(split.query, keep_blank_values=False)
        manners = self.instance.manners
        if manners.refusal(query):
            self.fail(*manners.refusal(query))
            return
        if manners.is_too_far(query, self.instance.now()):
            self.json([], {})
            return
        found, link = timeline.tag_page(self.instance.statuses(), name, manners.read(query), url,
                                        self.instance.lax, manners)
        if self.mode == "strange":
            found = strange.spoilt(found)
        self.json(found, {"Link": link} if link else {})

    def feed(self, _, name):
        """The RSS of a tag: of a server whose timelines are closed there is none."""
        if self.closed not in (None, "closedapi"):
            self.fail(404, "Not Found")
            return
        found = timeline.select(self.instance.statuses(), name, {}, self.instance.lax)
        body = tag_rss.document(found, name, f"https://{self.instance.domain}").encode()
        self.answer(200, {"Content-Type": "application/rss+xml; charset=utf-8"}, body)

    def readable(self, status_id):
        return next((s for s in self.instance.statuses() if s["id"] == status_id
                     and s["visibility"] in ("public", "unlisted")), None)

    def status(self, split, name):
        if self.refused(is_status=True):
            return
        manners = self.instance.manners
        found = manners.name != "timelines" and self.readable(name)
        hidden = any(status["id"] == name for status in self.instance.statuses())
        if found:
            self.json(found, {})
        else:
            self.fail(manners.PRIVATE.get(manners.name, 404) if hidden else 404,
                      "Record not found")

    def thread(self, _, name):
        if self.refused(is_status=self.closed is None):
            return
        manners = self.instance.manners
        found = manners.name != "timelines" and self.readable(name)
        if found:
            self.json(timeline.thread(self.instance.statuses(), found, manners,
                                      "Authorization" in self.headers), {})
        else:
            self.fail(404, "Record not found")

    def several(self, split, name):
        if self.closed == "closedapi" and self.refused(is_status=True):
            return
        manners = self.instance.manners
        if manners.name in manners.SEVERAL:
            self.fail(manners.SEVERAL[manners.name], "Not Found")
            return
        wanted = parse_qs(split.query).get("id[]", [])[:PAGE_OF_IDS]
        self.json([s for s in map(self.readable, wanted) if s], {})

    def lookup(self, split, _):
        if self.refused(is_status=True):
            return
        name = parse_qs(split.query).get("acct", [""])[0]
        found = people.lookup(self.instance.statuses(), name, self.instance.domain)
        if found:
            self.json(found, {})
        else:
            self.fail(404, "Record not found")

    def account(self, split, name):
        if self.refused():
            return
        query = parse_qs(split.query, keep_blank_values=False)
        found = people.statuses_of(self.instance.statuses(), name, query,
                                   "Authorization" in self.headers, self.instance.manners.name)
        if found is None:
            self.fail(404, "Record not found")
        else:
            link = timeline.link_header(self.server.base + split.path, query, found)
            self.json(found, {"Link": link} if link else {})

    def collection(self, _, name):
        items = self.instance.collections().get(name)
        if items:
            self.json(people.collection(self.instance.statuses(), items, name,
                                        self.instance.domain), {})
        else:
            self.fail(404, "Record not found")

    def record(self, split, name):
        if self.closed == "closedapi" and self.refused(is_status=True):
            return
        state = {"closedempty": "disabled", None: "public"}.get(self.closed, "authenticated")
        access = {"local": state, "remote": state}
        self.json({
            "domain": self.instance.domain, "title": self.instance.domain,
            "version": "4.5.0", "source_url": "https://github.com/mastodon/mastodon",
            "configuration": {
                "statuses": {"max_characters": 500},
                "timelines_access": {"live_feeds": access, "hashtag_feeds": access,
                                     "trending_link_feeds": access}},
            "registrations": {"enabled": False}, "rules": []}, {})


ROUTES = (
    (r"v1/timelines/tag/([^/]+)", Api.tag),
    (r"v1/statuses/([^/]+)", Api.status),
    (r"v1/statuses/([^/]+)/context", Api.thread),
    (r"v1/statuses", Api.several),
    (r"v1/accounts/lookup", Api.lookup),
    (r"v1/accounts/([^/]+)/statuses", Api.account),
    (r"v1/collections/([^/]+)", Api.collection),
    (r"v2/instance", Api.record),
)


def main():
    parser = common.arguments("A Mastodon server to read from, on loopback.")
    parser.add_argument("statuses", help="JSON file: an array of statuses")
    parser.add_argument("--mode", default="ok", help="how to behave (see the top of this file)")
    parser.add_argument("--mode-file", metavar="FILE", help="modes, one word a line")
    parser.add_argument("--newest-at", type=common.instant, metavar="TIME",
                        help="move all times and ids so that the newest status lies here")
    parser.add_argument("--now", type=common.instant, metavar="TIME",
                        help="the clock behind X-RateLimit-Reset (default: the real one)")
    parser.add_argument("--rate", type=int, default=RATE, help="requests before 429 (300)")
    parser.add_argument("--token", help="a bearer token that opens closed timelines")
    parser.add_argument("--domain", default="toot.example", help="the instance's name")
    parser.add_argument("--lax", action="store_true",
                        help="show unlisted posts and boosts in timelines, as some forks do")
    parser.add_argument("--manners", default="mastodon", help="whose (see timeline.Manners)")
    parser.add_argument("--collections", metavar="FILE",
                        help="JSON: {id: [[name, state], …]}, the owner first")
    args = parser.parse_args()
    server = common.Server(args.port, Api)
    server.instances = {None: Instance(
        args.statuses, args.domain, args.mode, args.mode_file, args.newest_at, args.now, args.rate,
        args.token, args.lax, args.manners, args.clock, args.collections)}
    common.serve(server, args)


if __name__ == "__main__":
    main()
