"""What the stubs of JSON APIs share: posts from a file, a temper, a login.

Posts come from a JSON file (see api_posts.py), which is read anew when it changes; each stub shows
them in its platform's shape. A post has

  at, seen      when it was published, and when this server came to know it (RFC 3339, UTC)
  author, host  whose; of another server where host is not None
  text, tags    the words, and the hashtags in them (display form)
  edited        when it was edited, or None
  state         shown, deleted, removed (by a moderator), hidden (for whom the server knows alone)
  more          members of the platform's own shape that replace what the stub makes

The mode says how the server behaves; a mode file holds one word a line: the n-th request that is
counted (a list) takes the n-th line, the last line stands for all later ones.

  ok            answers
  closed        its lists are for those who are logged in
  expired       even the right login is not taken any longer
  ratelimited   too many requests; ratelimited:120 - to be asked again in 120 s
  error500      its own error               html503     a front proxy's HTML page
  drop, stall   breaks off, or says nothing  dropbody   breaks off in the middle of the body
  malformed     200 and JSON that ends in its middle;   html200  200 and a page
  strange       among what is right, members of every wrong type, and items that are none
"""

import json
import os
import re
import threading
from datetime import datetime, timezone
from urllib.parse import parse_qs, unquote, urlsplit

import common
import strange

WINDOW_S = 300
PAGE = b"<!DOCTYPE html>\n<title>Just a moment...</title>\n<p>Checking your browser</p>\n"


class Site:
    """One server's posts and temper."""

    def __init__(self, args):
        self.args, self.domain, self.token = args, args.domain, args.token
        self.modes = common.Modes(args.mode, args.mode_file)
        self._data, self._lock = common.Watched(args.posts, json.loads), threading.Lock()
        self._spent = 0

    def posts(self):
        """All that this server knows, oldest knowledge first."""
        with self._lock:
            return sorted(self._data.get(), key=lambda post: (post["seen"], post["number"]))

    def now(self):
        if self.args.clock and os.path.exists(self.args.clock):
            with open(self.args.clock, encoding="ascii") as file:
                return common.instant(file.read())
        return datetime.now(timezone.utc)

    def spend(self):
        """Count a request; whether it is one too many."""
        with self._lock:
            self._spent += 1
            return self.args.rate is not None and self._spent > self.args.rate


class Api(common.Handler):
    """A subclass has `routes`: (method, pattern of the path, function, whether it is a list), and
    says in its platform's words what it refuses: fail_login, fail_closed, fail_limit, fail."""

    routes, mode, word_now, query, given = (), "ok", "ok", {}, None
    headers_more = {}

    @property
    def site(self):
        return self.server.site

    def do_GET(self):
        self.body = None
        self.take()

    def do_POST(self):
        self.body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.take()

    def take(self):
        split = urlsplit(self.path)
        self.query = parse_qs(split.query, keep_blank_values=True)
        for method, pattern, action, is_list in self.routes:
            match = re.fullmatch(pattern, split.path)
            if match and method == self.command:
                self.meet(action, is_list, [unquote(part or "") for part in match.groups()])
                return
        self.fail_missing()

    def meet(self, action, is_list, parts):
        self.word_now = self.site.modes.next(is_list)
        word, _, argument = self.word_now.partition(":")
        self.mode = word if is_list or word not in ("closed", "strange", "dropbody") else "ok"
        plain = {"drop": self.drop_now, "stall": self.stall_now, "html503": self.proxy_page,
                 "html200": self.html_page, "error500": self.fail_own}
        self.given = self.login()
        if word in plain:
            plain[word]()
        elif word == "ratelimited" or self.site.spend():
            self.fail_limit(int(argument or WINDOW_S))
        elif self.given is not None and (self.given != self.site.token or word == "expired"):
            self.fail_login()
        elif self.given is None and self.mode in ("closed", "expired"):
            self.fail_closed()
        else:
            action(self, *parts)

    def drop_now(self):
        self.note(0)
        self.drop()

    def stall_now(self):
        self.note(0)
        self.stall()

    def proxy_page(self):
        self.answer(503, {"Content-Type": "text/html"}, common.PROXY_PAGE)

    def html_page(self):
        self.answer(200, {"Content-Type": "text/html; charset=utf-8"}, PAGE)

    def note(self, status, **more):
        super().note(status, **more, **({"body": self.body.decode("utf-8", "replace")}
                                        if self.body else {}))

    def login(self):
        """The secret that came with the request, or None."""
        given = self.headers.get("Authorization")
        return given.removeprefix("Bearer ") if given is not None else None

    def word(self, name, default=None):
        return self.query.get(name, [default])[0]

    def number(self, name, default):
        """A parameter that is a number; None where it is something else."""
        value = self.word(name, str(default))
        return int(value) if re.fullmatch(r"-?\d{1,9}", value) else None

    def items(self, found):
        """What a list holds; strange: with what nobody should send among it."""
        return strange.spoilt(found) if self.mode == "strange" else found

    def json(self, value, status=200, headers=None, kind="application/json; charset=utf-8"):
        body = json.dumps(value, ensure_ascii=self.mode == "strange").encode()
        headers = {"Content-Type": kind, **self.headers_more, **(headers or {})}
        if self.mode == "malformed" and status == 200:
            body = body[:max(1, len(body) * 2 // 3)]
        if self.mode == "dropbody" and status == 200:
            self.note(status, bytes=len(body) // 2)
            self.send_head(status, {**headers, "Content-Length": str(len(body))})
            self.wfile.write(body[:len(body) // 2])
            self.drop()
            return
        self.answer(status, headers, body)


def arguments(description):
    parser = common.arguments(description)
    parser.add_argument("posts", help="JSON file: an array of posts (see api_posts.py)")
    parser.add_argument("--mode", default="ok", help="how to behave (see the top of this file)")
    parser.add_argument("--mode-file", metavar="FILE", help="modes, one word a line")
    parser.add_argument("--rate", type=int, help="requests before it is too many")
    parser.add_argument("--token", help="the login that it takes")
    parser.add_argument("--domain", required=True, help="the server's name")
    return parser


def serve(handler, args, **more):
    server = common.Server(args.port, handler)
    server.site = Site(args)
    for name, value in more.items():
        setattr(server, name, value)
    common.serve(server, args)
