#!/usr/bin/python3
"""A scripted HTTP server: a folder of files with true validators, and misbehaviour by the book.

Files are served with ETag and Last-Modified and answer 304. A script (JSON, read anew when it
changes) maps paths, or paths with their query, to a list of replies: the first request takes the
first reply, the last reply stands for all later ones. A reply is an object; every key is optional:

  status        number (200; 302 with redirect)
  headers       object; in values @BASE@ is this server's address
  body          text (@BASE@ too), or body_base64, or file (relative to the script)
  validators    true: send ETag and Last-Modified for the body, and answer 304 to them
  gzip          true: compress the body and say so;   bomb: N - a gzip body of N zero bytes
  redirect      where to, as a Location
  retry_after   seconds;   retry_after_date: seconds from --now, sent as an HTTP-date
  length        a Content-Length that is not true;   chunked: true - no Content-Length at all
  drip          {"bytes": N, "every_ms": M}: N bytes at a time
  drop          "reply" (before it), "headers" (after them) or "body" (in its middle)
  stall         true: never answers
"""

import base64
import email.utils
import functools
import gzip
import hashlib
import io
import json
import mimetypes
import os
import threading
import time
from urllib.parse import unquote, urlsplit

import common
import feed_dates

TYPES = {".xml": "application/xml", ".rss": "application/rss+xml", ".atom": "application/atom+xml",
         ".rdf": "application/rdf+xml", ".json": "application/json",
         ".html": "text/html; charset=utf-8", ".txt": "text/plain; charset=utf-8"}
BOMB_PIECE = 1 << 20


def content_type(path):
    extension = os.path.splitext(path)[1].lower()
    return TYPES.get(extension) or mimetypes.guess_type(path)[0] or "application/octet-stream"


def etag(body):
    return '"' + hashlib.sha256(body).hexdigest()[:20] + '"'


