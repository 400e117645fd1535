"""Servers whose manners are written from the documents (RFC 9110, RFC 9111, RSS 2.0, the module
syndication of RSS 1.0), a clock that is told, and who asked when by it."""

import contextlib
import http.server
import threading
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime

import harness
import make
import scene

HOUR, DAY = 3600, 86400
INTERVAL = HOUR
START = datetime.fromisoformat(scene.NOW)
POST = ("Pebbles", "2026-11-11T10:00:00Z", "A mark-pebble", "JoyFE")
FEED = make.rss("The Chalk Dust", POST)
PAGE = "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Hm.</body></html>"


def feed(words):
    """The feed with elements of its channel."""
    return FEED.replace("<rss ", '<rss xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" ') \
        .replace("</channel>", words + "</channel>")


class Place:
    """A server of its own. `answer(place, second, headers)` gives status, headers and body; what it
    was asked stands in `asked`, as seconds since the start."""

    def __init__(self, answer):
        self.answer, self.asked, self.second, self.faults = answer, [], 0, []
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self._server.server_port}/feed.xml"

    def close(self):
        self._server.shutdown()
        self._server.server_close()

    def _handler(self):
        place = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                place.asked.append(place.second)
                said = place.answer(place, place.second, self.headers)
                if said is None:
                    self.close_connection = True
                    return
                status, headers, body = said
                self.send_response_only(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.send_header("Connection", "close")
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *_):
                pass

        return Handler


def when(second):
    return START + timedelta(seconds=second)


def http_date(second):
    return format_datetime(when(second).astimezone(timezone.utc), usegmt=True)


def iso(second):
    return when(second).strftime("%Y-%m-%dT%H:%M:%S.000000Z")


def always(status=200, body=FEED, **headers):
    """Headers with _ for -; a value may be a function of the second."""
    def answer(_, second, __):
        return status, {name.replace("_", "-"): value(second) if callable(value) else value
                        for name, value in headers.items()}, body
    return answer


def dead_until(second_again, dead):
    """Well for half an hour, and dead until then."""
    def answer(place, second, headers):
        well = second < HOUR or second >= second_again
        return (200, {}, FEED) if well else dead(place, second, headers)
    return answer


def renamed(place, second, headers):
    """Nothing ever changes but the ETag, which is to come back as it was given last."""
    known = getattr(place, "etag", None)
    if headers.get("If-None-Match") != known:
        place.faults.append((second, f"asked with {headers.get('If-None-Match')}, not {known}"))
    place.etag = f'"{second}"'
    return (200 if known is None else 304), {"ETag": place.etag}, FEED if known is None else ""


def drop(*_):
    return None


class Cron:
    """A world with these places as sources, run by its clock."""

    def __init__(self, answers, top=""):
        self.places = {name: Place(answer) for name, answer in answers.items()}
        self.top, self.second, self.mails = top, 0, []

    @contextlib.contextmanager
    def world(self):
        with harness.World() as world:
            world.write("aggregator.ini", scene.ini(
                {name: ("feed", place.url, f"min_interval = {INTERVAL // 60} min")
                 for name, place in self.places.items()}, "url = maildir:Mail", top=self.top))
            try:
                yield world
            finally:
                for place in self.places.values():
                    place.close()

    def play(self, world, days, every_s=HOUR // 2):
        """Runs as cron would; what any of them printed is a mail."""
        for second in range(0, days * DAY + 1, every_s):
            for place in self.places.values():
                place.second = second
            self.second = second
            result = world.run("run", now=when(second).strftime("%Y-%m-%dT%H:%M:%SZ"))
            if result.code not in (0, 75):
                raise RuntimeError(str(result))
            if result.out or result.err:
                self.mails.append((second, result.out + result.err))
