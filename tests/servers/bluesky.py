"""Bluesky's records and what its AppView makes of them: pure functions over posts from a file.

A post is that of api_posts.py (mark, at, seen, author, text, tags, state…), with what Bluesky has
besides; a name without a dot is NAME.bsky.social, an "edited" one is as it was (no edits there):

  at, seen        createdAt, which the client claims, and indexedAt; sortAt is the earlier one
  claims          createdAt in another way of writing
  embed           of the record: images(), gallery(), video(), external(), quote(), with_media()
                  or any other, which the AppView leaves out unless view says what it shows
  record, view    members that replace those of the record, of the view; facets: of the text
  outline         hashtags of the record that stand nowhere in its text (tags[])
  labels          self labels;    moderation   labels that a labeler gave
  reply           mark of the post above;    likes   how many
  allow           who may answer (threadgate): [] nobody, "mentioned"; hides: marks of answers
  no_quotes       nobody may quote it (postgate);  detaches: marks of posts that quoted it
  reposts         [[author, time]…]

The file is an array of posts, or {"posts": […], "actors": {NAME: {…}}, "lists": {RKEY: {…}},
"feeds": {RKEY: {…}}}. An actor has handle, displayName, description, labels, status (active,
deactivated, suspended, takendown), blocks (the login blocks them), blocked_by (they block it),
bridged (an address of their own elsewhere), pinned (a mark). A list has name, members, purpose;
a feed has marks in its order, or tags.
"""

import base64
import hashlib
import re
import unicodedata
from datetime import datetime, timezone

import api_posts

POST, GATE, POSTGATE = "app.bsky.feed.post", "app.bsky.feed.threadgate", "app.bsky.feed.postgate"
LIST, FEED = "app.bsky.graph.list", "app.bsky.feed.generator"
TID = "234567abcdefghijklmnopqrstuvwxyz"
CDN = "https://cdn.bsky.app/img"
LABELER = "did:plc:ar7c4by46qjdydhdevvrndac"
NOT_HOSTED = ("deactivated", "suspended", "takendown")
HASHTAG = re.compile(r"(?<![\w&/])[#＃](\w*[^\W\d]\w*)")
LINK = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]")
MENTION = re.compile(r"(?<![\w@])@([a-z0-9-]+(?:\.[a-z0-9-]+)+)")
SHOWN_LINK = 24             # letters of a link that the app leaves in the text


def base32(data):
    return base64.b32encode(data).decode().lower().rstrip("=")


def did_of(handle):
    return "did:plc:" + base32(hashlib.sha256(handle.encode()).digest())[:24]


def handle_of(name):
    return name if "." in name else f"{name}.bsky.social"


def cid_of(text, codec=0x71):
    """A CID as DAG-CBOR's (0x71) or, of a blob, raw (0x55) ones are."""
    return "b" + base32(bytes((1, codec, 0x12, 0x20)) + hashlib.sha256(text.encode()).digest())


def tid_of(when, text):
    """A record key: microseconds and ten bits, in 13 letters that sort (atproto.com/specs/tid)."""
    number = int(moment(when).timestamp() * 1_000_000) << 10 | api_posts.bits(text) & 1023
    return "".join(TID[number >> shift & 31] for shift in range(60, -1, -5))


def moment(text):
    when = datetime.fromisoformat(text)
    return when if when.tzinfo else when.replace(tzinfo=timezone.utc)


def stamp(when):
    when = moment(when) if isinstance(when, str) else when
    return when.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.") + (
        f"{when.microsecond // 1000:03d}Z")


def fold(tag):
    return unicodedata.normalize("NFKC", tag).casefold()


# ---- what a client puts into a record ----

def blob(name, kind="image/jpeg", size=48_000):
    return {"$type": "blob", "ref": {"$link": cid_of(name, 0x55)}, "mimeType": kind, "size": size}


def images(*alts):
    return {"$type": "app.bsky.embed.images", "images": [
        {"image": blob(alt), "alt": alt, "aspectRatio": {"width": 4, "height": 3}}
        for alt in alts]}


def gallery(*alts):
    return {"$type": "app.bsky.embed.gallery", "items": [
        {"$type": "app.bsky.embed.gallery#image", "image": blob(alt), "alt": alt,
         "aspectRatio": {"width": 4, "height": 3}} for alt in alts]}


