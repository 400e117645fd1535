"""What the check scripts share: the tree, C text without its comments, and a TAP report."""

import argparse
import os
import pathlib
import re
import subprocess
import sys


class Tap:
    """One TAP line for each rule; what breaks it stands below, one line each."""

    def __init__(self):
        self.count = 0
        self.failed = False

    def rule(self, name, problems):
        self.count += 1
        problems = sorted(set(problems))
        self.failed = self.failed or bool(problems)
        print(f"{'not ok' if problems else 'ok'} {self.count} - {name}")
        for problem in problems:
            print(f"# {problem}")

    def end(self):
        print(f"1..{self.count}", flush=True)
        sys.exit(1 if self.failed else 0)


def arguments(*names):
    """The folder to look at, and what else the script takes; by default the tree we stand in."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path("."))
    for name in names:
        parser.add_argument(name, type=pathlib.Path)
    return parser.parse_args()


def files(root, folders, suffixes):
    """All files below the folders that end in one of the suffixes, sorted."""
    found = []
    for folder in folders:
        found += [path for path in (root / folder).rglob("*")
                  if path.is_file() and path.name.endswith(suffixes)]
    return sorted(found)


TOKEN = re.compile(
    r"""//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'""", re.DOTALL)


def without_comments(text, keep_strings=False):
    """C text of the same lines: comments become blanks, and what strings hold becomes 's'."""
    def blank(match):
        token = match.group(0)
        if token.startswith("/"):
            return " " + "\n" * token.count("\n")
        if keep_strings:
            return token
        return token[0] + "s" * (len(token) - 2) + token[-1]
    return TOKEN.sub(blank, text)


def without_directives(text):
    """The same lines with preprocessor directives (and their continuations) emptied."""
    def blank(match):
        return "\n" * match.group(0).count("\n")
    return re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", blank, text, flags=re.MULTILINE)


def objects(options):
    """The folder of a build, by default that of $BUILD, and its objects of files that still are."""
    base = options.objects or options.root / os.environ.get("BUILD", "build/plain-gcc")
    return base, [path for path in files(base, ("src", "cmd"), (".o",))
                  if (options.root / path.relative_to(base)).with_suffix(".c").exists()]


def symbols(paths, options):
    """(object, type, name) for every symbol; names as the source has them, `__x_chk` is x."""
    output = subprocess.run(["nm", "-A", "-P", *options, *map(str, paths)],
                            check=True, capture_output=True, text=True).stdout
    for line in output.splitlines():
        where, name, kind = re.match(r"(.*): (\S+) (\S)", line).groups()
        yield pathlib.Path(where), kind, re.sub(r"^__(\w+)_chk$", r"\1", name)


def module_of(path, base):
    """mail/relay for <base>/src/mail/relay.o, cmd/main for <base>/cmd/main.o."""
    path = path.relative_to(base).with_suffix("")
    return str(path.relative_to("src") if path.parts[0] == "src" else path)
