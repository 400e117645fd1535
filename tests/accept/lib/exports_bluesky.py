"""The repository of a Bluesky account, as com.atproto.sync.getRepo hands it out: a CAR file
(version 1) of DAG-CBOR blocks, with a Merkle Search Tree of their names
(atproto.com/specs/repository)."""

import hashlib
import struct

import exported

DID = "did:plc:adateaches0000000000000"
LETTERS = "234567abcdefghijklmnopqrstuvwxyz"
POSTS = "app.bsky.feed.post"


class Link:
    """A CID, as a value."""

    def __init__(self, cid):
        self.cid = cid


def head(major, value):
    if value < 24:
        return bytes([major << 5 | value])
    for code, shape, most in ((24, ">B", 1 << 8), (25, ">H", 1 << 16), (26, ">I", 1 << 32),
                              (27, ">Q", 1 << 64)):
        if value < most:
            return bytes([major << 5 | code]) + struct.pack(shape, value)
    raise ValueError(value)


def encode(value):
    """DAG-CBOR: keys by their lengths, then by their bytes."""
    if value is None or isinstance(value, bool):
        return {None: b"\xf6", False: b"\xf4", True: b"\xf5"}[value]
    if isinstance(value, int):
        return head(0, value) if value >= 0 else head(1, -1 - value)
    if isinstance(value, str):
        return head(3, len(value.encode())) + value.encode()
    if isinstance(value, bytes):
        return head(2, len(value)) + value
    if isinstance(value, Link):
        return head(6, 42) + encode(b"\0" + value.cid)
    if isinstance(value, list):
        return head(4, len(value)) + b"".join(map(encode, value))
    keys = sorted(value, key=lambda key: (len(key.encode()), key.encode()))
    return head(5, len(keys)) + b"".join(encode(key) + encode(value[key]) for key in keys)


def varint(value):
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes(out) + bytes([value])


def cid_of(block):
    return b"\x01\x71\x12\x20" + hashlib.sha256(block).digest()


def layer_of(key):
    """How many zeros, two by two, the hash of a key begins with: so high it stands."""
    bits = int.from_bytes(hashlib.sha256(key.encode()).digest(), "big")
    return (256 - bits.bit_length()) // 2


def tid(when, random):
    number = (int(when.timestamp()) * 1_000_000 + random.randrange(1_000_000)) << 10
    number |= random.getrandbits(10)
    return "".join(LETTERS[number >> shift & 31] for shift in range(60, -1, -5))