def video(alt=None):
    found = {"$type": "app.bsky.embed.video", "video": blob("video" + str(alt), "video/mp4"),
             "aspectRatio": {"width": 9, "height": 16}}
    return {**found, "alt": alt} if alt is not None else found


def external(uri, title, description="", has_thumb=False):
    card = {"uri": uri, "title": title, "description": description}
    if has_thumb:
        card["thumb"] = blob(uri)
    return {"$type": "app.bsky.embed.external", "external": card}


def quote(mark):
    """Of a post by its mark, or of any record by its at:// address."""
    return {"$type": "app.bsky.embed.record", "record": {"mark": mark}}


def with_media(mark, media):
    return {"$type": "app.bsky.embed.recordWithMedia", "record": quote(mark), "media": media}


def span(text, start, end, feature, **members):
    """A facet: offsets are bytes of UTF-8."""
    return {"index": {"byteStart": len(text[:start].encode()), "byteEnd": len(text[:end].encode())},
            "features": [{"$type": f"app.bsky.richtext.facet#{feature}", **members}]}


def shorten(text):
    """The text as an app posts it, with the facets of its links: long ones are cut there."""
    facets, out, last = [], "", 0
    for match in LINK.finditer(text):
        out += text[last:match.start()]
        shown = re.sub(r"^https?://(www\.)?", "", match[0])
        shown = shown if len(shown) <= SHOWN_LINK else shown[:SHOWN_LINK] + "..."
        facets.append(span(out + shown, len(out), len(out) + len(shown), "link", uri=match[0]))
        out, last = out + shown, match.end()
    return out + text[last:], facets


def facets_of(text, facets):
    facets = [*facets,
              *(span(text, match.start(), match.end(), "tag", tag=match[1])
                for match in HASHTAG.finditer(text)),
              *(span(text, match.start(), match.end(), "mention", did=did_of(match[1]))
                for match in MENTION.finditer(text))]
    return sorted(facets, key=lambda facet: facet["index"]["byteStart"])


