"""Posts as lines, as `tagdigest parse` and `export` print them, with the truth about each."""

import json

import exported


def line(told, text, at_s, **more):
    """A line of a post; what is not said is what a blog's post has."""
    link = f"https://blog.example/{len(told.files)}/{told.random.randrange(10**15)}"
    made = {"title": None, "link": link, "id": link, "published": exported.stamp(at_s),
            "author": "Ada Lovelace", "content": text, "content_type": "text", "text": text,
            "author_handle": "@ada@tooter.example", "network": "Blog", "tags": [], "media": [],
            "consent": "open", "links": []}
    made.update(more)
    return json.dumps(made, ensure_ascii=told.random.random() < .5) + "\n"


def add_one(told):
    """One line of any sort."""
    text, at_s, tag = told.words(), told.moment(), f"#{exported.TAG}"
    sort = told.random.random()
    if sort < .4:
        words = f"{text} {told.mark()} {tag}"
        told.post(words, at_s)
        return line(told, words, at_s, tags=[tag])
    if sort < .75:
        mark = told.mark()
        told.count("untagged", mark)
        return line(told, f"{text} {mark} #teaching", at_s, tags=["#teaching"])
    if sort < .85:
        mark = told.mark()
        told.count("private", mark)
        return line(told, f"{text} {mark} {tag}", at_s, tags=[tag], consent="refused",
                    consent_reason="visibility: private")
    if sort < .92:
        mark = told.mark()
        told.count("unreadable", mark)
        return f'{{"text": "{text} {mark} {tag}", "published": \n'
    mark = told.mark()
    told.count("out_of_reach", mark)
    return line(told, f"{text} {mark} {tag}", 1_000_000_000, tags=[tag])


def lines(size=200, seed=1):
    told = exported.Told("posts as lines", seed)
    told.files["posts.jsonl"] = "".join(add_one(told) for _ in range(size)).encode()
    return told
