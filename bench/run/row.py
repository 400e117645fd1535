"""The whole run: feeds polled, and one digest of their posts mailed to all readers.

tagdigest asks 2,000 feeds of 25 kB on 200 hosts, finds the 200 posts under #JoyFE among 15,000,
keeps each once, makes a digest of them, and mails it to 1,000 readers over four connections, with
a journal on the disk of who got it: `tagdigest run` with a new database into which the readers were
imported. As many of the 200 stand in the mail as fit into what no mail program cuts off (92 kB of
HTML); it says how many others there were. "The run after it" comes an hour later, when no feed has
changed.

Nobody else does all of that. Each is set beside us for as much of it as it does, with fewer feeds;
its time with nothing to do is taken off, and the rest is scaled to 2,000 feeds (ours is whole):

- A script of feedparser and smtplib (peer_script.py), a fifth of the feeds and of the readers, and
  so of the posts in its mail. It remembers nothing: it has neither validators nor a journal, and
  would mail the same again.
- rss2email, a twentieth of the feeds: every post of every feed becomes a mail of its own, to one
  reader, with a connection each. No filter, no digest, no journal; it knows which posts it mailed.
- sfeed_update, a fifth: it asks, parses, filters by grep and merges into a file for each feed;
  sfeed_html makes a page of them all. It does not mail: beside `tagdigest poll`.
- newsboat -x reload, a fifth: it asks, parses and keeps every post in SQLite. It neither filters
  nor mails: beside `tagdigest poll`.

All are pinned to one processor; the web server and the mail server have the other. Wall time.
"""

import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
BENCH = os.path.dirname(HERE)
sys.path += [os.path.join(BENCH, "parse")]
import corpus  # noqa: E402

NOT_COMPARED = (
    "listmonk, Mailman: they mail what somebody else writes, and want a database server",
    "a mastodon source: no peer reads one",
)
FEEDS, HOSTS, READERS, POSTS = 2000, 200, 1000, 200
FEED_BYTES, ENTRIES_MIN = 25_000, 14_000
PART, SMALL_PART = 5, 20        # of the feeds, for the peers
ROUNDS = 3
WORDS = {"script": "a script of feedparser and smtplib", "rss2email": "rss2email, a mail a post",
         "sfeed_update": "sfeed_update, which mails nothing",
         "newsboat": "newsboat, which mails nothing"}
NOW, LATER = "2026-11-16T08:00:00Z", "2026-11-16T09:00:00Z"
PACKAGES = ("sfeed", "curl", "newsboat", "libstfl0", "rss2email", "python3-feedparser",
            "python3-sgmllib3k", "python3-html2text")


# A post as people write them; one of a feed of RSS, one of Atom.
RSS_POST = """<item>
<title>Pebbles {n}</title>
<link>https://chalk.example/{n}</link>
<guid isPermaLink="false">pebbles-{n}</guid>
<pubDate>{day} Nov 2026 10:00:00 GMT</pubDate>
<description>&lt;p&gt;{words} #JoyFE&lt;/p&gt;</description>
</item>
"""
ATOM_POST = """<entry>
<id>tag:chalk.example,2026:{n}</id>
<title>Pebbles {n}</title>
<link rel="alternate" href="https://chalk.example/{n}"/>
<published>2026-11-{day}T10:00:00Z</published>
<updated>2026-11-{day}T10:00:00Z</updated>
<content type="html">&lt;p&gt;{words} #JoyFE&lt;/p&gt;</content>
</entry>
"""
POST = ("Tried pebbles on a number line in class {n} today, and half of them asked for more. "
        "Worksheet to follow!")


def write_feeds(folder):
    """bench/parse's, none of whose posts are ours, and one of ours at the end of every tenth."""
    corpus.FILES, corpus.FILE_BYTES = FEEDS, FEED_BYTES
    corpus.MATCH_EVERY = 1      # there is none
    corpus.write_feeds(folder)
    for turn in range(POSTS):
        number = turn * FEEDS // POSTS + turn % 2
        post, end = (RSS_POST, corpus.RSS[1]) if number % 2 else (ATOM_POST, corpus.ATOM[1])
        path = os.path.join(folder, f"{number:03d}.xml")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.removesuffix(end) + post.format(
                n=number, day=10 + turn % 6, words=POST.format(n=number)) + end)


class Place:
    """The folder of one of them; begin() makes it as it was when it was kept."""

    def __init__(self, row, name):
        self.folder, self._kept = row.path(name), row.path(name + ".kept")
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)
        return self.path(name)

    def keep(self):
        shutil.rmtree(self._kept, ignore_errors=True)
        shutil.copytree(self.folder, self._kept)

    def begin(self):
        shutil.rmtree(self.folder)
        shutil.copytree(self._kept, self.folder)


# ---- us ----