class World:
    """All records, and the views of them for one viewer (a DID, or None)."""

    def __init__(self, data, viewer=None, shows_gallery=True):
        data = data if isinstance(data, dict) else {"posts": data}
        self.viewer, self.shows_gallery = viewer, shows_gallery
        self.actors = {handle_of(name): one for name, one in data.get("actors", {}).items()}
        self.lists, self.feeds = data.get("lists", {}), data.get("feeds", {})
        self.all = data.get("posts", [])
        self.by_mark = {post["mark"]: post for post in self.all}
        self.handles = {self.did(name): name for name in
                        [*self.actors, *(handle_of(post["author"]) for post in self.all)]}
        self.by_uri = {self.uri(post): post for post in self.all}

    # ---- who ----

    def did(self, name):
        handle = handle_of(name)
        return self.actors.get(handle, {}).get("did") or did_of(handle)

    def actor(self, did):
        return self.actors.get(self.handles.get(did, ""), {})

    def resolve(self, name):
        """The DID of a handle or a DID, None where nobody is called so."""
        if name in self.handles:
            return name
        now = {one.get("handle", name): did for did, name in self.handles.items()
               for one in [self.actor(did)]}
        return now.get(name.lower().removeprefix("@"))

    def status(self, did):
        return self.actor(did).get("status", "active")

    def is_blocked(self, did):
        one = self.actor(did)
        return self.viewer is not None and bool(one.get("blocks") or one.get("blocked_by"))

    def viewer_state(self, did):
        one = self.actor(did)
        state = {"muted": False, "blockedBy": bool(one.get("blocked_by"))}
        if one.get("blocks"):
            state["blocking"] = f"at://{self.viewer}/app.bsky.graph.block/3kaaaaaaaaa2a"
        return state

    def label(self, val, uri, src=LABELER, **more):
        found = {"src": src, "uri": uri, "cts": "2026-01-02T03:04:05.678Z", **more}
        return {**found, **({"val": val} if isinstance(val, str) else val)}

    def profile_basic(self, did):
        one, handle = self.actor(did), self.handles.get(did, "handle.invalid")
        uri = f"at://{did}/app.bsky.actor.profile/self"
        found = {"did": did, "handle": one.get("handle", handle),
                 "displayName": one.get("displayName", handle.split(".")[0].title()),
                 "avatar": f"{CDN}/avatar/plain/{did}/{cid_of(handle, 0x55)}",
                 "associated": {"chat": {"allowIncoming": "following"}},
                 "labels": [self.label(val, uri, did, cid=cid_of(uri))
                            for val in one.get("labels", [])]
                 + [self.label(val, did) for val in one.get("moderation", [])],
                 "createdAt": "2023-07-01T10:00:00.000Z"}
        if self.viewer:
            found["viewer"] = self.viewer_state(did)
        return {**found, **one.get("view", {})}

    def profile(self, did):
        one = self.actor(did)
        found = {**self.profile_basic(did), "indexedAt": "2024-01-20T05:00:00.000Z"}
        if "description" in one:
            found["description"] = one["description"]
        return found

    def profile_detailed(self, did):
        one = self.actor(did)
        posts = sum(self.did(post["author"]) == did for post in self.all)
        found = {**self.profile(did), "followersCount": 12, "followsCount": 7, "postsCount": posts,
                 "associated": {"lists": 0, "feedgens": 0, "starterPacks": 0, "labeler": False}}
        if one.get("pinned") in self.by_mark:
            found["pinnedPost"] = self.ref(one["pinned"])
        return found

    # ---- records ----

    def uri(self, post):
        return f"at://{self.did(post['author'])}/{POST}/{tid_of(post['at'], post['mark'])}"

    def ref(self, mark):
        """A strong reference; a mark that nobody has is a post that was deleted."""
        if mark.startswith("at://"):
            return {"uri": mark, "cid": cid_of(mark)}
        uri = (self.uri(self.by_mark[mark]) if mark in self.by_mark else
               f"at://{did_of('gone.bsky.social')}/{POST}/{tid_of('2026-01-01T00:00:00Z', mark)}")
        return {"uri": uri, "cid": cid_of(mark)}

    def root(self, post):
        seen = set()
        while post.get("reply") in self.by_mark and post["mark"] not in seen:
            seen.add(post["mark"])
            post = self.by_mark[post["reply"]]
        return post

    def root_ref(self, post):
        top = self.root(post)
        return self.ref(top.get("reply") or top["mark"])

    def embed_of_record(self, embed):
        """Marks become references."""
        if "mark" in embed.get("record", {}):
            return {**embed, "record": self.ref(embed["record"]["mark"])}
        if embed["$type"] == "app.bsky.embed.recordWithMedia":
            return {**embed, "record": self.embed_of_record(embed["record"])}
        return embed

    def record(self, post):
        text, facets = shorten(post["text"])
        facets = post.get("facets", facets_of(text, facets))
        found = {"$type": POST, "text": text, "createdAt": post.get("claims", stamp(post["at"])),
                 "langs": post.get("langs", ["en"])}
        if facets:
            found["facets"] = facets
        if post.get("outline"):
            found["tags"] = post["outline"]
        if post.get("labels"):
            found["labels"] = {"$type": "com.atproto.label.defs#selfLabels",
                               "values": [{"val": val} for val in post["labels"]]}
        if post.get("reply"):
            found["reply"] = {"root": self.root_ref(post), "parent": self.ref(post["reply"])}
        if post.get("embed"):
            found["embed"] = self.embed_of_record(post["embed"])
        return {**found, **post.get("record", {})}

    def sort_at(self, post):
        return min(moment(post["at"]), moment(post["seen"]))

    def is_there(self, post):
        return (post["state"] in ("shown", "hidden")
                and self.status(self.did(post["author"])) not in NOT_HOSTED)

    def find(self, uri):
        """A post that the AppView has, or None: deleted, taken down, its author gone."""
        post = self.by_uri.get(uri)
        return post if post and self.is_there(post) else None

    # ---- gates ----

    def violates_gate(self, post):
        """Whether the root's author had not allowed this answer."""
        root = self.root(post)
        author = self.did(post["author"])
        if root is post or "allow" not in root or author == self.did(root["author"]):
            return False
        mentioned = MENTION.findall(root["text"]) if root["allow"] == "mentioned" else []
        return author not in map(self.did, mentioned)

    def gate_view(self, post):
        uri = self.uri(post).replace(POST, GATE)
        record = {"$type": GATE, "post": self.uri(post), "createdAt": stamp(post["at"]),
                  "hiddenReplies": [self.ref(mark)["uri"] for mark in post.get("hides", [])]}
        if "allow" in post:
            record["allow"] = ([{"$type": f"{GATE}#mentionRule"}]
                               if post["allow"] == "mentioned" else [])
        return {"uri": uri, "cid": cid_of(uri), "record": record, "lists": []}

    # ---- views ----

    def post_labels(self, post):
        uri, did = self.uri(post), self.did(post["author"])
        return ([self.label(val, uri) for val in post.get("moderation", [])]
                + [self.label(val, uri, did, cid=cid_of(post["mark"]))
                   for val in post.get("labels", [])])

    def post_view(self, post, depth=0):
        did, uri = self.did(post["author"]), self.uri(post)
        found = {"uri": uri, "cid": cid_of(post["mark"]), "author": self.profile_basic(did),
                 "record": self.record(post), "bookmarkCount": 0,
                 "replyCount": sum(one.get("reply") == post["mark"] for one in self.all),
                 "repostCount": len(post.get("reposts", ())), "likeCount": post.get("likes", 0),
                 "quoteCount": 0, "indexedAt": stamp(post["seen"]),
                 "labels": self.post_labels(post)}
        if post["state"] == "hidden":
            found["author"]["labels"].append(
                self.label("!no-unauthenticated", f"at://{did}/app.bsky.actor.profile/self", did))
        embed = depth < 2 and self.embed_view(post, found["record"].get("embed"), depth + 1)
        if embed:
            found["embed"] = embed
        if self.viewer:
            found["viewer"] = {"threadMuted": False, "embeddingDisabled": "no_quotes" in post}
        if not post.get("reply") and ("allow" in post or "hides" in post):
            found["threadgate"] = self.gate_view(post)
        return {**found, **post.get("view", {})}

    def image(self, post, size, part):
        link = part["ref"]["$link"]
        return f"{CDN}/feed_{size}/plain/{self.did(post['author'])}/{link}"

    def embed_view(self, post, embed, depth):
        """What is shown of an embed; None of what this AppView does not know."""
        kind = (embed or {}).get("$type", "").removeprefix("app.bsky.embed.")
        views = {"images": self.images_view, "video": self.video_view,
                 "external": self.external_view, "gallery": self.gallery_view}
        if kind in views and (kind != "gallery" or self.shows_gallery):
            return views[kind](post, embed)
        if kind == "record":
            return self.record_view(post, embed, depth)
        if kind == "recordWithMedia":
            media = self.embed_view(post, embed["media"], depth)
            quoted = self.record_view(post, embed["record"], depth)
            return media and {"$type": "app.bsky.embed.recordWithMedia#view", "media": media,
                              "record": {"record": quoted["record"]}}
        return None

    def images_view(self, post, embed):
        return {"$type": "app.bsky.embed.images#view", "images": [
            {"thumb": self.image(post, "thumbnail", one["image"]),
             "fullsize": self.image(post, "fullsize", one["image"]), "alt": one["alt"],
             "aspectRatio": one["aspectRatio"]} for one in embed["images"]]}

    def gallery_view(self, post, embed):
        return {"$type": "app.bsky.embed.gallery#view", "items": [
            {"$type": "app.bsky.embed.gallery#viewImage",
             "thumbnail": self.image(post, "thumbnail", one["image"]),
             "fullsize": self.image(post, "fullsize", one["image"]), "alt": one["alt"],
             "aspectRatio": one["aspectRatio"]} for one in embed["items"]]}

    def video_view(self, post, embed):
        cid, did = embed["video"]["ref"]["$link"], self.did(post["author"])
        base = f"https://video.bsky.app/watch/{did}/{cid}"
        found = {"$type": "app.bsky.embed.video#view", "cid": cid,
                 "playlist": f"{base}/playlist.m3u8", "thumbnail": f"{base}/thumbnail.jpg",
                 "aspectRatio": embed["aspectRatio"]}
        return {**found, "alt": embed["alt"]} if "alt" in embed else found

    def external_view(self, post, embed):
        card = {name: embed["external"][name] for name in ("uri", "title", "description")}
        if "thumb" in embed["external"]:
            card["thumb"] = self.image(post, "thumbnail", embed["external"]["thumb"])
        return {"$type": "app.bsky.embed.external#view", "external": card}

    def record_view(self, post, embed, depth):
        return {"$type": "app.bsky.embed.record#view",
                "record": self.quoted(post, embed["record"]["uri"], depth)}

    def quoted(self, post, uri, depth):
        did, kind = uri.split("/")[2], "app.bsky.embed.record#view"
        found = self.find(uri)
        if self.is_blocked(did):
            return {"$type": kind + "Blocked", "uri": uri, "blocked": True,
                    "author": self.blocked_author(did)}
        if f"/{LIST}/" in uri and uri.split("/")[-1] in self.lists:
            return {"$type": "app.bsky.graph.defs#listView", **self.list_view(uri)}
        if not found:
            return {"$type": kind + "NotFound", "uri": uri, "notFound": True}
        if found.get("no_quotes") or post["mark"] in found.get("detaches", ()):
            return {"$type": kind + "Detached", "uri": uri, "detached": True}
        view = self.post_view(found, depth)
        shown = {name: view[name] for name in (
            "uri", "cid", "author", "labels", "likeCount", "replyCount", "repostCount",
            "quoteCount", "indexedAt")}
        if depth < 2:
            shown["embeds"] = [view["embed"]] if "embed" in view else []
        return {"$type": kind + "Record", **shown, "value": view["record"]}

    def blocked_author(self, did):
        found = {"did": did}
        if self.viewer:
            found["viewer"] = self.viewer_state(did)
        return found

    # ---- lists, feeds, threads ----

    def list_view(self, uri):
        one = self.lists[uri.split("/")[-1]]
        return {"uri": uri, "cid": cid_of(uri), "creator": self.profile(uri.split("/")[2]),
                "name": one.get("name", "A list"), "listItemCount": len(one["members"]),
                "purpose": one.get("purpose", "app.bsky.graph.defs#curatelist"), "labels": [],
                "indexedAt": "2026-03-04T05:06:07.089Z"}

    def list_item(self, uri, name):
        did = self.did(name)
        key = tid_of("2026-03-04T05:06:07Z", name)
        return {"uri": f"at://{uri.split('/')[2]}/app.bsky.graph.listitem/{key}",
                "subject": self.profile(did)}

    def maybe(self, uri):
        """What stands for a post in replies and threads."""
        found = self.find(uri)
        if not found:
            return {"$type": "app.bsky.feed.defs#notFoundPost", "uri": uri, "notFound": True}
        did = self.did(found["author"])
        if self.is_blocked(did):
            return {"$type": "app.bsky.feed.defs#blockedPost", "uri": uri, "blocked": True,
                    "author": self.blocked_author(did)}
        return None

    def maybe_view(self, uri):
        return self.maybe(uri) or {"$type": "app.bsky.feed.defs#postView",
                                   **self.post_view(self.by_uri[uri])}

    def feed_item(self, post, reposter=None, when=None, is_pinned=False):
        item = {"post": self.post_view(post)}
        if post.get("reply") and not self.violates_gate(post):
            reply = item["post"]["record"]["reply"]
            item["reply"] = {"root": self.maybe_view(reply["root"]["uri"]),
                             "parent": self.maybe_view(reply["parent"]["uri"])}
        if reposter:
            did = self.did(reposter)
            key = tid_of(when, post["mark"])
            item["reason"] = {"$type": "app.bsky.feed.defs#reasonRepost",
                              "by": self.profile_basic(did), "indexedAt": stamp(when),
                              "uri": f"at://{did}/app.bsky.feed.repost/{key}",
                              "cid": cid_of(when + post["mark"])}
        if is_pinned:
            item["reason"] = {"$type": "app.bsky.feed.defs#reasonPin"}
        return item

    def thread(self, post, depth, height):
        stands = self.maybe(self.uri(post))
        if stands:
            return stands
        node = {"$type": "app.bsky.feed.defs#threadViewPost", "post": self.post_view(post),
                "threadContext": {}}
        if not self.violates_gate(post):
            parent = self.above(post, height)
            if parent:
                node["parent"] = parent
            if depth:
                node["replies"] = self.below(post, depth)
        return node

    def above(self, post, height):
        if not post.get("reply") or not height:
            return None
        uri = self.ref(post["reply"])["uri"]
        stands = self.maybe(uri)
        if stands:
            return stands
        found = self.by_uri[uri]
        node = {"$type": "app.bsky.feed.defs#threadViewPost", "post": self.post_view(found),
                "threadContext": {}}
        parent = self.above(found, height - 1)
        return {**node, "parent": parent} if parent else node

    def below(self, post, depth):
        """Newest first. What the thread's author hid is there: it is for the client to hide."""
        found = []
        for one in sorted((one for one in self.all if one.get("reply") == post["mark"]),
                          key=self.sort_at, reverse=True):
            if not self.is_there(one) or self.violates_gate(one):
                continue
            node = self.maybe(self.uri(one)) or {
                "$type": "app.bsky.feed.defs#threadViewPost", "post": self.post_view(one),
                "threadContext": {},
                **({"replies": self.below(one, depth - 1)} if depth > 1 else {})}
            found.append(node)
        return found

    def author_items(self, did, kind, has_pin):
        """[(sortAt, function that makes the item)] of an author's feed, newest first."""
        found = [(self.sort_at(post), lambda post=post: self.feed_item(post)) for post in self.all
                 if self.did(post["author"]) == did and self.is_there(post)
                 and self.is_of_kind(post, kind)]
        if kind != "posts_with_media":
            found += [(moment(when), lambda post=post, who=who, when=when:
                       self.feed_item(post, who, when))
                      for post in self.all if self.is_there(post)
                      and not self.is_blocked(self.did(post["author"]))
                      for who, when in post.get("reposts", ()) if self.did(who) == did]
        found.sort(key=lambda one: one[0], reverse=True)
        pin = self.by_mark.get(self.actor(did).get("pinned"))
        if has_pin and pin:
            found.insert(0, (datetime.max.replace(tzinfo=timezone.utc),
                             lambda: self.feed_item(pin, is_pinned=True)))
        return found

    def is_of_kind(self, post, kind):
        embed = post.get("embed", {}).get("$type", "")
        if kind == "posts_no_replies":
            return not post.get("reply")
        if kind in ("posts_with_media", "posts_with_video"):
            return embed.endswith(("images", "gallery", "video", "recordWithMedia"))
        if kind == "posts_and_author_threads":
            top = self.root(post)
            return top is post or (top["author"] == post["author"] and top.get("reply") is None)
        return True

    def feed_posts(self, one):
        """What a feed holds, in its own order."""
        if "marks" in one:
            return [self.by_mark[mark] for mark in one["marks"] if mark in self.by_mark]
        wanted = {fold(tag) for tag in one["tags"]}
        return sorted((post for post in self.all if wanted & set(map(fold, post["tags"]))),
                      key=self.sort_at, reverse=True)

    def feed_view(self, uri):
        one = self.feeds[uri.split("/")[-1]]
        return {"uri": uri, "cid": cid_of(uri), "did": "did:web:feeds.example",
                "creator": self.profile(uri.split("/")[2]), "likeCount": 3, "labels": [],
                "displayName": one.get("name", "A feed"), "indexedAt": "2026-03-04T05:06:07.089Z"}


def bridged(mark, at, user, instance, **more):
    """A post of the fediverse as Bridgy Fed shows it: cut, its address a card and a member."""
    whole = more.pop("text", f"We did mark-{mark} today #JoyFE")
    number = int(moment(at).timestamp() * 1000) << 16 | api_posts.bits(mark) & 0xffff
    url = f"https://{instance}/@{user}/{number}"
    record = {"bridgyOriginalUrl": f"https://{instance}/users/{user}/statuses/{number}",
              "bridgyOriginalText": f"<p>{whole}</p>"}
    if len(whole) > 280:
        more["embed"] = external(url, f"Original post on {instance}")
    host = f"{instance}.ap.brid.gy"
    return api_posts.post(mark, at, f"{re.sub('[_~]', '-', user)}.{host}", **{
        "text": whole if len(whole) <= 280 else whole[:270] + " […]",
        "record": record, **more})
