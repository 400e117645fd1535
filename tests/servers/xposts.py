"""X's posts and users as its API v2 shows them, and the language of its search: pure functions.

A post is that of api_posts.py, with what X has besides:

  edits        [[time, text]…] each of which made a new version; or edited: one, of the same text
  media        [{"type": "photo", "alt_text": …}…];   poll   [labels]
  reposts, quotes, reply    mark of another post;     sensitive, source, conversation
  more         members that replace those of the view

Its state: shown; deleted (all versions); removed (withheld from everybody: there, and empty, in
lookups); hidden (the author's account is protected). The file is an array of posts, or {"posts":
[…], "users": {NAME: {name, description, status: suspended…}}}.
"""

import html
import re
import unicodedata
from datetime import datetime, timedelta, timezone

import api_posts

EPOCH_MS = 1288834974657        # of ids: the milliseconds since then, and 22 loose bits
LOOSE = 22
SHOWN_MAX = 280                 # letters of a text; a longer post is a note
EDIT_WINDOW, EDITS_MAX = timedelta(minutes=30), 5
LINK = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]")
HASHTAG = re.compile(r"(?<![\w&/])[#＃](\w*[^\W\d]\w*)")
CASHTAG = re.compile(r"(?<![\w$])\$([A-Za-z]{1,6})\b")
MENTION = re.compile(r"(?<![\w@])@(\w{1,15})")
PROBLEMS = "https://api.twitter.com/2/problems/"
WORD = re.compile(r'\s*(\(|\)|-?"[^"]*"|-?[^\s()]+|-)')
STANDING = ("from:", "to:", "url:", "conversation_id:", "list:")


def moment(text):
    when = datetime.fromisoformat(text)
    return when if when.tzinfo else when.replace(tzinfo=timezone.utc)


def stamp(when):
    return when.strftime("%Y-%m-%dT%H:%M:%S.") + f"{when.microsecond // 1000:03d}Z"


def id_at(when, loose=0):
    return (int(when.timestamp() * 1000) - EPOCH_MS << LOOSE) | loose


def user_id(name):
    return str(api_posts.bits("user" + name.lower()))


def versions(post):
    """[(id, time, text)], the first one first."""
    edits = post.get("edits") or ([[post["edited"], post["text"]]] if post["edited"] else [])
    loose = api_posts.bits(post["mark"]) % (1 << LOOSE)
    return [(id_at(moment(at), loose), moment(at), text)
            for at, text in [[post["at"], post["text"]], *edits]]


def last_id(post):
    return versions(post)[-1][0]


def last_time(post):
    return versions(post)[-1][1]


def fold(text):
    """A search takes no notice of case and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def short(address):
    return f"https://t.co/{format(api_posts.bits(address), '010x')[:10]}"


# ---- the language of a search ----

class Query:
    """AND by blanks, OR looser than that, -, (…), "…"; raises ValueError in X's words."""

    def __init__(self, text):
        self._words, at = [], 0
        while at < len(text.rstrip()):
            match = WORD.match(text, at)
            self._words.append(match[1])
            at = match.end()
        self._at = 0
        self.rule = self._or()
        if self._at < len(self._words):
            raise ValueError(f"no viable alternative at input '{self._words[self._at]}' "
                             f"(at position {self._at + 1})")
        if not self._stands(self.rule):
            raise ValueError("Rules must contain at least one positive, non-stopword clause")

    def _peek(self):
        return self._words[self._at] if self._at < len(self._words) else None

    def _or(self):
        found = [self._and()]
        while self._peek() == "OR":
            self._at += 1
            found.append(self._and())
        return ("or", found)

    def _and(self):
        found = []
        while self._peek() not in (None, ")", "OR"):
            found.append(self._one())
        if not found:
            raise ValueError(f"missing EOF at '{self._peek() or ''}'")
        return ("and", found)

    def _one(self):
        word = self._words[self._at]
        self._at += 1
        if word == "-":
            return ("not", [self._one()])
        if word == "(":
            found = self._or()
            if self._peek() != ")":
                raise ValueError("missing ')' at '<EOF>'")
            self._at += 1
            return found
        if word[0] == "-":
            return ("not", [("word", word[1:])])
        return ("word", word)

    def _stands(self, rule):
        """Whether something is asked for that may be asked for alone, in each alternative."""
        name, parts = rule
        if name == "word":
            return ":" not in parts or parts.startswith(STANDING) or parts[0] == '"'
        if name == "not":
            return False
        return (all if name == "or" else any)(self._stands(part) for part in parts)

    def matches(self, world, post):
        return self._meets(self.rule, world, post)

    def _meets(self, rule, world, post):
        name, parts = rule
        if name == "word":
            return meets(parts, world, post)
        if name == "not":
            return not self._meets(parts[0], world, post)
        return (any if name == "or" else all)(self._meets(part, world, post) for part in parts)


