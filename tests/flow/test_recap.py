#!/usr/bin/python3
"""`recap`: a chat out of a file, and what is said where it cannot be."""

import json
import os
import subprocess
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "..", "servers")]
import harness  # noqa: E402

TAP = harness.Tap()
HOUR = os.path.join(HERE, "..", "golden", "recap", "hour.jsonl")


def run(*argv, text=""):
    return subprocess.run([harness.binary(), "recap", *argv], check=False, capture_output=True,
                          input=text, encoding="utf-8")


def recap(*argv, text=""):
    return json.loads(run("--json", *argv, text=text).stdout)


def post(number, author, text, tag="#c"):
    return {"id": str(number), "published": f"2026-10-22T20:{number:02}:00Z",
            "author_handle": f"@{author}", "text": f"{text} {tag}", "tags": [tag]}


def lines_of(posts):
    return "".join(json.dumps(each) + "\n" for each in posts)


def test_forms():
    with open(HOUR, encoding="utf-8") as file:
        posts = [json.loads(line) for line in file]
    found = recap("--file", HOUR)
    placed = [q["post"] for q in found["questions"]] + found["others"] \
        + [a["post"] for q in found["questions"] for a in q["answers"]] \
        + [also for q in found["questions"] for also in q.get("also", [])]
    TAP.equal(sorted(placed), sorted(each["id"] for each in posts), "each post stands once")
    TAP.equal([q["label"] for q in found["questions"]], ["Q1", "Q2", "Q3"],
              "without --host the burst of questions is found")
    TAP.equal(recap("--file", "-", text=lines_of(posts)), found, "- is standard input")
    TAP.equal(json.loads(run("--file", HOUR, "--format", "json").stdout), found,
              "--format json is --json")
    TAP.equal(recap("--file", "-", text=lines_of(posts + posts)), found,
              "what comes twice stands once")
    TAP.ok(run("--file", HOUR).stdout == run("--file", HOUR, "--format", "text").stdout,
           "text when no form is named")


def test_hosts():
    posts = [post(1, "ada@t.example", "Q1: who opens the door?"),
             post(2, "bob@t.example", "A1 the caretaker"),
             post(3, "cyd.bsky.example", "Q2: and who shuts it?"),
             post(4, "bob@t.example", "A2 nobody")]
    names = {"handles": ["@ada@t.example", "@cyd.bsky.example"],
             "no @, other letters": ["ADA@t.example", "cyd.bsky.example"],
             "a name alone": ["@ada", "@cyd.bsky.example"]}
    for what, hosts in names.items():
        argv = [word for host in hosts for word in ("--host", host)]
        found = recap("--file", "-", *argv, text=lines_of(posts))
        TAP.equal([(q["label"], q["post"]) for q in found["questions"]],
                  [("Q1", "1"), ("Q2", "3")], f"several hosts, {what}")
    TAP.equal(recap("--file", "-", "--host", "@eve@t.example", text=lines_of(posts)),
              {"questions": [], "others": ["1", "2", "3", "4"]},
              "who is no host asks nothing")


def test_nothing():
    TAP.equal(recap("--file", "-"), {"questions": [], "others": []}, "no posts, no chat")
    TAP.equal(run("--file", "-").stdout, "There is no chat in these posts.\n", "and that is said")


def test_mistakes():
    done = run()
    TAP.ok(done.returncode == 78 and "no ini file" in done.stderr, "without a file it is the ini's",
           done.stderr)
    done = run("--file", HOUR, "--format", "pdf")
    TAP.ok(done.returncode == 64 and "expected text, markdown, html or json" in done.stderr,
           "no such form", done.stderr)
    done = run("--file", HOUR, "--json", "--format", "text")
    TAP.ok(done.returncode == 64 and "--json" in done.stderr, "two forms", done.stderr)
    done = run("--file", "-", text='{"id": "a"}\n<rss/>\n')
    TAP.ok(done.returncode == 65 and "line 2" in done.stderr and done.stdout == "",
           "a line that is no post is named", done.stderr)
    done = run("--file", "/none.jsonl")
    TAP.ok(done.returncode != 0 and "/none.jsonl" in done.stderr, "no such file", done.stderr)


if __name__ == "__main__":
    test_forms()
    test_hosts()
    test_nothing()
    test_mistakes()
    TAP.done()
