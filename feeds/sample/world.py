"""The invented world: who is in it (people.txt), and what they say (weeks/*.txt), as two Mastodon
servers and a few feeds show it at any moment.

A line of people.txt is

    handle@home | name | what they say of themselves | how they want to be treated

A week is written as it went, times as London's clocks showed them:

    Mon 9 Nov
    09:14 theobricks =frost Frost. You cannot lay bricks in frost.
        A second paragraph.
            A line below it, in the same paragraph.
        #JoyFE
        .picture A trowel, and a moustache.
    10:02 kezia_resits >frost Same here.

with tabs before what belongs to a post. =frost names a post, >frost answers it, ~ is a post that
the line `tag #UKFEChat` does not give its hashtag to (that line holds until `tag`). Then come
paragraphs and, behind a dot, what else there is to a post: see ATTRIBUTES.
"""

import copy
import hashlib
import html
import itertools
import json
import os
import re
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import feed_dates

HERE = os.path.dirname(os.path.abspath(__file__))
WEEKS, FEEDS = os.path.join(HERE, "weeks"), os.path.join(HERE, "blogs")
INSTANCES = ("toot.example", "colleges.example")
LEFT_OUT = "2026-10-22T20"      # when all weeks are one: the hour of a chat
ZONE, YEAR = ZoneInfo("Europe/London"), 2026
ATTRIBUTES = {
    "cw": "a content warning, with its reason or without one",
    "lang": "the language that the author chose; none: did not say",
    "picture": "a picture: its description, or nothing",
    "card": "the page behind a link: address | title | description | site",
    "poll": "a poll: how long | answer and votes | …",
    "quote": "the name of the post that is quoted",
    "edit": "what it says after a while: +40m | new text",
    "gone": "taken down after a while: +2d",
    "boost": "passed on: handle +3h",
    "also": "the same person's copy elsewhere: handle +2m, or handle +2m | other words",
    "series": "once more each time, with other words for *: +47m | a; b | c; d is a c, a d, b c, b d",
    "visibility": "unlisted or private",
    "again": "an hour later by the same clock: the clocks have gone back",
    "home": "no other server ever saw it (of one from elsewhere: the first did)",
    "tags": "hashtags that the text does not show",
    "counts": "boosts and favourites, and answers that nobody here has seen: 4 33 2",
}
DAY = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\d+ \w+)$")
HEAD = re.compile(r"(\d\d:\d\d) (\w+)((?: (?:[=>]\w+|~))*)(?: (.*))?$")
SPAN = re.compile(r"\+(\d+)([smhd])")
UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
WORD = re.compile(r"(?P<url>https://[^\s<>]*[\w/])|(?<!\w)#(?P<tag>\w+)"
                  r"|(?<![\w.])@(?P<handle>\w+)(?:@(?P<home>[\w.-]+\w))?")
ITEM = re.compile(r"[ \t]*<(item|entry)\b.*?</\1>\n?", re.DOTALL)


def number(*words, bits=16):
    """A loose number that is the same each time."""
    digest = hashlib.sha256("\0".join(map(str, words)).encode()).digest()
    return int.from_bytes(digest[:8], "big") % (1 << bits)


def span(text):
    count, unit = SPAN.search(text).groups()
    return timedelta(**{UNITS[unit]: int(count)})


