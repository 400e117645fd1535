"""Cases in which somebody wonders why a post stands where it stands, or why two are not one."""

import html
from dataclasses import dataclass, field

import make
import scene

HERE, AWAY = "toot.example", "away.example"
WORDS = ("Seven ways to teach fractions to adults who were told at school that they cannot do it, "
         "and what came of each of them in a year of evening classes")
MORE = ("We began with bread, went on to clocks and ended with the number line that the joiners "
        "made for us, which nobody has managed to break so far, though several tried.")
KEY = "3lb7qzk5xjs2t"
RECORD = f"at://did:plc:adaadaadaadaadaadaadaada/app.bsky.feed.post/{KEY}"
SKEET = f"https://bsky.app/profile/did:plc:adaadaadaadaadaadaadaada/post/{KEY}"
AT = "2026-11-10T09:00:00Z"
SOON = "2026-11-10T09:03:00Z"
PERSON = "\n[person Ada]\nhandles = @ada@toot.example, @urn@away.example\n"


def here(text, at=AT, author="ada", **changes):
    return make.status(text, at, author=author, host=HERE, home=HERE, **changes)


def away(text, at=SOON, author="ada", **changes):
    return make.status(text, at, author=author, host=AWAY, home=AWAY, **changes)


@dataclass
class Case:
    """What is read, which of it is asked about, and what is said of it."""

    name: str
    toots: list
    asked: int                      # which of them
    says: tuple
    never: tuple = ()
    feed: str = None
    person: str = ""
    later: list = field(default_factory=list)   # read when the edition is mailed

    def url(self):
        return (self.toots + self.later)[self.asked]["url"]


def item(title, link, guid, text, author=""):
    return (f"<item><title>{title}</title><link>{link}</link>"
            f'<guid isPermaLink="false">{guid}</guid>{author}'
            "<pubDate>Tue, 10 Nov 2026 08:55:00 GMT</pubDate><category>JoyFE</category>"
            f"<description>{html.escape(text)}</description></item>")


def feed(title, link, *items):
    return ('<?xml version="1.0"?><rss version="2.0" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
            f"<title>{title}</title><link>{link}</link>{''.join(items)}</channel></rss>")


def bridged():
    toot = away(f"{WORDS} #JoyFE", author="ada.bsky.social")
    toot["uri"], toot["url"] = f"https://bsky.brid.gy/convert/ap/{RECORD}", SKEET + "?bridged"
    toot["account"]["acct"] = "ada.bsky.social@bsky.brid.gy"
    return toot


PAGE = "https://blog.example/2026/fractions"
ARTICLE = item("Fractions and bread", PAGE, PAGE, f"{WORDS}. {MORE}",
               "<dc:creator>Ada</dc:creator>")
SAID = f"{WORDS} #JoyFE"

CASES = (
    Case("one author in two places: the second", [here(SAID), away(SAID)], 1,
         ("waits for the next edition",
          f"shown once, as it was said on Mastodon: https://{HERE}/@ada/",
          "(an author of the same name, 100 % of the words)")),
    Case("one author in two places: the first", [here(SAID), away(SAID)], 0,
         ("waits for the next edition", f"also said on Mastodon: https://{AWAY}/@ada/"),
         ("shown once",)),
    Case("names that only the ini knows", [here(SAID), away(SAID, author="urn")], 0,
         (f"also said on Mastodon: https://{AWAY}/@urn/", "(the same author, 100 % of the words)"),
         person=PERSON),
    Case("the same words by two people", [here(SAID), away(SAID, author="gwen")], 1,
         ("waits for the next edition",), ("said on",)),
    Case("a twin that comes when the edition is out", [here(SAID)], 1,
         ("said already in edition 1", f"said before on Mastodon: https://{HERE}/@ada/"),
         ("no room",), later=[away(SAID, "2026-11-11T20:00:00Z")]),
    Case("the first half, cut", [here(f"{WORDS}. {MORE} #JoyFE"), away(f"{WORDS}… #JoyFE")], 1,
         (f"shown once, as it was said on Mastodon: https://{HERE}/@ada/", "100 % of the words")),
    Case("the second half, of a thread", [here(f"{WORDS}. {MORE} #JoyFE"),
                                          away(f"{MORE} 2/2 #JoyFE")], 1,
         (f"shown once, as it was said on Mastodon: https://{HERE}/@ada/",)),
    Case("the same sentence with another number",
         [here(f"Week 3. {WORDS} #JoyFE"), away(f"Week 4. {WORDS} #JoyFE")], 1,
         ("waits for the next edition",), ("said on",)),
    Case("an answer that quotes all of it",
         [here(SAID), away(f"“{WORDS}” I have thought about it since, and no. #JoyFE")], 1,
         ("waits for the next edition",), ("said on",)),
    Case("an article, and its title with a link",
         [here(f"Fractions and bread {PAGE} #JoyFE", content=(
             f'<p>Fractions and bread <a href="{PAGE}">{PAGE}</a> #JoyFE</p>'))], 0,
         (f"shown once, as it was said on Ada writes: {PAGE}",
          "one links to the other and says nothing else"),
         feed=feed("Ada writes", "https://blog.example/", ARTICLE)),
    Case("a bridge's copy", [bridged()], 0,
         (f"shown once, as it was said on @ada.bsky.social - Ada: {SKEET}",
          "one names the other as the same post"),
         feed=feed("@ada.bsky.social - Ada", "https://bsky.app/profile/ada.bsky.social",
                   item("", SKEET, RECORD, f"{WORDS} #JoyFE"))),
    Case("a greeting that is said by all", [here("Happy Friday #JoyFE"),
                                            away("Happy Friday #JoyFE", author="gwen")], 0,
         ("waits for the next edition",), ("said on",)),
)


def play(world, case):
    """What `explain` says in words, and what is wrong with it."""
    servers = {host: world.mastodon([toot for toot in case.toots
                                     if toot["account"]["url"].startswith(f"https://{host}")],
                                    domain=host) for host in (HERE, AWAY)}
    sources = {"toot": ("mastodon", servers[HERE].url), "away": ("mastodon", servers[AWAY].url)}
    if case.feed is not None:
        world.write("feed.xml", case.feed)
        sources["feed"] = ("feed", "file:feed.xml")
    world.write("aggregator.ini", scene.ini(sources, "url = maildir:Mail") + case.person)
    now = scene.at(days=-4)
    polled = world.run("poll", now=now)
    if case.later:
        world.run("send", "--last", now=scene.NOW)
        world.write(servers[AWAY].data, case.later)
        now = scene.at(hours=1)
        polled = world.run("poll", now=now)
    said = world.run("explain", case.url(), now=now)
    wrong = [f"not said: {part}" for part in case.says if part not in said.out]
    wrong += [f"said: {part}" for part in case.never if part in said.out]
    if polled.code != 0 or said.code != 0:
        wrong.append(f"{polled}\n{said}")
    return said.out, wrong
