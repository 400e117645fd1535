"""The archive of a Mastodon account, as its BackupService writes it (docs.joinmastodon.org), and as
Akkoma does: an OrderedCollection of activities, actor.json, and what is somebody else's."""

import html
import io
import json
import tarfile
import zipfile

import exports_said

HOST = "https://tooter.example"
ADA = f"{HOST}/users/ada"
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
FOLLOWERS = f"{ADA}/followers"
TO_ALL = {"to": [PUBLIC], "cc": [FOLLOWERS]}
# to whom posts go that are not for all
FOR_SOME = ({"to": [FOLLOWERS], "cc": [PUBLIC]}, {"to": FOLLOWERS, "cc": "as:Public"},
            {"to": [FOLLOWERS], "cc": []}, {"to": ["https://o.example/users/bo"], "cc": []},
            {"to": "https://o.example/users/bo"}, {"to": [], "cc": []})


class Archive(exports_said.Export):
    def __init__(self, seed):
        super().__init__(seed)
        self.items = []

    def new_id(self, when):
        return str((int(when.timestamp() * 1000) << 16) | self.random.getrandbits(16))

    def create(self, tagged, wanted, to=None, **more):
        """A Create and its Note; to whom it goes stands in both."""
        when = self.when()
        number = self.new_id(when)
        uri = f"{ADA}/statuses/{number}"
        text = self.words(self.mark(uri if wanted else None), tagged)
        content = "</p><p>".join(map(html.escape, text.split("\n")))
        name = exports_said.TAG
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
        self.count("taken" if tagged else "untagged")
        return self.create(tagged, tagged)

    # ---- the traps ----

    def add_single(self):
        """One alone in the place of a list, everywhere."""
        for name in (PUBLIC, "as:Public", "Public"):
            note = self.create(True, True, {"to": name, "cc": FOLLOWERS})
            note["tag"] = note["tag"][0]
            note["attachment"] = {"type": "Document", "mediaType": "image/jpeg", "name": "A drum",
                                  "url": "media_attachments/files/1.jpg"}
            self.count("taken")

    def add_poll(self):
        note = self.create(True, True, type="Question", endTime="2026-11-01T00:00:00Z",
                           oneOf=[{"type": "Note", "name": "Yes", "replies": {
                               "type": "Collection", "totalItems": 4}}, {"type": "Note",
                                                                         "name": "No"}])
        note["summary"], note["sensitive"] = "school", True
        self.count("taken")

    def add_map(self):
        """The words in contentMap alone."""
        note = self.create(True, True)
        del note["content"]
        self.count("taken")

    def add_closed(self):
        for to in FOR_SOME:
            self.create(True, False, to)
            self.count("private")

    def add_refusing(self):
        self.create(True, False, summary="#NoBot")
        self.count("private")

    def add_others(self):
        """What is passed on has no words here; words of others are theirs."""
        self.items.append({"type": "Announce", "actor": ADA, **TO_ALL,
                           "object": f"https://o.example/1#{exports_said.TAG}"})
        self.items.append({"type": "Create", "actor": ADA, **TO_ALL, "object": {
            "type": "Note", "id": f"{ADA}/statuses/1", "attributedTo": "https://o.example/users/bo",
            **TO_ALL, "content": self.words(self.mark(), True)}})
        self.count("other")
        self.count("other")
        self.items.append({"type": "Create", "actor": ADA, **TO_ALL, "object": {
            "type": "Note", "id": "https://o.example/statuses/1", **TO_ALL,
            "content": self.words(self.mark(), True)}})
        self.count("unreadable")

    def fill(self, size, kept):
        for _ in range(4):
            for trap in (self.add_single, self.add_poll, self.add_map, self.add_closed,
                         self.add_refusing, self.add_others):
                trap()
        for _ in range(size):
            self.public(self.random.random() < kept)
        self.random.shuffle(self.items)

    def files(self, actor):
        """Name and text of each."""
        context = "https://www.w3.org/ns/activitystreams"
        yield "outbox.json", json.dumps({
            "@context": context, "id": "outbox.json", "type": "OrderedCollection",
            "totalItems": len(self.items), "orderedItems": self.items})
        for name in ("likes.json", "bookmarks.json"):
            yield name, json.dumps({
                "@context": context, "id": name, "type": "OrderedCollection",
                "orderedItems": [f"https://o.example/{self.mark()}#{exports_said.TAG}"]})
        if actor is not None:
            yield "actor.json", json.dumps({
                "@context": [context], "id": ADA, "type": "Person", "inbox": f"{ADA}/inbox",
                "outbox": "outbox.json", "preferredUsername": "ada", "name": "Ada",
                "summary": f"<p>I teach. {self.mark()}</p>", "url": f"{HOST}/@ada",
                "discoverable": True, "indexable": True, **actor})


def make(path, size=0, seed=1, kept=.01, actor=None):
    """Write an archive, a zip or a tar.gz by its name; what it holds."""
    archive = Archive(seed)
    archive.fill(size, kept)
    if path.endswith(".zip"):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
            for name, text in archive.files(actor or {}):
                made.writestr(name, text)
        return archive
    with tarfile.open(path, "w:gz", compresslevel=1) as made:
        for name, text in archive.files(actor or {}):
            entry = tarfile.TarInfo(name)
            entry.size = len(text.encode())
            made.addfile(entry, io.BytesIO(text.encode()))
    return archive