def iso(when):
    return when.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.") \
        + f"{when.microsecond // 1000:03d}Z"


class Person:
    def __init__(self, line):
        fields = [field.strip() for field in line.split("|")] + [""]
        self.handle, self.home = fields[0].split("@")
        self.name, self.note, self.wishes = fields[1], fields[2], fields[3].split()

    def account(self, domain):
        base = f"https://{self.home}"
        acct = self.handle if domain == self.home else f"{self.handle}@{self.home}"
        joined = datetime(2018, 1, 1, tzinfo=timezone.utc) + timedelta(
            days=number("joined", acct, bits=11))
        wishes = self.wishes
        return {
            "id": str(108 * 10**15 + number("account", domain, self.handle, bits=48)),
            "username": self.handle, "acct": acct, "display_name": self.name, "locked": False,
            "bot": "bot" in wishes, "discoverable": True,
            "indexable": None if "silent" in wishes else "closed" not in wishes,
            "group": False, "created_at": iso(joined), "note": f"<p>{linked(self.note, domain)}</p>",
            "url": f"{base}/@{self.handle}", "uri": f"{base}/users/{self.handle}",
            "avatar": f"{base}/avatars/{self.handle}.png",
            "avatar_static": f"{base}/avatars/{self.handle}.png",
            "followers_count": 80 + number("followers", acct, bits=9),
            "following_count": 60 + number("following", acct, bits=8),
            "statuses_count": 40 + number("statuses", acct, bits=11),
            "last_status_at": None, "noindex": "noindex" in wishes,
            "emojis": emojis(self.name, self.home), "fields": []}


def emojis(text, home):
    return [{"shortcode": code, "url": f"https://{home}/emoji/{code}.png",
             "static_url": f"https://{home}/emoji/{code}.png", "visible_in_picker": True,
             "category": None} for code in re.findall(r":(\w+):", text)]


def linked(text, domain, people=None):
    """Text as Mastodon writes it: hashtags, mentions and addresses are links."""
    def link(match):
        if match["tag"]:
            return (f'<a href="https://{domain}/tags/{match["tag"]}" class="mention hashtag"'
                    f' rel="tag">#<span>{match["tag"]}</span></a>')
        if match["handle"]:
            person = (people or {}).get(match["handle"])
            home = match["home"] or (person.home if person else domain)
            return (f'<span class="h-card" translate="no"><a href="https://{home}/'
                    f'@{match["handle"]}" class="u-url mention">@<span>{match["handle"]}</span>'
                    "</a></span>")
        url, rest = match["url"], match["url"].removeprefix("https://")
        return (f'<a href="{html.escape(url)}" target="_blank" rel="nofollow noopener"'
                ' translate="no"><span class="invisible">https://</span><span class='
                f'"{"ellipsis" if len(rest) > 30 else ""}">{html.escape(rest[:30])}</span>'
                f'<span class="invisible">{html.escape(rest[30:])}</span></a>')

    return WORD.sub(link, html.escape(text, quote=False))


class Post:
    """One post as it was written down."""

    def __init__(self, when, head, tag):
        self.when = when + timedelta(milliseconds=number(when, head[2], bits=9))
        self.handle, self.name, self.answers = head[2], None, None
        self.tag, self.attributes, self.copy_of = tag, [], None
        for word in head[3].split():
            if word == "~":
                self.tag = None
            elif word[0] == "=":
                self.name = word[1:]
            else:
                self.answers = word[1:]
        self.paragraphs = [head[4]] if head[4] else []

    def add(self, line):
        """What stands below its first line."""
        text = line.strip()
        if text.startswith(".") and text[1:].split(" ")[0] in ATTRIBUTES:
            name, _, value = text[1:].partition(" ")
            self.attributes.append((name, value.strip()))
            if name == "again":
                self.when = self.when.replace(fold=1)
        elif line.startswith("\t\t"):
            self.paragraphs[-1] += "\n" + text
        else:
            self.paragraphs.append(text)

    def all(self, name):
        return [value for key, value in self.attributes if key == name]

    def get(self, name):
        return next(iter(self.all(name)), None)

    def has(self, name):
        return self.get(name) is not None

    def texts(self):
        """Its paragraphs, with the hashtag of a chat."""
        if self.tag and "#" not in " ".join(self.paragraphs):
            return self.paragraphs[:-1] + [f"{' '.join(self.paragraphs[-1:])} {self.tag}".strip()]
        return self.paragraphs

    def series(self):
        """What `.series` makes of it: itself as well."""
        if not self.has("series"):
            yield self
            return
        every, *lists = [part.strip(" ") for part in self.get("series").split("|")]
        choices = itertools.product(*([word.strip(" ") for word in words.split(";")]
                                      for words in lists))
        for place, words in enumerate(choices):
            other = copy.deepcopy(self)
            other.when = self.when + place * span(every)
            other.paragraphs[0] = self.paragraphs[0].replace("*", " ".join(words).replace(" ,", ","))
            yield other

    def copies(self):
        """What `.also` makes of it."""
        for value in self.all("also"):
            where, _, words = value.partition("|")
            other = copy.deepcopy(self)
            other.handle, other.when = where.split()[0], self.when + span(where)
            other.paragraphs = [words.strip()] if words.strip() else other.paragraphs
            other.name = other.answers = None
            other.attributes = [pair for pair in self.attributes
                                if pair[0] in ("cw", "lang", "picture", "card", "tags")]
            yield other


def read_lines(path):
    with open(path, encoding="utf-8") as file:
        for count, line in enumerate(file, 1):
            if line.strip() and not line.startswith("#"):
                yield count, line.rstrip()


def read_people(path):
    people = [Person(line) for _, line in read_lines(path)]
    return {person.handle: person for person in people}


def read_week(path):
    day, tag, posts, minute = None, None, [], []
    for count, line in read_lines(path):
        found = DAY.match(line)
        head = HEAD.match(line)
        if found:
            day = datetime.strptime(f"{found[1]} {YEAR}", "%d %b %Y")
        elif line.split(" ")[0] == "tag":
            tag = line[4:] or None
        elif line.startswith("\t") and posts:
            posts[-1].add(line)
        elif head and day:
            # what is written for one minute comes in that order
            minute = minute + [head[1]] if head[1] in minute else [head[1]]
            moment = datetime.strptime(head[1], "%H:%M") + timedelta(seconds=7 * len(minute) - 7)
            posts.append(Post(datetime.combine(day.date(), moment.time(), ZONE), head, tag))
        else:
            raise SystemExit(f"{path}:{count}: neither a day, a post nor what belongs to one: {line}")
    return posts


class World:
    def __init__(self, into=None):
        """All of it; `into`, a Monday: most of it, as if it had been in the week that begins
        then."""
        self.people = read_people(os.path.join(HERE, "people.txt"))
        self.posts = []
        for name in sorted(os.listdir(WEEKS)):
            self.posts += [one for post in read_week(os.path.join(WEEKS, name))
                           for one in post.series()]
        if into:
            self._move_into(into)
        self.posts += [other for post in self.posts for other in post.copies()]
        self.posts.sort(key=lambda post: (post.when.astimezone(timezone.utc), post.handle))
        self.named = {post.name: post for post in self.posts if post.name}
        self._check()
        self._answers, self._shown = {}, {}
        for post in self.posts:
            if post.answers:
                self._answers.setdefault(post.answers, []).append(post)

    def _move_into(self, monday):
        """What was before the first week is before it still; one chat of two is enough."""
        first = min(post.when.date() for post in self.posts)
        self.posts = [post for post in self.posts if not post.has("gone")
                      and not post.has("series") and post.when.isoformat()[:13] != LEFT_OUT]
        for post in self.posts:
            days = (post.when.date() - first).days
            post.when += monday - first + timedelta(days=days % 7 - days - 7 * (days < 7))

    def _check(self):
        for post in self.posts:
            wanted = {post.answers, post.get("quote")} - {None}
            if wanted - self.named.keys() or post.handle not in self.people:
                raise SystemExit(f"{post.handle} at {post.when}: {wanted or post.handle}: who?")

    # ---- Mastodon ----

    def statuses(self, domain, now=None):
        """What a server has at a moment, as its API says it."""
        if domain not in self._shown or self._shown[domain][0] != now:
            posts = [post for post in self.posts if self._is_there(post, domain, now)]
            found = [self._status(post, domain, now) for post in posts]
            self._shown[domain] = now, found + [self._passed_on(post, value, domain, now)
                                                for post in posts for value in post.all("boost")]
        return self._shown[domain][1]

    def _is_there(self, post, domain, now):
        gone = post.get("gone")
        home = self.people[post.handle].home
        if post.has("home") and (home if home in INSTANCES else INSTANCES[0]) != domain:
            return False
        return now is None or post.when <= now and not (gone and post.when + span(gone) <= now)

    def id_of(self, post, domain):
        """Ids tell when a post came to a server."""
        is_home = self.people[post.handle].home == domain
        late = 0 if is_home else 40 + number("late", domain, post.when, post.handle, bits=15)
        moment = int(post.when.timestamp() * 1000) + late
        return str(moment << 16 | number(domain, post.handle, post.when))

    def _address(self, post):
        """(uri, url), which its own server gave it."""
        home, own = self.people[post.handle].home, self.id_of(post, self.people[post.handle].home)
        return (f"https://{home}/users/{post.handle}/statuses/{own}",
                f"https://{home}/@{post.handle}/{own}")

    def _words(self, post, now):
        """(paragraphs, when they were edited)"""
        for value in post.all("edit"):
            when, _, words = value.partition("|")
            if now is None or post.when + span(when) <= now:
                return [part.strip() for part in words.split(" / ")], post.when + span(when)
        return post.texts(), None

    def _status(self, post, domain, now):
        person, parent = self.people[post.handle], self.named.get(post.answers)
        paragraphs, edited = self._words(post, now)
        text = " ".join(paragraphs)
        content = "".join(f"<p>{linked(part, person.home, self.people)}</p>".replace("\n", "<br>")
                          for part in paragraphs)
        boosts, likes, unseen = self._counts(post)
        language = post.get("lang") or "en"
        tags = [*re.findall(r"(?<!\w)#(\w+)", text), *(post.get("tags") or "").split()]
        answers = [other for other in self._answers.get(post.name, ())
                   if now is None or other.when <= now]
        uri, url = self._address(post)
        return {
            "id": self.id_of(post, domain), "created_at": iso(post.when),
            "in_reply_to_id": parent and self.id_of(parent, domain),
            "in_reply_to_account_id":
                parent and self.people[parent.handle].account(domain)["id"],
            "sensitive": post.has("cw"), "spoiler_text": post.get("cw") or "",
            "visibility": post.get("visibility") or "public",
            "language": None if language == "none" else language, "uri": uri, "url": url,
            "replies_count": len(answers) + unseen, "reblogs_count": boosts,
            "favourites_count": likes, "quotes_count": 0, "edited_at": edited and iso(edited),
            "content": content, "reblog": None, "application": None,
            "account": person.account(domain),
            "media_attachments": [self._picture(post, place, alt, domain)
                                  for place, alt in enumerate(post.all("picture"), 1)],
            "mentions": self._mentions(text, domain),
            "tags": [{"name": name.lower(), "url": f"https://{domain}/tags/{name}"}
                     for name in dict.fromkeys(tags)],
            "emojis": emojis(text, person.home), "quote": self._quote(post, domain, now),
            "card": self._card(post), "poll": self._poll(post, now)}

    def _counts(self, post):
        counts = [int(word) for word in (post.get("counts") or "").split()]
        usual = [number("boosts", post.when, post.handle, bits=3),
                 number("likes", post.when, post.handle, bits=5), 0]
        return counts + usual[len(counts):]

    def _mentions(self, text, domain):
        found = [self.people[name] for name in re.findall(r"(?<![\w.])@(\w+)", text)
                 if name in self.people]
        return [{key: person.account(domain)[key] for key in ("id", "username", "url", "acct")}
                for person in found]

    def _picture(self, post, place, alt, domain):
        home = self.people[post.handle].home
        path = f"media/{post.handle}-{number(post.when, bits=20)}-{place}"
        host = home if home == domain else f"{domain}/cache"
        size = {"width": 1600, "height": 1200, "size": "1600x1200", "aspect": 4 / 3}
        return {"id": str(int(self.id_of(post, domain)) + place), "type": "image",
                "url": f"https://{host}/{path}.jpg", "preview_url": f"https://{host}/{path}-small.jpg",
                "remote_url": None if home == domain else f"https://{home}/{path}.jpg",
                "text_url": None, "meta": {"original": size}, "description": alt or None,
                "blurhash": None}

    def _quote(self, post, domain, now):
        quoted = self.named.get(post.get("quote"))
        if quoted is None or not self._is_there(quoted, domain, now):
            return None
        return {"state": "accepted", "quoted_status": self._status(quoted, domain, now)}

    @staticmethod
    def _card(post):
        if not post.has("card"):
            return None
        url, title, description, site = (
            [part.strip() for part in post.get("card").split("|")] + ["", "", ""])[:4]
        return {"url": url, "title": title, "description": description, "language": "en",
                "type": "link", "author_name": "", "author_url": "", "provider_name": site,
                "provider_url": "", "html": "", "width": 0, "height": 0, "image": None,
                "image_description": "", "embed_url": "", "blurhash": None, "published_at": None,
                "authors": []}

    def _poll(self, post, now):
        if not post.has("poll"):
            return None
        length, *answers = [part.strip() for part in post.get("poll").split("|")]
        ends, votes = post.when + span(length), [int(a.rsplit(" ", 1)[1]) for a in answers]
        return {"id": str(number("poll", post.when)), "expires_at": iso(ends),
                "expired": now is None or ends <= now, "multiple": False,
                "votes_count": sum(votes), "voters_count": sum(votes), "emojis": [],
                "options": [{"title": answer.rsplit(" ", 1)[0], "votes_count": count}
                            for answer, count in zip(answers, votes)]}

    def _passed_on(self, post, value, domain, now):
        """A boost, as forks show it in timelines."""
        handle, when = value.split()[0], post.when + span(value)
        moment = int(when.timestamp() * 1000)
        own = str(moment << 16 | number(domain, handle, when))
        person, status = self.people[handle], self._status(post, domain, now)
        return {**status, "id": own, "created_at": iso(when),
                "uri": f"https://{person.home}/users/{handle}/statuses/{own}/activity",
                "url": f"https://{person.home}/users/{handle}/statuses/{own}/activity",
                "in_reply_to_id": None, "in_reply_to_account_id": None, "media_attachments": [],
                "quote": None, "card": None, "poll": None,
                "account": person.account(domain), "reblog": status}


# ---- feeds ----

def feed(data, now):
    """A feed without what is still to come."""
    if now is None:
        return data
    text = data.decode("latin-1")
    if text.lstrip().startswith("{"):
        document = json.loads(data)
        document["items"] = [item for item in document["items"]
                             if datetime.fromisoformat(item["date_published"]) <= now]
        return json.dumps(document, ensure_ascii=False, indent=1).encode()

    def kept(match):
        when = feed_dates.post_moment(text, match.start(), match.end())
        return match[0] if when is None or when <= now else ""

    return ITEM.sub(kept, text).encode("latin-1")
