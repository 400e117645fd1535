#!/usr/bin/python3
"""`check --print`: the ini as it was read, an ini again, and no secret in it."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402

TAP = harness.Tap()
GOOD = scene.ini({"toot": ("mastodon", "https://mastodon.social")}, "url = smtp://localhost")


def printed(world, ini, what):
    """What is printed, when that can be read again and is then printed likewise."""
    world.write("aggregator.ini", ini)
    first = world.run("check", "--print")
    TAP.equal((first.code, first.err), (0, ""), f"{what}: it can be printed", first)
    world.write("aggregator.ini", first.out, mode=0o644)
    again = world.run("check", "--print")
    TAP.equal((again.code, again.out), (0, first.out), f"{what}: what is printed reads the same",
              again)
    return first.out


def test_form(world):
    ini = GOOD.replace("[smtp]", "; words\n[ SMTP ]").replace("tags = JoyFE",
                                                              "TAGS= JoyFE,\n\tUKFEChat")
    ini += "[tag  JoyFE]\n[tag UKFEChat]\naliases = a1\n"
    out = printed(world, ini.replace("\n", "\r\n"), "odd forms")
    for line in ("[SMTP]", "tags = JoyFE, UKFEChat", "[tag JoyFE]", "aliases = a1"):
        TAP.ok(line in out.splitlines(), f"{line}: blanks, line ends and letters in one form", out)
    TAP.ok("words" not in out, "comments are left out", out)


def test_long(world):
    readers = [f"reader-of-the-digest-{number}@readers.example" for number in range(4000)]
    rule = "exclude = text: " + " ".join(f"one  {number} = x ; y # z" for number in range(150))
    ini = GOOD.replace("to = ", "to = " + ",\n  ".join(readers) + "\nto = ") + rule + "\n"
    out = printed(world, ini, "values longer than a line may be")
    TAP.ok(all(reader in out for reader in readers), "each reader is there")
    TAP.ok(rule.count("  ") == out.count("one  "), "blanks inside a value stay")
    broken = [line for line in out.splitlines() if line.startswith("\t")]
    TAP.ok(broken and not any(line[1] in ";#= " for line in broken),
           "no line that goes on looks like a comment")


def test_included(world):
    world.write("feeds/blog.ini",
                "[source blog]\ntype = feed\nurl = https://blog.example/feed\n")
    out = printed(world, GOOD.replace("allow_private = yes", "include_files = feeds/*.ini"),
                  "an ini that includes another")
    TAP.ok("include_files = feeds/*.ini" in out and "blog" not in out,
           "says so, and leaves that one's sections there", out)


def test_secrets(world):
    world.write("token", "hush-token\n")
    ini = scene.ini({
        "toot": ("mastodon", "https://mastodon.social", "token_file = token"),
        "feed": ("feed", "https://me:hush-login@a.example/f?x=1&token=hush-key"),
        "at": ("feed", "https://hush-name@b.example/")},
        "url = smtps://digest:hush%40word@mail.example.org:465\n"
        "password_command = echo hush-argument")
    out = printed(world, ini, "secrets")
    TAP.ok("hush" not in out, "no secret is shown", out)
    for line in ("url = smtps://digest:***@mail.example.org:465", "password_command = ***",
                 "url = https://***@a.example/f?x=1&token=***", "url = https://***@b.example/",
                 "token_file = token"):
        TAP.ok(line in out.splitlines(), f"{line}: what is no secret is", out)


def test_wrong(world):
    world.write("aggregator.ini", GOOD.replace("timezone = UTC", "timezone = Mars"))
    wrong = world.run("check", "--print")
    TAP.ok(wrong.code == 78 and wrong.out == "" and "Mars" in wrong.err,
           "an ini with mistakes is not printed", wrong)
    both = world.run("check", "--print", "--json")
    TAP.ok(both.code == 64 and both.out == "", "--print and --json are one too many", both)


if __name__ == "__main__":
    TAP.play(test_form, test_long, test_included, test_secrets, test_wrong)