def meets(word, world, post):
    """Whether a post is what one word of a query asks for."""
    text = versions(post)[-1][2]
    operator, _, value = word.partition(":")
    if word[0] in "#＃":
        return fold(word[1:]) in {fold(tag) for tag in HASHTAG.findall(text)}
    if word[0] == "$":
        return word[1:].lower() in {tag.lower() for tag in CASHTAG.findall(text)}
    if word[0] == "@":
        return word[1:].lower() in {name.lower() for name in MENTION.findall(text)}
    if operator in ("is", "has"):
        return value in world.traits(post, text)
    if operator == "from":
        return value.lower().lstrip("@") == post["author"].lower()
    if operator == "lang":
        return value == post.get("lang", "en")
    if operator == "url":
        return any(value.strip('"') in link for link in LINK.findall(text))
    if operator == "conversation_id":
        return value == world.conversation(post)
    return fold(word.strip('"')) in fold(text)


# ---- posts ----

class World:
    """All posts and users."""

    def __init__(self, data, offsets="escaped"):
        data = data if isinstance(data, dict) else {"posts": data}
        self.all, self.users, self.offsets = data["posts"], data.get("users", {}), offsets
        self.by_mark = {post["mark"]: post for post in self.all}
        self._by_id = {str(number): (post, place) for post in self.all
                       for place, (number, _, _) in enumerate(versions(post))}

    def newest_first(self):
        return sorted(self.all, key=last_id, reverse=True)

    def version(self, name):
        """(post, which version) of an id, or None."""
        return self._by_id.get(name)

    def is_listed(self, post):
        return post["state"] in ("shown", "removed") and self.users.get(
            post["author"], {}).get("status", "active") == "active"

    def number(self, mark):
        """The id of a post by its mark; of one that is gone, an id that nothing has."""
        post = self.by_mark.get(mark)
        return str(versions(post)[-1][0] if post else 10 ** 15 + api_posts.bits(mark))

    def traits(self, post, text):
        found = {name for name, key in (("retweet", "reposts"), ("quote", "quotes"),
                                        ("reply", "reply"), ("media", "media")) if post.get(key)}
        if post.get("media"):
            found |= {"images" if one["type"] == "photo" else "videos" for one in post["media"]}
        if LINK.search(text):
            found.add("links")
        if HASHTAG.search(text):
            found.add("hashtags")
        if MENTION.search(text):
            found.add("mentions")
        return found

    def conversation(self, post):
        seen = set()
        while post.get("reply") in self.by_mark and post["mark"] not in seen:
            seen.add(post["mark"])
            post = self.by_mark[post["reply"]]
        return str(versions(post)[0][0])

    def user(self, name, fields=()):
        """A user by name, or None where nobody has posted or is described so."""
        names = {post["author"].lower(): post["author"] for post in self.all}
        names.update({known.lower(): known for known in self.users})
        name = names.get(name.lower())
        if name is None:
            return None
        one = self.users.get(name, {})
        found = {"id": user_id(name), "name": one.get("name", name.title()), "username": name}
        more = {"created_at": "2019-05-06T07:08:09.000Z", "protected": one.get("protected", False),
                "description": one.get("description", ""), "verified": False,
                "profile_image_url": f"https://pbs.twimg.com/profile_images/{name}_normal.jpg",
                "public_metrics": {"followers_count": 12, "following_count": 7, "tweet_count": 99,
                                   "listed_count": 0, "like_count": 3}}
        return {**found, **{key: value for key, value in more.items() if key in fields}}

    def missing(self, name, parameter):
        """The error beside the data of a post that is not there, or not for everybody."""
        found = self.version(name)
        if found and found[0]["state"] == "hidden":
            return {"value": name, "resource_id": name, "parameter": parameter,
                    "resource_type": "tweet", "title": "Authorization Error",
                    "detail": f"Sorry, you are not authorized to see the Tweet with "
                    f"{parameter}: [{name}].", "type": PROBLEMS + "not-authorized-for-resource"}
        return {"value": name, "resource_id": name, "parameter": parameter,
                "resource_type": "tweet", "title": "Not Found Error",
                "detail": f"Could not find tweet with {parameter}: [{name}].",
                "type": PROBLEMS + "resource-not-found"}

    def view(self, *wanted):
        return View(self, *wanted)