def ours(row, urls, port):
    place = Place(row, "tagdigest")
    sources = "".join(f"[source f{number}]\ntype = feed\nurl = {url}\n"
                      for number, url in enumerate(urls))
    place.write("aggregator.ini", "[tagdigest]\ncontact = bench@example.org\nstate_dir = state\n"
                f"allow_private = yes\n[smtp]\nurl = smtp://127.0.0.1:{port}\ntls = none\n{sources}"
                f"[digest weekly]\ntags = JoyFE\ntimezone = UTC\nmax_posts = {POSTS}\n"
                f"max_per_author = {POSTS}\n")
    place.write("readers.csv", "email\n" + "".join(f"reader{number}@example.net\n"
                                                   for number in range(READERS)))
    subprocess.run(argv(row, place, "subscribers", "import", place.path("readers.csv"),
                        "--they-asked"),
                   check=True, stdout=subprocess.DEVNULL)
    begin(place)
    return place


def begin(place):
    """The digest began a week ago: its first period is due."""
    with contextlib.closing(sqlite3.connect(place.path("state/tagdigest.db"))) as db, db:
        db.execute("INSERT INTO period (digest, frequency, start_s, end_s, posts, decided_s)"
                   " VALUES ('weekly', 'weekly', 0, unixepoch('2026-11-09T07:30:00'), 0, 0)")


def argv(row, place, *words, now=NOW):
    return [row.tagdigest, *words, "-c", place.path("aggregator.ini"), "--now", now]


def check(row, place):
    """Every reader must have got it; says what it was."""
    with contextlib.closing(sqlite3.connect(place.path("state/tagdigest.db"))) as db:
        def number(what):
            return db.execute(f"SELECT {what}").fetchone()[0]

        sent = number("count(*) FROM delivery WHERE state = 'sent'")
        if sent != READERS:
            raise SystemExit(f"tagdigest mailed {sent} of {READERS} readers")
        posts = number("count(*) FROM edition_post")
        if posts != POSTS:
            raise SystemExit(f"tagdigest found {posts} of {POSTS} posts")
        row.figure("posts of the digest", f"{posts}, of which "
                   f"{number('count(*) FROM edition_post WHERE shown')} stand in the mail; its "
                   f"HTML has {number('max(length(html)) FROM variant')} bytes")


# ---- who does a part of it ----

