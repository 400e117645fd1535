#!/usr/bin/python3
"""The sample world is what the demo promises: lifelike, large enough, and invented throughout."""

import configparser
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from datetime import datetime, timezone

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SAMPLE = os.path.join(ROOT, "feeds", "sample")
sys.path[:0] = [os.path.join(ROOT, "tests", "servers"), SAMPLE]
import feed_dates  # noqa: E402
import harness  # noqa: E402
import world as invented  # noqa: E402

WORLD = invented.FEEDS
INSTANCES = invented.INSTANCES
TAGS = ("joyfe", "ukfechat", "sustainfe", "amplifyfe")
START, END = (datetime(2026, 11, day, 7, 30, tzinfo=timezone.utc) for day in (2, 16))
NAMESPACE_URLS = re.compile(r'(?:xmlns(?::\w+)?|"version")\s*[=:]\s*"[^"]*"')
TAP = harness.Tap()


def read(name):
    with open(os.path.join(WORLD, name), "rb") as file:
        return file.read()


def statuses():
    """What each server had at the end of the demo's fortnight, as its API says it."""
    world = invented.World()
    return {domain: json.loads(json.dumps([
        status for status in world.statuses(domain, END)
        if START <= datetime.fromisoformat(status["created_at"]) < END]))
        for domain in INSTANCES}


def feed_posts(name):
    """(identity, text) of each tagged post of a feed that lies in the fortnight."""
    text = read(name).decode("latin-1")
    found = []
    for start, end in feed_dates.posts(text):
        post, when = text[start:end], feed_dates.post_moment(text, start, end)
        is_tagged = any(tag in post.lower() for tag in TAGS)
        if is_tagged and START <= when < END:
            link = re.search(r'https://[\w./-]+', post)[0]
            found.append((link.rstrip("/"), post))
    return found


def spam_rules():
    ini = configparser.RawConfigParser(strict=False)
    with open(os.path.join(SAMPLE, "aggregator.ini.in"), encoding="utf-8") as file:
        lines = file.read()
    ini.read_string(lines)
    patterns = re.findall(r"^exclude = text: (.*)$", lines, re.MULTILINE)
    return ini, [re.compile(pattern, re.IGNORECASE) for pattern in patterns]


def words(content):
    return re.sub(r"<[^>]+>", "", content)


def real_hosts(text):
    return {host for host in re.findall(r"https?://([^/\s\"'<>&?\\]+)", text)
            if not host.endswith(".example")}


def parse_calendar(data):
    with tempfile.NamedTemporaryFile(suffix=".ics") as file:
        file.write(data)
        file.flush()
        done = subprocess.run([harness.binary(), "events", "--file", file.name, "--from",
                               "2026-10-12", "--until", "2026-12-12", "--json"],
                              capture_output=True, check=False)
    if done.returncode != 0 or done.stderr or len(json.loads(done.stdout)) < 5:
        raise ValueError(done.stderr or done.stdout)


PARSERS = {".json": json.loads, ".ics": parse_calendar}


def check_files():
    for name in sorted(os.listdir(WORLD)):
        data = read(name)
        parse = PARSERS.get(os.path.splitext(name)[1], ET.fromstring)
        try:
            parse(data)
            problem = None
        except ValueError as error:
            problem = error
        except ET.ParseError as error:
            problem = error
        TAP.ok(problem is None, f"{name} is well formed", problem)
        text = NAMESPACE_URLS.sub("", data.decode("latin-1"))
        TAP.equal(real_hosts(text), set(), f"{name} names invented hosts alone")
    for domain in INSTANCES:
        text = json.dumps(invented.World().statuses(domain))
        TAP.equal(real_hosts(text), set(), f"{domain} names invented hosts alone")


def check_federation(world):
    first, second = ({s["uri"]: s for s in world[domain]} for domain in INSTANCES)
    both = first.keys() & second.keys()
    TAP.ok(len(both) >= 30, "the instances have many posts in common", len(both))
    same = all(first[uri]["content"] == second[uri]["content"]
               and first[uri]["id"] != second[uri]["id"]
               and ("@" in first[uri]["account"]["acct"])
               != ("@" in second[uri]["account"]["acct"])
               for uri in both if "growfast" not in uri)
    TAP.ok(same, "a post in common has one uri, two ids, and is at home in one place")
    for domain, found in world.items():
        late = [s["id"] for s in found
                if abs((int(s["id"]) >> 16)
                       - datetime.fromisoformat(s["created_at"]).timestamp() * 1000) > 60000]
        TAP.equal(late, [], f"{domain}: ids tell when a post arrived")


