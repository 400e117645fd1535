#!/usr/bin/python3
"""What a feed holds without dates when it is first read is no news; what comes later is. Dates of
figures alone are near to now, and a day that means "not set" is none."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402

TAP = harness.Tap()
DAYS = (-6, -5, -4)  # of the week that the preview is about


def item(name, date=None):
    return (f"<item><guid>{name}</guid><link>https://blog.example/{name}</link>"
            f"<title>mark-{name}</title><description>Of #JoyFE</description>"
            + (f"<pubDate>{date}</pubDate>" if date is not None else "") + "</item>")


def feed(*items):
    return ("<rss version='2.0'><channel><title>Old stones</title>"
            "<link>https://blog.example/</link>" + "".join(items) + "</channel></rss>")


def begin(world, *replies):
    server = world.feeds(script={"/feed.xml": [{"body": body} for body in replies]})
    world.write("aggregator.ini", scene.ini({"blog": ("feed", f"{server.url}/feed.xml")},
                                            "url = maildir:Mail"))


def poll(world, days):
    result = world.run("poll", "blog", now=scene.at(days=days))
    assert result.code == 0, result


def shown(world):
    return sorted(scene.MARK.findall(world.run("preview", now=scene.at(days=-3)).out))


def test_archive(world):
    archive = [item(f"old{number}") for number in range(50)]
    begin(world, feed(*archive, item("unset", "Thu, 01 Jan 1970 00:00:00 GMT")),
          feed(item("fresh"), *archive), feed(item("later"), item("fresh"), *archive))
    poll(world, DAYS[0])
    TAP.equal(shown(world), [], "an archive without dates is no news")
    why = world.run("explain", "https://blog.example/old7", now=scene.at(days=-3))
    TAP.contains(why.out + why.err, "no date", "explain says why")
    poll(world, DAYS[1])
    TAP.equal(shown(world), ["fresh"], "what comes without a date is")
    poll(world, DAYS[2])
    TAP.equal(shown(world), ["fresh", "later"], "and what comes after that")
    world.run("run", now=scene.NOW)
    TAP.equal([scene.marks(mail) for mail in world.mails("Mail")], [["fresh", "later"]], "mailed")


def test_figures(world):
    """scene.NOW is in November: 10 November, the day first; 11 October would be too old."""
    begin(world, feed(item("figures", "10/11/2026"), item("old", "11/05/2026")))
    poll(world, DAYS[2])
    TAP.equal(shown(world), ["figures"], "a date of figures alone is near to now")


if __name__ == "__main__":
    TAP.play(test_archive, test_figures)
