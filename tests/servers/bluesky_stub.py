#!/usr/bin/python3
"""Bluesky as far as reading goes: a PDS with its sessions, and the AppView behind it.

As the lexicons and the sources say (bluesky-social/atproto: packages/pds, packages/bsky,
packages/xrpc-server). Posts and people: see bluesky.py; modes: see api_stub.py, and

  closed      who is nobody is refused, whatever --public says
  expired     from here on the access tokens that were given out are not taken: refreshing helps
  revoked     from here on neither are the refresh tokens: the password helps
  locked      nor is the password, while it lasts
  factor      the login wants a code from a mail
  takendown   the login's own account is   upstream   the feed's own server does not answer

A search is by sortAt, newest first. Its cursor is an offset: what comes in front while somebody
pages shifts the pages, and beyond --scroll nothing more is shown. What is blocked or gone leaves
its page shorter, or empty, with a cursor still. An access token lasts two hours, then 400
ExpiredToken. A refresh token works once; two hours longer it gives the same successor. The password
30 times in five minutes, 300 times a day, right or wrong; 3,000 requests in five minutes.
"""

import base64
import hashlib
import hmac
import json
import os
import re
import threading
import unicodedata
from datetime import timedelta

import api_stub
import bluesky
import common

LIMIT_DEFAULT, LIMIT_MAX, SEVERAL_MAX = 50, 100, 25
RATE, WINDOW_S = 3000, 300
LOGINS = ((300, 30), (86400, 300))      # in so many seconds so many
ACCESS, REFRESH, GRACE = timedelta(hours=2), timedelta(days=90), timedelta(hours=2)
SECRET = b"a stub's"
FORBIDDEN = (b"<html><body><h1>403 Forbidden</h1>\n"
             b"Request forbidden by administrative rules.\n</body></html>\n")
STATUS = {"AuthMissing": 401, "AuthenticationRequired": 401, "AccountTakedown": 401,
          "AuthFactorTokenRequired": 401, "RateLimitExceeded": 429, "UpstreamFailure": 502,
          "InternalServerError": 500, "MethodNotImplemented": 501}


class Refused(Exception):
    """An error in XRPC's words: its name, and a message."""


class Sessions:
    """Tokens, and what has become of them; kept in a file, as they outlive the server."""

    def __init__(self, path, now):
        self._path, self._now, self._lock = path, now, threading.Lock()
        self._state = {"refresh": {}, "logins": {}, "given": 0, "void": 0}
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                self._state = json.load(file)

    def save(self):
        with self._lock:
            with open(self._path + ".new", "w", encoding="utf-8") as file:
                json.dump(self._state, file)
            os.rename(self._path + ".new", self._path)

    def count_login(self, identifier):
        """Refuses one that is too many. What is refused counts, too."""
        now = self._now().timestamp()
        times = self._state["logins"].setdefault(identifier, [])
        times[:] = [one for one in times if one > now - 86400] + [now]
        self.save()
        for seconds, most in LOGINS:
            if sum(one > now - seconds for one in times) > most:
                raise Refused("RateLimitExceeded", "Rate Limit Exceeded", seconds, most)

    def sign(self, did, scope, life, **more):
        now = int(self._now().timestamp())
        claims = {"scope": scope, "sub": did, "iat": now, "aud": "did:web:stub.example",
                  "exp": now + int(life.total_seconds()), **more}
        parts = [base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=")
                 for part in ({"typ": "at+jwt", "alg": "HS256"}, claims)]
        return b".".join([*parts, self.seal(b".".join(parts))]).decode()

    @staticmethod
    def seal(data):
        return base64.urlsafe_b64encode(hmac.digest(SECRET, data, "sha256")).rstrip(b"=")

    def read(self, token, scope):
        """The claims of a token that is good; else Refused."""
        head, _, seal = token.encode().rpartition(b".")
        if not hmac.compare_digest(self.seal(head), seal):
            raise Refused("InvalidToken", "Token could not be verified")
        part = head.split(b".")[1]
        claims = json.loads(base64.urlsafe_b64decode(part + b"=" * (-len(part) % 4)))
        if claims["scope"] != scope:
            raise Refused("InvalidToken", "Token could not be verified")
        is_void = (claims["scope"] == "com.atproto.appPass"
                   and int(claims["jti"]) <= self._state["void"])
        if is_void or claims["exp"] <= self._now().timestamp():
            raise Refused("ExpiredToken", "Token has expired")
        return claims

    def tokens(self, did, key=None):
        self._state["given"] += 1
        given = self._state["given"]
        key = key or hashlib.sha256(f"{did}{given}".encode()).hexdigest()[:24]
        self._state["refresh"].setdefault(key, {"next": None, "until": None})
        self.save()
        return {"accessJwt": self.sign(did, "com.atproto.appPass", ACCESS, jti=str(given)),
                "refreshJwt": self.sign(did, "com.atproto.refresh", REFRESH, jti=key)}

    def rotate(self, key):
        """The key of the token that follows."""
        now, known = self._now().timestamp(), self._state["refresh"].get(key)
        if known is None or (known["until"] is not None and known["until"] <= now):
            raise Refused("ExpiredToken", "Token has been revoked")
        if known["until"] is None:
            known["until"] = now + GRACE.total_seconds()
            known["next"] = hashlib.sha256(key.encode()).hexdigest()[:24]
        return known["next"]

    def revoke(self, key):
        self._state["refresh"].pop(key, None)
        self.save()

    def forget(self, has_refresh):
        """No access token that was given out is good any longer; nor a refresh token, if asked."""
        self._state["void"] = self._state["given"]
        if has_refresh:
            self._state["refresh"].clear()
        self.save()


