"""A sign by which people say who may show their post, in one of four ways of reading it; the other
ways know nothing of it. Each order of two and three ways is a world of its own, in which every sign
is tried by every way that can carry it; then what is mailed is held against the strictest.

Who has no sign is shown in full, so that a row cannot be right by showing nothing.
"""

import itertools
from datetime import datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape

import harness
import make
import scene
import tag_rss

OPEN, REDUCED, REFUSED = range(3)
WORDS = ("in full", "excerpt", "kept out")
LENGTH_MAX = {OPEN: 480, REDUCED: 280, REFUSED: 0}
PIECES = 90
WAYS = ("API", "RSS", "second", "feed")
ORDERS = [order for count in (2, 3) for order in itertools.permutations(WAYS, count)]
HOME, AWAY = "toot.example", "away.example"
READ, SENT = ("2026-11-16T07:40:00Z", "2026-11-16T07:50:00Z", "2026-11-16T08:00:00Z"), \
    "2026-11-16T08:10:00Z"
PUBLISHED = "2026-11-10T{:02}:{:02}:00Z"
NOBODY = {"automatic": [], "manual": [], "current_user": "denied"}
API_ALONE, APIS = ("API",), ("API", "second")


class Sign:
    """What it makes, who can carry it, and how: changes of the status, of its account, words."""

    def __init__(self, makes, ways, status=None, account=None, words="", item=""):
        self.makes, self.ways, self.words, self.item = makes, ways, words, item
        self.status, self.account = status or {}, account or {}
        self.is_of_author = bool(self.account)


# As docs.joinmastodon.org/entities has them (Status, Account); noindex is told of a server's own
# accounts alone, a feed of its own says itunes:block.
SIGNS = {
    "none": Sign(OPEN, WAYS),
    "visibility: unlisted": Sign(REFUSED, APIS, {"visibility": "unlisted"}),
    "noindex": Sign(REFUSED, API_ALONE, account={"noindex": True}),
    "#nobot in the biography": Sign(REFUSED, APIS, account={
        "note": '<p>Soup. <a href="https://toot.example/tags/NoBot" class="mention hashtag" '
                'rel="tag">#<span>NoBot</span></a></p>'}),
    "#nobot in the name": Sign(REFUSED, APIS, account={"display_name": "Ada #nobot"}),
    "#nobots in a field": Sign(REFUSED, APIS, account={
        "fields": [{"name": "Robots", "value": "#no_bots", "verified_at": None}]}),
    "#nobot in the post": Sign(REFUSED, WAYS, words=" #nobot"),
    "indexable: false": Sign(REDUCED, APIS, account={"indexable": False}),
    "discoverable: null": Sign(REDUCED, APIS, account={"discoverable": None}),
    "quote_approval: nobody": Sign(REDUCED, APIS, {"quote_approval": NOBODY}),
    "feature_approval: nobody": Sign(REDUCED, APIS, account={"feature_approval": NOBODY}),
    "moved": Sign(REDUCED, APIS, account={
        "moved": make.account("ada", "new.example", "toot.example")}),
    "moved, and noindex there": Sign(REFUSED, API_ALONE, account={
        "moved": {**make.account("ada", HOME, HOME), "noindex": True}}),
    "local_only": Sign(REFUSED, API_ALONE, {"local_only": True}),
    "itunes:block": Sign(REFUSED, ("feed",), item="<itunes:block>yes</itunes:block>"),
}


