"""What is asked of memory: all tests under sanitizers, the demo under valgrind.

    memory.test_valgrind(report, left)
    memory.test_sanitizers(report, left)
"""

import os
import re
import subprocess

import accept
import harness

LOST = re.compile(r"(definitely|indirectly|possibly) lost: ([\d,]+) bytes")
# Nothing is suppressed. Machine code that PCRE2 makes at run time has no name and reads whole words
# at the end of a subject, by design; what is found in it is counted apart.
ERROR = re.compile(r"^==\d+== [A-Z\d].*\n==\d+==    at \w+: (.*)", re.MULTILINE)
UNNAMED = "???"
# The demo takes a program; this one is it, under valgrind.
WRAPPER = r"""#!/bin/sh
exec valgrind --leak-check=full --show-leak-kinds=definite,indirect \
	--errors-for-leak-kinds=definite,indirect --log-file='{logs}/%p.log' {program} "$@"
"""


def test_sanitizers(report, left):
    log = os.path.join(left, "check.log")
    good = accept.make("check", "SANITIZE=address,undefined", log=log)
    said = accept.tail(log, 40)
    report.ok(good, "make check SANITIZE=address,undefined", said)
    for line in said.splitlines():
        if line.startswith("Files="):
            report.figure("tests", line)
    with open(log, encoding="utf-8", errors="replace") as file:
        text = file.read()
    found = re.findall(r"ERROR: \w+Sanitizer.*|runtime error: .*", text)
    report.equal(found, [], "no sanitizer complained")


def test_valgrind(report, left):
    logs = os.path.join(left, "valgrind")
    os.mkdir(logs)
    wrapper = os.path.join(left, "tagdigest-under-valgrind")
    with open(wrapper, "w", encoding="utf-8") as file:
        file.write(WRAPPER.format(logs=logs, program=harness.binary()))
    os.chmod(wrapper, 0o755)
    demo = subprocess.run(
        [os.path.join(accept.ROOT, "feeds/sample/demo.sh"), wrapper, os.path.join(left, "demo")],
        capture_output=True, text=True, check=False, cwd=accept.ROOT,
        env={**os.environ, "G_SLICE": "always-malloc"})
    report.equal(demo.returncode, 0, "the demo runs under valgrind", demo.stdout, demo.stderr)
    rows = [judge(os.path.join(logs, name)) for name in sorted(os.listdir(logs))]
    report.table(("run", "errors", "in JIT code", "definitely", "indirectly", "possibly"), rows)
    report.ok(len(rows) >= 4, "each of its runs left a log", rows)
    report.equal([row for row in rows if row[1] != 0], [], "no error in code that has a name")
    report.equal([row for row in rows if row[3:5] != ("0", "0")], [],
                 "definitely and indirectly lost: 0")


def judge(path):
    """What one log counts; where nothing at all is lost it says so in other words."""
    with open(path, encoding="utf-8", errors="replace") as file:
        text = file.read()
    lost = dict(LOST.findall(text))
    verb = re.search(r"Command: .*?(poll|preview|run|status)\b", text)
    places = ERROR.findall(text)
    unnamed = places.count(UNNAMED)
    if "ERROR SUMMARY" not in text:
        places.append("the log has no end")
    return (verb[1] if verb else os.path.basename(path), len(places) - unnamed, unnamed,
            *(lost.get(kind, "0") for kind in ("definitely", "indirectly", "possibly")))
