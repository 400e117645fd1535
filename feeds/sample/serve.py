#!/usr/bin/python3
"""The invented world of feeds/sample/world over HTTP, for the demo: one server, loopback only.

  toot.localhost, colleges.localhost   two Mastodon instances, by the name that they are asked by
  /<any file of world>                 blogs, a podcast, letters
  /timetabled.xml                      a blog whose server is out of order

The instances are those of the flow tests. The second stands for the forks that also show unlisted
posts and boosts in a timeline, which a reader of timelines has to notice.
"""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "tests", "servers"))
import common  # noqa: E402
import feed_server  # noqa: E402
import mastodon_stub  # noqa: E402

WORLD = os.path.join(HERE, "world")
INSTANCES = (("toot", "toot.example", False), ("colleges", "colleges.example", True))
OUT_OF_ORDER = "/timetabled.xml"


class Handler(mastodon_stub.Api, feed_server.Files):
    def do_GET(self):
        if self.path == OUT_OF_ORDER:
            self.answer(500, {"Content-Type": "text/plain"}, b"The timetable is being rebuilt.\n")
        elif "/api/" in self.path:
            self.path = "/" + self.headers.get("Host", "").partition(".")[0] + self.path
            mastodon_stub.Api.do_GET(self)
        else:
            feed_server.Files.do_GET(self)


class World(feed_server.FeedServer):
    def __init__(self, args):
        super().__init__(args, Handler)
        self.instances = {
            path: mastodon_stub.Instance(os.path.join(WORLD, domain + ".json"), domain, lax=lax)
            for path, domain, lax in INSTANCES}


def main():
    parser = common.arguments("Serves the invented world of feeds/sample on 127.0.0.1.")
    args = parser.parse_args()
    args.root, args.script, args.shift_to, args.now = WORLD, None, None, None
    common.serve(World(args), args)


if __name__ == "__main__":
    main()
