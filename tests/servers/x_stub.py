#!/usr/bin/python3
"""X's API v2 as far as reading goes: recent search, lookup, counts, users and their posts, usage.

As its papers say (docs.x.com: search, pagination, edit posts, response codes, rate limits,
pricing), and clients' reports of what it answers. Posts are those of api_posts.py and xposts.py;
modes those of api_stub.py, and

  forbidden   the app may not do so        spent   no credit is left (402)
  capped      the month's cap of posts     locked  the credit's own limit of spending (403)

A search knows seven days, and nothing of the last 30 seconds; data, includes and errors are absent
where they would be empty; a since_id that is too old is 400; a post that was edited comes as its
last version, under a new id. What nobody may see any longer is an error beside the data, with 200.
Of each resource that is returned the price stands in the ledger (POSTS.ledger, a line each), once
in a day of UTC; ledger() and spent() read it. What is expanded costs, too; refusals cost nothing.
"""

import base64
import hashlib
import json
import os
import re
import threading
from datetime import datetime, timedelta

import api_stub
import common
import xposts

PRICES = {"post": 5000, "user": 10_000, "counts": 5000}     # USD * 10^-6, docs.x.com pricing
LIMITS = {"search": 450, "lookup": 3500, "counts": 300, "users": 300, "timeline": 1500,
          "usage": 50}                                      # of an app, in WINDOW_S
WINDOW_S = 900
REACH, LAG = timedelta(days=7), timedelta(seconds=30)
QUERY_MAX, SEVERAL_MAX = 512, 100
PROBLEMS = "https://api.twitter.com/2/problems/"


def ledger(path):
    """What was charged: [{"day", "kind", "id", "micros"}…], oldest first."""
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def spent(path, month=""):
    """USD * 10^-6; of a month where one is given ("2026-11")."""
    return sum(row["micros"] for row in ledger(path) if row["day"][:len(month)] == month)


class Bill:
    """The ledger as it is written. A kept promise of one price a day; else each time anew."""

    def __init__(self, path, is_once):
        self._path, self._is_once, self._lock = path, is_once, threading.Lock()
        self._known = {(row["day"], row["kind"], row["id"]) for row in ledger(path)}
        self.posts = sum(row["kind"] == "post" for row in ledger(path))
        self.micros = spent(path)

    def charge(self, now, things):
        """things: [(kind, id)]"""
        day = now.strftime("%Y-%m-%d")
        with self._lock, open(self._path, "a", encoding="utf-8") as file:
            for kind, name in things:
                if self._is_once and kind in ("post", "user") and (day, kind, name) in self._known:
                    continue
                self._known.add((day, kind, name))
                self.posts += kind == "post"
                self.micros += PRICES[kind]
                file.write(json.dumps({"day": day, "kind": kind, "id": name,
                                       "micros": PRICES[kind]}) + "\n")
            file.flush()
            os.fsync(file.fileno())


class Refused(Exception):
    """(status, body)"""


def problem(code, title, detail, kind=None, **more):
    return Refused(code, {**more, "title": title, "detail": detail,
                          "type": PROBLEMS + kind if kind else "about:blank"})


def invalid(message, **parameters):
    """A request that is wrong; parameters: as they were given."""
    error = {"parameters": {name: [value] for name, value in parameters.items()},
             "message": message}
    return Refused(400, {"errors": [error], "title": "Invalid Request",
                         "detail": "One or more parameters to your request was invalid.",
                         "type": PROBLEMS + "invalid-request"})


def token_of(last_id, query):
    """A page's token: where it ends, for one query alone; good for ever."""
    mark = hashlib.sha256(query.encode()).hexdigest()[:8]
    return base64.b32encode(f"b26v{mark}{last_id}".encode()).decode().lower().rstrip("=")


def read_token(token, query):
    try:
        text = base64.b32decode(token.upper() + "=" * (-len(token) % 8)).decode()
    except ValueError:
        text = ""
    mark = hashlib.sha256(query.encode()).hexdigest()[:8]
    if not re.fullmatch(rf"b26v{mark}\d+", text):
        raise invalid(f"Invalid 'next_token': '{token}'", next_token=token)
    return int(text[12:])


