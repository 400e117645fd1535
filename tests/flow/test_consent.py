#!/usr/bin/python3
"""What of other people's words and names reaches a reader, as the program mails it."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import make  # noqa: E402
import scene  # noqa: E402

tap = harness.Tap()
WHEN = "2026-11-10T09:00:00Z"
NOBODY = {"automatic": [], "manual": [], "current_user": "denied"}
LONG = " ".join(f"w{i:03d}" for i in range(120))
PICTURE = {"id": "1", "type": "image", "url": "https://files.example/1.jpg",
           "description": "A bowl of soup"}


def mailed(world, sources):
    """The text and the HTML of the week's mail."""
    world.write("aggregator.ini", scene.ini(sources, "url = maildir:Mail"))
    result = world.run("run", now=scene.NOW)
    (mail,) = world.mails("Mail") or (None,)
    assert mail is not None, result
    return [mail.get_body((kind,)).get_content() for kind in ("plain", "html")]


def author(name, mark):
    """An item of RSS with an author as its writer put it."""
    return (f"<item><guid isPermaLink='false'>{mark}</guid><link>https://blog.example/{mark}</link>"
            "<pubDate>Tue, 10 Nov 2026 09:00:00 GMT</pubDate>"
            f"<author>{name}</author><description>mark-{mark} #JoyFE</description></item>")


def test_addresses(world):
    """RSS has a mail address for an author; no reader gets it, however it is written."""
    names = ("ada@blog.example", "mailto:bea@blog.example", "Cai Dew cai@blog.example",
             "dai (at) blog.example", "eve [at] blog [dot] example", "fay＠blog.example",
             "gus@blog.example (gus@blog.example)", "Hal Lee &lt;hal@blog.example&gt;")
    world.write("feed.xml", '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>'
                "<title>Blog of it@blog.example</title>" + "".join(
                    author(name, f"a{i}") for i, name in enumerate(names)) + "</channel></rss>")
    text, page = mailed(world, {"blog": ("feed", "file:feed.xml")})
    tap.equal(len(scene.MARK.findall(text)), len(names), "all posts are mailed", text)
    for part, name in ((text, "text"), (page, "HTML")):
        found = [sign for sign in ("blog.example)", "@blog", "＠", "(at)", "[at]", "[dot]")
                 if sign in part]
        tap.equal(found, [], f"{name}: no author's mail address", part)
        tap.ok("Cai Dew" in part and "Hal Lee" in part, f"{name}: who has a name has it", part)


def test_less(world):
    """Whom nobody may quote is quoted at excerpt length; what their picture shows is not told."""
    posts = [make.status(f"mark-{mark} {LONG} #JoyFE", WHEN, author=mark,
                         media_attachments=[PICTURE], **more)
             for mark, more in (("open", {}), ("nobody", {"quote_approval": NOBODY}))]
    world.began = scene.at(days=-7)
    toot = world.mastodon(posts)
    text, page = mailed(world, {"toot": ("mastodon", toot.url)})
    less = text[text.index("mark-nobody"):]
    less = less[:less.find("mark-open")] if "mark-open" in less else less
    tap.ok("w040" in less and "w060" not in less, "nobody may quote it: an excerpt", text)
    tap.ok("w080" in text, "who says nothing of it: more", text)
    tap.equal(text.count("A bowl of soup"), 1, "a description is a quotation", text)
    tap.contains(less, "icture", "that there is a picture is none")
    tap.equal(page.count("A bowl of soup"), 1, "nor in HTML", page)


def test_spelt(world):
    """#nobot is heard in a feed's words too, and in categories."""
    items = [("plain", WHEN, "mark-plain words", "JoyFE"),
             ("text", WHEN, "mark-text #nobot", "JoyFE"),
             ("title #NoBots", WHEN, "mark-title", "JoyFE"),
             ("category", WHEN, "mark-category", "JoyFE", "no-bot")]
    world.write("feed.xml", make.rss("Blog", *items))
    text, _ = mailed(world, {"blog": ("feed", "file:feed.xml")})
    tap.equal(sorted(scene.MARK.findall(text)), ["plain"], "who says #nobot is not mailed", text)
    tap.ok(b"mark-text" not in world.database_bytes(), "nor kept")


def test_links(world):
    """What a link leads to is where it says, without who sent whom."""
    world.write("feed.xml", make.rss("Blog", ("one", WHEN, (
        'See <a href="https://www.google.com/url?q=https%3A%2F%2Fpaper.example%2Fa%3Futm_source%3Dx'
        '&amp;sa=D">this</a>, https://paper.example/b?id=7&amp;fbclid=abc and '
        '<a href="https://paper.example/c?utm_medium=y">https://paper.example/c?utm_medium=y</a> '
        'or <a href="https://paper.example/d">as in https://paper.example/d?utm_id=1, there</a> '
        '#JoyFE'), "JoyFE")).replace("</link>\n<guid>", "?utm_campaign=z</link>\n<guid>"))
    text, page = mailed(world, {"blog": ("feed", "file:feed.xml")})
    for part, name in ((text, "text"), (page, "HTML")):
        found = [sign for sign in ("utm_", "fbclid", "google.com") if sign in part]
        tap.equal(found, [], f"{name}: no tracker", part)
        tap.ok("paper.example/b?id=7" in part and "in paper.example/d, there" in part,
               f"{name}: what is no tracker stays", part)


if __name__ == "__main__":
    tap.play(test_addresses, test_less, test_spelt, test_links)
