"""Pairs of posts of which it is known whether they are copies: habits of people and programs that
say one thing in several places, and what looks alike and is none.

The habits are those of the programs themselves, as their source and papers have them:
Bridgy Fed and granary (300 graphemes and "…", a card "Original post on HOST", handles below
ap.brid.gy and bsky.brid.gy), Mastodon-Twitter Crossposter (omission "… " and the toot's address;
@x becomes @x@twitter.com; "CW: …" becomes a warning and back), moa and mastodon-to-bluesky
scripts (threads of "1/3", warnings in front), IFTTT ({{EntryTitle}} {{EntryUrl}}), Jetpack
(title and address), Buffer (hours later) and people (by hand: other quotes, tags, mentions).

A Maker is made of a vocabulary and a seed; the same two give the same pairs.
"""

import datetime
import random
import string

from crosspost_words import GARDENS, TEACHING  # noqa: F401

BEGIN = datetime.datetime(2026, 11, 2, 7, 0, tzinfo=datetime.timezone.utc)
ALPHABET = "234567abcdefghijklmnopqrstuvwxyz"
BLUESKY_MAX, X_MAX = 300, 280
EMOJI = {"🎉": "tada", "❤️": "heart", "☕": "coffee", "📚": "books", "🌱": "seedling",
         "👏": "clap", "🤔": "thinking", "✨": "sparkles", "🚂": "steam_locomotive"}

GREETINGS = ("Happy Friday", "Happy Friday everyone!", "Good morning all", "Good morning! ☕",
             "Have a lovely weekend, everybody", "Merry Christmas", "Thank you all so much!",
             "Happy Friday to all of you and a good rest", "Well said!", "This.")


def squeeze(text):
    """No blanks twice, none before a full stop."""
    return " ".join(text.split())