class X(api_stub.Api):
    server_version = "tsa_o"
    bucket = "search"

    # ---- who asks, and whether ----

    def meet(self, action, is_list, parts):
        self.word_now = self.site.modes.next(is_list)
        self.mode, _, argument = self.word_now.partition(":")
        simple = {"drop": self.drop_now, "stall": self.stall_now, "html503": self.proxy_page,
                  "html200": self.html_page}
        self.headers_more = {}
        if self.mode in simple:
            simple[self.mode]()
            return
        try:
            self.admit(action, argument)
            action(self, *parts)
        except Refused as refused:
            status, body = refused.args
            self.mode = "ok"
            self.json(body, status)

    def admit(self, action, argument):
        if self.mode == "error500":
            raise problem(503, "Service Unavailable", "Service Unavailable", status=503)
        if self.login() != self.site.token or self.mode in ("expired", "closed"):
            raise problem(401, "Unauthorized", "Unauthorized", status=401)
        left, reset = self.site.count(BUCKETS[action])
        if self.mode == "ratelimited":
            left, reset = -1, int(self.site.now().timestamp()) + int(argument or WINDOW_S)
        limit = self.site.args.rate or LIMITS[BUCKETS[action]]
        self.headers_more = {"x-rate-limit-limit": str(limit), "x-rate-limit-reset": str(reset),
                             "x-rate-limit-remaining": str(max(0, left))}
        if left < 0:
            raise problem(429, "Too Many Requests", "Too Many Requests", status=429)
        self.afford()

    def afford(self):
        args, bill = self.site.args, self.site.bill
        if self.mode == "forbidden":
            raise problem(
                403, "Client Forbidden", "When authenticating requests to the Twitter API v2 "
                "endpoints, you must use keys and tokens from a Twitter developer App that is "
                "attached to a Project. You can create a project via the developer portal.",
                "client-forbidden", client_id="4711", reason="client-not-enrolled",
                required_enrollment="Appropriate Level of API Access",
                registration_url="https://developer.twitter.com/en/docs/projects/overview")
        if self.mode == "spent" or (args.credit is not None and bill.micros >= args.credit):
            raise problem(402, "CreditsDepleted", "Your enrolled account [4711] does not have any "
                          "credits to fulfill this request.", "credits", account_id=4711)
        if self.mode == "locked":
            raise problem(403, "SpendCapReached", "Your enrolled account [4711] has reached its "
                          "billing cycle spend cap. API requests will be blocked until the next "
                          "cycle begins.", "credits", account_id=4711)
        if self.mode == "capped" or (args.cap is not None and bill.posts >= args.cap):
            raise problem(429, "UsageCapExceeded", "Usage cap exceeded: Monthly product cap",
                          "usage-capped", account_id=4711, product_name="standard-basic",
                          period="Monthly", scope="Product")

    def fail_missing(self):
        self.answer(404, {}, b"")

    # ---- parameters ----

    def bounded(self, name, default, least, most):
        value = self.number(name, default)
        if value is None or not least <= value <= most:
            given = self.word(name)
            raise invalid(f"The `{name}` query parameter value [{given}] is not between {least} "
                          f"and {most}", **{name: given})
        return value

    def time(self, name):
        value = self.word(name)
        if value is None:
            return None
        if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", value):
            raise invalid(f"The `{name}` query parameter value [{value}] is not a valid "
                          "RFC3339 date-time", **{name: value})
        return datetime.fromisoformat(value)

    def id(self, name):
        value = self.word(name)
        if value is not None and not re.fullmatch(r"\d{1,19}", value):
            raise invalid(f"The `{name}` query parameter value [{value}] is not valid",
                          **{name: value})
        return int(value) if value is not None else None

    def words(self, name):
        return set(filter(None, self.word(name, "").split(",")))

    def span(self):
        """(above this id, below that one, from, to) of a search"""
        now = self.site.now()
        since, until = self.id("since_id"), self.id("until_id")
        start, end = self.time("start_time"), self.time("end_time")
        if (since or until) is not None and (start or end):
            raise invalid("Invalid use of 'since_id' or 'until_id' in conjunction with "
                          "'start_time' or 'end_time'.",
                          since_id=self.word("since_id") or self.word("until_id"))
        oldest = now - REACH
        for name, value in (("since_id", since), ("until_id", until)):
            if value is not None and value < xposts.id_at(oldest):
                raise invalid(f"'{name}' must be a tweet id created after "
                              f"{oldest.strftime('%Y-%m-%dT%H:%MZ')}. Please use a '{name}' that "
                              f"is larger than {xposts.id_at(oldest)}", **{name: str(value)})
        if start and start < oldest - LAG:
            raise invalid(f"Invalid 'start_time':'{self.word('start_time')}'. 'start_time' must be "
                          f"on or after {oldest.strftime('%Y-%m-%dT%H:%MZ')}.",
                          start_time=self.word("start_time"))
        if end and end > now - timedelta(seconds=10):
            raise invalid(f"Invalid 'end_time':'{self.word('end_time')}'. 'end_time' must be a "
                          "minimum of 10 seconds prior to the request time.",
                          end_time=self.word("end_time"))
        return since or 0, until or 1 << 63, start or oldest, end or now - LAG

    # ---- what is asked ----

    def found(self):
        """All that a search finds, newest first."""
        query = self.word("query")
        if not query:
            raise invalid("The `query` query parameter can not be empty", query=query or "")
        if len(query) > QUERY_MAX:
            raise invalid(f"The `query` query parameter length is not between 1 and {QUERY_MAX}",
                          query=query)
        try:
            rule = xposts.Query(query)
        except ValueError as error:
            raise invalid(f"There were errors processing your request: {error}",
                          query=query) from None
        since, until, start, end = self.span()
        world = self.site.world()
        return [post for post in world.newest_first()
                if world.is_listed(post) and since < xposts.last_id(post) < until
                and start <= xposts.last_time(post) <= end and rule.matches(world, post)]

    def search(self):
        self.give_page(self.found(), 10)

    def give_page(self, posts, least):
        limit = self.bounded("max_results", 10, least, 100)
        query = self.word("query", self.path.split("?")[0])
        token = self.word("next_token") or self.word("pagination_token")
        if token:
            below = read_token(token, query)
            posts = [post for post in posts if xposts.last_id(post) < below]
        shown = posts[:limit]
        meta = {"result_count": len(shown)}
        if shown:
            meta.update(newest_id=str(xposts.last_id(shown[0])),
                        oldest_id=str(xposts.last_id(shown[-1])))
        if len(posts) > limit:
            meta["next_token"] = token_of(xposts.last_id(shown[-1]), query)
        self.give([(post, None) for post in shown], meta=meta)

    def give(self, shown, errors=(), **more):
        """An answer, its price booked. shown: [(post, version or None: the last)]"""
        view = self.site.world().view(self.words("tweet.fields"), self.words("expansions"),
                                      self.words("user.fields"), self.words("media.fields"))
        data = [view.post(post, version) for post, version in shown]
        includes, missing = view.includes()
        charged = [("post", one["id"]) for one in [*data, *includes.get("tweets", ())]]
        charged += [("user", one["id"]) for one in includes.get("users", ())]
        self.site.bill.charge(self.site.now(), charged)
        errors = [*errors, *missing]
        self.json({**({"data": self.items(data)} if data else {}),
                   **({"includes": includes} if includes else {}),
                   **({"errors": errors} if errors else {}), **more})

    def lookup(self):
        ids = self.word("ids", "").split(",")
        if not 1 <= len(ids) <= SEVERAL_MAX or not all(re.fullmatch(r"\d{1,19}", i) for i in ids):
            raise invalid(f"The `ids` query parameter value [{self.word('ids')}] is not valid",
                          ids=self.word("ids", ""))
        self.give_ids(list(dict.fromkeys(ids)), "ids")

    def single(self, name):
        world = self.site.world()
        found = world.version(name)
        if not found or not world.is_listed(found[0]):
            self.json({"errors": [world.missing(name, "id")]})
            return
        view = world.view(self.words("tweet.fields"), self.words("expansions"),
                          self.words("user.fields"), self.words("media.fields"))
        data = view.post(*found)
        includes, missing = view.includes()
        self.site.bill.charge(self.site.now(), [
            ("post", one["id"]) for one in [data, *includes.get("tweets", ())]] + [
            ("user", one["id"]) for one in includes.get("users", ())])
        self.json({"data": data, **({"includes": includes} if includes else {}),
                   **({"errors": missing} if missing else {})})

    def give_ids(self, ids, parameter):
        world, shown, errors = self.site.world(), [], []
        for name in ids:
            found = world.version(name)
            if found and world.is_listed(found[0]):
                shown.append(found)
            else:
                errors.append(world.missing(name, parameter))
        self.give(shown, errors)

    def counts(self):
        found = self.found()
        self.site.bill.charge(self.site.now(), [("counts", self.word("query"))])
        hours = {}
        for post in found:
            hour = xposts.last_time(post).replace(minute=0, second=0, microsecond=0)
            hours[hour] = hours.get(hour, 0) + 1
        rows = [{"start": xposts.stamp(hour), "end": xposts.stamp(hour + timedelta(hours=1)),
                 "tweet_count": count} for hour, count in sorted(hours.items())]
        self.json({"data": rows, "meta": {"total_tweet_count": len(found)}})

    def user(self, name):
        user = self.site.world().user(name, self.words("user.fields"))
        if user is None:
            self.json({"errors": [{
                "value": name, "detail": f"Could not find user with username: [{name}].",
                "title": "Not Found Error", "resource_type": "user", "parameter": "username",
                "resource_id": name, "type": PROBLEMS + "resource-not-found"}]})
            return
        self.site.bill.charge(self.site.now(), [("user", user["id"])])
        self.json({"data": user})

    def timeline(self, number):
        world = self.site.world()
        since, until = self.id("since_id") or 0, self.id("until_id") or 1 << 63
        posts = [post for post in world.newest_first() if world.is_listed(post)
                 and xposts.user_id(post["author"]) == number
                 and since < xposts.last_id(post) < until]
        self.give_page(posts, 5)

    def usage(self):
        rows = ledger(self.site.args.posts + ".ledger")
        days = {}
        for row in rows:
            days[row["day"]] = days.get(row["day"], 0) + (row["kind"] == "post")
        used = [{"date": day + "T00:00:00.000Z", "usage": str(count)}
                for day, count in sorted(days.items())]
        self.json({"data": {"cap_reset_day": 1, "project_cap": "3000000", "project_id": "4711",
                            "project_usage": str(sum(days.values())),
                            "daily_project_usage": {"project_id": "4711", "usage": used}}})