def words_of(query):
    return re.findall(r'"[^"]*"|\S+', query)


def plain(text):
    return unicodedata.normalize("NFKC", text).casefold()


def tags_of(record):
    """Hashtags as they are searched: of facets and of tags[]."""
    found = [feature["tag"] for facet in record.get("facets", [])
             for feature in facet.get("features", []) if "tag" in feature]
    return {bluesky.fold(tag) for tag in [*found, *record.get("tags", [])]}


def matches(world, post, record, query):
    """Whether a post is among those of q and tag[]."""
    tags, text = tags_of(record), plain(record["text"])
    for word in [*words_of(query["q"][0]), *("#" + tag for tag in query.get("tag", []))]:
        name, _, value = word.partition(":")
        if word[0] in "#＃":
            good = bluesky.fold(word[1:]) in tags
        elif name == "from" and value:
            good = world.resolve(value) == world.did(post["author"])
        else:
            good = plain(word.strip('"')) in text
        if not good:
            return False
    return True


class Bluesky(api_stub.Api):
    server_version = "bsky"
    viewer, limits = None, None

    # ---- who asks ----

    def meet(self, action, is_list, parts):
        self.word_now = self.site.modes.next(is_list)
        self.mode, _, argument = self.word_now.partition(":")
        self.site.turn(self.mode)
        simple = {"drop": self.drop_now, "stall": self.stall_now, "html503": self.proxy_page,
                  "html200": self.html_page}
        self.headers_more, self.viewer = self.limit_headers(*self.site.window()), None
        if self.mode in simple:
            simple[self.mode]()
            return
        try:
            if self.mode == "error500":
                raise Refused("InternalServerError", "Internal Server Error")
            if self.mode == "ratelimited" or self.site.is_spent():
                raise Refused("RateLimitExceeded", "Rate Limit Exceeded",
                              int(argument or WINDOW_S), RATE)
            if action not in OPEN:
                self.viewer = self.who(action)
            action(self, *parts)
        except Refused as refused:
            self.refuse(*refused.args)

    def who(self, action):
        """The viewer's DID, None where nobody in particular may ask."""
        given = self.login()
        if given is not None:
            if self.mode == "locked":
                raise Refused("ExpiredToken", "Token has expired")
            return self.site.sessions.read(given, "com.atproto.appPass")["sub"]
        public = self.site.args.public
        if public == "no":
            raise Refused("AuthMissing", "Authentication Required")
        if self.mode == "closed" or (action is Bluesky.search and (
                public == "nosearch" or "cursor" in self.query)):
            raise Refused(None, FORBIDDEN)
        return None

    def limit_headers(self, left, reset, limit=RATE, seconds=WINDOW_S):
        return {"RateLimit-Limit": str(limit), "RateLimit-Remaining": str(max(0, left)),
                "RateLimit-Reset": str(reset), "RateLimit-Policy": f"{limit};w={seconds}"}

    def refuse(self, name, message, seconds=WINDOW_S, limit=RATE):
        if name is None:
            self.answer(403, {"Content-Type": "text/html"}, message)
            return
        more = {}
        if name == "RateLimitExceeded":
            reset = int((self.site.now() + timedelta(seconds=seconds)).timestamp())
            more = {**self.limit_headers(0, reset, limit, seconds), "Retry-After": str(seconds)}
            self.headers_more = {}
        self.mode, status = "ok", STATUS.get(name, 400)
        if status == 500 and self.viewer:       # as a PDS passes on what its AppView says
            status = 502
        if name == "AccountTakedown" and "app.bsky.actor" in self.path:     # somebody else's
            status = 400
        self.json({"error": name, "message": message}, status, more)

    def fail_missing(self):
        self.headers_more = {}
        self.refuse("MethodNotImplemented", "Method Not Implemented")

    # ---- what is asked ----

    @property
    def world(self):
        return bluesky.World(self.site.data(), self.viewer, not self.site.args.old)

    def bad(self, message, name="InvalidRequest"):
        raise Refused(name, message)

    def bad_word(self, message):
        method = self.path.split("?")[0].removeprefix("/xrpc/")
        self.bad(f"Invalid {method} params: {message}")

    def wants(self, name):
        if not self.word(name):
            self.bad_word(f'Missing required key "{name}"')
        return self.word(name)

    def bounded(self, name, default, least, most):
        value = self.number(name, default)
        if value is None:
            self.bad_word(f"Expected integer value type at $.{name}")
        if value < least:
            self.bad_word(f"integer too small (minimum {least}, got {value})")
        if value > most:
            self.bad_word(f"integer too big (maximum {most}, got {value})")
        return value

    def several(self, name):
        found = list(dict.fromkeys(self.query.get(name, [])))
        if not found:
            self.bad_word(f'Missing required key "{name}"')
        if len(found) > SEVERAL_MAX:
            self.bad_word(f"array too big (maximum {SEVERAL_MAX}, got {len(found)})")
        return found

    def time(self, name):
        value = self.word(name)
        if value is None:
            return None
        try:
            return bluesky.moment(value)
        except ValueError:
            return self.bad_word(f"{name} must be a valid datetime or date")

    def page(self, found, default=LIMIT_DEFAULT):
        """A page of a list whose cursor is a plain offset; (items, cursor or None)"""
        limit = self.bounded("limit", default, 1, LIMIT_MAX)
        cursor = self.word("cursor", "0")
        if not re.fullmatch(r"\d{1,9}", cursor):
            self.bad("Invalid cursor format")
        start = int(cursor)
        has_more = start + limit < min(len(found), self.site.args.scroll)
        return found[start:start + limit], str(start + limit) if has_more else None

    def give(self, name, found, cursor=None, **more):
        self.json({name: self.items(found), **more, **({"cursor": cursor} if cursor else {})})

    # ---- sessions ----

    def create_session(self):
        given = self.json_body()
        if not all(isinstance(given.get(name), str) for name in ("identifier", "password")):
            self.bad('Missing required key "identifier" at $')
        identifier, site = given["identifier"].lower(), self.site
        site.sessions.count_login(identifier)
        did = site.own_did()
        if (identifier not in (site.args.user, did) or given["password"] != site.args.password
                or self.mode == "locked"):
            self.bad("Invalid identifier or password", "AuthenticationRequired")
        if self.mode == "factor":
            self.bad("A sign in code has been sent to your email address",
                     "AuthFactorTokenRequired")
        if self.mode == "takendown":
            self.bad("Account has been taken down", "AccountTakedown")
        self.json({**self.session(did), **site.sessions.tokens(did),
                   "email": "ada@mail.example", "emailConfirmed": True, "emailAuthFactor": False})

    def session(self, did):
        base = self.site.args.pds or self.server.base
        document = {
            "@context": ["https://www.w3.org/ns/did/v1"], "id": did,
            "alsoKnownAs": [f"at://{self.site.args.user}"],
            "service": [{"id": "#atproto_pds", "type": "AtprotoPersonalDataServer",
                         "serviceEndpoint": base}]}
        return {"did": did, "didDoc": document, "handle": self.site.args.user, "active": True}

    def refresh_session(self):
        given, sessions = self.login(), self.site.sessions
        if given is None:
            self.bad("Authentication Required", "AuthMissing")
        claims = sessions.read(given, "com.atproto.refresh")
        if self.mode == "takendown":
            self.bad("Account has been taken down", "AccountTakedown")
        key = sessions.rotate(claims["jti"])
        self.json({**self.session(claims["sub"]), **sessions.tokens(claims["sub"], key)})

    def delete_session(self):
        claims = self.site.sessions.read(self.login() or "", "com.atproto.refresh")
        self.site.sessions.revoke(claims["jti"])
        self.answer(200, self.headers_more, b"")

    def json_body(self):
        try:
            found = json.loads(self.body or b"")
        except ValueError:
            found = None
        if not isinstance(found, dict):
            self.bad("Request body must be an object")
        return found

    def describe(self):
        self.json({"did": "did:web:stub.example", "availableUserDomains": [".stub.example"],
                   "inviteCodeRequired": True, "links": {}, "contact": {}})

    def resolve_handle(self):
        did = self.world.resolve(self.wants("handle"))
        if not did:
            self.bad("Unable to resolve handle", "HandleNotFound")
        self.json({"did": did})

    # ---- posts ----

    def search(self):
        world, query = self.world, dict(self.query)
        self.wants("q")
        author, lang = self.word("author"), self.word("lang")
        since, until = self.time("since"), self.time("until")
        found = []
        for post in world.all:
            at, record = world.sort_at(post), world.record(post)
            if ((since is None or at >= since) and (until is None or at < until)
                    and post["state"] != "deleted" and matches(world, post, record, query)
                    and (lang is None or lang in record.get("langs", ()))
                    and (author is None or world.resolve(author) == world.did(post["author"]))):
                found.append((at, world.uri(post), post))
        found.sort(key=lambda one: one[:2], reverse=True)
        if self.word("sort", "latest") == "top":
            found.sort(key=lambda one: -one[2].get("likes", 0))
        shown, cursor = self.page([one[2] for one in found], default=25)
        self.give("posts", [world.post_view(post) for post in shown if world.is_there(post)
                            and not world.is_blocked(world.did(post["author"]))], cursor)

    def search_v2(self):
        self.bad("Search v2 is not enabled")

    def posts(self):
        world = self.world
        found = [world.find(uri) for uri in self.several("uris")]
        self.give("posts", [world.post_view(post) for post in found
                            if post and not world.is_blocked(world.did(post["author"]))])

    def thread(self):
        world, uri = self.world, self.wants("uri")
        depth = self.bounded("depth", 6, 0, 1000)
        height = self.bounded("parentHeight", 80, 0, 1000)
        did, _, rest = uri.removeprefix("at://").partition("/")
        post = world.find(f"at://{world.resolve(did) or did}/{rest}")
        if not post:
            self.bad(f"Post not found: {uri}", "NotFound")
        thread = world.thread(post, depth, height)
        self.json({"thread": thread, **({"threadgate": thread["post"]["threadgate"]}
                                        if "threadgate" in thread.get("post", {}) else {})})

    def author_feed(self):
        world, name = self.world, self.wants("actor")
        did = world.resolve(name)
        if not did or world.status(did) in bluesky.NOT_HOSTED:
            self.bad("Profile not found")
        if world.is_blocked(did):
            is_own = world.actor(did).get("blocks")
            self.bad(f"Requester {'has blocked' if is_own else 'is blocked by'} actor: {did}",
                     "BlockedActor" if is_own else "BlockedByActor")
        self.give_timed(world.author_items(did, self.word("filter", "posts_with_replies"),
                                           self.word("includePins") == "true"
                                           and "cursor" not in self.query))

    def give_timed(self, items):
        """A page of what is in the order of time; its cursor is a time and a CID. items: [(time,
        function that makes one)]. One that is none is the AppView's own error (500, of a PDS 502).
        """
        limit = self.bounded("limit", LIMIT_DEFAULT, 1, LIMIT_MAX)
        cursor = self.word("cursor")
        if cursor is not None:
            match = re.fullmatch(r"(\d{1,14})__\w+", cursor)
            if not match:
                self.bad("Internal Server Error", "InternalServerError")
            items = [one for one in items if one[0].timestamp() * 1000 < int(match[1])]
        shown = items[:limit]
        last = shown[-1][0].timestamp() * 1000 if len(items) > limit else None
        self.give("feed", [item for item in (make() for _, make in shown) if item],
                  last and f"{int(last)}__{bluesky.cid_of(str(last))}")

    def feed(self):
        world, uri = self.world, self.wants("feed")
        one = world.feeds.get(uri.split("/")[-1])
        if one is None or f"/{bluesky.FEED}/" not in uri:
            if self.viewer:     # the PDS looks for the feed's record itself
                self.bad(f"Could not locate record: {uri}", "RecordNotFound")
            self.bad("could not find feed")
        if self.mode == "upstream":
            self.bad("feed unavailable", "UpstreamFailure")
        found = world.feed_posts(one)
        shown, cursor = self.page(found)
        self.give("feed", [world.feed_item(post) for post in shown if world.is_there(post)
                           and not world.is_blocked(world.did(post["author"]))], cursor)

    def feed_generator(self):
        world, uri = self.world, self.wants("feed")
        if uri.split("/")[-1] not in world.feeds:
            self.bad("could not find feed")
        self.json({"view": world.feed_view(uri), "isOnline": True, "isValid": True})

    # ---- people ----

    def list(self):
        world, uri = self.world, self.wants("list")
        if f"/{bluesky.LIST}/" not in uri or uri.split("/")[-1] not in world.lists:
            self.bad("List not found")
        view = world.list_view(uri)
        shown, cursor = self.page(world.lists[uri.split("/")[-1]]["members"])
        self.give("items", [world.list_item(uri, name) for name in shown
                            if world.status(world.did(name)) not in bluesky.NOT_HOSTED],
                  cursor, list=view)

    def profile(self):
        world = self.world
        did = world.resolve(self.wants("actor"))
        if not did:
            self.bad("Profile not found")
        if world.status(did) in ("suspended", "takendown"):
            self.bad("Account has been suspended", "AccountTakedown")
        if world.status(did) == "deactivated":
            self.bad("Account is deactivated", "AccountDeactivated")
        self.json(world.profile_detailed(did))

    def profiles(self):
        world = self.world
        found = [world.resolve(name) for name in self.several("actors")]
        self.give("profiles", [world.profile_detailed(did) for did in found
                               if did and world.status(did) not in bluesky.NOT_HOSTED])