def gzip_bomb(size):
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9, mtime=0) as file:
        for _ in range(size // BOMB_PIECE):
            file.write(bytes(BOMB_PIECE))
        file.write(bytes(size % BOMB_PIECE))
    return packed.getvalue()


class Script:
    """The replies written for each path, and how many of them were used."""

    def __init__(self, path):
        self._replies = common.Watched(path, json.loads) if path else None
        self._used, self._version = {}, 0
        self._lock = threading.Lock()

    def next(self, target):
        """The reply for a request target, or None when the script knows nothing of it."""
        if self._replies is None:
            return None
        with self._lock:
            replies = self._replies.get()
            if self._replies.version != self._version:
                self._used, self._version = {}, self._replies.version
            key = target if target in replies else urlsplit(target).path
            if not replies.get(key):
                return None
            used = self._used.get(key, 0)
            self._used[key] = used + 1
            return replies[key][min(used, len(replies[key]) - 1)]


class FeedServer(common.Server):
    def __init__(self, args, handler=None):
        super().__init__(args.port, handler or Files)
        self.args = args
        self.script = Script(args.script)
        self.root = os.path.realpath(args.root) if args.root else None
        self.script_root = os.path.dirname(os.path.realpath(args.script)) if args.script else None
        self.shifted = functools.lru_cache(maxsize=None)(self._shifted)

    def _shifted(self, data):
        return feed_dates.shift(data, self.args.shift_to) if self.args.shift_to else data

    def read(self, root, name):
        """A file's bytes, dates moved, and its mtime; None when there is no such file below root"""
        path = os.path.realpath(os.path.join(root, name.lstrip("/")))
        if not path.startswith(root + os.sep) or not os.path.isfile(path):
            return None
        with open(path, "rb") as file:
            return self.shifted(file.read()), int(os.stat(path).st_mtime)

    def expand(self, text):
        return text.replace("@BASE@", self.base)


class Files(common.Handler):
    def do_GET(self):
        reply = self.server.script.next(self.path)
        if reply is not None:
            self.scripted(reply)
        else:
            self.file(unquote(urlsplit(self.path).path))

    do_HEAD = do_POST = do_GET

    def file(self, path):
        found = self.server.read(self.server.root, path) if self.server.root else None
        if found is None:
            self.answer(404, {"Content-Type": "text/plain"}, b"There is nothing here.\n")
            return
        body, mtime = found
        self.conditional(200, {"Content-Type": content_type(path)}, body, mtime)

    def conditional(self, status, headers, body, mtime):
        """RFC 9110, 13.2.2: If-None-Match decides alone when it is there."""
        headers = {**headers, "ETag": etag(body),
                   "Last-Modified": email.utils.formatdate(mtime, usegmt=True)}
        if self.is_current(headers["ETag"], mtime):
            self.answer(304, headers, b"")
        else:
            self.answer(status, headers, body)

    def is_current(self, tag, mtime):
        known = self.headers.get("If-None-Match")
        if known is not None:
            names = [name.strip().removeprefix("W/") for name in known.split(",")]
            return tag in names or "*" in names
        since = email.utils.parsedate_tz(self.headers.get("If-Modified-Since", ""))
        return since is not None and mtime <= email.utils.mktime_tz(since)

    def scripted(self, reply):
        if reply.get("stall") or reply.get("drop") == "reply":
            self.note(0)
            (self.stall if reply.get("stall") else self.drop)()
            return
        status = reply.get("status", 302 if "redirect" in reply else 200)
        headers, body, mtime = self.headers_of(reply), *self.body_of(reply)
        if "bomb" in reply or reply.get("gzip"):
            body = gzip_bomb(reply["bomb"]) if "bomb" in reply else gzip.compress(body, mtime=0)
            headers["Content-Encoding"] = "gzip"
        if reply.get("validators"):
            self.conditional(status, headers, body, mtime)
        elif {"length", "chunked", "drip", "drop"} & reply.keys():
            self.crooked(reply, status, headers, body)
        else:
            self.answer(status, headers, body)

    def headers_of(self, reply):
        headers = {"Content-Type": content_type(reply.get("file", "x.xml"))}
        for name, value in reply.get("headers", {}).items():
            headers[name] = self.server.expand(value)
        if "redirect" in reply:
            headers["Location"] = self.server.expand(reply["redirect"])
        if "retry_after" in reply:
            headers["Retry-After"] = str(reply["retry_after"])
        if "retry_after_date" in reply:
            now = self.server.args.now.timestamp() if self.server.args.now else time.time()
            when = now + reply["retry_after_date"]
            headers["Retry-After"] = email.utils.formatdate(when, usegmt=True)
        return headers

    def body_of(self, reply):
        """The bytes that a reply names, and when they were changed."""
        if "file" in reply:
            found = self.server.read(self.server.script_root, reply["file"])
            if found is None:
                raise ValueError(f"the script names a file that is not there: {reply['file']}")
            return found
        if "body_base64" in reply:
            return base64.b64decode(reply["body_base64"]), 0
        return self.server.expand(reply.get("body", "")).encode(), 0

    def crooked(self, reply, status, headers, body):
        """A reply whose framing or pace is not what it should be."""
        self.note(status, bytes=len(body))
        if reply.get("chunked"):
            headers["Transfer-Encoding"] = "chunked"
            body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
        else:
            headers["Content-Length"] = str(reply.get("length", len(body)))
        self.send_head(status, headers)
        if reply.get("drop"):
            self.wfile.write(b"" if reply["drop"] == "headers" else body[:len(body) // 2])
            self.drop()
        elif "drip" in reply:
            self.dripped(body, reply["drip"]["bytes"], reply["drip"]["every_ms"] / 1000)
        else:
            self.wfile.write(body)
        self.close_connection = True

    def dripped(self, body, size, pause_s):
        for start in range(0, len(body), size):
            self.wfile.write(body[start:start + size])
            self.wfile.flush()
            time.sleep(pause_s)


def main():
    parser = common.arguments("A folder and a script over HTTP, on loopback.")
    parser.add_argument("--root", metavar="DIR", help="a folder of files to serve")
    parser.add_argument("--script", metavar="FILE", help="JSON: path -> replies")
    parser.add_argument("--shift-to", type=common.instant, metavar="TIME",
                        help="move each feed's dates so that its newest post lies just before")
    parser.add_argument("--now", type=common.instant, metavar="TIME",
                        help="the clock behind retry_after_date (default: the real one)")
    args = parser.parse_args()
    common.serve(FeedServer(args), args)


if __name__ == "__main__":
    main()