class View:
    """One answer: posts with the fields that were asked for, then what they need besides."""

    def __init__(self, world, fields, expansions, user_fields, media_fields):
        self.world, self.fields, self.expansions = world, fields, expansions
        self.user_fields, self.media_fields = user_fields, media_fields
        self._users, self._posts, self._media, self._polls = {}, {}, {}, {}
        self._errors = []

    def post(self, post, version=None):
        all_of = versions(post)
        number, when, text = all_of[len(all_of) - 1 if version is None else version]
        wire = Wire(self.world, post, str(number), text)
        found = {"id": str(number), "text": wire.text,
                 "edit_history_tweet_ids": [str(one[0]) for one in all_of]}
        more = {**self.fixed(post, all_of, when), **wire.members()}
        if post["state"] == "removed":
            more["withheld"] = {"copyright": False, "country_codes": ["DE"], "scope": "tweet"}
            found["text"] = ""
            more.pop("entities", None)
        found.update({key: value for key, value in more.items() if key in self.fields})
        if "author_id" in self.expansions:      # what is expanded comes with its field
            found["author_id"] = more["author_id"]
        for key in ("referenced_tweets", "attachments"):
            if key in more and any(one.startswith(key) for one in self.expansions):
                found[key] = more[key]
        self.expand(post, more)
        return {**found, **post["more"]}

    def fixed(self, post, all_of, when):
        """Fields that do not hang on the text."""
        first = all_of[0][1]
        refers = [{"type": kind, "id": self.world.number(post[key])} for kind, key in (
            ("retweeted", "reposts"), ("quoted", "quotes"), ("replied_to", "reply"))
            if post.get(key)]
        found = {
            "created_at": stamp(when), "author_id": user_id(post["author"]),
            "lang": post.get("lang", "en"), "possibly_sensitive": post.get("sensitive", False),
            "conversation_id": self.world.conversation(post), "reply_settings": "everyone",
            "public_metrics": {"retweet_count": 1, "reply_count": 0, "like_count": 4,
                               "quote_count": 0, "bookmark_count": 0, "impression_count": 90},
            "edit_controls": {"edits_remaining": EDITS_MAX - len(all_of) + 1,
                              "is_edit_eligible": not post.get("reply") and not post.get("poll"),
                              "editable_until": stamp(first + EDIT_WINDOW)}}
        if refers:
            found["referenced_tweets"] = refers
        if post.get("reply") in self.world.by_mark:
            found["in_reply_to_user_id"] = user_id(self.world.by_mark[post["reply"]]["author"])
        return found

    def expand(self, post, more):
        if "author_id" in self.expansions:
            user = self.world.user(post["author"], self.user_fields)
            self._users[user["id"]] = user
        if "attachments.media_keys" in self.expansions:
            for key, one in zip(more.get("attachments", {}).get("media_keys", ()),
                                post.get("media", ())):
                self._media[key] = self.media(key, one)
        if "attachments.poll_ids" in self.expansions and post.get("poll"):
            number = more["attachments"]["poll_ids"][0]
            self._polls[number] = {"id": number, "options": [
                {"position": place + 1, "label": label, "votes": 0}
                for place, label in enumerate(post["poll"])]}
        if any(one.startswith("referenced_tweets.id") for one in self.expansions):
            self.expand_referenced(more.get("referenced_tweets", ()))

    def expand_referenced(self, refers):
        for one in refers:
            found = self.world.version(one["id"])
            if not found or not self.world.is_listed(found[0]):
                error = self.world.missing(one["id"], "referenced_tweets.id")
                if error not in self._errors:
                    self._errors.append(error)
            elif one["id"] not in self._posts:
                inner = View(self.world, self.fields, (), (), ())
                self._posts[one["id"]] = inner.post(*found)
                if "referenced_tweets.id.author_id" in self.expansions:
                    user = self.world.user(found[0]["author"], self.user_fields)
                    self._users[user["id"]] = user

    def media(self, key, one):
        found = {"media_key": key, "type": one["type"]}
        base = f"https://pbs.twimg.com/media/{key}.jpg"
        more = {"url": base, "width": 800, "height": 600} if one["type"] == "photo" else {
            "preview_image_url": base, "duration_ms": 9000, "width": 800, "height": 600}
        if "alt_text" in one:
            more["alt_text"] = one["alt_text"]
        found.update({key: value for key, value in more.items() if key in self.media_fields})
        return found

    def includes(self):
        """({"users": […], …} without what would be empty, errors)"""
        found = {"users": self._users, "tweets": self._posts, "media": self._media,
                 "polls": self._polls}
        return {name: list(one.values()) for name, one in found.items() if one}, self._errors