GET, POST = "GET", "POST"
Bluesky.routes = tuple((method, "/xrpc/" + re.escape(name), action, is_list)
                       for method, name, action, is_list in (
    (POST, "com.atproto.server.createSession", Bluesky.create_session, False),
    (POST, "com.atproto.server.refreshSession", Bluesky.refresh_session, False),
    (POST, "com.atproto.server.deleteSession", Bluesky.delete_session, False),
    (GET, "com.atproto.server.describeServer", Bluesky.describe, False),
    (GET, "com.atproto.identity.resolveHandle", Bluesky.resolve_handle, False),
    (GET, "app.bsky.feed.searchPosts", Bluesky.search, True),
    (GET, "app.bsky.feed.searchPostsV2", Bluesky.search_v2, True),
    (GET, "app.bsky.feed.getPosts", Bluesky.posts, False),
    (GET, "app.bsky.feed.getPostThread", Bluesky.thread, False),
    (GET, "app.bsky.feed.getAuthorFeed", Bluesky.author_feed, True),
    (GET, "app.bsky.feed.getFeed", Bluesky.feed, True),
    (GET, "app.bsky.feed.getFeedGenerator", Bluesky.feed_generator, False),
    (GET, "app.bsky.graph.getList", Bluesky.list, False),
    (GET, "app.bsky.actor.getProfile", Bluesky.profile, False),
    (GET, "app.bsky.actor.getProfiles", Bluesky.profiles, False)))