class Peer:
    """One of them: what it is run with, with nothing to do, and how much less it is given.

    count(what it said) is how many posts it mailed or kept: some of them fail and say nothing.
    """

    def __init__(self, place, command, idle, part, count):
        self.place, self.command, self.idle, self.part = place, command, idle, part
        self._count = count

    def run_once(self, name, least):
        """Not measured; afterwards it has read everything. It must have done its work."""
        said = subprocess.run(self.command, check=True, stdout=subprocess.PIPE, text=True,
                              stderr=subprocess.DEVNULL).stdout
        subprocess.run(self.idle, check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        posts = self._count(said)
        if posts < least:
            raise SystemExit(f"{name} found {posts} posts, and not {least} at least")
        return posts

    def commands(self, name):
        return {name: self.command, f"{name}, nothing to do": self.idle}

    def wall(self, took, name):
        """What it would take for all feeds."""
        return (took[name].wall - took[f"{name}, nothing to do"].wall) * self.part


def script(row, urls, port, debian):
    place = Place(row, "script")

    def command(count, readers):
        path = place.write(f"urls-{count}", "".join(f"{url}\n" for url in urls[:count]))
        return ["/usr/bin/python3", os.path.join(HERE, "peer_script.py"),
                os.path.join(debian, "usr/lib/python3/dist-packages"), path, str(port),
                str(readers), str(POSTS)]

    return Peer(place, command(FEEDS // PART, READERS // PART), command(0, 0), PART,
                lambda said: int(said.split()[0]))


def rss2email(row, urls, port, debian):
    place = Place(row, "rss2email")

    def command(count):
        feeds = "".join(f"[feed.f{number}]\nurl = {url}\n"
                        for number, url in enumerate(urls[:count]))
        config = place.write(f"config-{count}", "[DEFAULT]\nfrom = digest@example.org\n"
                             "to = reader@example.net\nemail-protocol = smtp\n"
                             f"smtp-server = 127.0.0.1\nsmtp-port = {port}\n{feeds}")
        return ["env", f"PYTHONPATH={debian}/usr/lib/python3/dist-packages", "/usr/bin/python3",
                f"{debian}/usr/bin/r2e", "-c", config, "-d", place.path(f"data-{count}.json"),
                "run"]

    def count(_):
        with open(place.path(f"data-{FEEDS // SMALL_PART}.json"), encoding="utf-8") as file:
            return sum(len(feed["seen"]) for feed in json.load(file)["feeds"])

    return Peer(place, command(FEEDS // SMALL_PART), command(0), SMALL_PART, count)


def sfeed(row, urls, debian):
    place = Place(row, "sfeed")

    def command(count):
        feeds = "".join(f"\tfeed f{number} {url}\n" for number, url in enumerate(urls[:count]))
        rc = place.write(f"sfeedrc-{count}", f"sfeedpath={place.path('feeds')}\n"
                         f"feeds() {{\n\t:\n{feeds}}}\n"
                         "filter() {\n\tgrep -i '#joyfe' || :\n}\n")
        todo = (f"sfeed_update {rc} && find {place.path('feeds')} -type f "
                f"-exec sfeed_html {{}} + >{place.path('page')}")
        return ["env", f"PATH={debian}/usr/bin:{os.environ['PATH']}", "sh", "-c", todo]

    def count(_):
        with open(place.path("page"), encoding="utf-8") as file:
            return file.read().count("Pebbles")

    return Peer(place, command(FEEDS // PART), command(0), PART, count)


def newsboat(row, urls, debian):
    place = Place(row, "newsboat")
    config = place.write("config", "reload-threads 8\n")
    libraries = ":".join(sorted({folder for folder, _, names in os.walk(os.path.join(
        debian, "usr/lib")) if any(name.startswith("libstfl") for name in names)}))

    def command(count):
        path = place.write(f"urls-{count}", "".join(f"{url}\n" for url in urls[:count]))
        return ["env", f"LD_LIBRARY_PATH={libraries}", f"HOME={place.folder}",
                f"{debian}/usr/bin/newsboat", "-q", "-C", config, "-u", path, "-c",
                place.path(f"cache-{count}.db"), "-x", "reload"]

    def count(_):
        with contextlib.closing(sqlite3.connect(
                place.path(f"cache-{FEEDS // PART + 1}.db"))) as db:
            return db.execute("SELECT count(*) FROM rss_item").fetchone()[0]

    return Peer(place, command(FEEDS // PART + 1), command(1), PART, count)


# ---- side by side ----

def serve(row, stack):
    """(the feeds' addresses, the mail server's port)."""
    feeds, web, sink = row.once("feeds", write_feeds), row.path("web"), row.path("sink")
    stack.enter_context(row.server([row.program("server", "poll"), feeds, web], ready="ready"))
    with open(web, encoding="ascii") as file:
        port = file.read().strip()
    process = stack.enter_context(row.server([row.program("sink", "deliver")], ready=None,
                                             stdout=open(sink, "wb")))
    while True:
        with open(sink, encoding="ascii") as file:
            words = file.read().split()
        if len(words) == 2:
            break
        if process.poll() is not None:
            raise SystemExit("the sink ended")
    hosts = (f"127.0.{1 + number % HOSTS // 250}.{1 + number % HOSTS % 250}"
             for number in range(FEEDS))
    return [f"http://{host}:{port}/{number}" for number, host in enumerate(hosts)], int(words[1])


def measure(row):
    with contextlib.ExitStack() as stack:
        urls, port = serve(row, stack)
        debian = row.unpack("deb", *PACKAGES)
        us = ours(row, urls, port)
        mailers = {"script": script(row, urls, port, debian),
                   "rss2email": rss2email(row, urls, port, debian)}
        readers = {"sfeed_update": sfeed(row, urls, debian),
                   "newsboat": newsboat(row, urls, debian)}
        first(row, us, mailers, readers)
        again(row, us, {"rss2email": mailers["rss2email"], **readers})


def alternate(row, commands, places):
    """In turns; each begins with what was kept of its place."""
    for place in places:
        place.keep()

    def before(_):
        for place in places:
            place.begin()

    return row.alternate(commands, times=ROUNDS, before=before)


def first(row, us, mailers, readers):
    peers = {**mailers, **readers}
    commands = {"run": argv(row, us, "run"), "poll": argv(row, us, "poll")}
    for name, peer in peers.items():
        commands |= peer.commands(name)
    took = alternate(row, commands, [us, *(peer.place for peer in peers.values())])
    for beside, verb, what in ((mailers, "run", "the whole run"), (readers, "poll", "its poll")):
        for name, peer in beside.items():
            row.ratio(what, peer.wall(took, name) / took[verb].wall, peer=WORDS[name])
    us.begin()
    subprocess.run(commands["run"], check=True, stdout=subprocess.DEVNULL)
    check(row, us)
    for name, peer in peers.items():
        filters = name in ("script", "sfeed_update")
        peer.place.begin()
        posts = peer.run_once(name, (POSTS if filters else ENTRIES_MIN) // peer.part * 9 // 10)
        row.figure(f"posts of {WORDS[name]}",
                   f"{posts}{'' if filters else ', wanted or not'}, of {FEEDS // peer.part} feeds")


def again(row, us, peers):
    """Each has read everything once; ours has mailed it as well."""
    commands = {"run again": argv(row, us, "run", now=LATER)}
    for name, peer in peers.items():
        commands |= peer.commands(f"{name} again")
    took = alternate(row, commands, [us, *(peer.place for peer in peers.values())])
    for name, peer in peers.items():
        row.ratio("the run after it, nothing new", peer.wall(took, f"{name} again")
                  / took["run again"].wall, peer=WORDS[name])