def check_size(world, rules):
    own = {}
    for status in (s for found in world.values() for s in found):
        text = words(status["content"])
        if (status["visibility"] == "public" and not status["reblog"]
                and not status["account"]["noindex"] and "#nobot" not in status["account"]["note"]
                and not any(r.search(text) for r in rules)):
            own[status["uri"]] = status["account"]["acct"].split("@")[0]
    feeds = sorted(os.listdir(WORLD))
    posts = {name: feed_posts(name) for name in feeds}
    links = {link for found in posts.values() for link, _ in found}
    TAP.ok(len(own) + len(links) >= 60, "at least 60 posts", len(own), len(links))
    TAP.ok(sum(bool(found) for found in posts.values()) + len(world) >= 8,
           "at least 8 sources have some", {name: len(found) for name, found in posts.items()})
    TAP.equal(posts["eveningprospectus.xml"], [], "one source is quiet")
    TAP.ok(sum(len(found) for found in posts.values()) > len(links), "a link is published twice")
    TAP.ok(len(set(own.values())) >= 20, "at least 20 voices", set(own.values()))


def check_variety(world, rules):
    every = [s for found in world.values() for s in found]
    spam = {s["uri"] for s in every if any(r.search(s["content"]) for r in rules)}
    TAP.ok(len(spam) >= 3 and all("growfast" in uri for uri in spam),
           "the rules catch the spam and nothing else", spam)
    media = [m for s in every for m in s["media_attachments"]]
    kinds = {
        "a content warning": any(s["spoiler_text"] for s in every),
        "one without a reason": any(s["sensitive"] and not s["spoiler_text"] for s in every),
        "an unlisted post": any(s["visibility"] == "unlisted" for s in every),
        "an author who wants no index": any(s["account"]["noindex"] for s in every),
        "an author who wants no robots": any(
            "#nobot" in words(s["account"]["note"]) for s in every),
        "an author who never opted in": any(s["account"]["indexable"] is None for s in every),
        "an author without a name": any(s["account"]["display_name"] == "" for s in every),
        "a boost": any(s["reblog"] for s in every),
        "a reply": any(s["in_reply_to_id"] for s in every),
        "a poll": any(s["poll"] for s in every),
        "an edited post": any(s["edited_at"] for s in every),
        "a picture described": any(m["description"] for m in media),
        "one not described": any(m["description"] is None for m in media),
        "custom emoji": any(s["emojis"] for s in every),
        "a post tagged out of sight": any(s["tags"] and "#" not in s["content"] for s in every),
        "Welsh and Irish": {"cy", "ga", "en", None} <= {s["language"] for s in every},
        "a long post": any(len(words(s["content"])) > 480 for s in every),
        "a chat hour": 14 <= len({s["uri"] for s in every
                                  if s["created_at"].startswith("2026-11-12T20")
                                  and s["uri"] not in spam}),
    }
    for name, is_there in kinds.items():
        TAP.ok(is_there, f"there is {name}")


def check_demo():
    """What `make demo` does, from the ini to the mails."""
    with tempfile.TemporaryDirectory(prefix="tagdigest-") as folder:
        place = os.path.join(folder, "demo")
        done = subprocess.run([os.path.join(SAMPLE, "demo.sh"), harness.binary(), place],
                              capture_output=True, text=True, check=False)
        TAP.equal(done.returncode, 0, "the demo ends well", done.stdout, done.stderr)
        mails = os.path.join(place, "Maildir", "new")
        TAP.equal(len(os.listdir(mails)) if os.path.isdir(mails) else 0, 2, "with two mails")
        TAP.ok(os.path.exists(os.path.join(place, "digest.html")), "and a page")


def main():
    world = statuses()
    ini, rules = spam_rules()
    sources = [name for name in ini.sections() if name.startswith("source ")]
    TAP.equal(len(sources), 11,
              "the ini names eight sources, a calendar, a quiet one and a broken one")
    check_files()
    check_federation(world)
    check_size(world, rules)
    check_variety(world, rules)
    check_demo()
    TAP.done()


if __name__ == "__main__":
    main()
