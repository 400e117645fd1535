#!/usr/bin/python3
"""The invented world over HTTP, for the demo and the golden weeks: one server, loopback only.

  toot.localhost, colleges.localhost   two Mastodon servers, by the name that they are asked by
  /<any file of blogs>                 blogs, a podcast, letters
  /timetabled.xml                      a blog whose server is out of order
  /louder.rss                          out of order, too, for a week from the storm on

What is there is what there was at the moment that the file --clock tells; without one, all of it.
The Mastodon servers are those of the flow tests. The second stands for the forks that also show
unlisted posts and boosts in a timeline, which a reader of timelines has to notice.
"""

import os
import sys
import threading
from datetime import date

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "tests", "servers"))
import common  # noqa: E402
import feed_server  # noqa: E402
import mastodon_stub  # noqa: E402
import world  # noqa: E402

INSTANCES = (("toot", "toot.example", False), ("colleges", "colleges.example", True))
OUT_OF_ORDER = "/timetabled.xml"
STORM = "/louder.rss", common.instant("2026-11-24T12:00Z"), common.instant("2026-12-02T09:00Z")
RATE = 100_000          # weeks pass in seconds here


class Handler(mastodon_stub.Api, feed_server.Files):
    def do_GET(self):
        if self.path == OUT_OF_ORDER:
            self.answer(500, {"Content-Type": "text/plain"}, b"The timetable is being rebuilt.\n")
        elif self.server.is_down(self.path):
            self.answer(503, {"Content-Type": "text/plain"}, b"The studio has no roof.\n")
        elif "/api/" in self.path:
            self.path = "/" + self.headers.get("Host", "").partition(".")[0] + self.path
            mastodon_stub.Api.do_GET(self)
        else:
            feed_server.Files.do_GET(self)


class Instance(mastodon_stub.Instance):
    """One whose statuses are those of the world at that moment."""

    def __init__(self, server, domain, lax):
        self._server, self._reading = server, threading.Lock()
        super().__init__(None, domain, lax=lax, rate=RATE)

    def statuses(self):
        with self._reading:
            return self._server.world.statuses(self.domain, self._server.now())


class World(feed_server.FeedServer):
    def __init__(self, args):
        super().__init__(args, Handler)
        self.world, self.clock = world.World(args.into), args.clock
        self.instances = {path: Instance(self, domain, lax) for path, domain, lax in INSTANCES}

    def now(self):
        if self.clock is None:
            return None
        with open(self.clock, encoding="ascii") as file:
            return common.instant(file.read().strip())

    def is_down(self, path):
        down, since, until = STORM
        now = self.now()
        return path == down and now is not None and since <= now < until

    def read(self, root, name):
        found = super().read(root, name)
        return found and (world.feed(found[0], self.now()), found[1])


def main():
    parser = common.arguments("Serves the invented world of feeds/sample on 127.0.0.1.")
    parser.add_argument("--into", type=date.fromisoformat, metavar="MONDAY",
                        help="as if all of it had been in the week that begins then")
    args = parser.parse_args()
    args.root, args.script, args.shift_to, args.now = world.FEEDS, None, None, None
    common.serve(World(args), args)


if __name__ == "__main__":
    main()