class Wire:
    """A text as it is sent: links short, & < > escaped, a long one cut; and where what stands."""

    def __init__(self, world, post, number, text):
        self.world, self.post, self.number = world, post, number
        self.media = [f"{3 if one['type'] == 'photo' else 7}_{int(number) + place}"
                      for place, one in enumerate(post.get("media", ()))]
        if post.get("reposts") in world.by_mark:
            of = world.by_mark[post["reposts"]]
            text = f"RT @{of['author']}: {versions(of)[-1][2]}"
            text = text if len(text) <= 140 else text[:139] + "…"
        whole, links = self.shorten(text)
        self.note = None
        if len(whole) > SHOWN_MAX:
            self.note = {"text": whole, **self.entities_of(whole, links)}
            tail = f"https://t.co/{format(api_posts.bits(number), '010x')[:10]}"
            whole = whole[:SHOWN_MAX - 26].rstrip() + "… " + tail
            links = {**links, tail: f"https://twitter.com/i/web/status/{number}"}
        for key in self.media[:1]:
            tail = short(key)
            links[tail] = f"https://x.com/{post['author']}/status/{number}/photo/1"
            whole += " " + tail
        self.entities = self.entities_of(whole, links)
        self.text = html.escape(whole, quote=False)

    def shorten(self, text):
        links = {short(one): one for one in LINK.findall(text)}
        return LINK.sub(lambda match: short(match[0]), text), links

    def place(self, text, start, end):
        """Where a part of the plain text stands in what is counted in."""
        if self.world.offsets == "escaped":
            begin = len(html.escape(text[:start], quote=False))
            return {"start": begin, "end": begin + len(html.escape(text[start:end], quote=False))}
        return {"start": start, "end": end}

    def entities_of(self, text, links):
        """{"entities": {…}} without what would be empty; {} where there is nothing."""
        found = {
            "hashtags": [{**self.place(text, *one.span()), "tag": one[1]}
                         for one in HASHTAG.finditer(text)],
            "cashtags": [{**self.place(text, *one.span()), "tag": one[1]}
                         for one in CASHTAG.finditer(text)],
            "mentions": [{**self.place(text, *one.span()), "username": one[1],
                          "id": user_id(one[1])} for one in MENTION.finditer(text)],
            "urls": [self.url(text, one, links[one[0]]) for one in LINK.finditer(text)
                     if one[0] in links]}
        found = {name: value for name, value in found.items() if value}
        return {"entities": found} if found else {}

    def url(self, text, match, address):
        shown = re.sub(r"^https?://(www\.)?", "", address)
        found = {**self.place(text, *match.span()), "url": match[0], "expanded_url": address,
                 "display_url": shown if len(shown) <= 27 else shown[:26] + "…"}
        if address.endswith("/photo/1"):
            return {**found, "media_key": self.media[0]}
        if "x.com/" not in address and "twitter.com/" not in address:
            found.update(status="200", title="A page", description="What it says",
                         unwound_url=address)
        return found

    def members(self):
        found = dict(self.entities)
        attachments = {}
        if self.media:
            attachments["media_keys"] = self.media
        if self.post.get("poll"):
            attachments["poll_ids"] = [str(int(self.number) + 1)]
        if attachments:
            found["attachments"] = attachments
        if self.note:
            found["note_tweet"] = self.note
        return found