OPEN = (Bluesky.create_session, Bluesky.refresh_session, Bluesky.delete_session, Bluesky.describe,
        Bluesky.resolve_handle)


class Site(api_stub.Site):
    """The posts and people, and the login."""

    def __init__(self, args):
        super().__init__(args)
        self.sessions = Sessions(args.posts + ".sessions", self.now)
        self._asked, self._mode = [], "ok"

    def turn(self, mode):
        """What befalls the sessions when the mode becomes another."""
        with self._lock:
            before, self._mode = self._mode, mode
        if mode != before and mode in ("expired", "revoked", "locked"):
            self.sessions.forget(mode != "expired")

    def data(self):
        with self._lock:
            return self._data.get()

    def own_did(self):
        return bluesky.World(self.data()).did(self.args.user)

    def window(self):
        """(requests left, when they are all to be had again) of the last five minutes."""
        now = self.now().timestamp()
        with self._lock:
            self._asked = [one for one in self._asked if now - WINDOW_S < one <= now] + [now]
            return (self.args.rate or RATE) - len(self._asked), int(self._asked[0]) + WINDOW_S

    def is_spent(self):
        return len(self._asked) > (self.args.rate or RATE)


def main():
    parser = api_stub.arguments("Bluesky to read from, on loopback.")
    parser.add_argument("--user", default="digest.bsky.social", help="the login's handle")
    parser.add_argument("--password", default="abcd-efgh-ijkl-mnop", help="its app password")
    parser.add_argument("--public", default="no", choices=("no", "first", "nosearch"),
                        help="what is open without a login: nothing, as on a PDS; an AppView's "
                        "reads and the first page of a search; the reads alone")
    parser.add_argument("--pds", metavar="URL", help="where the login's own PDS is")
    parser.add_argument("--scroll", type=int, default=10_000, help="how far a search goes")
    parser.add_argument("--old", action="store_true", help="an AppView that knows no galleries")
    args = parser.parse_args()
    server = common.Server(args.port, Bluesky)
    server.site = Site(args)
    common.serve(server, args)


if __name__ == "__main__":
    main()