def stamp(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


class Person:
    """Somebody with accounts; is_alike: by how much their names show that they are one."""

    def __init__(self, maker, number):
        dice = maker.dice
        first, last = maker.words["names"][number % len(maker.words["names"])].split(" ", 1)
        made_up = "".join("abcdefghij"[int(figure)] for figure in str(number))
        self.name = f"{first} {last}" if number < 20 else f"{first} {last[0]}{made_up}son"
        folded = "".join(letter for letter in (first + last).lower()
                         if letter in string.ascii_lowercase)
        self.user = f"{folded}{number if number >= 20 else ''}"
        self.server = dice.choice(("tooter.example", "social.example", "fedi.example"))
        self.site = f"{self.user}.blog.example"
        # How people write their name in another place.
        other = dice.choice((self.name, self.name, f"{self.name} 🌱", f"{self.name} (she/they)",
                             f"{self.name} | FE", first))
        self.names = {"mastodon": self.name, "bluesky": other, "x": self.name, "blog": self.name}


class Maker:
    """Makes pairs, each [post, post, whether they are copies, the habit]."""

    def __init__(self, words, seed, people=160):
        self.dice = random.Random(seed)
        self.words = words
        self.number = 0
        self.declarations = {}
        self.people = [Person(self, number) for number in range(people)]

    # ---- words ----

    def sentence(self):
        dice, words = self.dice, self.words
        parts = [dice.choice(words["who"]), dice.choice(words["did"]), dice.choice(words["what"])]
        if dice.random() < .8:
            parts.append(dice.choice(words["where"]))
        if dice.random() < .8:
            parts.append(dice.choice(words["then"]))
        text = " ".join(parts)
        if dice.random() < .35:
            return f"{dice.choice(words['open'])} {text}."
        return text[0].upper() + text[1:] + dice.choice((".", ".", ".", "!", "?"))

    def tag(self):
        return "#" + self.dice.choice(self.words["tags"])

    def text(self, least=1, most=3):
        return " ".join(self.sentence() for _ in range(self.dice.randint(least, most)))

    def link(self):
        self.number += 1
        return f"https://example.org/{self.dice.randrange(10**6)}/page-{self.number}"

    def decorated(self, least=1, most=3):
        """Words with what people put between them."""
        dice, text = self.dice, self.text(least, most)
        if dice.random() < .3:
            text += " " + dice.choice(list(EMOJI))
        if dice.random() < .3:
            text += f" @{dice.choice(self.people).user}@social.example"
        if dice.random() < .4:
            text += " " + self.link()
        return text + " " + " ".join({self.tag() for _ in range(dice.randint(1, 3))})

    # ---- posts ----

    def moment(self):
        return BEGIN + datetime.timedelta(seconds=self.dice.randrange(20 * 86400))

    def post(self, person, network, text, moment, **more):
        """As `parse` would print it."""
        self.number += 1
        post = {"title": None, "updated": None, "content_type": "text", "text": text,
                "content": text, "published": stamp(moment), "author": person.names[network],
                "warning": None, "language": "en", "tags": [], "media": [], "consent": "unsaid",
                "links": [{"url": word, "words": word} for word in text.split()
                          if word.startswith("https://") and "…" not in word]}
        post.update(getattr(self, f"on_{network}")(person))
        post.update(more)
        post["tags"] = sorted({word.strip(".,!?#") for word in text.split()
                               if word.startswith("#") and len(word) > 2})
        return post

    def key(self, length=13):
        return "".join(self.dice.choice(ALPHABET) for _ in range(length))

    def on_mastodon(self, person):
        number = 115 * 10**15 + self.number * 10**6 + self.dice.randrange(10**6)
        home = f"https://{person.server}"
        return {"id": f"{home}/users/{person.user}/statuses/{number}", "uri_is_global": True,
                "link": f"{home}/@{person.user}/{number}", "network": "Mastodon",
                "author_handle": f"@{person.user}@{person.server}",
                "author_url": f"{home}/@{person.user}", "native_id": str(number)}

    def on_bluesky(self, person):
        key = self.key()
        return {"id": f"at://did:plc:{person.user:x<24}/app.bsky.feed.post/{key}",
                "uri_is_global": True, "network": "Bluesky",
                "link": f"https://bsky.app/profile/{person.user}.bsky.social/post/{key}",
                "author_handle": f"@{person.user}.bsky.social",
                "author_url": f"https://bsky.app/profile/{person.user}.bsky.social"}

    def on_x(self, person):
        number = 20 * 10**17 + self.number * 10**9 + self.dice.randrange(10**9)
        return {"id": str(number), "uri_is_global": False, "network": "X",
                "link": f"https://x.com/{person.user}/status/{number}",
                "author_handle": f"@{person.user}", "author_url": f"https://x.com/{person.user}"}

    def on_blog(self, person):
        address = f"https://{person.site}/2026/11/{self.number}"
        return {"id": address, "uri_is_global": False, "link": address,
                "network": f"{person.name}'s blog", "author_handle": None, "author_url": None}

    def soon(self, moment, most_s=900):
        return moment + datetime.timedelta(seconds=self.dice.randrange(2, most_s))

    def someone(self, but=None):
        person = self.dice.choice(self.people)
        while person is but:
            person = self.dice.choice(self.people)
        return person

    def toot(self, person=None, text=None, **more):
        person = person or self.someone()
        text = text or self.decorated()
        return person, self.post(person, "mastodon", text, self.moment(), **more)

    def copy(self, person, network, original, text, most_s=900, **more):
        moment = datetime.datetime.strptime(original["published"], "%Y-%m-%dT%H:%M:%S%z")
        return self.post(person, network, text, self.soon(moment, most_s), **more)

    # ---- habits: copies ----

    def bridged_to_bluesky(self):
        """Bridgy Fed: cut at 300, the card names the original."""
        person, toot = self.toot(text=self.decorated(2, 6))
        text, more = toot["text"], {}
        handle = f"{person.user}.{person.server}.ap.brid.gy"
        if len(text) > BLUESKY_MAX:
            text = text[:BLUESKY_MAX - 1] + "…"
            more["card"] = {"url": toot["link"], "title": f"Original post on {person.server}",
                            "description": None}
        copy = self.copy(person, "bluesky", toot, text, **more)
        key = copy["id"].rsplit("/", 1)[1]
        copy.update(author_handle="@" + handle, author=person.name,
                    author_url=f"https://bsky.app/profile/{handle}",
                    link=f"https://bsky.app/profile/{handle}/post/{key}")
        return toot, copy

    def bridged_to_fediverse(self):
        person = self.someone()
        skeet = self.post(person, "bluesky", self.decorated()[:BLUESKY_MAX], self.moment())
        copy = self.copy(person, "mastodon", skeet, skeet["text"])
        handle = f"{person.user}.bsky.social"
        copy.update(id=f"https://bsky.brid.gy/convert/ap/{skeet['id']}", link=skeet["link"],
                    author_handle=f"@{handle}@bsky.brid.gy", author=person.names["bluesky"],
                    author_url=f"https://bsky.brid.gy/ap/did:plc:{person.user:x<24}")
        return skeet, copy

    def cut(self, text, most, end):
        """At a word's end, so that @end fits."""
        if len(text) + len(end) <= most:
            return text
        return text[:most - len(end)].rsplit(" ", 1)[0] + end

    def crossposter_to_x(self):
        """Mastodon-Twitter Crossposter: "… " and the toot's address."""
        person, toot = self.toot(text=self.decorated(2, 5))
        text = toot["text"]
        if len(text) > X_MAX:
            text = self.cut(text, X_MAX - 23, "… ") + toot["link"]
        return toot, self.copy(person, "x", toot, text.replace("@twitter.com", ""))

    def crossposter_from_x(self):
        """Mentions get their host, a warning in front becomes one."""
        person, other = self.someone(), self.someone()
        body = f"{self.text(1, 2)} @{other.user} {self.tag()}"
        warning = self.dice.choice(self.words["warnings"])
        is_warned = self.dice.random() < .4
        tweet = self.post(person, "x", (f"CW: {warning}\n" if is_warned else "") + body,
                          self.moment())
        text = body.replace(f"@{other.user}", f"@{other.user}@twitter.com")
        return tweet, self.copy(person, "mastodon", tweet, text,
                                warning=warning if is_warned else None)

    def warned(self):
        """A warning that Bluesky has no field for stands in front of the words."""
        warning = self.dice.choice(self.words["warnings"])
        person, toot = self.toot(text=self.decorated(1, 2), warning=warning)
        front = self.dice.choice(("CW: {}\n\n", "[{}]\n\n", "CW {}\n\n", "cw: {}\n\n",
                                  "⚠️ {}\n\n", "Content warning: {}\n\n",
                                  "CW: {} – ", "(CW {}) "))
        text = self.cut(front.format(warning) + toot["text"], BLUESKY_MAX, "…")
        return toot, self.copy(person, "bluesky", toot, text)

    def cut_by_script(self):
        """mastodon-to-bluesky scripts: cut, some with a link to the original."""
        person, toot = self.toot(text=self.decorated(3, 6))
        end = self.dice.choice(("…", "...", "[…]", "… " + toot["link"], "...\n\n" + toot["link"],
                                f"… (more: {toot['link']})"))
        return toot, self.copy(person, "bluesky", toot, self.cut(toot["text"], BLUESKY_MAX, end))

    def tags_moved(self):
        """Tags in the words, behind them, without their sign, or left out."""
        person, text = self.someone(), self.text(1, 2)
        tags = list({self.tag() for _ in range(3)})
        words = text.split()
        at = self.dice.randrange(1, len(words))
        inside = " ".join(words[:at] + [tags[0]] + words[at:])
        forms = [inside, f"{text} {' '.join(tags)}", f"{' '.join(tags)} {text}", text,
                 inside.replace("#", ""), f"{text}\n\n{' '.join(reversed(tags)).lower()}",
                 f"{text}\n\n{tags[0]}"]
        first, second = self.dice.sample(forms, 2)
        if not {first, second}.isdisjoint({forms[4]}) and "#" not in first + second:
            second = forms[1]
        toot = self.post(person, "mastodon", first, self.moment())
        return toot, self.copy(person, self.dice.choice(("bluesky", "x")), toot, second)

    def mentions_rewritten(self):
        person, other = self.someone(), self.someone()
        words = self.text(1, 2).split()
        at = self.dice.randrange(1, len(words))

        def with_mention(mention):
            return " ".join(words[:at] + [mention] + words[at:]) + " " + tag
        tag = self.tag()
        forms = [f"@{other.user}@{other.server}", f"@{other.user}",
                 f"@{other.user}.bsky.social", f"https://{other.server}/@{other.user}",
                 f"@{other.user}.{other.server}.ap.brid.gy", f"{other.user}@{other.server}",
                 other.user, other.name]
        toot = self.post(person, "mastodon", with_mention(forms[0]), self.moment())
        return toot, self.copy(person, self.dice.choice(("bluesky", "x")), toot,
                               with_mention(self.dice.choice(forms[1:])))

    def emoji_changed(self):
        dice, person, text, tag = self.dice, self.someone(), self.text(1, 2), self.tag()
        sign = dice.choice(list(EMOJI))
        words = text.split()
        at = dice.randrange(1, len(words))

        def with_sign(one):
            return squeeze(" ".join(words[:at] + [one] + words[at:]) + f" {one} {tag}")
        first, second = dice.sample([with_sign(sign), with_sign(f":{EMOJI[sign]}:"), with_sign(""),
                                     f"{sign}{sign} {text} {tag}"], 2)
        toot = self.post(person, "mastodon", first, self.moment())
        return toot, self.copy(person, "bluesky", toot, second)

    def thread_split(self):
        """A long post in pieces: the whole and one of them."""
        person, toot = self.toot(text=self.text(4, 8) + " " + self.tag())
        most = BLUESKY_MAX - 20
        pieces, rest = [], toot["text"]
        while len(rest) > most:
            piece = rest[:most].rsplit(" ", 1)[0]
            pieces.append(piece)
            rest = rest[len(piece):].strip()
        pieces.append(rest)
        long_ones = [number for number, piece in enumerate(pieces) if len(piece) > 60]
        number = self.dice.choice(long_ones)
        form = self.dice.choice(("{piece} {n}/{of}", "{piece} ({n}/{of})", "{n}/{of} {piece}",
                                 "🧵 {n}/{of}\n{piece}", "{piece}\n\n[{n}/{of}]", "{piece}",
                                 "{piece} 🧵{n}/", "{piece}…" if number == 0 else "…{piece}"))
        text = form.format(piece=pieces[number], n=number + 1, of=len(pieces))
        return toot, self.copy(person, self.dice.choice(("bluesky", "x")), toot, text)

    def article(self, person=None):
        person = person or self.someone()
        title = f"{self.dice.choice(self.words['titles'])}"
        return person, self.post(person, "blog", self.text(5, 9), self.moment(), title=title)

    def shared_by_jetpack(self):
        """Jetpack: the title and the address; the person's other places."""
        person, article = self.article()
        form = self.dice.choice(("{title} {url}", "{title}\n\n{url}", "{title} {url} {tag}"))
        text = form.format(title=article["title"], url=article["link"], tag=self.tag())
        return article, self.copy(person, self.dice.choice(("mastodon", "bluesky", "x")),
                                  article, text, 7200)

    def shared_by_ifttt(self):
        person, article = self.article()
        excerpt = self.cut(article["text"], 180, "…")
        form = self.dice.choice(("New post: {title} {url}", "{title}: {excerpt} {url}",
                                 "New on the blog: {title} {url} {tag}", "{title} {url} via IFTTT",
                                 "{excerpt} {url}", "Blogged: {title} {url}"))
        text = form.format(title=article["title"], url=article["link"], excerpt=excerpt,
                           tag=self.tag())
        card = {"url": article["link"], "title": article["title"], "description": excerpt}
        return article, self.copy(person, self.dice.choice(("mastodon", "bluesky")), article, text,
                                  7200, card=card)

    def scheduled(self):
        """Buffer and its like: the same words, hours later; the link counted by theirs."""
        person, toot = self.toot(text=self.decorated(1, 2))
        words = [f"https://buff.ly/{self.key(7)}" if word.startswith("https://") else word
                 for word in toot["text"].split()]
        return toot, self.copy(person, "bluesky", toot, " ".join(words), 20 * 3600)

    def by_hand(self):
        """Other quotes, lines and dashes."""
        person = self.someone()
        text = f'{self.text(1, 2)} "It\'s {self.dice.choice(self.words["then"])}" - {self.tag()}'
        toot = self.post(person, "mastodon", text, self.moment())
        other = (text.replace(' "', " “").replace('"', "”").replace("'", "’")
                 .replace(" - ", " – ").replace(". ", ".\n\n"))
        return toot, self.copy(person, self.dice.choice(("bluesky", "x")), toot, other, 6 * 3600)

    def by_feed(self):
        """The account's own feed: no author, the same address."""
        person, toot = self.toot()
        copy = self.copy(person, "mastodon", toot, toot["text"])
        copy.update(id=toot["link"], uri_is_global=False, link=toot["link"], author=None,
                    author_handle=None, author_url=None, network=person.name,
                    published=toot["published"])
        return toot, copy

    def feed_moved(self):
        """A site by another scheme, and by another host."""
        person, article = self.article()
        copy = dict(article)
        if self.dice.random() < .5:
            copy["id"] = article["id"].replace("https:", "http:")
            copy["link"] = copy["id"]
        else:
            copy["id"] = article["id"].replace(person.site, f"www.{person.user}.example")
            copy["link"] = copy["id"]
        return article, copy

    def alike_by_profile(self):
        """Other names altogether; the profile's address is one."""
        person, toot = self.toot()
        copy = self.copy(person, "blog", toot, toot["text"], 3600, author="The tea urn",
                         author_url=toot["author_url"])
        return toot, copy

    def short(self):
        """Few words, at once in both places."""
        person = self.someone()
        text = self.dice.choice(("So proud of them today!", "That went better than I feared.",
                                 "Kettle on, marking done.", "Who else is awake?",
                                 "Back at it tomorrow, then."))
        sign = self.dice.choice(list(EMOJI))
        first = self.post(person, "mastodon", f"{text} {sign} {self.tag()}", self.moment())
        return first, self.copy(person, "bluesky", first, f"{text} {self.tag()}", 300)

    def signs(self):
        """Figures on keys, soft hyphens, joiners, letters in bold."""
        person, text = self.someone(), self.text(2, 3)
        text = f"1️⃣ {text} 2️⃣ {self.sentence()} ☕️ {self.tag()}"
        first = self.post(person, "mastodon", text, self.moment())
        other = first["text"].replace("1️⃣", ":one:").replace("2️⃣", "➡️")
        words = other.split()
        word = self.dice.randrange(2, 6)
        if words[word].isalpha() and words[word].isascii():
            bold = "".join(chr(ord(letter) + (0x1d41a - 97 if letter.islower() else 0x1d400 - 65))
                           for letter in words[word])
            words[word] = self.dice.choice((bold, words[word][:2] + "\u00ad" + words[word][2:],
                                            words[word][:2] + "\u200b" + words[word][2:]))
        return first, self.copy(person, "bluesky", first, " ".join(words))

    def undated(self):
        """A place that tells no time, and makes no links of what is written."""
        person, toot = self.toot(text=self.decorated(1, 3))
        return toot, self.copy(person, "bluesky", toot, toot["text"], published=None, links=[])

    def declared(self):
        """Nothing in common but that the ini says so (see persons())."""
        person, toot = self.toot()
        copy = self.copy(person, "bluesky", toot, toot["text"], 40000, author="The tea urn",
                         author_handle=f"@urn{person.user[::-1]}.bsky.social", author_url=None)
        self.declarations[person.user] = (f"@{person.user}@{person.server}",
                                          copy["author_handle"].lstrip("@"))
        key = copy["id"].rsplit("/", 1)[1]
        copy["link"] = f"https://bsky.app/profile/{self.declarations[person.user][1]}/post/{key}"
        return toot, copy

    def persons(self):
        """What an ini says of those whom declared() needs it for."""
        return "".join(f"[person P{number}]\nhandles = {one}, {two}\n\n" for number, (one, two)
                       in enumerate(self.declarations.values()))

    # ---- hard cases: no copies ----

    def welcome(self):
        """A form that is filled in with a name or a link."""
        person, tag = self.someone(), self.tag()
        form = self.dice.choice((
            "Welcome to our little corner of the world, @{user}, say hello below! {tag}",
            "A new episode is out now, listen wherever you get yours: {link} {tag}",
            "Somebody new is here: @{user}@tooter.example. Be kind and say hello to them! {tag}"))

        def filled():
            return form.format(user=self.someone().user, link=self.link(), tag=tag)
        one, two = filled(), filled()
        while one == two:
            two = filled()
        first = self.post(person, "mastodon", one, self.moment())
        return first, self.copy(person, "bluesky", first, two, 20000)

    def passed_around(self):
        """A statement that several people put their names to."""
        text = f"{self.text(2, 3)} {self.tag()}"
        one = self.someone()
        first = self.post(one, "mastodon", text, self.moment())
        return first, self.copy(self.someone(one), "bluesky", first, text, 3600)

    def same_link(self):
        """One page, two voices; or one voice, twice, with other words."""
        link, tag = self.link(), self.tag()
        one = self.someone()
        two = self.someone(one) if self.dice.random() < .6 else one
        card = {"url": link, "title": "The page's title", "description": None}
        first = self.post(one, "mastodon", f"{self.text()} {link} {tag}", self.moment(), card=card)
        return first, self.copy(two, "bluesky", first, f"{self.text()} {link} {tag}", card=card)

    def share_button(self):
        """A page's title and address, by two people."""
        one, article = self.article()
        two = self.someone(one)
        three = self.someone(two)
        while three is one:
            three = self.someone(two)
        text = f"{article['title']} {article['link']} via @{one.user}"
        first = self.copy(two, "mastodon", article, text)
        return first, self.copy(three, "bluesky", article, text)

    def fan_shares(self):
        """Somebody else shares an article by its title."""
        one, article = self.article()
        return article, self.copy(self.someone(one), "mastodon", article,
                                  f"{article['title']} {article['link']} {self.tag()}")

    def same_template(self):
        """A program's sentence with other values, in one place or two."""
        person = self.someone()
        form = self.dice.choice((
            "Today's job: {who} at {where}. Apply before {day}. All details are on our page. {tag}",
            "The {n}th question of the day is about {what}. Reply with your answer and a reason, "
            "and we will share the best of them tonight! {tag}",
            "New on our shelves: {what}. Come and have a look, we are open until five. {tag}",
            "The 16:{m:02} to {where} is delayed by {n} minutes. We are sorry for this. {tag}",
            "Weather for {where}: {n} degrees, wind from the west, and a shower at five. {tag}"))
        tag = self.tag()

        def values():
            dice = self.dice
            made = {kind: dice.choice(self.words[kind]) for kind in ("who", "where", "what")}
            return made | {"n": dice.randrange(2, 60), "m": dice.randrange(60), "tag": tag,
                           "day": dice.choice("Monday Tuesday Friday Sunday".split())}
        one, two = form.format(**values()), form.format(**values())
        while one == two:
            two = form.format(**values())
        first = self.post(person, "mastodon", one, self.moment())
        return first, self.copy(person, self.dice.choice(("mastodon", "bluesky")), first, two,
                                30 * 3600)

    def same_event(self):
        """Two people tell of one evening; or one person twice."""
        event, tag = self.dice.choice(self.words["event"]), self.tag()
        link = self.link()
        facts = f"{event} on Thursday 19 November at 19:00"
        one = self.someone()
        is_other = self.dice.random() < .5
        two = self.someone(one) if is_other else one
        first = self.post(one, "mastodon", f"I am speaking at {facts}, come along! {link} {tag}",
                          self.moment())
        again = self.dice.choice((
            f"Only two places left for {facts}. {self.sentence()} {link} {tag}",
            f"Looking forward to {facts}, who else is going? {link} {tag}",
            f"In one hour: {event}! See you there, bring a friend and a question. {link} {tag}"))
        return first, self.copy(two, "bluesky", first, again, 86400)

    def quoted_reply(self):
        """The words of one in the answer of another, or in one's own later thought."""
        person, toot = self.toot(text=f"{self.text(1, 2)} {self.tag()}")
        is_own = self.dice.random() < .3
        other = person if is_own else self.someone(person)
        comment = self.text(1, 2)
        form = self.dice.choice(("“{}” {}", "> {}\n\n{}", "{1}\n\nRE: {0}", "{1} RT: {0}"))
        text = form.format(toot["text"], comment)
        more = {}
        if self.dice.random() < .5:
            more["quote"] = {"url": toot["link"], "id": toot["id"], "author": person.name,
                             "text": toot["text"]}
        elif self.dice.random() < .5:
            more["reply_to"] = {"native_id": None, "id": toot["id"], "url": toot["link"],
                                "author": toot["author_handle"]}
        return toot, self.copy(other, "mastodon" if is_own else "bluesky", toot, text, 7200, **more)

    def passed_on(self):
        """RT by another: another voice."""
        person, toot = self.toot()
        text = f"RT @{person.user}: {toot['text']}"
        return toot, self.copy(self.someone(person), "x", toot, text)

    def greeting(self):
        """Said by many, and by one each week."""
        words = f"{self.dice.choice(GREETINGS)} {self.tag()}"
        one = self.someone()
        first = self.post(one, "mastodon", words, self.moment())
        if self.dice.random() < .6:
            return first, self.copy(self.someone(one), "bluesky", first, words)
        week = 7 * 86400
        again = self.copy(one, "bluesky", first, words)
        moment = datetime.datetime.strptime(first["published"], "%Y-%m-%dT%H:%M:%S%z")
        again["published"] = stamp(moment + datetime.timedelta(seconds=week))
        return first, again

    def translated(self):
        """One person, one link, in two languages."""
        person, link, tag = self.someone(), self.link(), self.tag()
        first = self.post(person, "mastodon", f"{self.text(1, 2)} {link} {tag}", self.moment())
        text = f"{self.dice.choice(self.words['translated'])} {link} {tag}"
        return first, self.copy(person, self.dice.choice(("mastodon", "bluesky")), first, text,
                                language="de")

    def other_thought(self):
        """One person, two thoughts in one hour; some words are the same."""
        person, shared = self.someone(), self.sentence()
        first = self.post(person, "mastodon", f"{self.text(1, 2)} {shared} {self.tag()}",
                          self.moment())
        return first, self.copy(person, "bluesky", first,
                                f"{shared if self.dice.random() < .5 else ''} {self.text(2, 3)} "
                                f"{self.tag()}".strip(), 3600)

    def number_counts(self):
        """The same sentence with another number in it."""
        person, one = self.someone(), self.dice.randrange(2, 50)
        before, after, tag = self.sentence(), self.sentence(), self.tag()
        form = self.dice.choice(("{before} Week {n} of our reading. {after} {tag}",
                                 "Day {n}. {before} {after} {tag}", "{before} This is {n}. {tag}",
                                 "{before} {after} Part {n} {tag}"))
        first = self.post(person, "mastodon", form.format(before=before, after=after, n=one,
                                                          tag=tag), self.moment())
        return first, self.copy(person, "bluesky", first,
                                form.format(before=before, after=after, n=one + 1, tag=tag), 40000)

    def said_daily(self):
        """One sentence of a program, every day in both places."""
        person = self.someone()
        text = (f"Good morning! The prompt of the day is on our page: {self.tag()}. "
                f"{self.dice.choice(self.words['open'])} send us what you made before eight.")
        first = self.post(person, "mastodon", text, self.moment())
        moment = datetime.datetime.strptime(first["published"], "%Y-%m-%dT%H:%M:%S%z")
        days = self.dice.randrange(1, 5)
        again = self.post(person, "mastodon", text, moment + datetime.timedelta(days=days))
        return first, again

    def next_piece(self):
        """Two pieces of one thread, the whole of which is nowhere."""
        person = self.someone()
        first = self.post(person, "bluesky", f"{self.text(2, 3)} 1/2 {self.tag()}", self.moment())
        reply_to = {"native_id": None, "id": first["id"], "url": first["link"],
                    "author": first["author_handle"]}
        return first, self.copy(person, "bluesky", first, f"{self.text(2, 3)} 2/2", 300,
                                reply_to=reply_to)

    # ---- all ----

    COPIES = ("bridged_to_bluesky", "bridged_to_fediverse", "crossposter_to_x",
              "crossposter_from_x", "warned", "cut_by_script", "tags_moved", "mentions_rewritten",
              "emoji_changed", "thread_split", "shared_by_jetpack", "shared_by_ifttt", "scheduled",
              "by_hand", "by_feed", "feed_moved", "alike_by_profile", "short", "signs", "undated",
              "declared")
    OTHERS = ("same_link", "share_button", "fan_shares", "same_template", "same_event",
              "quoted_reply", "passed_on", "greeting", "translated", "other_thought",
              "number_counts", "said_daily", "next_piece", "welcome", "passed_around")

    def pairs(self, count):
        """Half of them copies; each habit as often as the others."""
        made = []
        for number in range(count // 2):
            habit = self.COPIES[number % len(self.COPIES)]
            made.append((*getattr(self, habit)(), True, habit))
            habit = self.OTHERS[number % len(self.OTHERS)]
            made.append((*getattr(self, habit)(), False, habit))
        return made