class Repository(exported.Told):
    def __init__(self, name, seed):
        super().__init__(name, seed)
        self.blocks, self.names = {}, {}    # cid -> bytes, key -> cid

    def put(self, value):
        block = encode(value)
        cid = cid_of(block)
        self.blocks[cid] = block
        return cid

    def record(self, text, when, key=None, named=True, **more):
        """A record; its tags as facets, by bytes."""
        facets, at, data = [], 0, text.encode()
        for word in text.split():
            at = data.index(word.encode(), at)
            name = word.strip("().")
            if name.startswith("#"):
                begin = at + word.encode().index(b"#")
                facets.append({"index": {"byteStart": begin,
                                         "byteEnd": begin + len(name.encode())},
                               "features": [{"$type": "app.bsky.richtext.facet#tag",
                                             "tag": name[1:]}]})
        record = {"$type": POSTS, "text": text, "langs": ["en"],
                  "createdAt": when.strftime("%Y-%m-%dT%H:%M:%S.000Z"), **more}
        if facets:
            record["facets"] = facets
        cid = self.put(record)
        if named:
            self.names[f"{POSTS}/{key}"] = cid

    def public(self, tagged, **more):
        when = self.when()
        key = tid(when, self.random)
        mark = self.mark()
        if tagged:
            self.take(mark, id=f"at://{DID}/{POSTS}/{key}")
        else:
            self.count("untagged", mark)
        self.record(self.said(mark, tagged), when, key, **more)

    # ---- the traps ----

    def add_list(self):
        """The hashtag in a list that nobody sees, and under a key that is no time."""
        when = self.when()
        key = f"my-{self.random.getrandbits(32)}"
        mark = self.mark()
        self.take(mark, id=f"at://{DID}/{POSTS}/{key}")
        self.record(self.said(mark, False), when, key, tags=[exported.TAG])

    def add_pictures(self):
        picture = {"$type": "blob", "ref": Link(cid_of(b"picture")), "mimeType": "image/jpeg",
                   "size": 9}
        self.public(True, embed={"$type": "app.bsky.embed.images",
                                 "images": [{"alt": "A drum", "image": picture}]})
        self.public(True, embed={"$type": "app.bsky.embed.external", "external": {
            "uri": "https://blog.example/a", "title": "A page", "description": "Of it"}})

    def add_deleted(self):
        """A block that no name leads to."""
        self.record(self.said(self.hidden(), True), self.when(), named=False)

    def add_refusing(self):
        when = self.when()
        self.record(self.said(self.hidden(), True), when, tid(when, self.random), labels={
            "$type": "com.atproto.label.defs#selfLabels",
            "values": [{"val": "!no-unauthenticated"}]})
        self.count("private")

    def add_others(self):
        """Records that are no posts; what they say is nobody's post."""
        for collection in ("app.bsky.feed.like", "app.bsky.graph.follow", "app.bsky.feed.repost"):
            self.names[f"{collection}/{tid(self.when(), self.random)}"] = self.put(
                {"$type": collection, "createdAt": "2026-10-01T00:00:00Z",
                 "subject": f"{self.hidden()} #{exported.TAG}"})

    def fill(self, size, kept, profile):
        for _ in range(4):
            for trap in (self.add_list, self.add_pictures, self.add_deleted, self.add_refusing,
                         self.add_others):
                trap()
        for _ in range(size):
            self.public(self.random.random() < kept)
        if profile is not None:
            self.names["app.bsky.actor.profile/self"] = self.put(
                {"$type": "app.bsky.actor.profile", "displayName": "Ada",
                 "description": f"I teach. {self.hidden()}", **profile})

    # ---- the tree ----

    def plant(self, keys, layer):
        """The node of a layer over sorted keys; its name, None for nothing."""
        if not keys:
            return None
        own = [at for at, key in enumerate(keys) if layer_of(key) == layer]
        bounds = [-1, *own, len(keys)]
        below = [self.plant(keys[a + 1:b], layer - 1) for a, b in zip(bounds, bounds[1:])]
        entries, last = [], b""
        for at, child in zip(own, below[1:]):
            key = keys[at].encode()
            shared = next((i for i, (a, b) in enumerate(zip(last, key)) if a != b),
                          min(len(last), len(key)))
            entries.append({"p": shared, "k": key[shared:], "v": Link(self.names[keys[at]]),
                            "t": Link(child) if child else None})
            last = key
        return self.put({"l": Link(below[0]) if below[0] else None, "e": entries})

    def write(self):
        keys = sorted(self.names)
        root = self.plant(keys, max(map(layer_of, keys)))
        commit = self.put({"did": DID, "version": 3, "data": Link(root), "rev": "3l5exmpl2ab2c",
                           "prev": None, "sig": b"not looked at"})
        header = encode({"version": 1, "roots": [Link(commit)]})
        order = list(self.blocks)
        self.random.shuffle(order)
        self.files["repository.car"] = varint(len(header)) + header + b"".join(
            varint(len(cid) + len(self.blocks[cid])) + cid + self.blocks[cid] for cid in order)


def repository(name, size=0, seed=1, kept=.01, profile=()):
    """A repository, and what is true of it. @profile: members of the profile, None: there is
    none."""
    told = Repository(name, seed)
    told.fill(size, kept, None if profile is None else dict(profile))
    told.write()
    return told
