"""The archive of a Mastodon account, as its BackupService writes it (docs.joinmastodon.org), and as
Akkoma does: an OrderedCollection of activities, actor.json, and what is somebody else's."""

import html
import json

import exported

HOST = "https://tooter.example"
ADA = f"{HOST}/users/ada"
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
FOLLOWERS = f"{ADA}/followers"
TO_ALL = {"to": [PUBLIC], "cc": [FOLLOWERS]}
# to whom posts go that are not for all
FOR_SOME = ({"to": [FOLLOWERS], "cc": [PUBLIC]}, {"to": FOLLOWERS, "cc": "as:Public"},
            {"to": [FOLLOWERS], "cc": []}, {"to": ["https://o.example/users/bo"], "cc": []},
            {"to": "https://o.example/users/bo"}, {"to": [], "cc": []})


class Archive(exported.Told):
    def __init__(self, name, seed):
        super().__init__(name, seed)
        self.items = []

    def new_id(self, when):
        return str((int(when.timestamp() * 1000) << 16) | self.random.getrandbits(16))

    def create(self, verdict, to=None, **more):
        """A Create and its Note, and what becomes of it; to whom it goes stands in both."""
        when = self.when()
        number = self.new_id(when)
        uri = f"{ADA}/statuses/{number}"
        mark, tagged = self.mark(), verdict != "untagged"
        if verdict == "taken":
            self.take(mark, id=uri)
        else:
            self.count(verdict, mark)
        text = self.said(mark, tagged)
        content = "</p><p>".join(map(html.escape, text.split("\n")))
        name = exported.TAG
        for spelt in (name, name.lower()):
            content = content.replace(f"#{spelt}", (
                f'<a href="{HOST}/tags/{name.lower()}" class="mention hashtag" rel="tag">'
                f"#<span>{spelt}</span></a>")) if tagged else content
        published = when.strftime("%Y-%m-%dT%H:%M:%SZ")
        to = TO_ALL if to is None else to
        note = {"id": uri, "type": "Note", "summary": None, "inReplyTo": None,
                "published": published, "url": f"{HOST}/@ada/{number}", "attributedTo": ADA, **to,
                "sensitive": False, "content": f"<p>{content}</p>",
                "contentMap": {"en": f"<p>{content}</p>"}, "attachment": [],
                "tag": [{"type": "Hashtag", "href": f"{HOST}/tags/{name.lower()}",
                         "name": f"#{name.lower()}"}] if tagged else [], **more}
        self.items.append({"id": f"{uri}/activity", "type": "Create", "actor": ADA,
                           "published": published, **to, "object": note})
        return note

    def public(self, tagged):
        return self.create("taken" if tagged else "untagged")

    # ---- the traps ----

    def add_single(self):
        """One alone in the place of a list, everywhere."""
        for name in (PUBLIC, "as:Public", "Public"):
            note = self.create("taken", {"to": name, "cc": FOLLOWERS})
            note["tag"] = note["tag"][0]
            note["attachment"] = {"type": "Document", "mediaType": "image/jpeg", "name": "A drum",
                                  "url": "media_attachments/files/1.jpg"}

    def add_poll(self):
        note = self.create("taken", type="Question", endTime="2026-11-01T00:00:00Z",
                           oneOf=[{"type": "Note", "name": "Yes", "replies": {
                               "type": "Collection", "totalItems": 4}}, {"type": "Note",
                                                                         "name": "No"}])
        note["summary"], note["sensitive"] = "school", True

    def add_map(self):
        """The words in contentMap alone."""
        note = self.create("taken")
        del note["content"]

    def add_closed(self):
        for to in FOR_SOME:
            self.create("private", to)

    def add_refusing(self):
        self.create("private", summary="#NoBot")

    def add_others(self):
        """What is passed on has no words here; words of others are theirs."""
        self.items.append({"type": "Announce", "actor": ADA, **TO_ALL,
                           "object": f"https://o.example/1#{exported.TAG}"})
        self.items.append({"type": "Create", "actor": ADA, **TO_ALL, "object": {
            "type": "Note", "id": f"{ADA}/statuses/1", "attributedTo": "https://o.example/users/bo",
            **TO_ALL, "content": self.said(self.hidden(), True)}})
        self.count("other")
        self.count("other")
        self.items.append({"type": "Create", "actor": ADA, **TO_ALL, "object": {
            "type": "Note", "id": "https://o.example/statuses/1", **TO_ALL,
            "content": self.said(self.hidden(), True)}})
        self.count("unreadable")

    def fill(self, size, kept):
        for _ in range(4):
            for trap in (self.add_single, self.add_poll, self.add_map, self.add_closed,
                         self.add_refusing, self.add_others):
                trap()
        for _ in range(size):
            self.public(self.random.random() < kept)
        self.random.shuffle(self.items)

    def write(self, actor):
        def add(name, thing):
            self.files[name] = json.dumps(thing).encode()

        context = "https://www.w3.org/ns/activitystreams"
        add("outbox.json", {
            "@context": context, "id": "outbox.json", "type": "OrderedCollection",
            "totalItems": len(self.items), "orderedItems": self.items})
        for name in ("likes.json", "bookmarks.json"):
            add(name, {
                "@context": context, "id": name, "type": "OrderedCollection",
                "orderedItems": [f"https://o.example/{self.hidden()}#{exported.TAG}"]})
        add("actor.json", {
            "@context": [context], "id": ADA, "type": "Person", "inbox": f"{ADA}/inbox",
            "outbox": "outbox.json", "preferredUsername": "ada", "name": "Ada",
            "summary": f"<p>I teach. {self.hidden()}</p>", "url": f"{HOST}/@ada",
            "discoverable": True, "indexable": True, **actor})


def archive(name, size=0, seed=1, kept=.01, **actor):
    """An archive, and what is true of it. @actor: members of the account."""
    told = Archive(name, seed)
    told.fill(size, kept)
    told.write(actor)
    return told