class Case:
    """One post with one sign, which one of the ways carries: on this post, or on another of the
    same author, which that way alone shows."""

    def __init__(self, number, name, speaker, is_other):
        self.number, self.name, self.speaker, self.sign = number, name, speaker, SIGNS[name]
        self.is_other = is_other
        self.author, self.when = f"author{number}", PUBLISHED.format(9 + number // 60, number % 60)
        self.text = " ".join(f"c{number:02d}w{i:03d}" for i in range(PIECES)) + " #JoyFE"

    def status(self, way):
        """The post as a server shows it."""
        speaks = way == self.speaker
        text = self.text + (self.sign.words if speaks else "")
        number = self.number
        if speaks and self.is_other:
            text, number = "Something else, and to be found #JoyFE", 500 + number
        home = AWAY if way == "second" else HOME
        made = make.status(text, self.when, author=self.author, host=HOME, home=home)
        # the name by which all servers know it
        made["uri"] = f"https://{HOME}/users/{self.author}/statuses/{number}"
        made["url"] = f"https://{HOME}/@{self.author}/{number}"
        if home == AWAY:
            del made["account"]["noindex"]
        if speaks:
            made.update(self.sign.status)
            made["account"].update(self.sign.account)
        return made

    def item(self, way):
        """The post as somebody's feed gathered it."""
        speaks = way == self.speaker
        text = self.text + (self.sign.words if speaks else "")
        when = format_datetime(datetime.fromisoformat(self.when))
        return (f"<item><guid isPermaLink='false'>planet-{self.number}</guid>"
                f"<link>https://{HOME}/@{self.author}/{self.number}</link>"
                f"<pubDate>{when}</pubDate><category>JoyFE</category>"
                f"<description>{escape(text)}</description>"
                f"{self.sign.item if speaks else ''}</item>")

    def shown(self, text):
        """How many characters of it a mail shows."""
        words = max((i + 1 for i in range(PIECES) if f"c{self.number:02d}w{i:03d}" in text),
                    default=0)
        return words * len("c00w000 ") - (words > 0)


def cases_of(order):
    """Each sign by each way of an order that can carry it; that nobody says no, once."""
    found = [(name, way, False) for name, sign in SIGNS.items() for way in order
             if way in sign.ways and (name != "none" or way == order[0])]
    # what their own server says of an author counts for more than another's word
    found += [(name, way, True) for name, sign in SIGNS.items() if sign.is_of_author
              for way in order if way in sign.ways and (way == "API" or "API" not in order)]
    return [Case(number, *what) for number, what in enumerate(found)]


def document(cases):
    return ('<?xml version="1.0"?><rss version="2.0" '
            'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>'
            "<title>Planet</title><link>https://planet.example/</link>"
            f"{''.join(case.item('feed') for case in cases)}</channel></rss>")


def sources(world, order, cases):
    """The servers of an order, and the sources that read them."""
    made = {}
    for way in order:
        if way == "feed":
            world.write("planet.xml", document(cases))
            made[way] = (None, ("feed", "file:planet.xml", "min_interval = 1 min"))
            continue
        server = world.mastodon([case.status(way) for case in cases], lax=True,
                                domain=AWAY if way == "second" else HOME)
        kind = ("feed", f"{server.url}/tags/JoyFE.rss") if way == "RSS" else ("mastodon",
                                                                              server.url)
        made[way] = (server, (*kind, "min_interval = 1 min"))
    return made


def plays():
    """(order, cases) of each world: no more of them than the RSS of a server lists."""
    for order in ORDERS:
        cases = cases_of(order)
        for first in range(0, len(cases), tag_rss.ITEMS_MAX):
            yield order, cases[first:first + tag_rss.ITEMS_MAX]


def play(world_of):
    """The mail (or what went wrong) and the bytes of the database (or None)."""
    order, cases = world_of
    with harness.World() as world:
        made = sources(world, order, cases)
        world.write("aggregator.ini", scene.ini(
            {way: source for way, (_, source) in made.items()}, "url = maildir:Mail",
            digest="max_posts = 100"))
        for way, when in zip(order, READ):
            result = world.run("poll", way, now=when)
            if result.code != 0:
                return str(result), None
        # nobody is there to be asked again: what counts is what was read
        for server, _ in made.values():
            if server is not None:
                server.stop()
        if "feed" in made:
            world.write("planet.xml", "")
        result = world.run("send", now=SENT)
        mails = world.mails("Mail")
        if len(mails) != 1:
            return f"{len(mails)} mails: {result}", None
        return scene.text_of(mails[0]), world.database_bytes()


def judge(case, text, data):
    """What is wrong, or None."""
    count, makes = case.shown(text), case.sign.makes
    if count > LENGTH_MAX[makes]:
        return f"{count} characters, at most {LENGTH_MAX[makes]}"
    if makes == REFUSED and f"c{case.number:02d}w".encode() in data:
        return "its words are in the database"
    if makes == REDUCED and count == 0:
        return "not shown at all"
    if makes == OPEN and count <= LENGTH_MAX[REDUCED]:
        return f"{count} characters, though nobody said no"
    return None