X.routes = (
    ("GET", "/2/tweets/search/recent", X.search, True),
    ("GET", "/2/tweets/counts/recent", X.counts, False),
    ("GET", "/2/tweets", X.lookup, False),
    ("GET", r"/2/tweets/(\d{1,19})", X.single, False),
    ("GET", r"/2/users/by/username/(\w{1,15})", X.user, False),
    ("GET", r"/2/users/(\d{1,19})/tweets", X.timeline, True),
    ("GET", "/2/usage/tweets", X.usage, False))
BUCKETS = {X.search: "search", X.counts: "counts", X.lookup: "lookup", X.single: "lookup",
           X.user: "users", X.timeline: "timeline", X.usage: "usage"}


class Site(api_stub.Site):
    """Posts, the rate limits, the bill."""

    def __init__(self, args):
        super().__init__(args)
        self.bill = Bill(args.posts + ".ledger", not args.forgetful)
        self._windows = {}

    def world(self):
        with self._lock:
            return xposts.World(self._data.get(), self.args.offsets)

    def count(self, bucket):
        """(requests left, when there are all of them again)"""
        now = int(self.now().timestamp())
        with self._lock:
            begin, used = self._windows.get(bucket, (now, 0))
            if not begin <= now < begin + WINDOW_S:
                begin, used = now, 0
            self._windows[bucket] = begin, used + 1
            return (self.args.rate or LIMITS[bucket]) - used - 1, begin + WINDOW_S


def main():
    parser = api_stub.arguments("X to read from, on loopback.")
    parser.add_argument("--credit", type=int, help="what was paid in advance, USD * 10^-6")
    parser.add_argument("--cap", type=int, help="posts that may be read in a month")
    parser.add_argument("--offsets", default="escaped", choices=("escaped", "plain"),
                        help="whether start and end count in the text with &amp; or without")
    parser.add_argument("--forgetful", action="store_true",
                        help="what was paid for is charged again on the same day")
    args = parser.parse_args()
    server = common.Server(args.port, X)
    server.site = Site(args)
    common.serve(server, args)


if __name__ == "__main__":
    main()
