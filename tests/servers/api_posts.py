"""Posts for the stubs of JSON APIs, which all show the same ones, each in its own shape.

    world.api("lemmy", [api_posts.post("red", "2026-11-10T09:00:00Z")])
"""

import hashlib
from datetime import datetime

EPOCH_S = 1_790_000_000     # numbers count from here, so that they fit in 31 bits for years


def bits(text):
    """A loose number, the same for the same text."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16)


def post(mark, at, author="ada", host=None, tags=("JoyFE",), **more):
    """One post that can be told from others by its mark. A server that got it late: seen=."""
    seen = more.pop("seen", at)
    seconds = int(datetime.fromisoformat(seen).timestamp()) - EPOCH_S
    text = f"We did mark-{mark} today " + " ".join(f"#{tag}" for tag in tags)
    return {"mark": mark, "at": at, "seen": seen, "author": author, "host": host, "text": text,
            "title": f"Notes on mark-{mark}", "tags": list(tags), "edited": None, "state": "shown",
            "warning": None, "number": seconds * 50 + bits(mark) % 50, "more": {}, **more}


def fold(tag):
    return tag.casefold()
